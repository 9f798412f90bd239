"""Pages from the network, each fetched once and kept. Imported only when an address is named."""

from __future__ import annotations

from newsdiff.stages.load._web._cache import Cache, Captured

__all__ = ["Cache", "Captured", "capture"]


def capture(address: str, *, refresh: bool = False, offline: bool = False) -> Captured:
    """The page at `address`: as it was kept, or else fetched and kept.

    With `refresh` it is fetched anew, and what was kept is kept too; with `offline` never.

    Raises:
        InputError: it is not kept and must not or cannot be fetched.

    """
    cache = Cache.of_user()
    if not refresh and (kept := cache.find(address)):
        return kept
    if offline:
        raise cache.missing(address)
    from newsdiff.stages.load._web._fetch import fetch

    found = fetch(address)
    cache.keep(found)
    return found
