"""Finds articles that carry one report, however many outlets print it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from newsdiff.lexicon import lexicon
from newsdiff.model import Article, Origin, Role
from newsdiff.words import words

_SHINGLE = 8
"""Words in a row that two writers do not choose alike by chance."""
_BITS = 26
"""Bits of the number of a word: more than there can be different words."""
_RUN = (1 << _BITS * _SHINGLE) - 1
_COPIED = 0.5
"""Share of the shorter article's runs of words that stand in the other, from which it is a copy."""
_FEW = 40
"""Articles that hold one run up to which each is set against each."""
_OPENING = 4
"""Passages among which a dateline stands."""
_DATELINE = re.compile(r"[^()\n]{0,40}\(([A-Za-z -]{2,30})\)\s*(?:[—–―-]|--)")
_NEIGHBOURS = 8
"""Articles against which each is set where more hold it."""

Tie = tuple[str, str, str]
"""Two labels and the reason for which they are one origin."""


def find_origins(articles: Sequence[Article]) -> tuple[Origin, ...]:
    """Groups of two or more articles that cite one page, carry one agency's credit, or are near-copies.

    They come in the order of articles.
    Copies are told by shared runs of eight words (Broder, "On the resemblance and containment of
    documents", 1997).
    """
    ties = [*_citing(articles), *_credited(articles), *_copies(articles)]
    group = {a.label: {a.label} for a in articles}
    for left, right, _ in ties:
        joined = group[left] | group[right]
        for label in joined:
            group[label] = joined
    found = {id(g): g for g in group.values() if len(g) > 1}
    return tuple(_origin(g, articles, ties) for g in found.values())


def _origin(group: set[str], articles: Sequence[Article], ties: Sequence[Tie]) -> Origin:
    labels = tuple(a.label for a in articles if a.label in group)
    reasons = dict.fromkeys(reason for left, _, reason in ties if left in group)
    return Origin(labels, "; ".join(reasons))


def _citing(articles: Sequence[Article]) -> list[Tie]:
    """Articles that cite one page deeper than a site's front page."""
    citing: dict[str, list[str]] = defaultdict(list)
    for article in articles:
        own = [article.page.url] if article.page.url else []
        for url in dict.fromkeys(_page(u) for u in [*article.page.cites, *own]):
            if "/" in url:
                citing[url].append(article.label)
    return [
        (labels[0], other, f"{_listed(labels)} cite {url}")
        for url, labels in citing.items()
        for other in labels[1:]
    ]


def _credited(articles: Sequence[Article]) -> list[Tie]:
    """Articles that one news agency wrote, by the dateline or the byline; its mere help is no credit."""
    credits: dict[str, list[str]] = defaultdict(list)
    for article in articles:
        for agency in _agencies(article):
            credits[agency].append(article.label)
    return [
        (labels[0], other, f"{_listed(labels)} carry a report of {agency}")
        for agency, labels in credits.items()
        for other in labels[1:]
    ]


def _agencies(article: Article) -> Iterator[str]:
    """The agencies credited: "OSLO (AP) —" opens the text, "By Reuters" or "Reuters" is the byline."""
    opening = (article.words(p) for p in article.passages[:_OPENING] if p.role is not Role.HEADLINE)
    datelines = [m[1] for m in map(_DATELINE.match, opening) if m]
    for name in dict.fromkeys([*datelines, article.page.byline or ""]):
        told = " ".join(w.fold for w in words(name)).removeprefix("by ").removeprefix("the ")
        if told in _named():
            yield _named()[told]


@cache
def _named() -> Mapping[str, str]:
    """The agency of each folded name."""
    known: Mapping[str, str] = lexicon("agencies")["agencies"]
    return {name.strip(): agency for agency, names in known.items() for name in names.split(",")}


def _page(url: str) -> str:
    """An address without scheme, "www.", query, fragment and closing slash: one page, one key."""
    bare = url.split("#", maxsplit=1)[0].split("?", maxsplit=1)[0].rstrip("/")
    return bare.removeprefix("https://").removeprefix("http://").removeprefix("www.")


def _listed(labels: Sequence[str]) -> str:
    return " and ".join([", ".join(labels[:-1]), labels[-1]])


def _copies(articles: Sequence[Article]) -> list[Tie]:
    numbers: dict[str, int] = {}
    runs = {a.label: _shingles(a, numbers) for a in articles}
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for labels in _holders(articles, runs).values():
        for pair in _paired(labels):
            shared[pair] += 1
    order = {a.label: i for i, a in enumerate(articles)}
    told: list[tuple[str, str, int]] = []
    for pair, count in shared.items():
        left, right = sorted(pair, key=order.__getitem__)
        told.append((left, right, count))
    return [
        (left, right, f"{left} and {right} share {count / _least(runs, left, right):.0%} of their wording")
        for left, right, count in sorted(told)
        if count >= _COPIED * _least(runs, left, right)
    ]


def _holders(articles: Sequence[Article], runs: Mapping[str, set[int]]) -> Mapping[int, Sequence[str]]:
    """The articles that hold each run, in an order that does not depend on that of the articles.

    Runs that one article alone holds are left out.
    """
    seen: set[int] = set()
    twice: set[int] = set()
    for mine in sorted(runs.values(), key=len):
        twice |= seen & mine
        seen |= mine
    holders: dict[int, list[str]] = defaultdict(list)
    for article in sorted(articles, key=lambda a: a.page.sha256):
        for run in runs[article.label] & twice:
            holders[run].append(article.label)
    return holders


def _paired(labels: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Every two of few; of many, each with its neighbours, through which all copies are joined."""
    reach = len(labels) if len(labels) <= _FEW else _NEIGHBOURS
    for at, label in enumerate(labels):
        yield from ((label, other) for other in labels[at + 1 : at + 1 + reach])


def _least(runs: Mapping[str, set[int]], left: str, right: str) -> int:
    return max(1, min(len(runs[left]), len(runs[right])))


def _shingles(article: Article, numbers: dict[str, int]) -> set[int]:
    """The runs of words of an article: the numbers of their words, which `numbers` gives, side by side."""
    found: set[int] = set()
    run = count = 0
    for passage in article.passages:
        for word in words(article.words(passage)):
            run = (run << _BITS | numbers.setdefault(word.fold, len(numbers))) & _RUN
            count += 1
            if count >= _SHINGLE:
                found.add(run)
    return found
