"""What the reader wants the tables to show."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Order(StrEnum):
    """In what order points are listed."""

    SEVERITY = "gravest first"
    READING = "in reading order"
    ARTICLES = "told by most first"
    KIND = "by kind"


def after(order: Order) -> Order:
    """The next order; after the last comes the first."""
    orders = tuple(Order)
    return orders[(orders.index(order) + 1) % len(orders)]


class Wishes(NamedTuple):
    """Kept while one comparison is read."""

    order: Order = Order.SEVERITY
    """Of the points."""
    divergent: bool = False
    """Whether to leave out what does not diverge."""
    dropped: bool = False
    """Whether to show the text that is no part of the articles."""
