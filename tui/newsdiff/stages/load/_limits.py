"""What is the most that is read: past a limit it is said, and the rest is still compared."""

from __future__ import annotations

from dataclasses import dataclass

from newsdiff.model import InputError


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit, for the check and for `newsdiff inputs`."""

    what: str
    most: int
    unit: str


ARTICLE = Limit("one article", 10, "MB")
FILE = Limit("one file or page, with all that is packed in it", 64, "MB")
TOTAL = Limit("all articles of a comparison together", 200, "MB")
WORDS = Limit("the text of all articles of a comparison together", 20, "million characters")
ARTICLES = Limit("articles in a comparison", 1_000, "")
DEPTH = Limit("files packed within files", 4, "deep")
PAGES = Limit("pages of a PDF", 500, "")
SECONDS = Limit("loading one address", 30, "seconds")
REDIRECTS = Limit("redirects of one address", 10, "")

LIMITS = (ARTICLE, FILE, TOTAL, WORDS, ARTICLES, DEPTH, PAGES, SECONDS, REDIRECTS)

MEGABYTE = 1_000_000


def too_large(path: str, limit: Limit, remedy: str) -> InputError:
    """The failure of a document that is past a limit of size."""
    return InputError(path, f"it is larger than {limit.most} {limit.unit}", remedy)


def past(limit: Limit, size: int) -> bool:
    """Whether `size`, in bytes or characters, is past a limit in millions of them."""
    return size > limit.most * MEGABYTE
