"""Some customers, weighted, add up to everybody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cltv_core.arrays import Floats
from cltv_core.backtest import cutoffs
from cltv_core.backtest.cutoffs import ReplayPlan
from cltv_core.backtest.race import race
from cltv_core.backtest.replays import Totals
from cltv_core.backtest.weights import Averages, Controls, calibrated, controls_of, figures, of_cut
from cltv_core.summary import summarise
from cltv_core.terms import Terms
from cltv_core.transactions import Transactions
from cltv_core.value.forecast import Forecast, backtested_forecast, start_of_race
from tests.core.shops import many_sales, shop

TODAY = date(2025, 5, 14)
CUTS = (TODAY - timedelta(days=30), TODAY - timedelta(days=200))


@pytest.fixture(scope="module")
def sales() -> Transactions:
    return shop(many_sales(customers=300))


@given(st.integers(0, 10_000), st.integers(2, 8))
def test_weights_make_some_customers_add_up_to_everybody(seed: int, columns: int) -> None:
    rng = np.random.default_rng(seed)
    everybody = np.column_stack(
        [np.ones(2_000), rng.gamma(0.5, 10.0 ** rng.integers(-3, 6, columns), (2_000, columns))]
    )
    everybody = np.column_stack([everybody, everybody[:, 1]])  # what says the same twice does no harm
    some = everybody[:400]
    weights = calibrated(some, everybody.mean(axis=0))
    assert weights.mean() == pytest.approx(1.0)
    np.testing.assert_allclose((some * weights[:, np.newaxis]).mean(axis=0), everybody.mean(axis=0), rtol=1e-6)


def test_figures_are_what_customers_did_around_each_cut(sales: Transactions) -> None:
    summary = summarise(sales, TODAY)
    bound = float(summary.frame["revenue"].quantile(0.9)) + 0.001
    controls = controls_of(CUTS, 60, bound)
    found = figures(summary, controls)
    for place, customer in enumerate(summary.frame.index[:40]):
        days = summary.days[summary.days["customer_id"] == customer]
        expected = [[1.0, *told] for told in _by_hand(days["day"].dt.date.tolist(), days["revenue"].tolist())]
        usual = summary.frame.loc[customer, "revenue"] <= bound
        for cut in range(len(CUTS)):
            np.testing.assert_allclose(of_cut(found[place], cut), np.array(expected[cut]) * usual, atol=1e-9)


def _by_hand(days: Sequence[date], spent: Sequence[float]) -> list[list[float]]:
    told = []
    for cut in CUTS:
        until = [(day, money) for day, money in zip(days, spent, strict=True) if day <= cut]
        recent = [(day, money) for day, money in until if day > cut - timedelta(days=30)]
        after = [m for day, m in zip(days, spent, strict=True) if until and cut < day <= cut + timedelta(days=60)]
        sums = [len(until), sum(m for _, m in until), len(recent), sum(m for _, m in recent), sum(after)]
        told.append([float(bool(until)), *map(float, sums)])
    return told


def totals(sales: Transactions, averages: Averages | None = None) -> Sequence[Totals]:
    start = start_of_race(sales, Terms.of(TODAY, days=90), everybody=averages)
    return [one.totals for one in race(start, models=lambda _: ()).start.replays]


def test_the_level_is_told_by_all_customers_though_replays_look_at_some(
    sales: Transactions, monkeypatch: pytest.MonkeyPatch
) -> None:
    everybody = totals(sales)
    monkeypatch.setattr(cutoffs, "MAX_CUSTOMERS", 100)
    assert len(ReplayPlan(sales, TODAY, 90).scored[0].counted) <= 100
    for found, whole in zip(totals(sales), everybody, strict=True):
        assert found.came == pytest.approx(whole.came)
        assert found.expected == pytest.approx(whole.expected)


def test_customers_who_are_some_of_a_shop_tell_what_came_of_everybody(sales: Transactions) -> None:
    whole = summarise(sales, TODAY)

    def more_came(controls: Controls) -> Floats:
        mean = figures(whole, controls).mean(axis=0)
        mean[6::6] *= 1.2
        return mean

    for found, other in zip(totals(sales), totals(sales, more_came), strict=True):
        assert other.came == pytest.approx(1.2 * found.came, rel=0.03)
        for method, expected in other.expected.items():
            assert expected == pytest.approx(found.expected[method], rel=0.05)


def test_earlier_days_that_are_looked_at_side_by_side_tell_the_same(
    sales: Transactions, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, terms, asked = summarise(sales, TODAY), Terms.of(TODAY, days=90), []

    def averages(controls: Controls) -> Floats:
        asked.append(controls)
        return figures(whole, controls).mean(axis=0)

    def raced(at_once: int) -> Forecast:
        monkeypatch.setattr(cutoffs, "AT_ONCE", at_once)
        return backtested_forecast(sales, terms, start=start_of_race(sales, terms, everybody=averages))

    alone, together = raced(1), raced(2)
    pd.testing.assert_frame_equal(alone.frame, together.frame)
    assert alone.methods == together.methods
    assert len(asked) == 2
