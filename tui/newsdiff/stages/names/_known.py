"""Names in headlines: where every word has a capital, only those known from the bodies of the articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from newsdiff.model import Span
from newsdiff.stages.names._clues import Votes, acting
from newsdiff.stages.names._evidence import Evidence
from newsdiff.stages.names._found import Found, Key, key_of
from newsdiff.stages.names._gazetteer import countries, people_of
from newsdiff.stages.names._lexicon import vocabulary
from newsdiff.stages.names._merge import Form
from newsdiff.stages.names._titles import made, title_before
from newsdiff.stages.names._tokens import SETTING, Case, Line, Token

_LONGEST = 10


class Known:
    """The names that a comparison has shown in running text."""

    def __init__(self, founds: Sequence[Found], forms: Mapping[Key, Form], evidence: Evidence) -> None:
        self._by_first: dict[str, set[Key]] = defaultdict(set)
        self._sure = {f.key for f in founds if f.sure}
        for found in founds:
            if found.sure or len(found.key) > 1:
                self._by_first[found.key[0]].add(found.key)
        for form in forms.values():
            if form.person:
                last = form.core[-1]
                if not evidence.small[last]:
                    self._by_first[last].add((last,))
        for name in countries():
            key = tuple(name.split())
            self._by_first[key[0]].add(key)

    def found_in(self, line: Line, text: str) -> Iterator[Found]:
        """The known names of a headline, longest first, in order."""
        if line.case is Case.NAMES:
            return
        at = 0
        while at < len(line.tokens):
            last = self._longest(line, at)
            if last is None:
                at += 1
                continue
            yield self._found(line, at, last, text)
            at = last + 1

    def _longest(self, line: Line, at: int) -> int | None:
        """Index of the last token of the longest known name that begins at `at`."""
        token = line.tokens[at]
        if not token.cap:
            return None
        first = key_of([token])
        known = self._by_first.get(first[0]) if first else None
        if not known:
            return None
        best: int | None = None
        last = at
        while last < len(line.tokens) and last - at < _LONGEST:
            if last > at and line.tokens[last].gap not in {" ", "\u00a0", ", "}:
                break
            key = key_of(line.tokens[at : last + 1])
            if key in known and (len(key) > 1 or _alone(line, token)):
                best = last
            if line.tokens[last].owner:
                break
            last += 1
        return best

    def _found(self, line: Line, first: int, last: int, text: str) -> Found:
        tokens = line.tokens[first : last + 1]
        span, key = Span(tokens[0].start, tokens[-1].end), key_of(tokens)
        titled = title_before(line.tokens, first, narrow=True)
        title = made(line.tokens[titled:first]) if titled < first else None
        return Found(
            line.article, line.passage.id, span, key, span.of(text), title, False, key in self._sure,
            line.passage.role in SETTING, first > 0 and line.tokens[first - 1].fold == "the",
            acting(line.tokens, first, last), Votes(),
        )  # fmt: skip


def _alone(line: Line, token: Token) -> bool:
    """Whether one word of a headline may be taken for the name it spells."""
    words = vocabulary()
    if token.fold == "us":
        return token.text in {"U.S.", "U.S"} or (line.case is Case.TITLE and token.text == "US")
    if people_of(token.fold) is not None and token.fold not in words.groups and not token.fold.endswith("s"):
        return False
    return (
        token.fold not in words.never and token.fold not in words.common and token.fold not in words.modifiers
    )
