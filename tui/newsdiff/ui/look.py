"""How the screen looks when it opens: as it was set, else as it was left, else as newsdiff has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from newsdiff.model import NewsdiffError

if TYPE_CHECKING:
    from newsdiff.desk import Kept
    from newsdiff.ui.settings import Settings

_NAME = "look"


@dataclass(frozen=True, slots=True)
class Look:
    """What comes back next time."""

    theme: str = "dark"
    panes: int = 2
    rows_only: bool = False
    wrap: bool = True


def left() -> Look:
    """As it was left; as newsdiff has it when the desk cannot tell."""
    from newsdiff.desk import open_desk

    try:
        return from_kept(open_desk().kept())
    except NewsdiffError:
        return Look()


def from_kept(kept: Mapping[str, Kept]) -> Look:
    """The look that the desk kept; what is not as it should be is left out."""
    look, found = Look(), kept.get(_NAME)
    if isinstance(found, Mapping):
        for name, value in found.items():
            if name in Look.__slots__ and type(value) is type(getattr(look, name)):
                look = replace(look, **{name: value})  # type: ignore[arg-type]
    return look


def as_kept(look: Look) -> dict[str, Kept]:
    """What the desk is to keep."""
    return {_NAME: asdict(look)}


def settled(look: Look, settings: Settings) -> Look:
    """The look with what is set in place of what was left."""
    panes, rows, wrap = settings.number("panes"), settings.switch("rows-only"), settings.switch("wrap")
    return Look(
        settings.text("theme") or look.theme,
        look.panes if panes is None else int(panes),
        look.rows_only if rows is None else rows,
        look.wrap if wrap is None else wrap,
    )
