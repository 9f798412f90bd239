"""Every divergence but the omissions: a table for each kind, then each with its sides next to each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from newsdiff.model import Kind, Side
from newsdiff.reports.facts import Named, answers, by_passage
from newsdiff.reports.html_report._page import Page
from newsdiff.reports.html_report._tags import Markup, joined, table, tag
from newsdiff.signs import GLYPH


def of_kind(kind: Kind) -> Callable[[Page], Iterator[Markup]]:
    """The section of one kind."""

    def section(page: Page) -> Iterator[Markup]:
        found = page.of_kind(kind)
        if not found:
            yield tag("p", "None to tell." if page.choice.conditions else "None found.")
            return
        yield compared(page, kind)
        for named in found:
            yield _divergence(page, named)

    return section


def compared(page: Page, kind: Kind) -> Markup:
    """One line for each divergence of a kind: what it is about, and what each article says."""
    articles = page.comparison.articles
    columns = [joined(page.who(a.label)) for a in articles]
    caption = f"{kind.value.capitalize()}: what each article says"
    return table(caption, ("What", *columns), (_facing(page, n) for n in page.of_kind(kind)), "facing")


def _facing(page: Page, named: Named) -> Sequence[Markup]:
    labels = [a.label for a in page.comparison.articles]
    told = ("; ".join(side.value or "" for side in answers(named.divergence, label)) for label in labels)
    what = joined(page.link(named), tag("br"), named.subject, tag("br"), page.severity(named.divergence))
    return what, *(joined(words or "–") for words in told)


def _divergence(page: Page, named: Named) -> Markup:
    divergence = named.divergence
    kind = divergence.kind
    sign = tag("span", GLYPH[kind], class_=f"sign {kind.value}", aria_hidden="true")
    anchor = tag("a", named.name, href=f"#{named.anchor}", class_="self")
    heading = tag("h3", sign, " ", anchor, " ", tag("span", divergence.summary, class_="told"))
    sides = tag("div", (_side(page, side) for side in divergence.sides), class_="sides")
    return tag(
        "article", heading, tag("p", page.severity(divergence)), sides, _reason(page, named),
        id=named.anchor, class_=f"divergence {kind.value}",
    )  # fmt: skip


def _side(page: Page, side: Side) -> Markup:
    quotations = (page.quotation(passage, found) for passage, found in by_passage(side.evidence).items())
    return tag("section", tag("h4", side.value or "not told"), quotations, class_="side")


def _reason(page: Page, named: Named) -> Markup:
    """Why it is held to be one, where it stands, who says nothing, the verdict, the id for scripts."""
    divergence = named.divergence
    silent = page.silent(divergence)
    nobody = (" No answer was found in ", page.labels(silent), ".") if silent else ()
    told = (f"Why: {divergence.because}. Stands in ", page.row(divergence.alignment), ".", *nobody)
    judged = tag("p", "Verdict: ", page.verdict(named.verdict)) if named.judged else ""
    return tag("footer", tag("p", *told, " ", tag("span", f"Id {divergence.id}", class_="id")), judged)
