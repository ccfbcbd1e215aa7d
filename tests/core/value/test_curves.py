"""Value curves: what happened, then the forecast, in the same money, and when they pay for winning a customer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from unittest.mock import Mock

import numpy as np
import pytest

from cltv_core.backtest.totals import TotalSpread
from cltv_core.describe.cohort_groups import Grouping, Pooled
from cltv_core.describe.cohorts import cohorts
from cltv_core.summary import summarise
from cltv_core.transactions import Transactions
from cltv_core.value.curves import MONTHS_AHEAD, Payback, calendar_months_ahead, payback, value_curves
from tests.core.shops import Sale, forecast_by_hand, many_sales, shop

SALES: list[Sale] = [
    ("ann", "2024-01-05", 10),
    ("bob", "2024-01-31", 20),
    ("ann", "2024-02-10", 30),
    ("cy", "2024-02-10", 40),
    ("ann", "2024-03-10", 8),
]
DAYS_FROM_APRIL = np.array([30, 31, 30, 31, 31, 30, 31, 30, 31, 31, 28, 31])


def curves_of(transactions: Transactions, as_of: date, by: Grouping = "month", margin: float = 1.0):  # type: ignore[no-untyped-def]
    summary = summarise(transactions, as_of)
    return value_curves(transactions, summary, forecast_by_hand(summary, value_a_day=1.0), by, margin)


def test_the_first_part_is_the_cohort_table_and_twelve_months_follow() -> None:
    transactions = shop(many_sales())
    curves = curves_of(transactions, date(2025, 5, 14))
    table = cohorts(transactions, summarise(transactions, date(2025, 5, 14)))
    happened = curves[~curves["is_forecast"]].reset_index(drop=True)
    assert happened["cohort"].tolist() == table["cohort"].tolist()
    np.testing.assert_allclose(happened["cumulative_value"], table["cumulative_revenue_per_customer"])
    assert set(curves.groupby("cohort")["is_forecast"].sum()) == {MONTHS_AHEAD}
    for _, curve in curves.groupby("cohort"):
        assert curve["months_since"].tolist() == list(range(len(curve)))
        assert (curve["cumulative_value"].diff().dropna() >= -1e-9).all()


def test_at_the_end_of_a_month_the_forecast_continues_month_by_month() -> None:
    curves = curves_of(shop(SALES), date(2024, 3, 31))
    january = curves[curves["cohort"] == "2024-01"]
    assert january["cumulative_value"].tolist()[:3] == [15, 30, 34]
    np.testing.assert_allclose(january["cumulative_value"].to_numpy()[3:], 34 + np.cumsum(DAYS_FROM_APRIL))


def test_the_range_of_a_curve_is_that_of_what_is_expected_of_the_cohort() -> None:
    transactions = shop(SALES)
    summary = summarise(transactions, date(2024, 3, 31))
    worth = np.array([100.0, 300.0, 50.0])
    spread = Mock(spec=TotalSpread, range_of=lambda who: (0.5 * worth[who].sum(), 2 * worth[who].sum() + 40))
    curves = value_curves(transactions, summary, replace(forecast_by_hand(summary, worth.tolist()), spread=spread))
    for cohort, base, high in (("2024-01", 34, 2 + 40 / 400), ("2024-02", 40, 2 + 40 / 50)):
        ahead = curves[(curves["cohort"] == cohort) & curves["is_forecast"]]
        expected = ahead["cumulative_value"] - base
        np.testing.assert_allclose(ahead["low"], base + 0.5 * expected)
        np.testing.assert_allclose(ahead["high"], base + high * expected)
    assert curves.loc[~curves["is_forecast"], ["low", "high"]].isna().all(axis=None)


def test_within_a_month_what_was_sold_counts_and_the_rest_of_it_is_forecast() -> None:
    summary = summarise(shop(SALES), date(2024, 3, 15))
    ahead = calendar_months_ahead(summary, forecast_by_hand(summary, value_a_day=1.0))
    gone = 15 / 31
    np.testing.assert_allclose(ahead[:, 0] - [8, 0, 0], (1 - gone) * 31)
    np.testing.assert_allclose(ahead[:, 1], gone * 31 + (1 - gone) * 30)


def test_margin_applies_to_both_parts_whatever_the_forecast_was_made_with() -> None:
    transactions = shop(SALES)
    summary = summarise(transactions, date(2024, 3, 31))
    plain = value_curves(transactions, summary, forecast_by_hand(summary, margin=1.0), margin=0.4)
    other = value_curves(transactions, summary, forecast_by_hand(summary, margin=0.25), margin=0.4)
    whole = curves_of(transactions, date(2024, 3, 31))
    np.testing.assert_allclose(plain["cumulative_value"], whole["cumulative_value"] * 0.4)
    np.testing.assert_allclose(other["cumulative_value"], whole["cumulative_value"] * 0.4)


def test_in_a_quarter_those_who_lived_through_a_month_count_with_what_happened() -> None:
    curves = curves_of(shop(SALES), date(2024, 3, 31), "quarter")
    values = curves["cumulative_value"].tolist()
    assert curves["is_forecast"].tolist()[:3] == [False, False, True]
    assert values[:2] == pytest.approx([70 / 3, 100 / 3])
    assert values[2] - values[1] == pytest.approx((8 + 30) / 3)


def test_no_curve_before_the_first_month_is_over() -> None:
    curves = curves_of(shop([("ann", "2024-01-05", 10)]), date(2024, 1, 20))
    assert curves.columns.tolist() == ["cohort", "months_since", "cumulative_value", "is_forecast", "low", "high"]
    assert curves.empty


def test_payback_is_the_month_in_which_the_cost_is_reached() -> None:
    curves = curves_of(shop(SALES), date(2024, 3, 31))
    assert payback(curves, 15)[0] == Payback("2024-01", 1, expected=False)
    assert payback(curves, 30.01)[0] == Payback("2024-01", 3, expected=False)
    assert payback(curves, 65)[0] == Payback("2024-01", 5, expected=True)
    assert payback(curves, 1e6)[0] == Payback("2024-01", None, expected=True)
    assert [each.cohort for each in payback(curves, 1)] == ["2024-01", "2024-02"]


def test_small_cohorts_are_one_curve_behind_the_others() -> None:
    sales: list[Sale] = [(f"a{place}", "2024-01-05", 10) for place in range(3)]
    sales += [("bob", "2024-02-05", 20), ("cy", "2024-03-05", 40), ("cy", "2024-04-05", 8)]
    transactions = shop(sales)
    summary = summarise(transactions, date(2024, 4, 30))
    curves = value_curves(transactions, summary, forecast_by_hand(summary), least_customers=2)
    assert curves["cohort"].unique().tolist() == ["2024-01", Pooled.SMALL.value]
    small = curves[(curves["cohort"] == Pooled.SMALL.value) & ~curves["is_forecast"]]
    assert small["cumulative_value"].tolist() == [30, 34, 34]
    together = value_curves(transactions, summary, forecast_by_hand(summary), least_customers=4)
    assert together["cohort"].unique().tolist() == [Pooled.ALL.value]


def test_a_single_small_cohort_keeps_its_name() -> None:
    transactions = shop([("ann", "2024-01-05", 10), ("bob", "2024-01-05", 10), ("cy", "2024-02-05", 10)])
    summary = summarise(transactions, date(2024, 4, 30))
    curves = value_curves(transactions, summary, forecast_by_hand(summary), least_customers=2)
    assert curves["cohort"].unique().tolist() == ["2024-01", "2024-02"]
