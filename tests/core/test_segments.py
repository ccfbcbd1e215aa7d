"""Who belongs where: tiers by value without splitting equals, standings by the own rhythm, and a reason for each."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from shops import Sale, forecast_by_hand, many_sales, random_sales, summary_of

from cltv_core.reasons import reasons
from cltv_core.second_order import second_order_days
from cltv_core.segments import STANDINGS, TABLE_COLUMNS, TIERS, segment, standings, tiers

values = arrays.arrays(
    np.float64, st.integers(1, 60), elements=st.sampled_from([0.0, 1.0, 2.0, 2.5, 7.0, 40.0, 1e6]) | st.floats(0, 100)
)


def test_best_fifth_next_three_tenths_rest() -> None:
    names = tiers(np.arange(1.0, 101.0))
    assert [(names == tier).sum() for tier in TIERS] == [20, 30, 50]
    assert set(names[80:]) == {"High"}
    assert set(names[:50]) == {"Low"}


def test_equals_that_do_not_fit_go_one_lower_together() -> None:
    assert tiers(np.array([9.0, 5, 5, 5, 1, 1, 1, 1, 1, 1])).tolist() == ["High", *["Medium"] * 3, *["Low"] * 6]
    assert set(tiers(np.full(10, 3.0))) == {"Low"}


def test_a_single_customer_is_the_best_unless_worth_nothing() -> None:
    assert tiers(np.array([5.0])).tolist() == ["High"]
    assert tiers(np.array([0.0])).tolist() == ["Low"]


@given(values)
def test_tiers_against_a_slow_ranking(value: np.ndarray) -> None:
    names = tiers(value)
    n = len(value)
    for own, name in zip(np.round(value, 6), names, strict=True):
        as_good = sum(other >= own for other in np.round(value, 6))
        high, medium = as_good <= max(n // 5, 1), as_good <= max(n // 2, 1)
        assert name == ("Low" if own == 0 or not medium else "High" if high else "Medium")


@given(values)
def test_a_better_value_never_means_a_lower_tier(value: np.ndarray) -> None:
    rank = np.array([TIERS.index(name) for name in tiers(value)])[np.argsort(-value, kind="stable")]
    assert (np.diff(rank) >= 0).all()


@pytest.mark.parametrize(
    ("lateness", "frequency", "standing"),
    [
        (0.0, 0, "new"),
        (1.49, 0, "new"),
        (1.49, 1, "active"),
        (1.5, 0, "slipping"),
        (1.5, 9, "slipping"),
        (2.99, 1, "slipping"),
        (3.0, 1, "lost"),
        (40.0, 0, "lost"),
    ],
)
def test_standing_from_one_and_a_half_and_from_three_gaps(lateness: float, frequency: float, standing: str) -> None:
    assert standings(np.array([lateness]), np.array([frequency])).tolist() == [standing]


def test_second_orders_are_what_one_time_buyers_are_measured_by() -> None:
    sales: list[Sale] = [("ann", "2024-01-01", 1), ("ann", "2024-03-01", 1), ("bob", "2024-01-01", 1)]
    often: list[Sale] = [("ann", str(date(2024, 3, 1) + timedelta(days=5 * step)), 1) for step in range(1, 20)]
    summary = summary_of([*sales, *often])
    assert second_order_days(summary) == 60
    assert summary.frame.loc["bob", "usual_gap"] == 60
    assert summary.frame.loc["ann", "usual_gap"] < 10


def test_a_shop_to_which_nobody_came_back_makes_an_assumption() -> None:
    assert second_order_days(summary_of([("ann", "2024-01-01", 1)])) == 90


def test_reasons_in_words() -> None:
    said = reasons(
        np.array([3.0, 3.0, 9.0, 0.0, 0.0, 1.0]),
        np.array([41.2, 41.2, 0.8, 30.0, 30.0, 12.0]),
        np.array([96, 0, 1, 1, 400, 30]),
        np.array(["slipping", "active", "active", "new", "lost", "lost"]),
    )
    assert said.tolist() == [
        "usually every 41 days, now 96 days",
        "usually every 41 days, last order today",
        "usually every day, last order yesterday",
        "first order yesterday, a second usually follows after about 30 days",
        "one order, 400 days ago; a second usually follows after about 30 days",
        "usually every 12 days, now 30 days",
    ]


def test_no_reason_claims_a_second_order_where_there_never_was_one() -> None:
    said = reasons(np.array([0.0]), np.array([90.0]), np.array([10]), np.array(["new"]))
    assert said.tolist() == ["first order 10 days ago"]


def test_the_table_counts_everybody_once() -> None:
    summary = summary_of(many_sales())
    forecast = forecast_by_hand(summary, np.linspace(0, 500, len(summary.frame)))
    segments = segment(summary, forecast, "GBP")
    table = segments.table
    assert tuple(table.columns) == TABLE_COLUMNS
    assert table["customers"].sum() == len(summary.frame)
    assert table["revenue"].sum() == pytest.approx(summary.frame["revenue"].sum())
    assert table["expected_value"].sum() == pytest.approx(forecast.total)
    assert table["at_stake"].sum() == pytest.approx(segments.frame["at_stake"].sum())
    for share in ("share_of_value", "share_of_customers"):
        assert table[share].sum() == pytest.approx(1)
    order = [(TIERS.index(row["tier"]), STANDINGS.index(row["standing"])) for _, row in table.iterrows()]
    assert order == sorted(order)
    assert set(table["segment"]) == set(segments.frame["segment"])


def test_the_definitions_carry_the_numbers_of_the_shop() -> None:
    summary = summary_of(many_sales())
    value = np.linspace(1, 500, len(summary.frame))
    told = segment(summary, forecast_by_hand(summary, value), "EUR").definitions
    assert set(told) == {*TIERS, *STANDINGS}
    assert told["High"].startswith("The best fifth, 24 customers: €")
    assert all(sentence.endswith(".") and "nan" not in sentence for sentence in told.values())


@settings(max_examples=50)
@given(random_sales, st.sampled_from([0.0, 3.0]))
def test_any_shop_gets_finite_figures_and_a_reason_for_everybody(sales: list[Sale], value: float) -> None:
    summary = summary_of(sales)
    segments = segment(summary, forecast_by_hand(summary, value, orders=value), "GBP")
    assert segments.frame.index.equals(summary.frame.index)
    assert np.isfinite(segments.frame[["lateness", "at_stake"]]).all().all()
    assert (segments.frame[["lateness", "at_stake"]] >= 0).all().all()
    assert segments.frame["reason"].str.len().min() > 5
    assert np.isfinite(segments.table.select_dtypes("number")).all().all()


def test_a_shop_of_one_new_customer() -> None:
    summary = summary_of([("ann", "2024-01-01", 5)])
    assert segment(summary, forecast_by_hand(summary)).frame["segment"].tolist() == ["High value, new"]
