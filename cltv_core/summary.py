"""One row a customer at the as-of day: frequency, recency, T, monetary_value, and the customer's own rhythm."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt
import pandas as pd

from cltv_core.errors import NotEnoughData
from cltv_core.facts import Code
from cltv_core.transactions import Transactions

TYPICAL_GAP_WEIGHT = 1.0
"""The shop's typical gap counts as much as this many gaps of the customer's own."""

GAP_WITHOUT_REPEATS = 90.0
"""Days between purchases that are assumed where nobody has come back yet."""

YEAR = 365.25
SAME_TIME_OF_YEAR = 30.0
"""Days that a yearly order may come early or late."""

_HALF_A_CENT = 0.005

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


class NoSales(Code):
    """Why there is nothing to summarise, and what to do about it."""

    NONE = "no sales"
    NONE_UP_TO = "no sales up to a day"
    """`day`."""
    REMEDY = "choose another file or day"


@dataclass(frozen=True, eq=False)
class CustomerSummary:
    """What is known of each customer at the end of `as_of`.

    `frame`, indexed by customer_id (sorted), every customer with an order up to `as_of`: `orders` (int, also those
    refunded in full), `frequency` (purchase days after the first), `recency` and `T` (days from the first purchase day
    to the last one and to `as_of`), `monetary_value` (mean revenue of the repeat days, 0 without any), `revenue` (all
    days, net), `refunded`, `first_order` and `last_order` (purchase days), `usual_gap` (days between purchases: the
    customer's mean, drawn towards the shop's median; for one-time buyers the shop's median from first to second, as
    most gaps are those of regulars, who come more often; a year for who only comes back at the same time of the year;
    always above 0).
    `days`, one row a customer and purchase day, sorted, `frequency` + 1 rows a customer: `customer_id`, `day`,
    `revenue`, `orders` (without those refunded in full).
    `weights`: for how many each customer stands in the fit of order models; None where each is one.
    `holidays`: public ones where the shop is, as far as they matter for whether the month of `as_of` is over.
    """

    frame: pd.DataFrame
    days: pd.DataFrame
    as_of: date
    weights: Floats | None = None
    holidays: frozenset[date] = frozenset()


@dataclass(frozen=True)
class _PurchaseDays:
    """Purchase days sorted by customer and day; `starts` holds the row of each customer's first one."""

    customer: Ints
    day: Ints
    revenue: Floats
    orders: Ints
    starts: Ints

    @property
    def ends(self) -> Ints:
        return np.append(self.starts[1:], len(self.day)) - 1


def summarise(transactions: Transactions, as_of: date | None = None) -> CustomerSummary:
    """Return the customers as they stood at the end of `as_of` (by default the last day of the file).

    Orders of one day are one purchase. An order refunded in full by then is no purchase, a free order is one; a
    customer with nothing but refunded orders counts as a one-time buyer of revenue 0. On the last day of sales all is
    known that was given back, also what was given back later. Units are lifetimes'
    `summary_data_from_transaction_data` at freq="D".

    Raises NotEnoughData if there is no order up to `as_of`.
    """
    orders, as_of = _orders_up_to(transactions, as_of)
    customer, customers = _buyers(transactions, orders)
    refunded = orders["refunded"].to_numpy()
    revenue = orders["revenue"].to_numpy()
    bought = _is_purchase(customer, revenue, refunded, len(customers))
    day = orders["ordered_at"].to_numpy().astype("datetime64[D]").astype(np.int64)
    days = _purchase_days(customer[bought], day[bought], revenue[bought])
    frame = _frame(days, customers, as_of).assign(
        orders=np.bincount(customer), refunded=_sums(customer, refunded, len(customers))
    )
    return CustomerSummary(frame=frame[list(_COLUMNS)], days=_days_frame(days, customers), as_of=as_of)


_COLUMNS = (
    "orders",
    "frequency",
    "recency",
    "T",
    "monetary_value",
    "revenue",
    "refunded",
    "first_order",
    "last_order",
    "usual_gap",
)


def _orders_up_to(transactions: Transactions, as_of: date | None) -> tuple[pd.DataFrame, date]:
    if transactions.orders.empty:
        raise NotEnoughData(NoSales.NONE, NoSales.REMEDY)
    as_of = as_of or transactions.last_day
    end = pd.Timestamp(as_of + timedelta(days=1))
    known = transactions.orders["ordered_at"].to_numpy() < end.to_datetime64()
    orders = transactions.orders[list(_USED)].assign(place=transactions.buyers[0])[known]
    if orders.empty:
        raise NotEnoughData(NoSales.NONE_UP_TO(day=as_of), NoSales.REMEDY)
    given_back = None if as_of == transactions.last_day else _given_back_since(transactions, end)
    return orders if given_back is None else _without(orders, given_back[known]), as_of


_USED = ("ordered_at", "revenue", "refunded")


def _buyers(transactions: Transactions, orders: pd.DataFrame) -> tuple[Ints, pd.Index[str]]:
    """Place of each order's customer among those who have any of these orders, and these, sorted."""
    place, everybody = orders["place"].to_numpy(), transactions.buyers[1]
    among = np.bincount(place, minlength=len(everybody)) > 0
    return (np.cumsum(among) - 1)[place], everybody[among]


def _given_back_since(transactions: Transactions, end: pd.Timestamp) -> Floats | None:
    """Money given back of each order at `end` or later, which had not been given back at the as-of day."""
    later = transactions.refunds["refunded_at"].to_numpy() >= end.to_datetime64()
    if not later.any():
        return None
    of_order, of_refund = transactions.refunded
    amounts = _sums(of_refund[later], transactions.refunds["amount"].to_numpy()[later], int(of_refund.max()) + 1)
    return np.append(amounts, 0.0)[of_order]


def _without(orders: pd.DataFrame, given_back: Floats) -> pd.DataFrame:
    return orders.assign(
        revenue=orders["revenue"] + given_back,
        refunded=(orders["refunded"] - given_back).clip(lower=0.0),
    )


def _is_purchase(customer: Ints, revenue: Floats, refunded: Floats, n_customers: int) -> Flags:
    kept = ~((revenue < _HALF_A_CENT) & (refunded > 0))
    nothing_kept = np.bincount(customer[kept], minlength=n_customers) == 0
    theirs = np.flatnonzero(nothing_kept[customer])
    kept[theirs[np.unique(customer[theirs], return_index=True)[1]]] = True
    return kept


def _purchase_days(customer: Ints, day: Ints, revenue: Floats) -> _PurchaseDays:
    first_day = day.min()
    span = day.max() - first_day + 1
    keys, row = np.unique(customer * span + (day - first_day), return_inverse=True)
    of_customer = keys // span
    return _PurchaseDays(
        customer=of_customer,
        day=keys % span + first_day,
        revenue=_sums(row, revenue, len(keys)),
        orders=np.bincount(row, minlength=len(keys)),
        starts=np.flatnonzero(np.diff(of_customer, prepend=-1)),
    )


def _frame(days: _PurchaseDays, customers: pd.Index[str], as_of: date) -> pd.DataFrame:
    first, last = days.day[days.starts], days.day[days.ends]
    frequency = (days.ends - days.starts).astype(np.float64)
    recency = (last - first).astype(np.float64)
    repeat_revenue = days.revenue.copy()
    repeat_revenue[days.starts] = 0.0
    return pd.DataFrame(
        {
            "frequency": frequency,
            "recency": recency,
            "T": (np.datetime64(as_of, "D").astype(np.int64) - first).astype(np.float64),
            "monetary_value": np.add.reduceat(repeat_revenue, days.starts) / np.maximum(frequency, 1.0),
            "revenue": np.add.reduceat(days.revenue, days.starts),
            "first_order": _timestamps(first),
            "last_order": _timestamps(last),
            "usual_gap": usual_gaps(days.day, frequency),
        },
        index=customers,
    )


def usual_gaps(day: Floats | Ints, frequency: Floats) -> Floats:
    """`usual_gap` of each customer; `day` of the purchases as in `CustomerSummary.days`, on whatever clock."""
    repeats = frequency.astype(np.int64)
    starts = np.cumsum(np.append(0, repeats[:-1] + 1))
    gaps = np.delete(np.diff(day), starts[1:] - 1)
    if not gaps.size:
        return np.full(len(frequency), GAP_WITHOUT_REPEATS)
    back = starts[repeats > 0]
    first_to_second = np.median(day[back + 1] - day[back])
    recency = day[starts + repeats] - day[starts]
    own = (recency + TYPICAL_GAP_WEIGHT * np.median(gaps)) / (frequency + TYPICAL_GAP_WEIGHT)
    yearly = _once_a_year(gaps, np.repeat(np.arange(len(repeats)), repeats), repeats)
    return np.where(repeats > 0, np.where(yearly, YEAR, own), first_to_second)


def _once_a_year(gaps: Floats | Ints, customer: Ints, repeats: Ints) -> Flags:
    """Who comes back at the same time of the year only, perhaps leaving one out."""
    years = np.maximum(np.rint(gaps / YEAR), 1)
    kept: Flags = np.bincount(customer, np.abs(gaps - years * YEAR) <= SAME_TIME_OF_YEAR, len(repeats)) == repeats
    return kept & (repeats > 0)


def _days_frame(days: _PurchaseDays, customers: pd.Index[str]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "customer_id": customers.take(days.customer),
            "day": _timestamps(days.day),
            "revenue": days.revenue,
            "orders": days.orders,
        }
    )


def _timestamps(day: Ints) -> npt.NDArray[np.datetime64]:
    return day.astype("datetime64[D]").astype("datetime64[us]")


def _sums(groups: Ints, values: Floats, n_groups: int) -> Floats:
    return np.bincount(groups, weights=values, minlength=n_groups).astype(np.float64, copy=False)
