from __future__ import annotations

import hashlib
import io
import os
from pathlib import Path

import pytest

from newsdiff.stages.load import Loaded, load

REFUSED = [
    (b"", "empty"),
    (b" \n\t\n", "empty"),
    (b"%PDF-1.7 x", "PDF"),
    (b"PK\x03\x04abc", "office document"),
    (b"\x89PNG\r\n", "picture"),
    (b"{\\rtf1 Hello}", "RTF"),
    (b"\x1f\x8b\x08", "breaks off"),
    (b"abc\0def", "binary"),
]
READ = [
    b"The ferry sank.",
    "Se hundió el ferri.".encode("latin-1"),
    "\ufeffThe ferry sank.".encode("utf-16"),
    b"\xef\xbb\xbfThe ferry sank.",
    b"<html><p>The ferry sank.</p></html>",
]


def names(loaded: Loaded) -> list[str]:
    return [Path(raw.path).name for raw in loaded.raws]


def test_files_in_the_order_given(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text(f"The {name} sank.")
    loaded = load([str(tmp_path / "b.txt"), str(tmp_path / "a.txt")])
    assert names(loaded) == ["b.txt", "a.txt"]
    assert loaded.failures == ()
    assert loaded.raws[0].sha256 == hashlib.sha256(b"The b.txt sank.").hexdigest()


@pytest.mark.parametrize(("content", "problem"), REFUSED)
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes, problem: str) -> None:
    (tmp_path / "bad.txt").write_bytes(content)
    (tmp_path / "good.txt").write_text("The ferry sank.")
    loaded = load([str(tmp_path / "bad.txt"), str(tmp_path / "good.txt")])
    assert names(loaded) == ["good.txt"]
    [failure] = loaded.failures
    assert problem in failure.problem
    assert failure.remedy
    assert failure.path.endswith("bad.txt")


@pytest.mark.parametrize("content", READ)
def test_text_in_any_encoding_is_read_as_it_is(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a").write_bytes(content)
    assert load([str(tmp_path / "a")]).raws[0].data == content


def test_a_folder_is_read_by_name_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.md", "a.txt", ".hidden.txt", "c.html"):
        (tmp_path / name).write_text("The ferry sank.")
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "d.txt").write_text("Not read.")
    loaded = load([str(tmp_path)])
    assert names(loaded) == ["a.txt", "b.md", "c.html"]
    assert [Path(failure.path).name for failure in loaded.failures] == ["photo.jpg"]


def test_a_folder_without_articles(tmp_path: Path) -> None:
    (tmp_path / ".hidden").write_text("x")
    [failure] = load([str(tmp_path)]).failures
    assert "no articles" in failure.problem


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The ferry sank.")
    (tmp_path / "link.txt").symlink_to(path)
    again = [str(path), str(tmp_path), os.path.join(str(tmp_path), ".", "a.txt")]  # noqa: PTH118
    assert names(load(again)) == ["a.txt"]


def test_equal_articles_at_two_paths_are_both_kept(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("The ferry sank.")
    loaded = load([str(tmp_path)])
    assert len(loaded.raws) == 2
    assert loaded.raws[0].sha256 == loaded.raws[1].sha256


def test_standard_input() -> None:
    loaded = load(["-", "-"], io.BytesIO(b"The ferry sank."))
    assert [(raw.path, raw.data) for raw in loaded.raws] == [("-", b"The ferry sank.")]
    assert loaded.failures == ()


def test_standard_input_that_is_not_there() -> None:
    [failure] = load(["-"]).failures
    assert "standard input" in failure.problem


@pytest.mark.parametrize("path", ["missing.txt", "https://example.org/a", "a\0b", "x" * 5000])
def test_paths_that_cannot_be_opened(path: str) -> None:
    loaded = load([path])
    assert loaded.raws == ()
    [failure] = loaded.failures
    assert failure.remedy


def test_an_unreadable_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The ferry sank.")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    [failure] = load([str(path)]).failures
    assert "permission" in failure.problem


def test_nothing_asked_nothing_read() -> None:
    assert load([]) == Loaded((), ())
