"""`newsdiff report` makes no comparison twice, and tells rows as they were linked by hand in the reader."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsdiff.cli import main
from newsdiff.desk import open_desk
from newsdiff.model import Comparison, Hand
from newsdiff.reports.reopen import saved_at
from newsdiff.ui.apart import Watch, compare_apart
from newsdiff.ui.recalling import remembered

WATCH = Watch(lambda *_: None, lambda: False, lambda _comparison: None)


def told(capfd: pytest.CaptureFixture[str], *options: str, form: str = "markdown") -> str:
    assert main(["report", "one.txt", "two.txt", "--format", form, *options]) == 0
    return capfd.readouterr().out


def forbid(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    def never(*_words: object, **_named: object) -> None:
        raise AssertionError("it was compared again")

    for name in names:
        monkeypatch.setattr(f"newsdiff.pipeline.{name}", never)


@pytest.mark.parametrize("form", ["markdown", "html", "json", "csv"])
def test_a_second_report_is_the_same_and_made_at_once(papers: Path, capfd, monkeypatch, form: str) -> None:
    first = told(capfd, form=form)
    forbid(monkeypatch, "compare")
    assert told(capfd, form=form) == first


def test_what_the_reader_has_compared_is_not_compared_again(papers: Path, capfd, monkeypatch) -> None:
    expected = told(capfd, "--fresh")
    compare_apart(["one.txt", "two.txt"], None, WATCH)
    forbid(monkeypatch, "compare")
    assert told(capfd) == expected


def test_another_word_another_comparison(papers: Path, capfd) -> None:
    first = told(capfd)
    path = papers / "one.txt"
    path.write_text(path.read_text("utf-8").replace("12 workers", "13 workers"), encoding="utf-8")
    assert "13" in told(capfd)
    assert told(capfd) != first


def test_fresh_uses_nothing_and_keeps_nothing(papers: Path, capfd, monkeypatch) -> None:
    told(capfd, "--fresh")
    forbid(monkeypatch, "compare")
    assert main(["report", "one.txt", "two.txt"]) == 70
    capfd.readouterr()


def test_what_could_not_be_read_is_told_each_time(papers: Path, capfd) -> None:
    (papers / "empty.txt").write_bytes(b"")
    (papers / "blank.txt").write_bytes(b" \n \n")
    for _ in range(2):
        assert main(["report", "."]) == 0
        assert sorted(line.split(":")[1].strip() for line in capfd.readouterr().err.splitlines()) == [
            "blank.txt",
            "empty.txt",
        ]


def test_verbose_tells_what_is_used(papers: Path, capfd) -> None:
    for words, expected in (((), False), ((), True), (("--fresh",), False)):
        assert main(["report", "-v", "-o", "r.md", "--force", "one.txt", "two.txt", *words]) == 0
        assert ("compared before" in capfd.readouterr().err) is expected


def linked(papers: Path, capfd) -> tuple[Comparison, tuple[str, str]]:
    """The comparison, and two passages of it, of which the reader has said the contrary of newsdiff."""
    before = json.loads(told(capfd, form="json"))
    (papers / "before.json").write_text(json.dumps(before), encoding="utf-8")
    saved = saved_at([str(papers / "before.json")])
    assert saved is not None
    comparison = saved.comparison
    link = comparison.alignments[0].links[0]
    open_desk().link(comparison.words(link.left), comparison.words(link.right), False)
    return comparison, (link.left, link.right)


def test_links_by_hand_count_as_in_the_reader(papers: Path, capfd, monkeypatch) -> None:
    before, (one, other) = linked(papers, capfd)
    expected = remembered(before, pytest.fail).comparison
    assert expected.alignments != before.alignments
    for again in (False, True):
        if again:
            forbid(monkeypatch, "compare", "relink")
        (papers / "after.json").write_text(told(capfd, form="json"), encoding="utf-8")
        saved = saved_at([str(papers / "after.json")])
        assert saved is not None
        assert saved.comparison == expected
    assert saved.comparison.by_hand == (Hand(one, other, False),)


def test_the_report_says_what_was_linked_by_hand(papers: Path, capfd) -> None:
    _, (one, other) = linked(papers, capfd)
    said = f"By the reader's own hand, {one} and {other} are taken apart."
    assert said in told(capfd)
    assert said.replace("'", "&#x27;") in told(capfd, form="html") or said in told(capfd, form="html")
    assert "own hand" not in told(capfd, "--no-links")


def test_a_saved_report_is_told_as_it_was_saved(papers: Path, capfd) -> None:
    linked(papers, capfd)
    assert main(["report", "before.json", "--format", "json"]) == 0
    assert json.loads(capfd.readouterr().out) == json.loads((papers / "before.json").read_text("utf-8"))


def test_a_desk_that_cannot_be_read_stops_no_report(papers: Path, capfd) -> None:
    open_desk().link("one", "two", True)
    open_desk().path.write_bytes(b"no desk" * 1000)
    assert main(["report", "one.txt", "two.txt"]) == 0
    out, err = capfd.readouterr()
    assert out.startswith("# “Fire at Orwen mill”")
    assert "the desk, which keeps your verdicts, is not to be had" in err
