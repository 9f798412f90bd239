"""Measures sweeps of made collections; prints JSON: `python -m tests.bench.sweep_speed [SIZE...] [--in DIR]`.

Each size (1000, 10000 and 50000) is swept by two local worker processes in a process of its own. seconds: on
the wall; per_second: articles; processor: seconds of all processes together, which other programs disturb
less; mebibytes: the peak of the main process and of the largest worker, each by itself; bcubed: of the
grouping against the events that were made; exponent: the power of the number of articles with which seconds
and processor time grow, between neighbouring sizes and between the ends; speedup: of two workers against
one, at the smallest size, if that is 10,000 or less.

With `--in` the collections and the figures of each size stay in that folder: a size that was measured there
is told from its figures, so that sizes can be measured one by one, and one is measured anew when its
`figures-SIZE-WORKERS.json` is deleted.
"""

from __future__ import annotations

import json
import math
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path
from threading import Event, Thread

import psutil

from newsdiff.sweep import Grouping, local, sweep
from newsdiff.sweep._store import Store
from tests.bench.collection import articles, write
from tests.bench.grouping import bcubed

_OFTEN = 1.0
"""Seconds between two looks at the workers' memory."""
_ALONE = 10_000
"""Articles up to which a collection is also swept by one worker."""


def one(size: int, jobs: int, folder: Path) -> dict[str, object]:
    """Sweep one collection in this process."""
    source = folder / f"{size}.jsonl"
    if not source.exists():
        write(source, size)
    steps: dict[str, list[float]] = {}

    def progress(step: str, _done: int, _of: int) -> None:
        now = time.perf_counter()
        steps.setdefault(step, [now, now])[1] = now

    done, peaks = Event(), [0]
    spent: dict[int, float] = {}
    watch = Thread(target=_watch, args=(done, peaks, spent), daemon=True)
    watch.start()
    start, own = time.perf_counter(), time.process_time()
    index = _index(folder, size, jobs)
    summary = sweep([str(source)], index, local(jobs), Grouping(), progress=progress)
    seconds = time.perf_counter() - start
    own = time.process_time() - own
    done.set()
    watch.join()
    return {
        "articles": summary.articles, "events": summary.events, "failures": len(summary.failures),
        "seconds": round(seconds, 1), "per_second": round(size / seconds, 2),
        "processor": round(own + sum(spent.values()), 1),
        "steps": {step: round(b - a, 1) for step, (a, b) in steps.items()},
        "mebibytes": {"main": _own_peak(), "worker": round(peaks[0] / 2**20)},
        "bcubed": [round(value, 3) for value in _judged(size, index)],
    }  # fmt: skip


def _own_peak() -> int:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (2**20 if sys.platform == "darwin" else 1024))


def _watch(done: Event, peaks: list[int], spent: dict[int, float]) -> None:
    """The largest memory of any process below this one, and the processor time of each.

    What the watching takes of this process is counted as less than nothing: it is no part of a sweep.
    """
    me = psutil.Process(os.getpid())
    while not done.wait(_OFTEN):
        for child in me.children(recursive=True):
            try:
                peaks[0] = max(peaks[0], child.memory_info().rss)
                spent[child.pid] = sum(child.cpu_times()[:2])
            except psutil.Error:
                continue
        spent[me.pid] = -time.thread_time()


def _judged(size: int, folder: Path) -> tuple[float, float, float]:
    """B-cubed of the events in the index, an article of none being one by itself."""
    store = Store(folder)
    found = store._base.execute(
        "SELECT u.number, m.event FROM article a JOIN unit u ON u.id = a.unit"
        " LEFT JOIN member m ON m.article = a.key"
    ).fetchall()  # fmt: skip
    store.close()
    gold = [record["event"] for record in articles(size)]
    names = {name: at for at, name in enumerate(sorted({event for _, event in found if event}))}
    labels = [names[event] if event else -number for number, event in found]
    return bcubed([gold[number - 1] for number, _ in found], labels)


def _apart(size: int, jobs: int, folder: Path) -> dict[str, object]:
    """The figures of one sweep in a process of its own, or those that stand in the folder."""
    kept = folder / f"figures-{size}-{jobs}.json"
    if not kept.exists():
        shutil.rmtree(_index(folder, size, jobs), ignore_errors=True)
        words = [sys.executable, "-m", "tests.bench.sweep_speed", "--one", str(size), str(jobs), str(folder)]
        kept.write_text(subprocess.run(words, check=True, capture_output=True, text=True).stdout, "utf-8")
    return dict(json.loads(kept.read_text("utf-8")))


def _index(folder: Path, size: int, jobs: int) -> Path:
    return folder / f"index-{size}-{jobs}"


def _growth(costs: dict[int, float]) -> dict[str, float]:
    """The exponent between neighbouring sizes, and between the smallest and the largest."""
    sizes = list(costs)
    pairs = dict.fromkeys([*pairwise(sizes), *([(sizes[0], sizes[-1])] if len(sizes) > 1 else [])])
    return {f"{a}-{b}": round(math.log(costs[b] / costs[a]) / math.log(b / a), 2) for a, b in pairs}


def main(sizes: list[int], folder: Path) -> None:
    """Print the figures of each size as it is done, then how they hang together."""
    told: dict[int, dict[str, object]] = {}
    for size in sizes:
        told[size] = _apart(size, 2, folder)
        sys.stdout.write(json.dumps({"size": size, "workers": 2, **told[size]}) + "\n")
        sys.stdout.flush()
    costs = {name: {size: float(str(each[name])) for size, each in told.items()}
             for name in ("seconds", "processor")}  # fmt: skip
    growth = {name: _growth(each) for name, each in costs.items()}
    end: dict[str, object] = {"exponent": growth, "cores": os.cpu_count()}
    if sizes[0] <= _ALONE:
        alone = _apart(sizes[0], 1, folder)
        end["speedup"] = round(float(str(alone["seconds"])) / costs["seconds"][sizes[0]], 2)
    sys.stdout.write(json.dumps(end) + "\n")


if __name__ == "__main__":
    given = sys.argv[1:]
    if given[:1] == ["--one"]:
        sys.stdout.write(json.dumps(one(int(given[1]), int(given[2]), Path(given[3]))) + "\n")
    else:
        place = given[given.index("--in") + 1] if "--in" in given else None
        asked = sorted(int(size) for size in given if size.isdigit()) or [1_000, 10_000, 50_000]
        with tempfile.TemporaryDirectory() as scratch:
            kept = Path(place or scratch)
            kept.mkdir(parents=True, exist_ok=True)
            main(asked, kept)
