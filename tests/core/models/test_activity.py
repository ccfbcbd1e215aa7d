from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from scipy.integrate import quad
from scipy.stats import gamma

from cltv_core.models.activity import Activity, fit_activity
from cltv_core.samples.simulator import PurchaseTruth, SpendTruth, as_transactions, simulate
from cltv_core.summary import CustomerSummary, summarise
from cltv_core.transactions import Transactions, from_frames

TODAY = date(2023, 12, 31)
SPEND = SpendTruth(p=6.0, q=4.0, v=45.0)


def orders(cast: dict[str, Iterable[int]]) -> pd.DataFrame:
    """Customers by days since their orders."""
    rows = [(name, pd.Timestamp(TODAY - timedelta(days=ago)), 20.0) for name, agos in cast.items() for ago in agos]
    return pd.DataFrame(rows, columns=["customer_id", "ordered_at", "revenue"])


@pytest.fixture(scope="module")
def usual_shop() -> Transactions:
    rng = np.random.default_rng(1)
    truth = PurchaseTruth(r=0.8, alpha=40.0, a=0.8, b=3.0)
    return as_transactions(simulate(rng.random(2000) * 1000, 1095.0, truth, SPEND, rng), date(2021, 1, 1))


def with_cast(shop: Transactions, cast: dict[str, Iterable[int]]) -> CustomerSummary:
    rows = pd.concat([shop.orders[["customer_id", "ordered_at", "revenue"]], orders(cast)], ignore_index=True)
    return summarise(from_frames(rows.assign(order_id=rows.index.astype(str))), TODAY)


def alive_of(summary: CustomerSummary) -> pd.Series[float]:
    return pd.Series(fit_activity(summary).p_alive(summary), index=summary.frame.index)


def test_what_an_owner_would_believe(usual_shop: Transactions) -> None:
    alive = alive_of(
        with_cast(
            usual_shop,
            {
                "weekly": range(3, 300, 7),
                "weekly, three weeks late": range(28, 300, 7),
                "weekly for ten weeks, three weeks late": range(28, 98, 7),
                "twice a month or so, three weeks late": np.cumsum([35, 14, 9, 21, 16, 11, 18, 8, 15, 19]).tolist(),
                "every Christmas, in June": [180, 545, 910],
                "every Christmas but the last": [545, 910],
                "once, last month": [30],
                "once, two years ago": [730],
            },
        )
    )
    assert alive["weekly"] > 0.95
    assert alive["weekly, three weeks late"] < 0.05
    assert alive["weekly for ten weeks, three weeks late"] < 0.3
    assert alive["twice a month or so, three weeks late"] > 0.4
    assert alive["every Christmas, in June"] > 0.7
    assert alive["every Christmas but the last"] < alive["every Christmas, in June"] - 0.15
    assert alive["once, last month"] > 0.7
    assert alive["once, two years ago"] < 0.35


def test_chances_come_true_in_a_simulated_shop() -> None:
    rng = np.random.default_rng(2)
    truth = PurchaseTruth(r=0.8, alpha=20.0, a=0.8, b=3.0)
    purchases = simulate(rng.random(4000) * 700, 730.0, truth, SPEND, rng)
    summary = summarise(as_transactions(purchases, date(2021, 1, 1)), date(2021, 1, 1) + timedelta(days=729))
    alive = alive_of(summary).to_numpy()
    back = summary.frame["frequency"].to_numpy() > 0  # under this truth, who has not come back has not left
    for low, high in ((0.0, 0.1), (0.1, 0.5), (0.5, 0.9), (0.9, 1.0)):
        group = back & (alive >= low) & (alive < high)
        assert (~purchases.left[group]).mean() == pytest.approx(alive[group].mean(), abs=0.12)


def test_agrees_with_brute_force_over_paces() -> None:
    """Six gaps of Gamma(k, lambda), then silence, averaged over lambda and over the chance to leave."""
    agos = [40, 50, 57, 70, 78, 90, 101]
    summary = summarise(from_frames(orders({"anna": agos}).assign(order_id=[*"abcdefg"])), TODAY)
    activity = Activity(r=1.2, alpha=3.0, a=0.9, b=2.0, unevenness=0.2)
    gaps = -np.diff(sorted(agos, reverse=True)) / 7
    own = 6 * np.log(gaps.mean()) - np.log(gaps).sum()
    s = (own + 5 * 0.2) / (5 + 5)
    k = (3 - s + np.sqrt((s - 3) ** 2 + 24 * s)) / (12 * s)

    def seen(rate: float) -> float:
        likelihood = np.prod(gamma.pdf(gaps, k, scale=1 / rate))
        return float(likelihood * gamma.pdf(rate, 1.2, scale=k / 3.0))

    silent, _ = quad(lambda rate: seen(rate) * gamma.sf(40 / 7, k, scale=1 / rate), 0, 60, limit=200)
    silent /= quad(seen, 0, 60, limit=200)[0]
    stays = (2.0 + 6) / (0.9 + 2.0 + 6)
    expected = stays * silent / (stays * silent + 1 - stays)
    assert activity.p_alive(summary)[0] == pytest.approx(expected, rel=1e-4)


@pytest.mark.parametrize("agos", [[0], [400], [3, 3000], list(range(1000)), [5, 6, 900]])
def test_any_customer_alone_gets_a_chance(agos: list[int]) -> None:
    rows = orders({"anna": agos})
    alive = alive_of(summarise(from_frames(rows.assign(order_id=rows.index.astype(str))), TODAY))
    assert 0 <= alive["anna"] < 1


def test_longer_silence_never_raises_the_chance(usual_shop: Transactions) -> None:
    cast = {f"{late:03}": range(late, late + 140, 14) for late in range(0, 300, 20)}
    summary = with_cast(usual_shop, cast)
    alive = alive_of(summary)[list(cast)]
    assert (np.diff(alive.to_numpy()) < 0).all()
