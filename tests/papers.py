"""Two short articles on one event."""

from __future__ import annotations

FIRST = (
    "Fire at Orwen mill\n\n"
    "At least 12 workers were injured in a fire at the Orwen mill on Monday, police said.\n\n"
    "The mill, built in 1911, makes paper for newspapers in the region.\n"
)
SECOND = (
    "Blaze injures 30 in Orwen\n\n"
    "Some 30 workers were injured in a fire at the Orwen mill on Monday, a union said.\n\n"
    "Its owner promised to rebuild the mill within a year.\n"
)
