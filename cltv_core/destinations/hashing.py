"""SHA-256 as ad platforms match it: of the value in lower case and without blanks around it, as 64 hex digits."""

from __future__ import annotations

from hashlib import sha256

import pandas as pd

from cltv_core.destinations.declaration import Destination


def hashed(frame: pd.DataFrame, destination: Destination) -> pd.DataFrame:
    """Hash the columns that the destination takes hashed; empty cells stay empty."""
    fields = [column.field for column in destination.columns if column.hashed]
    cells = {field: frame[field] for field in fields if field in frame}
    if destination.hash_phone_digits and "phone" in cells:
        cells["phone"] = cells["phone"].str.lstrip("+")
    return frame.assign(**{field: _digests(column) for field, column in cells.items()})


def _digests(column: pd.Series) -> pd.Series:
    codes, distinct = pd.factorize(column)
    digests = [sha256(text.strip().lower().encode()).hexdigest() if text else "" for text in distinct.tolist()]
    return pd.Series(pd.Index(digests, dtype="str").take(codes), index=column.index, dtype="str")
