"""Finds the articles that come with newsdiff."""

from __future__ import annotations

from pathlib import Path

from newsdiff import version


def sample_folder() -> str | None:
    """The folder of the bundled articles, in an installed package or in its repository; or None."""
    home = Path(version.__file__).parent
    places = (home / "sample", home.parents[1] / "seeds")
    return next((str(place) for place in places if place.is_dir()), None)
