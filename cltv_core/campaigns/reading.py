"""Campaigns and an export of later sales -> results."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

import numpy as np

from cltv_core.arrays import Ints
from cltv_core.campaigns.checks import Checks, check
from cltv_core.campaigns.keys import Keys, person_keys
from cltv_core.campaigns.outcomes import Outcomes, People, outcomes, people_by
from cltv_core.campaigns.receipt import Receipt
from cltv_core.campaigns.result import EFFECT_LOOKED_FOR, Result, Trial, read_result, share_elapsed
from cltv_core.errors import CltvError
from cltv_core.transactions import Transactions

CAP_QUANTILE = 0.99
"""Of what buyers spent in a time as long as the window, before it: more in an outcome says little of the campaign."""


class NothingToRead(CltvError):
    """The sales do not reach into the window of a campaign."""


@dataclass(frozen=True)
class CampaignRead:
    """A campaign and what the sales say of it.

    `reading_day`: the first day on which its whole window is over; `trial`: names campaigns that share the people left
    out.
    """

    id: str
    name: str
    tactic: str
    segment: str
    sent_on: date
    reading_day: date
    result: Result | None
    trial: str = ""


@dataclass(frozen=True)
class Window:
    """`days` days after `sent_on`, that day included."""

    sent_on: date
    days: int

    @property
    def last(self) -> date:
        """Return the last day on which an order counts."""
        return self.sent_on + timedelta(days=self.days)


def read_receipts(
    receipts: Sequence[Receipt], transactions: Transactions, salt: bytes, *, margin: float | None = None
) -> tuple[CampaignRead, ...]:
    """Read every campaign of a project from the sales; the result is None where they do not reach its first day."""
    people = people_by(transactions, partial(person_keys, salt))
    return tuple(_read_receipt(receipt, receipts, people, margin) for receipt in receipts)


def _read_receipt(
    receipt: Receipt, all_receipts: Sequence[Receipt], people: People, margin: float | None
) -> CampaignRead:
    members, window = receipt.members, Window(receipt.sent_on, receipt.window_days)
    trial = Trial(
        sent=~members.held_out,
        orders=members.orders,
        value=members.value,
        cap=cap_of(people, window),
        margin=receipt.margin if margin is None else margin,
        cost_per_contact=receipt.cost_per_contact,
        offer_cost=receipt.offer_cost,
    )
    written_to = _written_to(receipt, all_receipts)
    contaminated = int(np.isin(members.keys[members.held_out], written_to).sum())
    checks = check(trial.sent, (members.orders, members.value), receipt.share, contaminated)
    result = None
    if people.transactions.first_day <= window.sent_on:
        result = result_of(trial, people, people.rows(members.keys), window, checks, people.transactions.last_day)
    return CampaignRead(
        receipt.id,
        receipt.name,
        receipt.tactic,
        receipt.segment,
        receipt.sent_on,
        receipt.reading_day,
        result,
        receipt.trial,
    )


def result_of(
    trial: Trial, people: People, rows: Ints, window: Window, checks: Checks, last_day: date
) -> Result | None:
    """Read the result of a campaign from sales up to `last_day`; None where they end before the window begins."""
    elapsed = share_elapsed(window.sent_on, window.days, last_day)
    if elapsed == 0:
        return None
    came = outcomes(people, rows, window.sent_on, window.last)
    return read_result(
        trial, came, checks, elapsed=elapsed, later=_echo(people, rows, window), effect=EFFECT_LOOKED_FOR
    )


def _echo(people: People, rows: Ints, window: Window) -> Outcomes | None:
    """Purchases in as long a time after the window, where the sales cover it: those pulled forward are missing."""
    first, last = window.last + timedelta(days=1), window.last + timedelta(days=window.days)
    return outcomes(people, rows, first, last) if people.transactions.last_day >= last else None


def _written_to(receipt: Receipt, all_receipts: Sequence[Receipt]) -> Keys:
    """Return the people whom other campaigns wrote to within this one's window."""
    others = [
        other.members.keys[~other.members.held_out]
        for other in all_receipts
        if other.id != receipt.id
        and not (receipt.trial and other.trial == receipt.trial)
        and receipt.sent_on <= other.sent_on <= receipt.last_day
    ]
    return np.concatenate(others) if others else np.zeros(0, dtype=np.uint64)


def cap_of(people: People, window: Window) -> float:
    """Return the money beyond which an outcome says more of one purchase than of the campaign."""
    before = window.sent_on - timedelta(days=1)
    first = before - timedelta(days=window.days)
    if people.transactions.first_day > first:
        return math.inf
    spent = outcomes(people, np.arange(len(people.customers)), first, before).revenue
    return float(np.quantile(spent[spent > 0], CAP_QUANTILE)) if (spent > 0).any() else math.inf
