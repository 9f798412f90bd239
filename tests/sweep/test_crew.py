"""Workers that die are replaced; a task that kills them is given up, and no other is lost."""

from __future__ import annotations

from newsdiff.sweep import local
from newsdiff.sweep._crew import Lost
from tests.sweep.helpers import twice_or_die


def test_a_worker_that_dies_loses_nothing(tmp_path) -> None:
    crew = local(2)
    tasks = [(number, str(tmp_path)) for number in range(20)]
    try:
        found = list(crew.map(twice_or_die, tasks))
    finally:
        crew.close()
    assert [result for _, result in found] == [number * 2 for number in range(20)]
    assert crew.broken >= 1


def test_a_task_that_always_kills_is_told_and_the_rest_is_done(tmp_path) -> None:
    crew = local(2)
    (tmp_path / "died").touch()
    tasks = [(number, str(tmp_path)) for number in (1, 2, -1, 3, 4, 5)]
    try:
        found = [result for _, result in crew.map(twice_or_die, tasks)]
    finally:
        crew.close()
    assert isinstance(found[2], Lost)
    assert [each for each in found if not isinstance(each, Lost)] == [2, 4, 6, 8, 10]
