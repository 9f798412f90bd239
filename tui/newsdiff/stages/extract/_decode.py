"""From bytes to canonical text."""

from __future__ import annotations

import codecs
import re
import unicodedata

from newsdiff.model import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""charset\s{0,4}=\s{0,4}["']?([\w.:-]{2,40})""", re.I)
_SAMPLE = 1 << 16
_LIKELY = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "koi8_r",
    "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr", "iso8859_2",
]  # fmt: skip
_NEWLINES = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e0fff]"
)
_LIGATURES = str.maketrans(
    {
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\ufb05": "st",
        "\ufb06": "st",
    }
)
"""Letters drawn as one, as PDF files have them: no word is looked up with them."""
_PILED = re.compile(r"[^\w\s\x00-\u02ff]{31,}")
_MARKS_KEPT = 30


def decode(path: str, content: bytes) -> str:
    """The text of `content`: by its byte order mark, as UTF-8, by its declaration, by guess, as windows-1252.

    Raises:
        InputError: the byte order mark promises an encoding that the bytes are not in.

    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _marked(path, content[len(mark) :], encoding)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        found = _damaged(content) or _declared(content) or _guessed(content)
        return found or content.decode("cp1252", "replace")


def _marked(path: str, content: bytes, encoding: str) -> str:
    if encoding == "utf-8":
        return content.decode(encoding, "replace")
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        problem = f"it says that it is {encoding.upper()}, and is not"
        raise InputError(path, problem, "save the article as UTF-8 text") from error


def _damaged(content: bytes) -> str | None:
    """UTF-8 with a few other bytes, or cut off in a letter; None when it is not UTF-8 at all."""
    text = content.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    beyond = sum(map(len, re.findall(r"[\x80-\uffef]+", text)))
    if bad == 1 and text.endswith("\ufffd") and beyond:
        return text
    return content.decode("utf-8", _MIXED) if beyond > 9 * bad else None


def _western(error: UnicodeError) -> tuple[str, int]:
    """Bytes that are no UTF-8, in a text that else is, as windows-1252: pasted from elsewhere."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


_MIXED = "newsdiff.western"
codecs.register_error(_MIXED, _western)


def _declared(content: bytes) -> str | None:
    if not (found := _DECLARED.search(content[:4096])):
        return None
    try:
        return content.decode(found[1].decode("ascii"))
    except (LookupError, UnicodeError):
        return None


def _guessed(content: bytes) -> str | None:
    from charset_normalizer import from_bytes

    found = from_bytes(content[:_SAMPLE], cp_isolation=list(_LIKELY), preemptive_behaviour=False)
    best = found.best()
    if best is None:
        return None
    western = (each for each in found if each.encoding == "cp1252")
    as_good = any(each.chaos <= best.chaos and each.coherence >= best.coherence for each in western)
    return content.decode("cp1252" if as_good else best.encoding, "replace")


def canonical(text: str) -> str:
    r"""NFC, `\n` only, tabs as blanks, ligatures as letters; no control or bidirectional marks.

    No letter, mark or blank that a reader could see is lost, but for combining marks piled more than
    thirty high.
    """
    plain = _UNSEEN.sub("", _NEWLINES.sub("\n", text)).replace("\t", " ")
    if plain.isascii():
        return plain
    return unicodedata.normalize("NFC", _PILED.sub(_lowered, plain.translate(_LIGATURES)))


def _lowered(piled: re.Match[str]) -> str:
    """The run with its piles cut: normalising is quadratic in their height (Unicode UAX 15, section 13)."""
    kept: list[str] = []
    height = 0
    for character in piled[0]:
        height = height + 1 if unicodedata.combining(character) else 0
        if height <= _MARKS_KEPT:
            kept.append(character)
    return "".join(kept)
