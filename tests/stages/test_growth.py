"""What a comparison looks at grows with what its articles share, not with the pairs there are."""

from __future__ import annotations

from tests.build import article

from newsdiff.stages import origins


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
