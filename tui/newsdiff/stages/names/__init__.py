"""Names: people, organisations, groups and places, and which mentions of them are one."""

from __future__ import annotations

from newsdiff.stages.names._find import find_names

__all__ = ["find_names"]
