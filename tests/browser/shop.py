"""A shop made up for the browser tests, as a file, and its figures counted here once more in plain Python."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

HOSTILE_NAMES = (
    '<img src=x onerror="alert(1)"> Eve',
    "<b>Fat</b> [click](https://evil.example) :material/home: *x* $1$",
    '=HYPERLINK("https://evil.example") Cell',
    "@SUM(1+1) Sum",
)
FIRST_DAY, LAST_DAY = date(2023, 1, 1), date(2024, 12, 31)
CURRENCY = "EUR"
COLUMNS = (
    "Order ID",
    "Order date",
    "Customer ID",
    "Customer name",
    "Email",
    "Phone",
    "Accepts marketing",
    "Product",
    "Channel",
    "Total",
    "Currency",
)
LEFT_OUT = (
    ("X1", "soon", "K001", "", "", "", "", "Bread", "Shop", "12.50", CURRENCY),
    ("X2", "2024-05-05", "", "", "", "", "", "Bread", "Shop", "7.25", CURRENCY),
    ("X3", "2099-01-01", "K002", "", "", "", "", "Bread", "Shop", "99.99", CURRENCY),
)
"""Rows without a day that can be read, without a customer, and of a day still to come."""

Upload = tuple[str, bytes]
Window = tuple[date, date]


@dataclass(frozen=True)
class Person:
    number: int

    @property
    def id(self) -> str:
        return f"K{self.number:03d}"

    @property
    def name(self) -> str:
        return HOSTILE_NAMES[self.number] if self.number < len(HOSTILE_NAMES) else f"Anna Nr{self.number}"

    @property
    def email(self) -> str:
        return f"anna{self.number}@shop.example"

    @property
    def phone(self) -> str:
        return f"+44 20 7946 {self.number:04d}"

    @property
    def consent(self) -> str:
        return "yes" if self.number < len(HOSTILE_NAMES) else ("yes", "no", "")[self.number % 3]


@dataclass(frozen=True)
class Order:
    number: int
    person: Person
    day: date
    cents: int

    @property
    def row(self) -> tuple[str, ...]:
        person, product = self.person, ("Bread", "Cake", "<i>Bun</i>")[self.number % 3]
        contact = (person.id, person.name, person.email, person.phone, person.consent)
        paid = f"{self.cents // 100}.{self.cents % 100:02d}"
        channel = ("Shop", "Web")[self.number % 2]
        return (f"A{self.number:04d}", self.day.isoformat(), *contact, product, channel, paid, CURRENCY)


def _orders(people: int) -> Iterable[Order]:
    """From the first day to the last, so that every month is whole; the fifth customer once buys twice on a day."""
    random = Random(2)
    bought = [(FIRST_DAY, 0), (LAST_DAY, 1), (date(2024, 8, 8), 5), (date(2024, 8, 8), 5)]
    for number in range(people):
        day, gap = FIRST_DAY + timedelta(days=int(random.random() * 600)), 15 + random.random() * 70
        while day <= LAST_DAY and random.random() > 0.12:
            bought.append((day, number))
            day += timedelta(days=1 + int(gap * 2 * random.random()))
    for place, (day, number) in enumerate(sorted(bought)):
        yield Order(place, Person(number), day, 500 + int(random.random() * 6000))


ORDERS = tuple(_orders(90))
PEOPLE = {order.person.id: order.person for order in ORDERS}


def file(name: str, rows: Iterable[Iterable[str]], columns: Iterable[str] = COLUMNS) -> Upload:
    text = io.StringIO()
    csv.writer(text).writerows([columns, *rows])
    return name, text.getvalue().encode()


FILE = file("orders.csv", [*(order.row for order in ORDERS), *LEFT_OUT])


def revenue(orders: Iterable[Order] = ORDERS) -> float:
    return sum(order.cents for order in orders) / 100


def orders_of(person: str) -> list[Order]:
    return [order for order in ORDERS if order.person.id == person]


def _days(window: Window) -> dict[str, set[date]]:
    """On which days each customer bought, from the first day of the window to before the last."""
    days: dict[str, set[date]] = defaultdict(set)
    for order in ORDERS:
        if window[0] <= order.day < window[1]:
            days[order.person.id].add(order.day)
    return days


def figures(window: Window, before: Window) -> dict[str, float]:
    """The six figures of a window, with the window before it for retention."""
    now, earlier = _days(window), _days(before)
    orders = [order for order in ORDERS if window[0] <= order.day < window[1]]
    retention = len(now.keys() & earlier.keys()) / len(earlier)
    return {
        "active_customers": len(now),
        "retention_rate": retention,
        "churn_rate": 1 - retention,
        "average_order_value": revenue(orders) / len(orders),
        "purchase_frequency": len(orders) / len(now),
        "repeat_rate": sum(len(days) > 1 for days in now.values()) / len(now),
    }


def retention_grid() -> tuple[list[str], int]:
    """In percent, cohort by cohort of a quarter, who bought in each of the twelve months after the one of their first
    order, where at least ten did begin; and how many cells there are with those of smaller cohorts."""
    months = {person: {_month(order.day) for order in orders_of(person)} for person in PEOPLE}
    cells, number = [], 0
    for quarter in sorted({_quarter(min(bought)) for bought in months.values()}):
        members = [bought for bought in months.values() if _quarter(min(bought)) == quarter]
        ages = range(1, min(12, _month(LAST_DAY) - max(map(min, members))) + 1)
        shares = [sum(min(bought) + age in bought for bought in members) / len(members) for age in ages]
        number += len(shares)
        cells += [f"{share * 100:.0f}%" for share in shares if len(members) >= 10]
    return cells, number


def _quarter(month: int) -> int:
    return (month - 1) // 3


def _month(day: date) -> int:
    return day.year * 12 + day.month
