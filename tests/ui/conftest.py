"""What the tests of the reader share."""

from __future__ import annotations

import pytest

from newsdiff.model import Comparison
from newsdiff.ui.services import Services
from tests import build_comparison


@pytest.fixture(scope="session")
def harbour() -> Comparison:
    """Five articles about an invented fire."""
    return build_comparison.harbour()


@pytest.fixture(scope="session")
def seeds() -> Comparison:
    """The sample."""
    return build_comparison.seeds()


@pytest.fixture
def services() -> Services:
    """No desk, no pipeline, a report of one line."""

    def compute(paths, watch):
        raise AssertionError("nothing was to be compared")

    return Services(
        compute=compute,
        report=lambda _comparison, _verdicts: "# A report\n",
        desk=lambda: None,
        sample=lambda: None,
    )
