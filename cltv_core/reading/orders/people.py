"""Who the customers of the orders are, as their latest order says."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from cltv_core.reading.orders.grouping import Grouped
from cltv_core.reading.orders.rows import Rows
from cltv_core.reading.values.coded import Coded, of_groups

_CONTACT = ("email", "phone", "first_name", "last_name", "name", "consent", "country", "postcode")


def customers_of(rows: Rows, grouped: Grouped, orders: npt.NDArray[np.int64]) -> pd.DataFrame:
    """Return one row a customer of these orders, with what their latest order that has it says of them."""
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
    if rows.understanding.format.no_mailing:
        frame["consent"] = "no"
    return split_names(frame)


def split_names(frame: pd.DataFrame) -> pd.DataFrame:
    """Split full names into first and last name where the file has no columns for them."""
    if "name" not in frame:
        return frame
    names = frame.pop("name")
    if "first_name" not in frame and "last_name" not in frame:
        parts = names.str.rsplit(" ", n=1, expand=True).reindex(columns=[0, 1]).astype("str").fillna("")
        frame["first_name"], frame["last_name"] = parts[0], parts[1]
    return frame


def contacts_of(rows: Rows, grouped: Grouped, orders: npt.NDArray[np.int64]) -> pd.DataFrame:
    """Collect every address and number that these orders name for a customer: `customer_id`, `by`, `key`."""
    parts = []
    people = grouped.customer.codes[orders]
    for role, by in (("email", "e-mail"), ("phone", "phone")):
        if role in rows.texts:
            of_order = of_groups(rows.text(role), rows.orders.codes, grouped.size)
            keys = of_order.codes[orders]
            both = np.unique(people[keys >= 0] * max(len(of_order.values), 1) + keys[keys >= 0])
            person, key = np.divmod(both, max(len(of_order.values), 1))
            named = {"customer_id": grouped.customer.values.take(person), "key": of_order.values.take(key)}
            parts.append(pd.DataFrame({**named, "by": by}))
    if not parts:
        return pd.DataFrame({"customer_id": [], "by": [], "key": []}, dtype="str")
    together = pd.concat(parts, ignore_index=True)
    return together[(together["by"] == "e-mail") | together["key"].str.startswith("+")]
