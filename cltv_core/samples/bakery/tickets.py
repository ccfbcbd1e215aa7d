"""What the till notes of each visit besides the goods: who, when, through which channel, with which code."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cltv_core.samples.bakery.opening import SEASONS, days_of, season_of
from cltv_core.samples.bakery.truth import BakeryTruth
from cltv_core.samples.bakery.visits import Visits
from cltv_core.samples.simulator import Flags, Ints

CHANNELS = ("shop", "market", "web", "phone")
SHOP, MARKET, WEB, PHONE = range(len(CHANNELS))
OLDER_HABITS, NEWER_HABITS = (0.72, 0.0, 0.16, 0.12), (0.5, 0.0, 0.42, 0.08)
CODES = ("", "WELCOME10", "XMAS10")
DISCOUNT = 0.1
OPENS, OPEN_FOR = 7.5 * 3600, 10 * 3600


@dataclass(frozen=True, eq=False)
class Tickets:
    """One element an order; `person` numbers customers by their first order, -1 for a passer-by.

    `habits`, one element a person: the channel they mostly use. `pence` is what the goods add up to before discounts.
    """

    person: Ints
    day: Ints
    second: Ints
    pence: Ints
    channel: Ints
    code: Ints
    occasion: Flags
    habits: Ints


def write_tickets(visits: Visits, truth: BakeryTruth, rng: np.random.Generator) -> Tickets:
    """Note for each visit the person, time, amount, channel and discount code."""
    habit, comers = _habits(visits, rng), _first_comers(visits)
    known = visits.customer >= 0
    number = np.empty(len(habit), dtype="int64")
    number[comers] = np.arange(len(habit))
    usual = (rng.random(len(known)) < 0.88) | visits.market[visits.customer]
    channel = np.where(known & usual, habit[visits.customer], SHOP)
    code = _codes(visits, channel, truth, rng)
    rare_and_dear = (visits.rate < 1 / 45) & (visits.usual_spend > 16)
    return Tickets(
        person=np.where(known, number[visits.customer], -1),
        day=visits.day,
        second=(OPENS + OPEN_FOR * visits.passed**1.3).astype("int64"),
        pence=np.rint(100 * visits.spend / (1 - DISCOUNT * (code > 0))).astype("int64"),
        channel=channel,
        code=code,
        occasion=known & rare_and_dear[visits.customer],
        habits=habit[comers],
    )


def _habits(visits: Visits, rng: np.random.Generator) -> Ints:
    """Return the channel that each customer mostly uses; those of the market use no other."""
    luck = rng.random(len(visits.newer))
    older, newer = np.cumsum(OLDER_HABITS), np.cumsum(NEWER_HABITS)
    habit = np.where(visits.newer, np.searchsorted(newer, luck), np.searchsorted(older, luck))
    return np.where(visits.market, MARKET, np.minimum(habit, PHONE))


def _first_comers(visits: Visits) -> Ints:
    """Return the customers in order of their first visit."""
    customer = visits.customer[visits.customer >= 0]
    comers: Ints = customer[np.sort(np.unique(customer, return_index=True)[1])]
    return comers


def _codes(visits: Visits, channel: Ints, truth: BakeryTruth, rng: np.random.Generator) -> Ints:
    """Index into CODES: a welcome for new web customers once the web shop advertises, one for Christmas."""
    luck, web = rng.random(len(channel)), (channel == WEB) & (visits.customer >= 0)
    first = np.zeros(len(channel), dtype=bool)
    first[np.unique(visits.customer, return_index=True)[1]] = True
    welcome = web & first & visits.newer[visits.customer] & (luck < 0.7)
    christmas = web & (season_of(days_of(truth))[visits.day] == SEASONS.index("Christmas")) & (luck < 0.3)
    return np.select([welcome, christmas], [1, 2], 0)
