"""What a count is called: the thing counted, and the state that is told of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

from newsdiff.lexicon import lexicon
from newsdiff.model import Quantity
from newsdiff.stages.diverge._frame import Frame
from newsdiff.words import fold, words


def thing(frame: Frame, held: Sequence[Quantity]) -> str:
    """The words for what is counted that most articles print; of several, one in small letters."""
    nouns = [(q.article, noun) for q in held if (noun := _noun(frame, q))]
    told = Counter(key for _, key in {(article, fold(noun)) for article, noun in nouns})
    return max((noun for _, noun in nouns), key=lambda noun: (told[fold(noun)], noun.islower()), default="")


def _noun(frame: Frame, quantity: Quantity) -> str:
    start = frame.passage[quantity.passage].span.start
    after = [w for w in words(frame.words(quantity.passage)) if w.start + start >= quantity.span.end]
    wanted = set(quantity.counted)
    return " ".join(w.text for w in after[:6] if w.stem in wanted)


def state(frame: Frame, held: Sequence[Quantity], noun: str) -> str:
    """The state in which half of the articles or more tell a figure of it; "" where most tell none.

    What is told by a hint alone does not name it, nor is it told twice: "arrests" need no "arrested".
    """
    told = Counter(state for _, state in {(q.article, q.state) for q in held})
    found = min(told, key=lambda state: (-told[state], not state, state))
    printed = {w.fold for q in held if q.state == found for w in words(frame.words(q.passage))}
    named = {w.fold for w in words(noun)}
    return found if found and printed & _words(found) and not named & _words(found) else ""


@cache
def _words(state: str) -> frozenset[str]:
    table = lexicon("states")["state"][state]
    return frozenset((*table["words"], *table.get("beside", ())))
