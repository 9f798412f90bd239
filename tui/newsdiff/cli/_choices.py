"""Options that take words from a list, with commas between them: `--only number,name`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

import click

from newsdiff.model import Kind, Relation

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

Word = TypeVar("Word", bound=StrEnum)
Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]
Clash = tuple[Kind, Relation | None]
"""A kind of divergence, and how its sides stand; None where that does not matter."""


def several(option: str, words: type[Word], metavar: str, told: str) -> Decorator:
    """An option whose value is a frozen set of these words; empty when it is not given."""

    def convert(_ctx: click.Context, _param: click.Parameter, value: str | None) -> frozenset[Word]:
        return frozenset() if value is None else _words(words, value)

    def complete(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
        before, comma, last = begun.rpartition(",")
        fitting = (word.value for word in words if word.value.startswith(last.lower()))
        return _offered(f"{before}{comma}{word}" for word in fitting)

    return click.option(option, metavar=metavar, callback=convert, shell_complete=complete, help=told)


def _words(words: type[Word], value: str) -> frozenset[Word]:
    known = {word.value: word for word in words}
    asked = [part.strip().lower() for part in value.split(",") if part.strip()]
    strange = next((part for part in asked if part not in known), None)
    if strange is not None or not asked:
        raise click.BadParameter(f"{strange or value!r} is none of {_list(words)}.")
    return frozenset(known[part] for part in asked)


def clashes(option: str, told: str) -> Decorator:
    """An option, repeatable, whose values are kinds, or kinds and relations: `number:contradicts`."""

    def convert(_ctx: click.Context, _param: click.Parameter, values: Iterable[str]) -> tuple[Clash, ...]:
        return tuple(map(_clash, values))

    def complete(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
        kind, colon, _ = begun.partition(":")
        ends = [f"{kind}:{relation.value}" for relation in Relation] if colon else [k.value for k in Kind]
        return _offered(word for word in ends if word.startswith(begun))

    return click.option(
        option, multiple=True, metavar="KIND[:RELATION]", callback=convert, shell_complete=complete, help=told
    )


def _clash(value: str) -> Clash:
    kind, colon, relation = value.strip().lower().partition(":")
    try:
        return Kind(kind), Relation(relation) if colon else None
    except ValueError as error:
        told = f"{_list(Kind)}, alone or with one of {_list(Relation)}, as in number:contradicts"
        raise click.BadParameter(f"{value!r} is none of {told}.") from error


def _list(words: Iterable[StrEnum]) -> str:
    return ", ".join(word.value for word in words)


def _offered(words: Iterable[str]) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    return [CompletionItem(word) for word in words]
