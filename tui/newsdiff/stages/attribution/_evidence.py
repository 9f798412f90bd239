"""Whether a printed verb is used to tell what somebody says."""

from __future__ import annotations

from newsdiff.stages.attribution._forms import Form, irregular_pasts
from newsdiff.stages.attribution._lexicon import Verb, closed, speaks, verbs
from newsdiff.stages.attribution._view import View

_LEADING = frozenset(("to", "not", "also"))
"""Words that lead to a verb."""
_NEAR = 10
_BEFORE = 9
"""Auxiliaries and adverbs that may lead to a verb."""


def is_noun(view: View, at: int, verb: Verb) -> bool:
    """Whether a base or -s form is a noun here: "its claims", "of fears", "a report"."""
    if verb.form not in {Form.BASE, Form.PRESENT} or (at and view.cut(at)):
        return False
    if verb.form is Form.PRESENT and _speaks_next(view, at + 1):
        return True
    if at == 0 or verb.plain:
        return at == 0 or view.is_in(at - 1, "possessives")
    before = view.words[at - 1]
    several = verb.form is Form.BASE and before.text.endswith("s") and view.fold(at + 1) == "that"
    if several or before.fold in _LEADING or view.is_in(at - 1, "subjects", "modals", "do", "relatives"):
        return False
    if before.fold in {"and", "but"}:
        return not _tells(view, at + 1)
    return _calls_for_noun(view, at) or not (
        view.capital(at - 1) or speaks(before.fold) or before.fold.endswith("ly")
    )


def _speaks_next(view: View, at: int) -> bool:
    """Whether a verb of saying follows at once, for a plural: "[rights advocates] estimate that"."""
    if view.cut(at):
        return False
    forms = {verb.form for verb in verbs().get(view.fold(at), ())}
    return Form.PAST in forms or (Form.BASE in forms and _tells(view, at + 1))


def _calls_for_noun(view: View, at: int) -> bool:
    """Whether a determiner, a figure, a possessive or another verb comes before."""
    before = view.words[at - 1]
    if view.is_in(at - 1, "determiners", "prepositions", "conjunctions", "be", "have"):
        return True
    if before.text.endswith(("'s", "’s")) or view.gap(at).startswith(("'", "’")):
        return True
    return before.fold.isdigit() or before.fold.endswith("ed") or before.fold in irregular_pasts()


def goes_with(view: View, at: int, last: int, verb: Verb, plausible: bool) -> bool:
    """Whether what follows the verb is what somebody says or speaks of."""
    after = last + 1
    if _tells(view, after):
        return plausible or view.fold(after) == "that" or view.quoted_before(after)
    if verb.careful and not verb.takes_object:
        return plausible and (_clause(view, after) or _closes(view, at, after))
    if verb.takes_object:
        return plausible and (_object(view, after, verb) or _closes(view, at, after))
    if view.cut(after):
        return plausible and _closes(view, at, after)
    return plausible or verb.plain or _clause(view, after)


def _tells(view: View, after: int) -> bool:
    """A "that", a quotation or a colon follows, over an addressee or a day."""
    for place in range(after, min(after + 6, len(view.words))):
        if view.quoted_before(place) or (place == after and ":" in view.gap(place)):
            return True
        if view.fold(place) == "that":
            return not view.cut(place + 1) and view.fold(place - 1) not in {"in", "on", "of", "to", "with"}
        if (view.cut(place) and place > after) or not _passed_over(view, place):
            return False
    return False


def _passed_over(view: View, at: int) -> bool:
    """Whether a word can stand between a verb and its "that" or quotation: whom, when, where it was told."""
    if view.is_in(at, "modals", "be", "have", "conjunctions"):
        return False
    if view.capital(at) or view.is_in(at, "pronouns", "times", "prepositions", "determiners"):
        return True
    return speaks(view.fold(at)) or view.is_in(at, "occasions") or view.fold(at).endswith("ly")


def _clause(view: View, after: int) -> bool:
    """A finite verb follows before the next comma: what is said, without "that"."""
    for place in range(after, min(after + _NEAR, len(view.words))):
        if view.cut(place):
            return False
        if place > after and view.is_in(place, "modals", "be", "have", "do"):
            return True
    return False


def _closes(view: View, at: int, after: int) -> bool:
    """The verb closes its clause, and what is said went before: "It will rain, they said"."""
    return view.cut(after) and any(view.cut(i) and i > 0 for i in range(max(1, at - 12), at))


def _object(view: View, after: int, verb: Verb) -> bool:
    """A noun phrase, an infinitive or a gerund follows."""
    if view.cut(after) and not view.quoted_before(after):
        return False
    if view.fold(after) == "to":
        return verb.head in closed("promises") or bool(verb.rest)
    return bool(verb.rest) or not view.is_in(
        after, "prepositions", "conjunctions", "be", "modals", "relatives"
    )


def first_of(view: View, at: int) -> int:
    """The first of the auxiliaries and adverbs that lead to the verb: "has repeatedly [said]"."""
    first = at
    while max(0, at - _BEFORE) < first and not view.cut(first) and _leads(view, first - 1, first):
        first -= 1
    return first


def _leads(view: View, at: int, following: int) -> bool:
    if view.is_in(at, "have", "modals", "be", "do", "negations", "between"):
        return True
    if view.fold(at).endswith("ly") and not view.capital(at):
        return True
    if view.fold(at) == "to":
        return view.is_in(at - 1, "leading")
    return view.is_in(at, "leading") and view.fold(following) in {"to", "on"}
