"""Fuzzes load and extract with atheris: any bytes are articles, or told failures, and nothing else.

`python tests/fuzz_inputs.py [SECONDS] [FOLDER]` runs for so long (600 by default) and keeps in FOLDER
what it learns. What breaks a promise, hangs or takes more than 2 GB is written to `tests/cases/`, where
`tests/test_fuzz.py` tries it again for ever. Needs `pip install atheris`; no test runs it.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[1] / "tui")]

with atheris.instrument_imports(include=["newsdiff"]):
    from tests.promises import NAMES, keep_promises

CASES = Path(__file__).parent / "cases"


def one(content: bytes) -> None:
    """Try one input; its first byte chooses the name of the file."""
    if content:
        keep_promises(NAMES[content[0] % len(NAMES)], content[1:])


def seeds(folder: Path) -> None:
    """One of each kind, whole and broken, to start from."""
    from tests.test_inputs import BROKEN, READ

    made = {**READ, **{name: case[:2] for name, case in BROKEN.items()}}
    for number, (name, make) in enumerate(made.values()):
        content = make()
        if len(content) < 100_000:
            suffix = next((i for i, known in enumerate(NAMES) if known == name), 0)
            (folder / f"seed-{number:02}").write_bytes(bytes([suffix]) + content)


def main() -> None:
    """Run for the seconds that are asked for."""
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 600
    folder = Path(sys.argv[2] if len(sys.argv) > 2 else tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    CASES.mkdir(exist_ok=True)
    seeds(folder)
    limits = [f"-max_total_time={seconds}", "-timeout=20", "-rss_limit_mb=2048", "-max_len=20000"]
    atheris.Setup([sys.argv[0], *limits, f"-artifact_prefix={CASES}/", str(folder)], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
