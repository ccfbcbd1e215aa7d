"""Files of groups -> tables of texts, whichever program wrote or changed them."""

from __future__ import annotations

import pandas as pd

from cltv_core.reading.open_table import open_tables
from cltv_core.reading.values.coded import coded


def group_tables(name: str, data: bytes) -> list[tuple[str, pd.DataFrame]]:
    """Open every table of a file. Raises what `open_tables` raises."""
    return [
        (name, pd.DataFrame({header: coded(table, header).text() for header in table.headers}))
        for table in open_tables(name, data)
    ]
