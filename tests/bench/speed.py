"""Measures `compare` on made articles, and prints JSON: `python -m tests.bench.speed [20 200 1000]`.

seconds: processor time of this process for all of `compare`, by number of articles; exponent: the power of
the number of articles with which it grows, between neighbouring sizes; mebibytes: the peak of the process;
token_set_ratio: how often the time that rapidfuzz needs for that score over all pairs of passages of the
smallest comparison. Garbage is looked for as seldom as the program does.
"""

from __future__ import annotations

import gc
import hashlib
import json
import math
import random
import resource
import sys
import time
from itertools import combinations

from rapidfuzz.fuzz import token_set_ratio

from newsdiff.model import Comparison, Raw
from newsdiff.pipeline import compare
from newsdiff.start import SELDOM

SENTENCES = 40
_SHARED = 15
"""Sentences of an article that tell a point that others tell too."""
_FIGURES = 0.2
"""Sentences that give a count."""
_LETTERS = "bdfglmnprstvz", "aeiou"


def _word(rank: int) -> str:
    """A made word for a rank."""
    syllables = []
    rank += 1
    while rank:
        rank, found = divmod(rank, 65)
        syllables.append(_LETTERS[0][found % 13] + _LETTERS[1][found // 13])
    return "".join(syllables) + "n"


def _sentence(chance: random.Random, vocabulary: int) -> list[str]:
    """Words by Zipf's law, as long as a sentence of news."""
    ranks = [int(vocabulary ** chance.random()) - 1 for _ in range(chance.randint(12, 28))]
    return [_word(rank) for rank in ranks]


def _retold(words: list[str], chance: random.Random, vocabulary: int) -> str:
    """The same point in another article: a third of its words are others."""
    other = [w if chance.random() < 0.67 else _sentence(chance, vocabulary)[0] for w in words]
    figure = f" {chance.randint(2, 900)} {other[0]}s" if chance.random() < _FIGURES else ""
    return f"{' '.join(other).capitalize()}{figure}."


def articles(count: int, seed: int = 1) -> list[Raw]:
    """Articles on one event; points and vocabulary grow with their number (Heaps' law)."""
    chance = random.Random(seed)
    vocabulary = int(900 * math.sqrt(count))
    points = [_sentence(chance, vocabulary) for _ in range(10 + 4 * count)]
    return [_raw(number, points, chance, vocabulary) for number in range(count)]


def _raw(number: int, points: list[list[str]], chance: random.Random, vocabulary: int) -> Raw:
    told = [_retold(chance.choice(points), chance, vocabulary) for _ in range(_SHARED)]
    alone = [_retold(_sentence(chance, vocabulary), chance, vocabulary) for _ in range(SENTENCES - _SHARED)]
    sentences = [*told, *alone]
    chance.shuffle(sentences)
    text = "\n\n".join(sentences).encode()
    return Raw(f"{number}.txt", text, hashlib.sha256(text).hexdigest())


def _timed(count: int) -> tuple[float, Comparison]:
    raws = articles(count)
    start = time.process_time()
    told = compare(raws).comparison
    return time.process_time() - start, told


def _fuzzy(told: Comparison) -> float:
    """Seconds for `token_set_ratio` over all pairs of passages of two articles."""
    texts = [(a.label, a.words(p)) for a in told.articles for p in a.passages]
    start = time.process_time()
    for (here, left), (there, right) in combinations(texts, 2):
        if here != there:
            token_set_ratio(left, right)
    return time.process_time() - start


def main(sizes: list[int]) -> None:
    """Print the figures for the sizes given, smallest first."""
    gc.set_threshold(SELDOM)
    seconds: dict[int, float] = {}
    ratio = None
    for size in sorted(sizes):
        seconds[size], told = _timed(size)
        ratio = ratio if ratio is not None else seconds[size] / _fuzzy(told)
    growth = {
        f"{a}-{b}": round(math.log(seconds[b] / seconds[a]) / math.log(b / a), 2)
        for a, b in zip(sorted(sizes), sorted(sizes)[1:], strict=False)
    }
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 if sys.platform == "darwin" else 1024)
    rounded = {size: round(value, 2) for size, value in seconds.items()}
    shown = {"seconds": rounded, "exponent": growth, "mebibytes": round(peak), "token_set_ratio": ratio}
    sys.stdout.write(json.dumps(shown) + "\n")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [20, 200, 1000])
