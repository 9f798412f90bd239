"""The markdown report: what it tells, and that no text can break it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from newsdiff.model import Article, Comparison, Judgement, Kind, Verdict
from newsdiff.reports import Choice, Section, html, markdown
from newsdiff.reports.line import clipped, spaced
from newsdiff.reports.markdown_report._escape import escape, table
from tests.build import article
from tests.reports.builder import VERDICTS, flood, hostile, shown, without_surrogates

GFM = MarkdownIt("gfm-like")
COMMON = MarkdownIt("commonmark")

NASTY = (
    "| a | b |",
    "a\\|b",
    "\\",
    "a\\\\|",
    "`code`",
    "``` fence",
    "~~~",
    "# heading",
    "a #",
    "> quote",
    "- entry",
    "+ entry",
    "* entry",
    "1. entry",
    "12) entry",
    "---",
    "***",
    "===",
    "- - -",
    ":---:",
    "| --- |",
    "**bold**",
    "_it_ is snake_case",
    "~~gone~~",
    "<b>html</b>",
    "<!-- -->",
    "<script>x()</script>",
    "a < b > c",
    "&amp; &#35; R&D",
    "[text](https://harm.example)",
    "![p](x.png)",
    "[ref]: https://harm.example",
    "https://harm.example/a_b?c=d&e",
    "www.harm.example",
    "WWW.HARM.EXAMPLE",
    "harm.example/x",
    "ftp://a.bc",
    "//harm.example",
    "mailto:a@b.cd",
    "you@harm.example",
    "<https://harm.example>",
    "line\nbreak",
    "hard  \nbreak",
    "hard\\\nbreak",
    "tab\tbed",
    "    indented",
    "\x1b[31mred",
    "\u202eback",
    "\x00",
    "\ud800",
    "é\u0301",
    "👩‍👩‍👧",
    "$x$ and $$y$$",
    "[^1]",
    "[ ] to do",
    "“quoted”",
    "\u3000wide\u3000",
    "a\u2028b",
    "…",
    "*",
    "**",
    "_",
    "!",
    "![",
    "]",
    "(a)",
    "a:b",
    ": a",
    "= b",
)

PIECES = st.one_of(
    st.sampled_from(NASTY), st.text(max_size=8), st.sampled_from(list("|\\`*_#<>[]()!~&:@./-+=1. \n\"'^${}w"))
)
HARM = st.lists(PIECES, max_size=8).map("".join)


def leaves(tokens: list[Token]) -> Iterator[Token]:
    """Every token, those within others too."""
    for token in tokens:
        yield token
        yield from leaves(token.children or [])


def words(token: Token) -> str:
    """The text of an inline token."""
    return "".join(" " if t.type == "softbreak" else t.content for t in token.children or [])


def tables(text: str) -> list[list[list[str]]]:
    """The text of every cell of every table."""
    found: list[list[list[str]]] = []
    for token in GFM.parse(text):
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type == "inline" and token.level >= 4 and found:
            found[-1][-1].append(words(token))
    return found


@settings(deadline=None)
@given(HARM)
@example("a@b.cd")
def test_escaped_text_stays_text(text: str) -> None:
    for parser in (GFM, COMMON):
        tokens = parser.parse(escape(text))
        assert "".join(words(t) for t in tokens if t.type == "inline") == spaced(text).strip()
        assert {t.type for t in leaves(tokens)} <= {"paragraph_open", "inline", "text", "paragraph_close"}


@pytest.mark.parametrize("text", NASTY)
def test_each_nasty_text_stays_text(text: str) -> None:
    tokens = GFM.parse(escape(text))
    assert "".join(words(t) for t in tokens) == spaced(text).strip()
    assert {t.type for t in leaves(tokens)} <= {"paragraph_open", "inline", "text", "paragraph_close"}


@settings(deadline=None)
@given(HARM, HARM, HARM)
def test_cells_stay_apart(one: str, two: str, three: str) -> None:
    made = table(("x", "y", "z"), [[escape(t) for t in (one, two, three)]])
    assert tables(made) == [[["x", "y", "z"], [spaced(t).strip() for t in (one, two, three)]]]


@settings(deadline=None, max_examples=60)
@given(HARM)
def test_no_text_breaks_a_report(text: str) -> None:
    made = markdown(hostile(text))
    tokens = GFM.parse(made)
    types = {t.type for t in leaves(tokens)}
    assert not types & FOREIGN
    targets = [t.attrs.get("href", "") for t in leaves(tokens) if t.type == "link_open"]
    assert all(re.fullmatch(r"#(number|row)-1", str(target)) for target in targets)
    assert [t.tag for t in tokens if t.type == "heading_open"] == HEADINGS
    told = spaced(shown(text)).strip()
    articles = tables(made)[0]
    assert [row[:6] for row in articles[1:]] == [
        [f"{label} ⚠ opinion", told, told, told, "no date", spaced(text).strip()] for label in "AB"
    ]
    assert made.encode()


FOREIGN = {
    "html_block",
    "html_inline",
    "image",
    "code_inline",
    "fence",
    "code_block",
    "s_open",
    "em_open",
    "hr",
    "blockquote_open",
    "ordered_list_open",
    "hardbreak",
}
HEADINGS = [t.tag for t in GFM.parse(markdown(hostile("quiet"))) if t.type == "heading_open"]


@settings(deadline=None, max_examples=40)
@given(HARM)
def test_quotations_are_verbatim(text: str) -> None:
    told = spaced(shown(text)).strip()
    facing, numbers = tables(markdown(hostile(text)))[1:3]
    value = spaced(without_surrogates(text)).strip()
    assert facing[1][2:4] == [value or "–"] * 2
    assert [row[3] for row in numbers[1:]] == [told, told]


def test_the_same_each_time() -> None:
    assert markdown(flood()) == markdown(flood())
    assert markdown(flood()).endswith("|\n")


def test_every_table_is_whole() -> None:
    made = markdown(flood())
    assert len(re.findall(r"^(?:\| --- )+\|$", made, re.MULTILINE)) == len(tables(made))
    for rows in tables(made):
        assert len({len(row) for row in rows}) == 1


EXPECTED = (
    "# “River Lenn bursts its banks” and 2 other articles, compared",
    "3 articles from 2 origins: A and C share one. B says of itself that it is, or holds, machine-written.",
    "No point is told by every article without a contradiction.",
    "They contradict each other on died: at least 12 (A, C), some 20 (B); died: Monday (A), Tuesday (B).",
    "7 divergences were found (number 1, name 1, date 1, framing 1, attribution 1, omission 2), 1 serious.",
    "- How many died ([Row 1](#row-1)): they differ in [Number 1](#number-1), [Date 1](#date-1).",
    "| [Number 1](#number-1) | died | at least 12 | some 20 | at least 12 | contradicts, severity 0.90",
    "- **A**, **C**: both cite https\\:\\//dam\\.example/report.",
    "- **B** ⚠ machine-written: “I am a language model.”",
    "- [Number 1](#number-1) (contradicts, severity 0.90, serious): died: at least 12 (A, C)",
    "some 20 (B) ⚠ B machine-written",
    "| some 20 | **B** ⚠ machine-written | B\\.txt, no date | **Some 20** people died",
    "Mayor Ana Ruhl claimed. | B2, line 2 |",
    "**C** (nearest C3, line 3, likeness 0.17: “The dam was built in 1961.”)",
    "**C** (nothing like it)",
    "Stands in no single row. No answer was found in **A**.",
    "| people killed | At least 12, by the mayor, on Monday (A2) | Some 20 (B2) | – | contradicts |",
    "| Lenn council | regime 2 | government |",
    "| unfavourable | 1 (50.0 in 1,000 words), quoted 1 | 0 |",
    "| unfavourable | regime A3 | – |",
    "share: 1 span, 10 characters",
    "Lexicons: SHA-256 ",
)


@pytest.mark.parametrize("line", EXPECTED)
def test_it_tells(line: str) -> None:
    assert line in markdown(flood())


NOUNS = "article|origin|row|divergence|span|character|passage|entry|figure|file"


@pytest.mark.parametrize("many", [0, 1, 2, 7])
@pytest.mark.parametrize("articles", [1, 2, 3])
def test_counts_agree_with_their_nouns(many: int, articles: int) -> None:
    whole = flood()
    made = replace(
        whole,
        articles=whole.articles[:articles],
        divergences=whole.divergences[:many] if articles == 3 else (),
        alignments=whole.alignments[:1] if articles == 3 else (),
        origins=whole.origins if articles == 3 else (),
        entities=whole.entities if articles == 3 else (),
        counts=(), quantities=(), moments=(), cues=(), attributions=(), profiles=whole.profiles[:articles],
    )  # fmt: skip
    chosen = Choice(kinds=frozenset({Kind.NUMBER}))
    for told in (markdown(made), markdown(made, choice=chosen), html(made), html(made, choice=chosen)):
        assert not re.search(rf"(?<![\d.,])1 (other )?({NOUNS})s\b", told)
        assert not re.search(rf"\b(?!1\b)\d+ (other )?({NOUNS})\b(?!s)", told)
        assert not re.search(
            r"(?<![\d.,])1 divergence were|(?!1\b)\b\d+ divergences was|are 1 of|is (?!1\b)\d+ of", told
        )


def test_links_lead_to_headings() -> None:
    made = markdown(flood())
    headings = {h.lower().replace(" ", "-") for h in re.findall(r"^#+ (\S+ \d+)$", made, re.MULTILINE)}
    assert set(re.findall(r"\]\(#([^)]*)\)", made)) <= headings


def test_every_line_number_is_the_texts_own() -> None:
    comparison = flood()
    lines = comparison.article["A"].text.split("\n")
    for row in tables(markdown(comparison))[1:]:
        for cells in row:
            found = re.fullmatch(r"A\d+, line (\d+)", cells[-1])
            if found and len(cells) == 5:
                assert cells[3].strip("… ") in lines[int(found[1]) - 1]


def test_nothing_to_compare() -> None:
    empty = Comparison((), (), (), (), (), (), (), (), ())
    assert markdown(empty).startswith("# Nothing to compare\n")
    alone = Comparison(flood().articles[:1], (), (), (), (), (), (), (), ())
    assert "No two passages were found" in markdown(alone)
    assert "# “River Lenn bursts its banks”, alone" in markdown(alone)


@given(st.text(max_size=60), st.integers(2, 40))
def test_clipped_is_a_beginning(text: str, limit: int) -> None:
    made, line = clipped(text, limit), spaced(text).strip()
    assert len(made) <= limit
    assert made == line or (made.endswith("…") and line.startswith(made[:-1]))


def told_of(**chosen: object) -> str:
    return markdown(flood(), VERDICTS, Choice(**chosen))


def test_verdicts_and_notes() -> None:
    made = told_of()
    assert "## Verdicts (2)" in made
    assert "Verdict: ✓ confirmed: the mayor\\|s own list." in made
    assert "| [Number 1](#number-1) |" in made.split("## Verdicts")[1]
    assert "| 2031-05-07 08:30 UTC |" in made
    assert "5 divergences without a verdict." in made
    assert "Omission 1 (dismissed)" in made
    assert "Verdict" not in markdown(flood())


CHOICES = [
    ({"kinds": frozenset({Kind.NUMBER, Kind.OMISSION})}, 3, "kind number or omission"),
    ({"least": 0.5}, 2, "severity 0.5 or more"),
    ({"judgements": frozenset({Judgement.CONFIRMED})}, 1, "verdict confirmed"),
    ({"judgements": frozenset({Judgement.OPEN}), "least": 0.3}, 4, "severity 0.3 or more; verdict open"),
]


@pytest.mark.parametrize(("chosen", "count", "told"), CHOICES)
def test_a_choice_of_divergences(chosen: dict, count: int, told: str) -> None:
    made = told_of(**chosen)
    are = "is" if count == 1 else "are"
    assert f"Told here {are} {count} of 7 divergences: {told}." in made.replace("\\", "")
    ids = {f"d{n}" for n in range(1, 8)}
    passed = Choice(**chosen)
    kept = {d.id for d in flood().divergences if passed.passes(d, VERDICTS.get(d.id, Verdict()))}
    assert {i for i in ids if f"Id {i}." in made} == {i for i in kept if i < "d6"}
    assert len(kept) == count


def test_names_of_divergences_do_not_depend_on_the_choice() -> None:
    first, *_ = flood().divergences
    both = replace(
        flood(), divergences=(first, replace(first, id="d8", severity=0.5), *flood().divergences[1:])
    )
    chosen = markdown(
        both, {"d1": Verdict(Judgement.DISMISSED)}, Choice(judgements=frozenset({Judgement.OPEN}))
    )
    assert "### Number 2" in chosen
    assert "### Number 1" not in chosen


def test_sections() -> None:
    made = told_of(sections=frozenset({Section.SUMMARY, Section.NUMBERS}))
    assert re.findall("^## (.*)$", made, re.MULTILINE) == ["Summary", "Numbers (1)"]
    assert set(re.findall(r"\]\(#([^)]*)\)", made)) == {"number-1"}


def test_a_kind_left_out_has_no_section() -> None:
    made = told_of(kinds=frozenset({Kind.DATE}))
    assert "## Dates (1)" in made
    assert "## Numbers" not in made
    assert "## Aligned rows" in made


def test_a_row_says_who_tells_it_out_of_turn() -> None:
    comparison = flood()
    first, second = comparison.alignments
    made = markdown(replace(comparison, alignments=(replace(first, moved=("B", "C")), second)))
    assert made.count("Moved: ") == 1
    assert "Linked by: dead, mayor. Moved: B, C tell it out of the order of A. See " in made


def test_many_articles_share_a_column() -> None:
    many = replace(flood(), articles=(*flood().articles, *(renamed(label) for label in "DEFGHI")))
    assert "| [Number 1](#number-1) | died | at least 12 (A, C); some 20 (B) |" in markdown(many)


def renamed(label: str) -> Article:
    return article(label, "Another headline", outlet=f"Paper {label}")
