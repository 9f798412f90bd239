"""The markdown report is the same page in three renderers that share no code."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import cmarkgfm
import mistune
import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt

from newsdiff.reports import markdown
from newsdiff.reports.line import spaced
from newsdiff.reports.markdown_report._escape import bold, escape, table
from tests.reports.builder import VERDICTS, flood, hostile
from tests.reports.test_markdown import HARM, NASTY

SEEDS = Path(__file__).with_name("golden") / "seeds.md"

RENDERERS: dict[str, Callable[[str], str]] = {
    "markdown-it-py": MarkdownIt("gfm-like").render,
    "cmark-gfm": cmarkgfm.github_flavored_markdown_to_html,
    "mistune": mistune.create_markdown(plugins=["table", "strikethrough", "url"]),
}
"""The first in Python after the reference in JavaScript, the second in C by GitHub, the third on its own."""

Outline = list[tuple[str, str]]


class Page(HTMLParser):
    """The elements of a page in order, each with where it leads; and the texts between, under no name.

    The link about a mail address is left out: cmark-gfm makes one of every address, however it is escaped.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: Outline = []
        self._mails = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        place = known.get("href") or known.get("src") or ""
        self._mails += "mailto:" in place or "xmpp:" in place
        if tag not in ("thead", "tbody") and not self._mails:
            self.parts.append((tag, place))

    def handle_endtag(self, tag: str) -> None:
        if tag not in ("thead", "tbody") and not self._mails:
            self.parts.append((f"/{tag}", ""))
        self._mails -= bool(self._mails) and tag == "a"

    def handle_data(self, data: str) -> None:
        if self.parts and not self.parts[-1][0]:
            data = self.parts.pop()[1] + data
        self.parts.append(("", data))


def outline(renderer: str, text: str) -> Outline:
    page = Page()
    page.feed(RENDERERS[renderer](text))
    page.close()
    return [
        (name, told) if name else ("", " ".join(told.split()))
        for name, told in page.parts
        if name or told.strip()
    ]


def in_all(text: str) -> Outline:
    """The outline, which is one in all renderers."""
    first, *others = (outline(renderer, text) for renderer in RENDERERS)
    assert all(other == first for other in others)
    return first


def test_the_report_on_the_sample() -> None:
    page = in_all(SEEDS.read_text(encoding="utf-8"))
    names = [name for name, _ in page]
    assert names.count("table") > 5
    assert names.count("tr") > 100
    assert not {"img", "script", "pre", "del"} & set(names)
    assert all(told.startswith("#") for name, told in page if name == "a")


def test_a_report_with_every_kind_and_with_verdicts() -> None:
    page = in_all(markdown(flood(), VERDICTS))
    assert {"table", "strong"} <= {name for name, _ in page}
    assert any("confirmed" in told for _, told in page)


@settings(deadline=None, max_examples=60)
@given(HARM)
def test_a_report_on_any_text(text: str) -> None:
    assert {name.strip("/") for name, _ in in_all(markdown(hostile(text)))} == QUIET


QUIET = {name.strip("/") for name, _ in outline("cmark-gfm", markdown(hostile("quiet")))}


@pytest.mark.parametrize("text", NASTY)
def test_each_nasty_text(text: str) -> None:
    told = " ".join(spaced(text).split())
    inner = [("", told)] if told else []
    assert in_all(escape(text)) == ([("p", ""), *inner, ("/p", "")] if told else [])


@settings(deadline=None)
@given(HARM, HARM)
def test_any_text_in_a_table_and_in_a_list(one: str, two: str) -> None:
    made = "\n\n".join(
        (table(("x", "y"), [[escape(one), bold(two)]]), f"- {escape(one)} (a)", f"> “{escape(two)}”")
    )
    page = in_all(made)
    assert {name.strip("/") for name, _ in page} <= {
        "", "table", "tr", "th", "td", "strong", "ul", "li", "p", "blockquote",
    }  # fmt: skip
