"""What can be set: in the config file, by an environment variable or by a flag. Knows no screen.

A flag wins over an environment variable, that over the file, and that over how newsdiff was left.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from math import isnan
from pathlib import Path
from typing import Any

from newsdiff.model import NewsdiffError

_YES = {
    "1": True,
    "true": True,
    "yes": True,
    "on": True,
    "0": False,
    "false": False,
    "no": False,
    "off": False,
}

Value = str | int | float | bool
Read = Callable[[Any], Value | None]
"""Reads a value as it was written; None when it is not usable."""


class SettingError(NewsdiffError):
    """A setting is wrong: names where it stands, what it is, and the nearest that would do."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that can be set."""

    name: str
    """As in the file and, after `--`, on the command line."""
    help: str
    """One sentence."""
    takes: str
    """What it can be, for people."""
    read: Read
    values: tuple[str, ...] = ()
    """All that it can be, when they are few."""
    bounds: tuple[int, int] | None = None
    """The least and the greatest that a number can be."""

    @property
    def variable(self) -> str:
        """The environment variable."""
        return f"NEWSDIFF_{self.name.upper().replace('-', '_')}"


    def bound(self, written: object) -> str:
        """`; the nearest is X.` for a number out of bounds, else a full stop."""
        try:
            value = float(str(written))
        except ValueError:
            return "."
        if self.bounds is None or isnan(value):
            return "."
        return f"; the nearest is {min(max(value, self.bounds[0]), self.bounds[1]):g}."


def _one_of(*values: str) -> Read:
    return lambda written: written if written in values else None


def _switch(written: object) -> bool | None:
    if isinstance(written, bool):
        return written
    return _YES.get(str(written).lower())


def _whole(least: int, most: int) -> Read:
    def read(written: object) -> int | None:
        text = "" if isinstance(written, bool) else str(written)
        return int(text) if text.isdecimal() and least <= int(text) <= most else None

    return read


def _share(written: object) -> float | None:
    try:
        value = float(str(written))
    except ValueError:
        return None
    return value if 0 <= value <= 1 else None


def _text(written: object) -> str | None:
    return written if isinstance(written, str) and written.strip() else None


THEME_NAMES = ("dark", "light", "ansi")
_VIEW_NAMES = ("read", "points", "names", "numbers", "framing", "articles")

SETTINGS: tuple[Setting, ...] = (
    Setting("theme", "Colours: dark, light, or those of the terminal.", "dark, light or ansi",
            _one_of(*THEME_NAMES), THEME_NAMES),
    Setting("view", "The view to open.", ", ".join(_VIEW_NAMES), _one_of(*_VIEW_NAMES), _VIEW_NAMES),
    Setting("panes", "Articles side by side.", "1 to 4", _whole(1, 4), bounds=(1, 4)),
    Setting("rows-only", "Leave out what only one article tells.", "true or false", _switch),
    Setting("wrap", "Break long lines.", "true or false", _switch),
    Setting("least", "Show divergences of this severity or more.", "0 to 1; 0.7 is serious",
            _share, bounds=(0, 1)),
    Setting("editor", "What e opens; else VISUAL, else EDITOR.", "a command", _text),
    Setting("mouse", "Take clicks and the wheel.", "true or false", _switch),
    Setting("watch", "Offer a reload when files change.", "true or false", _switch),
)  # fmt: skip
"""All settings, in the order in which they are told."""

BY_NAME: Mapping[str, Setting] = {setting.name: setting for setting in SETTINGS}
KEYS_VARIABLE = "NEWSDIFF_KEYS"


@dataclass(frozen=True)
class Settings:
    """What is set; what is not is left to newsdiff."""

    values: Mapping[str, Value] = field(default_factory=dict)
    """By name of a setting."""
    origins: Mapping[str, str] = field(default_factory=dict)
    """Where each was set: a file, a variable or a flag; that of a key under `keys.ID`."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """The keys of a command by its id, joined by commas, in place of its own."""

    def text(self, name: str) -> str | None:
        """A setting that is a word."""
        value = self.values.get(name)
        return value if isinstance(value, str) else None

    def switch(self, name: str) -> bool | None:
        """A setting that is on or off."""
        value = self.values.get(name)
        return value if isinstance(value, bool) else None

    def number(self, name: str) -> float | None:
        """A setting that is a number."""
        value = self.values.get(name)
        return None if isinstance(value, str | bool) else value


def config_file() -> Path:
    """Where the config file is, or would be; `NEWSDIFF_CONFIG` names another."""
    named = os.environ.get("NEWSDIFF_CONFIG")
    if named:
        return Path(named).expanduser()
    from platformdirs import user_config_dir

    return Path(user_config_dir("newsdiff", appauthor=False)) / "config.toml"


def read_settings(flags: Mapping[str, object] | None = None, keys: Iterable[str] = ()) -> Settings:
    """All that is set; `flags` by name of a setting, `keys` as `ID=KEY`.

    Raises:
        SettingError: something is wrong; the first that is.

    """
    found = _Found()
    found.read_file(config_file())
    for setting in SETTINGS:
        written = os.environ.get(setting.variable)
        if written:
            found.put(setting.name, written, setting.variable)
    for pair in filter(None, os.environ.get(KEYS_VARIABLE, "").split(";")):
        found.put_key(pair, KEYS_VARIABLE)
    for name, given in (flags or {}).items():
        if given is not None:
            found.put(name, given, f"--{name}")
    for pair in keys:
        found.put_key(pair, "--key")
    return Settings(found.values, found.origins, found.keys)


class _Found:
    """Gathers settings; a later one takes the place of an earlier one."""

    def __init__(self) -> None:
        self.values: dict[str, Value] = {}
        self.origins: dict[str, str] = {}
        self.keys: dict[str, str] = {}

    def read_file(self, path: Path) -> None:
        if not path.is_file():
            if os.environ.get("NEWSDIFF_CONFIG"):
                raise SettingError(f"{path}: there is no such file; NEWSDIFF_CONFIG names it.")
            return
        for name, written in _parsed(path).items():
            if name == "keys" and isinstance(written, dict):
                for id, keys in written.items():
                    joined = ",".join(map(str, keys)) if isinstance(keys, list) else str(keys)
                    self.put_key(f"{id}={joined}", str(path))
            else:
                self.put(name, written, str(path))

    def put(self, name: str, written: object, origin: str) -> None:
        setting = BY_NAME.get(name)
        if setting is None:
            hint = nearest(name, [*BY_NAME, "keys"])
            raise SettingError(f"{origin}: there is no setting {name!r}{hint}")
        value = setting.read(written)
        if value is None:
            hint = nearest(str(written), setting.values) or setting.bound(written)
            told = "" if origin.endswith((setting.variable, f"--{name}")) else f"{name}: "
            raise SettingError(f"{origin}: {told}{written!r} is not {setting.takes}{hint}")
        self.values[name], self.origins[name] = value, origin

    def put_key(self, pair: str, origin: str) -> None:
        from newsdiff.ui.keymap import checked

        id, _, keys = (part.strip() for part in pair.partition("="))
        self.keys[id] = checked(id, keys, origin)
        self.origins[f"keys.{id}"] = origin


def _parsed(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise SettingError(f"{path}: it cannot be read; check that it is a text file of your own.") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingError(f"{path}: it is no TOML: {error}.") from error


def nearest(written: str, known: Iterable[str]) -> str:
    """`; did you mean X?`, or '' when nothing known is like it."""
    from difflib import get_close_matches

    found = get_close_matches(written.lower(), list(known), 1, 0.5)
    return f"; did you mean {found[0]!r}?" if found else ""
