"""What docs/security.md says of limits and tests is what the code has."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from cltv_core.opening import limits
from cltv_core.reading.decisions import amounts
from cltv_core.reading.source import account
from cltv_core.sources import https
from dashboard.server import pool, reading, sweep

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
UPLOAD = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["server"]["maxUploadSize"]
MB = 1 << 20
LIMITS: dict[str, list[float]] = {
    "one uploaded file": [UPLOAD],
    "all files of a visitor": [reading.MOST_BYTES / MB],
    "files that are read at once": [pool.MOST_AT_ONCE / MB],
    "a visitor without a line": [sweep.RETURNS_WITHIN, sweep.WORK_WAITS],
    "what an upload may unpack to": [
        limits.UNPACKED_ANYWAY_BYTES / limits.MB,
        limits.UNPACKED_TIMES,
        limits.MAX_UNPACKED_BYTES / limits.MB,
    ],
    "how deep it may be packed, and how many files it may hold": [limits.MAX_DEPTH, limits.MAX_MEMBERS],
    "cells and columns of its tables": [limits.MAX_CELLS, limits.MAX_COLUMNS],
    "lines of a text": [limits.MAX_LINES],
    "tags of a page or of XML": [limits.MAX_TAGS],
    "memory of the process that opens an upload": [
        limits.CHILD_MEMORY_BYTES / limits.MB,
        limits.CHILD_MEMORY_TIMES,
        limits.CHILD_MEMORY_TIMES_PACKED,
        limits.CHILD_MEMORY_MOST / limits.MB,
    ],
    "time of that process": [
        limits.CHILD_SECONDS,
        limits.CHILD_SECONDS_PER_MB,
        limits.CHILD_SECONDS_PER_MB_PACKED,
        limits.CHILD_PATIENCE,
    ],
    "columns of numbers that are held against the amount, and against each other": [
        amounts._MOST_COMPARED,
        amounts._MOST_WEIGHED,
    ],
    "one cell": [account.LONGEST_CELL],
    "torn rows of one file that are mended": [account._MOST_MENDED],
    "a file behind a link": [https.MOST_BYTES / limits.MB, https.MOST_SECONDS],
}


def table_below(heading: str) -> dict[str, str]:
    """The first and the second column of the table in a section."""
    section = PAGE.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    rows = [line.strip("| ").split(" | ") for line in section.splitlines() if line.startswith("| ")]
    return dict(rows[1:])


def test_every_number_among_the_limits_is_that_of_the_code() -> None:
    told = {
        what: [float(n.replace(",", "")) for n in re.findall(r"\d[\d,.]*\b", how)]
        for what, how in table_below("Limits").items()
    }
    assert {what: numbers for what, numbers in told.items() if numbers} == LIMITS


def test_every_test_that_is_named_exists() -> None:
    faults, promises = table_below("Faults that were found"), table_below("What is promised")
    assert len(faults) > 30
    for named in (*faults.values(), *promises.values()):
        for path in re.findall(r"`([^`]+)`", named):
            file, *names = path.split("::")
            assert (ROOT / file).exists(), path
            assert not names or f"def {names[-1]}(" in (ROOT / file).read_text(encoding="utf-8"), path
