"""Noun phrases of speaks, found without a parser: leftward from a verb, rightward after an inversion."""

from __future__ import annotations

from newsdiff.stages.attribution._forms import Form, irregular_pasts
from newsdiff.stages.attribution._lexicon import closed, speaks, verbs
from newsdiff.stages.attribution._view import View

_LONGEST = 16
_APPOSED = 30
_INNER = frozenset(("of", "for", "in", "at", "from", "with", "on", "within", "among"))

_ASKING = frozenset(("what", "when", "where", "why", "how", "whether", "who", "that"))
"""Words that open a clause right behind its verb."""

Words = tuple[int, int]
"""First and last word of a phrase, included."""


def leftward(view: View, at: int) -> Words | None:
    """The noun phrase that ends right before word `at`, over an apposition or a relative pronoun."""
    end = at - 1
    if end < 0:
        return None
    if view.is_in(end, "relatives") and view.fold(end) != "that":
        return _phrase(view, end - 1)
    if view.cut(at):
        if "," in view.gap(at) and not view.quoted_before(at):
            return _before_apposition(view, end)
        return None
    return _phrase(view, end)


def meant(view: View, phrase: Words) -> Words:
    """Whom "with many" means behind a comma: those named right before it; any other phrase means itself."""
    first, last = phrase
    if first != last or not view.is_in(first, "subjects") or view.fold(first - 1) != "with":
        return phrase
    found = _phrase(view, first - 2) if first > 1 and "," in view.gap(first - 1) else None
    if found is None:
        return phrase
    after = [i for i in range(*found) if view.is_in(i, "prepositions") and view.fold(i) not in {"of", "for"}]
    found = (after[-1] + 1, found[1]) if after else found
    return found if plausible(view, found) else phrase


def rightward(view: View, at: int) -> Words | None:
    """The noun phrase that begins at word `at`, with its "of" and "for" but not with what it did."""
    if not _can_begin(view, at):
        return None
    if view.is_in(at, "pronouns"):
        return at, at
    last, limit = at, min(len(view.words), at + _LONGEST)
    for place in range(at + 1, limit):
        if view.cut(place) or not _goes_on(view, place) or _acts(view, place):
            break
        last = place
    while last > at and (
        view.is_in(last, "prepositions", "determiners", "times") or view.fold(last) == "and"
    ):
        last -= 1
    return at, last


def plausible(view: View, phrase: Words) -> bool:
    """Whether a phrase names someone who can speak: a name, a pronoun or a noun of speakers."""
    first, last = phrase
    return any(
        (
            view.capital(i)
            and (i > 0 or first == last or view.capital(1) or view.words[i].fold not in closed("determiners"))
        )
        or view.is_in(i, "subjects")
        or speaks(view.fold(i))
        for i in range(first, last + 1)
    )


def _phrase(view: View, end: int) -> Words | None:
    end = _before_time(view, end)
    if end >= 0 and view.is_in(end, "pronouns"):
        return end, end
    stops = ("prepositions", "determiners", "modals", "have", "negations", "relatives", "be")
    if end < 0 or (view.is_in(end, *stops) and not view.is_in(end, "subjects")):
        return None
    start = end
    while start > 0 and end - start < _LONGEST and not view.cut(start) and _belongs(view, start - 1):
        start -= 1
    return _trimmed(view, start, end)


def _before_time(view: View, end: int) -> int:
    """The last word before a day or hour that stands between subject and verb: "the mayor on Friday" said."""
    place = end
    while place > 0 and view.is_in(place, "times") and not view.cut(place):
        place -= 1
        while (
            place > 0
            and not view.cut(place)
            and (
                view.is_in(place, "determiners", "prepositions")
                or view.fold(place) in {"late", "early", "last"}
            )
        ):
            place -= 1
    return place


def _belongs(view: View, at: int) -> bool:
    """Whether word `at` can stand inside the noun phrase that is being walked leftward."""
    fold = view.fold(at)
    if fold in _INNER or (view.is_in(at, "determiners") and fold != "that"):
        return True
    if fold == "and":
        return _joins(view, at)
    if view.is_in(
        at, "prepositions", "conjunctions", "relatives", "modals", "be", "have", "do", "pronouns", "negations"
    ):
        return fold in {"of", "for"} or view.is_in(at, "possessives")
    return not (_finite(view, at) or fold.endswith("ly"))


def _acts(view: View, at: int) -> bool:
    """Whether a plain word is a verb by what stands behind it: "ask what", "echo those"."""
    if view.capital(at) or speaks(view.fold(at)) or view.is_in(at, "prepositions", "determiners"):
        return False
    asks = view.fold(at + 1) in _ASKING or view.is_in(at + 1, "determiners", "pronouns")
    return asks and not view.cut(at + 1) and not view.is_in(at, "conjunctions", "possessives")


def _finite(view: View, at: int) -> bool:
    """Whether a word is a verb in the past or the present, and no participle that belongs to a noun."""
    if view.capital(at) or speaks(view.fold(at)):
        return False
    if view.is_in(at - 1, "subjects") and view.fold(at - 1) not in {"one", "some", "many", "most", "others"}:
        return True
    if view.fold(at) in irregular_pasts():
        return True
    if view.fold(at).endswith("ed") and view.is_in(at + 1, "determiners", "pronouns"):
        return True
    known = {v.form for v in verbs().get(view.fold(at), ())}
    if view.capital(at - 1) and (view.fold(at).endswith("ed") or Form.PRESENT in known):
        return True
    return Form.PAST in known and not view.is_in(at - 1, "determiners", "prepositions")


def _joins(view: View, at: int) -> bool:
    """Whether an "and" joins two nouns: a capital or a noun of speakers stands on each side."""
    before = view.capital(at - 1) or speaks(view.fold(at - 1))
    after = view.capital(at + 1) or any(
        view.capital(i) or speaks(view.fold(i)) for i in range(at + 1, min(at + 4, len(view.words)))
    )
    return before and after and not view.cut(at) and not view.cut(at + 1)


def _trimmed(view: View, start: int, end: int) -> Words | None:
    """Without what opens the clause: "In March the" ministry, "However" the court."""
    while start < end and (view.is_in(start, "openers") or view.fold(start).endswith("ly")):
        start += 1
    if view.is_in(start, "prepositions"):
        start = _after_adverbial(view, start, end)
    while start < end and view.is_in(start, "times") and not view.cut(start + 1):
        start += 1
    return (start, end) if start <= end and not view.is_in(end, "prepositions") else None


def _after_adverbial(view: View, start: int, end: int) -> int:
    """Where the subject begins after a prepositional phrase that no comma closes."""
    for at in range(end, start, -1):
        before = view.fold(at - 1)
        if before in closed("prepositions") or view.is_in(at - 1, "determiners"):
            continue
        if view.is_in(at, "determiners", "subjects") or view.fold(at - 1) in closed("times"):
            return at
    return end if view.is_in(start + 1, "times") else start + 1


def _before_apposition(view: View, end: int, hops: int = 3) -> Words | None:
    """The noun phrase before ", the group's director," or ", who led it," or ", 45,"."""
    start = next((i for i in range(end, max(0, end - _APPOSED), -1) if view.cut(i)), 0)
    if start == 0 or "," not in view.gap(start) or view.quoted_before(start):
        return None
    found = _phrase(view, start - 1) if _apposes(view, start, end) else None
    if found and hops and _is_tag(view, found):
        return _before_apposition(view, start - 1, hops - 1)
    return found


def _is_tag(view: View, phrase: Words) -> bool:
    """An age or a party that itself stands between commas: "Smith, 45, a baker, said"."""
    first = view.fold(phrase[0])
    tag = first.isdigit() or first in {"r", "d", "i", "republican", "democrat", "independent"}
    return tag and "," in view.gap(phrase[0])


def _apposes(view: View, first: int, last: int) -> bool:
    if view.fold(first).isdigit() or view.is_in(first, "relatives", "determiners"):
        return True
    if view.fold(first) in {
        "including",
        "such",
        "like",
        "speaking",
        "citing",
        "president",
        "head",
        "director",
    }:
        return True
    return not any(view.is_in(i, "be", "have", "modals", "pronouns") for i in range(first, last + 1))


def _can_begin(view: View, at: int) -> bool:
    if at >= len(view.words) or view.is_in(at, "times"):
        return False
    return (
        view.capital(at)
        or view.is_in(at, "determiners", "subjects")
        or speaks(view.fold(at))
        or _modified(view, at)
    )


def _modified(view: View, at: int) -> bool:
    """Plain words lead to a noun of speakers: "opposition", "human rights" figures."""
    if view.is_in(at, "prepositions", "conjunctions", "be", "have", "do", "modals", "negations", "pronouns"):
        return False
    return any(speaks(view.fold(i)) for i in range(at, min(at + 4, len(view.words))))


def _goes_on(view: View, at: int) -> bool:
    fold = view.fold(at)
    if fold in {"of", "for"} or (fold == "and" and _joins(view, at)):
        return True
    if fold in {"like", "including"}:
        return view.capital(at + 1)
    if view.is_in(at, "possessives") or fold in {"the", "a", "an"}:
        return view.fold(at - 1) in {"of", "for", "and", "like", "including"}
    if view.is_in(
        at,
        "prepositions",
        "conjunctions",
        "relatives",
        "pronouns",
        "be",
        "have",
        "do",
        "modals",
        "times",
        "negations",
    ):
        return False
    if _finite(view, at) or (
        fold.endswith("ed") and not view.capital(at) and not view.is_in(at - 1, "determiners")
    ):
        return False
    return not fold.endswith("ly") and not (fold.endswith("ing") and not view.capital(at))
