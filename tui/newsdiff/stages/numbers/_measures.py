"""What a figure measures: its unit, currency, age or time of day."""

from __future__ import annotations

import re
from decimal import Decimal

from newsdiff.model import Hedge, Measure
from newsdiff.stages.numbers._figures import money_before
from newsdiff.stages.numbers._line import HYPHENS, Figure, Line, figure
from newsdiff.stages.numbers._tables import listed, units

_PERCENT = re.compile(r"[ \u00a0\u202f]?%")
_DEGREES = re.compile(r"[ \u00a0]?°[ \u00a0]?(?:([CF])\b)?")
_CLOCK = re.compile(r"(\d\d?):([0-5]\d)")
_CLOCK_POINT = re.compile(r"(\d\d?)[.:]([0-5]\d)")
_MINUS = re.compile(r"(?:^|[\s(])[-−]$")
_SPANS = frozenset(["year", "month", "week", "day"])
_AFTER_NAMES = frozenset(("jr", "sr", "ii", "iii", "iv"))
"""Words at the end of a name, folded."""
_MOST_YEARS = 120
_MOST_TOLD = 999
"""The same where nothing but an age can be meant, however wrong it is."""
_MILLION = Decimal(1_000_000)


def measured(line: Line, found: Figure) -> Figure:
    """The figure with its unit, when one stands beside it."""
    if found.measure is not Measure.COUNT:
        return found
    money = money_before(line, found)
    if money:
        return found._replace(start=money[1], measure=Measure.MONEY, unit=money[0])
    told = _by_sign(line, found) or _magnitude(line, found) or _apart(line, found)
    return _below_nought(line, told or _by_word(line, found))


def _apart(line: Line, found: Figure) -> Figure | None:
    """As in "1430 GMT", and in "16 - year-old" with blanks round the hyphen."""
    if line.gap(found.stop).strip() in HYPHENS and line.holds(found.stop, "year", "old"):
        return _with(line, found, found.stop + 2, Measure.AGE, "year")
    zoned = line.spaced(found.stop) and line.fold(found.stop) in listed("zones")
    return _four_digits(line, found) if zoned else None


def _below_nought(line: Line, found: Figure) -> Figure:
    """With its minus: the word, or the sign before a share or a temperature."""
    at = found.first - 1
    if line.fold(at) == "minus" and line.follows(found.first):
        start = line.words[at].start
    elif found.measure in (Measure.PERCENT, Measure.TEMPERATURE) and _MINUS.search(line.gap(found.first)):
        start = found.start - 1
    else:
        return found
    low, high = (None if v is None else -v for v in (found.high, found.low))
    return found._replace(start=start, low=low, high=high)


def _by_sign(line: Line, found: Figure) -> Figure | None:
    percent = _PERCENT.match(line.text, found.end)
    if percent:
        return found._replace(end=percent.end(), measure=Measure.PERCENT, unit="%")
    degrees = _DEGREES.match(line.text, found.end)
    if not degrees:
        return None
    stop = found.stop + (degrees[1] is not None)
    return found._replace(
        end=degrees.end(1) if degrees[1] else degrees.end(), stop=stop, measure=Measure.TEMPERATURE,
        unit="°" + (degrees[1] or ""),
    )  # fmt: skip


def _magnitude(line: Line, found: Figure) -> Figure | None:
    before = 1 + (line.fold(found.first - 1) == "of")
    if line.fold(found.first - before) != "magnitude" or not line.follows(found.first):
        return None
    return found._replace(measure=Measure.PLAIN, unit="magnitude")


def _by_word(line: Line, found: Figure) -> Figure:
    at = found.stop + (
        found.hedge is Hedge.VAGUE and line.spaced(found.stop) and line.fold(found.stop) == "of"
    )
    if at >= len(line.words) or (line.gap(at) and not line.follows(at)):
        return found
    if line.fold(at) == "hours" and (sharp := _military(line, found)):
        return sharp
    known = _unit(line, at)
    if known is None:
        return _clock_hours(line, found) or _letter_unit(line, found) or found
    stop, measure, unit = known
    if measure is Measure.DURATION and unit in _SPANS and (old := _old(line, stop)):
        return _with(line, found, old, Measure.AGE, unit)
    measure, unit = _settled(line, found, measure, unit)
    if measure is Measure.TIMES and line.fold(at) == "time" and line.gap(at) not in ("-", ""):
        return found
    return _with(line, found, stop, measure, unit)


def _unit(line: Line, at: int) -> tuple[int, Measure, str] | None:
    """The unit whose words stand from that index on: the index after it, what it measures, its name."""
    for phrase, (measure, unit) in units().get(line.fold(at), ()):
        if line.holds(at, *phrase):
            return at + len(phrase), measure, unit
    if line.fold(at) == "second" and line.gap(at) == "-":
        return at + 1, Measure.DURATION, "second"
    return None


def _with(line: Line, found: Figure, stop: int, measure: Measure, unit: str) -> Figure:
    return found._replace(stop=stop, end=line.words[stop - 1].end, measure=measure, unit=unit)


def _old(line: Line, stop: int) -> int:
    """The index after "old" or "of age", or 0."""
    if line.follows(stop) and line.fold(stop) in ("old", "olds"):
        return stop + 1
    return stop + 2 if line.holds(stop, "of", "age") and line.follows(stop) else 0


def _settled(line: Line, found: Figure, measure: Measure, unit: str) -> tuple[Measure, str]:
    """Pounds are money when they come by the million, or where the article prints the pound sign."""
    if unit != "lb" or not line.fold(found.stop).startswith("pound") or line.fold(found.stop + 1) == "of":
        return measure, unit
    rich = found.scaled and (found.low or found.high or 0) >= _MILLION
    told = any(
        w in listed("money_talk") for w in (*line.before(found.first, 12), *line.after(found.stop + 1, 5))
    )
    return (Measure.MONEY, "GBP") if rich or line.sterling or told else (measure, unit)


def _letter_unit(line: Line, found: Figure) -> Figure | None:
    """A unit of one letter, told by its case, and the won, which is also a verb."""
    at = found.stop
    text, close = line.words[at].text, not line.gap(at)
    if text == "m" and (close or line.spaced(at)) and not line.text[found.start :].startswith("$"):
        return _with(line, found, at + 1, Measure.LENGTH, "m")
    if text in ("C", "F") and close:
        return _with(line, found, at + 1, Measure.TEMPERATURE, "°" + text)
    if text == "g" and close:
        return _with(line, found, at + 1, Measure.MASS, "g")
    if text == "won" and found.scaled and line.words[at - 1].fold.endswith("illion"):
        return _with(line, found, at + 1, Measure.MONEY, "KRW")
    return None


def _clock_hours(line: Line, found: Figure) -> Figure | None:
    """As in "2 p.m.", "10 o'clock", "2.30pm": minutes after midnight."""
    fold = line.fold(found.stop)
    if fold not in ("am", "pm", "o'clock") or found.stop != found.first + 1:
        return None
    text = line.words[found.first].text
    parts = _CLOCK_POINT.fullmatch(text)
    hours = int(parts[1]) if parts else int(text) if text.isdecimal() else -1
    if not 1 <= hours <= 12:
        return None
    minutes = hours % 12 * 60 + (720 if fold == "pm" else 0) + (int(parts[2]) if parts else 0)
    return _timed(line, found._replace(stop=found.stop + 1, end=line.words[found.stop].end), minutes)


def _military(line: Line, found: Figure) -> Figure | None:
    """As in "at 1430 hours"."""
    if line.fold(found.first - 1) not in listed("at_times"):
        return None
    return _four_digits(line, found._replace(stop=found.stop + 1, end=line.words[found.stop].end))


def _four_digits(line: Line, found: Figure) -> Figure | None:
    """As in "1430 GMT", and of what is known to be a time."""
    text = line.words[found.first].text
    if len(text) != 4 or not text.isdecimal():
        return None
    hours, minutes = int(text[:2]), int(text[2:])
    if hours > 24 or minutes > 59:
        return None
    return _timed(line, found, hours * 60 + minutes)


def clock(line: Line, at: int) -> Figure | None:
    """As in "14:30", "2:41 AM": minutes after midnight; digits with a colon that tell no time give None."""
    parts = _CLOCK.fullmatch(line.words[at].text)
    if not parts:
        return None
    half = line.fold(at + 1) if line.gap(at + 1).strip() == "" else ""
    hours = int(parts[1])
    found = figure(line, at, at + 1, Decimal(0))
    if half in ("am", "pm") and 1 <= hours <= 12:
        found = found._replace(stop=at + 2, end=line.words[at + 1].end)
        return _timed(line, found, hours % 12 * 60 + (720 if half == "pm" else 0) + int(parts[2]))
    if hours > 24 or not (
        line.fold(at - 1) in listed("at_times") or half in listed("zones") or len(parts[1]) == 2
    ):
        return None
    return _timed(line, found, hours * 60 + int(parts[2]))


def _timed(line: Line, found: Figure, minutes: int) -> Figure:
    """With the time zone as its unit, since times of two zones are not compared."""
    zone = line.words[found.stop].text if line.fold(found.stop) in listed("zones") else ""
    if zone and line.gap(found.stop).strip() == "":
        found = found._replace(stop=found.stop + 1, end=line.words[found.stop].end)
    value = Decimal(minutes)
    return found._replace(low=value, high=value, measure=Measure.CLOCK, unit=zone.upper())


def aged(line: Line, found: Figure) -> Figure | None:
    """The figure as somebody's age, told by what stands around it; None when it is none."""
    value = found.high
    if found.measure is not Measure.COUNT or value is None or value % 1:
        return None
    if not 0 < value <= (_MOST_TOLD if _died(line, found) else _MOST_YEARS):
        return None
    told = _after_age(line, found) or _in_apposition(line, found) or _limit(line, found)
    return told and told._replace(measure=Measure.AGE, unit="year")


def _after_age(line: Line, found: Figure) -> Figure | None:
    at = found.first - 1
    if line.fold(at) in ("of", "between") and line.fold(at - 1) in ("age", "ages", "aged"):
        return found
    if _turned(line, found) or _next_age(line, found) or _died(line, found):
        return found
    if not line.spaced(found.first) or line.fold(at) not in ("aged", "age", "ages"):
        return None
    return found._replace(start=line.words[at].start)


def _turned(line: Line, found: Figure) -> bool:
    """As in "who turned 68 on Saturday": nothing is counted behind it."""
    if line.fold(found.first - 1) not in ("turned", "turns", "turning") or not line.spaced(found.first):
        return False
    return not line.spaced(found.stop) or line.fold(found.stop) in listed("stops")


def _died(line: Line, found: Figure) -> bool:
    """As in "dies at 77", "dead at 61": nothing is counted behind it."""
    at = found.first - 1
    if line.fold(at) != "at" or line.fold(at - 1) not in ("dies", "died", "dead"):
        return False
    return not line.spaced(found.stop) or line.fold(found.stop) in listed("stops")


def _next_age(line: Line, found: Figure) -> bool:
    """As in "two sons, ages 6 and 16": the second of two ages."""
    at = found.first - 1
    if line.fold(at) not in ("and", "or") or not line.words[found.first].text.isdecimal():
        return False
    told = line.fold(at - 2) in ("aged", "ages") and line.fold(at - 1).isdecimal()
    return told and (not line.spaced(found.stop) or line.fold(found.stop) in listed("stops"))


def _in_apposition(line: Line, found: Figure) -> Figure | None:
    """As in "Ana Ruiz, 45, said", "Ana Ruiz (45)", "Ana Ruiz, 45 was"."""
    at = found.first - 1
    if at < 0 or found.stop != found.first + 1 or not line.words[found.first].text.isdecimal():
        return None
    before, after = line.gap(found.first).strip(), line.gap(found.stop)
    told = line.words[at].text
    name = (told[0].isupper() and not told.isupper()) or line.fold(at) in _AFTER_NAMES
    closed = {
        ",": after[:1] in (",", ".", ";")
        or (after == "" and found.stop == len(line.words))
        or (after == " " and _goes_on(line, found.stop)),
        "(": after[:1] == ")",
    }
    listed_on = line.fold(at - 1).isdecimal()
    return (
        found if name and not listed_on and closed.get(before.lstrip(".")) and at not in line.taken else None
    )


def _goes_on(line: Line, at: int) -> bool:
    """Whether what stands there tells of somebody: "was", "and Lena Brell"."""
    listed_too = line.fold(at) == "and" and at + 1 < len(line.words) and line.words[at + 1].text[0].isupper()
    return listed_too or line.fold(at) in ("was", "is", "who", "has")


def _limit(line: Line, found: Figure) -> Figure | None:
    """As in "children under 18", "people over 65"."""
    at = found.first - 1
    way, who = line.fold(at), line.fold(at - 1)
    if way not in ("under", "over", "below", "above") or who not in listed("aged_people"):
        return None
    if not line.words[found.first].text[0].isdigit():
        return None
    after = line.fold(found.stop) if line.spaced(found.stop) else ""
    if after in listed("plurals") or (after.endswith("s") and after not in listed("stops")):
        return None
    low, high = (found.low, None) if way in ("over", "above") else (None, found.high)
    hedge = Hedge.MORE_THAN if high is None else Hedge.LESS_THAN
    return found._replace(start=line.words[at].start, low=low, high=high, hedge=hedge)
