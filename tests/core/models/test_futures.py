"""Ranges of customers and of totals against shops whose truth is known."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from cltv_core.models.buy_till_you_die.model import BuyTillYouDie
from cltv_core.models.codes import OrderFamily
from cltv_core.samples.simulator import Calendar, ParetoTruth, PurchaseTruth, SpendTruth, as_transactions, simulate
from cltv_core.summary import CustomerSummary, summarise

FIRST = date(2021, 1, 1)
DAYS, AHEAD = 730, 181
CUSTOMERS = 1500
SPEND = SpendTruth(p=6.0, q=4.0, v=45.0)
SEASONS = np.array([0.55, 0.65, 0.85, 0.95, 0.85, 0.75, 0.7, 0.75, 0.85, 1.05, 1.6, 2.45])

SHOPS = {
    "BG/NBD": (BuyTillYouDie(OrderFamily.BG_NBD), PurchaseTruth(r=0.8, alpha=30.0, a=0.8, b=3.0), np.ones(12)),
    "Pareto/NBD": (
        BuyTillYouDie(OrderFamily.PARETO_NBD),
        ParetoTruth(r=0.8, alpha=30.0, s=0.7, beta=150.0),
        np.ones(12),
    ),
    "seasonal": (
        BuyTillYouDie(OrderFamily.BG_NBD, seasonal=True),
        PurchaseTruth(r=0.8, alpha=30.0, a=0.8, b=3.0),
        SEASONS,
    ),
}


def shop(
    truth: PurchaseTruth | ParetoTruth, pace: np.ndarray, seed: int
) -> tuple[CustomerSummary, pd.Series[float], pd.Series[float]]:
    """Two years of it, and what every customer ordered and spent in the half-year after."""
    rng = np.random.default_rng(seed)
    month = np.array([(FIRST + timedelta(days=at)).month - 1 for at in range(DAYS + AHEAD + 1)])
    calendar = Calendar(pace[month])
    first = calendar.clock_of(rng.integers(0, DAYS - 30, CUSTOMERS), rng.random(CUSTOMERS))
    end = float(calendar.midnights[DAYS + AHEAD])
    transactions = as_transactions(simulate(first, end, truth, SPEND, rng), FIRST, calendar)
    before = summarise(transactions, FIRST + timedelta(days=DAYS - 1))
    after = summarise(transactions).frame.loc[before.frame.index]
    return before, after["frequency"] - before.frame["frequency"], after["revenue"] - before.frame["revenue"]


def place_in(futures: np.ndarray, came: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Where what came lies among the futures of each customer, 0 to 1, ties by chance: even if they are right."""
    return (futures < came).mean(axis=0) + rng.random(len(came)) * (futures == came).mean(axis=0)


@pytest.mark.parametrize("name", SHOPS)
def test_what_came_lies_anywhere_among_the_futures_of_a_customer(name: str) -> None:
    model, truth, pace = SHOPS[name]
    before, orders, revenue = shop(truth, pace, seed=1)
    rng = np.random.default_rng(2)
    futures = model.fit(before).draws(AHEAD, rng, size=200)
    for drawn, came in ((futures.orders, orders), (futures.value, revenue)):
        place = place_in(drawn, came.to_numpy(), rng)
        assert ((place > 0.1) & (place < 0.9)).mean() == pytest.approx(0.8, abs=0.04)
        assert (place < 0.5).mean() == pytest.approx(0.5, abs=0.06)


def test_totals_lie_in_their_range_as_often_as_they_should() -> None:
    """Of twelve shops that are as the model says, eight in ten within 80 %: 6 or fewer would be rare."""
    model, truth, pace = SHOPS["BG/NBD"]
    held = 0
    for seed in range(12):
        before, _, revenue = shop(truth, pace, seed)
        totals = model.fit(before).draws(AHEAD, np.random.default_rng(seed), size=200).value.sum(axis=1)
        low, high = np.quantile(totals, [0.1, 0.9])
        held += low <= revenue.sum() <= high
    assert held >= 7
