"""A folder of forty mixed files, five of them broken, opened in the reader."""

from __future__ import annotations

from pathlib import Path

from newsdiff.ui.apart import compare_here
from newsdiff.ui.app import NewsdiffApp
from newsdiff.ui.screens.read import ReadScreen
from newsdiff.ui.services import Services
from tests.test_inputs import HEADLINE, mixed_folder
from tests.ui.helpers import idle


async def test_thirty_five_are_opened_and_the_five_named(tmp_path: Path) -> None:
    five = mixed_folder(tmp_path)
    services = Services(
        compute=lambda paths, watch: compare_here(paths, None, watch), desk=lambda: None, sample=lambda: None
    )
    app = NewsdiffApp([str(tmp_path)], services=services)
    async with app.run_test(size=(140, 50)) as pilot:
        await idle(app)
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, ReadScreen)
        assert screen.comparison is not None
        assert len(screen.comparison.articles) == 35
        assert {article.page.headline for article in screen.comparison.articles} == {HEADLINE}
        [told] = [note.message for note in app._notifications if note.title == "Left out"]
        for name, line in zip(five, told.splitlines(), strict=True):
            assert name in line
