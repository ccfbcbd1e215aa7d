"""Few cells and many are matched in two ways, which say the same."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
import pytest

from cltv_core.reading.orders.total_rows import LABEL
from cltv_core.reading.values import nobody
from cltv_core.reading.values.wording import among, whole

WRITTEN = (
    "|Grand Total|TOTALS 2024|Totally Cookies|Zwischensumme:|ΣΎΝΟΛΟ|合计|page ٣ total|sum|walk in customer|anna"
    "|customer unknown|general\n|retail-buyer|клиент|khách lẻ|cash cash|no-reply@shop.example|anna@shop.example"
    "|x@x.com|test12@a.b|info@mybakery.com\n|a\x0b@b.c"
)
CELLS = pd.Index(WRITTEN.split("|"), dtype="str")


@pytest.mark.parametrize("pattern", [LABEL, nobody.SOMEBODY, nobody.MAILBOXES], ids=["totals", "somebody", "mailboxes"])
def test_few_cells_match_as_many_do(pattern: re.Pattern[str]) -> None:
    few, many = whole(CELLS, pattern), whole(CELLS.repeat(200), pattern)
    assert 0 < few.sum() < len(CELLS)
    np.testing.assert_array_equal(many, few.repeat(200))


def test_cells_among_words_are_found_in_their_places() -> None:
    assert among(pd.Index(["gast", "Gast", "", "anna", "gast"], dtype="str"), nobody.NAMES).tolist() == [
        *(True, False, False, False, True)
    ]
