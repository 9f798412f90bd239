"""A small collection, swept once for all tests that only read the index."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsdiff.sweep import Grouping, local, sweep
from tests.bench.collection import write

SIZE = 24


@pytest.fixture(scope="session")
def dump(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A JSONL file of articles."""
    return write(tmp_path_factory.mktemp("dump") / "dump.jsonl", SIZE, seed=5)


@pytest.fixture(scope="session")
def swept(dump: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of its index."""
    folder = tmp_path_factory.mktemp("index")
    sweep([str(dump)], folder, local(2), Grouping())
    return folder
