"""The looks of newsdiff, and what colour each kind of divergence has in them.

The kinds' colours are those of Okabe and Ito, "Color Universal Design" (2008), made lighter or
darker until each has a contrast of 4.5 or more (WCAG 2.2, 1.4.3) with the page and the raised row.
"""

from __future__ import annotations

from textual.theme import Theme

from newsdiff.model import Kind


def variable(kind: Kind) -> str:
    """The theme variable that holds a kind's colour."""
    return f"kind-{kind.value}"


DARK = Theme(
    name="newsdiff-dark",
    dark=True,
    primary="#8fb7d8",
    secondary="#b9a98a",
    accent="#f1e6cf",
    warning="#ff9d7a",
    error="#ff8f7d",
    success="#5fc9a5",
    foreground="#d9dce1",
    background="#14171c",
    surface="#191d23",
    panel="#222831",
    variables={
        "kind-number": "#f0ae2c",
        "kind-name": "#62bdf0",
        "kind-date": "#3fc39a",
        "kind-framing": "#e39cc6",
        "kind-attribution": "#efe35a",
        "kind-omission": "#b4bac4",
        "quiet": "#9aa2ae",
        "alone": "#a3aab5",
        "rule": "#39414d",
        "rule-focus": "#8fb7d8",
        "raised": "#262d38",
        "found": "#54480f",
        "notice": "#ff9d7a",
        "footer-background": "#14171c",
        "block-cursor-blurred-text-style": "none",
    },
)

LIGHT = Theme(
    name="newsdiff-light",
    dark=False,
    primary="#1f5f8f",
    secondary="#6b5c3e",
    accent="#3a2f16",
    warning="#a83a10",
    error="#a32010",
    success="#0b6b4c",
    foreground="#24272c",
    background="#fbf9f4",
    surface="#f5f2ea",
    panel="#ebe6da",
    variables={
        "kind-number": "#8a5000",
        "kind-name": "#005a92",
        "kind-date": "#00654b",
        "kind-framing": "#8f2f66",
        "kind-attribution": "#665800",
        "kind-omission": "#545962",
        "quiet": "#62666e",
        "alone": "#565a62",
        "rule": "#cfc8b8",
        "rule-focus": "#1f5f8f",
        "raised": "#ece6d8",
        "found": "#f5e08a",
        "notice": "#a83a10",
        "footer-background": "#fbf9f4",
        "block-cursor-blurred-text-style": "none",
    },
)

ANSI = Theme(
    name="newsdiff-ansi",
    ansi=True,
    dark=True,
    primary="ansi_blue",
    secondary="ansi_cyan",
    accent="ansi_default",
    warning="ansi_red",
    error="ansi_red",
    success="ansi_green",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    variables={
        "kind-number": "ansi_yellow",
        "kind-name": "ansi_blue",
        "kind-date": "ansi_green",
        "kind-framing": "ansi_magenta",
        "kind-attribution": "ansi_cyan",
        "kind-omission": "ansi_bright_black",
        "quiet": "ansi_bright_black",
        "alone": "ansi_default",
        "rule": "ansi_bright_black",
        "rule-focus": "ansi_blue",
        "raised": "ansi_default",
        "found": "ansi_default",
        "notice": "ansi_red",
        "footer-background": "ansi_default",
        "ansi-background": "ansi_black",
        "ansi-foreground": "ansi_white",
        "block-cursor-foreground": "ansi_black",
        "block-cursor-background": "ansi_white",
        "block-cursor-blurred-text-style": "none",
        "border-blurred": "ansi_bright_black",
        "input-cursor-background": "ansi_black",
        "input-cursor-foreground": "ansi_bright_white",
        "input-selection-background": "ansi_bright_blue",
        "input-selection-foreground": "ansi_black",
        "screen-selection-background": "ansi_bright_blue",
        "screen-selection-foreground": "ansi_black",
    },
)
"""The terminal's own colours: on any page, so nothing is told by a colour of the page."""

THEMES = (DARK, LIGHT, ANSI)

PREFIX = "newsdiff-"
"""Before the name of each theme as Textual knows it."""


def named(theme: str) -> str:
    """Textual's name of a theme of newsdiff's; the dark one for a name that is none."""
    return next((t.name for t in THEMES if t.name == f"{PREFIX}{theme}"), DARK.name)


def other(name: str) -> str:
    """The theme to turn to from the one named."""
    names = [theme.name for theme in THEMES]
    return names[(names.index(name) + 1) % len(names)] if name in names else DARK.name
