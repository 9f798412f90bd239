"""Counts what every run of the tests tries to break newsdiff with: `python -m tests.hostile` prints JSON.

files: broken, lying or bomb-like files, walls, articles cut off, packed bytes, and what the fuzzer found;
network: servers, addresses and lists of a cache that behave badly; system: signals, full and forbidden
disks; texts: texts that mean harm, each in three renderers of markdown. Each is one test, which passes only
when it ends in a comparison or in one sentence.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
COUNTED = {
    "files": (
        "test_one_that_is_broken_is_told_and_the_others_read",
        "test_a_page_that_was_not_captured_is_told",
        "test_an_article_without_its_end_is_told_so",
        "test_packed_bytes_in_a_text_are_set_aside",
        "test_a_file_of_packed_bytes_alone_is_told",
        "test_a_pdf_with_a_password",
        "test_a_line_of_ten_megabytes",
        "test_what_the_fuzzer_found",
    ),
    "network": (
        "test_a_server_that_behaves_badly_is_told",
        "test_what_is_no_address_is_never_asked",
        "test_a_port_where_nobody_listens",
        "test_the_web_must_not_lead_into_ones_own_network",
        "test_certificates_are_verified",
        "test_a_gigabyte_is_never_held",
        "test_kept_bytes_that_were_changed_are_not_used",
        "test_a_damaged_list_is_no_list",
        "test_a_cache_that_cannot_be_written_is_no_reason_not_to_read",
    ),
    "system": ("test_faults.py",),
    "texts": ("test_each_nasty_text",),
}
_FILES = ("test_inputs.py", "test_fuzz.py", "test_fetch.py", "test_faults.py", "reports/test_renderers.py")


class _Collected:
    """What pytest found."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def pytest_collection_modifyitems(self, items: Sequence[pytest.Item]) -> None:
        """Keep the names of the tests."""
        self.names = [item.nodeid for item in items]


def main() -> int:
    """Print how many of each there are."""
    found = _Collected()
    words = ["--collect-only", "-qqq", "-n", "0", *(f"{ROOT}/tests/{f}" for f in _FILES)]
    with redirect_stdout(StringIO()):
        code = pytest.main(words, plugins=[found])
    told = {kind: sum(any(p in n for p in parts) for n in found.names) for kind, parts in COUNTED.items()}
    sys.stdout.write(json.dumps(told) + "\n")
    return int(code)


if __name__ == "__main__":
    raise SystemExit(main())
