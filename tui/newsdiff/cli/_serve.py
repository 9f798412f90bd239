"""`newsdiff serve`: the reader in a browser of this machine."""

from __future__ import annotations

import shlex
import socket
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from newsdiff.cli import _group as group
from newsdiff.model import InputError, NewsdiffError

_HOST = "127.0.0.1"
"""Nobody but who sits at this machine is served."""


@group.commands.command()
@group.articles
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes any.")
@group.debug
def serve(articles: tuple[str, ...], port: int) -> int:
    """Open the reader in a browser of this machine, at http://127.0.0.1:8000."""
    for path in articles:
        if path == "-":
            raise InputError("-", "a browser has no standard input", "name files, folders or addresses")
        if "://" not in path and not Path(path).exists():
            raise InputError(path, "there is no such file or folder", "check the path")
    try:
        from newsdiff.ui.serving import serve_reader
    except ModuleNotFoundError as error:
        raise NewsdiffError(f'newsdiff serve needs {error.name}: pip install "newsdiff[web]".') from error
    command = _command(articles)
    place = _free(port)
    click.echo(f"newsdiff is at http://{_HOST}:{place}/ for browsers of this machine; ctrl+c ends it.")
    serve_reader(command, _HOST, place)
    return 0


def _command(articles: Sequence[str]) -> str:
    """What is run for each page that is opened. Modules are not looked for among the articles: -P."""
    words = [str(Path(path).absolute()) if "://" not in path else path for path in articles]
    return shlex.join([sys.executable, "-P", "-m", "newsdiff", "read", "--", *words])


def _free(port: int) -> int:
    """The port, or any free one for 0.

    Raises:
        NewsdiffError: it is taken or not allowed.

    """
    with socket.socket() as place:
        place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            place.bind((_HOST, port))
        except OSError as error:
            told = (error.strerror or str(error)).lower()
            raise NewsdiffError(
                f"Port {port} of this machine is not to be had ({told}); choose another with --port."
            ) from error
        return int(place.getsockname()[1])
