"""Whether every field of a value that was built from a file holds what its type says.

Python does not look when it builds a dataclass; what comes from outside has to be looked at.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from types import UnionType
from typing import get_args, get_origin, get_type_hints

_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""Control characters and halves of pairs: no canonical text holds them, and a terminal would obey some."""
_WITH_CARE = frozenset({"path"})
"""Fields that may hold such characters, as file names may; they are shown with care everywhere."""
_known: dict[type, Sequence[tuple[str, object]]] = {}


def check_types(value: object) -> None:
    """Go through a dataclass and all that it holds.

    Raises:
        ValueError: a field holds another type, a number that is none, or a control character; says which.

    """
    for name, wanted in _fields(type(value)):
        held = getattr(value, name)
        if not (isinstance(held, str) if name in _WITH_CARE else _fits(held, wanted)):
            kind = type(value).__name__.lower()
            raise ValueError(f"the {name} of a {kind} is of another type, or holds control characters")


def _fields(kind: type) -> Sequence[tuple[str, object]]:
    """The fields of a dataclass, each with its type."""
    if not is_dataclass(kind):
        return ()
    if kind not in _known:
        hints = get_type_hints(kind)
        _known[kind] = [(field.name, hints[field.name]) for field in fields(kind)]
    return _known[kind]


def _fits(held: object, wanted: object) -> bool:
    """Whether `held` is a `wanted`, and so with all that it holds."""
    if get_origin(wanted) is UnionType:
        return any(_fits(held, one) for one in get_args(wanted))
    if get_origin(wanted) is tuple:
        return isinstance(held, tuple) and all(_fits(part, get_args(wanted)[0]) for part in held)
    if not isinstance(wanted, type) or not isinstance(held, wanted):
        return False
    if isinstance(held, str):
        return not _STEERING.search(held)
    if isinstance(held, bool | float):
        return wanted is not int and math.isfinite(held)
    check_types(held)
    return True
