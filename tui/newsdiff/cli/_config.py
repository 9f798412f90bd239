"""What can be set: the flags of the reader, and `newsdiff config`."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from newsdiff.cli import _group as group

if TYPE_CHECKING:
    from newsdiff.ui.settings import Settings

_FLAGS = (
    click.option("--theme", metavar="NAME", help="Colours: dark, light or ansi (the terminal's own)."),
    click.option("--view", metavar="NAME", help="Open this view: read, points, names, numbers …"),
    click.option("--panes", metavar="N", help="Articles side by side, 1 to 4."),
    click.option("--rows-only/--all-rows", default=None, help="Leave out what only one article tells."),
    click.option("--wrap/--no-wrap", default=None, help="Break long lines."),
    click.option("--least", metavar="X", help="Only divergences of this severity or more, 0 to 1."),
    click.option("--editor", metavar="COMMAND", help="What e opens; else VISUAL, else EDITOR."),
    click.option("--mouse/--no-mouse", default=None, help="Take clicks and the wheel."),
    click.option("--watch/--no-watch", default=None, help="Offer a reload when files change."),
    click.option("--key", "keys", metavar="ID=KEY", multiple=True, help="Another key for a command."),
)


def flags(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command a flag for each setting; they come as one mapping, `settings`."""
    for option in reversed(_FLAGS):
        command = option(command)
    return command


def taken(words: dict[str, Any]) -> Settings:
    """Take the flags of settings out of a command's words, and read all that is set.

    Raises:
        SettingError: something is set wrongly.

    """
    from newsdiff.ui.settings import SETTINGS, read_settings

    keys = words.pop("keys", ())
    given = {s.name: words.pop(s.name.replace("-", "_"), None) for s in SETTINGS}
    return read_settings(given, keys)


@group.commands.command()
@flags
@group.debug
def config(**words: object) -> int:
    """Print what is set, and where: file, variable or flag."""
    from newsdiff.ui.settings import KEYS_VARIABLE, SETTINGS, config_file

    path, settings = config_file(), taken(dict(words))
    click.echo(f"Config file: {_plain(str(path))}{'' if path.exists() else ' (there is none)'}")
    click.echo(f"Desk:        {_plain(str(_desk()))}\n")
    rows = [("setting", "value", "set by", "or set", "takes")]
    for setting in SETTINGS:
        value = settings.values.get(setting.name)
        told = "" if value is None else _told(value)
        rows.append(
            (setting.name, told, settings.origins.get(setting.name, ""), setting.variable, setting.takes)
        )
    _say(rows)
    _say_keys(settings.keys, settings.origins)
    click.echo(f"\nKeys of commands: [keys] in the file, {KEYS_VARIABLE}='ID=KEY;ID=KEY' or --key ID=KEY.")
    return 0


def _say(rows: Sequence[Sequence[str]]) -> None:
    widths = [max(len(_plain(row[at])) for row in rows) for at in range(len(rows[0]))]
    for row in rows:
        cells = (f"{_plain(cell):<{width}}" for cell, width in zip(row, widths, strict=True))
        click.echo("  ".join(cells).rstrip())


def _say_keys(keys: Mapping[str, str], origins: Mapping[str, str]) -> None:
    for id, told in keys.items():
        click.echo(f"keys.{id} = {told}  ({_plain(origins[f'keys.{id}'])})")


def _told(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _desk() -> str:
    from newsdiff.desk import open_desk

    kept = os.environ.get("NEWSDIFF_DATA")
    return f"{open_desk().path}{' (by NEWSDIFF_DATA)' if kept else ''}"


def _plain(text: str) -> str:
    from newsdiff.ui.plain import plain

    return plain(text)
