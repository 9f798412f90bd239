"""Makes collections of articles of any size: events told by several outlets, with invented names and figures.

Of ten events one is made from the project's own seeds, with every name and figure changed; the others are
generated: kinds of event that happen in many towns, so that look-alikes abound. A tenth of the articles
tells what no other tells.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path

SEEDS = Path(__file__).parents[2] / "seeds"
_FIRST = date(2025, 1, 1).toordinal()
_ONSETS = ("b", "br", "d", "dr", "f", "g", "gr", "h", "k", "kl", "l", "m", "n", "p", "r", "s", "st", "t", "z")
_VOWELS = "aeiou"
_ENDS = ("", "n", "r", "l", "s")
_KINDS = {
    "flood": ("flooded", "river", "residents", "evacuated", "rain"),
    "fire": ("burned down", "warehouse", "workers", "treated for smoke", "flames"),
    "strike": ("walked out", "shipyard", "workers", "on strike", "wages"),
    "collision": ("collided", "ferry", "passengers", "injured", "fog"),
    "outage": ("lost power", "substation", "households", "without electricity", "grid"),
    "verdict": ("was convicted", "court", "investors", "defrauded", "fraud"),
    "merger": ("announced a merger", "refinery", "employees", "laid off", "shareholders"),
    "quake": ("was shaken", "fault", "people", "left homeless", "tremor"),
}
"""What happens, where, to whom, how, and by what."""
_OUTLETS = ("Courier", "Herald", "Tribune", "Observer", "Gazette", "Mirror", "Post", "Times", "Star")
_TEMPLATES = (
    "{count} {whom} were {how} on {day} after a {kind} in {place}, {mayor} said.",
    "The {kind} in {place} left {count} {whom} {how}, according to {mayor}, the mayor.",
    "{place} {what} on {day}; officials spoke of {count} {whom} {how}.",
    "{mayor} told reporters that the {where} near {street} had been the first to be hit.",
    "“We have never seen such {cause} in {place},” said {witness}, who lives on {street}.",
    "{witness}, {age}, watched the {kind} from a window on {street}.",
    "The {where} belongs to {firm}, which put the damage at ${money} million.",
    "{firm} said that it would cover ${money} million of the losses in {place}.",
    "Rescuers from {neighbour} arrived {hours} hours after the {kind} began.",
    "{neighbour} sent {crews} crews to help with the {cause}.",
    "{expert} of the institute in {neighbour} blamed years of neglect of the {where}.",
    "A report by {expert} had warned of {cause} at the {where} in {year}.",
    "Schools in {place} will stay closed until the {where} has been inspected.",
    "An inquiry led by {expert} is to report within {weeks} weeks.",
    "The opposition in {place} asked {mayor} to resign over the {kind}.",
    "{mayor} rejected the criticism and promised help to the {whom}.",
)


_HEADLINE = "{kind}: {count} {whom} {how} in {place}"


def _name(chance: random.Random, syllables: int = 2) -> str:
    made = "".join(chance.choice(_ONSETS) + chance.choice(_VOWELS) for _ in range(syllables))
    return (made + chance.choice(_ENDS)).capitalize()


def _facts(chance: random.Random) -> dict[str, str]:
    kind = chance.choice(sorted(_KINDS))
    what, where, whom, how, cause = _KINDS[kind]
    people = {role: f"{_name(chance)} {_name(chance, 3)}" for role in ("mayor", "witness", "expert")}
    return {
        **people, "kind": kind, "what": what, "where": where, "whom": whom, "how": how, "cause": cause,
        "place": _name(chance, 3), "street": f"{_name(chance, 3)} Street", "neighbour": _name(chance, 3),
        "firm": f"{_name(chance)} {chance.choice(('Holdings', 'Group', 'Works'))}",
        "count": str(chance.randint(4, 900)), "money": str(chance.randint(2, 400)),
        "age": str(chance.randint(20, 90)), "hours": str(chance.randint(2, 20)),
        "crews": str(chance.randint(2, 30)), "year": str(chance.randint(1990, 2023)),
        "weeks": str(chance.randint(2, 20)), "day": chance.choice(("Monday", "Tuesday", "Friday", "Sunday")),
    }  # fmt: skip


def _generated(chance: random.Random, tellings: int) -> Iterator[tuple[str, str]]:
    """(headline, text) of each telling; one outlet in three gives another figure."""
    facts = _facts(chance)
    for _ in range(tellings):
        own = dict(facts)
        if chance.random() < 0.33:
            own["count"] = str(chance.randint(4, 900))
        chosen = chance.sample(_TEMPLATES, chance.randint(9, 14))
        told = [template.format(**own) for template in chosen]
        yield _HEADLINE.format(**own), "\n\n".join(told)


@cache
def _seeds() -> Sequence[str]:
    return tuple(path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt")))


def _reseeded(chance: random.Random, tellings: int) -> Iterator[tuple[str, str]]:
    """The seeds under other names, places and figures."""
    names: dict[str, str] = {}
    shift = chance.randint(1, 60)

    def other(match: re.Match[str]) -> str:
        word = match[0]
        if word[0].isdigit():
            return str(int(word) + shift) if len(word) < 4 else word
        return names.setdefault(word, _name(chance, 3))

    for text in (_seeds() * 3)[:tellings]:
        told = re.sub(r"\b\d+\b|(?<=[a-z,] )[A-Z][a-zé]{3,}", other, text)
        yield told.strip().partition("\n")[0][:100], told


def articles(count: int, seed: int = 1) -> Iterator[dict[str, str]]:
    """So many articles as records of JSONL, in the order of a feed: each names its event in `event`."""
    chance = random.Random(seed)
    made: list[dict[str, str]] = []
    event = 0
    while len(made) < count:
        event += 1
        alone = chance.random() < 0.4
        tellings = 1 if alone else chance.randint(3, 9)
        kind = _reseeded if not alone and chance.random() < 0.1 else _generated
        day = _FIRST + chance.randint(0, 364)
        for headline, text in kind(chance, tellings):
            outlet = f"{_name(chance)} {chance.choice(_OUTLETS)}"
            told = date.fromordinal(day) + timedelta(chance.choice((0, 0, 0, 1, 1, 2)))
            made.append({"title": headline, "outlet": outlet, "published": told.isoformat(), "text": text,
                         "event": str(event)})  # fmt: skip
    del made[count:]
    chance.shuffle(made)
    yield from made


def write(target: Path, count: int, seed: int = 1) -> Path:
    """Write a collection as JSONL."""
    with target.open("w", encoding="utf-8") as file:
        for record in articles(count, seed):
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return target
