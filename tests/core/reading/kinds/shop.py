"""Forty sales of a shop whose truth is known, in whatever columns a variant needs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from cltv_core.transactions import Transactions
from tests.core.reading.helpers import csv_bytes, read_one

PEOPLE = ("Ann Lee", "Bob Diaz", "Cy Orr", "Dee Roy", "Eva Nowak", "Finn Gale", "Gita Rao")
HEADERS = ("Order ID", "Date", "Customer", "Total")


class Sale(NamedTuple):
    """One sale."""

    number: int
    day: date
    person: str
    paid: float


class Truth(NamedTuple):
    """What a reader must find."""

    orders: int
    customers: int
    revenue: float
    first: str
    last: str


SALES = tuple(
    Sale(1001 + n, date(2025, 1, 4) + timedelta(days=n * 5 + n % 3), PEOPLE[n * 5 % 7], round(8.35 + n * 17.3 % 87, 2))
    for n in range(40)
)
MARKED = frozenset({1006, 1012, 1021})
"""The sales that a status, a flag or a code of a variant speaks of."""


def truth(sales: Sequence[Sale] = SALES, left_out: frozenset[int] = frozenset(), back: float = 0.0) -> Truth:
    """Return what is right when these sales count, less what was given back."""
    kept = [sale for sale in sales if sale.number not in left_out]
    days = sorted(sale.day for sale in kept)
    revenue = round(sum(sale.paid for sale in kept) - back, 2)
    return Truth(len(kept), len({sale.person for sale in kept}), revenue, f"{days[0]}", f"{days[-1]}")


GIVEN_BACK = truth(back=sum(sale.paid for sale in SALES if sale.number in MARKED))
LEFT_OUT = truth(left_out=MARKED)


def found(read: Transactions) -> Truth:
    """Return what was read, as a truth."""
    orders = read.orders
    people, revenue = orders["customer_id"].nunique(), round(read.report.used_amount, 2)
    return Truth(len(orders), people, revenue, f"{read.first_day}", f"{read.last_day}")


def read_sales(
    headers: Sequence[str], row: Callable[[Sale], Sequence[object]], sales: Sequence[Sale] = SALES, **options: object
) -> Transactions:
    """Read a file with these columns and one row a sale."""
    return read_one(csv_bytes([list(headers), *(list(row(sale)) for sale in sales)]), **options)


def with_column(header: str, cell: Callable[[Sale], object], sales: Sequence[Sale] = SALES) -> Truth:
    """Read the plain file with one more column, and return what was found."""
    return found(read_sales([*HEADERS, header], lambda sale: [*sale, cell(sale)], sales))
