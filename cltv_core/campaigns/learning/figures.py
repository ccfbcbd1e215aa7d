"""What all campaigns of a shop brought together, as the figures by which personalisation is judged."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from cltv_core.campaigns.codes import State
from cltv_core.campaigns.learning.effects import noise
from cltv_core.campaigns.learning.readings import reading_of
from cltv_core.campaigns.reading import CampaignRead
from cltv_core.campaigns.receipt import Receipt
from cltv_core.campaigns.result import Result
from cltv_core.intervals import Z80
from cltv_core.segments.rules import LATE


@dataclass(frozen=True)
class Figure:
    """A figure over all that was sent: its `value` and between what it lies 8 times in 10.

    `campaigns` that were read and `people` written to in them are what it stands on.
    """

    value: float
    low80: float
    high80: float
    campaigns: int
    people: int


@dataclass(frozen=True)
class CampaignFigures:
    """Figures by which personalisation is judged; None where nothing tells them.

    From groups that were drawn by lot:

    `conversion`: of those written to, the share who bought because of it. `won_back`: the same among customers who were
    late, the share who came back and would have stayed away (churn reduction). `profit`: money of all campaigns
    together, after costs. `buyer_cost`: what messages and offers cost for each who bought because of them, beside what
    winning a new customer costs; its upper end is infinite where nobody may have.

    From the results of an e-mail tool: `engagement`, of the messages that arrived the share that was clicked. It is the
    outcome of no test, as programs click and open by themselves.
    """

    conversion: Figure | None
    won_back: Figure | None
    profit: Figure | None
    buyer_cost: Figure | None = None
    engagement: Figure | None = None


def campaign_figures(
    found: Sequence[CampaignRead], receipts: Sequence[Receipt] = (), mailings: pd.DataFrame | None = None
) -> CampaignFigures:
    """Work out the figures of the campaigns that were read, and of joined e-mail results (`Transactions.mailings`).

    Campaigns count by how many people they wrote to, so that a figure is a mean over people; no effect is taken to be
    the same in two campaigns. Campaigns that share the people left out err together.
    """
    read = [one for one in found if one.result is not None and one.result.state is State.READ]
    late = [one for one in read if one.segment in [segment.value for segment in LATE]]
    conversion = _buyers(read)
    cost = _cost(read, {one.id: one for one in receipts})
    engagement = None if mailings is None else _engagement(mailings[mailings["delivered"]])
    return CampaignFigures(conversion, _buyers(late), _profit(read), _buyer_cost(conversion, cost), engagement)


def _cost(read: Sequence[CampaignRead], receipts: Mapping[str, Receipt]) -> float:
    """Add up what the messages and offers of all campaigns cost."""
    told = [(one.result.sent, receipts[one.id]) for one in read if one.result and one.id in receipts]
    return sum(sent.people * one.cost_per_contact + sent.buyers * one.offer_cost for sent, one in told)


def _buyer_cost(conversion: Figure | None, cost: float) -> Figure | None:
    """Divide the cost by the extra buyers, as many as there are and as there may be."""
    if conversion is None or conversion.value <= 0 or cost <= 0:
        return None
    each = cost / conversion.people
    most = each / conversion.low80 if conversion.low80 > 0 else math.inf
    return Figure(each / conversion.value, each / conversion.high80, most, conversion.campaigns, conversion.people)


def _engagement(arrived: pd.DataFrame) -> Figure | None:
    """Tell the share of messages that were clicked; those of one person err together (a ratio of means over people)."""
    if arrived.empty:
        return None
    each = arrived.groupby("customer_id")["clicked"].agg(["size", "sum"])
    share = float(each["sum"].sum() / each["size"].sum())
    off = (each["sum"] - share * each["size"]).to_numpy(dtype=np.float64)
    variance = float(off @ off) / float(each["size"].sum()) ** 2
    return _figure(share, variance, int(arrived["campaign"].nunique()), len(each))


def _buyers(read: Sequence[CampaignRead]) -> Figure | None:
    told = [(reading, one.result) for one in read if (reading := reading_of(one)) is not None and one.result]
    people = sum(result.sent.people for _, result in told)
    if not people:
        return None
    parts = np.array([result.sent.people for _, result in told]) / people
    value = float(parts @ [reading.effect for reading, _ in told])
    return _figure(value, float(parts @ noise([reading for reading, _ in told]) @ parts), len(told), people)


def _profit(read: Sequence[CampaignRead]) -> Figure | None:
    told = [(one.result, one.trial) for one in read if one.result]
    people = sum(result.sent.people for result, _ in told)
    if not people:
        return None
    total = sum(result.profit.total for result, _ in told)
    variance = sum(
        _profit_sd(one) * _profit_sd(other) * _correlation(one, other, same=one is other, trial=trial == name != "")
        for one, trial in told
        for other, name in told
    )
    return _figure(total, variance, len(told), people)


def _profit_sd(result: Result) -> float:
    return (result.profit.high80 - result.profit.low80) / (2 * Z80) * result.sent.people


def _correlation(one: Result, other: Result, *, same: bool, trial: bool) -> float:
    """Return how far two differences from the same people left out err together, if purchases vary alike in groups."""
    if same or not trial:
        return float(same)
    parts = [result.sent.people / (result.sent.people + result.held_out.people) for result in (one, other)]
    return math.sqrt(parts[0] * parts[1])


def _figure(value: float, variance: float, campaigns: int, people: int) -> Figure:
    reach = Z80 * math.sqrt(variance)
    return Figure(value, value - reach, value + reach, campaigns, people)
