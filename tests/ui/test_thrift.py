"""What is sent to a terminal has the effect of what was written, in fewer bytes."""

from __future__ import annotations

import subprocess
import sys

import pyte
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsdiff.ui.app import NewsdiffApp
from newsdiff.ui.theme import ANSI
from newsdiff.ui.thrift import Row, Thrift, Unknown, thrifty

COLUMNS, LINES = 66, 5
"""Wider than any stretch below: a line that is too long for its terminal is never written."""
ASK = "from newsdiff.ui.thrift import erases; print(erases(), end='')"
"""Asked in a process of its own: a terminal is described once in each."""
STYLES = (
    "38;2;217;220;225;48;2;20;23;28", "38;2;57;65;77;48;2;20;23;28", "1;4;38;2;240;174;44;48;2;20;23;28",
    "38;5;12;48;5;3", "3;31;44", "4", "7;97;100", "",
)  # fmt: skip


def run(words: str, style: str) -> str:
    return f"\x1b[{style}m{words}\x1b[0m" if style else words


def frame(*stretches: tuple[int, int, str]) -> str:
    """As Textual writes one: moves, styled runs, line ends between lines, the cursor put away."""
    out, before = "", 0
    for line, column, told in stretches:
        out += "\n" if 0 < before < line else ""
        out += f"\x1b[{line};{column}H{told}"
        before = line
    return out + "\x1b[1;1H"


class Terminal:
    def __init__(self) -> None:
        self.screen = pyte.Screen(COLUMNS, LINES)
        self.stream = pyte.Stream(self.screen)

    def seen(self) -> list[object]:
        """All that an eye can tell: of a blank, its ground and lines."""
        at = self.screen.cursor
        cells = (self.screen.buffer[y][x] for y in range(LINES) for x in range(COLUMNS))
        return [(at.x, at.y), *(_visible(cell) for cell in cells)]


def _visible(cell: pyte.screens.Char) -> object:
    lined = cell.underscore or cell.reverse or cell.strikethrough
    return cell if lined or cell.data != " " else cell.bg


blanks = st.sampled_from(["", " " * 8, " " * 9, " " * 12])
words = st.builds(
    "x{}{}".format, st.text(st.sampled_from("ab é│—漢 \u0301"), min_size=1, max_size=6), blanks
)  # fmt: skip
runs = st.lists(st.builds(run, words, st.sampled_from(STYLES)), min_size=1, max_size=3).map("".join)
stretch = st.tuples(st.integers(1, LINES), st.integers(1, 3), runs)
frames = st.lists(
    st.lists(stretch, min_size=1, max_size=6).map(lambda found: frame(*sorted(found))), max_size=8
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@example([frame((1, 1, run("x\u6f22\u0301", STYLES[0]))), frame((1, 1, run("xa\u6f22", STYLES[0])))])
@example([frame((1, 1, "x\u6f22")), frame((1, 1, "x\u6f22\u0301")), frame((1, 1, "x\u6f22"))])
@given(frames)
@pytest.mark.parametrize("erases", [False, True])
def test_the_effect_is_the_same(erases: bool, written: list[str]) -> None:
    plain, thrift, thin = Terminal(), Thrift(), Terminal()
    thrift.erases = erases
    for one in written:
        plain.stream.feed(one)
        thin.stream.feed(thrift.thin(one))
        assert thin.seen() == plain.seen()


@settings(max_examples=60, deadline=None)
@given(frames)
def test_a_frame_sent_again_is_a_move(written: list[str]) -> None:
    thrift = Thrift()
    for one in written:
        thrift.thin(one)
        again = frame((2, 2, run("storm", STYLES[0])))
        thrift.thin(again)
        assert thrift.thin(again) == "\x1b[1;1H"


def test_only_what_differs_is_sent() -> None:
    thrift = Thrift()
    thrift.thin(frame((1, 1, run("at least 12 injured", STYLES[0]))))
    sent = thrift.thin(frame((1, 1, run("at least 30 injured", STYLES[0]))))
    assert sent == f"\x1b[{STYLES[0]}m\x1b[1;10H30\x1b[0m\x1b[1;1H"


def test_colours_are_told_when_they_change() -> None:
    told = run("one", STYLES[0]) + run(" two", STYLES[0]) + run("  ", STYLES[1]) + run("three", STYLES[1])
    sent = Thrift().thin(f"\x1b[1;1H{told}")
    assert sent == f"\x1b[{STYLES[0]}m\x1b[1;1Hone two  \x1b[38;2;57;65;77mthree\x1b[0m"


@pytest.mark.parametrize(
    "strange", ["\x1b[2J", "\x1b[?1049l", "\x1b]8;;https://example.org\x1b\\", "\x07", "\x1b[22m"]
)
def test_after_something_unknown_all_is_sent(strange: str) -> None:
    thrift, shown = Thrift(), frame((1, 1, run("storm", STYLES[0])))
    first = thrift.thin(shown)
    assert thrift.thin(strange) == strange
    assert thrift.thin(shown) == first


def test_each_colour_is_told_once_in_a_frame() -> None:
    lines = [(line, 1, run("a", STYLES[0]) + run("b", STYLES[1]) + run("c", STYLES[0])) for line in (1, 2, 3)]
    sent = Thrift().thin(frame(*lines))
    assert sent.count("38;2;217;220;225") == sent.count("38;2;57;65;77") == 1


def test_many_blanks_are_erased() -> None:
    thrift = Thrift()
    thrift.erases = True
    thrift.thin(frame((1, 1, run("injured" + "x" * 12 + "y", STYLES[0]))))
    sent = thrift.thin(frame((1, 1, run("injured" + " " * 12 + "y", STYLES[0]))))
    assert sent == f"\x1b[{STYLES[0]}m\x1b[1;8H\x1b[12X\x1b[0m\x1b[1;1H"
    sent = thrift.thin(frame((1, 1, run("injured" + " " * 13, STYLES[0]))))
    sent = thrift.thin(frame((1, 1, run("hurt" + " " * 15 + "z", STYLES[0]))))
    assert sent == f"\x1b[{STYLES[0]}m\x1b[1;1Hhurt   \x1b[1;20Hz\x1b[0m\x1b[1;1H"


@pytest.mark.parametrize(("term", "can"), [("xterm-256color", True), ("vt100", False), ("no-such", False)])
def test_the_terminal_s_description_is_asked(term: str, can: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", term)
    assert (
        subprocess.run([sys.executable, "-c", ASK], check=True, capture_output=True).stdout
        == f"{can}".encode()
    )


def test_without_colours_words_are_bold_and_underlined_only() -> None:
    thrift = Thrift()
    thrift.colours = False
    sent = thrift.thin(frame((1, 1, run("at least 12", STYLES[2]) + run(" injured", STYLES[0]))))
    assert sent == "\x1b[1;12H injured\x1b[1;4m\x1b[1;1Hat least 12\x1b[0m\x1b[1;1H"


async def test_no_color_is_obeyed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = NewsdiffApp()
    async with app.run_test(size=(80, 24)):
        assert app.theme == ANSI.name
        assert not app._thrift.colours


def test_marks_of_a_frame_pass() -> None:
    thrift = Thrift()
    assert thrift.thin("\x1b[?2026h") == "\x1b[?2026h"
    assert thrift.thin("\x1b[?2026l") == "\x1b[?2026l"


def test_what_is_forgotten_is_sent() -> None:
    thrift, shown = Thrift(), frame((1, 1, run("storm", STYLES[0])))
    first = thrift.thin(shown)
    thrift.forget()
    assert thrift.thin(shown) == first


def test_the_driver_writes_what_is_left() -> None:
    sent: list[str] = []

    class Driver:
        def write(self, data: str) -> None:
            sent.append(data)

    driver = thrifty(Driver, Thrift())()  # type: ignore[arg-type, call-arg]
    for _ in range(2):
        driver.write(frame((1, 1, "storm")))
    assert sent == ["\x1b[1;1Hstorm\x1b[1;1H", "\x1b[1;1H"]


async def test_the_reader_has_such_a_driver() -> None:
    app = NewsdiffApp()
    assert app.get_driver_class().__name__ == "Thrifty"
    async with app.run_test(size=(80, 24)) as pilot:
        app._thrift.thin(frame((1, 1, "storm")))
        await pilot.press("ctrl+l")
        assert app._thrift.thin(frame((1, 1, "storm"))) != "\x1b[1;1H"


def test_a_frame_of_its_own_has_the_marks_that_the_terminal_asked_for() -> None:
    thrift, sent = Thrift(), list[str]()
    thrift.send = sent.append
    thrift.paint([Row(2, 3, "ab")], (0, 0))
    assert sent == ["\x1b[2;3Hab\x1b[1;1H"]
    thrift.thin("\x1b[?2026h")
    thrift.paint([Row(2, 3, "ac")], (0, 0))
    assert sent[1] == "\x1b[?2026h\x1b[2;4Hc\x1b[1;1H\x1b[?2026l"


def test_a_frame_of_its_own_is_not_sent_when_it_is_not_understood() -> None:
    thrift, sent = Thrift(), list[str]()
    thrift.send = sent.append
    with pytest.raises(Unknown):
        thrift.paint([Row(1, 1, "a"), Row(2, 1, "\x1b]8;;x\x1b\\b")], (0, 0))
    assert sent == []
