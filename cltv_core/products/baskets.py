"""What was bought on which visit, as a table of ones and zeros."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from cltv_core.arrays import Flags, Ints
from cltv_core.describe.cohort_groups import places
from cltv_core.transactions import Transactions

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix


@dataclass(frozen=True)
class Baskets:
    """`bought` (visits x products) is 1 where the product was bought on the visit.

    A visit is a purchase day of a customer; visits are sorted by customer and day. `customer` (a position in
    `customers`) and `day` (days since 1970) have one element a visit. Orders refunded in full are left out.
    """

    customers: pd.Index
    products: pd.Index
    customer: Ints
    day: Ints
    bought: csr_matrix

    def of(self, visits: Flags) -> Baskets:
        """Return the same customers and products with only these visits."""
        return Baskets(self.customers, self.products, self.customer[visits], self.day[visits], self.bought[visits])

    @property
    def has_next(self) -> Flags:
        """Whether the visit was followed by another one of the same customer."""
        return np.append(np.diff(self.customer) == 0, False) if len(self.customer) else np.zeros(0, dtype=bool)


def read_baskets(transactions: Transactions, as_of: date | None = None) -> Baskets:
    """Collect the visits up to the end of `as_of` (by default all of them) of which the files say what was bought."""
    customer, day, product, customers, products = _purchases(transactions, as_of)
    span = int(day.max()) + 1 if len(day) else 1
    visits, visit = np.unique(customer * span + day, return_inverse=True)
    return Baskets(
        customers, products, visits // span, visits % span, ones(visit, product, (len(visits), len(products)))
    )


def ones(rows: Ints, columns: Ints, shape: tuple[int, int]) -> csr_matrix:
    """Return a sparse table that is 1 at the given places, however often they are given."""
    from scipy.sparse import csr_matrix

    table = csr_matrix((np.ones(len(rows), dtype=np.float32), (rows, columns)), shape=shape)
    table.sum_duplicates()
    table.data[:] = 1
    return table


def _purchases(transactions: Transactions, as_of: date | None) -> tuple[Ints, Ints, Ints, pd.Index, pd.Index]:
    """Return customer, day and product of each line, the first and last as positions in the two indices."""
    orders, lines = _kept_orders(transactions, as_of), transactions.lines
    customer, customers = pd.factorize(orders["customer_id"], sort=True)
    day = orders["ordered_at"].to_numpy().astype("datetime64[D]").astype(np.int64)
    product, products = pd.factorize(lines["product"])
    products = pd.Index(np.asarray(products.astype("str")), dtype="str")
    order = places(lines["order_id"], pd.Index(orders["order_id"]))
    known = (order >= 0) & (product >= 0) & (products.str.strip() != "")[np.maximum(product, 0)]
    return (
        customer.astype(np.int64)[order[known]],
        day[order[known]],
        product.astype(np.int64)[known],
        pd.Index(customers, dtype="str", name="customer_id"),
        products,
    )


def _kept_orders(transactions: Transactions, as_of: date | None) -> pd.DataFrame:
    orders = transactions.orders
    kept = (orders["revenue"] > 0) | (orders["refunded"] <= 0)
    if as_of is not None:
        kept &= orders["ordered_at"] < pd.Timestamp(as_of) + pd.Timedelta(days=1)
    return orders[kept]
