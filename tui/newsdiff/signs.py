"""Signs of the screen and the reports, each one cell wide: what colour tells is told by these too."""

from __future__ import annotations

from collections.abc import Mapping

from newsdiff.model import Judgement, Kind

GLYPH: Mapping[Kind, str] = {
    Kind.NUMBER: "#",
    Kind.NAME: "@",
    Kind.DATE: "%",
    Kind.FRAMING: "~",
    Kind.ATTRIBUTION: "❝",
    Kind.OMISSION: "∅",
}
"""The sign of each kind; in the order in which kinds are listed everywhere."""

JUDGED: Mapping[Judgement, str] = {Judgement.CONFIRMED: "✓", Judgement.DISMISSED: "✗", Judgement.OPEN: "·"}
"""The sign of each judgement."""

WARNING = "⚠"
