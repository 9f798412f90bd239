"""No test touches what the user of this machine keeps."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("NEWSDIFF_CACHE", str(home / "cache"))
    monkeypatch.setenv("NEWSDIFF_DATA", str(home / "data"))
