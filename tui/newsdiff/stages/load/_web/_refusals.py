"""What a server answers that is no article."""

from __future__ import annotations

from newsdiff.model import InputError

_SAVE = "open it in a browser, save the page, and give the file"
_STATUS = {
    401: ("the site wants a login", _SAVE),
    402: ("the site wants to be paid", _SAVE),
    403: ("the site does not let it be loaded", _SAVE),
    404: ("there is no such page", "check the address"),
    410: ("the page has been taken away", "look for it in a web archive"),
    429: ("the site asks to come back later", f"wait, or {_SAVE}"),
    451: ("the page may not be shown here by law", "look for another article"),
}
_REFUSED = ("image/", "video/", "audio/", "font/", "model/")
_NAMES = {"application/zip": "an archive", "application/x-tar": "an archive", "text/css": "a style sheet"}


def refuse_status(address: str, status: int) -> None:
    """Let pass what was answered well.

    Raises:
        InputError: anything else.

    """
    if 200 <= status < 300:
        return
    problem, remedy = _STATUS.get(status, ("the site has a fault", f"try later, or {_SAVE}"))
    raise InputError(address, f"{problem} (HTTP {status})", remedy)


def refuse_kind(address: str, content_type: str) -> None:
    """Let pass all that may hold text, before any of it is read; what it is, its content tells.

    Raises:
        InputError: pictures, sounds, archives.

    """
    if content_type.startswith(_REFUSED) or content_type in _NAMES or "javascript" in content_type:
        what = _NAMES.get(content_type, content_type)
        raise InputError(address, f"it is no article, but {what}", "give the address of an article")
