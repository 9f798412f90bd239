"""The reports on the sample, as they were read and found good.

`NEWSDIFF_UPDATE_GOLDEN=1` writes them anew; read the difference before it is kept.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newsdiff.model import Comparison
from newsdiff.pipeline import compare
from newsdiff.reports import FORMATS, as_json, html, markdown
from newsdiff.reports.json_read import read_json
from newsdiff.stages.load import load

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden"
KEPT = {"seeds.md": markdown, "seeds.html": html}


@pytest.fixture(scope="module")
def sample() -> Comparison:
    before = Path.cwd()
    os.chdir(ROOT)
    try:
        return compare(load(["seeds"]).raws).comparison
    finally:
        os.chdir(before)


@pytest.mark.parametrize("name", KEPT)
def test_the_report_on_the_sample(sample: Comparison, name: str) -> None:
    told = KEPT[name](sample)
    if os.environ.get("NEWSDIFF_UPDATE_GOLDEN"):
        (GOLDEN / name).write_text(told, encoding="utf-8", newline="\n")
    assert told.splitlines() == (GOLDEN / name).read_text(encoding="utf-8").splitlines()


def test_the_sample_comes_back_from_json(sample: Comparison) -> None:
    told = as_json(sample)
    saved = read_json(told.encode(), "seeds.json")
    assert saved.comparison == sample
    assert as_json(saved.comparison, saved.verdicts, saved.choice, saved.made) == told


@pytest.mark.parametrize("form", FORMATS)
def test_what_was_saved_makes_the_same_reports(sample: Comparison, form: str) -> None:
    saved = read_json(as_json(sample), "seeds.json")
    again = FORMATS[form](saved.comparison, saved.verdicts, saved.choice, saved.made)
    assert again == FORMATS[form](sample, {}, saved.choice, None)
