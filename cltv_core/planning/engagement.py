"""Whether a click in a message tells more of who will buy than the sales alone: a replay on the shop's own past.

Openings are not looked at: programs open messages by themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd
from scipy import special

from cltv_core.analysis import Analysis, History
from cltv_core.arrays import Flags, Floats
from cltv_core.tactics.discounts import OFFER_DAYS
from cltv_core.tactics.orders import chance_anyway
from cltv_core.terms import Terms

LATELY = timedelta(days=90)
SETTLED = timedelta(days=7)
"""A message counts from so many days on: by then, who clicks has done so, and nothing is seen that came later."""
EARLIER_DAYS = 3
FEWEST = 30
"""Customers with and without a click on each earlier day, for a replay to tell anything."""
SURE = 2.0
"""Standard errors by which the replay must be better with clicks than without."""
STEPS, RIDGE = 25, 1e-3


@dataclass(frozen=True)
class Engagement:
    """What a replay of so many earlier `days` told of `customers`: how much likelier what came was with clicks.

    `gain`: of the log-likelihood of a customer, with its standard error `se`; `weights`: of a constant, the logit of
    the chance by sales alone, and a click.
    """

    days: int
    customers: int
    gain: float
    se: float
    weights: tuple[float, float, float]

    @property
    def helps(self) -> bool:
        """Whether clicks are to be used."""
        return self.gain > SURE * self.se

    def chances(self, by_sales: Floats, mailed: Flags, clicked: Flags) -> Floats:
        """Return the chance of an order with what clicks tell; of who got no message lately, as by sales alone."""
        told = special.expit(_columns(by_sales, clicked) @ np.array(self.weights))
        return np.where(mailed, told, by_sales)


def engagement(analysis: Analysis) -> Engagement | None:
    """Replay earlier days; None where the files hold too few messages with their days."""
    seen = [one for one in (_seen(analysis, day) for day in _earlier(analysis.history.as_of)) if one is not None]
    if len(seen) < EARLIER_DAYS:
        return None
    gains = []
    for place, (_, columns, bought) in enumerate(seen):
        others = [one for other, one in enumerate(seen) if other != place]
        told = np.vstack([one[1] for one in others]), np.concatenate([one[2] for one in others])
        without = _fitted(told[0][:, :2], told[1])
        gains.append(_likely(columns, bought, _fitted(*told)) - _likely(columns[:, :2], bought, without))
    customers = np.concatenate([names for names, _, _ in seen])
    each = pd.Series(np.concatenate(gains)).groupby(customers).sum()
    rows = sum(len(gain) for gain in gains)
    weights = _fitted(np.vstack([one[1] for one in seen]), np.concatenate([one[2] for one in seen]))
    se = float(each.std(ddof=1)) * np.sqrt(len(each)) / rows
    constant, by_sales, click = weights.tolist()
    return Engagement(len(seen), len(each), float(each.sum()) / rows, se, (constant, by_sales, click))


def mailed_and_clicked(mailings: pd.DataFrame, customers: pd.Index, day: date) -> tuple[Flags, Flags]:
    """Tell who got a message lately, as of a day, and who clicked in one."""
    sent_at = mailings["sent_at"]
    lately = mailings[(sent_at >= pd.Timestamp(day - LATELY)) & (sent_at <= pd.Timestamp(day - SETTLED))]
    clicked = lately.loc[lately["clicked"], "customer_id"]
    return np.asarray(customers.isin(lately["customer_id"])), np.asarray(customers.isin(clicked))


def _earlier(as_of: date) -> tuple[date, ...]:
    return tuple(as_of - timedelta(days=OFFER_DAYS * (place + 1)) for place in range(EARLIER_DAYS))


def _seen(analysis: Analysis, day: date) -> tuple[np.ndarray, Floats, Floats] | None:
    """Return the customers who got messages before a day, what was known of each, and who bought after it."""
    transactions = analysis.transactions
    if not len(transactions.mailings) or day <= transactions.first_day + timedelta(days=OFFER_DAYS):
        return None
    history = History(transactions, day)
    customers = history.summary.frame.index
    mailed, clicked = mailed_and_clicked(transactions.mailings, customers, day)
    if min(int(clicked.sum()), int((mailed & ~clicked).sum())) < FEWEST:
        return None
    forecast = history.first_forecast(Terms.of(day))
    chance = chance_anyway(forecast.frame["expected_orders"].to_numpy(), forecast.terms.horizon_days)
    after, end = pd.Timestamp(day) + pd.Timedelta(days=1), pd.Timestamp(day) + pd.Timedelta(days=OFFER_DAYS + 1)
    orders = transactions.orders
    buyers = orders.loc[(orders["ordered_at"] >= after) & (orders["ordered_at"] < end), "customer_id"]
    bought = customers.isin(buyers).astype(np.float64)
    return customers.to_numpy()[mailed], _columns(chance, clicked)[mailed], bought[mailed]


def _columns(chance: Floats, clicked: Flags) -> Floats:
    by_sales = special.logit(np.clip(chance, 1e-6, 1 - 1e-6))
    return np.column_stack([np.ones(len(chance)), by_sales, clicked.astype(np.float64)])


def _fitted(columns: Floats, bought: Floats) -> Floats:
    """Fit a logistic regression by Newton's steps, a little drawn towards no weights."""
    weights = np.zeros(columns.shape[1])
    for _ in range(STEPS):
        chance = special.expit(columns @ weights)
        slope = columns.T @ (bought - chance) - RIDGE * weights
        bend = (columns * (chance * (1 - chance))[:, None]).T @ columns + RIDGE * np.eye(len(weights))
        weights = weights + np.linalg.solve(bend, slope)
    return weights


def _likely(columns: Floats, bought: Floats, weights: Floats) -> Floats:
    """Return the log-likelihood of what each customer did."""
    score = columns @ weights
    found: Floats = bought * special.log_expit(score) + (1 - bought) * special.log_expit(-score)
    return found
