"""Which cohort each customer belongs to: the month, quarter, product or channel of the first order, or the source."""

from __future__ import annotations

from typing import Literal

import numpy as np
import pandas as pd

from cltv_core.arrays import Ints
from cltv_core.facts import Code
from cltv_core.summary import CustomerSummary
from cltv_core.transactions import Transactions

Grouping = Literal["month", "quarter", "first_product", "channel", "source", "all"]
TIME_GROUPINGS = ("month", "quarter")
LEAST_CUSTOMERS = 10
"""Groups of fewer are too small to be told apart by what a customer brings."""
LARGEST_GROUPS = 8
"""So many products (or channels) get a cohort of their own; the rest together are one."""


class Pooled(Code):
    """Cohorts that are no product, channel or month of their own.

    Their values are labels of cohorts like any other. They begin with a blank, which no label out of a file does: a
    channel may well be called "Other".
    """

    ALL = " all"
    SMALL = " small"
    OTHER = " other"
    UNKNOWN = " unknown"


Grouped = tuple[tuple[str, ...], Ints]
"""The cohorts in the order in which they are shown, and for each customer of `summary.frame` the place of the own."""


def cohort_of(transactions: Transactions, summary: CustomerSummary, by: Grouping) -> Grouped:
    """Assign each customer to a cohort.

    Cohorts by time come in order of time, those by product or channel with the largest first; `Pooled` names what is
    put together.
    """
    if by in TIME_GROUPINGS:
        return _by_time(summary, by)
    if by == "all":
        return (Pooled.ALL.value,), np.zeros(len(summary.frame), dtype=np.int64)
    if by == "source":
        return _largest_first(sources(transactions, summary))
    first = _first_orders(transactions, summary)
    answers = first["channel"] if by == "channel" else main_products(transactions, first["order_id"])
    return _largest_first(answers)


def pooled(grouped: Grouped, least: int) -> Grouped:
    """Pool the cohorts of fewer than `least` customers into one, behind the others, where there are several such."""
    labels, members = grouped
    small = np.bincount(members, minlength=len(labels)) < least
    if small.sum() < 2:
        return grouped
    kept = tuple(label for label, is_small in zip(labels, small, strict=True) if not is_small)
    place = np.where(small, len(kept), np.cumsum(~small) - 1).astype(np.int64)
    return (*kept, Pooled.SMALL.value if kept else Pooled.ALL.value), place[members]


def groupings(transactions: Transactions) -> tuple[Grouping, ...]:
    """Return the groupings for which the files hold something to group by."""
    always: tuple[Grouping, ...] = ("month", "quarter")
    products: tuple[Grouping, ...] = ("first_product",) if len(transactions.lines) else ()
    channels: tuple[Grouping, ...] = ("channel",) if transactions.orders["channel"].astype("str").any() else ()
    brought: tuple[Grouping, ...] = ("source",) if (transactions.customers["acquired_through"] != "").any() else ()
    return always + products + channels + brought


def sources(transactions: Transactions, summary: CustomerSummary) -> pd.Series:
    """Return what brought each customer of the summary, "" where the files do not tell."""
    told = transactions.customers.drop_duplicates("customer_id").set_index("customer_id")["acquired_through"]
    return told.reindex(summary.frame.index).fillna("").astype("str")


def telling_grouping(summary: CustomerSummary) -> Grouping:
    """Months, unless most of them brought too few customers to compare: then quarters."""
    first = summary.frame["first_order"].to_numpy().astype("datetime64[M]")
    sizes = np.unique(first, return_counts=True)[1]
    return "month" if np.median(sizes) >= LEAST_CUSTOMERS else "quarter"


def are_comparable(summary: CustomerSummary) -> bool:
    """Tell whether at least two quarters brought enough customers to compare."""
    first = summary.frame["first_order"].dt.to_period("Q")
    return int((first.value_counts() >= LEAST_CUSTOMERS).sum()) > 1


def _first_orders(transactions: Transactions, summary: CustomerSummary) -> pd.DataFrame:
    """`order_id` and `channel` of each customer's first order, indexed like `summary.frame`.

    Of the orders of the first purchase day, the first that was not refunded in full.
    """
    orders = transactions.orders[["customer_id", "order_id", "channel", "ordered_at", "revenue", "refunded"]]
    first_day = orders["customer_id"].map(summary.frame["first_order"]).to_numpy().astype("datetime64[D]")
    orders = orders[orders["ordered_at"].to_numpy().astype("datetime64[D]") == first_day]
    undone = (orders["revenue"] <= 0) & (orders["refunded"] > 0)
    ranked = pd.concat([orders[~undone], orders[undone]]).drop_duplicates("customer_id").set_index("customer_id")
    return pd.DataFrame(ranked[["order_id", "channel"]].reindex(summary.frame.index))


def _by_time(summary: CustomerSummary, by: Grouping) -> Grouped:
    first = summary.frame["first_order"].to_numpy().astype("datetime64[M]")
    months, codes = np.unique(first, return_inverse=True)
    labels = np.array([_time_label(month, by) for month in months])
    names, merged = np.unique(labels, return_inverse=True)
    return tuple(names.tolist()), merged[codes].astype(np.int64)


def _time_label(month: np.datetime64, by: Grouping) -> str:
    year, number = str(month).split("-")
    return f"{year}-{number}" if by == "month" else f"{year}-Q{(int(number) + 2) // 3}"


def main_products(transactions: Transactions, order_ids: pd.Series) -> pd.Series:
    """Return the product of each order's largest line; "" for an order without lines.

    Of lines equally large the first counts. One element an element of `order_ids`.
    """
    lines = transactions.lines
    place, orders = pd.factorize(order_ids)
    order = places(lines["order_id"], pd.Index(orders))
    known = np.flatnonzero(order >= 0)
    largest_first = known[np.lexsort((-lines["revenue"].to_numpy()[known], order[known]))]
    found, largest = np.unique(order[largest_first], return_index=True)
    products = np.full(len(orders), "", dtype=object)
    products[found] = lines["product"].iloc[largest_first[largest]].astype("str").to_numpy()
    return pd.Series(products[place], dtype="str")


def places(order_ids: pd.Series, among: pd.Index) -> Ints:
    """Where each id stands in `among`, -1 if nowhere; every category is looked up once."""
    if not isinstance(order_ids.dtype, pd.CategoricalDtype):
        return among.get_indexer(pd.Index(order_ids)).astype(np.int64)
    found = among.get_indexer(order_ids.cat.categories).astype(np.int64)
    return found[order_ids.cat.codes.to_numpy()] if len(found) else np.empty(0, dtype=np.int64)


def _largest_first(answers: pd.Series) -> Grouped:
    """Group by answer: the groups with most customers, then the rest together, then those of whom nothing is known."""
    text = answers.astype("str").fillna("").str.strip()
    sizes = text[text != ""].value_counts().sort_index().sort_values(ascending=False, kind="stable")
    largest = sizes.index[:LARGEST_GROUPS]
    named = text.where(text.isin(largest), Pooled.OTHER.value).where(text != "", Pooled.UNKNOWN.value)
    order = [name for name in (*largest, Pooled.OTHER.value, Pooled.UNKNOWN.value) if named.eq(name).any()]
    return tuple(order), pd.Index(order).get_indexer(pd.Index(named)).astype(np.int64)
