"""Files damaged at random end in sales that close to the cent, or in a named error.

The first 200 seeds; CLTV_FUZZ=2000 in the environment takes that many.
"""

from __future__ import annotations

import os

from tests.core.reading.fuzz import faults


def test_damaged_files_end_in_sales_or_a_named_error() -> None:
    assert list(faults(range(int(os.environ.get("CLTV_FUZZ", "200"))))) == []
