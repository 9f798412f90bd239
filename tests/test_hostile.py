"""Hostile articles and file names: what they hold stays text in every report, on the screen and in the log."""

# ruff: noqa: E501  # hostile texts
from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from newsdiff.cli import main
from newsdiff.ui.apart import compare_here
from newsdiff.ui.app import NewsdiffApp
from newsdiff.ui.screens.read import ReadScreen
from newsdiff.ui.services import Services
from tests.loopback import PAGE, page, serving
from tests.ui.helpers import idle

FIRST = (
    "Fire at [b]Orwen[/b] mill <script>alert(1)</script>\n\n"
    "At least 12 workers were hurt in a fire at the Orwen mill on Monday, [link=file:///etc/passwd]police[/link] said.\n\n"
    "\x1b]0;owned\x07\x1b[2J\x1b[31mThe mill\x1b[0m, built in 1911, makes **paper** for `newspapers` ![x](javascript:1).\n\n"
    '“<img src=x onerror=alert(2)> we left,” said [/] the \u202eroyam\u202c | a | b | "=HYPERLINK(0)" --> ]]> %s {x} $HOME.\n'
)  # fmt: skip
SECOND = (
    "# Blaze in Orwen\n\nSome 30 workers were hurt in a fire at the Orwen mill on Monday, a [@click=app.quit]union[/] said.\n\n"
    "=1+1 the owner promised to rebuild the mill within a year; &lt;b&gt; and &#27;[31m stay as they are.\n"
)  # fmt: skip
NAMES = ("one [b]x <i>\x1b[31m.txt", "-two\n`rm`$(x)|;.txt")
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture
def papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    for name, text in zip(NAMES, (FIRST, SECOND), strict=True):
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "z\x1b]0;owned\x07.txt").write_bytes(b"")
    monkeypatch.chdir(tmp_path)
    return folder


class _Tags(HTMLParser):
    """The tags and attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add(tag)
        self.found.update(name for name, _ in attrs)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]


@pytest.mark.parametrize("form", ["markdown", "html", "json", "csv"])
def test_every_report_says_it_as_text(papers: Path, form: str, capfd) -> None:
    assert main(["report", "papers", "--format", form]) == 0
    out, err = capfd.readouterr()
    assert not STEERING.search(out)
    assert not STEERING.search(err.replace("\n", ""))
    assert err.count("\n") == 1
    if form == "html":
        tags = _Tags()
        tags.feed(out)
        assert not tags.found & {"script", "img", "onerror", "iframe", "i"}
        assert all(link.startswith("#") for link in tags.links)
    if form == "markdown":
        assert "<script>" not in out.replace("\\<", "")
        assert not re.search(r"(?<!\\)\]\((?:javascript|file):", out)
    if form == "json":
        told = json.loads(out)
        assert told["articles"][1]["text"].startswith("Fire at [b]Orwen[/b] mill <script>")
    if form == "csv":
        assert not re.search(r'(?m)(?:^|,)"?[=+@]', out), "no cell is a formula"


def test_the_log_says_it_as_text(papers: Path) -> None:
    assert main(["report", "papers", "-q", "-o", "report.md", "--log", "run.log"]) == 0
    told = Path("run.log").read_text(encoding="utf-8")
    assert "the file is empty" in told
    assert not STEERING.search(told)


async def test_the_reader_says_it_as_text(papers: Path) -> None:
    services = Services(
        compute=lambda paths, watch: compare_here(paths, None, watch), desk=lambda: None, sample=lambda: None
    )
    app = NewsdiffApp(["papers"], services=services)
    async with app.run_test(size=(150, 50)) as pilot:
        await idle(app)
        await pilot.pause()
        assert isinstance(app.screen, ReadScreen)
        shown = "\n".join(
            "".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips()
        )
        assert "[b]Orwen[/b]" in shown
        assert "[@click=app.quit]union[/]" in shown
        assert not STEERING.search(shown.replace("\n", ""))
        for key in ("]", "}", "z", "full_stop"):
            await pilot.press(key)


def test_a_report_of_addresses_is_made_again_offline_byte_for_byte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSDIFF_CACHE", str(tmp_path / "cache"))
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    with serving({"/a": page(), "/b": page(PAGE.replace(b"14", b"31"))}) as server:
        places = [server.at("/a"), server.at("/b")]
        assert main(["report", *places, "-o", "first.md"]) == 0
        assert main(["report", *places, "-o", "first.json"]) == 0
    for form in ("md", "json"):
        assert main(["report", *places, "--offline", "-o", f"again.{form}"]) == 0
        assert Path(f"again.{form}").read_bytes() == Path(f"first.{form}").read_bytes()
    told = json.loads(Path("first.json").read_text(encoding="utf-8"))
    assert [article["path"] for article in told["articles"]] == places
    moment = told["articles"][0]["captured"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", moment)
    report = Path("first.md").read_text(encoding="utf-8")
    assert "What was taken from the network, and when:" in report
    assert f"{moment[:10]} {moment[11:19]} UTC" in report.replace("\\", "")
    assert main(["report", "first.json", "-o", "back.json"]) == 0
    assert Path("back.json").read_bytes() == Path("first.json").read_bytes()
