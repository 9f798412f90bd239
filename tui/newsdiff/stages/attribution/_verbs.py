"""Attribution by a verb of saying, active, inverted or passive."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsdiff.stages.attribution._evidence import first_of, goes_with, is_noun
from newsdiff.stages.attribution._forms import Form
from newsdiff.stages.attribution._found import Found
from newsdiff.stages.attribution._lexicon import Verb, closed, nouns, passives, speaks, verbs
from newsdiff.stages.attribution._speaker import Words, leftward, meant, plausible, rightward
from newsdiff.stages.attribution._view import View

_NEAR = 9
_OPENING = 14
_REPLIES = frozenset(("respond", "comment", "answer", "reply"))
_ENDS = ("", ",", ".", ";")
_OWNED = re.compile(r"['’]s$|s['’]$")
"""How a word ends that owns what follows: "the mayor's [proposed] bridge"."""
_CLOSED = re.compile(r"[,.!?…]\s*[\"”'’]+\s")


def by_verb(view: View) -> Iterator[Found]:
    """The attributions that a verb of the lexicon makes, in order."""
    speaker: Words | None = None
    for at in range(len(view.words)):
        for verb in verbs().get(view.fold(at), ()):
            found = _at(view, at, verb, speaker) if view.follows(at + 1, verb.rest) else None
            if found is not None:
                speaker = found.speaker or speaker
                yield found
                break


def _at(view: View, at: int, verb: Verb, earlier: Words | None) -> Found | None:
    if (at and (_is_name(view, at, verb) or _is_owned(view, at, verb))) or _is_tale(view, at, verb):
        return None
    first = first_of(view, at)
    if verb.form is Form.PAST and any(view.is_in(i, "be") for i in range(first, at)):
        return _passive(view, first, at, verb)
    if (
        verb.form is Form.PAST
        and view.fold(at + 1 + len(verb.rest)) == "by"
        and not view.is_in(first, "have")
    ):
        return _passive(view, at, at, verb)
    if verb.form is Form.PROGRESSIVE and not any(view.is_in(i, "be") for i in range(first, at)):
        return _participle(view, at, verb, earlier)
    if is_noun(view, at, verb):
        return None
    return _inverted(view, at, verb) or _active(view, first, at, verb, earlier)


def _is_name(view: View, at: int, verb: Verb) -> bool:
    """Whether a word in capitals behind another belongs to a name: "The Perl Post"."""
    if not (view.capital(at) and view.capital(at - 1)):
        return False
    return view.capital(at + 1) or (verb.form is Form.BASE and not view.cut(at))


def _is_tale(view: View, at: int, verb: Verb) -> bool:
    """Whether something is told that nobody says: "telling stories", "told the truth"."""
    return verb.head == "tell" and any(view.fold(at + i) in closed("tales") for i in (1, 2))


def _is_owned(view: View, at: int, verb: Verb) -> bool:
    """Whether a participle says what somebody's thing is: "the mayor's proposed bridge"."""
    return verb.form is Form.PAST and _OWNED.search(view.words[at - 1].text) is not None


def _active(view: View, first: int, at: int, verb: Verb, earlier: Words | None) -> Found | None:
    last = at + len(verb.rest)
    if verb.form is Form.BASE and view.fold(first - 1) == "to" and not view.cut(first):
        return None
    speaker = _subject(view, first, earlier)
    if verb.head in _REPLIES and any(view.is_in(i, "negations") for i in range(first, at)):
        return None
    if speaker is None or not goes_with(view, at, last, verb, plausible(view, speaker)):
        return None
    if _is_thing(view, speaker, last + 1):
        return None
    closes = view.cut(last + 1) and not _opens_quotation(view, last + 1)
    quoted = not verb.takes_object and _quoted_first(view, speaker)
    return Found(at, last, verb.head, speaker, before=closes or quoted)


def _subject(view: View, first: int, earlier: Words | None) -> Words | None:
    """The noun phrase on the left, or the speaker who went before when "and" or "but" joins the verb on."""
    if view.fold(first - 1) in {"and", "but", "then"}:
        return earlier or _opening(view, first)
    found = leftward(view, first)
    if found and not plausible(view, found) and view.fold(found[0] - 1) in closed("prepositions"):
        return _opening(view, first) or earlier or found
    return found


def _quoted_first(view: View, speaker: Words) -> bool:
    """Whether a quotation ends right before the speaker: "...," she said on Monday."""
    return _CLOSED.search(view.gap(speaker[0])) is not None


def _is_thing(view: View, speaker: Words, after: int) -> bool:
    """Whether what is said is only pointed to: of "welcomed [what Holm said]"."""
    return view.fold(speaker[0] - 1) == "what" and speaker[0] > 0 and view.cut(after)


def _participle(view: View, at: int, verb: Verb, earlier: Words | None) -> Found | None:
    """By the speaker before, or by what opens the passage: "..., saying that"."""
    if at == 0:
        return None
    last = at + len(verb.rest)
    told = not view.cut(at) and (view.fold(at - 1) in nouns() or speaks(view.fold(at - 1)))
    if not (told or "," in view.gap(at) or view.fold(at - 1) in {"while", "by", "and"}):
        return None
    speaker = _teller(view, at) if told else earlier or _opening(view, at)
    if speaker is None or not goes_with(view, at, last, verb, plausible(view, speaker)):
        return None
    return Found(at, last, verb.head, meant(view, speaker), before=False)


def _teller(view: View, at: int) -> Words | None:
    """Who tells it in a document: of "the mayor issued a statement saying", the mayor."""
    found = leftward(view, at)
    if found is None:
        return None
    first = next((i for i in range(found[1], found[0], -1) if view.fold(i) in {"a", "an"}), found[0])
    if view.fold(first - 1) in closed("issues") and not view.cut(first):
        return leftward(view, first_of(view, first - 1)) or (first, found[1])
    return first, found[1]


def _opening(view: View, at: int) -> Words | None:
    """The noun phrase that opens the passage, after a dateline or an adverbial, if it can speak."""
    start = 0
    if (
        view.words[0].text.isupper()
        or view.is_in(0, "prepositions", "conjunctions")
        or view.fold(0).endswith("ly")
    ):
        start = next((i for i in range(1, min(at, _OPENING)) if view.cut(i)), 0)
    found = rightward(view, start) if at > start else None
    return found if found and found[1] < at and plausible(view, found) else None


def _inverted(view: View, at: int, verb: Verb) -> Found | None:
    """The speaker after the verb: "...", said the minister."""
    last = at + len(verb.rest)
    if at == 0 or verb.form not in {Form.PAST, Form.PRESENT} or verb.head == "tell":
        return None
    if not ("," in view.gap(at) or view.quoted_before(at)) or view.cut(last + 1):
        return None
    speaker = rightward(view, last + 1)
    if speaker is None or not plausible(view, speaker):
        return None
    if not view.quoted_before(at) and (verb.takes_object or view.gap(speaker[1] + 1)[:1] not in _ENDS):
        return None
    return Found(at, last, verb.head, speaker, before=True)


def _passive(view: View, first: int, at: int, verb: Verb) -> Found | None:
    """Of "is seen as", "were accused of", "was described by the court as": a speaker only after "by"."""
    last = at + len(verb.rest)
    agent = _agent(view, last + 1)
    after = view.fold(last + 1) if not view.cut(last + 1) else ""
    if verb.head in {"quote", "cite"} and after == "as":
        return Found(first, last, verb.head, leftward(view, first), before=False)
    listed = (verb.head, after) in passives() or (verb.head, "") in passives()
    told = after == "that" and verb.head != "tell"
    if not (listed or told or (agent and plausible(view, agent))):
        return None
    if listed and after in {"as", "to", "of", "for", "with"} and (verb.head, after) in passives():
        last += 1
    return Found(first, last, verb.head, agent, before=agent is not None and agent[1] + 1 >= len(view.words))


def _agent(view: View, at: int) -> Words | None:
    for place in range(at, min(at + _NEAR, len(view.words) - 1)):
        if view.cut(place):
            return None
        if view.fold(place) == "by" and view.fold(place + 1) not in closed("times"):
            found = rightward(view, place + 1)
            return found if found and plausible(view, found) else None
    return None


def _opens_quotation(view: View, at: int) -> bool:
    return at < len(view.words) and (view.quoted_before(at) or ":" in view.gap(at))
