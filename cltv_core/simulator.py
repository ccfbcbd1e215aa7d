"""A made-up shop whose truth is known: customers who buy till they die, on a calendar with seasons."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

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
        return float(self.midnights[-1])

    def day_of(self, clock: Floats) -> tuple[Ints, Floats]:
        """The open day of each clock time, and how much of that day has passed (0 to 1)."""
        day = np.searchsorted(self.midnights, clock, side="right") - 1
        day = np.minimum(day, len(self.pace) - 1)
        return day, (clock - self.midnights[day]) / self.pace[day]

    def clock_of(self, day: Ints, passed: Floats) -> Floats:
        return self.midnights[day] + passed * self.pace[day]


@dataclass(frozen=True, eq=False)
class Purchases:
    """What happened, and the truth behind it.

    One element a customer: `rate` (orders a day of average business), `dropout` (chance to leave after a repeat
    order), `usual_spend` (true mean of an order), `exposure` (clock time from the first order to the end), `left`.
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
    first: Floats, end: float, purchases: PurchaseTruth, spending: SpendTruth, rng: np.random.Generator
) -> Purchases:
    """Orders up to clock time `end` of customers whose first orders are at the clock times `first`."""
    count = len(first)
    rate = rng.gamma(purchases.r, 1 / purchases.alpha, count)
    dropout = rng.beta(purchases.a, purchases.b, count)
    nu = rng.gamma(spending.q, 1 / spending.v, count)
    customer, waited, left = _repeat_orders(rate, dropout, end - first, rng)
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


def _repeat_orders(
    rate: Floats, dropout: Floats, exposure: Floats, rng: np.random.Generator
) -> tuple[Ints, Floats, Flags]:
    """Customer and waiting time since the first order of each repeat order, and who has left.

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
