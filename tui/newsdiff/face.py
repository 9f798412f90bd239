"""The public face, for scripts and notebooks: `from newsdiff import compare`."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from newsdiff.model import Article, Comparison, Divergence, InputError, Raw, TooFewArticles, Verdict
from newsdiff.reports import FORMATS, NO_VERDICTS, Choice, Made, made_here
from newsdiff.reports.csv_report import Cell, records
from newsdiff.reports.facts import Facts
from newsdiff.reports.line import plural

Place = str | os.PathLike[str]
"""A file or a folder; or, as a string with a line break in it, the text of an article."""


@dataclass(frozen=True)
class Compared:
    """Articles, compared. In a notebook it shows itself as a table."""

    comparison: Comparison
    """All that was found; see `newsdiff.model`."""
    failures: tuple[InputError, ...] = ()
    """Why some articles could not be read; only with `skip_unreadable`."""
    verdicts: Mapping[str, Verdict] = field(default_factory=lambda: NO_VERDICTS)
    """Your verdicts by id of a divergence, when it was reopened from a file that holds some."""
    made: Made = field(default_factory=made_here)
    """The version and the settings that made it."""

    @property
    def articles(self) -> Sequence[Article]:
        """The articles, labelled A, B, C … in the order given."""
        return self.comparison.articles

    @property
    def divergences(self) -> Sequence[Divergence]:
        """Where they diverge, gravest first."""
        return self.comparison.divergences

    def to_markdown(self, choice: Choice | None = None) -> str:
        """The report for people, as markdown."""
        return self._told("markdown", choice)

    def to_html(self, choice: Choice | None = None) -> str:
        """The report for people, as one HTML page that needs nothing else."""
        return self._told("html", choice)

    def to_json(self, choice: Choice | None = None) -> str:
        """The whole comparison; `reopen` and `newsdiff FILE` read it again."""
        return self._told("json", choice)

    def to_csv(self, choice: Choice | None = None) -> str:
        """The divergences for a spreadsheet, a line for each passage that is evidence."""
        return self._told("csv", choice)

    def to_records(self, choice: Choice | None = None) -> list[dict[str, Cell]]:
        """The lines of the CSV as dictionaries: `pandas.DataFrame(compared.to_records())`."""
        return list(records(self._facts(choice)))

    def _told(self, form: str, choice: Choice | None) -> str:
        return FORMATS[form](self.comparison, self.verdicts, choice or Choice(), self.made)

    def _facts(self, choice: Choice | None) -> Facts:
        return Facts(self.comparison, self.made, self.verdicts, choice or Choice())

    def __repr__(self) -> str:
        articles, divergences = len(self.articles), len(self.divergences)
        counted = f"{plural(articles, 'article')}, {plural(divergences, 'divergence')}"
        return (
            f"<newsdiff: {counted}, gravest: {self.divergences[0].summary}>"
            if self.divergences
            else (f"<newsdiff: {counted}>")
        )

    def _repr_html_(self) -> str:
        from newsdiff.reports.html_report import as_fragment

        return as_fragment(self._facts(None))


def compare(*articles: Place, skip_unreadable: bool = False) -> Compared:
    """Compare two articles or more.

    Each is a file, a folder of files, or, when it is a string with a line break in it, the text of
    an article itself. Nothing is fetched, nothing is kept.

    Raises:
        InputError: one cannot be read; with `skip_unreadable` it is among the failures instead.
        TooFewArticles: fewer than two are left.

    """
    from newsdiff.pipeline import compare as run

    raws, failures = _loaded(articles)
    if failures and not skip_unreadable:
        raise failures[0]
    if len(raws) < 2:
        raise TooFewArticles(f"Two articles or more are needed, but there is {'one' if raws else 'none'}.")
    outcome = run(raws)
    if outcome.failures and not skip_unreadable:
        raise outcome.failures[0]
    if len(outcome.comparison.articles) < 2:
        raise TooFewArticles("Two articles or more are needed, but only one could be read.")
    return Compared(outcome.comparison, (*failures, *outcome.failures))


def reopen(path: Place) -> Compared:
    """A comparison that was saved as JSON, with the verdicts in it.

    Raises:
        InputError: there is no such file, or it is no saved comparison.

    """
    from newsdiff.reports.json_read import read_json

    try:
        content = Path(path).read_bytes()
    except OSError as error:
        told = (error.strerror or str(error)).lower()
        raise InputError(str(path), f"it cannot be read ({told})", "check the path") from error
    saved = read_json(content, str(path))
    return Compared(saved.comparison, (), saved.verdicts, saved.made or made_here())


def _loaded(articles: Sequence[Place]) -> tuple[list[Raw], list[InputError]]:
    from newsdiff.stages.load import load

    raws: list[Raw] = []
    failures: list[InputError] = []
    for paths, text in _grouped(articles):
        if text is not None:
            raws.append(_raw(text, len(raws) + 1))
            continue
        loaded = load(paths)
        raws.extend(loaded.raws)
        failures.extend(loaded.failures)
    return raws, failures


def _grouped(articles: Sequence[Place]) -> Iterator[tuple[list[str], str | None]]:
    """Runs of paths, which are loaded together, and the texts between them."""
    paths: list[str] = []
    for article in articles:
        if isinstance(article, str) and "\n" in article:
            yield paths, None
            yield [], article
            paths = []
        else:
            paths.append(os.fspath(article))
    yield paths, None


def _raw(text: str, number: int) -> Raw:
    content = text.encode("utf-8", "replace")
    return Raw(f"text {number}", content, hashlib.sha256(content).hexdigest())
