"""The divergences as CSV: what a spreadsheet and a script make of them."""

from __future__ import annotations

import csv
import io

from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsdiff.model import Comparison, Kind
from newsdiff.reports import Choice, as_csv
from newsdiff.reports.csv_report import COLUMNS
from tests.reports.builder import VERDICTS, flood, hostile

FORMULA = st.builds(
    "".join, st.lists(st.sampled_from(["=", "+", "-", "@", "\t", "\r", "\n", " ", '"', ",", "1+1", "＝"]))
)


def lines(comparison: Comparison, **chosen) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(as_csv(comparison, VERDICTS, Choice(**chosen)), newline="")))


def test_the_header() -> None:
    assert as_csv(flood()).split("\n")[0] == ",".join(COLUMNS)


def test_a_line_for_each_passage_of_a_side() -> None:
    first, second, third, *_ = lines(flood())
    assert [(x["id"], x["side"], x["article"], x["value"]) for x in (first, second, third)] == [
        ("d1", "1", "A", "at least 12"), ("d1", "1", "C", "at least 12"), ("d1", "2", "B", "some 20"),
    ]  # fmt: skip
    assert (first["kind"], first["relation"], first["severity"], first["serious"]) == (
        "number", "contradicts", "0.9", "true",
    )  # fmt: skip
    assert (first["outlet"], first["published"], first["path"]) == ("Lenn Gazette", "2031-05-06", "A.txt")
    assert (third["outlet"], third["published"]) == ("", "")
    assert (first["row"], first["topic"]) == ("1", "How many died")
    assert (first["verdict"], first["note"]) == ("confirmed", "the mayor|s own list")


def test_places_are_those_of_the_words() -> None:
    comparison = flood()
    for line in lines(comparison):
        if line["start"]:
            text = comparison.article[line["article"]].text
            assert text[int(line["start"]) : int(line["end"])] == line["words"]
            assert text.split("\n")[int(line["line"]) - 1] == line["quotation"]


def test_an_omission_proves_the_search() -> None:
    shared, alone = (
        [x for x in lines(flood()) if x["id"] == name and not x["value"]] for name in ("d6", "d7")
    )
    assert [(x["article"], x["passage"], x["likeness"]) for x in shared] == [("C", "C3", "0.17")]
    assert shared[0]["nearest"] == "The dam was built in 1961."
    assert [(x["article"], x["nearest"] != "", x["likeness"]) for x in alone] == [
        ("B", True, "0.1"), ("C", False, "0.0"),
    ]  # fmt: skip


def test_a_choice() -> None:
    assert {x["kind"] for x in lines(flood(), kinds=frozenset({Kind.DATE, Kind.NAME}))} == {"date", "name"}


@settings(deadline=None, max_examples=80)
@given(st.one_of(FORMULA, st.text(max_size=20)))
@example("=cmd|' /C calc'!A1")
@example(" =1")
@example("\t@SUM(1)")
@example("a\r\n=1")
def test_no_cell_is_a_formula_or_breaks_its_line(text: str) -> None:
    made = as_csv(hostile(text))
    assert made.encode()
    table = list(csv.reader(io.StringIO(made, newline="")))
    assert {len(line) for line in table} == {len(COLUMNS)}
    for cell in (cell for line in table[1:] for cell in line):
        assert not cell.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
        assert "\n" not in cell
        assert "\r" not in cell
