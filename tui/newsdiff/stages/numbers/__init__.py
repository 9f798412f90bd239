"""Finds the numbers that an article states: how many, of what, in what state, how firmly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from newsdiff.model import Article, Measure, Passage, Quantity, Span
from newsdiff.stages.numbers._calendar import taken
from newsdiff.stages.numbers._counted import attached_noun, chunk, of_parent, owner, stems, tally_before
from newsdiff.stages.numbers._digits import decimal_comma
from newsdiff.stages.numbers._line import Figure, Line
from newsdiff.stages.numbers._reading import figures, in_a_row, starts
from newsdiff.stages.numbers._states import States, default_counted, state, states
from newsdiff.words import Word, stem, words

__all__ = ["find_numbers"]


def find_numbers(article: Article) -> tuple[Quantity, ...]:
    """The numbers stated in the passages of an article, in order, without overlap.

    Values have their scale applied, and bounds are told by `low` and `high`: "at least 80" and "over 80" are
    open above, "up to 80" and "under 80" open below; "nearly 100" is 90 to 100, nine tenths of the figure up
    to the figure; "about 100" is 100 to 100 with the hedge ABOUT, and so are "a hundred", "a dozen" and "half
    a million", which are said loosely. A range has both ends; what is vague ("dozens", "several") reaches as
    far as the lexicon allows. A tally ("52-48") has its smaller figure in `low` and the larger in `high`; a
    time of day is minutes after midnight, with the time zone, when told, as unit; a fraction lies between 0
    and 1, to six places; "no deaths" is 0.

    `span` holds the hedge, the currency sign and the unit, not what is counted. What is counted in an
    elliptical count ("45 were killed") is taken from the words before it, or else from what its state is
    usually said of. A count of which nothing is said has the measure PLAIN.
    """
    printed = [w.text for p in article.passages for w in words(article.words(p)) if w.text[0].isdigit()]
    comma, sterling = decimal_comma(printed), "£" in article.text
    found: list[Quantity] = []
    for passage in article.passages:
        text = article.words(passage)
        held = words(text)
        if any(starts(w.fold) for w in held):
            line = Line(text, held, taken(text, held), _titled(held), comma, sterling)
            found += _in_passage(article, passage, line)
    return tuple(found)


def _titled(held: Sequence[Word]) -> bool:
    letters = [w for w in held if len(w.text) > 3 and w.text[0].isalpha()]
    return sum(w.text[0].isupper() for w in letters) * 10 > len(letters) * 6


def _in_passage(article: Article, passage: Passage, line: Line) -> Iterator[Quantity]:
    found = list(figures(line))
    told = states(line) if found else States((), (), ())
    firsts = frozenset(one.first for one in found)
    antecedent: tuple[str, ...] = ()
    for one in found:
        if in_a_row(line, one.first) or _of_figures(line, one):
            yield _quantity(article, passage, one, (), "")
            continue
        held = chunk(line, one)
        happened = "" if attached_noun(line, held) else state(line, told, one, held, firsts)
        counted = (*owner(line, one, held), *stems(line, held))
        if one.measure is Measure.COUNT:
            happened = "" if of_parent(line, one.first) else happened
            counted = counted or _elliptical(line, one, happened, antecedent)
            antecedent = counted or antecedent
        yield _quantity(article, passage, one, counted, happened)


def _of_figures(line: Line, found: Figure) -> bool:
    """As in "three 10-year terms": what is counted is told by a figure first."""
    return found.measure is Measure.COUNT and line.spaced(found.stop) and line.fold(found.stop)[0].isdigit()


def _elliptical(line: Line, found: Figure, happened: str, antecedent: tuple[str, ...]) -> tuple[str, ...]:
    """What a count without a noun counts: by a word such as "toll", by the count before, by its state."""
    counted = tally_before(line, found)
    if counted or not happened:
        return counted
    default = default_counted(happened)
    return antecedent if default and antecedent else (stem(default),) if default else ()


def _quantity(
    article: Article, passage: Passage, found: Figure, counted: tuple[str, ...], happened: str
) -> Quantity:
    said = counted or happened or found.measure is not Measure.COUNT
    return Quantity(
        article=article.label,
        passage=passage.id,
        span=Span(found.start, found.end).moved(passage.span.start),
        low=_plain(found.low),
        high=_plain(found.high),
        hedge=found.hedge,
        measure=found.measure if said else Measure.PLAIN,
        unit=found.unit,
        counted=counted,
        state=happened,
    )


def _plain(value: Decimal | None) -> Decimal | None:
    """Without an exponent or needless noughts, so that equal values look alike."""
    if value is None:
        return None
    return Decimal(int(value)) if value == value.to_integral_value() else value.normalize()
