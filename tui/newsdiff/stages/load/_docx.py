"""The text of a Word document: headings, lists, tables. The only home of python-docx."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from newsdiff.model import InputError, Reason, Role
from newsdiff.stages.load._document import Document, Opened, told
from newsdiff.stages.load._limits import FILE, past, too_large

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_WITHIN = (f"{_W}tr", f"{_W}p", _FALLBACK)
"""What tells its own text: a paragraph in it, as of a text box, is not told again."""
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": " ", f"{_W}noBreakHyphen": "\u2011"}
_ROLES = (
    (re.compile(r"title$", re.I), Role.HEADLINE),
    (re.compile(r"(?:heading \d|subtitle)$", re.I), Role.HEADING),
    (re.compile(r"list\b", re.I), Role.LISTING),
    (re.compile(r"(?:intense )?quote$", re.I), Role.QUOTATION),
)
_CAPTION = "caption"
_REMEDY = "open it in a word processor, and save it again as DOCX or text"

Line = tuple[str, Role | Reason | None]


def paragraphs(document: Document) -> Opened:
    """The text of a DOCX as one document, one line a paragraph; what runs along its pages stands last.

    Deleted text of tracked changes is left out, inserted text is in.

    Raises:
        InputError: it is damaged, locked or too large; or python-docx is not installed.

    """
    try:
        _check(document)
        lines = _read(document)
    except InputError:
        raise
    except ImportError as error:
        remedy = 'pip install "newsdiff[documents]", or save the article as text'
        raise InputError(document.path, "Word documents need one more library", remedy) from error
    except Exception as error:  # a damaged file makes zipfile, lxml and python-docx raise almost anything
        raise InputError(document.path, f"it is a damaged document ({told(error)})", _REMEDY) from error
    spaced = [(words, what) for line in lines for words, what in (line, ("", None))]
    data = "\n".join(words for words, _ in spaced).encode("utf-8", "replace")
    marks = tuple(what for _, what in spaced)
    yield replace(document, data=data, lines=marks, settled=True)


def _check(document: Document) -> None:
    """Before anything is unpacked: a ZIP file says how large its parts are, and is held to that."""
    with zipfile.ZipFile(BytesIO(document.data)) as packed:
        if past(FILE, sum(part.file_size for part in packed.infolist())):
            raise too_large(document.path, FILE, "save the text of the article only")


def _read(document: Document) -> list[Line]:
    import docx

    found = docx.Document(BytesIO(document.data))
    names = {style.style_id: style.name or "" for style in found.styles}
    lines = list(_lines(found.element.body, names))
    edges = [part for section in found.sections for part in (section.header, section.footer)]
    around = [words for part in edges for words, _ in _lines(part._element, names)]
    return [*lines, *((words, Reason.NAVIGATION) for words in dict.fromkeys(around))]


def _lines(body: _Element, names: dict[str, str]) -> Iterator[Line]:
    """(words, role) of every paragraph, and of every row of a table, in order."""
    for part in body.iter(f"{_W}p", f"{_W}tr"):
        if any(up.tag in _WITHIN for up in part.iterancestors()):
            continue
        if part.tag == f"{_W}tr":
            cells = [" ".join(_words(p) for p in cell.iter(f"{_W}p")) for cell in part.iter(f"{_W}tc")]
            told_in_row: list[Line] = [(" | ".join(cells), None)]
        else:
            told_in_row = [(line, _role(part, names)) for line in _words(part).split("\n")]
        yield from ((" ".join(words.split()), what) for words, what in told_in_row if words.strip(" |"))


def _words(paragraph: _Element) -> str:
    told_here: list[str] = []
    for part in paragraph.iter(f"{_W}t", *_BREAKS):
        if not any(up.tag == _FALLBACK for up in part.iterancestors()):
            told_here.append(_BREAKS.get(part.tag) or part.text or "")
    return "".join(told_here)


def _role(paragraph: _Element, names: dict[str, str]) -> Role | Reason | None:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = names.get(style.get(f"{_W}val", ""), "") if style is not None else ""
    if name.lower() == _CAPTION:
        return Reason.CAPTION
    if paragraph.find(f"{_W}pPr/{_W}numPr") is not None:
        return Role.LISTING
    return next((role for pattern, role in _ROLES if pattern.match(name)), None)
