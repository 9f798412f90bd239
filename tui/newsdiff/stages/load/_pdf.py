"""The text of a PDF, its cut lines and words joined. The only home of pypdf."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from newsdiff.model import InputError, Reason
from newsdiff.stages.load._document import Document, Opened, told
from newsdiff.stages.load._limits import ARTICLE, PAGES, past, too_large

if TYPE_CHECKING:
    from pypdf import PdfReader

_CUT = re.compile(r"(\w+)([-\u2010\u00ad])[ ]*\n[ ]*([a-zà-ÿ]\w*)")
_WORD = re.compile(r"\w")
_DIGITS = re.compile(r"\d+")
_STOP = re.compile(r"""[.!?…:]["'”’»)\]]*$""")
_ENTRY = re.compile(r"[•·▪–—*-]\s|\d{1,2}[.)]\s")
_FULL, _FULL_AT_STOP = 0.75, 0.9
"""The share of the usual width from which a line is full; one that ends as a sentence does must be fuller."""
_FEWEST_PAGES = 3
_EDGE = 2
_LONGEST_RUNNING = 120
_REMEDY = "open it in a reader, copy the text of the article, and give that"


def pages(document: Document) -> Opened:
    """The text of a PDF as one document; lines that run along its pages stand last, as furniture.

    Raises:
        InputError: it is damaged, locked, too large, or holds pictures of pages; or pypdf is not installed.

    """
    try:
        found = list(_texts(document, _reader(document)))
    except InputError:
        raise
    except ImportError as error:
        remedy = 'pip install "newsdiff[documents]", or save the article as text'
        raise InputError(document.path, "PDF files need one more library", remedy) from error
    except Exception as error:  # a damaged file makes pypdf raise almost anything
        problem = f"it is a damaged PDF ({told(error)})"
        raise InputError(document.path, problem, _REMEDY) from error
    body, running = _parted([[line.strip() for line in text.splitlines()] for text in found])
    if not _WORD.search(body):
        problem = "there is no text in this PDF, only pictures of pages"
        raise InputError(document.path, problem, "make its text readable (OCR), or type it off")
    yield _laid_out(document, body, running)


def _reader(document: Document) -> PdfReader:
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    reader = PdfReader(BytesIO(document.data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise InputError(document.path, "it is locked with a password", "save it without one")
    if len(reader.pages) > PAGES.most:
        raise InputError(
            document.path, f"it has more than {PAGES.most} pages", "save the article's pages only"
        )
    return reader


def _texts(document: Document, reader: PdfReader) -> Iterator[str]:
    size = 0
    for page in reader.pages:
        text = page.extract_text()
        size += len(text)
        if past(ARTICLE, size):
            raise too_large(document.path, ARTICLE, _REMEDY)
        yield text.replace("\0", "")


def _parted(every: Sequence[Sequence[str]]) -> tuple[str, list[str]]:
    """(the text without the lines that run along the pages, those lines)."""
    marks = Counter(mark for lines in every for mark in {_mark(lines[at]) for at in _edges(lines)})
    seen = {mark for mark, times in marks.items() if mark and times >= max(_FEWEST_PAGES, len(every) // 2)}
    running: list[str] = []
    kept: list[str] = []
    for lines in every:
        out = {at for at in _edges(lines) if _mark(lines[at]) in seen}
        running += [lines[at] for at in sorted(out)]
        kept.append("\n".join(line for at, line in enumerate(lines) if at not in out).strip("\n"))
    if not any(map(_WORD.search, kept)):  # where all pages are alike, their lines are what there is
        running, kept = [], ["\n".join(lines).strip("\n") for lines in every]
    return _flowing(_whole("".join(_sewn(kept)))), running


def _edges(lines: Sequence[str]) -> list[int]:
    """The places of the first and last lines that hold something, where running heads stand."""
    full = [at for at, line in enumerate(lines) if line and len(line) <= _LONGEST_RUNNING]
    return sorted({*full[:_EDGE], *full[-_EDGE:]})


def _mark(line: str) -> str:
    """The line with all figures alike: "Page 3 of 9" is "Page 4 of 9"."""
    return _DIGITS.sub("0", line)


def _sewn(kept: Sequence[str]) -> Iterator[str]:
    """The pages; a paragraph that a page cuts goes on in the next line."""
    before = ""
    for text in filter(None, kept):
        if before:
            cut = not _STOP.search(before) and (text[:1].islower() or before.endswith("-"))
            yield "\n" if cut else "\n\n"
        yield text
        before = text


def _whole(text: str) -> str:
    """Words cut at the end of a line joined; the hyphen stays in a word that stands with it elsewhere too."""
    known = set(re.findall(r"\w+(?:-\w+)+", text))

    def joined(cut: re.Match[str]) -> str:
        hyphened = f"{cut[1]}-{cut[3]}"
        return hyphened if cut[2] == "-" and hyphened in known else cut[1] + cut[3]

    return _CUT.sub(joined, text)


def _flowing(text: str) -> str:
    """The text with one line to a paragraph: a line goes on that is full, or that small letters follow."""
    lines = text.split("\n")
    lengths = sorted(len(line) for line in lines if line)
    width = lengths[len(lengths) * 9 // 10] if lengths else 0
    made: list[str] = []
    before = ""
    for line in lines:
        if before and line and _goes_on(before, line, width):
            made[-1] += " " + line
        else:
            made.append(line)
        before = line
    return "\n".join(made)


def _goes_on(line: str, after: str, width: int) -> bool:
    if _ENTRY.match(after):
        return False
    if after[0].islower():
        return True
    return len(line) >= (_FULL_AT_STOP if _STOP.search(line) else _FULL) * width


def _laid_out(document: Document, body: str, running: Sequence[str]) -> Document:
    """One line of data for each line of the text, so that `lines` tells of each."""
    lines = body.split("\n")
    last = [line for text in dict.fromkeys(running) for line in ("", text)]
    marks = (*(None for _ in lines), *(Reason.NAVIGATION for _ in last))
    data = "\n".join([*lines, *last]).encode("utf-8", "replace")
    return replace(document, data=data, lines=marks if last else (), settled=True)
