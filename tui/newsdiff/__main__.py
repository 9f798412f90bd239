"""`python -m newsdiff` is `newsdiff`."""

from __future__ import annotations

from newsdiff.start import main

if __name__ == "__main__":
    raise SystemExit(main())
