"""What the words of a name and its neighbours tell of its kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsdiff.model import EntityKind
from newsdiff.stages.names._gazetteer import countries, people_of, seats
from newsdiff.stages.names._lexicon import vocabulary
from newsdiff.stages.names._tokens import Token


class Votes(NamedTuple):
    """Weights for each kind; they are added up over all mentions."""

    person: float = 0.0
    organisation: float = 0.0
    group: float = 0.0
    place: float = 0.0

    def plus(self, other: Votes) -> Votes:
        """Both together."""
        return Votes(self[0] + other[0], self[1] + other[1], self[2] + other[2], self[3] + other[3])

    @property
    def kind(self) -> EntityKind:
        """The kind with most weight; a person where nothing tells."""
        best = max(range(4), key=lambda i: (self[i], -i))
        return _KINDS[best]


_EXAMPLES = frozenset({"like", "as", "including", "include", "includes", "called", "named", "among"})
_DATELINE = frozenset("(—–-,")
_WITH = frozenset({"with", "between", "against"})
_WAYS = frozenset({"to", "from", "over"})
_JOINING = frozenset({"of", "for", "and", "without"})
_CAPITAL_INSIDE = ("Mac", "Mc", "De", "Di", "Du", "La", "Le", "Van", "O'", "O’")
_KINDS = (EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.GROUP, EntityKind.PLACE)


def votes(tokens: Sequence[Token], first: int, last: int, titled: bool, addressed: bool, text: str) -> Votes:
    """What this mention tells: the name itself, its title, the words before and behind it."""
    name = tokens[first : last + 1]
    told = by_words(tuple(t.fold for t in name), name[0].text if len(name) == 1 else "")
    person = 3.0 * titled + 3.0 * addressed + _person_behind(tokens, last, text)
    return told.plus(_around(tokens, first, last)).plus(Votes(person=person))


def by_words(folds: tuple[str, ...], alone: str) -> Votes:
    """What the words of a name tell; `alone` is the printed word when there is only one."""
    words, whole = vocabulary(), " ".join(folds)
    if whole in countries():
        return Votes(place=6.0)
    if len(folds) == 1:
        return _by_word(folds[0], alone)
    if folds[-1] in words.groups or (folds[-1].endswith("s") and people_of(whole) is not None):
        return Votes(group=5.0)
    organisation = _as_body(folds)
    if folds[-1] in countries() and not organisation:
        return Votes(place=3.0)
    place = 2.0 * (whole in seats()) + 3.0 * (
        organisation < 4 and (folds[-1] in words.place or folds[0] in words.fronts)
    )
    return Votes(person=_as_person(folds, organisation), organisation=organisation, place=place)


def _as_body(folds: tuple[str, ...]) -> float:
    words = vocabulary()
    opened, joined = any(f in words.openers for f in folds), any(f in _JOINING for f in folds)
    told = 4.0 * (folds[-1].rsplit("-", 1)[-1] in words.organisation) + 3.0 * (opened and joined)
    return told or 2.0 * opened + 1.5 * (joined and "and" not in folds)


def _as_person(folds: tuple[str, ...], organisation: float) -> float:
    words = vocabulary()
    given = 2.5 * (folds[0] in words.given and not organisation)
    initial = 2.0 * any(len(f) == 1 for f in folds[1:-1])
    return given + initial + 2.0 * (folds[-1] in words.suffixes)


def _by_word(fold: str, printed: str) -> Votes:
    words = vocabulary()
    if fold in words.groups or (fold.endswith("s") and people_of(fold[:-1]) is not None):
        return Votes(group=5.0)
    if printed.isupper() and len(fold) > 1:
        return Votes(place=6.0) if fold in words.shorts else _seat(fold) or Votes(organisation=2.0)
    if fold in words.organisation:
        return Votes(organisation=4.0)
    return Votes(person=1.5) if fold in words.given else _by_shape(fold, printed)


def _by_shape(fold: str, printed: str) -> Votes:
    """A hyphen is found in surnames; a capital inside the word in names of firms, and in few surnames."""
    if "-" in printed:
        return Votes(person=0.3)
    if any(c.isupper() for c in printed[2:]) and not printed.startswith(_CAPITAL_INSIDE):
        return Votes(organisation=1.5)
    return _seat(fold) or Votes(organisation=0.2)


def _seat(fold: str) -> Votes | None:
    return Votes(place=2.0) if fold in seats() or fold in vocabulary().regions else None


def _class_before(tokens: Sequence[Token], first: int) -> Votes:
    """What a common noun before the name says that it is: "the rights group …", "prisons like …"."""
    words = vocabulary()
    for at in range(first - 1, max(-1, first - 6), -1):
        token = tokens[at]
        if not (tokens[at + 1].gap == " " or (tokens[at + 1].gap == ", " and at < first - 1)):
            break
        fold = token.fold.removesuffix("s")
        if token.cap or (at < first - 1 and not any(t.fold in _EXAMPLES for t in tokens[at + 1 : first])):
            continue
        if fold in words.place or fold in {"center", "centre"}:
            return Votes(place=2.0)
        if fold in words.organisation or token.fold in words.organisation:
            return Votes(organisation=2.0)
    return Votes()


def _around(tokens: Sequence[Token], first: int, last: int) -> Votes:
    """What the words beside the name tell of places and organisations."""
    behind = tokens[last + 1] if last + 1 < len(tokens) else None
    if first == 0 and behind is not None and tokens[last].text.isupper() and _DATELINE & set(behind.gap):
        return Votes(place=3.0)
    told = _class_before(tokens, first).plus(_before(tokens, first, last, behind))
    if behind is None:
        return told
    elected = behind.gap == " " and behind.fold in vocabulary().elected and first == last
    inside = behind.gap == ", " and behind.cap and behind.fold in countries()
    return told.plus(Votes(place=0.8 * elected + 2.0 * inside))


def _before(tokens: Sequence[Token], first: int, last: int, behind: Token | None) -> Votes:
    if not first or tokens[first].gap != " ":
        return Votes()
    word, words = tokens[first - 1].fold, vocabulary()
    if word in {"in", "near", "across", "throughout"}:
        return Votes(place=1.6)
    if word in words.locating:
        return Votes(place=0.5)
    if word == "of" and first > 1 and tokens[first - 2].cap and tokens[first - 2].fold not in words.roles:
        return Votes(place=1.0)
    if word == "the" and not _before_noun(behind):
        return Votes(organisation=0.8 if tokens[last].fold.endswith("s") else 1.2)
    return Votes()


def _before_noun(behind: Token | None) -> bool:
    """Whether a noun follows at once, so that "the" belongs to it ("the Smith campaign")."""
    if behind is None or behind.gap != " ":
        return False
    words = vocabulary()
    return behind.cap or not (
        behind.fold in words.never or behind.fold in words.deeds or behind.fold in words.saying
    )


def _person_behind(tokens: Sequence[Token], last: int, text: str) -> float:
    if last + 1 >= len(tokens):
        return 0.0
    behind = tokens[last + 1]
    if behind.gap == ", " and behind.fold.isdigit() and text[behind.end : behind.end + 1] in (",", "."):
        return 3.0
    if behind.gap in (", ", " ") and behind.fold == "who":
        return 2.0
    return 0.8 if behind.gap == " " and behind.fold in vocabulary().saying else 0.0


def acting(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the name stands where only someone who acts can, not where a place does."""
    words = vocabulary()
    before = tokens[first - 1].fold if first and tokens[first].gap == " " else ""
    if before in words.locating and before not in _WAYS:
        return False
    if tokens[last].owner or before in _WITH or before in words.pressing:
        return True
    if first > 2 and before == "and" and tokens[first - 3].fold == "between":
        return True
    behind = [t.fold for t in tokens[last + 1 : last + 4]]
    if not behind or tokens[last + 1].gap != " ":
        return False
    joined = behind[0] == "and" and len(behind) > 2 and tokens[last + 2].cap
    return (behind[2] if joined else behind[0]) in words.deeds
