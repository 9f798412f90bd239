"""Articles in JSON and JSONL: records with a text in them, and earlier reports of newsdiff."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from newsdiff.model import InputError, Reason, Role
from newsdiff.stages.load._document import Document, Opened, fields, sha256
from newsdiff.stages.load._limits import ARTICLES

REPORT = "newsdiff.comparison/"
"""How the schema of a report begins."""

_TEXT = (
    "text", "body", "articlebody", "article_body", "full_text", "fulltext", "maintext", "main_text",
    "content", "content_text", "content_html", "article", "story", "html", "plain_text", "plaintext",
)  # fmt: skip
_SAID: Final = {
    "title": ("title", "headline", "name"),
    "author": ("author", "authors", "byline", "creator", "by"),
    "date": (
        "published", "date", "datepublished", "date_published", "publish_date", "published_at", "publishedat",
        "date_publish", "pubdate", "publication_date", "published_date", "created_at",
    ),
    "outlet": ("outlet", "site", "sitename", "site_name", "publisher", "source_name", "newspaper", "source"),
    "url": ("url", "link", "canonical", "source_url", "permalink", "external_url"),
}  # fmt: skip
_WITHIN = ("rendered", "value", "name", "text", "#text")
_ROLES = frozenset({Role.HEADLINE, Role.HEADING, Role.LISTING})
_REMEDY = 'give each article a "text", and a "title" if it has one'
_ADDRESS = re.compile(r"https?://\S+\Z")


def records(document: Document) -> Opened:
    """The articles of a JSON file: one record, a list of them, one to a line, or a report of newsdiff.

    Of several, each has the place in its file behind its path (`file#3`) and the SHA-256 of its text.

    Raises:
        InputError: it is no JSON, or holds no text.

    """
    found = parsed(document)
    if found is None:
        yield from _each_line(document)
    elif isinstance(found, dict) and str(found.get("schema", "")).startswith(REPORT):
        yield from _report(document, found)
    else:
        listed = _listed(found)
        if listed is None:
            yield _record(document, found, document.path, document.sha256)
        else:
            yield from _several(document, enumerate(listed, 1))


def parsed(document: Document) -> object:
    """What a JSON document holds; None when it is not one JSON value."""
    try:
        return json.loads(document.data)
    except (ValueError, RecursionError):
        return None


def is_json(data: bytes) -> bool:
    """Whether these bytes are an object, a list of objects, or lines of them."""
    if _is_lines(data):
        return True
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) or (bool(found) and all(isinstance(each, dict) for each in found))


def _is_lines(data: bytes) -> bool:
    """Whether the first lines are JSON objects, one to a line."""
    lines = [line for line in data[:200_000].split(b"\n")[:-1] if line.strip()][:3]
    return bool(lines) and all(_object(line) is not None for line in lines)


def _object(line: bytes) -> dict[str, Any] | None:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _each_line(document: Document) -> Opened:
    lines = [(at, line) for at, line in enumerate(document.data.split(b"\n"), 1) if line.strip()]
    if not any(_object(line) for _, line in lines[:100]):
        raise InputError(document.path, "it is not valid JSON", "check it, or save the article as text")
    yield from _several(document, ((at, _object(line)) for at, line in lines))


def _several(document: Document, values: Iterator[tuple[int, Any]]) -> Opened:
    for count, (number, value) in enumerate(values):
        if count > ARTICLES.most:
            return
        try:
            yield _record(document, value, f"{document.path}#{number}", None)
        except InputError as failure:
            yield failure


def _listed(found: object) -> Sequence[Any] | None:
    """The records of a list, or of the first list of records in an object; None for a single record."""
    if isinstance(found, list):
        return found
    if not isinstance(found, dict) or _text(found):
        return None
    lists = (value for value in found.values() if isinstance(value, list))
    return next((each for each in lists if any(isinstance(v, dict) and _text(v) for v in each)), None)


def _record(document: Document, value: object, path: str, digest: str | None) -> Document:
    if not isinstance(value, dict):
        raise InputError(path, "it is no JSON object", _REMEDY)
    text = _text(value)
    if not text.strip():
        raise InputError(path, "it has no text field", _REMEDY)
    known = {str(key).lower(): told for key, told in value.items()}
    said = {name: _said(known, keys) for name, keys in _SAID.items()}
    said["date"] = _day(said["date"])
    said["url"] = said["url"] if _ADDRESS.match(said["url"]) else ""
    said["outlet"] = "" if _ADDRESS.match(said["outlet"]) else said["outlet"]
    data = text.encode("utf-8", "replace")
    digest = digest or sha256(data)
    return Document(path, "", data, digest, document.captured, fields(**said), settled=True)


def _text(value: Mapping[str, Any]) -> str:
    """The longest of the fields that can hold the text."""
    known = {str(key).lower(): told for key, told in value.items()}
    return max((_words(known.get(key), "\n\n") for key in _TEXT), key=len)


def _words(value: object, between: str = ", ") -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return next((words for key in _WITHIN if (words := _words(value.get(key), between))), "")
    if isinstance(value, list):
        return between.join(
            words for each in value[:10_000] if not isinstance(each, list) and (words := _words(each))
        )
    return ""


def _said(known: Mapping[str, Any], keys: Sequence[str]) -> str:
    return next((words[:500] for key in keys if (words := _words(known.get(key)).strip())), "")


def _day(told: str) -> str:
    """A moment as a day, where it is written as ISO 8601 has it; any other words stay."""
    try:
        return datetime.fromisoformat(told).date().isoformat()
    except ValueError:
        return told


def _report(document: Document, found: Mapping[str, Any]) -> Opened:
    """The articles of an earlier report, with their texts as they were compared then."""
    articles = found.get("articles")
    for number, article in enumerate(articles if isinstance(articles, list) else (), 1):
        label = article.get("label") if isinstance(article, dict) else None
        path = f"{document.path}#{label or number}"
        try:
            known = _record(document, article, path, None)
            digest = str(article.get("sha256", ""))
            yield replace(known, lines=_lines(article), captured=_captured(article), copied=digest)
        except (InputError, TypeError, ValueError, KeyError, IndexError) as error:
            told = error if isinstance(error, InputError) else None
            yield told or InputError(path, "it is damaged", "make the report again")


def _lines(article: Mapping[str, Any]) -> tuple[Role | Reason | None, ...]:
    """What the report says of each line of the text."""
    ends = [match.start() for match in re.finditer("\n", article["text"])]
    found: list[Role | Reason | None] = [None] * (len(ends) + 1)
    for passage in article.get("passages", ()):
        if (role := Role(passage["role"])) in _ROLES:
            found[bisect_left(ends, int(passage["span"][0]))] = role
    for part in article.get("dropped", ()):
        first, last = (bisect_left(ends, int(at)) for at in part["span"])
        if (reason := Reason(part["reason"])) is not Reason.NOTICE:
            found[first : last + 1] = [reason] * len(found[first : last + 1])
    return tuple(found)


def _captured(article: Mapping[str, Any]) -> datetime | None:
    told = article.get("captured")
    return datetime.fromisoformat(told) if isinstance(told, str) else None
