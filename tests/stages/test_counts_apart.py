"""What of many figures is of one count, and what of two."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.model import Comparison, Kind, Raw
from newsdiff.pipeline import compare
from newsdiff.stages.diverge._kindred import Modular


def compared(*texts: str) -> Comparison:
    held = [t.encode() for t in texts]
    raws = [Raw(f"{n}.txt", t, hashlib.sha256(t).hexdigest()) for n, t in enumerate(held)]
    return compare(raws).comparison


def values(comparison: Comparison) -> list[set[str | None]]:
    return [{s.value for s in d.sides} for d in comparison.divergences if d.kind is Kind.NUMBER]


LENN = "Storm in Lenn\n\nA storm tore the roof off the mill in Lenn on Monday, the baker Ida Reyn said.\n\n{}"
ROSK = "Blast in Rosk\n\nA blast shook the port of Rosk on Friday night, the pilot Olan Best said.\n\n{}"
PASSING = "The harbour guard sent its old tug with food, tents and twelve nurses for those in need.\n\n"


def test_figures_of_two_events_that_a_passage_joins_are_of_two_counts() -> None:
    passing = [PASSING, "", ""]
    storm = [LENN.format(f"{first}The storm killed 12 people in Lenn.") for first in passing]
    blast = [ROSK.format(f"{first}The blast killed 31 people in Rosk.") for first in passing]
    assert values(compared(*storm, *blast)) == []
    assert values(compared(storm[0], LENN.format("The storm killed 31 people in Lenn."))) == [{"12", "31"}]


LIKENESS = st.dictionaries(
    st.sampled_from([*combinations(range(8), 2)]), st.floats(0.01, 1.0, allow_subnormal=False), max_size=28
)


@given(LIKENESS)
def test_groups_part_all_that_there_is(alike: dict[tuple[int, int], float]) -> None:
    groups = Modular(alike).groups(8)
    assert sorted(place for group in groups for place in group) == [*range(8)]
    kept = {frozenset(pair) for group in groups for pair in combinations(group, 2)}
    linked = {frozenset(pair) for pair in alike}
    assert all(len(g) == 1 or any(frozenset(p) in linked for p in combinations(g, 2)) for g in groups)
    assert len(groups) == 8 or kept


TORVIA = "Market fire in Torvia\n\nFire burned the old market in Torvia, the baker Ida Reyn said.\n\n{}"


@pytest.mark.parametrize(
    ("mine", "yours", "found"),
    [
        ("Two women and one man were killed.", "Three people were killed in the fire.", []),
        ("Police said two women and a man died.", "Three people were killed in the fire.", []),
        ("The fire killed 12 people.", "The two victims killed first were known. In all 12 people died.", []),
        ("The fire killed 12 people.", "The fire killed 15 people. In 1990 a fire there killed 40 people.",
         [{"12", "15"}]),
        ("Ida Reyn, 41, sold bread.", "Ida Reyn, chosen by the guild before the age of 30, sold bread.", []),
        ("Ida Reyn, 41, sold bread there.", "Ida Reyn, who led the guild in 1999 at 30, sold bread.", []),
        ("Ida Reyn dies at 77 in Torvia.", "Ida Reyn, 79, died in Torvia.", [{"77", "79"}]),
        ("The baker averaged 30 loaves there.", "The baker sold 13 loaves there.", []),
        ("It burned for days in the old market.", "It burned for several days in the old market.", []),
        ("It burned thousands of crates of fish.", "It burned tens of thousands of crates of fish.",
         [{"thousands", "tens of thousands"}]),
        ("The bell rang at 0241 that night.", "The bell rang at 02:41 that night.", []),
    ],
)  # fmt: skip
def test_figures_of_two_articles(mine: str, yours: str, found: Sequence[set[str]]) -> None:
    assert values(compared(TORVIA.format(mine), TORVIA.format(yours))) == found
