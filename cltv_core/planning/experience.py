"""What a project adds to the sales: effects that campaigns told, messages got lately, and what messages cost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import numpy as np
import pandas as pd

from cltv_core.analysis import Analysis
from cltv_core.campaigns.keys import person_keys
from cltv_core.campaigns.lists import busy
from cltv_core.campaigns.receipt import Receipt
from cltv_core.planning.effects import Beliefs, beliefs_of
from cltv_core.planning.engagement import Engagement, engagement, mailed_and_clicked
from cltv_core.project.contents import Project
from cltv_core.tactics.catalogue import CATALOGUE, Channel, Idea
from cltv_core.tactics.experience import Experience
from cltv_core.tactics.orders import chance_anyway

FATIGUE_DAYS = 60
"""Messages of so many days back still tire."""

IDEAS: Mapping[str, Idea] = {idea.key: idea for idea in CATALOGUE}


def experience_of(
    analysis: Analysis,
    project: Project,
    day: date | None = None,
    costs: Mapping[Channel, float] | None = None,
    beliefs: Beliefs | None = None,
    clicks: Engagement | None = None,
) -> Experience:
    """Return what the project and the mailings tell on the day of a list, by default the day after the analysis.

    `costs`: what the owner says that a message costs, by channel, by default what the project says. `beliefs`,
    `clicks`: where they have been worked out already (see `beliefs_of` and `engagement`).
    """
    said = project.preferences.message_costs if costs is None else costs
    if not (project.campaigns or len(analysis.transactions.mailings)):
        return Experience(costs=dict(said))
    summary, day = analysis.summary, day or analysis.history.as_of + timedelta(days=1)
    receipts = [campaign.receipt for campaign in project.campaigns]
    return Experience(
        effects=(beliefs or beliefs_of(analysis, project)).effects,
        costs={**_paid(receipts), **said},
        messages=_messages(summary.frame.index, project.salt, receipts, day) if receipts else None,
        busy=_busy(analysis, project.salt, receipts, day) if receipts else None,
        anyway=_with_clicks(analysis, clicks or engagement(analysis)),
    )


def _paid(receipts: Sequence[Receipt]) -> dict[Channel, float]:
    """Return what a message cost in the last campaign of each channel, of those in which no present went with it."""
    told = [(IDEAS[one.tactic], one) for one in receipts if one.tactic in IDEAS and one.cost_per_contact > 0]
    return {
        idea.channel: one.cost_per_contact
        for idea, one in sorted(told, key=lambda pair: pair[1].sent_on)
        if idea.gift_to != "everybody"
    }


def _messages(customers: pd.Index, salt: bytes, receipts: Sequence[Receipt], day: date) -> pd.Series:
    keys, number = person_keys(salt, customers), np.zeros(len(customers))
    for one in receipts:
        if day - timedelta(days=FATIGUE_DAYS) <= one.sent_on <= day:
            number += np.isin(keys, one.members.keys[~one.members.held_out])
    return pd.Series(number, index=customers)


def _busy(analysis: Analysis, salt: bytes, receipts: Sequence[Receipt], day: date) -> pd.Series:
    everybody = analysis.outlook.everyone
    return pd.Series(busy(everybody, receipts, salt, day), index=everybody["customer_id"])


def _with_clicks(analysis: Analysis, clicks: Engagement | None) -> pd.Series | None:
    """Return the chance that an order comes anyway with what clicks tell, where a replay showed that they help."""
    if clicks is None or not clicks.helps:
        return None
    customers = analysis.summary.frame.index
    by_sales = chance_anyway(analysis.forecast.frame["expected_orders"].to_numpy(), analysis.terms.horizon_days)
    lately = mailed_and_clicked(analysis.transactions.mailings, customers, analysis.history.as_of)
    return pd.Series(clicks.chances(by_sales, *lately), index=customers)
