"""`newsdiff report`: compare and write, without a screen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsdiff.cli import CLASHED
from newsdiff.cli import _group as group
from newsdiff.cli._choices import Clash, clashes, several
from newsdiff.cli._comparing import saved_or_compared
from newsdiff.cli._output import check_target, form_of, put
from newsdiff.cli._telling import Teller, stoppable
from newsdiff.model import Judgement, Kind
from newsdiff.reports.choice import OPEN, Choice, Section

if TYPE_CHECKING:
    from newsdiff.model import Comparison, Divergence
    from newsdiff.reports.choice import Verdicts
    from newsdiff.reports.saved import Saved

_EXAMPLES = """\b
Examples:
  newsdiff report articles/                          markdown on standard output
  newsdiff report one.txt two.html -o report.html    a page for any browser
  newsdiff report articles/ -o report.json           to open again: newsdiff report.json
  newsdiff report report.json -o report.csv          from what was saved, at once
  newsdiff report articles/ --only number,name --min-severity 0.5
  newsdiff report articles/ --sections summary,numbers
  newsdiff report articles/ --verdict confirmed -o for-the-editor.md
  newsdiff report articles/ -q -o report.md --fail-on number:contradicts
"""


@group.commands.command(epilog=_EXAMPLES)
@group.articles
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(), help="Write to this file, whole or not at all."
)
@click.option(
    "--format", "form", type=click.Choice(["markdown", "html", "json", "csv"]),
    help="Markdown, unless FILE ends in .html, .json or .csv.",
)  # fmt: skip
@click.option("--force", is_flag=True, help="Let FILE be replaced.")
@several("--only", Kind, "KIND[,KIND]", "Divergences of these kinds only.")
@click.option(
    "--min-severity", type=click.FloatRange(0, 1), metavar="NUMBER", default=0.0,
    help="Divergences of this severity or more, from 0 to 1; 0.7 and more is serious.",
)  # fmt: skip
@several(
    "--verdict", Judgement, "WORD[,WORD]",
    "Divergences on which this is your verdict: confirmed, dismissed, open. Implies --verdicts.",
)  # fmt: skip
@click.option(
    "--verdicts", is_flag=True,
    help="Tell your verdicts and notes, as given in the reader. Without it they are left out, so that "
    "everybody's report on the same files is the same.",
)  # fmt: skip
@several(
    "--sections", Section, "WORD[,WORD]",
    f"Of a markdown or HTML report, these sections only: {', '.join(Section)}.",
)  # fmt: skip
@clashes("--fail-on", "Exit with 1 when a divergence like this is told. May be given several times.")
@click.option(
    "--links/--no-links", default=True,
    help="Rows as you linked passages by hand in the reader (the default), or as newsdiff aligns them for "
    "everybody.",
)  # fmt: skip
@click.option("--fresh", is_flag=True, help="Compare again what was compared before, and keep nothing.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but what ends the run.")
@click.option("-v", "--verbose", is_flag=True, help="Tell every stage, and how long it took.")
@click.option("--log", metavar="FILE", type=click.Path(), help="Add what --verbose tells to FILE instead.")
@group.web
@group.debug
def report(
    articles: tuple[str, ...], output: str | None, form: str | None, force: bool,
    only: frozenset[Kind], min_severity: float, verdict: frozenset[Judgement], verdicts: bool,
    sections: frozenset[Section], fail_on: tuple[Clash, ...], links: bool, fresh: bool,
    quiet: bool, verbose: bool, log: str | None, **web: int,
) -> int:  # fmt: skip
    """Write the report to standard output or a file, without a screen.

    An ARTICLE may be a JSON report, alone: then it is told as it was saved. Articles that were compared
    before, here or in the reader, are not compared again until one of them, or newsdiff, has changed.
    """
    target = Path(output) if output and output != "-" else None
    if target:
        check_target(target, articles, force)
    choice = Choice(only, min_severity, verdict, sections)
    with stoppable(), Teller(quiet, verbose, log) as teller:
        saved = saved_or_compared(articles, web, teller, fresh, links)
        given = _verdicts(saved, verdicts or bool(verdict))
        teller.step("report", 0, 1)
        from newsdiff.reports import FORMATS

        _name_pages(saved.comparison)
        put(FORMATS[form or form_of(target)](saved.comparison, given, choice, saved.made), target)
        every = saved.comparison.divergences
        return _judge([d for d in every if choice.passes(d, given.get(d.id, OPEN))], fail_on, teller)


def _name_pages(comparison: Comparison) -> None:
    """Let the pages of a report be kept longer than others."""
    digests = [a.page.sha256 for a in comparison.articles if a.page.captured]
    if digests:
        from newsdiff.stages.load import name_pages

        name_pages(digests)


def _verdicts(saved: Saved, wanted: bool) -> Verdicts:
    """Those saved with the comparison; if wanted, and over them, those given in the reader here."""
    if not wanted:
        return saved.verdicts
    from newsdiff.desk import open_desk

    ids = [divergence.id for divergence in saved.comparison.divergences]
    return {**saved.verdicts, **open_desk().verdicts(ids)}


def _judge(told: Sequence[Divergence], named: Sequence[Clash], teller: Teller) -> int:
    """The exit code: whether a divergence that is told is one of those that `--fail-on` names."""
    found = [d for d in told if any(d.kind is kind and how in (None, d.relation) for kind, how in named)]
    if not found:
        return 0
    more = f"; and {len(found) - 1} more" if len(found) > 1 else ""
    teller.warn(f"{found[0].kind.value}:{found[0].relation.value}: {found[0].summary}{more}.")
    return CLASHED
