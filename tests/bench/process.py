"""Measures `newsdiff report seeds/` as a whole process: `python -m tests.bench.process [RUNS]` prints JSON.

Processor time, user and system, of the interpreter that does nothing, of a report that is made anew, and
of one whose comparison was kept, in turns: the least of RUNS (10) each, in milliseconds, and how many
times the first the others are. Everything is kept in a folder that is deleted.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
_REPORT = ("-m", "newsdiff", "report", str(ROOT / "seeds"), "--force", "-o")


def _milliseconds(words: list[str], settings: dict[str, str]) -> float:
    """Of one process that must end well."""
    child = os.posix_spawn(sys.executable, [sys.executable, *words], settings)
    _, status, used = os.wait4(child, 0)
    if status:
        raise SystemExit(f"{words} ended with {os.waitstatus_to_exitcode(status)}")
    return (used.ru_utime + used.ru_stime) * 1000


def main(runs: int) -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        kept = {"NEWSDIFF_CACHE": f"{folder}/cache", "NEWSDIFF_DATA": f"{folder}/desk"}
        settings = {**os.environ, **kept, "PYTHONPATH": str(ROOT / "tui")}
        report = [*_REPORT, f"{folder}/x.md"]
        tried = {"nothing": ["-c", "pass"], "anew": [*report, "--fresh"], "kept": report}
        _milliseconds(report, settings)
        times: dict[str, list[float]] = {name: [] for name in tried}
        for _ in range(runs):
            for name, words in tried.items():
                times[name].append(_milliseconds(words, settings))
    least = {name: min(each) for name, each in times.items()}
    ratio = {name: round(least[name] / least["nothing"], 1) for name in ("anew", "kept")}
    shown = {"milliseconds": {name: round(time, 1) for name, time in least.items()}, "times": ratio}
    sys.stdout.write(json.dumps(shown) + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
