"""`newsdiff keys`: the reader's keys, from the one table of commands."""

from __future__ import annotations

import click

from newsdiff.cli import _config as config
from newsdiff.cli import _group as group


@group.commands.command()
@config.flags
@group.debug
def keys(**words: object) -> int:
    """Print the reader's keys, with the id by which each command can be given another key."""
    from newsdiff.ui.commands import APP, LINK, READ, START, key_name

    own = config.taken(words).keys
    parts = (("Reading", (*READ, *APP)), ("Linking by hand", LINK), ("Start screen", START))
    for number, (title, commands) in enumerate(parts):
        click.echo(f"{'' if not number else chr(10)}{title}")
        for command in commands:
            names = own[command.id].split(",") if command.id in own else command.keys
            shown = "  ".join(key_name(key) for key in names)
            click.echo(f"  {shown:<20}  {command.id:<20}  {command.help}")
    return 0
