"""From runs of capitals to names with their titles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from newsdiff.lexicon import lexicon
from newsdiff.model import Article, EntityKind, Passage, Span
from newsdiff.stages.names._countries import countries
from newsdiff.stages.names._roles import title
from newsdiff.stages.names._runs import Run, folds, listed, runs, tells_nothing
from newsdiff.words import Word, words

Key = tuple[str, ...]
"""The folded words of a name."""

_PEOPLE = ("an", "ese", "ish")


@dataclass(frozen=True, slots=True)
class Form:
    """One name as it stands in one place."""

    article: str
    passage: str
    span: Span
    key: tuple[str, ...]
    """Its folded words."""
    text: str
    title: Span | None
    role: str
    kind: EntityKind | None
    """What the words beside it say that it is; None when they are silent."""


def forms(articles: Sequence[Article], lower: Counter[str], upper: Counter[str]) -> list[Form]:
    """Every name of every article, in order of place."""
    found: dict[tuple[str, str], list[Form]] = {}
    silent: list[tuple[Article, Passage]] = []
    for article in articles:
        for passage in article.passages:
            if tells_nothing(article.words(passage), passage):
                silent.append((article, passage))
                continue
            split = (_split(article, run, lower, upper) for run in runs(article, passage))
            found[article.label, passage.id] = [f for forms in split for f in forms]
    known = {f.key: f.kind for held in found.values() for f in held}
    for article, passage in silent:
        found[article.label, passage.id] = list(_known(article, passage, known))
    return [f for a in articles for p in a.passages for f in found[a.label, p.id]]


def _known(article: Article, passage: Passage, known: Mapping[Key, EntityKind | None]) -> Iterator[Form]:
    """Names that stand elsewhere in the comparison, where capitals tell nothing; the longest first."""
    tokens = words(article.words(passage))
    longest = max((len(k) for k in known), default=0)
    at = 0
    while at < len(tokens):
        sizes = range(min(longest, len(tokens) - at), 0, -1)
        size = next((n for n in sizes if folds(tokens[at : at + n]) in known), 0)
        if size and tokens[at].text[0].isupper():
            run = Run(article.label, passage, tokens[at : at + size], False)
            key, span = folds(run.words), run.span()
            yield Form(article.label, passage.id, span, key, span.of(article.text), None, "", known[key])
        at += max(1, size)


def _split(article: Article, run: Run, lower: Counter[str], upper: Counter[str]) -> Iterator[Form]:
    """The names in a run, cut at "and": without what only the start of the sentence capitalises."""
    for start, end in _parts(run):
        begin = start + _common(run, start, lower, upper)
        while begin < end and run.words[begin].text[0].islower():
            begin += 1
        form = _form(article, run, begin, end) if begin < end else None
        if form and not _adjective(article, form) and not _emphasis(form):
            yield form


def _adjective(article: Article, form: Form) -> bool:
    """Whether it is the name of a people before what it describes: "Latin American leaders"."""
    after = article.text[form.span.end : form.span.end + 2]
    people = form.key[-1].endswith(_PEOPLE) and len(form.key[-1]) > 4 and form.key not in countries()
    return people and not form.role and after[:1] in (" ", "-") and after[1:].islower()


def _emphasis(form: Form) -> bool:
    """Whether it is several words in capitals, as people shout in print."""
    return len(form.key) > 1 and form.text.isupper() and len(form.text) > 5


@cache
def _opening_words() -> frozenset[str]:
    return listed("openers") | frozenset(lexicon("stopwords")["words"])


def _parts(run: Run) -> list[tuple[int, int]]:
    """Cut at "and" unless what stands before it can only be part of an organisation's name."""
    cuts = [i for i, w in enumerate(run.words) if w.fold == "and" and w.text == "and"]
    whole = folds(run.words)
    if any(w in listed("organisations") for w in whole[:1]) or (
        cuts and len(whole) - cuts[-1] == 2 and whole[-1] in listed("organisations") and cuts[-1] == 1
    ):
        return [(0, len(run.words))]
    edges = [-1, *cuts, len(run.words)]
    return [(a + 1, b) for a, b in pairwise(edges) if b > a + 1]


def _common(run: Run, at: int, lower: Counter[str], upper: Counter[str]) -> bool:
    """Whether a word is a common one that only the start of its sentence capitalises."""
    word = run.words[at]
    if not run.opening or at or word.fold in listed("titles"):
        return False
    if len(word.text) > 1 and word.text.isupper():
        return False
    return word.fold in _opening_words() or lower[word.fold] > upper[word.fold]


def _form(article: Article, run: Run, start: int, end: int) -> Form | None:
    name = start
    while name < end and _is_title(run.words, name, end):
        name += 1
    if name == end:
        return None
    if run.words[name].text[0].islower():
        name = start
    key = folds(run.words[name:end])
    if not any(c.isalpha() for c in key[0]) or (len(key) == 1 and len(key[0]) < 2):
        return None
    span = run.span(name, end)
    told, role = title(article, run, name - start, span)
    return Form(
        run.article, run.passage.id, span, key, span.of(article.text), told, role,
        _kind(article, run.passage, key, span, told is not None),
    )  # fmt: skip


def _is_title(found: Sequence[Word], at: int, end: int) -> bool:
    """Whether a word of a run belongs to the title before a name and not to the name."""
    titles = listed("titles")
    if found[at].fold in titles:
        return True
    rest = [w.fold for w in found[at + 1 : end]]
    ahead = next((i for i, w in enumerate(rest[:3]) if w in titles), None)
    return ahead is not None and ahead + 1 < len(rest) and "of" not in rest[: ahead + 1]


def _kind(
    article: Article, passage: Passage, key: Sequence[str], span: Span, titled: bool
) -> EntityKind | None:
    """What the words of a name and those beside it say that it is; None when they are silent."""
    if titled:
        return EntityKind.PERSON
    ends = {key[0], key[-1]} if len(key) > 1 else set()
    if ends & listed("organisations"):
        return EntityKind.ORGANISATION
    if ends & listed("places"):
        return EntityKind.PLACE
    return _kind_beside(article, passage, key, span)


def _kind_beside(article: Article, passage: Passage, key: Sequence[str], span: Span) -> EntityKind | None:
    after = words(article.text[span.end : span.end + 30])
    if after and after[0].fold in listed("saying") and len(key) > 1:
        return EntityKind.PERSON
    before = words(article.text[max(passage.span.start, span.start - 14) : span.start])
    if before and before[-1].fold in listed("placing"):
        return EntityKind.PLACE
    acronym = article.text[span.start : span.end].isupper() and len(key) == 1 and 2 < len(key[0]) < 8
    return EntityKind.ORGANISATION if acronym else None
