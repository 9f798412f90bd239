"""From articles to entities."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from newsdiff.model import Article, Entity, EntityKind, Mention
from newsdiff.stages.names._clues import Votes
from newsdiff.stages.names._described import described
from newsdiff.stages.names._evidence import gather
from newsdiff.stages.names._found import Found, Key, found_in
from newsdiff.stages.names._gazetteer import short_names
from newsdiff.stages.names._index import Index, fits
from newsdiff.stages.names._known import Known
from newsdiff.stages.names._merge import Form, forms_of, land_of, merged
from newsdiff.stages.names._short import Shorts
from newsdiff.stages.names._tokens import Line, line_of


def find_names(articles: Sequence[Article]) -> tuple[Entity, ...]:
    """The people, organisations, groups and places that the articles name, each with all its mentions.

    Entities stand in the order of their first mention; what they are, their ids and their names do not
    depend on the order of the articles.
    """
    lines = [line_of(i, article, p) for i, article in enumerate(articles) for p in article.passages]
    founds = _founds(articles, lines)
    forms = forms_of(founds)
    root = merged(forms, lambda key: land_of(key, " ".join(key).upper()))
    keys = Shorts(Index(forms, root, founds), root, _told(articles, founds, forms)).resolve(founds)
    groups: dict[Key, list[Found]] = defaultdict(list)
    for found, key in zip(founds, keys, strict=True):
        if key is not None:
            groups[key].append(found)
    kinds = {key: _kind(group) for key, group in groups.items()}
    more = described(lines, [a.label for a in articles], groups, kinds)
    made = [_entity(articles, group, kinds[key], more.get(key, [])) for key, group in groups.items()]
    order = {article.label: index for index, article in enumerate(articles)}
    return tuple(sorted(made, key=lambda e: (order[e.mentions[0].article], e.mentions[0].span)))


def _founds(articles: Sequence[Article], lines: Sequence[Line]) -> list[Found]:
    """All names as they stand, in order of article and place."""
    evidence = gather(lines)
    texts = [a.text for a in articles]
    founds = [f for line in lines for f in found_in(line, texts[line.article], evidence)]
    known = Known(founds, forms_of(founds), evidence)
    founds += [f for line in lines for f in known.found_in(line, texts[line.article])]
    return sorted(founds, key=lambda f: (f.article, f.span))


def _told(
    articles: Sequence[Article], founds: Sequence[Found], forms: Mapping[Key, Form]
) -> dict[str, set[Key]]:
    """The names that acronyms are told in brackets to stand for."""
    told: dict[str, set[Key]] = defaultdict(set)
    for name, short in pairwise(founds):
        if name.article != short.article or len(short.key) > 1 or len(name.key) < 2 or name.key not in forms:
            continue
        between = articles[name.article].text[name.span.end : short.span.start]
        if between in (" (", " (the ") and short.text.isupper() and fits(short.key[0], forms[name.key].core):
            told[short.key[0]].add(name.key)
    return told


def _kind(group: Sequence[Found]) -> EntityKind:
    total = Votes()
    for found in group:
        total = total.plus(found.votes)
    return total.kind


def _entity(
    articles: Sequence[Article], group: Sequence[Found], kind: EntityKind, more: Sequence[Mention]
) -> Entity:
    named = [_mention(articles, found, kind) for found in group]
    order = {article.label: index for index, article in enumerate(articles)}
    mentions = sorted([*named, *more], key=lambda m: (order[m.article], m.span))
    key, name = _land_name(group) or _name(group)
    return Entity(f"{kind.value}:{' '.join(key)}", name, kind, tuple(mentions))


def _land_name(group: Sequence[Found]) -> tuple[Key, str] | None:
    """The short name of a country, and how it is mostly printed."""
    codes = Counter(code for f in group if (code := land_of(f.key, f.text)))
    if not codes or len(codes) > 1 or any(f.title for f in group):
        return None
    key = tuple(short_names()[min(codes)].split())
    printed = Counter(" ".join(f.text.split()) for f in group if f.key == key)
    printed = printed or Counter(" ".join(f.text.split()) for f in group if land_of(f.key, f.text))
    return key, min(printed, key=lambda t: (t.isupper(), -printed[t], t))


def _name(group: Sequence[Found]) -> tuple[Key, str]:
    """The fullest form, of equally full ones the most frequent; and how it is mostly printed."""
    keys = Counter(f.key for f in group)
    key = min(keys, key=lambda k: (-len(k), -sum(map(len, k)) if len(k) == 1 else 0, -keys[k], k))
    printed = Counter(" ".join(f.text.split()) for f in group if f.key == key)
    shouted = {t: t.isupper() and len(key) > 1 for t in printed}
    return key, min(printed, key=lambda t: (shouted[t], -printed[t], t))


def _mention(articles: Sequence[Article], found: Found, kind: EntityKind) -> Mention:
    title = found.title if kind is EntityKind.PERSON else None
    return Mention(
        article=articles[found.article].label, passage=found.passage, span=found.span, named=True,
        title=title.span if title else None, role=title.key if title else "",
    )  # fmt: skip
