"""Compare how several outlets tell one event.

    from newsdiff import compare

    compared = compare("one.txt", "two.html")
    for divergence in compared.divergences:
        print(divergence.kind, divergence.summary)

Importing this loads nothing else; `compare` loads what it needs when it is first called.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from newsdiff.version import __version__

if TYPE_CHECKING:
    from newsdiff.face import Compared as Compared
    from newsdiff.face import compare as compare
    from newsdiff.face import reopen as reopen
    from newsdiff.model import NewsdiffError as NewsdiffError

_HOME = {
    "Compared": "newsdiff.face",
    "compare": "newsdiff.face",
    "reopen": "newsdiff.face",
    "NewsdiffError": "newsdiff.model",
}
"""Where each public name is at home."""

__all__ = ["Compared", "NewsdiffError", "__version__", "compare", "reopen"]


def __getattr__(name: str) -> object:
    """A public name, from its home."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    """The public names, for completion."""
    return sorted({*globals(), *__all__})
