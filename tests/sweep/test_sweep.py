"""A sweep from sources to rows: the same with any workers, in one go or in parts."""

from __future__ import annotations

import csv
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from newsdiff.cli import main
from newsdiff.model import NewsdiffError, OutputError
from newsdiff.sweep import (
    Crew,
    Events,
    Grouping,
    Order,
    cluster,
    sweep,
    write_csv,
    write_reports,
)
from newsdiff.sweep._index import opened
from newsdiff.sweep._store import Store
from tests.sweep.helpers import AtOnce
from tests.sweep.rows import rows


def at_once() -> Crew:
    return Crew(AtOnce, 1)


def test_any_executor_gives_the_same_rows(dump: Path, swept: Path, tmp_path: Path) -> None:
    sweep([str(dump)], tmp_path, at_once(), Grouping())
    assert rows(tmp_path) == rows(swept)


def test_a_dask_cluster_gives_the_same_rows(dump: Path, swept: Path, tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as here:
        sweep([str(dump)], tmp_path, cluster(here.scheduler_address), Grouping())
    assert rows(tmp_path) == rows(swept)


def test_a_dask_worker_killed_half_way_changes_nothing(dump: Path, swept: Path, tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    killed: list[int] = []
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as here:

        def kill(step: str, done: int, _of: int) -> None:
            if step == "compare" and done == 1 and not killed:
                victim = next(iter(here.workers.values())).pid
                killed.append(victim)
                os.kill(victim, signal.SIGKILL)

        sweep([str(dump)], tmp_path, cluster(here.scheduler_address), Grouping(), progress=kill)
    assert killed
    assert rows(tmp_path) == rows(swept)


CLUSTER = """
import sys
from distributed import LocalCluster
if __name__ == "__main__":
    here = LocalCluster(n_workers=1, threads_per_worker=1, processes=True, dashboard_address=None)
    print(here.scheduler_address, flush=True)
    sys.stdin.read()
"""


def test_a_killed_scheduler_is_told_and_what_was_done_stays(
    dump: Path, swept: Path, tmp_path: Path, monkeypatch
) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr("newsdiff.sweep._crew._ANSWER", "3s")
    script = tmp_path / "run.py"
    script.write_text(CLUSTER, "utf-8")
    apart = subprocess.Popen(
        [sys.executable, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert apart.stdout

    def kill(step: str, done: int, _of: int) -> None:
        if step == "compare" and done == 1:
            apart.kill()

    folder = tmp_path / "index"
    with apart, pytest.raises(NewsdiffError, match="what was done is kept"):
        sweep([str(dump)], folder, cluster(apart.stdout.readline().strip()), Grouping(), progress=kill)
    summary = sweep([str(dump)], folder, at_once(), Grouping())
    assert summary.read == 0
    assert summary.events - summary.compared >= 1
    assert rows(folder) == rows(swept)


def test_a_local_worker_killed_half_way_changes_nothing(dump: Path, swept: Path, tmp_path: Path) -> None:
    from newsdiff.sweep import local

    crew, killed = local(2), []

    def kill(step: str, done: int, _of: int) -> None:
        if step == "compare" and done == 1 and not killed:
            killed.append(next(iter(crew._pool._processes)))  # type: ignore[union-attr]
            os.kill(killed[0], signal.SIGKILL)

    summary = sweep([str(dump)], tmp_path, crew, Grouping(), progress=kill)
    assert killed and summary.broken >= 1
    assert rows(tmp_path) == rows(swept)


def test_a_full_disk_is_told_and_what_was_written_stays(
    dump: Path, swept: Path, tmp_path: Path, monkeypatch
) -> None:
    made, base = Store.__init__, opened(swept)
    pages = base.execute("PRAGMA page_count").fetchone()[0]
    base.close()

    def small(self, folder: Path) -> None:
        made(self, folder)
        self._base.execute(f"PRAGMA max_page_count = {pages * 3 // 4}")

    with monkeypatch.context() as patched:
        patched.setattr(Store, "__init__", small)
        with pytest.raises(OutputError, match="full"):
            sweep([str(dump)], tmp_path, at_once(), Grouping())
    summary = sweep([str(dump)], tmp_path, at_once(), Grouping())
    assert summary.read < 24
    assert rows(tmp_path) == rows(swept)


class Stop(BaseException):
    """As ctrl+c, or the system, would."""


def test_what_was_done_before_a_stop_stays_and_the_next_run_goes_on(
    dump: Path, swept: Path, tmp_path: Path
) -> None:
    def stop(step: str, done: int, _of: int) -> None:
        if step == "compare" and done == 2:
            raise Stop

    with pytest.raises(Stop):
        sweep([str(dump)], tmp_path, at_once(), Grouping(), progress=stop)
    summary = sweep([str(dump)], tmp_path, at_once(), Grouping())
    assert summary.read == 0
    assert summary.compared == summary.events - 2
    assert rows(tmp_path) == rows(swept)


def test_a_second_run_does_nothing_anew(dump: Path, swept: Path, tmp_path: Path) -> None:
    shutil.copytree(swept, tmp_path / "copy")
    pool = AtOnce()
    summary = sweep([str(dump)], tmp_path / "copy", Crew(lambda: pool, 1), Grouping())
    assert pool.done == 0
    assert (summary.read, summary.compared) == (0, 0)


def test_late_articles_join_their_events(dump: Path, swept: Path, tmp_path: Path) -> None:
    lines = dump.read_text("utf-8").splitlines(keepends=True)
    source = tmp_path / "dump.jsonl"
    source.write_text("".join(lines[:-6]), "utf-8")
    folder = tmp_path / "index"
    first = sweep([str(source)], folder, at_once(), Grouping())
    source.write_text("".join(lines), "utf-8")
    second = sweep([str(source)], folder, at_once(), Grouping())
    assert second.read == 6
    assert 0 < second.compared <= second.events
    assert first.articles + 6 == second.articles
    assert members(folder) == members(swept)


def members(folder: Path) -> set[tuple[str, str]]:
    base = sqlite3.connect(folder / "events.sqlite3")
    try:
        return set(base.execute("SELECT event, article FROM member"))
    finally:
        base.close()


def test_bad_articles_are_listed_and_the_rest_is_compared(dump: Path, swept: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    shutil.copy(dump, folder / "dump.jsonl")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "torn.jsonl").write_bytes(b'{"title": "x"}\n{"text": \n\x00\xff\n')
    (folder / "bytes.pdf").write_bytes(b"%PDF-1.4 nothing")
    summary = sweep([str(folder), str(tmp_path / "none")], tmp_path / "out", at_once(), Grouping())
    told = {Path(path).name.partition("#")[0] for path, _, _ in summary.failures}
    assert told == {"empty.txt", "torn.jsonl", "bytes.pdf", "none"}
    assert summary.articles == 24
    assert members(tmp_path / "out") == members(swept)


def test_events_are_listed_found_and_sorted(swept: Path) -> None:
    events = Events(swept)
    found = events.rows(0, 100)
    assert events.count() == len(found) > 2
    assert [e.severity for e in found] == sorted((e.severity for e in found), reverse=True)
    assert all(e.articles >= 3 and e.origins >= 1 for e in found)
    for order, size in ((Order.ARTICLES, "articles"), (Order.ORIGINS, "origins")):
        sizes = [getattr(e, size) for e in events.rows(0, 100, order=order)]
        assert sizes == sorted(sizes, reverse=True)
    comparison = events.finished(found[0].id).comparison
    assert len(comparison.articles) == found[0].articles
    assert len(comparison.divergences) == found[0].divergences
    events.close()


def test_exports_hold_every_divergence(swept: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(swept, folder)
    events = Events(folder)
    with write_csv(events).open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    assert len(lines) == sum(e.divergences for e in events.rows(0, 100))
    severities = [float(line["severity"]) for line in lines]
    assert severities == sorted(severities, reverse=True)
    assert write_reports(events, "markdown", lambda _at, _of: None) == events.count()
    assert len(list((folder / "reports").glob("*.md"))) == events.count()
    events.close()


def test_the_command_sweeps_a_folder_of_files(dump: Path, tmp_path: Path, capsys) -> None:
    out = tmp_path / "out"
    words = ["--jobs", "1", "--min-articles", "2", "--since", "2025-01-01"]
    assert main(["sweep", str(dump), "-o", str(out), *words]) == 0
    assert "24 articles" in capsys.readouterr().err
    assert (out / "divergences.csv").stat().st_size > 500
    assert "24 articles" in (out / "sweep.log").read_text("utf-8")
    assert main([str(out), "--plain"]) == 0
    assert "origins" in capsys.readouterr().out


def test_a_damaged_index_is_told_in_a_sentence(dump: Path, tmp_path: Path, capsys) -> None:
    (tmp_path / "events.sqlite3").write_bytes(b"no database" * 100)
    assert main(["sweep", str(dump), "-o", str(tmp_path), "--jobs", "1"]) == 2
    assert "it is no index" in capsys.readouterr().err
    assert main([str(tmp_path), "--plain"]) == 2
    assert "it is no index" in capsys.readouterr().err


def test_ctrl_c_keeps_what_was_done(dump: Path, tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from newsdiff.cli import main\n"
        "if __name__ == '__main__':\n"
        "    sys.exit(main(sys.argv[1:]))\n"
    )
    script = tmp_path / "run.py"
    script.write_text(code, "utf-8")
    out = tmp_path / "out"
    started = subprocess.Popen(
        [sys.executable, str(script), "sweep", str(dump), "-o", str(out), "--jobs", "1"],
        stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    until = time.monotonic() + 60
    while not compared(out) and time.monotonic() < until and started.poll() is None:
        time.sleep(0.05)
    started.send_signal(signal.SIGINT)
    _, told = started.communicate(timeout=60)
    assert started.returncode == 130, told
    assert "what was done is kept" in told
    assert compared(out) >= 1
    assert not [p for p in psutil.Process().children(recursive=True) if str(out) in " ".join(p.cmdline())]


def compared(folder: Path) -> int:
    try:
        base = sqlite3.connect(f"file:{folder / 'events.sqlite3'}?mode=ro", uri=True)
    except sqlite3.Error:
        return 0
    try:
        return int(base.execute("SELECT count(*) FROM event").fetchone()[0])
    except sqlite3.Error:
        return 0
    finally:
        base.close()
