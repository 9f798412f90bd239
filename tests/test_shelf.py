"""Comparisons are kept, and used again only for the same articles by the same newsdiff."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsdiff.model import Comparison, Role
from newsdiff.shelf import Shelf, _folder, _key, key_of
from newsdiff.stages.load import Loaded, load
from newsdiff.ui.apart import Watch, compare_apart

ONE = "Fire at the quay\n\nSome 210 passengers were led ashore at Marrow on Tuesday, the board said.\n"
TWO = "Blaze at the quay\n\nAbout 350 passengers were led ashore at Marrow on Tuesday, a union said.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NEWSDIFF_CACHE", str(tmp_path / "cache"))
    for name, text in (("one.txt", ONE), ("two.txt", TWO), ("empty.txt", "")):
        (tmp_path / "articles").mkdir(exist_ok=True)
        (tmp_path / "articles" / name).write_text(text, encoding="utf-8")
    return tmp_path / "articles"


def compared(folder: Path) -> tuple[Comparison, list[str], bool]:
    """The comparison, what could not be read, and whether it was made now."""
    steps: list[str] = []
    watch = Watch(lambda stage, *_: steps.append(stage), lambda: False, lambda _comparison: None)
    outcome = compare_apart([str(folder)], None, watch)
    return outcome.comparison, [str(failure) for failure in outcome.failures], bool(steps)


def test_the_same_articles_are_compared_once(folder: Path) -> None:
    first, failures, made = compared(folder)
    again, failures_again, made_again = compared(folder)
    assert (made, made_again) == (True, False)
    assert again == first
    assert failures_again == failures
    assert len(failures) == 1


def test_a_changed_article_is_compared_anew(folder: Path) -> None:
    before, _, _ = compared(folder)
    (folder / "one.txt").write_text(ONE.replace("210", "280"), encoding="utf-8")
    after, _, made = compared(folder)
    assert made
    assert after != before


def test_what_is_not_whole_is_made_anew(folder: Path, tmp_path: Path) -> None:
    first, _, _ = compared(folder)
    [kept] = (tmp_path / "cache" / "comparisons").iterdir()
    kept.write_bytes(kept.read_bytes()[:-1])
    assert compared(folder)[::2] == (first, True)
    assert compared(folder)[2] is False


def test_another_newsdiff_has_another_key(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = load([str(folder)])
    before = key_of(loaded)
    assert key_of(load([str(folder)])) == before
    monkeypatch.setattr(_key, "__version__", "99")
    assert key_of(loaded) != before


def test_all_that_a_comparison_depends_on_is_in_its_key(folder: Path, tmp_path: Path, monkeypatch) -> None:
    loaded = load([str(folder)])
    keys = {key_of(loaded)}
    first, *others = loaded.raws
    for raw in (
        replace(first, data=first.data + b"."),
        replace(first, path="other.txt"),
        replace(first, fields=(("title", "Fire"),)),
        replace(first, lines=(Role.HEADLINE,)),
        replace(first, captured=datetime(2031, 3, 4, tzinfo=UTC)),
    ):
        keys.add(key_of(Loaded((raw, *others), loaded.failures)))
    keys.add(key_of(Loaded(loaded.raws[::-1], loaded.failures)))
    keys.add(key_of(Loaded(loaded.raws, ())))
    keys |= {key_of(loaded, {("A1", "B1"): linked}) for linked in (True, False)}
    (tmp_path / "site" / "trafilatura-99.0.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    keys.add(key_of(loaded))
    code = _key._code()
    monkeypatch.setattr(_key, "_code", lambda: (code[0], code[1][1:]))
    keys.add(key_of(loaded))
    assert len(keys) == 12


def test_every_word_list_is_in_the_key() -> None:
    named = {Path(place).name for place, *_ in _key._code()[1]}
    assert {"names.toml", "pipeline.py", "_key.py"} <= named
    assert not any(name.endswith(".pyc") for name in named)


def test_a_folder_that_cannot_be_made_stops_nothing(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file stands here", encoding="utf-8")
    assert compared(folder)[2]
    assert compared(folder)[2]


def test_what_was_not_opened_for_longest_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_folder, "_ROOM", 300)
    here = Shelf(tmp_path)
    for age, key in enumerate(("c", "b", "a")):
        here.keep(key, key.encode() * 60)
        os.utime(tmp_path / key, (1_000_000 + age, 1_000_000 + age))
    assert here.find("c") == b"c" * 60
    here.keep("d", b"d" * 60)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a", "c", "d"]
    here.keep("e", b"e" * 200)
    assert here.find("e") is None
