"""The pure parts beside the galley: commands, course, finding, detail, saving, themes, jobs."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from rich.cells import cell_len
from textual.color import Color

from newsdiff.model import SERIOUS, Cancelled, Comparison, NewsdiffError, OutputError
from newsdiff.ui.apart import Watch
from newsdiff.ui.commands import APP, COMMANDS, EVENT, EVENTS, LINK, READ, START, key_name
from newsdiff.ui.course import Course, labels, targets, to_show
from newsdiff.ui.detail import tell, tell_point
from newsdiff.ui.finding import LIMIT, find
from newsdiff.ui.job import Job, read_and_compare
from newsdiff.ui.kinds import GLYPH, KINDS, headline
from newsdiff.ui.sample import sample_folder
from newsdiff.ui.saving import proposed_name, write
from newsdiff.ui.search import Search
from newsdiff.ui.theme import DARK, LIGHT, THEMES, variable
from newsdiff.ui.view import View
from tests.build_comparison import compare, hostile, large


@pytest.mark.parametrize("commands", [(*READ, *APP), (*START, *APP), (*EVENTS, *APP)])
@pytest.mark.parametrize("view", View)
def test_no_key_is_given_twice_in_a_view(commands, view: View) -> None:
    keys = [key for command in commands if command.fits(view) for key in command.keys]
    assert len(keys) == len(set(keys))


def test_every_command_is_told() -> None:
    assert len(COMMANDS) == len({*READ, *LINK, *START, *EVENTS, *EVENT, *APP})
    for command in COMMANDS.values():
        assert command.name
        assert command.help.endswith(".")


@pytest.mark.parametrize(
    ("key", "shown"),
    [("right_square_bracket", "]"), ("f5", "F5"), ("ctrl+f", "ctrl+f"), ("alt+down", "alt+↓")],
)
def test_keys_are_named_as_they_are_printed(key: str, shown: str) -> None:
    assert key_name(key) == shown


def test_each_kind_has_its_own_sign_of_one_cell() -> None:
    assert len(set(GLYPH.values())) == len(KINDS)
    assert all(cell_len(glyph) == 1 for glyph in GLYPH.values())


def test_the_course_holds_every_divergence_once(harbour: Comparison) -> None:
    course = Course(harbour)
    assert sorted(d.id for d in course.stops) == sorted(d.id for d in harbour.divergences)
    assert [p.topic for p in course.points[-2:]] == ["Told in distant places", "Only in C"]
    for place, stop in enumerate(course.stops):
        assert stop in course.points[course.point_of[place]].divergences
        assert course.place_of(stop.id) == place


def test_steps_end_at_the_ends_and_find_the_serious(harbour: Comparison) -> None:
    course = Course(harbour)
    assert course.step(-1, 1) == 0
    assert course.step(0, -1) is None
    assert course.step(len(course.stops) - 1, 1) is None
    serious = [i for i, d in enumerate(course.stops) if d.severity >= SERIOUS]
    assert course.step(serious[0], 1, serious=True) == serious[1]
    assert course.step(serious[-1], 1, serious=True) is None


def test_a_pane_keeps_its_article_when_it_is_part_of_the_divergence(harbour: Comparison) -> None:
    for divergence in harbour.divergences:
        on = labels(divergence)
        for left in "ABCDE":
            for right in "ABCDE":
                shown = to_show(divergence, (left, right) if left != right else (left,))
                if left in on and left != right:
                    assert shown[0] == left
                answers = [
                    s for s in divergence.sides if s.value is not None and set(s.articles) & set(shown)
                ]
                assert answers
                if left != right:
                    assert shown[0] != shown[1]
                    assert len(targets(harbour, divergence, shown)) <= 2


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        ("ferry", 11),
        ("Ferry", 2),
        ("lady  orwen", 4),
        ("", 0),
        ("  ", 0),
        ("seafarers' union", 1),
        ('"we had', 1),
    ],
)
def test_finds_with_smart_case(harbour: Comparison, wanted: str, count: int) -> None:
    hits = find(harbour, wanted)
    assert len(hits) == count
    for hit in hits:
        found = harbour.article[hit.article].text[hit.start : hit.end]
        assert len(found.split()) == len(wanted.split())


def test_a_search_of_a_megabyte_has_an_end() -> None:
    search = Search(find(large(2, 4000), "e"))
    assert search.told() == f"{LIMIT}+ found"


def test_a_search_goes_round(harbour: Comparison) -> None:
    search = Search(find(harbour, "ferry")).from_article("C")
    assert search.current is not None
    assert search.current.article == "C"
    assert search.told().endswith("of 11 · C")
    assert search.step(11).current == search.current
    assert Search().step(1).current is None
    assert Search().told() == "not found"


@pytest.mark.parametrize("width", [24, 40, 78, 138, 198])
def test_a_divergence_is_told_for_every_article_within_the_width(harbour: Comparison, width: int) -> None:
    for divergence in harbour.divergences:
        lines = ["".join(bit.text for bit in line) for line in tell(harbour, divergence, width)]
        assert max(map(cell_len, lines)) <= width
        for label in labels(divergence):
            assert any(line.startswith(label) for line in lines)
        assert "because" in "".join(lines)


def test_of_very_many_answers_the_first_are_told(harbour: Comparison) -> None:
    first = harbour.divergences[0]
    many = replace(first, sides=first.sides * 60)
    lines = ["".join(bit.text for bit in line) for line in tell(harbour, many, 100)]
    asked = sum(len(side.articles) for side in many.sides)
    assert len(lines) < 110 < asked
    assert f"and {asked - 100} more; the report has them all" in lines


def test_an_omission_shows_that_it_was_looked_for(harbour: Comparison) -> None:
    omission = next(d for d in harbour.divergences if d.id == "d07")
    told = "\n".join("".join(bit.text for bit in line) for line in tell(harbour, omission, 100))
    assert "silent    nearest, likeness 0.17: Shares in the line" in told
    assert "nothing there is like it" in told


def test_a_point_without_divergence_is_told(harbour: Comparison) -> None:
    for point in Course(harbour).points:
        lines = ["".join(bit.text for bit in line) for line in tell_point(harbour, point, 60)]
        assert max(map(cell_len, lines)) <= 60


def test_hostile_words_are_told_harmless() -> None:
    comparison = hostile()
    for width in (10, 30, 80):
        for line in tell(comparison, comparison.divergences[0], width):
            assert "\x1b" not in "".join(bit.text for bit in line)


def test_the_proposed_name_is_plain(harbour: Comparison) -> None:
    assert proposed_name(harbour) == "newsdiff-ferry-fire-at-marrow-quay-leaves-2031-03-04.md"
    assert proposed_name(hostile()) == "newsdiff-bold-he-said-b-31m-rm.md"
    assert headline(replace(harbour, articles=harbour.articles[1:])).startswith("Blaze")


def test_saves_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "report.md"
    assert write(target, "one\n") == target
    assert write(target, "two ∅\n").read_text(encoding="utf-8") == "two ∅\n"
    for bad in (tmp_path, tmp_path / "none" / "report.md", tmp_path / "nul\0l.md"):
        with pytest.raises(OutputError, match="could not be saved"):
            write(bad, "three")
    assert [path.name for path in tmp_path.iterdir()] == ["report.md"]


def luminance(color: str) -> float:
    """WCAG 2.2 relative luminance."""
    parts = [c / 255 for c in Color.parse(color).rgb]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", [t for t in THEMES if not t.ansi], ids=lambda theme: theme.name)
def test_all_words_can_be_read(theme) -> None:
    named = theme.variables
    words = [variable(kind) for kind in KINDS] + ["quiet", "alone", "notice"]
    for color in [*(named[word] for word in words), theme.foreground, theme.accent, theme.primary]:
        for page in (theme.background, named["raised"], theme.panel):
            light, dark = sorted((luminance(color), luminance(page)), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (color, page)


def test_both_themes_have_the_same_variables() -> None:
    assert DARK.variables.keys() == LIGHT.variables.keys()


def test_the_sample_comes_along() -> None:
    folder = sample_folder()
    assert folder is not None
    assert list(Path(folder).glob("*.txt"))


def test_a_job_gives_its_outcome() -> None:
    outcome = SimpleNamespace(comparison=compare(()), failures=())
    job = Job(["a"], lambda *_: outcome).start()
    assert job.ended(5)
    assert job.outcome() is outcome


def test_a_job_can_be_stopped() -> None:
    started = threading.Event()

    def compute(_paths, watch):
        while not watch.stopped():
            watch.progress("read", 0, 1)
            started.set()

    job = Job(["a"], compute).start()
    assert started.wait(5)
    job.stop()
    assert job.ended(5)
    assert job.progress == ("read", 0, 1)
    with pytest.raises(Cancelled):
        job.outcome()


def test_any_fault_of_a_job_is_one_sentence() -> None:
    def compute(*_):
        raise ZeroDivisionError("oh")

    job = Job(["a"], compute).start()
    assert job.ended(5)
    with pytest.raises(NewsdiffError, match=r"could not compare these articles \(ZeroDivisionError: oh\)"):
        job.outcome()


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    pytest.importorskip("newsdiff.stages.names")
    compute = read_and_compare()
    with pytest.raises(NewsdiffError, match="there is no such file"):
        compute([str(tmp_path / "none.txt")], Watch(lambda *_: None, lambda: False, lambda _: None))
