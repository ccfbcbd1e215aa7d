"""Orders to customer days, and those to one row a customer: the definitions of `cltv_core.summary`, in an engine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import narwhals as nw
import numpy as np
import pandas as pd

from cltv_core.describe.second_order import MOST, SecondOrders
from cltv_core.summary import GAP_WITHOUT_REPEATS, SAME_TIME_OF_YEAR, TYPICAL_GAP_WEIGHT, YEAR
from cltv_core.warehouse.engine import Engine, Frame
from cltv_core.warehouse.orders import KEY
from cltv_core.warehouse.source import EPOCH

_HALF_A_CENT = 0.005
_WHOLE = ("orders", "coded")


@dataclass(frozen=True)
class TypicalGaps:
    """Days: the median from first to second purchase, and of all gaps."""

    first_to_second: float = GAP_WITHOUT_REPEATS
    all: float = GAP_WITHOUT_REPEATS


def undone(orders: Frame) -> Frame:
    """Find the orders of which nothing was kept: they are few, and no purchases."""
    return orders.filter(_is_undone())


def _is_undone() -> nw.Expr:
    return (nw.col("revenue") < _HALF_A_CENT) & (nw.col("refunded") > 0)


def alone(undone: Frame, orders: Frame) -> Frame:
    """Find of each customer who kept nothing the first order, which counts as a purchase all the same."""
    theirs = orders.join(undone.select("customer_id"), on="customer_id", how="semi").filter(~_is_undone())
    nothing_kept = undone.join(theirs, on="customer_id", how="anti")
    return nothing_kept.unique(["customer_id"], keep="first", order_by=["moment", "order_id"])


def _sum(name: str) -> nw.Expr:
    """Add up a column; engines widen the sum of whole numbers beyond what pandas knows."""
    total = nw.col(name).sum()
    return total.cast(nw.Int64) if name in _WHOLE else total


def customer_days(orders: Frame, alone: Frame | None, counts: Sequence[str]) -> Frame:
    """Make one row a customer and purchase day of orders as they stood at the as-of day: `customer_id`, `day`, figures.

    The figures are `revenue`, `orders` (how many purchases) and `counts`, columns of the orders that are added up.
    """
    columns = ["customer_id", "day", "revenue", "orders", *counts]
    days = orders.filter(~_is_undone()).group_by("customer_id", "day")
    bought = days.agg(orders=nw.len().cast(nw.Int64), **{name: _sum(name) for name in ("revenue", *counts)})
    if alone is None:
        return bought.select(columns)
    return nw.concat([bought.select(columns), alone.with_columns(orders=nw.lit(1, nw.Int64)).select(columns)])


def typical_gaps(engine: Engine, days: Frame) -> TypicalGaps:
    """Find both medians of the customers in `days`, from how often each gap occurs."""
    gaps = _with_gaps(days).filter(~nw.col("gap").is_null()).group_by("gap", "second").agg(times=nw.len())
    table = engine.arrow(gaps).to_pandas()
    if table.empty:
        return TypicalGaps()
    every = table.groupby("gap", as_index=False)["times"].sum()
    return TypicalGaps(_quantile(table[table["second"]], 0.5), _quantile(every, 0.5))


def exact_second_orders(engine: Engine, days: Frame, each: Frame) -> SecondOrders:
    """Find how long everybody's second purchase day took, as `second_orders` does; `each`: `counted_customers`."""
    again = each.filter(nw.col("days") > 1).select("customer_id", "first_order")
    since = days.select("customer_id", "day").join(again, on="customer_id", how="inner")
    since = since.with_columns(gap=nw.col("day") - nw.col("first_order")).filter(nw.col("gap") > 0)
    second = since.group_by("customer_id").agg(gap=nw.col("gap").min()).group_by("gap").agg(times=nw.len())
    gaps = engine.arrow(second).to_pandas()
    customers = int(engine.arrow(each.select(nw.len()))[0][0].as_py())
    if gaps.empty:
        return SecondOrders(0, customers, GAP_WITHOUT_REPEATS, GAP_WITHOUT_REPEATS)
    return SecondOrders(int(gaps["times"].sum()), customers, _quantile(gaps, 0.5), _quantile(gaps, MOST))


def _with_gaps(days: Frame) -> Frame:
    """Add `gap`: days since the purchase before, null for the first; `second`: whether it is the second purchase."""
    before, one_more = (nw.col("day").shift(steps).over("customer_id", order_by="day") for steps in (1, 2))
    return days.select("customer_id", "day").with_columns(
        gap=nw.col("day") - before, second=~before.is_null() & one_more.is_null()
    )


def _quantile(table: pd.DataFrame, share: float) -> float:
    """Return a quantile of gaps of which it is known how often each occurs."""
    table = table.sort_values("gap")
    reached, gap = table["times"].cumsum().to_numpy(), table["gap"].to_numpy(dtype=np.float64)
    place = share * (reached[-1] - 1)
    below, above = gap[np.searchsorted(reached, [np.floor(place), np.ceil(place)], side="right")]
    return float(below + (above - below) * (place - np.floor(place)))


def counted_customers(engine: Engine, days: Frame, counts: Sequence[str]) -> Frame:
    """Make one row a customer: `days` of purchase, `first_order`, `last_order`, `of_repeats` (money) and sums."""
    each = engine.by_customer(days, ("revenue", "orders", *counts))
    whole = [name for name in ("days", "orders", *counts) if name in ("days", *_WHOLE)]
    of_repeats = nw.when(nw.col("days") > 1).then(nw.col("revenue") - nw.col("first_revenue")).otherwise(0.0)
    each = each.with_columns(*(nw.col(name).cast(nw.Int64) for name in whole), of_repeats=of_repeats)
    return each.drop("first_revenue")


def with_undone(each: Frame, undone: Frame, alone: Frame, counts: Sequence[str]) -> Frame:
    """Count the orders that were undone as well, those that count as purchases already left aside."""
    others = undone.join(alone.select(*KEY), on=list(KEY), how="anti")
    spared = others.group_by("customer_id").agg(
        undone_orders=nw.len().cast(nw.Int64), **{f"undone_{name}": _sum(name) for name in counts}
    )
    names = ("orders", *counts)
    whole = each.join(spared, on="customer_id", how="left")
    added = {name: nw.col(name) + nw.col(f"undone_{name}").fill_null(0) for name in names}
    return whole.with_columns(**added).drop([f"undone_{name}" for name in names])


def yearly(each: Frame, days: Frame) -> Frame:
    """Count the gaps near whole years of customers who may come back at the same time of the year only.

    Each of their gaps has to be near a year at least, so that few come into question. `customer_id`, `yearly`.
    """
    again = nw.col("days") - 1
    slow = each.filter(again > 0, nw.col("last_order") - nw.col("first_order") >= (YEAR - SAME_TIME_OF_YEAR) * again)
    gaps = _with_gaps(days.join(slow.select("customer_id"), on="customer_id", how="semi"))
    years = (nw.col("gap") / YEAR).round()
    years = nw.when(years < 1).then(1.0).otherwise(years)
    near = (nw.col("gap") - years * YEAR).abs() <= SAME_TIME_OF_YEAR
    return gaps.filter(near).group_by("customer_id").agg(yearly=nw.len().cast(nw.Int64))


def customers(each: Frame, typical: TypicalGaps, as_of: date) -> Frame:
    """One row a customer, with the columns of `CustomerSummary.frame`; days are whole numbers since 1970.

    `each`: `counted_customers` with their `yearly` gaps.
    """
    frequency, recency = nw.col("frequency"), nw.col("recency")
    known = each.with_columns(
        frequency=(nw.col("days") - 1).cast(nw.Float64),
        recency=(nw.col("last_order") - nw.col("first_order")).cast(nw.Float64),
        T=((as_of - EPOCH).days - nw.col("first_order")).cast(nw.Float64),
    )
    own = (recency + TYPICAL_GAP_WEIGHT * typical.all) / (frequency + TYPICAL_GAP_WEIGHT)
    gap = nw.when(nw.col("yearly") == nw.col("days") - 1).then(YEAR).otherwise(own)
    repeats = nw.when(frequency > 1).then(frequency).otherwise(1.0)
    return known.with_columns(
        monetary_value=nw.col("of_repeats") / repeats,
        usual_gap=nw.when(frequency > 0).then(gap).otherwise(typical.first_to_second),
    ).drop("days", "of_repeats", "yearly")
