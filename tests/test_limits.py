"""Each limit of the README's table has its proof: what is within it is read, what is one past it is told."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from newsdiff.model import InputError, Raw
from newsdiff.pipeline import compare
from newsdiff.stages import load as load_stage
from newsdiff.stages.load import KINDS, LIMITS, load, too_much
from newsdiff.stages.load import _limits as limits
from newsdiff.stages.load._document import Document, sha256
from newsdiff.stages.load._kinds import kind_of
from newsdiff.stages.load._web._fetch import fetch
from tests import loopback
from tests.loopback import PAGE, moved, page, serving
from tests.test_inputs import PLAIN, READ, pdf_of

MEGABYTE = limits.MEGABYTE


class Proof:
    """What is read at a limit, and what is told one past it."""

    def __init__(self, at: Callable[[Path], object], past: Callable[[Path], object]) -> None:
        self.at, self.past = at, past


def read(name: str, make: Callable[[], bytes], many: int = 1) -> Callable[[Path], int]:
    """Load `many` files of this content; the number of articles.

    Raises:
        InputError: what could not be read.

    """

    def attempt(folder: Path) -> int:
        content = make()
        for number in range(many):
            (folder / f"{number:02}-{name}").write_bytes(content)
        loaded = load([str(folder)])
        if loaded.failures:
            raise loaded.failures[0]
        return len(loaded.raws)

    return attempt


def words(size: int) -> bytes:
    return (b"A ferry sank at sea. " * (size // 21 + 1))[:size]


def packed(times: int) -> bytes:
    content = PLAIN.encode()
    for _ in range(times):
        content = gzip.compress(content)
    return content


def lines(many: int) -> bytes:
    return "\n".join(json.dumps({"text": f"A ferry sank on day {n}."}) for n in range(many)).encode()


def redirected(times: int) -> Callable[[Path], int]:
    def attempt(_folder: Path) -> int:
        chain = {f"/{n}": moved(f"/{n - 1}") for n in range(1, times + 1)}
        with serving({**chain, "/0": page()}) as server:
            assert fetch(server.at(f"/{times}")).data == PAGE
        return 1

    return attempt


def waited(behaviour: loopback.Behaviour, seconds: float) -> Callable[[Path], int]:
    def attempt(_folder: Path) -> int:
        with serving({"/page": behaviour}) as server:
            assert fetch(server.at("/page"), seconds).data == PAGE
        return 1

    return attempt


def padded(size: int) -> bytes:
    """A record that is larger unpacked than the article in it."""
    return gzip.compress(json.dumps({"text": PLAIN, "other": "x" * size}).encode(), 1)


def sheets(many: int) -> bytes:
    """A PDF of so many pages, no two alike."""
    return pdf_of(*[[f"A ferry {chr(97 + n % 26)}{chr(97 + n // 26)} sank."] for n in range(many)])


def held(size: int) -> Callable[[Path], int]:
    """Articles that hold so many characters together; `test_past_the_limit_of_text` tries it on articles."""

    def attempt(_folder: Path) -> int:
        if failure := too_much("a.txt", size):
            raise failure
        return size

    return attempt


PROOFS = {
    limits.ARTICLE: Proof(
        read("a.txt", lambda: words(10 * MEGABYTE)), read("a.txt", lambda: words(10 * MEGABYTE + 1))
    ),
    limits.FILE: Proof(
        read("a.json.gz", lambda: padded(63 * MEGABYTE)),
        read("a.gz", lambda: gzip.compress(words(64 * MEGABYTE + 1), 1)),
    ),
    limits.TOTAL: Proof(
        read("a.gz", lambda: gzip.compress(words(8 * MEGABYTE), 1), 25),
        read("a.gz", lambda: gzip.compress(words(9 * MEGABYTE), 1), 25),
    ),
    limits.WORDS: Proof(held(20 * MEGABYTE), held(20 * MEGABYTE + 1)),
    limits.ARTICLES: Proof(read("a.jsonl", lambda: lines(1000)), read("a.jsonl", lambda: lines(1001))),
    limits.DEPTH: Proof(read("a.gz", lambda: packed(4)), read("a.gz", lambda: packed(5))),
    limits.PAGES: Proof(read("a.pdf", lambda: sheets(500)), read("a.pdf", lambda: sheets(501))),
    limits.SECONDS: Proof(waited(page(), 30), waited(loopback.hang, 0.3)),
    limits.REDIRECTS: Proof(redirected(10), redirected(11)),
}


@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: limit.what)
def test_within_it_is_read_and_past_it_is_told(limit: limits.Limit, tmp_path: Path) -> None:
    proof = PROOFS[limit]
    for name in ("at", "past"):
        (tmp_path / name).mkdir()
    assert proof.at(tmp_path / "at")
    with pytest.raises(InputError) as told:
        proof.past(tmp_path / "past")
    assert f"{limit.most:,}" in told.value.problem or limit is limits.SECONDS
    assert told.value.remedy
    assert "\n" not in str(told.value)


def test_every_kind_is_told_by_the_content_of_a_file_that_is_tried() -> None:
    made = [(name, make()) for name, make in READ.values()]
    shown = {kind_of(Document(name, name, content, sha256(content))).name for name, content in made}
    assert {kind.name for kind in KINDS} - shown <= {"feed or sitemap"}, "feeds: tests/test_fetch.py"


def test_past_the_limit_of_text_the_articles_before_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"{PLAIN}\n\nTold for the {n} time." for n in ("first", "second", "third")]
    most = (len(texts[0]) + len(texts[1])) / MEGABYTE
    monkeypatch.setattr(load_stage, "WORDS", limits.Limit("text", most, "million characters"))  # type: ignore[arg-type]
    outcome = compare([Raw(f"{n}.txt", text.encode(), str(n) * 64) for n, text in enumerate(texts)])
    assert [a.page.path for a in outcome.comparison.articles] == ["0.txt", "1.txt"]
    assert ["2.txt" in str(failure) for failure in outcome.failures] == [True]
