"""Grouping: events stay together, look-alikes stay apart, and the order of articles does not matter."""

from __future__ import annotations

import random
from collections import Counter

from newsdiff.model import Raw
from newsdiff.sweep import features_of, groups
from tests.bench.collection import articles
from tests.bench.grouping import bcubed


def features(records):
    fields = ("title", "outlet")
    return [
        features_of(
            Raw(f"{at}.txt", r["text"].encode(), str(at), None,
                (*((f, r[f]) for f in fields), ("date", r["published"]))),
        )
        for at, r in enumerate(records)
    ]  # fmt: skip


def labelled(found, size):
    labels = [0] * size
    for label, members in enumerate(found):
        for at in members:
            labels[at] = label
    return labels


def test_made_events_are_found() -> None:
    records = list(articles(150, seed=3))
    labels = labelled(groups(features(records)), len(records))
    precision, recall, f1 = bcubed([r["event"] for r in records], labels)
    assert min(precision, recall, f1) > 0.9


def test_groups_do_not_depend_on_the_order() -> None:
    made = features(articles(60, seed=4))
    mixed = list(made)
    random.Random(1).shuffle(mixed)
    assert named(groups(made), made) == named(groups(mixed), mixed)


def named(found, made):
    return {frozenset(made[at].key for at in members) for members in found}


def test_two_floods_in_two_towns_are_two_events() -> None:
    towns = (("Orwen", "Maren Dolk", "12", "Sile"), ("Tavik", "Jon Pertis", "70", "Brane"))
    told = [
        f"Flood in {town}\n\nAt least {count} people left {town} when the {river} flooded, {mayor} said.\n\n"
        f"{mayor}, the mayor of {town}, {verb} help on {day}."
        for town, mayor, count, river in towns
        for verb, day in (("promised", "Monday"), ("asked for", "Tuesday"), ("announced", "Sunday"))
    ]
    other = list(articles(60, seed=9))
    made = [features_of(Raw(f"{at}.txt", text.encode(), str(at))) for at, text in enumerate(told)]
    found = named(groups([*made, *features(other)]), [*made, *features(other)])
    assert frozenset(each.key for each in made[:3]) in found
    assert frozenset(each.key for each in made[3:]) in found


def test_days_far_apart_part_events_unless_days_do_not_count() -> None:
    records = list(articles(80, seed=6))
    event = Counter(r["event"] for r in records).most_common(1)[0][0]
    one = [dict(r) for r in records if r["event"] == event]
    assert len(one) >= 6
    for record in one[3:]:
        record["published"] = "2024-01-05"
    rest = [r for r in records if r["event"] != event]
    made = features([*one, *rest])
    late = {each.key for each in made[3 : len(one)]}
    assert not any(late & group and {made[0].key} & group for group in named(groups(made, 14), made))
    assert any(late & group and made[0].key in group for group in named(groups(made, 0), made))


def test_nothing_and_empty_features_are_grouped() -> None:
    assert groups([]) == []
    only = features_of(Raw("a.txt", b"It was.", "a"))
    assert groups([only]) == [[0]]
