"""Makes the pictures of the README from the sample: `python tests/make_screenshots.py`.

Those of the HTML report need chromium; without it they stay as they are.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from newsdiff.model import Comparison
from newsdiff.pipeline import compare
from newsdiff.reports import Choice, Section, html
from newsdiff.stages.load import load
from newsdiff.ui.app import NewsdiffApp

ROOT = Path(__file__).parents[1]
PICTURES = (
    ("reader.svg", (140, 42), ()),
    ("reader-80x24.svg", (80, 24), ()),
)
"""Name, columns and lines, and the keys that lead there."""
PAGES = (
    ("report.png", (1280, 1500), Choice(sections=frozenset({Section.SUMMARY, Section.NUMBERS}))),
    ("report-phone.png", (500, 1100), Choice(sections=frozenset({Section.SUMMARY, Section.NUMBERS}))),
)
"""Name, width and height in pixels, and what is told of the HTML report."""


async def picture(comparison: Comparison, size: tuple[int, int], keys: tuple[str, ...]) -> str:
    """The reader as SVG, after these keys."""
    app = NewsdiffApp(comparison=comparison)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        return app.export_screenshot(title="newsdiff seeds/")


def photographed(browser: str, page: str, size: tuple[int, int], target: Path) -> None:
    """Show a page in a browser without a window, and write what is seen."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "report.html"
        file.write_text(page, encoding="utf-8")
        width, height = size
        options = ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars")
        places = (f"--user-data-dir={folder}/profile", f"--screenshot={target}", file.as_uri())
        command = [browser, *options, f"--window-size={width},{height}", *places]
        subprocess.run(command, capture_output=True, timeout=120, check=True)


def main() -> None:
    """Write every picture to `screenshots/`."""
    os.chdir(ROOT)
    comparison = compare(load(["seeds"]).raws).comparison
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    for name, size, choice in PAGES if browser else ():
        photographed(str(browser), html(comparison, choice=choice), size, ROOT / "screenshots" / name)
    for name, size, keys in PICTURES:
        told = asyncio.run(picture(comparison, size, keys))
        (ROOT / "screenshots" / name).write_text(told + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
