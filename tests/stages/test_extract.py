from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdiff.lexicon import lexicon
from newsdiff.model import InputError, NoticeKind, Page, Raw, Reason, Role
from newsdiff.stages.extract import extract

ROOT = Path(__file__).parents[2]
GOLDEN = sorted((Path(__file__).parent / "golden" / "extract").glob("*.toml"))
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
SHARED = ROOT.parent / "shared"


def page_of(text: str | bytes, name: str = "a.txt") -> Page:
    return extract(Raw(name, text.encode() if isinstance(text, str) else text, "0" * 64))


def units_of(page: Page) -> list[tuple[str, str]]:
    kept = [(block.span, f"+{block.role}") for block in page.blocks]
    dropped = [(part.span, str(part.reason)) for part in page.dropped]
    return [(why, span.of(page.text)) for span, why in sorted(kept + dropped)]


def assert_tiled(page: Page) -> None:
    spans = sorted([block.span for block in page.blocks] + [part.span for part in page.dropped])
    at = 0
    for span in spans:
        assert at <= span.start < span.end <= len(page.text)
        assert not page.text[at : span.start].strip()
        assert span.of(page.text) == span.of(page.text).strip()
        at = span.end
    assert not page.text[at:].strip()
    assert all(notice.span.end <= len(page.text) for notice in page.notices)


WALLS = [line for wall in lexicon("capture")["wall"].values() for line in wall["lines"]]


@settings(max_examples=400)
@given(st.sampled_from(WALLS).flatmap(lambda line: st.from_regex(re.compile(line, re.A))))
def test_every_line_of_a_wall_passes_the_cheap_test_before_the_patterns(line: str) -> None:
    assert any(mark in line for mark in lexicon("capture")["marks"]["wall"])


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_golden_pages(path: Path) -> None:
    gold = tomllib.loads(path.read_text("utf-8"))
    page = page_of(gold["page"], gold["name"])
    assert_tiled(page)
    found = units_of(page)
    assert [
        [why, words[: len(begin)]] for (why, words), (_, begin) in zip(found, gold["units"], strict=True)
    ] == gold["units"]
    for name in ("headline", "outlet", "byline", "url", "published"):
        assert getattr(page, name) == gold.get(name), name
    assert list(page.cites) == gold["cites"]
    assert [str(notice.kind) for notice in page.notices] == gold["notices"]


CANONICAL = [
    ("One.\r\nTwo.\rThree.", "One.\nTwo.\nThree."),
    ("A\x1b[31mred\x1b[0m \x00word\x07", "A[31mred[0m word"),
    ("Tab\there", "Tab here"),
    ("soft\u00adhyphen zero\u200bwidth \u202eright\u202c", "softhyphen zerowidth right"),
    ("Cafe\u0301", "Café"),
    ("C1\u009b31m", "C131m"),
    ("No\u00a0break stays", "No\u00a0break stays"),
    ("Line\u2028next\x0bnext", "Line\nnext\nnext"),
]


@pytest.mark.parametrize(("text", "expected"), CANONICAL)
def test_canonical_text(text: str, expected: str) -> None:
    assert page_of(text).text == expected


ENCODED = [
    ("Muñoz dijo «no»", "utf-8"),
    ("Muñoz dijo «no»", "utf-8-sig"),
    ("Muñoz dijo «no»", "utf-16"),
    ("Muñoz dijo «no»", "utf-32"),
    ("El alcalde Muñoz dijo ayer que el año próximo habrá más días de lluvia en la región.", "cp1252"),
    ("Президент заявил вчера, что переговоры продолжатся на следующей неделе в столице.", "cp1251"),
]


@pytest.mark.parametrize(("text", "encoding"), ENCODED)
def test_encodings(text: str, encoding: str) -> None:
    assert page_of(text.encode(encoding)).text == text


def test_a_few_bad_bytes_do_not_change_the_rest() -> None:
    text = ("Muñoz habló ayer en la plaza. " * 20).encode()[:-1]
    assert "Muñoz habló" in page_of(text[:200] + b"\xff" + text[200:]).text


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"   \n", b"\x00\x01", b"\xe2\x80\x8b"])
def test_no_text_is_told(content: bytes) -> None:
    with pytest.raises(InputError):
        page_of(content)


def lines(*rows: str) -> str:
    body = "The council met for nine hours on Monday and agreed to nothing at all. It meets again on Friday."
    return "\n\n".join([*rows, body, body.replace("Monday", "Tuesday")])


DATES = [
    ("January 2, 2026", date(2026, 1, 2)),
    ("Jan 26, 2026, 2:41 AM", date(2026, 1, 26)),
    ("2 January 2026", date(2026, 1, 2)),
    ("2026-01-02T08:15:00Z", date(2026, 1, 2)),
    ("Friday, 2nd Jan. 2026 at 14.05 BST", date(2026, 1, 2)),
    ("Published: 3 March 2026 | Updated: 5 March 2026", date(2026, 3, 3)),
    ("Updated March 5, 2026. Published March 3, 2026", date(2026, 3, 3)),
    ("13/05/2026", date(2026, 5, 13)),
    ("05/13/2026", date(2026, 5, 13)),
    ("2 de enero de 2026", date(2026, 1, 2)),
    ("4 hours ago", None),
    ("Yesterday", None),
    ("05/06/2026", None),
    ("March 5", None),
    ("February 31, 2026", None),
]


@pytest.mark.parametrize(("row", "expected"), DATES)
def test_rows_of_dates(row: str, expected: date | None) -> None:
    page = page_of(lines("Council talks end without a deal", row))
    assert page.published == expected
    assert [part.reason for part in page.dropped] == [Reason.DATE]


DATELINES = [
    (
        "Port Selim, Aruvia – January 3, 2026 - The ship left port on Friday, the owner said.",
        date(2026, 1, 3),
    ),
    ("PORT SELIM, Jan. 3, 2026 (Northern Wire) — The ship left port on Friday.", date(2026, 1, 3)),
    ("On January 3, 2026 - a Saturday - the ship left port with 30 people aboard.", None),
    ("The ship left Port Selim on January 3, 2026, with 30 people aboard.", None),
    ("PORT SELIM, Jan 3 (Northern Wire) - The ship left port on Friday.", None),
]


@pytest.mark.parametrize(("paragraph", "expected"), DATELINES)
def test_a_dateline_gives_its_date_and_stays(paragraph: str, expected: date | None) -> None:
    page = page_of(
        f"Ship leaves port after three days\n\n{paragraph}\n\nNobody else spoke to reporters at the quay."
    )
    assert page.published == expected
    assert page.dropped == ()


LEAD = "ferry sank off Corvay on Sunday night, and 12 people drowned in the cold water, police there said."
RUN_ON = [
    ("Updated: 19:14 GMT, 12 April 2026 A " + LEAD, ["date", "A ferry"]),
    ("Ferry sinks off Corvay September 10, 2026 10:14 AM", ["Ferry sinks off Corvay", "date"]),
    ("Twelve drown as ferry sinks The " + LEAD, ["Twelve drown as ferry sinks", "The ferry"]),
    ("Twelve Drown As Ferry Capsizes A Corvay " + LEAD, ["Twelve Drown As Ferry Capsizes", "A Corvay"]),
    ("Twelve drown as ferry sinks CORVAY (AP) — A " + LEAD, ["Twelve drown as ferry sinks", "CORVAY (AP)"]),
    ("Ferry with 12 people sinks off coast Police say a " + LEAD, ["Ferry with 12 people", "Police say"]),
    ("Mother of two drowned off coast Police say a " + LEAD, ["Mother of two", "Police say"]),
    ("Mother of two drowned in Lenn Police say a " + LEAD, ["Mother of two drowned in Lenn Police"]),
    ("He said that the " + LEAD, ["He said that the ferry"]),
    ("The play The Long Night, a Ferry Company show, opened as a " + LEAD, ["The play"]),
    ("It went down on September 10, 2026 at 10:14 AM", ["It went down on September"]),
]


@pytest.mark.parametrize(("line", "expected"), RUN_ON)
def test_lines_that_were_run_together_are_taken_apart(line: str, expected: list[str]) -> None:
    page = page_of(lines(line))
    assert_tiled(page)
    found = [why if why == "date" else words for why, words in units_of(page)][:-2]
    assert [words[: len(begin)] for words, begin in zip(found, expected, strict=True)] == expected
    if len(expected) > 1 and "date" not in expected:
        assert page.headline == found[0]


def test_a_line_of_a_quotation_of_several_paragraphs_is_no_heading() -> None:
    page = page_of(lines("Corvay mourns", "“A " + LEAD, "Nothing could be done!”"))
    assert [block.role for block in page.blocks][2] is Role.BODY


BYLINES = [
    ("By Ines Calder", "Ines Calder", None),
    ("BY INES CALDER", "INES CALDER", None),
    ("By Ines Calder and Tom de la Cruz", "Ines Calder and Tom de la Cruz", None),
    ("By National Correspondent | January 17, 2026", "National Correspondent", None),
    ("Writer: News24X", "News24X", "News24X"),
    ("By Ines Calder, Valley Press", "Ines Calder", "Valley Press"),
    ("Ines Calder · March 4, 2026 · 3 min read", "Ines Calder", None),
    ("March 4, 2026 by Ines Calder", "Ines Calder", None),
    ("Metro Daily | March 4, 2026", None, "Metro Daily"),
]


@pytest.mark.parametrize(("row", "byline", "outlet"), BYLINES)
def test_rows_of_writers(row: str, byline: str | None, outlet: str | None) -> None:
    page = page_of(lines("Council talks end without a deal", row))
    assert (page.byline, page.outlet) == (byline, outlet)
    assert len(page.dropped) == 1


KEPT = [
    "By the numbers: a year of floods",
    "By Friday the river had fallen by two metres.",
    "Share prices fell by a third.",
    "Search for survivors goes on",
    "Comments by the minister anger unions",
    "Related: nothing in the law forbids it, said the judge who heard the case, and so it was done.",
    "In July 2025 the bridge was closed.",
    "#1 seed falls in Brevik",
    "Photos show damage to the east wall",
    "Originally published in 1960, the book is back in print.",
    "With input from farmers, the ministry wrote a new plan.",
    "Sources: minister to leave office",
    "“As an AI researcher, I was surprised,” she said.",
    "Corrections officers moved 80 inmates.",
    "The views of residents differ widely.",
    "Just 12 people a week came to the clinic.",
    "Find survivors first, the mayor said on Facebook.",
    "An earlier version of the report was leaked in May.",
    "Mr. Haddad is a reporter who covers the council for the Ledger.",
]


@pytest.mark.parametrize("line", KEPT)
def test_lines_that_only_look_like_furniture_are_kept(line: str) -> None:
    first = "The council met for nine hours on Monday and agreed to nothing at all."
    page = page_of(
        f"Council talks end without a deal\n\n{first}\n\n{line}\n\n{first} It meets again on Friday."
    )
    assert page.dropped == ()


DROPPED = [
    ("Share on XShare on FacebookShare on LinkedIn", Reason.SHARE),
    ("#Floods #Talmere", Reason.TAGS),
    ("12 min read", Reason.NAVIGATION),
    ("top of page", Reason.NAVIGATION),
    ("ADVERTISEMENT", Reason.PROMOTION),
    ("Story continues below advertisement", Reason.PROMOTION),
    ("Photo: Joan Orr / Valley Press", Reason.CAPTION),
    ("Image for article Council talks end without a deal", Reason.CAPTION),
    ("Source: https://example.org/a", Reason.REFERENCE),
    ("Read the Full Valley Press Article at:", Reason.REFERENCE),
    ("Read more: The nine hours in full", Reason.RELATED),
    ("Council talks end without a deal", Reason.REPEAT),
    ("Sign up for our daily newsletter to get more like this", Reason.PROMOTION),
    ("***", Reason.NAVIGATION),
    ("(AP)", Reason.OUTLET),
    ("AFP/Reuters", Reason.OUTLET),
]


@pytest.mark.parametrize(("line", "why"), DROPPED)
def test_furniture_between_paragraphs(line: str, why: Reason) -> None:
    first = "The council met for nine hours on Monday and agreed to nothing at all."
    page = page_of(
        f"Council talks end without a deal\n\n{first}\n\n{line}\n\n{first} It meets again on Friday."
    )
    assert [(part.reason, part.span.of(page.text)) for part in page.dropped] == [(why, line)]


NOTICES = [
    ("As an AI, I do not have access to live news.", NoticeKind.MACHINE_WRITTEN),
    ("This article was written with the help of artificial intelligence.", NoticeKind.MACHINE_WRITTEN),
    ("This article is a hypothetical account of what might happen.", NoticeKind.SPECULATIVE),
    ("This summary should not be taken as a factual account.", NoticeKind.SPECULATIVE),
    ("This publication is a summary or evaluation of another publication", NoticeKind.SECOND_HAND),
    ("This story was originally published by the Valley Press.", NoticeKind.SECOND_HAND),
    ("The views expressed here are the author's own.", NoticeKind.OPINION),
    ("Correction: the vote was held on Monday, not on Tuesday.", NoticeKind.CORRECTION),
    ("This story has been updated to give the mayor's full name.", NoticeKind.CORRECTION),
]


@pytest.mark.parametrize(("line", "kind"), NOTICES)
@pytest.mark.parametrize("below", [True, False])
def test_notices_are_dropped_and_shown(line: str, kind: NoticeKind, below: bool) -> None:
    body = "The council met for nine hours on Monday and agreed to nothing at all. It meets again on Friday."
    rows = (
        ["Council talks end without a deal", body, line]
        if below
        else ["Council talks end without a deal", line, body]
    )
    page = page_of("\n\n".join(rows))
    assert [(notice.kind, notice.span.of(page.text)) for notice in page.notices] == [(kind, line)]
    assert [(part.reason, part.span.of(page.text)) for part in page.dropped] == [(Reason.NOTICE, line)]


def test_a_notice_takes_its_list_with_it() -> None:
    page = page_of(
        lines("Council talks end without a deal")
        + "\n\nDisclaimer: Made-up Content\nTo create this summary, I've:\n"
        "- Looked at trends: I considered the past five years of council votes and of talks.\n"
        "- Added names (fictional).\nThis article should not be taken as a factual account.\n"
    )
    assert {part.reason for part in page.dropped} == {Reason.NOTICE}
    assert len(page.dropped) == 5
    assert {notice.kind for notice in page.notices} == {NoticeKind.MACHINE_WRITTEN, NoticeKind.SPECULATIVE}


CITES = [
    ("See https://example.org/a.", ("https://example.org/a",)),
    ("(https://example.org/a_(b))", ("https://example.org/a_(b)",)),
    ("https://Example.org/a?utm_source=x&id=3&fbclid=9#top", ("https://example.org/a?id=3",)),
    ("https://example.org/a and https://example.org/a again", ("https://example.org/a",)),
    ("https://www.facebook.com/sharer/sharer.php?u=x and [ https://b.example/ ]", ("https://b.example/",)),
    ("“https://example.org/q”, she wrote", ("https://example.org/q",)),
    ("ftp://example.org/a http://[bad", ()),
]


@pytest.mark.parametrize(("words", "expected"), CITES)
def test_cited_addresses(words: str, expected: tuple[str, ...]) -> None:
    sentence = f"The council met for nine hours on Monday and agreed to nothing at all {words} after that."
    assert page_of(sentence).cites == expected


def test_addresses_of_teasers_are_not_cited() -> None:
    tail = "\n\nRelated articles\n\nBudget vote put off\nhttps://example.org/budget\n"
    assert page_of(lines("Council talks end without a deal") + tail).cites == ()


def test_wrapped_lines_are_joined_and_single_lines_are_not() -> None:
    wrapped = (
        "The council met for nine hours on Monday and agreed to nothing at all, to the\n"
        "surprise of no one who has followed its debates since the bridge was closed in\n"
        "May. It meets again on Friday, when a vote on the budget is due, and the mayor\n"
        "has said that she will resign if it fails.\n"
        "A second vote is due on Monday.\n"
    )
    assert [block.role for block in page_of(wrapped).blocks] == [Role.BODY, Role.BODY]
    long = "The council met for nine hours on Monday and agreed to nothing at all, to the surprise of no one."
    assert len(page_of(f"{long} One.\n{long}\n{long} Two three.\n").blocks) == 3


def test_when_all_is_furniture_all_is_kept() -> None:
    page = page_of("Share on X\n\nRelated articles\n\n4 hours ago")
    assert page.dropped == ()
    assert len(page.blocks) == 3


HTML = """<!doctype html><html lang="en"><head><title>River floods Talmere | Harbour Gazette</title>
<meta property="og:title" content="River floods Talmere">
<meta property="og:site_name" content="Harbour Gazette">
<link rel="canonical" href="https://gazette.example/2027/03/floods?utm_source=x">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",
"headline":"River floods Talmere","datePublished":"2027-03-04T10:00:00Z",
"author":{"@type":"Person","name":"Ines Calder"}}</script></head>
<body><nav><a href="/">Home</a><a href="/w">World</a></nav><article><h1>River floods Talmere</h1>
<p>The river burst its banks on Tuesday, driving 1,200 people from their homes, the
<a href="https://city.example/report?utm_medium=y">city council said</a>.\x1b[31m</p>
<figure><img src="a.jpg" alt="flood"><figcaption>Flooded streets. Photo: J. Orr</figcaption></figure>
<h2>Bridges closed</h2><p>“We have never seen it so high,” said Mayor Tom Reed. “It will get worse.”</p>
<ul><li>Three bridges are closed.</li><li>Two schools are shut.</li></ul>
<p>Rain is expected until Friday and the army has been asked to help with boats in the lower town.</p>
<script>alert("no")</script></article>
<aside><h3>Related articles</h3><ul><li><a href="/x">Another thing</a></li></ul></aside>
<footer>© 2027 Harbour Gazette</footer></body></html>"""


def test_html() -> None:
    page = page_of(HTML, "saved")
    assert_tiled(page)
    assert (page.headline, page.outlet, page.byline) == (
        "River floods Talmere",
        "Harbour Gazette",
        "Ines Calder",
    )
    assert (page.published, page.url) == (date(2027, 3, 4), "https://gazette.example/2027/03/floods")
    assert page.cites == ("https://city.example/report",)
    roles = [block.role for block in page.blocks]
    assert roles == [Role.HEADLINE, Role.BODY, Role.HEADING, Role.BODY, Role.LISTING, Role.LISTING, Role.BODY]
    assert "alert" not in page.text
    assert "\x1b" not in page.text


def test_html_without_a_date_has_none() -> None:
    bare = (
        "<html><body><h1>Ship lost</h1><p>The ship was lost on 3 May 2019 with all hands, the owner said.</p>"
    )
    page = page_of(
        bare + "<p>It was built in 1987 and had been repaired twice since then.</p></body></html>", "a.htm"
    )
    assert page.published is None
    assert page.headline == "Ship lost"


def test_html_without_text_is_told() -> None:
    with pytest.raises(InputError, match="no article"):
        page_of("<!doctype html><html><body><img src='a.png'></body></html>")


def test_a_tag_named_in_a_text_is_no_page() -> None:
    assert "<p>" in page_of("The <p> tag opens a paragraph, the manual says. It is seldom closed.").text


def test_text_does_not_load_what_only_html_needs() -> None:
    code = (
        "import sys; from newsdiff.model import Raw; from newsdiff.stages.extract import extract;"
        "extract(Raw('a.txt', b'The ferry sank off the coast.', ''));"
        "print([m for m in ('trafilatura', 'lxml', 'charset_normalizer') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


FRAGMENTS = st.sampled_from(
    [
        *("Share on X", "Related articles", "By Jo Ray", "March 3, 2026", "Comments", "Disclaimer:", "Reply"),
        *(
            "This article was generated by AI.",
            "http://a.b/c",
            "U.S.",
            "A council met today. ",
            "More from X",
        ),
        *(
            "• ",
            "# ",
            "“",
            "”",
            "\n",
            "\n\n",
            "<p>",
            "\x1b",
            "\u0301",
            "---\n",
            "4 hours ago",
            " | ",
            "İ",
            "ß",
            "。",
        ),
    ]
)
PAGES = st.one_of(st.text(), st.lists(FRAGMENTS, max_size=40).map("".join))


@given(PAGES)
@settings(max_examples=200, deadline=None)
def test_any_text_is_tiled_and_nothing_vanishes(text: str) -> None:
    try:
        page = page_of(text.encode("utf-8", "ignore"))
    except InputError:
        return
    assert_tiled(page)
    assert page.text == unicodedata.normalize("NFC", page.text)
    assert all(c == "\n" or unicodedata.category(c) != "Cc" for c in page.text)
    assert page == page_of(text.encode("utf-8", "ignore"))
    assert page_of(page.text).text == page.text


@given(st.binary())
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_a_page_or_a_told_failure(content: bytes) -> None:
    try:
        page = page_of(content)
    except InputError as failure:
        assert failure.remedy
    else:
        assert_tiled(page)


@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<b>", "<div>", "<li>", "A man spoke. ", "<a href='http://[x'>", "<!--"]
        )
    )
)
@settings(max_examples=40, deadline=None)
def test_any_html_is_a_page_or_a_told_failure(parts: list[str]) -> None:
    try:
        assert_tiled(page_of("<html><body>" + "".join(parts)))
    except InputError as failure:
        assert failure.remedy


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_seeds_are_tiled_and_whole(path: Path) -> None:
    content = path.read_bytes()
    page = page_of(content, path.name)
    assert_tiled(page)
    assert page.text == unicodedata.normalize("NFC", content.decode()).replace("\r\n", "\n").replace(
        "\t", " "
    ).replace("\u200b", "").replace("\ufeff", "")
    assert page.headline
    assert page.blocks[0].role is Role.HEADLINE


def clean_documents() -> list[Any]:
    found = []
    for path in sorted(SHARED.glob("bench/data/ecb/dev/docs/*.json")):
        found += [pytest.param(each["text"], id=each["doc"]) for each in json.loads(path.read_text())["docs"]]
    return found[::9]


@pytest.mark.parametrize("text", clean_documents())
def test_clean_texts_lose_only_dates_and_writers(text: str) -> None:
    page = page_of(text)
    assert {part.reason for part in page.dropped} <= {Reason.DATE, Reason.BYLINE}


ABROAD_NOTICES = [
    (
        "Korrektur: In einer früheren Version hieß es, die Brücke sei 1974 gebaut worden.",
        NoticeKind.CORRECTION,
    ),
    ("In einer früheren Version dieses Artikels stand ein falsches Jahr.", NoticeKind.CORRECTION),
    ("Rectificatif : le pont a été construit en 1974.", NoticeKind.CORRECTION),
    ("Corrección: el puente se construyó en 1974.", NoticeKind.CORRECTION),
    ("Una versión anterior de este artículo decía que el puente era de 1984.", NoticeKind.CORRECTION),
    ("Errata: a ponte foi construída em 1974.", NoticeKind.CORRECTION),
    ("Rettifica: il ponte è stato costruito nel 1974.", NoticeKind.CORRECTION),
    ("Correctie: de brug is in 1974 gebouwd.", NoticeKind.CORRECTION),
    ("Dieser Artikel wurde mithilfe künstlicher Intelligenz erstellt.", NoticeKind.MACHINE_WRITTEN),
    ("Cet article a été rédigé à l'aide d'une intelligence artificielle.", NoticeKind.MACHINE_WRITTEN),
    ("Este texto fue generado por inteligencia artificial.", NoticeKind.MACHINE_WRITTEN),
]


@pytest.mark.parametrize(("line", "kind"), ABROAD_NOTICES)
def test_notices_in_other_languages(line: str, kind: NoticeKind) -> None:
    body = "The council met for nine hours on Monday and agreed to nothing at all. It meets again on Friday."
    page = page_of(f"Council talks end without a deal\n\n{body}\n\n{line}")
    assert [(notice.kind, notice.span.of(page.text)) for notice in page.notices] == [(kind, line)]


ABROAD_KEPT = [
    "Anzeige gegen Minister erstattet",
    "Registrati 30 casi in un giorno",
    "Abbonati in calo per i giornali",
    "Recibe el alcalde a los vecinos",
    "Foto des Täters veröffentlicht",
    "Sport und Politik gehören zusammen, sagt die Ministerin",
    "Meer regen verwacht in het noorden",
    "Teilen der Stadt fehlt seit Montag der Strom.",
    "Partager le pouvoir ne suffit pas, dit le maire.",
]


@pytest.mark.parametrize("line", ABROAD_KEPT)
def test_lines_in_other_languages_that_only_look_like_furniture(line: str) -> None:
    first = "The council met for nine hours on Monday and agreed to nothing at all."
    page = page_of(
        f"Council talks end without a deal\n\n{first}\n\n{line}\n\n{first} It meets again on Friday."
    )
    assert page.dropped == ()


def test_the_phrases_of_other_languages_are_found_as_they_are_folded() -> None:
    from newsdiff.lexicon import lexicon
    from newsdiff.stages.extract._patterns import folded, named

    for part, lists in lexicon("furniture_abroad").items():
        for phrases in lists.values():
            for phrase in phrases:
                said = phrase.replace("#", "12").replace(" …", " Brevik")
                assert named(part, folded(said)), phrase


HIDDEN = [
    ("The may\u200bor resigned.", ["mayor"]),
    ("The \u202eroyam\u202c resigned.", ["royam"]),
    ("A \x1b[31mred\x1b[0m word.", ["[31mred[0m"]),
    ("A flag: \U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f here.", []),
    ("Tags \U000e0041\U000e0042 hidden.", ["hidden."]),
    ("soft\u00adhyphen and\u200b space", []),
    ("שלום \u200fעולם\u200f", []),
    ("שלום \u202eעולם\u202c", ["עולם"]),
    ("می\u200cخواهم", []),
    ("👩\u200d🚒 puts out fire", []),
    ("Plain.", []),
]


@pytest.mark.parametrize(("text", "told"), HIDDEN)
@pytest.mark.parametrize("form", ["text", "html"])
def test_characters_that_cannot_be_seen_are_told_and_not_obeyed(
    text: str, told: list[str], form: str
) -> None:
    if form == "html" and "\x1b" in text:
        pytest.skip("no page holds it")
    page = page_of(text if form == "text" else f"<!doctype html><html><body><p>{text}</p></body></html>")
    notices = [n for n in page.notices if n.kind is NoticeKind.HIDDEN]
    assert [n.span.of(page.text) for n in notices] == told
    assert not set(page.text) & set("\u200b\u202e\u202c\x1b\u00ad\u200f")


MIXED = [
    ("Muñoz habló. ".encode() * 20 + "«Año»".encode("cp1252"), "«Año»"),
    ("“Yes” — he said… ".encode() * 20 + b"\x93No\x94 he said\x85", "“No” he said…"),
    ("O\ufb03cials \ufb01led a \ufb02ood claim".encode(), "Officials filed a flood claim"),
    ("Café ".encode() * 20 + "é".encode()[:1], "Café \ufffd"),
]


@pytest.mark.parametrize(("content", "end"), MIXED)
def test_mixed_encodings_and_ligatures(content: bytes, end: str) -> None:
    assert page_of(content).text.endswith(end)


SAID = """<!doctype html><html><head><title>SEO title - Valley Press</title>
<meta property="og:title" content="Ferry fire injures 14 at Marrow Quay">
<meta property="og:site_name" content="Valley Press"><meta name="author" content="webmaster">
<meta property="article:published_time" content="2031-03-01T00:00:00Z">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
{"@type": "WebSite", "name": "x"}, {"@type": "NewsArticle", "headline": "Fourteen hurt in ferry fire",
"datePublished": "2031-03-04T23:30:00-05:00",
"author": [{"@type": "Person", "name": "Ines Calder"}, {"name": "Tom Okoro"}],
"publisher": {"name": "The Valley Press"}, "mainEntityOfPage": {"@id": "https://example.org/ferry"}}]}</script>
</head><body><header>The Valley Press</header><article><h1>Ferry fire injures 14 at Marrow Quay</h1>
<p>At least 14 people were injured when fire broke out on the car ferry, the harbour board said.</p>
<p>Crews from three towns fought the blaze until noon, and the quay was opened again in the evening.</p>
</article></body></html>"""


def test_what_a_page_says_in_json_ld_goes_before_meta_tags_and_guesses() -> None:
    page = page_of(SAID, "a.html")
    assert page.headline == "Ferry fire injures 14 at Marrow Quay", "as it is printed"
    assert (page.byline, page.outlet) == ("Ines Calder, Tom Okoro", "The Valley Press")
    assert page.published == date(2031, 3, 4), "the day where it was published"
    assert page.url == "https://example.org/ferry"
    plain = SAID.replace("ld+json", "x")
    assert page_of(plain, "a.html").published == date(2031, 3, 1)
    assert page_of(plain, "a.html").outlet == "Valley Press"


BAD_JSON_LD = [
    "{",
    "[[[[",
    '{"@type": 7}',
    '{"@type": "NewsArticle", "author": {"name": {"name": 3}}}',
    "null",
    "[" * 90_000,
]


@pytest.mark.parametrize("bad", BAD_JSON_LD, ids=range(len(BAD_JSON_LD)))
def test_bad_json_ld_is_left_alone(bad: str) -> None:
    start = SAID.index('{"@context"')
    page = page_of(SAID[:start] + bad + SAID[SAID.index("</script>") :], "a.html")
    assert page.published == date(2031, 3, 1)


def test_a_menu_is_no_admission_and_an_offer_is_no_end() -> None:
    said = "".join(
        f"<p>The council met for the {n}th time on Monday and agreed to nothing at all, the mayor said.</p>"
        for n in range(4, 24)
    )
    html = (
        "<html><head><title>Talks</title></head><body>"
        "<nav><a href=/o>Opinion</a><br><a href=/e>Letters</a></nav>"
        "<p>Subscribe to unlock this article and all others</p>"
        f"<article><h1>Council talks end without a deal</h1>{said}</article>"
        "<aside><p>The minister said that this article was generated by AI.</p></aside></body></html>"
    )
    assert page_of(html, "a.html").notices == ()
