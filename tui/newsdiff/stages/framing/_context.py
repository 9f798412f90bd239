"""Whether a term means here what its lexicon means: parts of speech and names, told from the words around."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsdiff.model import Aspect
from newsdiff.stages.framing._grammar import closed
from newsdiff.stages.framing._terms import Term
from newsdiff.words import Word

_OPENING = re.compile(r"[.!?:;…\"“”‘'«(\[—–\n•*]\s*$")


def is_titled(text: str, words: Sequence[Word]) -> bool:
    """Whether capitals mean nothing in a passage: a headline in title case or in capitals."""
    if text.rstrip().endswith((".", ".”", '."', ".’", ";")):
        return False
    long = [w for w in words if len(w.text) > 3 and w.text[0].isalpha()]
    return len(long) > 1 and sum(w.text[0].isupper() for w in long) >= 0.6 * len(long)


def fits(text: str, words: Sequence[Word], first: int, last: int, term: Term, titled: bool) -> bool:
    """Whether the term at these words is no name and has the part of speech it counts as."""
    if term.aspect is None:
        return True
    if not titled and _is_name(text, words, first, last, term):
        return False
    if term.part == "h":
        return "-" in text[words[first].end : words[last].start]
    return not term.part or _PARTS[term.part](words, first, last)


def _is_name(text: str, words: Sequence[Word], first: int, last: int, term: Term) -> bool:
    if not all(w.text[0].isupper() for w in words[first : last + 1]):
        return False
    if words[first].text.isupper() and len(words[first].text) > 1 and last == first:
        return True
    if _opens(text, words[first]):
        return False
    return term.charge != 0 or term.aspect is Aspect.CERTAINTY


def _opens(text: str, word: Word) -> bool:
    """Whether a sentence or a quotation begins with the word, so that it must have a capital."""
    before = text[max(0, word.start - 4) : word.start]
    return word.start == 0 or not before.strip() or _OPENING.search(before) is not None


def _before(words: Sequence[Word], at: int) -> str:
    return words[at - 1].fold if at else ""


def _after(words: Sequence[Word], at: int) -> str:
    return words[at + 1].fold if at + 1 < len(words) else ""


def _possessive(words: Sequence[Word], at: int) -> bool:
    return at > 0 and words[at - 1].text.lower().endswith(("'s", "’s", "s'", "s’"))


def _noun(words: Sequence[Word], first: int, last: int) -> bool:
    """A noun: no verb's form, and nothing before it that calls for a verb."""
    printed = words[last].fold
    if printed.endswith("ed") and not printed.endswith("eed"):
        return False
    before = _before(words, first)
    if before == "to" or before in closed("modals", "do", "negations"):
        return False
    return before not in closed("subjects") or before in closed("determiners")


def _verb(words: Sequence[Word], first: int, last: int) -> bool:
    """A verb: what comes before it is no determiner, and a bare or -s form is called for."""
    before, printed = _before(words, first), words[first].fold
    if _possessive(words, first) or before in closed("determiners") - closed("subjects"):
        return False
    if printed.endswith(("ed", "ing")):
        return True
    if before == "to" or before in closed("modals", "do", "subjects", "negations", "relatives"):
        return True
    if before in closed("prepositions", "conjunctions"):
        return before in {"and", "or", "but"} and _after(words, last) in closed("determiners", "pronouns")
    return _after(words, last) in closed("determiners", "pronouns") or _irregular_past(words[first])


def _irregular_past(word: Word) -> bool:
    return word.stem == word.fold and not word.fold.endswith(("s", "e"))


def _adjective(words: Sequence[Word], first: int, last: int) -> bool:
    """An adjective: a plain word follows, or a copula comes before."""
    if _before(words, first) in closed("copulas"):
        return True
    after = _after(words, last)
    return (
        bool(after)
        and after.isalpha()
        and after
        not in closed("determiners", "prepositions", "conjunctions", "be", "have", "do", "modals", "pronouns")
    )


def _modal(words: Sequence[Word], first: int, last: int) -> bool:
    """A modal of what may be so, not of what is allowed: not the month, not a question."""
    after = _after(words, last)
    return words[first].text.islower() and after.isalpha() and after not in closed("determiners", "pronouns")


_PARTS = {"n": _noun, "v": _verb, "a": _adjective, "m": _modal}
