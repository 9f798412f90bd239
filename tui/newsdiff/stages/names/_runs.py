"""Runs of capitalised words: the places where a name can stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from newsdiff.lexicon import lexicon
from newsdiff.model import Article, Passage, Role, Span
from newsdiff.words import Word, words

_TITLED = 0.7
"""Share of a passage's longer words that are capitalised, from which capitals tell nothing."""
_FEWEST, _FEWEST_HEAD = 6, 3
"""Longer words in a sentence, or in a headline, from which that share can be told."""
_GAP = frozenset({" ", " \u2019", "-", "\u2010", "\u2011", "\u00a0", ". ", ".", "\n"})


@cache
def listed(name: str) -> frozenset[str]:
    """A list of the lexicon of names."""
    return frozenset(lexicon("naming")[name])


@dataclass(frozen=True, slots=True)
class Run:
    """Words that can be one name, in canonical offsets."""

    article: str
    passage: Passage
    words: tuple[Word, ...]
    """With offsets counted from the start of the passage."""
    opening: bool
    """Whether it opens its sentence, where any word is capitalised."""

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The place of the words `[start, end)` of the run, without a closing possessive."""
        part = self.words[start:end]
        text = part[-1].text
        closing = 2 if text.endswith(("'s", "’s")) else 1 if text.endswith(("'", "’")) else 0
        base = self.passage.span.start
        return Span(base + part[0].start, base + part[-1].end - closing)


def lower_case(articles: Sequence[Article]) -> Counter[str]:
    """How often each folded word stands in lower case, in running text."""
    return Counter(
        w.fold for a in articles for p in a.passages for w in words(a.words(p)) if w.text[0].islower()
    )


def upper_case(articles: Sequence[Article]) -> Counter[str]:
    """How often each folded word is capitalised inside a sentence of running text."""
    return Counter(
        w.fold
        for a in articles
        for p in a.passages
        if not tells_nothing(a.words(p), p)
        for w in words(a.words(p))[1:]
        if w.text[0].isupper()
    )


def tells_nothing(text: str, passage: Passage) -> bool:
    """Whether most words are capitalised, as in a headline or a text in capitals."""
    longer = [w for w in words(text) if len(w.text) > 3 and w.text[0].isalpha()]
    capital = sum(w.text[0].isupper() for w in longer)
    share = capital / len(longer) if longer else 0.0
    shouted = sum(w.text.isupper() for w in longer) >= _TITLED * len(longer)
    fewest = _FEWEST_HEAD if shouted or passage.role in (Role.HEADLINE, Role.HEADING) else _FEWEST
    return share >= _TITLED and len(longer) >= fewest


def runs(article: Article, passage: Passage) -> Iterator[Run]:
    """The runs of capitalised words of one passage, joined over particles and "of"."""
    text = article.words(passage)
    tokens = words(text)
    at = 0
    while at < len(tokens):
        if not _capital(tokens[at]):
            at += 1
            continue
        end = _end(text, tokens, at)
        yield Run(article.label, passage, tokens[at:end], _opens(text, tokens, at))
        at = end


def _capital(word: Word) -> bool:
    return word.text[0].isupper() and word.fold not in listed("calendar") and word.fold not in listed("never")


def _end(text: str, tokens: Sequence[Word], start: int) -> int:
    """The end of the run that starts here: joiners go with it only when a capital follows."""
    end = start + 1
    while end < len(tokens) and _joined(text, tokens[end - 1], tokens[end]):
        reach = end
        while reach < len(tokens) and reach < end + 2 and _joiner(tokens[reach], reach == end):
            reach += 1
        if reach >= len(tokens) or not _capital(tokens[reach]):
            break
        if any(not _joined(text, tokens[i - 1], tokens[i]) for i in range(end, reach + 1)):
            break
        end = reach + 1
    return end


def _joiner(word: Word, first: bool) -> bool:
    """Whether a lower-case word can stand within a name; "the" only behind another, as in "of the"."""
    return word.text[0].islower() and word.fold in listed("joiners") and not (first and word.fold == "the")


def _joined(text: str, before: Word, after: Word) -> bool:
    """Whether nothing that ends a name stands between two words: a possessive, a comma, a stop."""
    if before.text.endswith(("'s", "’s")):
        return False
    between = text[before.end : after.start]
    if between in (". ", "."):
        return len(before.text) <= 3 and before.text[0].isupper()
    return between in _GAP


def _opens(text: str, tokens: Sequence[Word], at: int) -> bool:
    before = text[: tokens[at].start].rstrip("\"'“‘«( ")
    return not before or before[-1] in ".!?:—–"


def folds(found: Sequence[Word]) -> tuple[str, ...]:
    """The folded words of a name."""
    return tuple(w.fold for w in found)


def known(name: Sequence[str], table: Mapping[str, str]) -> str | None:
    """What a table holds for a name, its words joined by spaces."""
    return table.get(" ".join(name))
