"""Made-up shops whose truth is known: customers who buy till they die, or subscribe, on a calendar with seasons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cltv_core.transactions import Transactions, from_frames

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class PurchaseTruth:
    """BG/NBD (Fader, Hardie and Lee 2005, section 3), in days of average business.

    Orders a day are Gamma(`r`, `alpha`) over customers; after each repeat order a customer leaves for good with a
    chance that is Beta(`a`, `b`) over customers.
    """

    r: float
    alpha: float
    a: float
    b: float


@dataclass(frozen=True)
class ParetoTruth:
    """Pareto/NBD (Schmittlein, Morrison and Colombo 1987), in days of average business.

    Orders a day are Gamma(`r`, `alpha`) over customers; each leaves at a rate a day that is Gamma(`s`, `beta`).
    """

    r: float
    alpha: float
    s: float
    beta: float


@dataclass(frozen=True)
class SubscriptionTruth:
    """Subscribers by the shifted beta-geometric model (Fader and Hardie 2007).

    An order every `interval` days until the customer cancels, with a chance at each renewal that is Beta(`a`, `b`) over
    customers.
    """

    interval: float
    a: float
    b: float


@dataclass(frozen=True)
class SpendTruth:
    """Gamma-Gamma (Fader and Hardie 2013): an order is Gamma(`p`, nu), nu is Gamma(`q`, `v`) over customers."""

    p: float
    q: float
    v: float

    @property
    def mean(self) -> float:
        """Mean money an order over all customers (equation 5 at x = 0)."""
        return self.p * self.v / (self.q - 1)


@dataclass(frozen=True, eq=False)
class Calendar:
    """The pace of business of each day: 1 is average, 0 is closed.

    A purchase process with a seasonal rate is the plain one on another clock: time is the pace added up.
    """

    pace: Floats

    @cached_property
    def midnights(self) -> Floats:
        """Clock time at the start of each day, and at the end of the last one."""
        return np.concatenate([[0.0], np.cumsum(self.pace)])

    @property
    def end(self) -> float:
        """Return the clock time at which the last day ends."""
        return float(self.midnights[-1])

    def day_of(self, clock: Floats) -> tuple[Ints, Floats]:
        """Return the open day of each clock time, and how much of that day has passed (0 to 1)."""
        day = np.searchsorted(self.midnights, clock, side="right") - 1
        day = np.minimum(day, len(self.pace) - 1)
        return day, (clock - self.midnights[day]) / self.pace[day]

    def clock_of(self, day: Ints, passed: Floats) -> Floats:
        """Return the clock time of a moment; the inverse of `day_of`."""
        return self.midnights[day] + passed * self.pace[day]


@dataclass(frozen=True, eq=False)
class Purchases:
    """What happened, and the truth behind it.

    One element a customer: `rate` (orders a day of average business), `dropout` (chance to leave after a repeat
    order or at a renewal, or under the Pareto/NBD the rate of leaving a day), `usual_spend` (true mean of an order),
    `exposure` (clock time from the first order to the end), `left`.
    One element an order, sorted by customer and time: `customer` (index), `clock`, `spend`.
    """

    rate: Floats
    dropout: Floats
    usual_spend: Floats
    exposure: Floats
    left: Flags
    customer: Ints
    clock: Floats
    spend: Floats


def simulate(
    first: Floats,
    end: float,
    purchases: PurchaseTruth | ParetoTruth | SubscriptionTruth,
    spending: SpendTruth,
    rng: np.random.Generator,
) -> Purchases:
    """Orders up to clock time `end` of customers whose first orders are at the clock times `first`."""
    count = len(first)
    rate, dropout = _rates(purchases, count, rng)
    nu = rng.gamma(spending.q, 1 / spending.v, count)
    repeat_orders = {PurchaseTruth: _repeat_orders, ParetoTruth: _orders_of_a_life, SubscriptionTruth: _renewals}
    customer, waited, left = repeat_orders[type(purchases)](rate, dropout, end - first, rng)
    everyone = np.concatenate([np.arange(count), customer])
    clock = np.concatenate([first, first[customer] + waited])
    in_turn = np.lexsort((clock, everyone))
    everyone, clock = everyone[in_turn], clock[in_turn]
    return Purchases(
        rate=rate,
        dropout=dropout,
        usual_spend=spending.p / nu,
        exposure=end - first,
        left=left,
        customer=everyone,
        clock=clock,
        spend=rng.gamma(spending.p, 1 / nu[everyone]),
    )


def as_transactions(purchases: Purchases, first_day: date, calendar: Calendar | None = None) -> Transactions:
    """Return the orders as a shop would have them, rounded to whole minutes and cents.

    Clock time 0 is the start of `first_day`. Without a `calendar` every day is average.
    """
    day = np.floor(purchases.clock).astype(np.int64)
    passed = purchases.clock - day
    if calendar is not None:
        day, passed = calendar.day_of(purchases.clock)
    minutes = day * 1440 + np.minimum((passed * 1440).astype(np.int64), 1439)
    orders = {
        "order_id": np.arange(len(minutes)).astype(str),
        "customer_id": np.char.zfill(purchases.customer.astype(str), 6),
        "ordered_at": np.datetime64(first_day, "m") + minutes.astype("timedelta64[m]"),
        "revenue": np.round(purchases.spend, 2),
    }
    return from_frames(pd.DataFrame(orders))


def _rates(
    purchases: PurchaseTruth | ParetoTruth | SubscriptionTruth, count: int, rng: np.random.Generator
) -> tuple[Floats, Floats]:
    """Of ordering and of leaving, for each customer."""
    if isinstance(purchases, SubscriptionTruth):
        return np.full(count, 1 / purchases.interval), rng.beta(purchases.a, purchases.b, count)
    rate = rng.gamma(purchases.r, 1 / purchases.alpha, count)
    if isinstance(purchases, ParetoTruth):
        return rate, rng.gamma(purchases.s, 1 / purchases.beta, count)
    return rate, rng.beta(purchases.a, purchases.b, count)


def _orders_of_a_life(
    rate: Floats, leaving: Floats, exposure: Floats, rng: np.random.Generator
) -> tuple[Ints, Floats, Flags]:
    """As `_repeat_orders`, for customers who leave at a rate, whether or not they order."""
    life = rng.exponential(1 / np.maximum(leaving, 1e-12))
    customer, waited, _ = _repeat_orders(rate, np.zeros(len(rate)), np.minimum(life, exposure), rng)
    return customer, waited, life < exposure


def _renewals(rate: Floats, dropout: Floats, exposure: Floats, rng: np.random.Generator) -> tuple[Ints, Floats, Flags]:
    """As `_repeat_orders`, for customers who order like a clock until they cancel instead of renewing."""
    due = np.floor(exposure * rate).astype(np.int64)
    kept = np.minimum(due, rng.geometric(np.maximum(dropout, 1e-9)) - 1)
    customer = np.repeat(np.arange(len(rate)), kept)
    nth = np.arange(len(customer)) - np.repeat(np.cumsum(kept) - kept, kept) + 1
    return customer, nth / rate[customer], kept < due


def _repeat_orders(
    rate: Floats, dropout: Floats, exposure: Floats, rng: np.random.Generator
) -> tuple[Ints, Floats, Flags]:
    """Return customer and waiting time since the first order of each repeat order, and who has left.

    Given their number, Poisson arrivals are uniform in the exposure; the order after which a customer leaves is
    geometric, so the arrivals behind it are struck out.
    """
    arrivals = rng.poisson(rate * exposure)
    last = rng.geometric(np.maximum(dropout, 1e-9))
    customer = np.repeat(np.arange(len(rate)), arrivals)
    waited = rng.random(len(customer)) * exposure[customer]
    waited = waited[np.lexsort((waited, customer))]
    nth = np.arange(len(customer)) - np.repeat(np.cumsum(arrivals) - arrivals, arrivals)
    kept = nth < last[customer]
    return customer[kept], waited[kept], last <= arrivals
