"""What a comparison looks at grows with what its articles share, not with the pairs there are."""

from __future__ import annotations

import hashlib

import pytest
from tests.bench.speed import articles
from tests.build import article

from newsdiff.model import Raw
from newsdiff.pipeline import compare
from newsdiff.stages import origins
from newsdiff.stages.diverge import _ledger


def _texts(count: int) -> list[Raw]:
    """Articles that each give one count of one thing, in words of their own beside it."""
    told = [
        f"In {chr(97 + n % 26)}{chr(97 + n // 26)}lo the mill number {n} lost {n + 2} looms.\n\nNone stayed."
        for n in range(count)
    ]
    return [Raw(f"{n}.txt", t.encode(), hashlib.sha256(t.encode()).hexdigest()) for n, t in enumerate(told)]


def _scored(monkeypatch: pytest.MonkeyPatch, raws: list[Raw]) -> int:
    """How often two figures are weighed against each other in a comparison."""
    calls = 0
    score = _ledger.Ledger._score

    def counted(self: _ledger.Ledger, a: object, b: object) -> float:
        nonlocal calls
        calls += 1
        return score(self, a, b)  # type: ignore[arg-type]

    monkeypatch.setattr(_ledger.Ledger, "_score", counted)
    compare(raws)
    return calls


def test_figures_of_one_noun_are_not_all_weighed_against_all(monkeypatch: pytest.MonkeyPatch) -> None:
    few, many = 60, 240
    pairs = many * (many - 1) // 2
    assert _scored(monkeypatch, _texts(few)) <= few * (few - 1)
    assert _scored(monkeypatch, _texts(many)) < pairs / 2


def test_figures_of_other_things_are_not_weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    raws = articles(20)
    figures = len(compare(raws).comparison.quantities)
    assert _scored(monkeypatch, raws) < figures * (figures - 1) / 2 / 5


def test_copies_of_one_report_are_each_set_against_few() -> None:
    labels = [f"{n}" for n in range(1_000)]
    pairs = list(origins._paired(labels))
    assert len(pairs) <= 10 * len(labels)
    joined = {left for left, _ in pairs} | {right for _, right in pairs}
    assert joined == set(labels)


def test_many_copies_of_one_report_are_one_origin() -> None:
    wire = "The city council voted nine to two on Monday to close the old library on Canal Street for good."
    copies = [article(f"L{n}", f"Outlet number {n} tells it.", wire) for n in range(60)]
    [origin] = origins.find_origins(copies)
    assert len(origin.articles) == 60
