from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from cltv_core.errors import ModelNotFitted
from cltv_core.models.codes import Refusal
from cltv_core.models.contractual.model import Contractual, fit_cancelling
from cltv_core.models.contractual.subscriptions import subscriptions
from cltv_core.models.historical import HistoricalAverage
from cltv_core.samples.simulator import PurchaseTruth, SpendTruth, SubscriptionTruth, as_transactions, simulate
from cltv_core.summary import CustomerSummary, summarise
from cltv_core.transactions import from_frames
from tests.support.refusals import refuses

TODAY = date(2024, 6, 30)
FIXED = SpendTruth(p=1e6, q=20.0, v=190e-6)


def shop(orders: dict[str, tuple[Sequence[int], float | Sequence[float]]]) -> CustomerSummary:
    """Customers by days since their orders, and the amount of each."""
    rows = [
        (customer, pd.Timestamp(TODAY - timedelta(days=ago)), amount)
        for customer, (agos, amounts) in orders.items()
        for ago, amount in zip(agos, np.broadcast_to(amounts, len(agos)), strict=True)
    ]
    frame = pd.DataFrame(rows, columns=["customer_id", "ordered_at", "revenue"])
    return summarise(from_frames(frame.assign(order_id=frame.index.astype(str))), TODAY)


def monthly(renewals: int, since: int = 5) -> range:
    return range(since, since + 30 * renewals + 1, 30)


def simulated(customers: int = 2000, seed: int = 1) -> tuple[CustomerSummary, CustomerSummary]:
    """Two years of monthly subscriptions, and the same half a year on."""
    rng = np.random.default_rng(seed)
    first = np.floor(rng.random(customers) * 700) + 0.4
    truth = SubscriptionTruth(interval=30.44, a=0.7, b=3.8)
    transactions = as_transactions(simulate(first, 730.0 + 183.0, truth, FIXED, rng), date(2022, 7, 1))
    cut = date(2022, 7, 1) + timedelta(days=729)
    return summarise(transactions, cut), summarise(transactions, cut + timedelta(days=183))


def test_a_subscriber_is_known_by_interval_and_amount() -> None:
    others = {f"walk-in {at}": ([3, 20 + at, 95 + 3 * at, 101], 10.0) for at in range(20)}
    seen = subscriptions(
        shop(
            others
            | {
                "monthly": (monthly(6), 9.99),
                "weekly": (range(2, 60, 7), 5.0),
                "yearly": (range(100, 100 + 4 * 365 + 1, 365), 80.0),
                "weekly, what she needs": (range(2, 60, 7), [5.0, 40.0, 11.0, 8.0, 60.0, 22.0, 9.0, 14.0, 3.0]),
                "once": ([12], 9.99),
                "twice": (monthly(1), 9.99),
            }
        )
    )
    found = dict(
        zip(
            sorted([*others, "monthly", "once", "twice", "weekly", "weekly, what she needs", "yearly"]),
            seen.interval.tolist(),
            strict=True,
        )
    )
    assert {name: interval for name, interval in found.items() if interval == interval} == {
        "monthly": 30.44,
        "weekly": 7.0,
        "yearly": 365.25,
    }


def test_in_a_shop_of_subscribers_a_first_order_is_a_subscription_and_a_missed_renewal_its_end() -> None:
    cast = {f"member {at:02}": (monthly(4, since=at), 9.99) for at in range(25)}
    summary = shop(cast | {"new": ([12], 9.99), "gone": ([90], 9.99), "late": ([34], 9.99)})
    seen = subscriptions(summary)
    assert seen.subscribes.all()
    alone = pd.DataFrame({"running": seen.running, "overdue": seen.overdue}, index=summary.frame.index)
    assert alone.loc[["new", "gone", "late"], "running"].tolist() == [True, False, True]
    assert alone.loc["late", "overdue"] == pytest.approx(34 - 30.44)


def test_cancelling_of_the_regular_segment_in_fader_and_hardie_2007() -> None:
    """Survivors of 1,000 customers over seven years, from which they report a = 0.704 and b = 1.182."""
    survivors = np.array([1000, 631, 468, 382, 326, 289, 262, 241])
    left = -np.diff(survivors)
    renewals = np.concatenate([np.repeat(np.arange(7), left), np.full(241, 7)]).astype(float)
    running = np.arange(1000) >= 1000 - 241
    assert fit_cancelling(renewals, running).parameters == pytest.approx((0.704, 1.182), rel=0.02)


def test_truth_of_a_simulated_shop_is_recovered_and_its_half_year_foreseen() -> None:
    before, after = simulated()
    fitted = Contractual(HistoricalAverage()).fit(before)
    away = np.log(fitted.optimum.parameters) - np.log([0.7, 3.8])
    assert away @ np.linalg.solve(fitted.optimum.covariance, away) < 13.8  # 0.999 of a chi-square of 2
    predicted = fitted.predict(183)
    came = after.frame["frequency"].reindex(before.frame.index) - before.frame["frequency"]
    assert predicted["expected_orders"].sum() == pytest.approx(came.sum(), rel=0.05)
    futures = fitted.draws(183, np.random.default_rng(2), size=300)
    assert futures.orders.mean(axis=0) == pytest.approx(predicted["expected_orders"].to_numpy(), abs=0.8)
    assert futures.orders.sum(axis=1).mean() == pytest.approx(predicted["expected_orders"].sum(), rel=0.02)
    low, high = np.quantile(futures.orders, [0.1, 0.9], axis=0)
    assert 0.78 < ((came >= low) & (came <= high)).mean() < 0.97


def test_expected_renewals_by_hand() -> None:
    """Every chance to cancel is 1 in 10: two renewals are due in 60 days, of which 0.9 + 0.81 come."""
    summary = shop({f"{at:02}": (monthly(4, since=10), 20.0) for at in range(12)})
    fitted = Contractual(HistoricalAverage()).fit(summary)
    sure = replace(fitted, optimum=replace(fitted.optimum, logs=np.log([1e5, 9e5])))
    predicted = sure.predict(60)
    assert predicted["expected_orders"].to_numpy() == pytest.approx([0.9 + 0.81] * 12, rel=1e-4)
    assert predicted["p_order"].to_numpy() == pytest.approx([0.9] * 12, rel=1e-4)
    assert predicted["expected_value"].to_numpy() == pytest.approx([20 * (0.9 + 0.81)] * 12, rel=1e-4)
    assert sure.value_path(np.array([20.0, 21.0, 60.0]))[0] == pytest.approx([0, 18, 34.2], abs=1e-3)


def test_who_is_late_renews_at_once_or_never() -> None:
    cast = {f"{at:02}": (monthly(4, since=10), 20.0) for at in range(12)}
    summary = shop(cast | {"late": (monthly(4, since=33), 20.0), "gone": (monthly(4, since=50), 20.0)})
    fitted = Contractual(HistoricalAverage()).fit(summary)
    sure = replace(fitted, optimum=replace(fitted.optimum, logs=np.log([1e5, 9e5])))
    predicted = sure.predict(31)
    in_grace = 1 - (33 - 30.44) / 6
    assert predicted.loc["late", "p_alive"] == pytest.approx(0.9 * in_grace / (0.9 * in_grace + 0.1), rel=1e-4)
    assert predicted.loc["late", "p_order"] == pytest.approx(predicted.loc["late", "p_alive"])
    assert predicted.loc["late", "expected_orders"] == pytest.approx(predicted.loc["late", "p_alive"])
    assert predicted.loc["gone", "p_alive"] == pytest.approx(0.5 / 11)


def test_a_shop_without_subscribers_is_refused() -> None:
    rng = np.random.default_rng(3)
    truth = PurchaseTruth(r=0.8, alpha=30.0, a=0.8, b=3.0)
    spend = SpendTruth(p=6.0, q=4.0, v=45.0)
    transactions = as_transactions(simulate(rng.random(500) * 300, 400.0, truth, spend, rng), date(2023, 1, 1))
    with refuses(ModelNotFitted, Refusal.TOO_FEW_SUBSCRIBERS):
        Contractual(HistoricalAverage()).fit(summarise(transactions))
