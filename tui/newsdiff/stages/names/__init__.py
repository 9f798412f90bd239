"""Finds who and what is named, and which names are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from newsdiff.model import Article, Entity, Mention
from newsdiff.stages.names._countries import countries
from newsdiff.stages.names._forms import Form, forms
from newsdiff.stages.names._resolve import Key, kind_of, resolve, trimmed
from newsdiff.stages.names._runs import lower_case, upper_case

__all__ = ["find_names"]

_DEMONYM = ("an", "ese", "ish")


def find_names(articles: Sequence[Article]) -> tuple[Entity, ...]:
    """The people, organisations, groups and places that the articles name, each with all its mentions.

    Entities come in the order of their first mention; ids depend on the name and kind alone.
    """
    found = [f for f in forms(articles, lower_case(articles), upper_case(articles)) if not _demonym(f)]
    entity = resolve(found, _acronyms(articles, found))
    held: dict[Key, list[Form]] = defaultdict(list)
    for form, key in entity.items():
        held[key].append(form)
    made = (_entity(key, group) for key, group in held.items())
    return tuple(e for e in made if e)


def _demonym(form: Form) -> bool:
    """Whether a lone word is the adjective of a people and names nobody."""
    lone = len(form.key) == 1 and form.kind is None
    return lone and form.key[0].endswith(_DEMONYM) and form.key not in countries()


def _acronyms(articles: Sequence[Article], found: Sequence[Form]) -> dict[Key, Key]:
    """Acronyms that are told in brackets behind the name that they stand for."""
    text: Mapping[str, str] = {a.label: a.text for a in articles}
    told: dict[Key, Key] = {}
    for before, after in pairwise(found):
        if before.passage == after.passage and after.text.isupper() and len(before.key) > 1:
            between = text[before.article][before.span.end : after.span.start]
            if between.strip() == "(":
                told.setdefault(after.key, trimmed(before.key))
    return told


def _entity(key: Key, group: Sequence[Form]) -> Entity | None:
    kind = kind_of(group, key)
    if kind is None:
        return None
    longest = max(group, key=lambda f: (len(f.key), len(f.text), f.text))
    return Entity(f"{kind.value}:{' '.join(key)}", longest.text, kind, tuple(_mention(f) for f in group))


def _mention(form: Form) -> Mention:
    return Mention(
        article=form.article, passage=form.passage, span=form.span,
        named=True, title=form.title, role=form.role,
    )  # fmt: skip
