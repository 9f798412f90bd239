"""No test touches what the user of this machine keeps, and each run tries the same examples."""

from __future__ import annotations

import pytest
from hypothesis import settings

settings.register_profile("same", derandomize=True)
settings.register_profile("search", max_examples=2000)
settings.load_profile("same")


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("NEWSDIFF_CACHE", str(home / "cache"))
    monkeypatch.setenv("NEWSDIFF_DATA", str(home / "data"))
