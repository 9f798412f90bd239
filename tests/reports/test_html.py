"""The HTML report: one page that is whole, safe and readable by everyone."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
import subprocess
from dataclasses import replace
from html.parser import HTMLParser
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings

from newsdiff.model import Comparison, Kind
from newsdiff.reports import Choice, Section, html
from newsdiff.reports.line import spaced
from tests.reports.builder import VERDICTS, flood, hostile, shown, without_surrogates
from tests.reports.test_markdown import HARM

VOID = {"meta", "br"}
STYLE = files("newsdiff.reports.html_report").joinpath("report.css").read_text("utf-8")


class Tree(HTMLParser):
    """Every element with its attributes, and the text; fails on an end tag that is not the open one's."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[tuple[tuple[str, ...], str]] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs) -> None:
        assert len(dict(attrs)) == len(attrs)
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data) -> None:
        self.words.append((tuple(self.open), data))

    def handle_comment(self, data) -> None:
        raise AssertionError(data)

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]

    def text(self, tag: str) -> list[str]:
        """The text of the innermost elements of this name."""
        return [data for path, data in self.words if tag in path]


def tree(comparison: Comparison, **chosen) -> Tree:
    return Tree(html(comparison, VERDICTS, Choice(**chosen)))


def test_nothing_is_asked_of_anyone() -> None:
    page = html(flood(), VERDICTS)
    found = Tree(page)
    assert {tag for tag, _ in found.elements} <= {
        "html", "head", "meta", "title", "style", "body", "a", "header", "nav", "main", "section", "article",
        "footer", "h1", "h2", "h3", "h4", "p", "ul", "li", "b", "span", "br", "div", "table", "caption",
        "thead", "tbody", "tr", "th", "td", "figure", "blockquote", "figcaption", "mark",
    }  # fmt: skip
    assert all(str(a["href"]).startswith("#") for a in found.of("a"))
    assert not [key for _, attributes in found.elements for key in attributes if key in ("src", "style")]
    assert not re.search(r"@import|url\(|@font-face", STYLE)
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    policy = next(m["content"] for m in found.of("meta") if m.get("http-equiv"))
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert f"<style>{STYLE}</style>" in page


def test_every_divergence_and_row_has_an_anchor_and_every_link_leads_somewhere() -> None:
    found = tree(flood())
    ids = [a["id"] for _, a in found.elements if "id" in a]
    assert len(ids) == len(set(ids))
    names = {"number-1", "date-1", "name-1", "framing-1", "attribution-1", "omission-1", "omission-2"}
    assert names | {"row-1", "row-2"} | {s.value for s in Section} <= set(ids)
    assert {str(a["href"])[1:] for a in found.of("a")} <= set(ids)


def test_a_row_says_who_tells_it_out_of_turn() -> None:
    comparison = flood()
    first, second = comparison.alignments
    made = html(replace(comparison, alignments=(first, replace(second, moved=("B",)))))
    assert made.count("Moved: ") == 1
    assert "Linked by: dead, mayor. Moved: B tells it out of the order of A." in made


def test_headings_descend_one_by_one() -> None:
    levels = [int(tag[1]) for tag, _ in tree(flood()).elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_tables_name_their_columns_and_lines() -> None:
    found = tree(flood())
    assert len(found.of("caption")) == len(found.of("table")) > 5
    assert {a["scope"] for a in found.of("th")} == {"col", "row"}
    assert all(a["data-label"] for a in found.of("td"))
    assert all(
        a["role"] == "region" and a["tabindex"] == "0" for a in found.of("div") if a["class"] == "scroll"
    )


def test_words_in_question_are_marked_in_their_sentence() -> None:
    found = tree(flood(), kinds=frozenset({Kind.NUMBER}), sections=frozenset({Section.NUMBERS}))
    assert found.text("mark") == ["At least 12", "12", "Some 20"]
    quoted = "".join(found.text("blockquote"))
    assert "Some 20 people died on Tuesday, Mayor Ana Ruhl claimed." in quoted


EXPECTED = (
    "3 articles from 2 origins: A and C share one.",
    "⚠ machine-written",
    "B2, line 2",
    "Why: counts that cannot both hold.",
    "nearest C3, line 3, likeness 0.17: “The dam was built in 1961.”",
    "nothing like it",
    "✓ confirmed: the mayor|s own list",
    "2031-05-07 08:30 UTC",
    "1 (50.0 in 1,000 words), quoted 1",
    "regime 2",
    "people killed",
    ", by the mayor, on Monday",
    "share: 1 span, 10 characters",
    "Articles of one origin do not confirm each other.",
)


@pytest.mark.parametrize("told", EXPECTED)
def test_it_tells(told: str) -> None:
    assert told in " ".join("".join(data for _, data in tree(flood()).words).split())


@pytest.mark.parametrize("section", Section)
def test_one_section_alone(section: Section) -> None:
    found = tree(flood(), sections=frozenset({section}))
    assert len(found.of("h2") if section else []) == 1
    ids = {a["id"] for _, a in found.elements if "id" in a}
    assert {str(a["href"])[1:] for a in found.of("a")} <= ids


def test_without_verdicts_nothing_is_said_of_them() -> None:
    assert "Verdict" not in html(flood()).replace(STYLE, "")


@settings(deadline=None, max_examples=60)
@given(HARM)
def test_no_text_breaks_a_page(text: str) -> None:
    page = html(hostile(text))
    assert page.encode()
    found = Tree(page)
    assert [tag for tag, _ in found.elements] == SKELETON
    assert {str(a["href"]) for a in found.of("a")} <= LINKS
    assert "".join(found.text("h1")) == spaced(shown(text)).strip()
    assert spaced(without_surrogates(text)) in "".join(found.text("h4")) or not text.strip()


QUIET = Tree(html(hostile("quiet")))
SKELETON = [tag for tag, _ in QUIET.elements]
LINKS = {str(a["href"]) for a in QUIET.of("a")}


def test_nothing_to_compare() -> None:
    empty = Comparison((), (), (), (), (), (), (), (), ())
    assert Tree(html(empty)).text("h1") == ["Nothing to compare"]
    assert "No two passages were found" in html(replace(flood(), alignments=(), divergences=()))


def palettes() -> list[dict[str, str]]:
    """The colours for light and for dark."""
    light, dark = (
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", part)) for part in STYLE.split("@media", 2)[:2]
    )
    return [light, dark]


def luminance(colour: str) -> float:
    """WCAG 2.2: relative luminance."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


PAIRS = [
    *((ink, paper) for ink in ("ink", "soft", "link", "serious", "good") for paper in ("paper", "card")),
    *((kind.value, paper) for kind in Kind for paper in ("paper", "card")),
    ("ink", "mark"), ("warn", "warn-paper"), ("paper", "ink"),
]  # fmt: skip


@pytest.mark.parametrize(("ink", "paper"), PAIRS)
def test_contrast_is_aa(ink: str, paper: str) -> None:
    assert all(contrast(colours[ink], colours[paper]) >= 4.5 for colours in palettes())


BROWSER = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None
)
WIDE, TELEPHONE = 1280, 500
"""Columns of pixels; headless browsers open no narrower window than the second."""


@pytest.mark.skipif(BROWSER is None, reason="needs chromium")
def test_a_browser_lays_it_out_without_complaint(tmp_path: Path) -> None:
    """What it makes of the page is what was written: nothing was moved, nothing refused."""
    page = tmp_path / "report.html"
    page.write_text(html(flood(), VERDICTS), encoding="utf-8")
    done = subprocess.run(
        [
            str(BROWSER), "--headless=new", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr",
            f"--user-data-dir={tmp_path / 'profile'}", f"--window-size={TELEPHONE},900",
            f"--screenshot={tmp_path / 'report.png'}", "--dump-dom", page.as_uri(),
        ],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert (tmp_path / "report.png").read_bytes().startswith(b"\x89PNG")
    assert "Refused to" not in done.stderr
    assert [tag for tag, _ in Tree(done.stdout.replace(STYLE, "")).elements] == [
        tag for tag, _ in Tree(page.read_text(encoding="utf-8").replace(STYLE, "")).elements
    ]
