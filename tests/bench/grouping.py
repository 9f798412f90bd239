"""Measures how a sweep groups articles: `python -m tests.bench.grouping FOLDER...`, prints JSON.

Each folder holds JSON files, one an event: `{"docs": [{"doc": name, "text": words}]}`. All documents of a
folder are thrown together and grouped; the groups are compared with the files by B-cubed precision, recall
and F1 (Bagga and Baldwin 1998). Beside it stands what TF-IDF with average-link agglomerative clustering
gives: at the threshold that is best on the first folder, and at the one that is best on the folder itself.
`dated` is the sweep with its window of days, `undated` without, as for collections that tell no days.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from newsdiff.lexicon import lexicon
from newsdiff.model import Raw
from newsdiff.sweep import features_of, groups
from newsdiff.sweep._cluster import WINDOW
from newsdiff.words import words

_STEPS = [step / 100 for step in range(4, 40)]


def documents(folder: Path) -> tuple[list[str], list[str]]:
    """(the texts of all documents, the event of each)."""
    texts: list[str] = []
    events: list[str] = []
    for file in sorted(folder.glob("*.json")):
        for document in json.loads(file.read_text("utf-8"))["docs"]:
            texts.append(document["text"])
            events.append(file.stem)
    return texts, events


def bcubed(gold: Sequence[str], found: Sequence[int]) -> tuple[float, float, float]:
    """B-cubed precision, recall and F1."""
    together = Counter(zip(gold, found, strict=True))
    golds, founds = Counter(gold), Counter(found)
    precision = sum(n * n / founds[f] for (_, f), n in together.items()) / len(gold)
    recall = sum(n * n / golds[g] for (g, _), n in together.items()) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def swept(texts: Sequence[str], window: int) -> list[int]:
    """The group of each text by the sweep's own grouping."""
    raws = [Raw(f"{at}.txt", text.encode(), str(at)) for at, text in enumerate(texts)]
    return _labels(groups([features_of(raw) for raw in raws], window), len(texts))


def _labels(found: Sequence[Sequence[int]], size: int) -> list[int]:
    labels = [0] * size
    for label, members in enumerate(found):
        for at in members:
            labels[at] = label
    return labels


def tfidf(texts: Sequence[str]) -> list[dict[str, float]]:
    """Stems weighed by (1 + log tf) * log(N / df), as unit vectors."""
    stop = frozenset(lexicon("stopwords")["words"])
    counts = [Counter(w.stem for w in words(text) if w.fold not in stop) for text in texts]
    held = Counter(stem for each in counts for stem in each)
    found = []
    for each in counts:
        told = {s: (1 + math.log(n)) * math.log(len(texts) / held[s]) for s, n in each.items()}
        norm = math.sqrt(sum(weight * weight for weight in told.values())) or 1.0
        found.append({stem: weight / norm for stem, weight in told.items()})
    return found


def agglomerated(texts: Sequence[str]) -> dict[float, list[int]]:
    """The groups at each threshold of average-link agglomerative clustering over all pairs."""
    like = _likenesses(tfidf(texts))
    members = {at: [at] for at in range(len(texts))}
    found: dict[float, list[int]] = {}
    for least in sorted(_STEPS, reverse=True):
        while (best := _best(like))[0] >= least:
            _join(like, members, best[1], best[2])
        found[least] = _labels(list(members.values()), len(texts))
    return found


def _likenesses(vectors: Sequence[dict[str, float]]) -> dict[int, dict[int, float]]:
    holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
    like: dict[int, dict[int, float]] = {at: {} for at in range(len(vectors))}
    for at, vector in enumerate(vectors):
        for stem, weight in vector.items():
            for other, there in holders[stem]:
                like[at][other] = like[other][at] = like[at].get(other, 0.0) + weight * there
            holders[stem].append((at, weight))
    return like


def _best(like: dict[int, dict[int, float]]) -> tuple[float, int, int]:
    tops = ((max(row.values()), at) for at, row in like.items() if row)
    value, at = max(tops, default=(-1.0, -1))
    return value, at, next((o for o, v in like.get(at, {}).items() if v == value), -1)


def _join(like: dict[int, dict[int, float]], members: dict[int, list[int]], left: int, right: int) -> None:
    mine, theirs = len(members[left]), len(members[right])
    row, other = like[left], like.pop(right)
    for at in (row.keys() | other.keys()) - {left, right}:
        mean = (row.get(at, 0.0) * mine + other.get(at, 0.0) * theirs) / (mine + theirs)
        row[at] = like[at][left] = mean
        like[at].pop(right, None)
    row.pop(right, None)
    members[left] += members.pop(right)


def main(folders: Sequence[Path]) -> None:
    """Print the figures of each folder."""
    least = None
    for folder in folders:
        texts, gold = documents(folder)
        baseline = {at: bcubed(gold, labels) for at, labels in agglomerated(texts).items()}
        own = max(baseline, key=lambda at: baseline[at][2])
        least = own if least is None else least
        told = {
            "folder": "/".join(folder.parts[-2:]), "documents": len(texts), "events": len(set(gold)),
            "undated": bcubed(gold, swept(texts, 0)), "dated": bcubed(gold, swept(texts, WINDOW)),
            "tfidf": {"threshold": least, "bcubed": baseline[least]},
            "tfidf_best": {"threshold": own, "bcubed": baseline[own]},
        }  # fmt: skip
        rounded = json.loads(json.dumps(told), parse_float=lambda number: round(float(number), 3))
        sys.stdout.write(json.dumps(rounded) + "\n")


if __name__ == "__main__":
    main([Path(folder) for folder in sys.argv[1:]])
