from __future__ import annotations

from tests.build import article

from newsdiff.model import Comparison
from newsdiff.stages.origins import find_origins

WIRE = (
    "Council votes to close library",
    "The city council voted nine to two on Monday to close the old library on Canal Street for good.",
    "The building needs repairs that would cost more than the town can pay, the treasurer said in a report.",
)
PAGE = "https://www.example.org/2026/library-report.html"


def test_one_wire_text_under_two_mastheads_is_one_origin() -> None:
    [origin] = find_origins([article("A", *WIRE), article("B", "Library to shut", *WIRE[1:])])
    assert origin.articles == ("A", "B")
    assert "wording" in origin.reason


def test_two_articles_that_cite_one_page_are_one_origin() -> None:
    first = article("A", "One thing happened.", cites=(PAGE + "?utm=x",))
    second = article("B", "Another wording entirely.", cites=(PAGE.replace("https", "http"),))
    [origin] = find_origins([first, article("C", "No link here."), second])
    assert origin.articles == ("A", "B")
    assert "example.org/2026/library-report.html" in origin.reason


def test_one_front_page_cited_twice_is_no_common_origin() -> None:
    pages = [article(x, f"Text {x} here.", cites=("https://www.example.org/",)) for x in "AB"]
    assert find_origins(pages) == ()


def test_ties_join_into_one_origin_in_the_order_of_the_articles() -> None:
    a = article("A", *WIRE, cites=(PAGE,))
    b = article("B", "Something else was told.", cites=(PAGE,))
    c = article("C", *WIRE)
    assert [o.articles for o in find_origins([c, b, a])] == [("C", "B", "A")]


def test_articles_of_their_own_words_have_origins_of_their_own() -> None:
    assert find_origins([article("A", *WIRE), article("B", "A short text on something else.")]) == ()
    assert find_origins([]) == ()


def test_agreement_counts_origins_not_mastheads() -> None:
    held = [
        article("A", *WIRE),
        article("B", "Library to shut", *WIRE[1:]),
        article("C", "A line of its own."),
    ]
    comparison = Comparison(tuple(held), (), (), origins=find_origins(held))
    assert [comparison.origins_among(some) for some in ("ABC", "AB", "AC", "C", "")] == [2, 1, 2, 1, 0]
    assert comparison.origin_count == 2


def test_one_agency_in_two_datelines_is_one_origin() -> None:
    first = article("A", "Ferries lost", "PERL (AP) — Two boats sank.")
    second = article("B", "Storm", "HARBOUR, Norway (AP) - A storm took some ferries.")
    helped = article("C", "Ferries", "Ferries were lost. The AP (a news agency) — and others — contributed.")
    other = article("D", "At sea", "PERL (Reuters) — The line mourns.")
    [origin] = find_origins([first, second, helped, other])
    assert origin.articles == ("A", "B")
    assert origin.reason == "A and B carry a report of AP"
