"""Names: everyone and everything that is named, each form of it, and how often each article uses it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import NamedTuple

from rich.cells import cell_len

from newsdiff.model import Comparison, Divergence, Entity, Kind, Mention, Span
from newsdiff.ui.bits import Bit, Told
from newsdiff.ui.kinds import GLYPH
from newsdiff.ui.quoting import Place, quotations
from newsdiff.ui.session import Session
from newsdiff.ui.views.crossed import CrossedSheet
from newsdiff.ui.views.sheet import (
    Goal,
    Room,
    Telling,
    one_line,
)
from newsdiff.ui.views.wishes import Wishes
from newsdiff.ui.wrapping import cut, fit


class _Row(NamedTuple):
    """An entity, or one form of it."""

    entity: Entity
    form: str
    """"" for the entity as a whole."""
    title: str
    """The title or role that stands beside this form, "" when none."""
    mentions: tuple[Mention, ...]
    divergence: Divergence | None


class NamesSheet(CrossedSheet[_Row]):
    """Entities and their forms by articles."""

    least, most = 6, 16

    def __init__(self, session: Session, wishes: Wishes) -> None:
        self.comparison = session.shown
        self.columns = len(self.comparison.articles)
        self.name = "Names · those that diverge" if wishes.divergent else "Names"
        self._rows = tuple(self._made(wishes.divergent))

    def lines(self, place: int, room: Room) -> Sequence[Told]:
        """The name, and a count for each article."""
        row = self._rows[place]
        left, shown = self._layout(room)
        many = Counter(m.article for m in row.mentions)
        cells = [self._cell(row, many, i, shown.cells) for i in shown.shown]
        return ((*self._name(row, left), *cells),)

    def tell(self, place: int, room: Room) -> Telling:  # noqa: ARG002  # the whole row is told
        """Every place where the form, or the entity, is named."""
        row = self._rows[place]
        title = [one_line(row.form or row.entity.name)]
        title += [row.divergence.relation.value if row.divergence else row.entity.kind.value]
        places = [Place(m.article, m.passage, _whole(m)) for m in row.mentions]
        telling = partial(quotations, self.comparison, places, "kind--name")
        return Telling(tuple(title), None, telling, row.divergence.id if row.divergence else "")

    def goal(self, place: int, room: Room) -> Goal:
        """Its divergence, or its first mention in the article under the cursor."""
        row, label = self._rows[place], self.comparison.articles[room.column].label
        if row.divergence and not row.form:
            return Goal(row.divergence.id, article=label)
        here = next((m for m in row.mentions if m.article == label), row.mentions[0])
        return Goal(passage=here.passage, article=here.article)

    def place_of(self, divergence: str) -> int | None:
        """The entity of a divergence about a name."""
        held = (i for i, r in enumerate(self._rows) if r.divergence and r.divergence.id == divergence)
        return next(held, None)

    def left(self, width: int) -> int:
        """Cells before the articles, of so many."""
        return max(24, min(58, width * 9 // 20))

    def _made(self, divergent: bool) -> Iterator[_Row]:
        """Those that diverge first, then those that most articles name."""
        for entity in sorted(self.comparison.entities, key=self._rank):
            found = self._divergence_of.get(entity.id)
            if divergent and not found:
                continue
            mentions = _own(entity)
            yield _Row(entity, "", "", mentions, found)
            forms = _forms(self.comparison, mentions)
            if len(forms) > 1:
                for (form, title), named in forms.items():
                    yield _Row(entity, form, title, tuple(named), found)

    def _rank(self, entity: Entity) -> tuple[float, ...]:
        found = self._divergence_of.get(entity.id)
        told = len({m.article for m in entity.mentions})
        return -(found.severity if found else -1.0), -told, -len(entity.mentions)

    @cached_property
    def _divergence_of(self) -> Mapping[str, Divergence]:
        """The gravest divergence about a name whose evidence is a mention of the entity, by its id."""
        entity_at = {
            (m.article, m.passage, start): e.id
            for e in self.comparison.entities
            for m in e.mentions
            for start in {m.span.start, _whole(m).start}
        }
        found: dict[str, Divergence] = {}
        for divergence in (d for d in self.comparison.divergences if d.kind is Kind.NAME):
            for evidence in (e for side in divergence.sides for e in side.evidence):
                entity = entity_at.get((evidence.article, evidence.passage, evidence.span.start))
                if entity:
                    found.setdefault(entity, divergence)
        return found

    def _name(self, row: _Row, cells: int) -> Told:
        if not row.form:
            sign = GLYPH[Kind.NAME] if row.divergence else " "
            kind = row.entity.kind.value
            room = cells - 3 - len(kind) - 1
            look = "kind--name" if row.divergence else "text--title"
            name = one_line(row.entity.name)
            shown = fit(name, room)
            return (
                Bit(f" {sign} ", "sign--name"),
                Bit(shown.rstrip(), look),
                Bit(" " * (len(shown) - len(shown.rstrip()))),
                Bit(f"{kind} ", "text--note"),
            )
        named = any(m.named for m in row.mentions)
        words = cut(row.form, cells - 6)
        rest = cells - 5 - cell_len(words)
        title = f"  {row.title}" if row.title else ""
        return Bit("     "), Bit(words, "" if named else "text--caption"), Bit(fit(title, rest), "text--note")

    def _cell(self, row: _Row, many: Mapping[str, int], column: int, cells: int) -> Bit:
        number = many.get(self.comparison.articles[column].label, 0)
        alone = len(many) == 1 < len({m.article for m in row.entity.mentions})
        look = "text--note" if not number else "text--title" if not row.form else ""
        if number and alone and row.form:
            look = "sign--name"
        return Bit(fit(str(number) if number else "·", cells), look)


def _whole(mention: Mention) -> Span:
    """The mention with the title beside it."""
    title = mention.title
    if title is None:
        return mention.span
    return Span(min(title.start, mention.span.start), max(title.end, mention.span.end))


def _own(entity: Entity) -> tuple[Mention, ...]:
    """Its mentions, without descriptions that are but the title of a name beside them."""
    titles = {(m.article, m.title) for m in entity.mentions if m.title}
    return tuple(m for m in entity.mentions if m.named or (m.article, m.span) not in titles)


def _forms(comparison: Comparison, mentions: Sequence[Mention]) -> Mapping[tuple[str, str], list[Mention]]:
    """The mentions by words and title, those of most articles first; names before descriptions."""
    found: dict[tuple[str, str], list[Mention]] = {}
    for mention in mentions:
        article = comparison.article[mention.article]
        title = one_line(mention.title.of(article.text)) if mention.title else ""
        found.setdefault((one_line(mention.span.of(article.text)), title), []).append(mention)
    ordered = sorted(found.items(), key=lambda f: (not f[1][0].named, -len({m.article for m in f[1]})))
    return dict(ordered)
