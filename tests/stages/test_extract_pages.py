"""What the field prints around an article: teasers, what is told of writers, ends, first pages."""

from __future__ import annotations

from datetime import date

import pytest
from tests.stages.test_extract import assert_tiled, page_of

from newsdiff.model import InputError, Page, Reason

FIRST = "The council met for nine hours on Monday and agreed to nothing at all."
LAST = "It meets again on Friday, when the mayor is expected to put the plan to a vote."


def html(*body: str, head: str = "") -> str:
    """A page that holds these blocks in its article."""
    return (
        f"<!doctype html><html><head><title>Council talks end without a deal</title>{head}</head>"
        f"<body><article><h1>Council talks end without a deal</h1>{''.join(body)}</article></body></html>"
    )


def dropped(page: Page) -> dict[str, Reason]:
    """Why each line is no part of the article."""
    assert_tiled(page)
    return {part.span.of(page.text): part.reason for part in page.dropped}


def kept(page: Page) -> str:
    return "\n".join(block.span.of(page.text) for block in page.blocks)


def test_a_line_that_is_one_link_leads_elsewhere_and_a_linked_statement_does_not() -> None:
    teaser = "Five things we learned from the council's long night"
    statement = "The plan has cost the town two million crowns so far."
    links = f"<p><a href=/a>{teaser}</a></p><p>{LAST}</p><p><a href=/b>{statement}</a></p>"
    listed = "<ul><li><a href=/c>Why the bridge is still closed</a></li><li>Two bridges stay closed</li></ul>"
    page = page_of(html(f"<p>{FIRST} {LAST}</p>", links, listed, f"<p>{FIRST}</p>"), "a.html")
    found = dropped(page)
    assert found[teaser] is found["Why the bridge is still closed"] is Reason.RELATED
    assert statement in kept(page)
    assert "Two bridges stay closed" in kept(page)


def test_a_page_that_is_mostly_links_keeps_them() -> None:
    entries = "".join(f"<p><a href=/{n}>What happened on day number {n}</a></p>" for n in range(9))
    page = page_of(html(f"<p>{FIRST} {LAST}</p>", entries), "a.html")
    assert "What happened on day number 3" in kept(page)


def test_headings_with_nothing_below_them_are_teasers() -> None:
    more = "<h3>Bridge closed for a third week</h3><h3>Mayor to stand again in the spring</h3>"
    body = "".join(f"<p>{FIRST}</p><p>{LAST}</p><p>So it went for {n} days.</p>" for n in range(3, 6))
    page = page_of(html("<h2>A long night</h2>", body, more, "<p>Share</p>"), "a.html")
    assert dropped(page)["Bridge closed for a third week"] in (Reason.RELATED, Reason.NAVIGATION)
    assert "A long night" in kept(page)
    marked = page_of(
        f"# Council talks end\n\n{FIRST}\n\n{LAST}\n\n## Bridge closed\n\n## Mayor to stand\n", "a.md"
    )
    assert set(dropped(marked).values()) == {Reason.RELATED}


STANDFIRST = "Nine hours of talks have left the town without a plan, and the bridge without a date."
AROUND = [
    f"<div class='teaser'><p>{STANDFIRST}</p></div>",
    f"<figure><figcaption>{STANDFIRST}</figcaption></figure>",
    f"<p><a href=/x>{STANDFIRST}</a></p>",
    "<p>Nine hours of talks</p>",
    "<p>By Jo Ray, a reporter who has covered the town for fifteen years.</p>",
]


def found_without_its_opening(opening: str) -> Page:
    """A page whose article is found below its opening, which stands in the page's head."""
    body = "".join(f"<p>{FIRST} {LAST} So it went for {n} days.</p>" for n in range(3, 9))
    return page_of(
        "<!doctype html><html><head><title>Council talks end without a deal</title></head><body>"
        f"<header><h1>Council talks end without a deal</h1>{opening}</header>"
        f"<div class='post-content'>{body}</div></body></html>",
        "a.html",
    )


def test_the_paragraph_below_the_headline_is_the_articles() -> None:
    page = found_without_its_opening(f"<p>{STANDFIRST}</p>")
    assert kept(page).split("\n")[:2] == ["Council talks end without a deal", STANDFIRST]


@pytest.mark.parametrize("around", AROUND)
def test_what_else_stands_below_the_headline_is_not(around: str) -> None:
    page = found_without_its_opening(around)
    assert kept(page).split("\n")[1].startswith(FIRST)


def test_a_short_page_keeps_its_lines() -> None:
    page = page_of(html(f"<h2>A long night</h2><p>{FIRST}</p><p>{LAST}</p>"), "a.html")
    assert kept(page).split("\n") == ["Council talks end without a deal", "A long night", FIRST, LAST]


ENDS = [
    ("jo.ray@valley.example", Reason.BYLINE),
    ("Write to Jo Ray at jo.ray@valley.example.", Reason.BYLINE),
    ("Jo Ray is on Twitter at jo_ray.", Reason.BYLINE),
    ("-- By Jo Ray Follow @jo_ray", Reason.BYLINE),
    ("The Press's Jo Ray, Ann Orr and Tom Reed contributed to this report.", Reason.BYLINE),
    ("(END)", Reason.NAVIGATION),
    ("-30-", Reason.NAVIGATION),
    ("Loading weather data ...", Reason.NAVIGATION),
    ("The CNN", Reason.OUTLET),
    ("[What to read first: get the Valley Briefing in your inbox.]", Reason.PROMOTION),
    ("Posted on March 4, 2031, at 11:29 a.m.", Reason.DATE),
]


@pytest.mark.parametrize(("line", "why"), ENDS)
def test_ends_of_articles(line: str, why: Reason) -> None:
    page = page_of(f"Council talks end without a deal\n\n{FIRST}\n\n{LAST}\n\n{line}\n")
    assert dropped(page)[line] is why


OWN = [
    "The suspect is on Facebook live most evenings, his neighbours said.",
    "The mayor told residents to write to the council at once about the bridge.",
    "He asked supporters to follow him on the march to the town hall.",
    "It ended on Monday, at 11:29 a.m., the mayor said.",
    "Loading the ferry took two days ...",
]


@pytest.mark.parametrize("line", OWN)
def test_what_only_looks_like_an_end_is_kept(line: str) -> None:
    page = page_of(f"Council talks end without a deal\n\n{FIRST}\n\n{line}\n\n{LAST}\n")
    assert line in kept(page)


MORE = ["More council news:", "Other Opinion Columns", "More Must-Reads From The Press", "Must-reads"]


@pytest.mark.parametrize("opener", MORE)
def test_parts_that_lead_elsewhere(opener: str) -> None:
    teasers = "Bridge closed for a third week\n\nMayor to stand again in the spring"
    page = page_of(f"Council talks end without a deal\n\n{FIRST}\n\n{LAST}\n\n{opener}\n\n{teasers}\n")
    assert dropped(page)[opener] is dropped(page)["Bridge closed for a third week"] is Reason.RELATED


def test_what_is_told_of_the_writer_below_the_article() -> None:
    about = "Ines Calder es periodista e investigadora en la Universidad de Marrow."
    head = '<meta name="author" content="By Ines Calder">'
    page = page_of(html(f"<p>{FIRST}</p><p>{LAST}</p><p>{about}</p>", head=head), "a.html")
    assert (page.byline, dropped(page)[about]) == ("Ines Calder", Reason.BYLINE)


@pytest.mark.parametrize("name", ["Username", "admin", "@press", "https://press.example/jo", "By Unknown"])
def test_what_a_publishing_system_fills_in_is_no_writer(name: str) -> None:
    page = page_of(html(f"<p>{FIRST}</p>", head=f'<meta name="author" content="{name}">'), "a.html")
    assert page.byline is None


def test_the_outlet_is_no_writer_of_its_own() -> None:
    head = '<meta name="author" content="valley voice"><meta property="og:site_name" content="Valley Voice">'
    assert page_of(html(f"<p>{FIRST}</p>", head=head), "a.html").byline is None


def test_a_writer_behind_the_headline_is_not_in_it() -> None:
    head = '<meta name="author" content="Ines Calder">'
    page = page_of(html(f"<p>{FIRST}</p>", head=head).replace("deal</", "deal | Ines Calder</"), "a.html")
    assert page.headline == "Council talks end without a deal"


def test_the_outlet_on_a_line_of_its_own() -> None:
    head = '<meta property="og:site_name" content="Valley Voice">'
    page = page_of(html("<p>Valley Voice</p>", f"<p>{FIRST}</p><p>{LAST}</p>", head=head), "a.html")
    assert dropped(page)["Valley Voice"] is Reason.OUTLET


ROOT = '<link rel="canonical" href="https://press.example/">'
FEED = '<link rel="alternate" type="application/rss+xml" href="https://press.example/feed">'


@pytest.mark.parametrize(
    ("head", "told"), [(ROOT, "articles"), (ROOT + FEED, r"\(https://press\.example/feed\)")]
)
def test_a_front_page_is_told(head: str, told: str) -> None:
    with pytest.raises(InputError, match=f"front page.*{told}"):
        page_of(html(f"<p>{FIRST}</p>", head=head), "a.html")


ARTICLE = [
    '<meta property="og:type" content="article">',
    '<meta name="author" content="Jo Ray">',
    '<meta property="article:published_time" content="2031-03-04T10:00:00Z">',
    '<script type="application/ld+json">{"@type": "NewsArticle"}</script>',
]


@pytest.mark.parametrize("mark", ARTICLE)
def test_an_article_at_the_root_of_a_site_is_none(mark: str) -> None:
    page = page_of(html(f"<p>{FIRST}</p>", head=ROOT + mark), "a.html")
    assert page.url == "https://press.example/"


def test_a_date_that_reads_as_a_sentence_is_the_day_of_publication() -> None:
    page = page_of(f"Council talks end without a deal\n\nPublished March 4, 2031.\n\n{FIRST}\n\n{LAST}\n")
    assert page.published == date(2031, 3, 4)
