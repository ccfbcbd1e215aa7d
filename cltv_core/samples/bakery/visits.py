"""Who came when and for how much: the bakery's customers on its calendars, and passers-by."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cltv_core.samples.bakery.opening import MARKET_WEEK, SHOP_WEEK, calendar, days_of
from cltv_core.samples.bakery.truth import BAKERY_TRUTH, BakeryTruth
from cltv_core.samples.simulator import Calendar, Flags, Floats, Ints, Purchases, PurchaseTruth, simulate


@dataclass(frozen=True, eq=False)
class Crowd:
    """Customers of one kind; `newer` and `market` tell which."""

    newer: bool
    market: bool
    purchases: Purchases
    calendar: Calendar


@dataclass(frozen=True, eq=False)
class Visits:
    """All crowds put together.

    One element a customer: `newer`, `market`, `rate` and `usual_spend` (see Purchases). One element an order, in
    order of time: `customer` (index, -1 for a passer-by), `day` (since the first), `passed` (part of that day gone),
    `spend` in pounds.
    """

    crowds: tuple[Crowd, ...]
    newer: Flags
    market: Flags
    rate: Floats
    usual_spend: Floats
    customer: Ints
    day: Ints
    passed: Floats
    spend: Floats


def bakery_visits(rng: np.random.Generator, truth: BakeryTruth = BAKERY_TRUTH) -> Visits:
    """Draw all visits, in order of time: the same for the same state of `rng`."""
    crowds = tuple(_crowd(truth, newer, market, rng) for newer in (False, True) for market in (False, True))
    orders = [_orders(crowd, offset) for crowd, offset in zip(crowds, _offsets(crowds), strict=True)]
    customer, day, passed, spend = map(np.concatenate, zip(*orders, _walk_ins(truth, rng), strict=True))
    in_time = np.lexsort((passed, day))
    return Visits(
        crowds=crowds,
        newer=np.concatenate([np.full(_size(crowd), crowd.newer) for crowd in crowds]),
        market=np.concatenate([np.full(_size(crowd), crowd.market) for crowd in crowds]),
        rate=np.concatenate([crowd.purchases.rate for crowd in crowds]),
        usual_spend=np.concatenate([crowd.purchases.usual_spend for crowd in crowds]),
        customer=customer[in_time],
        day=day[in_time],
        passed=passed[in_time],
        spend=spend[in_time],
    )


def _crowd(truth: BakeryTruth, newer: bool, market: bool, rng: np.random.Generator) -> Crowd:
    everyone = truth.newer_customers if newer else truth.older_customers
    at_market = round(everyone * truth.market_share)
    paced = calendar(days_of(truth), MARKET_WEEK if market else SHOP_WEEK)
    first = _first_visits(truth, newer, at_market if market else everyone - at_market, paced, rng)
    process: PurchaseTruth = truth.newer if newer else truth.older
    return Crowd(newer, market, simulate(first, paced.end, process, truth.spending, rng), paced)


def _first_visits(truth: BakeryTruth, newer: bool, count: int, paced: Calendar, rng: np.random.Generator) -> Floats:
    """Clock times; many of the older customers took their card in the first weeks, when it was new."""
    day = np.arange(truth.days)
    switch = (truth.newer_since - truth.first_day).days
    pull = np.where(day >= switch, 1.0, 0.0) if newer else np.where(day < switch, 0.6 + 2.4 * np.exp(-day / 40), 0.0)
    arrivals = Calendar(paced.pace * pull)
    return np.sort(paced.clock_of(*arrivals.day_of(rng.random(count) * arrivals.end)))


def _orders(crowd: Crowd, offset: int) -> tuple[Ints, Ints, Floats, Floats]:
    day, passed = crowd.calendar.day_of(crowd.purchases.clock)
    return crowd.purchases.customer + offset, day, passed, crowd.purchases.spend


def _walk_ins(truth: BakeryTruth, rng: np.random.Generator) -> tuple[Ints, Ints, Floats, Floats]:
    shop = calendar(days_of(truth), SHOP_WEEK)
    day, passed = shop.day_of(rng.random(truth.walk_ins) * shop.end)
    return np.full(truth.walk_ins, -1), day, passed, rng.gamma(3.0, 3.0, truth.walk_ins)


def _offsets(crowds: tuple[Crowd, ...]) -> Ints:
    """Where the customers of each crowd begin among all customers."""
    begins: Ints = np.cumsum([0, *(_size(crowd) for crowd in crowds[:-1])])
    return begins


def _size(crowd: Crowd) -> int:
    return len(crowd.purchases.rate)
