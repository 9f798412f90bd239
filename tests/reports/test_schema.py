"""The JSON report is what its schema says, and the schema leaves nothing of it out."""

from __future__ import annotations

import json
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from newsdiff.model import Judgement, Kind, Relation
from newsdiff.reports import Choice, as_json, html, json_schema, markdown
from newsdiff.reports.json_read import read_json
from tests.reports.builder import VERDICTS, flood, hostile
from tests.reports.test_json import CONTRACT

SCHEMA = json.loads(json_schema())
CHOSEN = Choice(frozenset({Kind.NUMBER}), 0.5, frozenset({Judgement.CONFIRMED}))


def closed(schema: Any) -> Any:
    """The schema, made to refuse every key that it does not name."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    told = {key: closed(part) for key, part in schema.items()}
    if isinstance(schema.get("properties"), dict):
        told.setdefault("additionalProperties", False)
    return told


STRICT = Draft202012Validator(closed(SCHEMA))


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("choice", [Choice(), CHOSEN])
def test_every_key_is_described(choice: Choice) -> None:
    told = json.loads(as_json(flood(), VERDICTS, choice))
    assert {"verdicts"} <= set(told)
    STRICT.validate(told)


def test_articles_that_are_not_compared_are_told_everywhere() -> None:
    few = replace(flood(), uncompared=7)
    told = as_json(few)
    STRICT.validate(json.loads(told))
    assert read_json(told, "saved.json").comparison == few
    for report in (markdown(few), html(few)):
        assert f"{len(few.articles)} of the {len(few.articles) + 7} articles that tell this event" in report


@settings(deadline=None, max_examples=30)
@given(st.text(max_size=10))
def test_any_comparison_fits(text: str) -> None:
    STRICT.validate(json.loads(as_json(hostile(text))))


def test_the_contract_is_required() -> None:
    for part, keys in CONTRACT.items():
        name = part.removesuffix("ies") + "y" if part.endswith("ies") else part.removesuffix("s")
        schema = SCHEMA["$defs"][name] if part else SCHEMA
        assert keys <= set(schema["required"])


def test_the_words_are_the_models() -> None:
    assert SCHEMA["$defs"]["kind"]["enum"] == [kind.value for kind in Kind]
    assert SCHEMA["$defs"]["relation"]["enum"] == [relation.value for relation in Relation]


WRONG = [
    ("schema", "newsdiff.comparison/2"),
    ("origin_count", -1),
    ("divergences", None),
    ("verdicts", {"d1": {"judgement": "perhaps", "note": "", "judged": None}}),
]


@pytest.mark.parametrize(("key", "value"), WRONG)
def test_it_refuses(key: str, value: object) -> None:
    told = deepcopy(json.loads(as_json(flood())))
    told[key] = value
    assert not Draft202012Validator(SCHEMA).is_valid(told)
