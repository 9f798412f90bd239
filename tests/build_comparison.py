"""Comparisons for the tests of the reader: made by hand, made from the seeds, and made large."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path

from newsdiff.model import (
    Alignment,
    Article,
    Block,
    Comparison,
    Divergence,
    Evidence,
    Kind,
    Link,
    Nearest,
    Notice,
    NoticeKind,
    Origin,
    Page,
    Passage,
    Relation,
    Role,
    Side,
    Span,
    Telling,
)

SEEDS = Path(__file__).parents[1] / "seeds"

Paragraphs = Sequence[Sequence[str]]


def article(
    label: str,
    paragraphs: Paragraphs,
    *,
    outlet: str | None = None,
    published: date | None = None,
    notice: tuple[NoticeKind, str] | None = None,
    path: str | None = None,
) -> Article:
    """An article of paragraphs of sentences; its first paragraph is the headline."""
    text, passages, blocks = "", [], []
    for number, sentences in enumerate(paragraphs):
        text += "\n\n" if text else ""
        begin = len(text)
        role = Role.HEADLINE if number == 0 else Role.BODY
        for sentence in sentences:
            text += " " if len(text) > begin else ""
            span = Span(len(text), len(text) + len(sentence))
            passages.append(Passage(f"{label}{len(passages) + 1}", label, span, role, number))
            text += sentence
        blocks.append(Block(Span(begin, len(text)), role))
    notices = []
    if notice:
        notices.append(Notice(notice[0], Span(len(text) + 2, len(text) + 2 + len(notice[1]))))
        text += "\n\n" + notice[1]
    page = Page(
        path=path or f"articles/{label.lower()}.txt",
        sha256=hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(),
        text=text,
        headline=paragraphs[0][0] if paragraphs else None,
        outlet=outlet,
        byline=None,
        published=published,
        url=None,
        cites=(),
        notices=tuple(notices),
        dropped=(),
        blocks=tuple(blocks),
    )
    return Article(label=label, page=page, passages=tuple(passages), quotations=())


def row(number: int, topic: str, *passages: str, likeness: float = 0.6) -> Alignment:
    """A row of these passages, each linked with those of other articles."""
    told: dict[str, list[str]] = {}
    for passage in passages:
        told.setdefault(_label(passage), []).append(passage)
    links = [
        Link(a, b, likeness, ("quay", "ferry"))
        for a, b in combinations(passages, 2)
        if _label(a) != _label(b)
    ]
    tellings = tuple(Telling(label, tuple(ids)) for label, ids in told.items())
    return Alignment(f"row{number:02}", topic, likeness, tellings, tuple(links))


def _label(passage: str) -> str:
    return passage.rstrip("0123456789")


def compare(
    articles: Sequence[Article],
    rows: Sequence[Alignment] = (),
    divergences: Sequence[Divergence] = (),
    origins: Sequence[Origin] = (),
) -> Comparison:
    """A comparison with no annotations; the divergences gravest first."""
    graded = sorted(divergences, key=lambda d: -d.severity)
    nothing = ((), (), (), (), ())
    return Comparison(tuple(articles), *nothing, tuple(rows), tuple(graded), tuple(origins))


class Teller:
    """Makes divergences whose evidence is found by its words."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self.article = {a.label: a for a in articles}
        self.made: list[Divergence] = []

    def side(self, value: str, *evidence: tuple[str, str]) -> Side:
        """A side with evidence: (passage, words)."""
        found = tuple(self._evidence(passage, words) for passage, words in evidence)
        return Side(tuple(dict.fromkeys(e.article for e in found)), value, found)

    def _evidence(self, passage: str, words: str) -> Evidence:
        home = self.article[_label(passage)]
        span = next(p.span for p in home.passages if p.id == passage)
        start = home.text.index(words, span.start, span.end)
        return Evidence(home.label, passage, Span(start, start + len(words)), words)

    def whole(self, passage: str) -> Side:
        """A side whose evidence is a whole passage."""
        home = self.article[_label(passage)]
        found = next(p for p in home.passages if p.id == passage)
        return self.side(home.words(found)[:40], (passage, home.words(found)))

    def tell(
        self,
        kind: Kind,
        relation: Relation,
        at: Alignment | None,
        severity: float,
        summary: str,
        because: str,
        *sides: Side,
    ) -> None:
        """Add one divergence."""
        self.made.append(
            Divergence(
                f"d{len(self.made) + 1:02}",
                kind,
                relation,
                at.id if at else None,
                severity,
                summary,
                because,
                sides,
            )
        )


HARBOUR: Sequence[tuple[str, str | None, date | None, Paragraphs]] = (
    (
        "A",
        "Coast Courier",
        date(2031, 3, 4),
        (
            ("Ferry fire at Marrow Quay leaves at least 14 injured",),
            (
                "At least 14 people were injured when fire broke out on the car ferry Lady Orwen as it lay "
                "at Marrow Quay early on Tuesday, the harbour board said.",
                "Some 210 passengers were led ashore within half an hour.",
            ),
            (
                "The fire started in a lorry on the lower deck, said Tomas Velde, the harbour master.",
                "“We had everybody off before the smoke reached the stairs,” he said.",
            ),
            (
                "Crews from three towns fought the blaze until noon.",
                "The ferry, built in 1998, had passed its yearly inspection in January.",
            ),
            ("The line said that it would refund all tickets for the week.",),
            (
                "The minister for transport, Ilse Brandt, called the response quick and orderly.",
                "An inquiry will begin on Monday.",
            ),
            ("The quay reopened to foot passengers on Tuesday evening.",),
        ),
    ),
    (
        "B",
        "Harbour Watch",
        date(2031, 3, 5),
        (
            ("Blaze on ageing ferry injures 31, union blames owners",),
            (
                "Thirty-one people were hurt on Tuesday when an ageing ferry burned at its berth in Marrow, "
                "according to the seafarers' union.",
                "The union claimed that the owners had ignored warnings about the sprinklers for years.",
            ),
            (
                "About 350 passengers had to scramble down gangways through thick smoke.",
                "One woman said that nobody on the crew told her where to go.",
            ),
            (
                "The regime at the harbour board has cut its fire patrols twice since 2028.",
                "Tom Velde, who runs the harbour, refused to answer questions.",
            ),
            (
                "The fire began in the engine room, two members of the crew told Harbour Watch.",
                "It took nine hours to put out.",
            ),
            ("Ilse Brand, the transport minister, admitted that the inspection had been on paper only.",),
            ("The Lady Orwen will be towed to a yard in the north, where it is likely to be broken up.",),
        ),
    ),
    (
        "C",
        "Daily Ledger",
        date(2031, 3, 4),
        (
            ("Dozens hurt in ferry fire",),
            (
                "Dozens of people were hurt when a ferry caught fire at Marrow Quay on Monday night.",
                "A spokesman for the line put the number of passengers at 210.",
            ),
            (
                "Investigators believe that the fire started in a lorry, though they warned it was early.",
                "The ship passed an inspection in January, the line said.",
            ),
            ("Shares in the line fell by 6 percent.",),
            ("An inquiry is to open next week.",),
        ),
    ),
    (
        "D",
        None,
        None,
        (
            ("What we know about the Marrow ferry fire",),
            ("The ferry Lady Orwen burned at Marrow Quay on 4 March; between 12 and 16 people were hurt.",),
            (
                "Officials say that all passengers got off within 30 minutes.",
                "It is not clear how the fire started.",
            ),
            ("The transport minister praised the crew.",),
        ),
    ),
    (
        "E",
        "Northern Post",
        date(2031, 3, 6),
        (
            ("Ferry inquiry to begin Monday",),
            (
                "An inquiry into the fire on the ferry Lady Orwen begins on Monday under a retired judge.",
                "At least 14 people were injured in the fire at Marrow Quay on Tuesday.",
            ),
            (
                "The fire is thought to have started in a lorry.",
                "The union wants the owners to open their books.",
            ),
            ("Tickets for the week will be refunded.",),
        ),
    ),
)
"""An invented event, told five times."""

DISCLAIMER = "This article was generated by a computer program and may hold errors."


def harbour() -> Comparison:
    """Five articles about an invented fire, with divergences of every kind."""
    articles = [
        article(
            label,
            paragraphs,
            outlet=outlet,
            published=day,
            notice=(NoticeKind.MACHINE_WRITTEN, DISCLAIMER) if label == "D" else None,
        )
        for label, outlet, day, paragraphs in HARBOUR
    ]
    rows = (
        row(1, "Headlines", "A1", "B1", "C1", "D1", likeness=0.4),
        row(2, "How many were hurt", "A2", "B2", "C2", "D2", "E3", likeness=0.72),
        row(3, "How many were on board", "A3", "B4", "C3", "D3", likeness=0.55),
        row(4, "Where the fire started", "A4", "B8", "C4", "D4", "E4", likeness=0.66),
        row(5, "How long it burned", "A6", "B9", likeness=0.35),
        row(6, "The inspection", "A7", "C5", "B10", likeness=0.41),
        row(7, "Refunds", "A8", "E6", likeness=0.51),
        row(8, "The minister", "A9", "B10", "D5", likeness=0.38),
        row(9, "The inquiry", "A10", "C7", "E2", likeness=0.6),
        row(10, "What the harbour master says", "A5", "B7", likeness=0.3),
        row(11, "What the union says", "B3", "E5", likeness=0.33),
    )
    return compare(articles, rows, _harbour_divergences(articles, rows), [Origin(("A", "E"), "one report")])


def _harbour_divergences(articles: Sequence[Article], rows: Sequence[Alignment]) -> list[Divergence]:
    teller = Teller(articles)
    tell, side = teller.tell, teller.side
    tell(
        Kind.NUMBER, Relation.CONTRADICTS, rows[1], 0.93,
        "people injured: At least 14 (A, E), Thirty-one (B), Dozens (C), between 12 and 16 (D)",
        "counts of one thing (injured) that cannot both hold",
        side("At least 14", ("A2", "At least 14"), ("E3", "At least 14")),
        side("Thirty-one", ("B2", "Thirty-one")),
        side("Dozens", ("C2", "Dozens")),
        side("between 12 and 16", ("D2", "between 12 and 16")),
    )  # fmt: skip
    tell(
        Kind.NUMBER, Relation.CONTRADICTS, rows[2], 0.81,
        "passengers: Some 210 (A, C), About 350 (B)",
        "counts of one thing (passengers) that cannot both hold",
        side("Some 210", ("A3", "Some 210"), ("C3", "210")),
        side("About 350", ("B4", "About 350")),
    )  # fmt: skip
    tell(
        Kind.DATE, Relation.CONTRADICTS, rows[1], 0.72,
        "How many were hurt: early on Tuesday (A), on Monday night (C)",
        "days of one event that do not meet",
        side("early on Tuesday", ("A2", "early on Tuesday")),
        side("on Monday night", ("C2", "on Monday night")),
    )  # fmt: skip
    tell(
        Kind.NAME, Relation.SPELLING, rows[7], 0.45,
        "The minister: Ilse Brandt (A), Ilse Brand (B)",
        "one name, spelt in two ways",
        side("Ilse Brandt", ("A9", "Ilse Brandt")),
        side("Ilse Brand", ("B10", "Ilse Brand")),
    )  # fmt: skip
    tell(
        Kind.ATTRIBUTION, Relation.VERB, rows[7], 0.4,
        "The minister: called (A), admitted (B), praised (D)",
        "verbs that take unlike stands to what is said",
        side("called", ("A9", "called")),
        side("admitted", ("B10", "admitted")),
        side("praised", ("D5", "praised")),
    )  # fmt: skip
    tell(
        Kind.FRAMING, Relation.LOADED, rows[9], 0.5,
        "What the harbour master says: harbour master (A), runs the harbour (B)",
        "words of unlike charge for one thing, in the outlets' own voice",
        side("he said", ("A5", "he said")),
        side("refused to answer", ("B7", "refused to answer")),
    )  # fmt: skip
    tell(
        Kind.OMISSION, Relation.MISSING, rows[6], 0.35,
        "Refunds, not in B, C, D",
        "the nearest passage there is not like it",
        teller.side(
            "told",
            ("A8", "The line said that it would refund all tickets for the week."),
            ("E6", "Tickets for the week will be refunded."),
        ),
        Side(("B",), None, nearest=Nearest("B11", 0.08)),
        Side(("C",), None, nearest=Nearest("C6", 0.17)),
        Side(("D",), None, nearest=Nearest("", 0.0)),
    )  # fmt: skip
    tell(
        Kind.NAME, Relation.DIFFERENT, None, 0.3,
        "harbour master: Tomas Velde (A), Tom Velde (B)",
        "two names for the holder of one office",
        side("Tomas Velde", ("A4", "Tomas Velde")),
        side("Tom Velde", ("B7", "Tom Velde")),
    )  # fmt: skip
    tell(
        Kind.OMISSION, Relation.MISSING, None, 0.1,
        "only in C, not in A, B, D, E",
        "the nearest passage there is not like it",
        teller.whole("C6"),
        Side(("A",), None, nearest=Nearest("A8", 0.19)),
        Side(("B", "D", "E"), None, nearest=Nearest("", 0.0)),
    )  # fmt: skip
    return teller.made


def hostile() -> Comparison:
    """Articles whose every word tries to break the screen."""
    evil = "[bold]he said [/b] \x1b[31m$(rm) [@click=app.quit]press[/] \u202eback\u202c"
    first = article(
        "A",
        (
            (f"{evil} headline",),
            ("日本語の長い文章がここにあります。" * 6, "e\u0301" * 90, "x" * 300),
            ("👩‍👩‍👧‍👦 family [minister] 14 hurt",),
        ),
        outlet="[red]Outlet[/red]",
        path="bad\x1b]0;owned\x07\udcff.txt",
    )
    second = article(
        "B", ((f"{evil} other",), ("The [minister] said 31 hurt",)), notice=(NoticeKind.OPINION, evil)
    )
    rows = (row(1, f"{evil} topic", "A5", "B2"),)
    teller = Teller((first, second))
    teller.tell(
        Kind.NUMBER, Relation.CONTRADICTS, rows[0], 0.9, f"{evil}: 14 (A), 31 (B)", evil,
        teller.side("[b]14", ("A5", "14")), teller.side("31[/b]", ("B2", "31")),
    )  # fmt: skip
    return compare((first, second), rows, teller.made)


def large(articles: int, passages: int, linked: int = 4) -> Comparison:
    """Many long articles of invented filler; every `linked`-th passage of all stands in a row."""
    filler = "The harbour board met again to weigh the costs of the new quay and the old one in turn"
    made = [
        article(
            label,
            [(f"Headline {label}",)]
            + [
                (f"{filler}, for the {n}th time.", f"A vote of {n + len(label)} to {i} was taken.")
                for n in range(passages // 2)
            ],
            outlet=f"Outlet {label}",
        )
        for i, label in enumerate(_labels(articles))
    ]
    step = range(2, min(len(a.passages) for a in made), linked)
    rows = [replace(row(n, f"Vote {n}", *(f"{a.label}{n}" for a in made[:5])), id=f"row{n}") for n in step]
    return compare(made, rows)


def _labels(count: int) -> list[str]:
    letters = [chr(ord("A") + i) for i in range(26)]
    return (letters + [f"A{letter}" for letter in letters])[:count]


def seeds() -> Comparison:
    """The seeds, cut and aligned naively: real text, not a real result."""
    made = []
    for path, label in zip(sorted(SEEDS.glob("*.txt")), "ABCDE", strict=True):
        lines = [" ".join(line.split()) for line in path.read_text(encoding="utf-8").splitlines()]
        kept = [line for line in lines if len(line) > 60]
        paragraphs = [re.split(r"(?<=[.!?”])\s+(?=[A-Z“])", line) for line in kept]
        day = date(2026, 1, 2)
        made.append(article(label, paragraphs, outlet=path.stem[:3], published=day, path=str(path)))
    rows = _naive_rows(made)
    return compare(made, rows, _naive_divergences(made, rows))


def _naive_rows(articles: Sequence[Article]) -> list[Alignment]:
    """Each long enough passage of the first article with the likest passage of every other."""
    rows = []
    for passage in articles[0].passages:
        mine = _stems(articles[0], passage)
        found = [passage.id]
        for other in articles[1:]:
            best = max(other.passages, key=lambda p: _alike(mine, _stems(other, p)))
            if _alike(mine, _stems(other, best)) > 0.2:
                found.append(best.id)
        if len(found) > 1:
            topic = " ".join(articles[0].words(passage).split()[:5])
            rows.append(row(len(rows), topic, *found, likeness=0.3))
    return rows


def _naive_divergences(articles: Sequence[Article], rows: Sequence[Alignment]) -> list[Divergence]:
    """One divergence for each row that tells two figures."""
    teller = Teller(articles)
    for one in rows:
        sides = []
        for passage in one.passages:
            home = teller.article[_label(passage)]
            words = home.words(next(p for p in home.passages if p.id == passage))
            figure = re.search(r"(?:over|at least|around)? ?\d[\d,]*", words)
            if figure:
                sides.append(teller.side(figure[0].strip(), (passage, figure[0].strip())))
        if len({s.value for s in sides}) > 1:
            told = ", ".join(f"{s.value} ({s.articles[0]})" for s in sides)
            teller.tell(Kind.NUMBER, Relation.CONTRADICTS, one, 0.8, told, "two figures", *sides)
    return teller.made


def _stems(home: Article, passage: Passage) -> frozenset[str]:
    return frozenset(w[:6].lower() for w in re.findall(r"\w{4,}", home.words(passage)))


def _alike(left: frozenset[str], right: frozenset[str]) -> float:
    return len(left & right) / max(1, min(len(left), len(right)), 6)
