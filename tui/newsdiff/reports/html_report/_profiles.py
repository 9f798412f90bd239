"""The framing profiles: labels and counts side by side, then the words that were counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsdiff.model import Profile, Tone
from newsdiff.reports.framing import CUES_ONLY, Called, called, counted, evidence
from newsdiff.reports.html_report._page import Page
from newsdiff.reports.html_report._tags import Markup, joined, table, tag


def profiles(page: Page) -> Iterator[Markup]:
    """A column for each article."""
    found = page.comparison.profiles
    if not found:
        yield tag("p", "Cues were not looked for.")
        return
    yield tag("p", CUES_ONLY)
    columns = [page.who(profile.article) for profile in found]
    labels = called(page.comparison)
    if labels:
        caption = "What each calls the actors"
        yield table(caption, ("Actor", *columns), (_called(page, row) for row in labels), "facing")
    tones = (_tone(page, tone) for tone in Tone)
    yield table("Cues in each outlet's own voice", ("Cue", *columns), tones, "facing")
    words = (_evidence(page, tone) for tone in Tone)
    yield table("The words counted, and their passages", ("Cue", *columns), words, "facing")


def _called(page: Page, row: Called) -> Sequence[Markup]:
    labels = (profile.article for profile in page.comparison.profiles)
    return joined(row.actor), *(joined(row.told(label) or "–") for label in labels)


def _tone(page: Page, tone: Tone) -> Sequence[Markup]:
    return joined(tone.value), *(_bar(profile, tone) for profile in page.comparison.profiles)


def _bar(profile: Profile, tone: Tone) -> Markup:
    """A block for each cue in a thousand words, and the figures."""
    blocks = "▮" * round(profile.rate(tone))
    return joined(tag("span", blocks, class_="bar", aria_hidden="true"), " ", counted(profile, tone))


def _evidence(page: Page, tone: Tone) -> Sequence[Markup]:
    c = page.comparison
    told = (tag("span", evidence(c, profile, tone) or "–", class_="cues") for profile in c.profiles)
    return joined(tone.value), *told
