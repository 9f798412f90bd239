"""The reader in a browser: steered once by a headless Chromium, and closed to other sites."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsdiff.cli import main
from newsdiff.desk import Desk
from newsdiff.pipeline import compare
from newsdiff.stages.load import load

aiohttp = pytest.importorskip("aiohttp")
pytest.importorskip("textual_serve")

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FIRST = "Fire at Orwen mill\n\nAt least 12 workers were injured in a fire at the Orwen mill on Monday.\n"
SECOND = (
    "Blaze in Orwen\n\nSome 30 workers were injured in a fire at the Orwen mill on Monday, a union said.\n"
)


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    (tmp_path / "one.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "two.txt").write_text(SECOND, encoding="utf-8")
    return tmp_path


@pytest.fixture
def served(papers: Path) -> Iterator[str]:
    """The address of a served reader."""
    child = subprocess.Popen(
        [sys.executable, "-m", "newsdiff", "serve", "--port", "0", "one.txt", "two.txt"],
        cwd=papers, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, start_new_session=True,
        env={**os.environ, "NEWSDIFF_DATA": str(papers / "data"), "PYTHONUNBUFFERED": "1",
             "XDG_CONFIG_HOME": str(papers / "config")},
    )  # fmt: skip
    assert child.stdout
    try:
        told = child.stdout.readline()
        assert "http://127.0.0.1:" in told
        yield told.split("newsdiff is at ")[1].split(" ")[0]
    finally:
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()
        child.stdout.close()


async def answered(session, url: str, **headers: str) -> int:
    """The status of an answer, when the server has begun to answer."""
    for _ in range(300):
        try:
            async with session.get(url, headers=headers) as answer:
                return answer.status
        except aiohttp.ClientConnectionError:
            await asyncio.sleep(0.05)
    raise AssertionError("it never answered")


async def test_pages_of_other_sites_are_turned_away(served: str) -> None:
    port = served.rstrip("/").rpartition(":")[2]
    async with aiohttp.ClientSession() as session:
        assert await answered(session, served) == 200
        async with session.get(served) as page:
            assert "default-src 'self'" in page.headers["Content-Security-Policy"]
        assert await answered(session, served, Origin="https://elsewhere.example") == 403
        assert await answered(session, served, Host="rebound.example") == 403
        assert await answered(session, f"{served}ws", Origin="null") == 403
        assert await answered(session, served, Origin=f"http://localhost:{port}") == 200


class Page:
    """A page of a headless browser, through its debugging protocol."""

    def __init__(self, socket) -> None:
        self._socket = socket
        self._number = 0

    async def do(self, method: str, **params):
        self._number += 1
        await self._socket.send_json({"id": self._number, "method": method, "params": params})
        while True:
            heard = json.loads((await self._socket.receive()).data)
            if heard.get("id") == self._number:
                assert "error" not in heard, heard
                return heard["result"]

    async def until(self, told: str) -> None:
        """Wait until an expression is true on the page."""
        for _ in range(600):
            found = await self.do("Runtime.evaluate", expression=told)
            if found["result"].get("value") is True:
                return
            await asyncio.sleep(0.1)
        raise AssertionError("it never came to be")

    async def click(self, x: int, y: int) -> None:
        for kind in ("mousePressed", "mouseReleased"):
            await self.do("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    async def press(self, key: str) -> None:
        for kind in ("keyDown", "keyUp"):
            text = {"text": key} if kind == "keyDown" else {}
            await self.do("Input.dispatchKeyEvent", type=kind, key=key, **text)


@pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium")
async def test_a_verdict_given_in_a_browser_is_on_the_desk(papers: Path, served: str) -> None:
    loaded = load([str(papers / "one.txt"), str(papers / "two.txt")])
    ids = {d.id for d in compare(loaded.raws).comparison.divergences}
    desk = Desk(papers / "data" / "desk.sqlite3")
    browser = await asyncio.create_subprocess_exec(
        str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0",
        f"--user-data-dir={papers / 'browser'}", "about:blank",
        stderr=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        assert browser.stderr
        while b"DevTools listening on" not in (line := await browser.stderr.readline()):
            assert line, "the browser did not start"
        port = line.decode().split("127.0.0.1:")[1].split("/")[0]
        async with aiohttp.ClientSession() as session:
            await answered(session, served)
            async with session.get(f"http://127.0.0.1:{port}/json/list") as answer:
                pages = await answer.json()
            place = next(page["webSocketDebuggerUrl"] for page in pages if page["type"] == "page")
            async with session.ws_connect(place, max_msg_size=0) as socket:
                page = Page(socket)
                await page.do("Page.navigate", url=served)
                await page.until("document.body.classList.contains('-first-byte')")
                await page.click(200, 200)
                for _ in range(120):
                    await page.press("v")
                    await asyncio.sleep(0.25)
                    if desk.path.exists() and desk.verdicts(ids):
                        break
    finally:
        os.killpg(browser.pid, signal.SIGKILL)
        await browser.wait()
    assert desk.verdicts(ids)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["gone.txt"], "gone.txt: there is no such file or folder; check the path."),
        (["-"], "-: a browser has no standard input; name files, folders or addresses."),
    ],
)
def test_what_cannot_be_served_is_one_sentence(papers: Path, words, told, monkeypatch, capsys) -> None:
    monkeypatch.chdir(papers)
    assert main(["serve", *words]) == 2
    assert capsys.readouterr().err == f"newsdiff: {told}\n"


def test_a_port_that_is_taken_is_one_sentence(papers: Path, served: str, monkeypatch, capsys) -> None:
    monkeypatch.chdir(papers)
    port = served.rstrip("/").rpartition(":")[2]

    async def wait() -> None:
        async with aiohttp.ClientSession() as session:
            await answered(session, served)

    asyncio.run(wait())
    assert main(["serve", "--port", port, "one.txt", "two.txt"]) == 2
    assert f"Port {port} of this machine is not to be had (" in capsys.readouterr().err


def test_without_the_extra_it_is_named(papers: Path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(papers)
    monkeypatch.setitem(sys.modules, "textual_serve.server", None)
    monkeypatch.delitem(sys.modules, "newsdiff.ui.serving", raising=False)
    assert main(["serve", "one.txt"]) == 2
    assert 'pip install "newsdiff[web]"' in capsys.readouterr().err
