"""What the command line says on standard error: progress, and what went wrong."""

from __future__ import annotations

import sys

import click


def tell_progress(stage: str, done: int, of: int) -> None:
    """A line that is written over, for the stage at work."""
    many = f" {done + 1} of {of}" if of > 1 else ""
    click.echo(f"\r\x1b[Kcomparing: {stage}{many}", err=True, nl=False)


def end_progress() -> None:
    """Leave no trace of the line."""
    if sys.stderr.isatty():
        click.echo("\r\x1b[K", err=True, nl=False)


def complain(sentence: str) -> None:
    """Say it on standard error; a file name in it cannot steer the terminal."""
    from newsdiff.ui.plain import plain

    click.echo(f"newsdiff: {plain(sentence)}", err=True)
