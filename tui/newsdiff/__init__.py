"""Compare how several outlets tell one event."""

__version__ = "0.1.0"
