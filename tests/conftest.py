"""No test touches what the user of this machine keeps, and each run tries the same examples."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from tests.papers import FIRST, SECOND

settings.register_profile("same", derandomize=True)
settings.register_profile("search", max_examples=2000)
settings.load_profile("same")


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("NEWSDIFF_CACHE", str(home / "cache"))
    monkeypatch.setenv("NEWSDIFF_DATA", str(home / "data"))


@pytest.fixture
def papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two articles, which is the current one."""
    (tmp_path / "one.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "two.txt").write_text(SECOND, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path
