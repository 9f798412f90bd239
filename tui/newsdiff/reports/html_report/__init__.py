"""The report as one HTML page that needs nothing else: no script, no picture, no outside request."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from hashlib import sha256
from importlib.resources import files

from newsdiff.model import Comparison, Kind
from newsdiff.reports.choice import KIND_OF, Choice, Section, Verdicts
from newsdiff.reports.facts import Facts
from newsdiff.reports.html_report._divergences import compared, of_kind
from newsdiff.reports.html_report._end import dropped, method, rows, verdicts
from newsdiff.reports.html_report._head import articles, summary, title, top
from newsdiff.reports.html_report._ledger import ledger
from newsdiff.reports.html_report._omissions import omissions
from newsdiff.reports.html_report._page import Page
from newsdiff.reports.html_report._profiles import profiles
from newsdiff.reports.html_report._tags import Markup, joined, tag
from newsdiff.reports.overview import sentences
from newsdiff.reports.settings import Made
from newsdiff.signs import GLYPH

__all__ = ["as_fragment", "as_html"]

Part = Callable[[Page], Iterator[Markup]]

_PARTS: dict[Section, tuple[str, Part]] = {
    Section.SUMMARY: ("Summary", summary),
    Section.ARTICLES: ("Articles", articles),
    Section.LEDGER: ("Ledger", ledger),
    Section.NUMBERS: ("Numbers", of_kind(Kind.NUMBER)),
    Section.NAMES: ("Names", of_kind(Kind.NAME)),
    Section.DATES: ("Dates", of_kind(Kind.DATE)),
    Section.FRAMING: ("Framing", of_kind(Kind.FRAMING)),
    Section.ATTRIBUTION: ("Attribution", of_kind(Kind.ATTRIBUTION)),
    Section.OMISSIONS: ("Omissions", omissions),
    Section.PROFILES: ("Framing profiles", profiles),
    Section.VERDICTS: ("Verdicts", verdicts),
    Section.ROWS: ("Aligned rows", rows),
    Section.DROPPED: ("Text left out", dropped),
    Section.METHOD: ("Method", method),
}
_SHORT = (Section.SUMMARY,)
"""What a short form links to: nothing."""
_BLOCK_END = re.compile("</(?:header|nav|h[234]|p|tr|article|section|li|figure)>")


def as_html(comparison: Comparison, verdicts: Verdicts, choice: Choice, made: Made) -> str:
    """One page, valid and safe whatever the articles hold; the same each time.

    Light or dark as the browser is set, fit for a telephone and for paper. Every divergence has an
    anchor: `#number-2`; every row, too: `#row-7`.
    """
    page = Page(comparison, made, verdicts, choice)
    told = [s for s in _PARTS if choice.tells(s) and (s is not Section.VERDICTS or verdicts)]
    body = tag(
        "body",
        tag("a", "Skip to the report", href="#report", class_="skip"),
        top(page),
        _contents(page, told),
        tag("main", (_section(page, section) for section in told), id="report"),
    )
    return f'<!DOCTYPE html>\n<html lang="en">\n{_head(page)}\n{_broken(body)}\n</html>\n'


def as_fragment(facts: Facts) -> str:
    """A short form for a notebook: the summary and a table of each kind. It brings no style of its own."""
    page = Page(facts.comparison, facts.made, facts.verdicts, Choice(sections=frozenset(_SHORT)))
    tables = (compared(page, kind) for kind in Kind if kind is not Kind.OMISSION and page.of_kind(kind))
    lead = tag("p", " ".join(sentences(page)))
    return tag("div", tag("p", tag("b", title(page))), lead, tables)


def _head(page: Page) -> Markup:
    style = files(__name__).joinpath("report.css").read_text("utf-8")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        Markup(f'<meta http-equiv="Content-Security-Policy" content="{policy}">'),
        tag("meta", name_="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name_="color-scheme", content="light dark"),
        tag("meta", name_="generator", content=f"newsdiff {page.made.version}"),
        tag("title", f"{title(page)} – newsdiff"),
        tag("style", Markup(style)),
    )


def _contents(page: Page, told: list[Section]) -> Markup:
    entries = (tag("li", tag("a", _heading(page, s), href=f"#{s.value}")) for s in told)
    return tag("nav", tag("ul", entries), aria_label="Sections")


def _heading(page: Page, section: Section) -> Markup:
    """Its name, and for a kind its sign and how many are told."""
    kind = KIND_OF.get(section)
    name = _PARTS[section][0]
    if kind is None:
        return joined(name)
    sign = tag("span", GLYPH[kind], class_=f"sign {kind.value}", aria_hidden="true")
    return joined(sign, f" {name} ({len(page.of_kind(kind))})")


def _section(page: Page, section: Section) -> Markup:
    heading = tag("h2", _heading(page, section))
    return tag("section", heading, _PARTS[section][1](page), id=section.value)


def _broken(body: Markup) -> str:
    """A line for each block, so that two pages can be compared line by line."""
    return _BLOCK_END.sub(r"\g<0>\n", body)
