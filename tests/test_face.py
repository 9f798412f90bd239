"""`from newsdiff import compare`, as scripts and notebooks use it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import newsdiff
from newsdiff import NewsdiffError, compare, reopen
from newsdiff.model import InputError, Kind, TooFewArticles
from newsdiff.reports import Choice
from tests.papers import FIRST, SECOND
from tests.reports.test_html import Tree


def test_paths_folders_and_texts(papers: Path) -> None:
    for given in (["one.txt", Path("two.txt")], [papers], ["one.txt", SECOND], [FIRST, SECOND]):
        compared = compare(*given)
        assert [a.label for a in compared.articles] == ["A", "B"]
        assert [a.page.headline for a in compared.articles] == [
            "Fire at Orwen mill",
            "Blaze injures 30 in Orwen",
        ]
        assert compared.divergences == compare("one.txt", "two.txt").divergences


def test_the_order_given_is_kept(papers: Path) -> None:
    compared = compare(FIRST, "two.txt", "Third\n\nA fire broke out at the Orwen mill.\n")
    assert [a.page.path for a in compared.articles] == ["text 1", "two.txt", "text 3"]


def test_reports(papers: Path) -> None:
    compared = compare("one.txt", "two.txt")
    assert compared.to_markdown().startswith("# “Fire at Orwen mill” and 1 other article, compared\n")
    assert compared.to_html().startswith("<!DOCTYPE html>\n")
    assert json.loads(compared.to_json())["schema"] == "newsdiff.comparison/1"
    assert len(compared.to_csv().splitlines()) == len(compared.to_records()) + 1
    only = Choice(kinds=frozenset({Kind.NUMBER}))
    assert {record["kind"] for record in compared.to_records(only)} == {"number"}
    assert repr(compared).startswith("<newsdiff: 2 articles, ")


def test_in_a_notebook(papers: Path) -> None:
    shown = Tree(compare("one.txt", "two.txt")._repr_html_())
    assert {"table", "caption", "th"} <= {tag for tag, _ in shown.elements}
    assert not {"style", "script", "a"} & {tag for tag, _ in shown.elements}


def test_reopen(papers: Path) -> None:
    compared = compare("one.txt", "two.txt")
    Path("saved.json").write_text(compared.to_json(), encoding="utf-8")
    assert reopen("saved.json") == compared
    with pytest.raises(InputError, match=r"^one\.txt: it is not valid JSON"):
        reopen("one.txt")
    with pytest.raises(InputError, match=r"^gone\.json: it cannot be read"):
        reopen("gone.json")


def test_what_cannot_be_read(papers: Path) -> None:
    with pytest.raises(InputError, match=r"^gone\.txt: there is no such file"):
        compare("one.txt", "gone.txt", "two.txt")
    compared = compare("one.txt", "gone.txt", "two.txt", skip_unreadable=True)
    assert [f.path for f in compared.failures] == ["gone.txt"]
    for given in ([], ["one.txt"], ["one.txt", "gone.txt"]):
        with pytest.raises(TooFewArticles):
            compare(*given, skip_unreadable=True)
    assert issubclass(TooFewArticles, NewsdiffError)


def test_the_package_alone_loads_nothing() -> None:
    code = "import sys, newsdiff; print(*[m for m in sys.modules if m.startswith('newsdiff.')])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.split() == ["newsdiff.version"]


def test_the_public_names() -> None:
    assert set(newsdiff.__all__) <= set(dir(newsdiff))
    assert all(getattr(newsdiff, name) for name in newsdiff.__all__)
    with pytest.raises(AttributeError, match="no attribute 'other'"):
        _ = newsdiff.other
