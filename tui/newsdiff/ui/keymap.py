"""The reader's own keys for commands."""

from __future__ import annotations

from newsdiff.ui.commands import COMMANDS
from newsdiff.ui.settings import SettingError, nearest

_MODIFIERS = ("ctrl", "alt", "shift", "super")


def checked(id: str, keys: str, origin: str) -> str:
    """Keys for a command, joined by commas and as Textual names them.

    Raises:
        SettingError: there is no such command or key; names the nearest.

    """
    if id not in COMMANDS:
        hint = nearest(id, COMMANDS) or "; newsdiff keys lists them."
        raise SettingError(f"{origin}: keys: there is no command {id!r}{hint}")
    found = [_named(key.strip(), id, origin) for key in keys.split(",") if key.strip()] if keys else []
    if keys == ",":
        found = ["comma"]
    if not found:
        raise SettingError(f"{origin}: keys: {id} has no key; write one like {COMMANDS[id].keys[0]!r}.")
    return ",".join(found)


def _named(key: str, id: str, origin: str) -> str:
    """Textual's name of a key that is written by name or by its sign."""
    from textual.keys import KEY_NAME_REPLACEMENTS, Keys, _character_to_key

    *modifiers, last = key.split("+") if key != "+" else ["+"]
    named = _character_to_key(last) if len(last) == 1 else last.lower()
    known = {str(k.value) for k in Keys} | set(KEY_NAME_REPLACEMENTS.values()) | {"space"}
    known |= {key for command in COMMANDS.values() for key in command.keys}
    wrong = [m for m in modifiers if m not in _MODIFIERS]
    if wrong or not (len(last) == 1 or named in known):
        whole = [f"{modifier}+{last}" for modifier in _MODIFIERS]
        hint = nearest(last, known) if not wrong else nearest(key, whole)
        raise SettingError(f"{origin}: keys: {id}: there is no key {key!r}{hint or '.'}")
    return "+".join([*modifiers, named])
