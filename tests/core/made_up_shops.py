"""Made-up shops whose future is known, drawn from a seed: for the tests a few, for the benchmarks hundreds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt
import pandas as pd

from cltv_core.models.buy_till_you_die.beta_geo import BetaGeo
from cltv_core.models.buy_till_you_die.gamma_gamma import GammaGamma
from cltv_core.models.buy_till_you_die.pareto import ParetoNBD
from cltv_core.samples.simulator import Calendar, ParetoTruth, PurchaseTruth, SpendTruth, as_transactions, simulate
from cltv_core.summary import CustomerSummary
from cltv_core.transactions import Transactions, from_frames

OPENED = date(2022, 1, 1)
LONGEST = 364
WHALES = ("at the start", "steadily", "in the last month", "once")


@dataclass(frozen=True, eq=False)
class MadeUpShop:
    """`sales`, of which those of the `history` days are known, and those of the `horizon` days after it asked for.
    `truth`, `spend`: what all but a whale were drawn from.
    """

    sales: Transactions
    history: int
    horizon: int
    truth: PurchaseTruth | ParetoTruth
    spend: SpendTruth

    @property
    def cut(self) -> date:
        """Return the last day that is known."""
        return OPENED + timedelta(days=self.history)

    def expected(self, summary: CustomerSummary) -> float:
        """Return the total that one expects who knows the parameters, and of each customer the past alone.

        The best forecast there is, in the mean of squares, for a shop without seasons, drift or a whale.
        """
        histories = [summary.frame[name].to_numpy(dtype=np.float64) for name in ("frequency", "recency", "T")]
        days = histories[0] + 1
        orders = self._orders().expected_orders(*histories, np.array([float(self.horizon)]))[:, 0]
        spend = GammaGamma(self.spend.p, self.spend.q, self.spend.v)
        return float(orders @ spend.expected_spend(days, summary.frame["revenue"].to_numpy() / days))

    def _orders(self) -> BetaGeo | ParetoNBD:
        truth = self.truth
        if isinstance(truth, PurchaseTruth):
            return BetaGeo(truth.r, truth.alpha, truth.a, truth.b)
        return ParetoNBD(truth.r, truth.alpha, truth.s, truth.beta)


def usual_shop(seed: int) -> MadeUpShop:
    """Two months to three years old, with seasons and a pace that drifts."""
    rng = np.random.default_rng([1, seed])
    customers, history = (int(np.exp(rng.uniform(np.log(low), np.log(high)))) for low, high in ((60, 1500), (60, 1000)))
    horizon = int(rng.choice([60, 91, 182, 364]))
    return _shop(rng, customers, history, horizon, steady=False)


def small_shop(seed: int) -> MadeUpShop:
    """10 to 60 customers in 3 to 12 weeks; asked for a year, a quarter, half a year, or as long as its history."""
    rng = np.random.default_rng([3, seed])
    customers, history = int(rng.integers(10, 61)), int(rng.integers(21, 85))
    horizon = (LONGEST, 91, history, 182)[seed % 4]
    return _shop(rng, customers, history, horizon, steady=True)


def shop_with_a_whale(seed: int) -> MadeUpShop:
    """One customer brought 10 to 60 % of the revenue so far: at the start, steadily (and so on after the cut), in the
    last month, or once."""
    rng = np.random.default_rng([2, seed])
    when = WHALES[seed % len(WHALES)]
    customers, history = int(np.exp(rng.uniform(np.log(200), np.log(1000)))), int(rng.uniform(150, 730))
    horizon = int(rng.choice([91, 182, 364]))
    shop = _shop(rng, customers, history, horizon, steady=True)
    sales = shop.sales
    known = sales.orders["ordered_at"] < pd.Timestamp(OPENED + timedelta(days=history + 1))
    share = rng.uniform(0.1, 0.6)
    total = share / (1 - share) * float(sales.orders.loc[known, "revenue"].sum())
    days = _days_of_whale(rng, when, history, horizon)
    amounts = total / max((days <= history).sum(), 1) * rng.gamma(8, 1 / 8, len(days))
    orders = pd.DataFrame(
        {
            "order_id": [f"w{place}" for place in range(len(days))],
            "customer_id": "whale",
            "ordered_at": pd.Timestamp(OPENED) + pd.to_timedelta(days, unit="D"),
            "revenue": amounts.round(2),
        }
    )
    both = pd.concat([sales.orders[list(orders)], orders], ignore_index=True)
    return replace(shop, sales=from_frames(both))


def _days_of_whale(rng: np.random.Generator, when: str, history: int, horizon: int) -> npt.NDArray[np.int64]:
    gap = rng.uniform(5, 30)
    days = {
        "at the start": np.arange(rng.uniform(0, 10), history * 0.25, gap),
        "steadily": np.arange(rng.uniform(0, gap), history + horizon, gap),
        "in the last month": history - rng.uniform(0, 29, rng.integers(1, 9)),
        "once": rng.uniform(5, history - 3, 1),
    }[when]
    return np.unique(days.astype(np.int64))


def _shop(rng: np.random.Generator, customers: int, history: int, horizon: int, *, steady: bool) -> MadeUpShop:
    """`steady`: without seasons or drift, and with customers of a middling kind."""
    calendar = _calendar(rng, history + horizon + 1, steady)
    places = rng.random(customers)
    joined = {"even": places, "early": places**3, "growing": np.sqrt(places)}[
        str(rng.choice(["even", "early", "growing"]))
    ]
    first = calendar.midnights[history] * joined * 0.995
    truth = _truth(rng, 0.3 if steady else 0.6)
    spend = SpendTruth(p=float(np.exp(rng.normal(1.6, 0.4))), q=float(np.exp(rng.normal(1.2, 0.2))), v=45.0)
    sales = as_transactions(simulate(first, calendar.end, truth, spend, rng), OPENED, calendar)
    return MadeUpShop(sales, history, horizon, truth, spend)


def _truth(rng: np.random.Generator, spread: float) -> PurchaseTruth | ParetoTruth:
    r, alpha = np.exp(rng.normal(-0.4, spread)), np.exp(rng.normal(3.2, spread))
    if rng.random() < 0.6:
        return PurchaseTruth(
            float(r), float(alpha), float(np.exp(rng.normal(-0.2, 0.3))), float(np.exp(rng.normal(1.1, 0.3)))
        )
    return ParetoTruth(
        float(r), float(alpha), float(np.exp(rng.normal(-0.5, 0.3))), float(np.exp(rng.normal(4.3, 0.5)))
    )


def _calendar(rng: np.random.Generator, days: int, steady: bool) -> Calendar:
    day = np.arange(days)
    swing, drift = (0.0, 0.0) if steady else np.abs(rng.normal(0, (0.25, 0.15 / np.sqrt(12))))
    months = np.cumsum(rng.normal(0, drift, days // 30 + 2)) if drift else np.zeros(days // 30 + 2)
    season = swing * np.sin(2 * np.pi * (day + rng.uniform(0, 365)) / 365.25)
    week = np.array([1, 1, 1, 1.1, 1.2, 1.3, 0.4]) if rng.random() < 0.5 else np.ones(7)
    return Calendar(np.exp(season + months[day // 30]) * (week / week.mean())[day % 7])
