"""Makes the pictures of the README from the sample: `python tests/make_screenshots.py`."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

from newsdiff.model import Comparison
from newsdiff.pipeline import compare
from newsdiff.stages.load import load
from newsdiff.ui.app import NewsdiffApp

ROOT = Path(__file__).parents[1]
PICTURES = (
    ("reader.svg", (140, 42), ()),
    ("reader-80x24.svg", (80, 24), ()),
)
"""Name, columns and lines, and the keys that lead there."""


async def picture(comparison: Comparison, size: tuple[int, int], keys: tuple[str, ...]) -> str:
    """The reader as SVG, after these keys."""
    app = NewsdiffApp(comparison=comparison)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        return app.export_screenshot(title="newsdiff seeds/")


def main() -> None:
    """Write every picture to `screenshots/`."""
    os.chdir(ROOT)
    comparison = compare(load(["seeds"]).raws).comparison
    for name, size, keys in PICTURES:
        told = asyncio.run(picture(comparison, size, keys))
        (ROOT / "screenshots" / name).write_text(told + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
