"""Days that belong to customers: birthdays, where the files hold them."""

from __future__ import annotations

import pandas as pd

from cltv_core.tactics.shop_facts import BIRTHDAY

_ISO = r"^\s*\d{4}[-./](?P<month>\d{1,2})[-./](?P<day>\d{1,2})(?!\d)"
_DOTS = r"^\s*(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.?(?:\d{2,4})?\s*$"
_SLASHES = r"^\s*(?P<day>\d{1,2})[/-](?P<month>\d{1,2})(?:[/-]\d{2,4})?\s*$"


def birthdays(customers: pd.DataFrame) -> pd.DataFrame:
    """Return `month` and `day` of each customer's birthday that can be read without a doubt, indexed as `customers`.

    12/05 counts only where another cell of the column tells which part is the month.
    """
    named = [name for name in customers if pd.Series([str(name)]).str.contains(BIRTHDAY, case=False).any()]
    for name in named:
        found = _days(customers[name].astype("str"))
        if len(found):
            return found
    return pd.DataFrame({"month": pd.Series(dtype="int64"), "day": pd.Series(dtype="int64")})


def _days(cells: pd.Series) -> pd.DataFrame:
    read = [_valid(cells.str.extract(pattern)) for pattern in (_ISO, _DOTS)]
    parts = cells.str.extract(_SLASHES).dropna().astype("int64")
    if (parts["day"] > 12).any() and not (parts["month"] > 12).any():
        read.append(_valid(parts))
    elif (parts["month"] > 12).any() and not (parts["day"] > 12).any():
        read.append(_valid(parts.rename(columns={"day": "month", "month": "day"})))
    found = pd.concat(read)
    return found[~found.index.duplicated()]


def _valid(parts: pd.DataFrame) -> pd.DataFrame:
    whole = parts.dropna().astype("int64")
    return whole[whole["month"].between(1, 12) & whole["day"].between(1, 31)][["month", "day"]]
