"""Orders to customer days, and those to one row a customer: the definitions of `cltv_core.summary`, in an engine."""

from __future__ import annotations

from dataclasses import dataclass

import narwhals as nw
import numpy as np
import pandas as pd

from cltv_core.summary import GAP_WITHOUT_REPEATS, SAME_TIME_OF_YEAR, TYPICAL_GAP_WEIGHT, YEAR
from cltv_core.warehouse.duckdb_engine import DuckEngine, Frame

_HALF_A_CENT = 0.005


@dataclass(frozen=True)
class TypicalGaps:
    """Days: the shop's median from first to second purchase, and of all gaps."""

    first_to_second: float = GAP_WITHOUT_REPEATS
    all: float = GAP_WITHOUT_REPEATS


def customer_days(orders: Frame) -> Frame:
    """Make one row a customer and purchase day of orders as they stood at the as-of day.

    `customer_id`, `day`, `month`, `revenue`, `orders`, `first_month` (of the customer), `gap` (days since the purchase
    before, null for the first), `second` (whether it is the second one).
    """
    undone = (nw.col("revenue") < _HALF_A_CENT) & (nw.col("refunded") > 0)
    bought = (
        orders.filter(~undone)
        .group_by("customer_id", "day")
        .agg(month=nw.col("month").min(), revenue=nw.col("revenue").sum(), orders=nw.len().cast(nw.Int64))
    )
    nothing_kept = orders.filter(undone).join(bought, on="customer_id", how="anti")
    first = nothing_kept.unique(["customer_id"], keep="first", order_by=["moment", "order_id"])
    columns = ["customer_id", "day", "month", "revenue", "orders"]
    days = nw.concat([bought.select(columns), first.with_columns(orders=nw.lit(1, nw.Int64)).select(columns)])
    by = {"order_by": "day"}
    before, one_more = (nw.col("day").shift(steps).over("customer_id", **by) for steps in (1, 2))
    return days.with_columns(
        gap=nw.col("day") - before,
        second=~before.is_null() & one_more.is_null(),
        first_month=nw.col("month").min().over("customer_id"),
    )


def typical_gaps(engine: DuckEngine, days: Frame) -> TypicalGaps:
    """Find both medians from how often each gap occurs."""
    counted = days.filter(~nw.col("gap").is_null()).group_by("gap", "second").agg(times=nw.len())
    table = engine.arrow(counted).to_pandas()
    if table.empty:
        return TypicalGaps()
    return TypicalGaps(_median(table[table["second"]]), _median(table.groupby("gap", as_index=False)["times"].sum()))


def _median(table: pd.DataFrame) -> float:
    table = table.sort_values("gap")
    reached, gap = table["times"].cumsum().to_numpy(), table["gap"].to_numpy()
    middle = [(reached[-1] - 1) // 2, reached[-1] // 2]
    return float(gap[np.searchsorted(reached, middle, side="right")].mean())


def customers(days: Frame, orders: Frame, typical: TypicalGaps, as_of: int) -> Frame:
    """One row a customer, with the columns of `CustomerSummary.frame`; days are whole numbers since 1970."""
    again = ~nw.col("gap").is_null()
    years = (nw.col("gap") / YEAR).round()
    years = nw.when(years < 1).then(1.0).otherwise(years)
    yearly = again & ((nw.col("gap") - years * YEAR).abs() <= SAME_TIME_OF_YEAR)
    marked = days.with_columns(
        of_repeats=nw.when(again).then(nw.col("revenue")).otherwise(0.0), yearly=yearly.fill_null(False).cast(nw.Int64)
    )
    each = marked.group_by("customer_id").agg(
        days=nw.len().cast(nw.Int64),
        first_order=nw.col("day").min(),
        last_order=nw.col("day").max(),
        revenue=nw.col("revenue").sum(),
        of_repeats=nw.col("of_repeats").sum(),
        yearly=nw.col("yearly").sum(),
    )
    counted = orders.group_by("customer_id").agg(orders=nw.len().cast(nw.Int64), refunded=nw.col("refunded").sum())
    return _measured(each.join(counted, on="customer_id", how="inner"), typical, as_of)


def _measured(each: Frame, typical: TypicalGaps, as_of: int) -> Frame:
    frequency, recency = nw.col("frequency"), nw.col("recency")
    known = each.with_columns(
        frequency=(nw.col("days") - 1).cast(nw.Float64),
        recency=(nw.col("last_order") - nw.col("first_order")).cast(nw.Float64),
        T=(as_of - nw.col("first_order")).cast(nw.Float64),
    )
    own = (recency + TYPICAL_GAP_WEIGHT * typical.all) / (frequency + TYPICAL_GAP_WEIGHT)
    gap = nw.when(nw.col("yearly") == nw.col("days") - 1).then(YEAR).otherwise(own)
    repeats = nw.when(frequency > 1).then(frequency).otherwise(1.0)
    return known.with_columns(
        monetary_value=nw.col("of_repeats") / repeats,
        usual_gap=nw.when(frequency > 0).then(gap).otherwise(typical.first_to_second),
    ).drop("days", "of_repeats", "yearly")
