"""Products that customers buy again at a rhythm: who is due again, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from cltv_core.arrays import Flags, Floats, Ints
from cltv_core.products.baskets import Baskets, read_baskets
from cltv_core.transactions import Transactions

CLOSE = 1 / 3
"""A purchase came when expected if it was off by no more than this share of the expected gap."""
HOLDS = 0.5
"""A product has a rhythm if so large a share of its repeat purchases came when expected; were customers to come at
random, a quarter would."""
LEAST_EXPECTED = 30
LEAST_CUSTOMERS = 10
"""A rhythm is only told from so many purchases that could be expected, of so many customers."""
TYPICAL_GAP_WEIGHT = 1.0
"""The product's median gap counts as much as so many gaps of the customer's own."""
GIVEN_UP = 2.0
"""After so many expected gaps a customer has stopped buying the product and is not reminded."""
RHYTHM_COLUMNS = ("product", "gap", "customers", "expected", "kept")
DUE_COLUMNS = ("customer_id", "product", "last_bought", "gap", "due", "days_until", "days_since")


@dataclass(frozen=True)
class Replenishment:
    """Which products are bought again at a rhythm, and who is due.

    `rhythms`, one row a product that has one: `gap` (median days), `customers` and purchases `expected` from which it
    was told, `kept` (share that came within a third of the expected gap).

    `due`, one row a customer and such a product bought twice or more, the first due first: `last_bought`, `gap` (days,
    the customer's own drawn towards the product's), `due` (day), `days_until` (negative: late), `days_since` the last
    purchase.
    """

    rhythms: pd.DataFrame
    due: pd.DataFrame

    def due_within(self, days: int = 7) -> pd.DataFrame:
        """Those who are late, or due in the next `days`."""
        return self.due[self.due["days_until"] <= days]


@dataclass(frozen=True)
class _Buys:
    """Purchase days of each customer and product, sorted; `nth` counts them from 0 within each pair."""

    customer: Ints
    product: Ints
    day: Ints
    nth: Ints

    @property
    def last(self) -> Flags:
        return np.append(self.nth[1:] == 0, True)

    @property
    def own_days(self) -> Ints:
        """Days since the pair's first purchase."""
        first: Ints = self.day[np.arange(len(self.day)) - self.nth]
        return self.day - first


def replenishment(
    transactions: Transactions, as_of: date | None = None, baskets: Baskets | None = None
) -> Replenishment:
    """Find the products with a rhythm of their own at the end of `as_of`, and who is due again.

    Each purchase after a pair's second is compared with what its gaps so far had let expect; one that has not come
    though it should have by now counts against the rhythm.
    """
    as_of = as_of or transactions.last_day
    baskets = baskets or read_baskets(transactions, as_of)
    buys = _buys(baskets)
    if not (buys.nth > 0).any():
        return Replenishment(_empty(RHYTHM_COLUMNS), _empty(DUE_COLUMNS))
    today = int(np.datetime64(as_of, "D").astype(np.int64))
    typical = _median_gaps(buys, len(baskets.products))
    gap = (buys.own_days + TYPICAL_GAP_WEIGHT * typical[buys.product]) / (buys.nth + TYPICAL_GAP_WEIGHT)
    rhythms = _rhythms(buys, gap, typical, today, baskets)
    has_rhythm = np.isin(buys.product, baskets.products.get_indexer(pd.Index(rhythms["product"])))
    reminded = buys.last & (buys.nth > 0) & has_rhythm & (today - buys.day < GIVEN_UP * gap)
    return Replenishment(rhythms, _due(buys, gap, reminded, today, baskets))


def _buys(baskets: Baskets) -> _Buys:
    table = baskets.bought.tocoo()
    customer, day = baskets.customer[table.row], baskets.day[table.row]
    product = table.col.astype(np.int64)
    span, products = int(day.max(initial=0)) + 1, max(len(baskets.products), 1)
    pair, day = np.divmod(np.sort((customer * products + product) * span + day), span)
    customer, product = np.divmod(pair, products)
    starts = np.flatnonzero(np.append(True, np.diff(pair) != 0)[: len(day)])
    nth = np.arange(len(day)) - np.repeat(starts, np.diff(np.append(starts, len(day))))
    return _Buys(customer, product, day, nth)


def _median_gaps(buys: _Buys, products: int) -> Floats:
    """Median days between purchases of each product by the same customer, NaN without any."""
    again = np.flatnonzero(buys.nth > 0)
    gaps = pd.Series(buys.day[again] - buys.day[again - 1]).groupby(buys.product[again]).median()
    return gaps.reindex(np.arange(products)).to_numpy(dtype=np.float64, na_value=np.nan)


def _rhythms(buys: _Buys, gap: Floats, typical: Floats, today: int, baskets: Baskets) -> pd.DataFrame:
    came = ~buys.last
    waited = np.where(came, np.append(buys.day[1:], today) - buys.day, today - buys.day)
    decided = (buys.nth > 0) & (came | (waited > (1 + CLOSE) * gap))
    kept = came & (np.abs(waited - gap) <= CLOSE * gap)
    facts = pd.DataFrame({"product": buys.product, "customer": buys.customer, "kept": kept})[decided]
    by_product = facts.groupby("product").agg(
        customers=("customer", "nunique"), expected=("kept", "size"), kept=("kept", "mean")
    )
    holds = (by_product["kept"] >= HOLDS) & (by_product["expected"] >= LEAST_EXPECTED)
    found = by_product[holds & (by_product["customers"] >= LEAST_CUSTOMERS)]
    place = found.index.to_numpy()
    table = found.reset_index(drop=True).assign(product=baskets.products[place], gap=typical[place])
    return table.sort_values(["expected", "product"], ascending=[False, True], ignore_index=True)[list(RHYTHM_COLUMNS)]


def _due(buys: _Buys, gap: Floats, reminded: Flags, today: int, baskets: Baskets) -> pd.DataFrame:
    days = np.maximum(np.rint(gap[reminded]), 1).astype(np.int64)
    last = buys.day[reminded]
    product = baskets.products[buys.product[reminded]]
    table = pd.DataFrame(
        {
            "customer_id": baskets.customers[buys.customer[reminded]],
            "product": product,
            "last_bought": last.astype("datetime64[D]").astype("datetime64[us]"),
            "gap": days,
            "due": (last + days).astype("datetime64[D]").astype("datetime64[us]"),
            "days_until": last + days - today,
            "days_since": today - last,
        }
    )
    return table.sort_values(["days_until", "customer_id", "product"], ignore_index=True)


def _empty(columns: tuple[str, ...]) -> pd.DataFrame:
    return pd.DataFrame({name: [] for name in columns})
