"""Thousands of articles grouped into events, each event compared, all of it in one index.

    sources -> units -> features (in workers) -> groups -> events -> comparisons (in workers) -> index

Workers read articles where they lie; only features, and finished comparisons, travel. Only the main
process writes.
"""

from __future__ import annotations

from newsdiff.sweep._crew import Crew, cluster, local
from newsdiff.sweep._export import write_csv, write_reports
from newsdiff.sweep._features import Features, features_of
from newsdiff.sweep._grouping import Grouping, groups
from newsdiff.sweep._list import EventRow, Events, Order
from newsdiff.sweep._run import Summary, sweep
from newsdiff.sweep._wanted import Wanted

__all__ = [
    "Crew",
    "EventRow",
    "Events",
    "Features",
    "Grouping",
    "Order",
    "Summary",
    "Wanted",
    "cluster",
    "features_of",
    "groups",
    "local",
    "sweep",
    "write_csv",
    "write_reports",
]
