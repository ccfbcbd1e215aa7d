"""A shop that never was: who bought what and when, what became of it, and so what a reader must find."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from tests.core.reading.generator.vocabulary import PRODUCTS, Language

Outcome = Literal["paid", "cancelled", "pending", "refunded"]
WHOLE = {"JPY": 100, "KRW": 1000, "VND": 10_000, "IDR": 10_000}
"""Currencies without cents -> what a coin of another is worth there, about."""


@dataclass(frozen=True)
class Person:
    """`number` is the shop's own."""

    number: int
    first: str
    last: str
    name: str

    @property
    def email(self) -> str:
        return f"{_ascii(self.name)}{self.number}@example.org"

    @property
    def phone(self) -> str:
        return f"+49 151 {2000000 + self.number * 7919 % 7_000_000}"


@dataclass(frozen=True)
class Line:
    product: str
    quantity: int
    price: float


@dataclass(frozen=True)
class Order:
    """`person`: None where nobody is known; amounts in the shop's currency. `refund`: what was given back."""

    number: int
    person: Person | None
    at: datetime
    lines: tuple[Line, ...]
    outcome: Outcome
    discount: float = 0.0
    shipping: float = 0.0
    refund: float = 0.0

    @property
    def goods(self) -> float:
        return round(sum(line.quantity * line.price for line in self.lines), 2)

    @property
    def total(self) -> float:
        return round(self.goods - self.discount + self.shipping, 2)

    @property
    def counts(self) -> bool:
        """Whether it is a sale to a known customer."""
        return self.person is not None and self.outcome in ("paid", "refunded")

    @property
    def given_back(self) -> float:
        return self.total if self.outcome == "refunded" else self.refund


@dataclass(frozen=True)
class Truth:
    orders: int
    customers: int
    revenue: float


def truth_of(orders: Sequence[Order]) -> Truth:
    """Return what a reader must find."""
    sold = [order for order in orders if order.counts]
    people = {order.person for order in sold}
    return Truth(len(sold), len(people), round(sum(order.total - order.given_back for order in sold), 2))


@dataclass(frozen=True)
class Habits:
    """How a shop sells: shares of orders, and what its file can tell apart."""

    currency: str
    several_lines: bool
    cancelled: float
    pending: float
    refunded: float
    partly_refunded: float
    nobody: float
    discounts: bool
    shipping: bool


def orders_of(dice: random.Random, language: Language, habits: Habits) -> list[Order]:
    """Return the orders of a year, oldest first."""
    people = _people(dice, language, dice.randint(14, 36))
    start = datetime(dice.choice((2023, 2024, 2025)), dice.randint(1, 6), dice.randint(1, 28))
    moments = sorted(
        start + timedelta(days=dice.randrange(300), minutes=dice.randrange(9 * 60, 20 * 60))
        for _ in range(dice.randint(50, 110))
    )
    first = dice.choice((1, 1001, 20_500, 730_000))
    return [_order(dice, first + n, moment, people, habits) for n, moment in enumerate(moments)]


def _order(dice: random.Random, number: int, at: datetime, people: Sequence[Person], habits: Habits) -> Order:
    count = dice.choice((1, 1, 2, 3)) if habits.several_lines else 1
    lines = tuple(
        Line(product, dice.choice((1, 1, 1, 2, 3, 5)), _price(dice, habits.currency))
        for product in dice.sample(PRODUCTS, count)
    )
    goods = sum(line.quantity * line.price for line in lines)
    order = Order(
        number,
        None if dice.random() < habits.nobody else dice.choice(people),
        at,
        lines,
        _outcome(dice, habits),
        discount=_rounded(goods * dice.choice((0.05, 0.1, 0.2)), habits.currency) * _dealt(dice, habits.discounts),
        shipping=_rounded(4.9 * WHOLE.get(habits.currency, 1), habits.currency) * _dealt(dice, habits.shipping),
    )
    if order.outcome != "paid" or dice.random() >= habits.partly_refunded:
        return order
    part = _rounded(order.total * dice.choice((0.25, 0.5, 0.5, 1.0)), habits.currency)
    return Order(**{**vars(order), "refund": min(part, order.total)})


def _dealt(dice: random.Random, ever: bool) -> bool:
    return ever and dice.random() < 0.4


def _outcome(dice: random.Random, habits: Habits) -> Outcome:
    throw = dice.random()
    for outcome, share in (
        ("cancelled", habits.cancelled),
        ("pending", habits.pending),
        ("refunded", habits.refunded),
    ):
        if throw < share:
            return outcome  # type: ignore[return-value]
        throw -= share
    return "paid"


def _price(dice: random.Random, currency: str) -> float:
    return _rounded(dice.lognormvariate(3.0, 0.8) * WHOLE.get(currency, 1) + WHOLE.get(currency, 1), currency)


def _rounded(amount: float, currency: str) -> float:
    return float(round(amount, -2) if currency in WHOLE else round(amount, 2))


def _people(dice: random.Random, language: Language, count: int) -> list[Person]:
    """Made of the first and last names of the language, each pair once."""
    named = [name.split(" ") if " " in name else [name[0], name[1:]] for name in language.people]
    heads, tails = [name[0] for name in named], [" ".join(name[1:]) for name in named]
    pairs = dice.sample([(head, tail) for head in heads for tail in tails], min(count, len(heads) * len(tails)))
    family_first = language.code in ("ja", "zh", "ko", "vi")
    glue = "" if language.code in ("zh", "ko") else " "
    return [
        Person(
            100 + n,
            first=tail if family_first else head,
            last=head if family_first else tail,
            name=f"{head}{glue}{tail}",
        )
        for n, (head, tail) in enumerate(pairs)
    ]


def _ascii(name: str) -> str:
    return "".join(letter for letter in name.lower() if letter.isascii() and letter.isalpha()) or "petrow"
