from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdiff.model import Article, Block, InputError, Page, Raw, Role, Span
from newsdiff.stages.extract import extract
from newsdiff.stages.segment import segment

GOLDEN = Path(__file__).parent / "golden" / "segment"
SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
CUTS = tomllib.loads((GOLDEN / "sentences.toml").read_text("utf-8"))["cuts"]
QUOTED = tomllib.loads((GOLDEN / "quotations.toml").read_text("utf-8"))["cases"]


def page_of(text: str, *blocks: Block) -> Page:
    return Page("a.txt", "", text, None, None, None, None, None, (), (), (), blocks)


def paragraphs(text: str, role: Role = Role.BODY) -> Article:
    blocks, at = [], 0
    for part in text.split("\n\n"):
        if part.strip():
            blocks.append(Block(Span(at, at + len(part)), role))
        at += len(part) + 2
    return segment(page_of(text, *blocks), "A")


def assert_covers(article: Article) -> None:
    at = 0
    for number, passage in enumerate(article.passages, start=1):
        block = article.page.blocks[passage.block]
        assert passage.id == f"{article.label}{number}"
        assert at <= passage.span.start < passage.span.end
        assert block.span.holds(passage.span)
        assert article.words(passage) == article.words(passage).strip()
        at = passage.span.end
    inside = [False] * len(article.text)
    for passage in article.passages:
        inside[passage.span.start : passage.span.end] = [True] * (passage.span.end - passage.span.start)
    for block in article.page.blocks:
        assert all(inside[i] or article.text[i].isspace() for i in range(block.span.start, block.span.end))
    at = 0
    for span in article.quotations:
        assert at <= span.start < span.end <= len(article.text)
        at = span.end


@pytest.mark.parametrize("marked", CUTS)
def test_where_sentences_end(marked: str) -> None:
    article = paragraphs(marked.replace("|", ""))
    found = [article.words(passage) for passage in article.passages]
    if ".The " in marked:
        marked = marked.replace(".The ", ".|The ")
    assert found == [part.strip() for part in marked.split("|")]


@pytest.mark.parametrize("case", QUOTED, ids=lambda case: case["text"][:24])
def test_where_quotations_stand(case: dict[str, list[str]]) -> None:
    article = paragraphs(str(case["text"]))
    assert [span.of(article.text) for span in article.quotations] == case["quotations"]


def test_headings_are_never_cut() -> None:
    text = "Mayor quits. Deputy stays. Who is next?"
    for role in (Role.HEADLINE, Role.HEADING):
        article = paragraphs(text, role)
        assert [(passage.role, article.words(passage)) for passage in article.passages] == [(role, text)]


def test_roles() -> None:
    text = "“We have asked for help since the first of May. Nobody has come to see us.” The mayor was silent."
    article = paragraphs(text)
    assert [passage.role for passage in article.passages] == [Role.QUOTATION, Role.QUOTATION, Role.BODY]
    listed = paragraphs("- Three bridges are closed. Two are open.", Role.LISTING)
    assert {passage.role for passage in listed.passages} == {Role.LISTING}


def test_a_very_long_sentence_is_cut_at_semicolons() -> None:
    text = "; ".join(
        f"in the district of Halden {i} the water rose to the windows of the houses" for i in range(20)
    )
    article = paragraphs(text + ".")
    assert len(article.passages) > 4
    assert all(article.words(passage).endswith((";", ".")) for passage in article.passages)
    assert_covers(article)


def test_passages_know_their_block() -> None:
    article = paragraphs("One came. Two left.\n\nThree stayed.")
    assert [(passage.id, passage.block) for passage in article.passages] == [("A1", 0), ("A2", 0), ("A3", 1)]


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_seeds_are_covered(path: Path) -> None:
    page = extract(Raw(path.name, path.read_bytes(), ""))
    article = segment(page, "B")
    assert_covers(article)
    assert article.passages[0].role is Role.HEADLINE
    assert max(len(article.words(passage)) for passage in article.passages) < 600


PARTS = st.sampled_from(
    [
        *(
            "He left. ",
            "U.S. ",
            "Mr. ",
            "a.m. ",
            "A. ",
            "However, ",
            "end.The ",
            "said ",
            "Roe asked. ",
            "1. ",
        ),
        *(
            "“",
            "”",
            '"',
            "'",
            "‘",
            "’",
            "«",
            "»",
            "``",
            "''",
            "? ",
            "!",
            "...",
            "…",
            "(",
            ")",
            "[",
            "。",
            "; ",
        ),
        *("\n", "\n\n", "\u00a0", "İ"),
    ]
)


@given(st.one_of(st.text(), st.lists(PARTS, max_size=60).map("".join)))
@settings(max_examples=250, deadline=None)
def test_any_paragraphs_are_covered(text: str) -> None:
    article = paragraphs(text)
    assert_covers(article)
    assert article == paragraphs(text)


@given(st.text())
@settings(max_examples=100, deadline=None)
def test_any_page_is_tiled(text: str) -> None:
    try:
        page = extract(Raw("a.txt", text.encode("utf-8", "ignore"), ""))
    except InputError:
        return
    article = segment(page, "A")
    assert_covers(article)
    spans = sorted([passage.span for passage in article.passages] + [part.span for part in page.dropped])
    outside, at = "", 0
    for span in spans:
        outside += page.text[at : span.start]
        at = span.end
    assert not (outside + page.text[at:]).strip()


@pytest.mark.parametrize(
    "run", ["Aino ", "“two words” ", "words said ", "字", "e\u0301", "long\u00a0", "12 \n"]
)
def test_a_run_without_a_stop_is_cut_where_no_sentence_can_be_so_long(run: str) -> None:
    article = paragraphs((run * 9_000).strip())
    assert_covers(article)
    assert len(article.passages) > 1
    assert max(len(article.words(p)) for p in article.passages) <= 4_000
    assert not any(article.words(p).startswith("\u0301") for p in article.passages)
