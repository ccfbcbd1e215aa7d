"""Hold what was read through a key to what was read of the same shop's export."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from cltv_core.reading import ReadOptions, SourceFile, read
from cltv_core.transactions import Transactions
from tests.core.reading.helpers import TODAY, exclusions


def read_file(file: SourceFile, **options: object) -> Transactions:
    return read([file], ReadOptions(**{"today": TODAY, **options}))  # type: ignore[arg-type]


def assert_same_sales(found: Transactions, exported: Transactions, unknown: Collection[str] = ()) -> None:
    """Orders, lines, refunds and what was left out agree to the cent; `unknown`: columns that only the export has."""
    for name, by in {"orders": "order_id", "lines": ["order_id", "product"], "refunds": ["order_id", "amount"]}.items():
        ours, theirs = (
            getattr(one, name).drop(columns=list(unknown), errors="ignore").sort_values(by).reset_index(drop=True)
            for one in (found, exported)
        )
        pd.testing.assert_frame_equal(ours, theirs, check_exact=True, check_categorical=False, obj=name)
    assert exclusions(found) == exclusions(exported)
    assert found.currency == exported.currency
    assert found.report.file_amount == exported.report.file_amount
