"""Cohorts by the month of the first order, as `cltv_core.describe.cohorts` defines them, counted in an engine."""

from __future__ import annotations

import narwhals as nw
import numpy as np
import pandas as pd

from cltv_core.describe.cohorts import COLUMNS
from cltv_core.warehouse.engine import Engine, Frame


def cohorts_by_month(engine: Engine, days: Frame, customers: Frame, last_month: int) -> pd.DataFrame:
    """Make one row a cohort and month, with the columns `COLUMNS`; months after `last_month` are not over yet.

    `customers`: with `customer_id` and `first_order`.
    """
    dated = engine.with_month(days.select("customer_id", "day", "revenue"), "day", "month")
    each = dated.filter(nw.col("month") <= last_month).group_by("customer_id", "month").agg(nw.col("revenue").sum())
    first = engine.with_month(customers.select("customer_id", "first_order"), "first_order", "first_month")
    cells = each.join(first, on="customer_id", how="inner").group_by("first_month", "month")
    counted = cells.agg(active=nw.len().cast(nw.Int64), revenue=nw.col("revenue").sum())
    found = engine.arrow(counted).to_pandas().set_index(["first_month", "month"]).sort_index()
    months = [
        (first, month)
        for first in found.index.get_level_values("first_month").unique()
        for month in range(int(first), last_month + 1)
    ]
    index = pd.MultiIndex.from_tuples(months, names=["first_month", "month"]) if months else found.index
    return _told(found.reindex(index, fill_value=0).reset_index())


def _told(table: pd.DataFrame) -> pd.DataFrame:
    first = table["first_month"].to_numpy().astype(np.int64)
    cohort = table.groupby("first_month")
    table["customers"] = cohort["active"].transform("first")
    table["cohort"] = np.datetime_as_string(first.astype("datetime64[M]")) if len(first) else ""
    table["months_since"] = table["month"] - table["first_month"]
    table["retention"] = table["active"] / table["customers"]
    each = table["revenue"] / table["customers"]
    table["cumulative_revenue_per_customer"] = each.groupby(table["first_month"]).cumsum()
    return table[list(COLUMNS)].astype({"cohort": "str"})
