"""Makes the table of a view."""

from __future__ import annotations

from newsdiff.ui.course import Course
from newsdiff.ui.session import Session
from newsdiff.ui.view import View
from newsdiff.ui.views.articles import ArticlesSheet
from newsdiff.ui.views.framing import FramingSheet
from newsdiff.ui.views.names import NamesSheet
from newsdiff.ui.views.numbers import NumbersSheet
from newsdiff.ui.views.points import PointsSheet
from newsdiff.ui.views.sheet import Sheet
from newsdiff.ui.views.wishes import Wishes


def make(view: View, session: Session, course: Course, wishes: Wishes) -> Sheet:
    """The table of a view other than the read view."""
    match view:
        case View.NAMES:
            return NamesSheet(session, wishes)
        case View.NUMBERS:
            return NumbersSheet(session, wishes)
        case View.FRAMING:
            return FramingSheet(session, wishes)
        case View.ARTICLES:
            return ArticlesSheet(session, wishes)
        case _:
            return PointsSheet(session, course, wishes)
