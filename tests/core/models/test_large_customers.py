"""Customers far larger than the others: bounded for the models, and themselves again in the forecast."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cltv_core.backtest.totals import TotalSpread
from cltv_core.models.large_customers import CUSTOMER_FENCE, LARGE_SHARE, LEAST_RANGE, Bounded, winsorised
from cltv_core.summary import CustomerSummary, summarise
from cltv_core.terms import Terms
from cltv_core.transactions import from_frames
from cltv_core.value.forecast import forecast

OPENED = pd.Timestamp(2024, 1, 1)
HISTORY = 365


def summary_of(whale: list[tuple[int, float]], scale: float = 1.0) -> CustomerSummary:
    """200 customers of some orders of about 30, and one with those of `whale` (day, amount)."""
    rng = np.random.default_rng(3)
    pace = rng.gamma(0.8, 1.0, 200)
    customer = np.concatenate([np.arange(200), rng.choice(200, 500, p=pace / pace.sum())])
    day = np.where(np.arange(len(customer)) < 200, rng.integers(0, 300, len(customer)), rng.integers(0, HISTORY, 700))
    rows = pd.DataFrame({"customer_id": customer.astype(str), "day": day, "revenue": rng.gamma(4, 7.5, len(customer))})
    own = pd.DataFrame(whale, columns=["day", "revenue"]).assign(customer_id="whale")
    orders = pd.concat([rows, own], ignore_index=True)
    orders = orders.assign(
        order_id=orders.index.astype(str),
        ordered_at=OPENED + pd.to_timedelta(orders["day"], unit="D"),
        revenue=orders["revenue"] * scale,
    )
    return summarise(from_frames(orders), (OPENED + pd.Timedelta(days=HISTORY)).date())


def expected(summary: CustomerSummary) -> pd.Series[float]:
    return forecast(summary, Terms.of(summary.as_of, days=180, discount_rate=0.0)).frame["expected_value"]


def test_the_fence_by_hand() -> None:
    """Quartiles 10 and 40: the bound is 40 times 4 to the power of 1.5, as 3 % of the total is less."""
    spent = np.array([10.0] * 3 + [20.0] * 2 + [40.0] * 3 + [1e4])
    bound = np.exp(np.log(40) + CUSTOMER_FENCE * np.log(4))
    np.testing.assert_allclose(winsorised(spent), np.minimum(spent, bound))


def test_where_all_pay_the_same_twice_as_much_is_usual() -> None:
    spent = np.append(np.full(20, 10.0), [20.0, 1e6])
    most = 10 * np.exp(CUSTOMER_FENCE * LEAST_RANGE)
    np.testing.assert_allclose(winsorised(spent), np.minimum(spent, most))


def test_who_brings_less_than_a_small_share_is_not_bounded() -> None:
    spent = np.append(np.full(2000, 10.0), 500.0)
    assert winsorised(spent)[-1] == 500.0
    assert spent[-1] < LARGE_SHARE * spent.sum()


def test_nothing_changes_in_a_shop_without_a_large_customer() -> None:
    summary = summary_of([(100, 30.0)])
    bounded = Bounded.of(summary)
    path = np.outer(np.ones(len(summary.frame)), [1.0, 2.0])
    assert not bounded.large.any()
    assert bounded.unbounded(path, np.array([30.0, 60.0])) is path


@pytest.mark.parametrize("whale", [[(200, 1e6)], [(100, 30.0), (150, 28.0), (200, 1e9)]], ids=["alone", "a slip"])
def test_an_impossible_order_does_not_move_what_the_others_are_worth(whale: list[tuple[int, float]]) -> None:
    usual = [(day, min(amount, 30.0)) for day, amount in whale]
    with_it, without = expected(summary_of(whale)), expected(summary_of(usual))
    others = with_it.index != "whale"
    assert with_it[others].sum() == pytest.approx(without[others].sum(), rel=0.05)
    assert with_it["whale"] < 20 * without["whale"]


def test_a_larger_slip_changes_nothing_more() -> None:
    large, larger = (expected(summary_of([(100, 30.0), (200, amount)])) for amount in (1e5, 1e9))
    pd.testing.assert_series_equal(large, larger)


def test_steady_custom_is_expected_to_go_on_and_a_burst_is_not() -> None:
    steady = [(day, 400.0) for day in range(5, HISTORY, 15)]
    burst = [(HISTORY - day, 400.0) for day in range(len(steady))]
    goes_on, ends = expected(summary_of(steady)), expected(summary_of(burst))
    pace = 400.0 * len(steady) * 180 / HISTORY
    assert 0.5 * pace < goes_on["whale"] < 1.2 * pace
    assert ends["whale"] < 0.35 * pace


@settings(max_examples=8)
@given(st.floats(0.001, 1e4))
def test_values_scale_with_the_currency(scale: float) -> None:
    whale = [(day, 300.0) for day in range(5, HISTORY, 20)]
    np.testing.assert_allclose(expected(summary_of(whale, scale)), expected(summary_of(whale)) * scale, rtol=1e-4)


def test_value_never_falls_with_time() -> None:
    summary = summary_of([(day, 300.0) for day in range(5, HISTORY, 20)])
    found = forecast(summary, Terms.of(summary.as_of, days=180))
    path = found.fitted.value_path(np.linspace(0, 2000, 40))
    assert (np.diff(path, axis=1) >= -1e-9).all()


def test_a_large_customer_varies_as_the_mean_of_the_occasions_seen() -> None:
    """Twelve equal months: a variance of the square over 12 and a half."""
    summary = summary_of([(day, 4000.0) for day in range(15, HISTORY, 30)])
    bounded = Bounded.of(summary)
    customers = len(summary.frame)
    wide = TotalSpread(np.full(customers, 10.0), np.full(customers, 1e6), np.ones(customers), 0.0).knowing(bounded)
    assert wide.variance[bounded.large] == pytest.approx([100 / 12.5])
    assert (wide.variance[~bounded.large] == 1e6).all()
