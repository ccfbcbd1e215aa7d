"""A list -> a campaign: who is written to, who is left out, and the receipt by which the result is read later."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
import pandas as pd

from cltv_core.analysis import Analysis
from cltv_core.arrays import Flags
from cltv_core.campaigns.assignment import (
    FEWEST_FOR_TWO_ARMS,
    default_share,
    default_share_of_two,
    get_the_other,
    held_out,
)
from cltv_core.campaigns.before import MOST_WINDOW, NO_HOPE, Hope, Outlook, outlook, usual_window
from cltv_core.campaigns.codes import Kept, Problem, Remedy
from cltv_core.campaigns.keys import Keys, person_keys
from cltv_core.campaigns.receipt import Members, Receipt
from cltv_core.errors import CltvError
from cltv_core.tactics.playbook import Tactic

FEWEST_PEOPLE = 20
REST_DAYS = 90
"""Nobody is left out again within so many days after the window of a test in which they were."""

SENT, HELD_OUT, OUTSIDE = "sent", "held out", "outside the test"
"""The groups as lists name them; who is outside the test is written to and counts in neither group. Where two messages
are tried, "sent" is followed by the tactic."""


class CampaignImpossible(CltvError):
    """A campaign with a control group cannot be made of this list."""


@dataclass(frozen=True)
class Arm:
    """A message of a trial: its `tactic`, what its campaign is called, and what it costs."""

    tactic: str
    name: str
    cost_per_contact: float = 0.0
    offer_cost: float = 0.0

    @classmethod
    def of(cls, tactic: Tactic, name: str) -> Arm:
        """Count what cards and plans count: a present for everybody is part of what each message costs."""
        contact, gift = float(tactic.figures["contact"]), round(float(tactic.figures["gift"]), 2)
        return cls(
            tactic.key,
            name,
            cost_per_contact=contact + (gift if tactic.gift_to == "everybody" else 0.0),
            offer_cost=gift if tactic.gift_to == "takers" else 0.0,
        )


@dataclass(frozen=True)
class Plan:
    """What the owner wants: `share` and `window_days` None for what suits the list.

    `against`: another message, which half of those written to get instead.
    """

    segment: str
    tactic: str
    name: str
    sent_on: date
    share: float | None = None
    window_days: int | None = None
    cost_per_contact: float = 0.0
    offer_cost: float = 0.0
    against: Arm | None = None

    @property
    def arms(self) -> tuple[Arm, ...]:
        """Return its messages, the first one first."""
        first = Arm(self.tactic, self.name, self.cost_per_contact, self.offer_cost)
        return (first,) if self.against is None else (first, self.against)


@dataclass(frozen=True)
class Started:
    """A campaign that was drawn and is ready to send.

    `receipts`: one for each message; those of one trial hold the same people left out. `people`: the list with
    `campaign` and `campaign_group` of each, without those in another open test. `kept`: how many take no part in the
    test, and why.
    """

    receipts: tuple[Receipt, ...]
    people: pd.DataFrame
    kept: Mapping[Kept, int]
    outlook: Outlook


def start(
    analysis: Analysis,
    people: pd.DataFrame,
    plan: Plan,
    salt: bytes,
    past: Sequence[Receipt] = (),
    hope: Hope = NO_HOPE,
) -> Started:
    """Draw the groups of a campaign.

    Parameters
    ----------
    people
        The rows of `destinations.lists.everyone` that may be written to.
    past
        The receipts of earlier campaigns: nobody is in two open tests, or left out twice within `REST_DAYS`.
    hope
        What is expected of sending.

    Raises
    ------
    CampaignImpossible
        If it would be sent before the sales end by which people are chosen, if fewer than `FEWEST_PEOPLE` remain, or
        `FEWEST_FOR_TWO_ARMS` where two messages are tried, or where these are of one tactic.
    """
    _not_before_the_sales_end(plan.sent_on, analysis.history.as_of)
    keys = person_keys(salt, people["customer_id"])
    busy, rested = _in_open_tests(keys, past, plan), ~_left_out_lately(keys, past, plan.sent_on)
    tested = ~busy & rested
    _enough(int(np.count_nonzero(tested)), plan)
    receipts = _receipts(analysis, people[tested], keys[tested], plan, salt, past)
    kept = {Kept.IN_OPEN_TEST: busy, Kept.LEFT_OUT_LATELY: ~busy & ~rested}
    return Started(
        receipts,
        _grouped(people, keys, receipts, plan.name)[~busy].reset_index(drop=True),
        {why: int(who.sum()) for why, who in kept.items()},
        _outlook(receipts, int(np.count_nonzero(tested)), hope),
    )


def _not_before_the_sales_end(sent_on: date, as_of: date) -> None:
    """Refuse to choose people by what came after a message; the last day itself may go on after the export."""
    if sent_on < as_of:
        raise CampaignImpossible(
            Problem.SENT_BEFORE(sent_on=sent_on, as_of=as_of),
            Remedy.LATER_DAY(as_of=as_of, iso=sent_on.isoformat()),
        )


def groups_of(receipt: Receipt, keys: Keys) -> np.ndarray:
    """Name the group of the people with these keys, as lists do; "" for those who are no members of a campaign."""
    members = receipt.members
    places = np.minimum(np.searchsorted(members.keys, keys), len(members) - 1)
    group = np.where(members.held_out[places], HELD_OUT, sent_group(receipt))
    return np.where(members.keys[places] == keys, group, "").astype(object)


def sent_group(receipt: Receipt) -> str:
    """Name the group of those written to, as lists do."""
    return f"{SENT} {receipt.tactic}" if receipt.trial else SENT


def _grouped(people: pd.DataFrame, keys: Keys, receipts: Sequence[Receipt], name: str) -> pd.DataFrame:
    """Return people with their campaign and its group; whoever is in none gets the message outside the test."""
    names = np.full(len(people), name, dtype=object)
    groups = np.full(len(people), OUTSIDE, dtype=object)
    for receipt in reversed(receipts):
        group = groups_of(receipt, keys)
        groups[group != ""], names[group != ""] = group[group != ""], receipt.name
    return people.assign(campaign=names, campaign_group=groups)


def _enough(people: int, plan: Plan) -> None:
    fewest = FEWEST_PEOPLE if plan.against is None else FEWEST_FOR_TWO_ARMS
    if people < fewest:
        raise CampaignImpossible(Problem.TOO_FEW(people=people, fewest=fewest), Remedy.LONGER_LIST())
    if plan.against is not None and ("" in (plan.tactic, plan.against.tactic) or plan.against.tactic == plan.tactic):
        raise CampaignImpossible(Problem.TWO_TACTICS(), Remedy.OTHER_TACTIC())


def _outlook(receipts: Sequence[Receipt], people: int, hope: Hope) -> Outlook:
    first = receipts[0]
    left_out = int(np.count_nonzero(first.members.held_out))
    base = float(-np.expm1(-np.concatenate([one.members.orders for one in receipts])).mean())
    return outlook(people, left_out, base, first.sent_on, first.window_days, hope, len(receipts))


def _receipts(
    analysis: Analysis, people: pd.DataFrame, keys: Keys, plan: Plan, salt: bytes, past: Sequence[Receipt]
) -> tuple[Receipt, ...]:
    customers = pd.Index(people["customer_id"])
    window = plan.window_days or usual_window(analysis.summary.frame["usual_gap"].reindex(customers).to_numpy())
    expected = analysis.forecast.fitted.predict(window + 1).reindex(customers)
    orders, value = (expected[column].to_numpy(dtype=np.float64) for column in ("expected_orders", "expected_value"))
    usual = default_share if plan.against is None else default_share_of_two
    share = usual(len(people)) if plan.share is None else plan.share
    identity = _identity(salt, plan, len(past))
    left_out = held_out(salt, identity, keys, value, share)
    drawn = Receipt(
        id=identity,
        name=plan.name,
        segment=plan.segment,
        tactic=plan.tactic,
        sent_on=plan.sent_on,
        window_days=window,
        share=share,
        members=Members.drawn(keys, left_out, orders, value),
        margin=analysis.terms.margin,
        cost_per_contact=plan.cost_per_contact,
        offer_cost=plan.offer_cost,
        currency=analysis.currency,
    )
    if plan.against is None:
        return (drawn,)
    other = get_the_other(salt, identity, keys, value, left_out)
    everybody = drawn.members
    inside = [np.isin(everybody.keys, keys[group | left_out]) for group in (~other & ~left_out, other)]
    return tuple(
        _arm(replace(drawn, members=everybody.only(flags)), arm, place)
        for place, (flags, arm) in enumerate(zip(inside, plan.arms, strict=True))
    )


def _arm(drawn: Receipt, arm: Arm, place: int) -> Receipt:
    """Return the receipt of one message of a trial, whose id tells its place in it."""
    return replace(
        drawn,
        id=f"{drawn.id}-{place + 1}",
        name=arm.name,
        tactic=arm.tactic,
        share=float(drawn.members.held_out.mean()),
        cost_per_contact=arm.cost_per_contact,
        offer_cost=arm.offer_cost,
        trial=drawn.id,
    )


def _identity(salt: bytes, plan: Plan, number: int) -> str:
    tactics = " ".join(arm.tactic for arm in plan.arms)
    said = "\n".join([plan.name, plan.segment, tactics, plan.sent_on.isoformat(), str(number)])
    return hashlib.sha256(salt + said.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _in_open_tests(keys: Keys, past: Sequence[Receipt], plan: Plan) -> Flags:
    """Who is part of a test with days in common, in whichever group: another letter would blur the result of both."""
    last_day = plan.sent_on + timedelta(days=plan.window_days or MOST_WINDOW)
    both = [one for one in past if one.sent_on <= last_day and plan.sent_on <= one.last_day]
    return _among(keys, [one.members.keys for one in both])


def _left_out_lately(keys: Keys, past: Sequence[Receipt], day: date) -> Flags:
    rest = timedelta(days=REST_DAYS)
    over = [one for one in past if one.last_day < day <= one.last_day + rest]
    return _among(keys, [one.members.keys[one.members.held_out] for one in over])


def _among(keys: Keys, groups: Sequence[Keys]) -> Flags:
    if not groups:
        return np.zeros(len(keys), dtype=np.bool_)
    found: Flags = np.isin(keys, np.concatenate(groups))
    return found
