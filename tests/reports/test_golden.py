"""The report on the sample, as it was read and found good.

`NEWSDIFF_UPDATE_GOLDEN=1` writes it anew; read the difference before it is kept.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newsdiff.pipeline import compare
from newsdiff.reports import markdown
from newsdiff.stages.load import load

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden" / "seeds.md"


def test_the_report_on_the_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    told = markdown(compare(load(["seeds"]).raws).comparison)
    if os.environ.get("NEWSDIFF_UPDATE_GOLDEN"):
        GOLDEN.write_text(told, encoding="utf-8", newline="\n")
    assert told.splitlines() == GOLDEN.read_text(encoding="utf-8").splitlines()
