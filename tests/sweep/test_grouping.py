"""Grouping: events stay together, look-alikes stay apart, and the order of articles does not matter."""

from __future__ import annotations

import random
from collections import Counter

from newsdiff.model import Raw
from newsdiff.sweep import Grouping, features_of, groups
from newsdiff.sweep._grouping import events
from tests.bench.collection import SEEDS, articles
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


def printed(record, times: int):
    """One report as several outlets print it."""
    return [dict(record, outlet=f"Print {n}", text=f"{record['text']}\n\nBy {n}.") for n in range(times)]


def outage():
    """(the tellings of one event, all others)."""
    records = list(articles(80, seed=6))
    event = next(r["event"] for r in records if r["title"].startswith("outage"))
    return [r for r in records if r["event"] == event], [r for r in records if r["event"] != event]


def test_what_many_print_has_one_voice() -> None:
    """Two wire reports of one event, printed twenty times each, are one event with its other tellings."""
    told, others = outage()
    prints = [*printed(told[0], 20), *printed(told[1], 20)]
    made = features([*prints, *told[2:], *others])
    found = next(each for each in events(made, Grouping(), lambda keys: ()) if made[0].key in each.keys)
    assert set(found.keys) == {each.key for each in made[: 40 + len(told) - 2]}
    assert len(list(events(made[:20], Grouping(), lambda keys: ()))) == 1
    assert not list(events(made[:20], Grouping(origins=2), lambda keys: ()))


def test_every_origin_is_compared_before_a_copy_is() -> None:
    told, others = outage()
    made = features([*printed(told[0], 70), *told[1:], *others])
    found = next(each for each in events(made, Grouping(), lambda keys: ()) if made[0].key in each.keys)
    assert len(found.keys) == 69 + len(told) and len(found.chosen) == 60
    assert {each.key for each in made[70 : 69 + len(told)]} < set(found.chosen)


def test_a_few_articles_of_one_event_stay_together() -> None:
    paths = sorted(SEEDS.glob("*.txt"))
    made = [features_of(Raw(path.name, path.read_bytes(), path.name)) for path in paths]
    assert groups(made) == [list(range(len(paths)))]
