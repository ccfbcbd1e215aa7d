"""Value at stake, worked by hand for each kind of customer."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from cltv_core.value.at_stake import value_at_stake
from tests.core.shops import Sale, forecast_by_hand, summary_of

MONTHLY: list[Sale] = [("ann", str(date(2023, 1, 1) + timedelta(days=30 * step)), 20) for step in range(13)]
AT_END = date(2023, 12, 31)


def at_stake(sales: list[Sale], standing: str, **figures: float) -> float:
    summary = summary_of(sales, AT_END)
    forecast = forecast_by_hand(summary, **figures)  # type: ignore[arg-type]
    return float(value_at_stake(summary, forecast, np.array([standing]))[0])


def test_regulars_the_orders_missing_to_the_usual_rhythm_times_the_chance_of_being_alive() -> None:
    usual = 366 / (364 / 12)
    found = at_stake(MONTHLY, "slipping", value=100.0, orders=5.0, p_alive=0.5)
    assert found == pytest.approx((usual - 5) * 20 * 0.5)


def test_nothing_is_at_stake_where_the_usual_rhythm_is_expected_anyway() -> None:
    assert at_stake(MONTHLY, "active", value=300.0, orders=15.0) == 0


def test_two_orders_in_a_week_and_then_silence_are_no_weekly_rhythm() -> None:
    sales: list[Sale] = [("ann", "2023-01-01", 20), ("ann", "2023-01-08", 20)]
    found = at_stake(sales, "lost", value=10.0, orders=0.5, p_alive=1.0)
    assert found == pytest.approx((366 / 364 - 0.5) * 20)


@pytest.mark.parametrize(("standing", "expected"), [("new", 25 * 0.6), ("slipping", 25 * 0.6 * 0.4), ("lost", 0)])
def test_one_time_buyers_the_second_order(standing: str, expected: float) -> None:
    found = at_stake([("ann", "2023-12-01", 20)], standing, value=100.0, orders=4.0, p_order=0.4)
    assert found == pytest.approx(expected)


def test_where_no_order_is_expected_an_order_is_worth_what_the_last_ones_were_after_cost() -> None:
    found = at_stake([("ann", "2023-12-01", 20)], "new", value=0.0, orders=0.0, p_order=0.0, margin=0.5)
    assert found == pytest.approx(10)
