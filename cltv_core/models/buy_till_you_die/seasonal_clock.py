"""The pace of each month of the year, estimated from the repeat orders of a shop (see `cltv_core.models.clock`)."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pandas as pd

from cltv_core.arrays import Floats, Ints
from cltv_core.errors import ModelNotFitted
from cltv_core.models.buy_till_you_die.order_models import fit_chances
from cltv_core.models.clock import MONTHS, Clock, days_since_1970, month_of
from cltv_core.models.codes import Refusal, Remedy
from cltv_core.models.histories import DAYS_A_WEEK
from cltv_core.summary import CustomerSummary

MIN_DAYS = 540
"""Of history, for half of the months to have been seen twice."""

MIN_REPEATS = 200

MONTH_SPREAD = 0.5
"""Months are taken to differ by about so much (standard deviation of the logarithm), before any is seen."""

CHANCE_SPREAD = 0.10
"""A month differs by about so much from the same one of another year, beside the luck of counting orders."""

_TREND_SPREAD = 2.0


def seasonal_clock(summary: CustomerSummary) -> Clock:
    """Estimate the pace of each month: repeat orders there were, against those a steady rate would have brought.

    Fitted is log(seen / expected) = level + trend + month, weighted by the number of orders, with each month drawn
    towards 1; a trend is the shop's, no season. Expected are the MBG/NBD's repeat orders of customers acquired when
    they were. Raises ModelNotFitted below `MIN_DAYS` of history or `MIN_REPEATS` repeat orders.
    """
    frame = summary.frame
    if frame["T"].max() < MIN_DAYS or frame["frequency"].sum() < MIN_REPEATS:
        raise ModelNotFitted(Refusal.NO_SEASONS_YET(), Remedy.SIMPLER_METHOD)
    edges = _month_edges(summary)
    seen, expected = _repeats_seen(summary, edges), _repeats_expected(summary, edges)
    counted = expected > 0
    effects = _month_effects(seen[counted], expected[counted], month_of(edges[:-1])[counted], edges[:-1][counted])
    pace = np.exp(effects)
    length = np.bincount(month_of(np.arange(4 * 365 + 1)), minlength=MONTHS)
    return Clock(tuple((pace / np.average(pace, weights=length)).tolist()))


def _month_effects(seen: Floats, expected: Floats, month: Ints, day: Ints) -> Floats:
    ratio = np.log((seen + 0.5) / (expected + 0.5))
    weight = 1 / (1 / (seen + 0.5) + CHANCE_SPREAD**2)
    years = (day - day.mean()) / 365.25
    design = np.column_stack([np.ones(len(seen)), years, np.eye(MONTHS)[month]])
    ease = np.append([1 / _TREND_SPREAD**2] * 2, [1 / MONTH_SPREAD**2] * MONTHS)
    solved = np.linalg.solve(design.T @ (weight[:, np.newaxis] * design) + np.diag(ease), design.T @ (weight * ratio))
    effects: Floats = solved[2:]
    return effects


def _repeats_seen(summary: CustomerSummary, edges: Ints) -> Floats:
    """Repeat purchase days in each month of the calendar."""
    day = days_since_1970(summary.days["day"])
    first = np.cumsum(np.append(0, summary.frame["frequency"].to_numpy().astype(np.int64)[:-1] + 1))
    repeats = np.delete(day, first)
    return np.histogram(repeats, edges)[0].astype(np.float64)


def _repeats_expected(summary: CustomerSummary, edges: Ints) -> Floats:
    model = fit_chances(summary).model
    first, customers = np.unique(days_since_1970(summary.frame["first_order"]), return_counts=True)
    ages = np.maximum(edges - first[:, np.newaxis] - 1, 0)
    longest = int(ages.max())
    by_age = model.expected_orders_of_newcomer(np.arange(longest + 1) / DAYS_A_WEEK)
    return np.diff(customers @ by_age[ages])


def _month_edges(summary: CustomerSummary) -> Ints:
    """First days of the months, the first one that of the first order, the last one the day after the as-of day."""
    first = summary.frame["first_order"].min()
    starts = pd.date_range(first, summary.as_of, freq="MS")
    ends = [pd.Timestamp(summary.as_of + timedelta(days=1))]
    return days_since_1970(pd.DatetimeIndex([first, *starts, *ends]).unique())
