"""Money given back: negative rows and refund columns, taken off the orders they belong to."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from cltv_core.reading.codes import Excluded
from cltv_core.reading.orders.exclusions import Ledger
from cltv_core.reading.orders.grouping import Grouped, day_of, of_rows
from cltv_core.reading.orders.refunds import match_refunds
from cltv_core.reading.orders.rows import Rows
from cltv_core.reading.values.coded import coded

Mask = npt.NDArray[np.bool_]

HALF_A_CENT = 0.005


def refund_rows(rows: Rows, grouped: Grouped, ledger: Ledger) -> Mask:
    """Tell which rows give money back.

    These are the rows that the format declares, the negative ones of orders that are negative as a whole, and those of
    a later day than their order. Other negative rows within a purchase are discounts.
    """
    amounts = np.where(ledger.used, np.nan_to_num(rows.amount), 0.0)
    totals = np.bincount(np.maximum(rows.orders.codes, 0), weights=amounts * (rows.orders.codes >= 0), minlength=1)
    of_order = totals[np.maximum(rows.orders.codes, 0)]
    later = day_of(rows.at) > day_of(of_rows(grouped.at, rows))
    negative = rows.amount < 0
    return ledger.used & (((rows.amount <= 0) & (of_order < -HALF_A_CENT)) | (negative & (later | rows.gives_back)))


def take_back(
    rows: Rows, grouped: Grouped, orders: pd.DataFrame, ledger: Ledger, is_refund: Mask, elsewhere: Mask | None = None
) -> pd.DataFrame:
    """Take refund rows off orders, and return what was taken.

    Columns: `order`, `refunded_at`, `amount`, and whether the order was `guessed`; `orders.refunded` grows by them.
    Rows that refund orders `elsewhere`, in another file, find none.
    """
    if not is_refund.any():
        return pd.DataFrame(columns=["order", "refunded_at", "amount", "guessed"])
    product = _product_codes(rows)
    refunds = _refunds(rows, grouped, orders, product, is_refund)
    if elsewhere is not None:
        refunds.loc[elsewhere[refunds.index.to_numpy()], ["customer", "product", "order"]] = -1
    matched = match_refunds(refunds[refunds["amount"] > 0], orders, _bought(rows, product, refunds, ledger, is_refund))
    missing = matched[matched["order"] < 0]
    ledger.exclude_part(
        Excluded.REFUND_UNMATCHED(),
        missing["refund"].to_numpy(dtype="int64"),
        -missing["amount"].to_numpy(dtype="float64"),
    )
    found = matched[matched["order"] >= 0]
    orders["refunded"] = orders["refunded"].add(found.groupby("order")["amount"].sum(), fill_value=0.0)
    return pd.DataFrame(
        {
            "order": found["order"].to_numpy(),
            "refunded_at": refunds["at"].reindex(found["refund"]).to_numpy(),
            "amount": found["amount"].to_numpy(),
            "guessed": found["order"].to_numpy() != refunds["order"].reindex(found["refund"]).to_numpy(),
        }
    )


def _refunds(
    rows: Rows, grouped: Grouped, orders: pd.DataFrame, product: npt.NDArray[np.int64], is_refund: Mask
) -> pd.DataFrame:
    """Return whose refund each such row is, when, how much and of what, and its order where it names one, else -1."""
    places = np.flatnonzero(is_refund)
    codes = rows.orders.codes[places]
    return pd.DataFrame(
        {
            "customer": grouped.customer.codes[codes],
            "at": np.where(np.isnat(rows.at[places]), grouped.at[codes], rows.at[places]),
            "amount": -rows.amount[places],
            "product": product[places],
            "order": np.where(np.isin(codes, orders.index), codes, -1),
        },
        index=places,
    )


def _product_codes(rows: Rows) -> npt.NDArray[np.int64]:
    header = rows.understanding.header(rows.understanding.format.product_code)
    named = coded(rows.table, header) if header else rows.text("product")
    return named.codes


def _bought(
    rows: Rows, product: npt.NDArray[np.int64], refunds: pd.DataFrame, ledger: Ledger, is_refund: Mask
) -> pd.DataFrame:
    wanted = np.zeros(max(product.max(initial=-1), 0) + 2, dtype=bool)
    wanted[refunds["product"].to_numpy()] = True
    wanted[-1] = False
    kept = ledger.used & ~is_refund & wanted[product] & (product >= 0)
    return pd.DataFrame({"order": rows.orders.codes[kept], "product": product[kept]})


def deduct_refund_column(rows: Rows, orders: pd.DataFrame, ledger: Ledger) -> pd.DataFrame:
    """Take off what the refund column says, once an order and never more than was paid.

    Returns `order`, `refunded_at`, `amount` and `guessed` of the refunds with a date.
    """
    if not rows.refunded.any():
        return pd.DataFrame(columns=["order", "refunded_at", "amount", "guessed"])
    said = pd.Series(rows.refunded).groupby(rows.orders.codes).max().reindex(orders.index).fillna(0.0)
    given = said.clip(upper=orders["gross"] - orders["refunded"])
    given = given[given > 0]
    orders["refunded"] = orders["refunded"].add(given, fill_value=0.0)
    first_row = pd.Series(np.arange(len(rows.table))).groupby(rows.orders.codes).min().reindex(given.index)
    ledger.exclude_part(Excluded.REFUND_GIVEN(), np.asarray(first_row), np.asarray(given))
    at = pd.Series(rows.refunded_at).groupby(rows.orders.codes).max().reindex(given.index)
    dated = pd.DataFrame({"order": given.index, "refunded_at": at.to_numpy(), "amount": given.to_numpy()})
    return dated[dated["refunded_at"].notna()].assign(guessed=False)
