"""What the comparison tells of its own words: which are written small, and which with a capital."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from newsdiff.stages.names._lexicon import vocabulary
from newsdiff.stages.names._tokens import Case, Line, Token


@dataclass(slots=True)
class Evidence:
    """Counts over all passages whose capitals tell names."""

    small: Counter[str] = field(default_factory=Counter)
    """Folded words written small."""
    capital: Counter[str] = field(default_factory=Counter)
    """Folded words with a capital where no sentence begins."""
    mixed: Counter[str] = field(default_factory=Counter)
    """Of these, those that are not all capitals."""
    pairs: set[tuple[str, str]] = field(default_factory=set)
    """Neighbours of which both have such a capital."""

    def common(self, token: Token) -> bool:
        """Whether it is mostly written small, or is a common word never seen inside with a capital."""
        small, capital = self.small[token.fold], self.capital[token.fold]
        if small or capital:
            return small > capital
        return token.fold in vocabulary().common

    def vouched(self, token: Token) -> bool:
        """Whether the word is seen with a capital where it needs none, and not mostly small."""
        return self.capital[token.fold] > 0 and not self.common(token)


def gather(lines: Iterable[Line]) -> Evidence:
    """Count the words of all lines."""
    found = Evidence()
    for line in lines:
        if line.case is Case.NAMES:
            _count(line, found)
    return found


def _count(line: Line, found: Evidence) -> None:
    before = None
    for token in line.tokens:
        if not token.cap:
            found.small[token.fold] += 1
        elif not token.opens:
            found.capital[token.fold] += 1
            found.mixed[token.fold] += not token.text.isupper()
            if before is not None and before.cap and not before.opens and token.gap == " ":
                found.pairs.add((before.fold, token.fold))
        before = token
