"""The paragraphs that open an article: what finds articles in pages often takes them for their frame."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsdiff.stages.extract._ends import STOP, bare
from newsdiff.stages.extract._visible import Shown

_OF_WRITER = re.compile(r"By (?:[^\W\d_][\w.'’-]{0,20} ){1,3}[^\W\d_][\w'’-]{1,20}, (?:an?|the|our) ")
"""What tells of a writer: "By Jo Ray, a reporter who ..."."""
_MOST = 100
_FEWEST_WORDS = 10
_LONG = 40
"""Words of a line that is a paragraph whatever it ends in."""


def opening(kept: Sequence[str], shown: Sequence[tuple[Shown, str]], titles: Sequence[str]) -> list[str]:
    """The paragraphs that the page shows between its headline and the first line that was found.

    `kept` are the words of the lines found, without the headline; `shown` all lines of the page, with
    their words in single blanks; `titles` the headings that may stand above the article.
    """
    place = {words: at for at, (_, words) in reversed(list(enumerate(shown)))}
    first = next((place[words] for words in kept if words in place), 0)
    above = max((at for title in titles if (at := place.get(title, -1)) < first), default=-1)
    if above < 0:
        return []
    held = bare("".join(kept))
    found = dict.fromkeys(words for line, words in shown[above + 1 : first] if _opens(line, words))
    return [words for words in list(found)[:_MOST] if bare(words) not in held]


def _opens(line: Shown, words: str) -> bool:
    """Whether the line can be a paragraph of the article."""
    count = words.count(" ") + 1
    prose = count >= _LONG or (count >= _FEWEST_WORDS and STOP.search(words) is not None)
    return prose and not (line.apart or line.linked or _OF_WRITER.match(words))
