"""What can be set, where, and what is said of what is set wrongly."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsdiff.cli import main
from newsdiff.desk import Desk
from newsdiff.ui.commands import APP, LINK, READ, START
from newsdiff.ui.look import Look, as_kept, from_kept, left, settled
from newsdiff.ui.settings import SETTINGS, SettingError, Settings, read_settings


@pytest.fixture(autouse=True)
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The config file, which is not there yet; nothing is set."""
    for setting in SETTINGS:
        monkeypatch.delenv(setting.variable, raising=False)
    monkeypatch.delenv("NEWSDIFF_KEYS", raising=False)
    monkeypatch.delenv("NEWSDIFF_CONFIG", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NEWSDIFF_DATA", str(tmp_path / "desk"))
    from newsdiff.ui.settings import config_file

    path = config_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def test_nothing_is_set_without_a_file() -> None:
    assert read_settings() == Settings()


def test_a_flag_wins_over_a_variable_and_that_over_the_file(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config.write_text(
        'theme = "light"\npanes = 3\nleast = 0.5\nwrap = false\n[keys]\nundo = ["U", "ctrl+z"]\n', "utf-8"
    )
    monkeypatch.setenv("NEWSDIFF_PANES", "4")
    monkeypatch.setenv("NEWSDIFF_LEAST", "0.3")
    monkeypatch.setenv("NEWSDIFF_KEYS", "find=?;save=f8")
    found = read_settings({"least": "0.7", "theme": None}, ["save=,"])
    assert found.values == {"theme": "light", "panes": 4, "least": 0.7, "wrap": False}
    assert found.origins["panes"] == "NEWSDIFF_PANES"
    assert found.origins["least"] == "--least"
    assert found.origins["theme"] == str(config)
    assert found.keys == {"undo": "U,ctrl+z", "find": "question_mark", "save": "comma"}


WRONG = [
    ("theme = 'drak'", "theme: 'drak' is not dark, light or ansi; did you mean 'dark'?"),
    ("thme = 'dark'", "there is no setting 'thme'; did you mean 'theme'?"),
    ("panes = 5", "panes: 5 is not 1 to 4; the nearest is 4."),
    ("least = -0.5", "least: -0.5 is not 0 to 1; 0.7 is serious; the nearest is 0."),
    ("panes = true", "panes: True is not 1 to 4."),
    ("least = 'much'", "least: 'much' is not 0 to 1; 0.7 is serious."),
    ("least = nan", "least: nan is not 0 to 1; 0.7 is serious."),
    ("wrap = 'perhaps'", "wrap: 'perhaps' is not true or false."),
    (
        "[keys]\n'divergence.nxt' = 'x'",
        "there is no command 'divergence.nxt'; did you mean 'divergence.next'?",
    ),
    ("[keys]\nundo = 'pagedwn'", "keys: undo: there is no key 'pagedwn'; did you mean 'pagedown'?"),
    ("[keys]\nundo = 'ctrll+z'", "keys: undo: there is no key 'ctrll+z'; did you mean 'ctrl+z'?"),
    ("[keys]\nundo = ''", "keys: undo has no key; write one like 'u'."),
    ("theme = ", "it is no TOML: "),
]


@pytest.mark.parametrize(("written", "told"), WRONG)
def test_what_is_wrong_is_named_with_the_nearest_that_would_do(config: Path, written: str, told: str) -> None:
    config.write_text(written, "utf-8")
    with pytest.raises(SettingError) as failure:
        read_settings()
    assert str(failure.value).startswith(f"{config}: ")
    assert told in str(failure.value)
    assert "\n" not in str(failure.value)


def test_a_file_that_is_no_text(config: Path) -> None:
    config.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingError, match="it cannot be read"):
        read_settings()


def test_a_file_that_is_named_must_be_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSDIFF_CONFIG", "/nowhere/config.toml")
    with pytest.raises(SettingError, match="there is no such file; NEWSDIFF_CONFIG names it"):
        read_settings()


def test_a_wrong_flag_or_variable_is_named_by_itself(monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    assert main(["config", "--theme", "lihgt"]) == 2
    assert capsys.readouterr().err == (
        "newsdiff: --theme: 'lihgt' is not dark, light or ansi; did you mean 'light'?\n"
    )
    monkeypatch.setenv("NEWSDIFF_MOUSE", "maybe")
    assert main(["config"]) == 2
    assert capsys.readouterr().err == "newsdiff: NEWSDIFF_MOUSE: 'maybe' is not true or false.\n"


def test_config_tells_what_is_set_and_where(config: Path, capsys) -> None:
    config.write_text("theme = 'light'\n[keys]\nundo = 'U'\n", "utf-8")
    assert main(["config", "--panes", "3", "--no-wrap"]) == 0
    told = capsys.readouterr().out
    lines = {line.split()[0]: line.split() for line in told.splitlines() if line.strip()}
    assert lines["theme"][1:3] == ["light", str(config)]
    assert lines["panes"][1:3] == ["3", "--panes"]
    assert lines["wrap"][1:3] == ["false", "--wrap"]
    assert f"keys.undo = U  ({config})" in told
    assert str(config) in told.splitlines()[0]
    for setting in SETTINGS:
        assert setting.variable in told


def test_keys_are_printed_from_the_one_table(capsys) -> None:
    assert main(["keys", "--key", "undo=ctrl+z"]) == 0
    told = capsys.readouterr().out
    for command in (*READ, *LINK, *START, *APP):
        assert command.id in told
        assert command.help in told
    assert any(line.split()[:2] == ["ctrl+z", "undo"] for line in told.splitlines())


def test_every_setting_has_a_flag(capsys) -> None:
    assert main(["read", "--help"]) == 0
    told = capsys.readouterr().out
    for setting in SETTINGS:
        assert f"--{setting.name}" in told


def test_how_the_screen_was_left_comes_back(tmp_path: Path) -> None:
    look = Look("light", 3, True, False)
    assert from_kept(as_kept(look)) == look
    assert left() == Look()
    Desk(tmp_path / "desk" / "desk.sqlite3").keep(as_kept(look))
    assert left() == look
    assert settled(left(), Settings({"theme": "ansi", "panes": 1})) == Look("ansi", 1, True, False)


@pytest.mark.parametrize("kept", [None, 3, "x", {"theme": 5, "panes": "2", "wrap": 1, "other": True}])
def test_what_was_kept_wrongly_is_left_out(kept) -> None:
    assert from_kept({"look": kept}) == Look()


def test_a_damaged_desk_is_no_matter(tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "desk.sqlite3").write_bytes(b"no database " * 99)
    assert left() == Look()
