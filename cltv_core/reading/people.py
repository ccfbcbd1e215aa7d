"""Who the customers of the orders are, as their latest order says."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from cltv_core.reading.columns import Coded, of_groups
from cltv_core.reading.grouping import Grouped
from cltv_core.reading.rows import Rows

_CONTACT = ("email", "phone", "first_name", "last_name", "name", "consent", "country", "postcode")


def customers_of(rows: Rows, grouped: Grouped, orders: npt.NDArray[np.int64]) -> pd.DataFrame:
    """One row a customer of these orders, with what the latest order to say so says of them."""
    in_time = orders[np.argsort(grouped.at[orders], kind="stable")]
    people = grouped.customer.codes[in_time]
    size = len(grouped.customer.values)
    present = np.flatnonzero(np.bincount(people, minlength=size)) if len(people) else people
    frame = pd.DataFrame({"customer_id": grouped.customer.values.take(present)})
    for role in _CONTACT:
        if role in rows.texts:
            of_order = of_groups(rows.text(role), rows.orders.codes, grouped.size)
            latest = of_groups(Coded(of_order.codes[in_time], of_order.values), people, size, last=True)
            frame[role] = latest.text().take(present)
    return _split_names(frame)


def _split_names(frame: pd.DataFrame) -> pd.DataFrame:
    """Full names as first and last name where the file has no columns for them."""
    if "name" not in frame:
        return frame
    names = frame.pop("name")
    if "first_name" not in frame and "last_name" not in frame:
        parts = names.str.rsplit(" ", n=1, expand=True).reindex(columns=[0, 1]).fillna("").astype("str")
        frame["first_name"], frame["last_name"] = parts[0], parts[1]
    return frame
