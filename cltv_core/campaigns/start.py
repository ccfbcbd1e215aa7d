"""A list -> a campaign: who is written to, who is left out, and the receipt by which the result is read later."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from cltv_core.analysis import Analysis
from cltv_core.arrays import Flags
from cltv_core.campaigns.assignment import default_share, held_out
from cltv_core.campaigns.before import Outlook, outlook, usual_window
from cltv_core.campaigns.codes import Kept, Problem, Remedy
from cltv_core.campaigns.keys import Keys, person_keys
from cltv_core.campaigns.receipt import Members, Receipt
from cltv_core.errors import CltvError

FEWEST_PEOPLE = 20
REST_DAYS = 90
"""Nobody is left out again within so many days after the window of a test in which they were."""

SENT, HELD_OUT, OUTSIDE = "sent", "held out", "outside the test"
"""The groups as lists name them; who is outside the test is written to and counts in neither group."""


class CampaignImpossible(CltvError):
    """A campaign with a control group cannot be made of this list."""


@dataclass(frozen=True)
class Plan:
    """What the owner wants: `share` and `window_days` None for what suits the list."""

    segment: str
    tactic: str
    name: str
    sent_on: date
    share: float | None = None
    window_days: int | None = None
    cost_per_contact: float = 0.0
    offer_cost: float = 0.0


@dataclass(frozen=True)
class Started:
    """A campaign that was drawn and is ready to send.

    `people`: the list with `campaign` and `group` of each, without those in another open test. `kept`: how many take no
    part in the test, and why.
    """

    receipt: Receipt
    people: pd.DataFrame
    kept: Mapping[Kept, int]
    outlook: Outlook


def start(
    analysis: Analysis,
    people: pd.DataFrame,
    plan: Plan,
    salt: bytes,
    past: Sequence[Receipt] = (),
    gain_a_person: float = 0.0,
) -> Started:
    """Draw the groups of a campaign.

    Parameters
    ----------
    people
        The rows of `destinations.lists.everyone` that may be written to.
    past
        The receipts of earlier campaigns: nobody is in two open tests, or left out twice within `REST_DAYS`.
    gain_a_person
        Money that sending is assumed to bring for each person, after costs.

    Raises
    ------
    CampaignImpossible
        If fewer than `FEWEST_PEOPLE` remain.
    """
    keys = person_keys(salt, people["customer_id"])
    busy, rested = _in_open_tests(keys, past, plan.sent_on), ~_left_out_lately(keys, past, plan.sent_on)
    tested = ~busy & rested
    if np.count_nonzero(tested) < FEWEST_PEOPLE:
        count = int(np.count_nonzero(tested))
        raise CampaignImpossible(Problem.TOO_FEW(people=count, fewest=FEWEST_PEOPLE), Remedy.LONGER_LIST())
    receipt = _receipt(analysis, people[tested], keys[tested], plan, salt, past)
    group = np.full(len(people), OUTSIDE, dtype=object)
    places = np.searchsorted(receipt.members.keys, keys[tested])
    group[tested] = np.where(receipt.members.held_out[places], HELD_OUT, SENT)
    listed = people.assign(campaign=receipt.name, campaign_group=group)[~busy]
    left_out = int(np.count_nonzero(receipt.members.held_out))
    base = float(-np.expm1(-receipt.members.orders).mean())
    foreseen = outlook(len(receipt.members), left_out, base, plan.sent_on, receipt.window_days, gain_a_person)
    kept = {Kept.IN_OPEN_TEST: busy, Kept.LEFT_OUT_LATELY: ~busy & ~rested}
    return Started(receipt, listed.reset_index(drop=True), {why: int(who.sum()) for why, who in kept.items()}, foreseen)


def _receipt(
    analysis: Analysis, people: pd.DataFrame, keys: Keys, plan: Plan, salt: bytes, past: Sequence[Receipt]
) -> Receipt:
    customers = pd.Index(people["customer_id"])
    window = plan.window_days or usual_window(analysis.summary.frame["usual_gap"].reindex(customers).to_numpy())
    expected = analysis.forecast.fitted.predict(window + 1).reindex(customers)
    orders, value = (expected[column].to_numpy(dtype=np.float64) for column in ("expected_orders", "expected_value"))
    identity = _identity(salt, plan, len(past))
    share = default_share(len(people)) if plan.share is None else plan.share
    return Receipt(
        id=identity,
        name=plan.name,
        segment=plan.segment,
        tactic=plan.tactic,
        sent_on=plan.sent_on,
        window_days=window,
        share=share,
        members=Members.drawn(keys, held_out(salt, identity, keys, value, share), orders, value),
        margin=analysis.terms.margin,
        cost_per_contact=plan.cost_per_contact,
        offer_cost=plan.offer_cost,
        currency=analysis.currency,
    )


def _identity(salt: bytes, plan: Plan, number: int) -> str:
    said = "\n".join([plan.name, plan.segment, plan.tactic, plan.sent_on.isoformat(), str(number)])
    return hashlib.sha256(salt + said.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _in_open_tests(keys: Keys, past: Sequence[Receipt], day: date) -> Flags:
    """Who is part of a test whose window is not over, in whichever group: another letter would blur its result."""
    return _among(keys, [one.members.keys for one in past if one.sent_on <= day <= one.last_day])


def _left_out_lately(keys: Keys, past: Sequence[Receipt], day: date) -> Flags:
    rest = timedelta(days=REST_DAYS)
    over = [one for one in past if one.last_day < day <= one.last_day + rest]
    return _among(keys, [one.members.keys[one.members.held_out] for one in over])


def _among(keys: Keys, groups: Sequence[Keys]) -> Flags:
    if not groups:
        return np.zeros(len(keys), dtype=np.bool_)
    found: Flags = np.isin(keys, np.concatenate(groups))
    return found
