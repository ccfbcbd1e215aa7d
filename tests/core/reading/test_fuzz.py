"""Files damaged at random end in sales that close to the cent, or in a named error.

The first 120 seeds; CLTV_FUZZ=2000 in the environment takes that many.
"""

from __future__ import annotations

import os

import pytest

from tests.core.reading.fuzz import faults

SEEDS = int(os.environ.get("CLTV_FUZZ", "120"))
PARTS = 6
"""So that several workers share them."""


@pytest.mark.parametrize("part", range(PARTS))
def test_damaged_files_end_in_sales_or_a_named_error(part: int) -> None:
    assert list(faults(range(part, SEEDS, PARTS))) == []
