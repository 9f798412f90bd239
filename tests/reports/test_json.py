"""The JSON report: the contract that scorers and scripts read."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsdiff
from newsdiff.model import Comparison
from newsdiff.reports import as_json
from newsdiff.reports.settings import lexicons_sha256
from tests.reports.builder import flood, hostile

CONTRACT = {
    "": {"schema", "version", "articles", "entities", "alignments", "divergences", "origins"},
    "articles": {
        "label", "path", "sha256", "headline", "outlet", "byline", "published", "url", "cites", "notices",
        "text", "passages", "dropped", "cues",
    },
    "entities": {"id", "name", "kind", "mentions"},
    "alignments": {"id", "topic", "likeness", "passages", "links"},
    "divergences": {"id", "kind", "relation", "alignment", "severity", "summary", "sides"},
    "origins": {"articles", "reason"},
}  # fmt: skip
"""Keys that may never go; others may come."""


def told(comparison: Comparison) -> dict:
    return json.loads(as_json(comparison))


@pytest.mark.parametrize("part", [part for part in CONTRACT if part])
def test_no_key_of_the_contract_is_missing(part: str) -> None:
    for entry in told(flood())[part]:
        assert set(entry) >= CONTRACT[part]


def test_schema_version_settings() -> None:
    whole = told(flood())
    assert set(whole) >= CONTRACT[""]
    assert (whole["schema"], whole["version"]) == ("newsdiff.comparison/1", newsdiff.__version__)
    assert whole["settings"] == {"serious": 0.7, "lexicons_sha256": lexicons_sha256()}
    assert whole["origin_count"] == 2


def test_an_article() -> None:
    a, b, _ = told(flood())["articles"]
    assert (a["label"], a["path"], a["outlet"], a["published"]) == (
        "A",
        "A.txt",
        "Lenn Gazette",
        "2031-05-06",
    )
    assert a["cites"] == ["https://dam.example/report"]
    assert a["passages"][1] == {"id": "A2", "span": [28, 78], "role": "body", "block": 1}
    assert (b["outlet"], b["published"]) == (None, None)
    assert [n["kind"] for n in b["notices"]] == ["machine-written"]
    assert [d["reason"] for d in b["dropped"]] == ["share", "notice"]


def test_cues_are_charged_and_the_outlets_own() -> None:
    cues = [cue for article in told(flood())["articles"] for cue in article["cues"]]
    assert [(c["term"], c["aspect"], c["charge"]) for c in cues] == [("regime", "label", -2)]


def test_every_span_holds_the_words_it_is_said_to_hold() -> None:
    whole = told(flood())
    text = {a["label"]: a["text"] for a in whole["articles"]}
    evidence = [e for d in whole["divergences"] for side in d["sides"] for e in side.get("evidence", [])]
    marks = [*evidence, *whole["quantities"], *whole["moments"]]
    assert len(marks) > 10
    assert all(text[m["article"]][slice(*m["span"])] == m["text"] for m in marks)
    named = [text[m["article"]][slice(*m["span"])] for e in whole["entities"] for m in e["mentions"]]
    assert named == ["Ana Ruhl", "Anna Ruhl"]


def test_quantities() -> None:
    first, second = told(flood())["quantities"]
    assert (first["low"], first["high"], first["hedge"], first["unit"]) == ("12", None, "at least", None)
    assert (second["low"], second["high"], second["state"]) == ("20", "20", "killed")


DECIMALS = [
    ("0.5", "0.5"), ("1E+6", "1000000"), ("816000", "816000"), ("-3", "-3"), ("0", "0"),
    ("1E+99999", "1E+99999"),
]  # fmt: skip


@pytest.mark.parametrize(("number", "shown"), DECIMALS)
def test_decimals_keep_their_digits(number: str, shown: str) -> None:
    comparison = flood()
    quantity = replace(comparison.quantities[0], low=Decimal(number))
    assert told(replace(comparison, quantities=(quantity,), counts=()))["quantities"][0]["low"] == shown


def test_an_omission_has_a_side_that_proves_the_search() -> None:
    shared, alone = (d for d in told(flood())["divergences"] if d["kind"] == "omission")
    assert shared["sides"][1] == {
        "articles": ["C"],
        "value": None,
        "nearest": {"passage": "C3", "likeness": 0.17},
    }
    assert alone["alignment"] is None
    assert alone["sides"][2] == {
        "articles": ["C"],
        "value": None,
        "nearest": {"passage": None, "likeness": 0.0},
    }
    assert all("evidence" in s for d in (shared, alone) for s in d["sides"][:1])


def test_rows() -> None:
    row = told(flood())["alignments"][0]
    assert row["passages"] == {"A": ["A2"], "B": ["B2"], "C": ["C2"]}
    assert row["links"][0] == {"left": "A2", "right": "B2", "likeness": 0.5, "because": ["dead", "mayor"]}


def test_the_same_each_time_with_spans_on_one_line() -> None:
    assert as_json(flood()) == as_json(flood())
    assert as_json(flood()).endswith("}\n")
    assert '"span": [28, 78]' in as_json(flood())


@settings(deadline=None, max_examples=60)
@given(st.text(st.characters(exclude_categories=()), max_size=20))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    made = as_json(hostile(text))
    whole = json.loads(made.encode())
    assert [a["path"] for a in whole["articles"]] == [text, text]
