"""Who belongs where: tiers by value without splitting equals, standings by the own rhythm, and a reason for each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from cltv_core.describe.second_order import SecondOrders, second_orders
from cltv_core.segments.placing import (
    TABLE_COLUMNS,
    Bars,
    Segments,
    big_order,
    by_rules,
    discounted,
    place,
    placed_by,
    segment,
    standings,
    tiers,
)
from cltv_core.segments.reasons import Reason, reasons
from cltv_core.segments.rules import BEST_FIRST, STANDINGS, TIERS, Tier, size_for, used_with
from cltv_core.summary import CustomerSummary, summarise
from tests.core.shops import Sale, forecast_by_hand, many_sales, random_sales, shop, summary_of

values = arrays.arrays(
    np.float64, st.integers(1, 60), elements=st.sampled_from([0.0, 1.0, 2.0, 2.5, 7.0, 40.0, 1e6]) | st.floats(0, 100)
)


def test_best_fifth_next_three_tenths_rest() -> None:
    names = tiers(np.arange(1.0, 101.0))
    assert [(names == tier).sum() for tier in TIERS] == [20, 30, 50]
    assert set(names[80:]) == {"High"}
    assert set(names[:50]) == {"Low"}
    assert tiers(np.arange(1.0, 101.0) / 1e4).tolist() == names.tolist(), "in a dear currency all are worth less than 1"


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
    rounded = np.round(value / max(value.max(), 1e-300), 6)
    for own, exact, name in zip(rounded, value, names, strict=True):
        as_good = sum(other >= own for other in rounded)
        high, medium = as_good <= max(n // 5, 1), as_good <= max(n // 2, 1)
        assert name == ("Low" if exact == 0 or not medium else "High" if high else "Medium")


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
    assert second_orders(summary).median_days == 60
    assert summary.frame.loc["bob", "usual_gap"] == 60
    assert summary.frame.loc["ann", "usual_gap"] < 10


def test_a_shop_to_which_nobody_came_back_makes_an_assumption() -> None:
    assert second_orders(summary_of([("ann", "2024-01-01", 1)])).median_days == 90


def test_a_reason_for_each_by_whether_they_came_back_and_are_late() -> None:
    standing = np.array(["slipping", "active", "new", "lost", "lost"])
    found = reasons(np.array([3.0, 9.0, 0.0, 0.0, 1.0]), standing, True)
    assert [Reason(value) for value in found] == [
        Reason.LATE,
        Reason.ON_TIME,
        Reason.FIRST,
        Reason.LATE_FOR_A_SECOND,
        Reason.LATE,
    ]


def test_no_reason_claims_a_second_order_where_there_never_was_one() -> None:
    found = reasons(np.array([0.0, 0.0]), np.array(["new", "lost"]), False)
    assert [Reason(value) for value in found] == [Reason.FIRST_OF_ALL, Reason.ONLY_ONE]


def test_the_table_counts_everybody_once() -> None:
    summary = summary_of(many_sales())
    forecast = forecast_by_hand(summary, np.linspace(0, 500, len(summary.frame)))
    segments = segment(summary, forecast)
    table = segments.table
    assert tuple(table.columns) == TABLE_COLUMNS
    assert table["customers"].sum() == len(summary.frame)
    assert table["revenue"].sum() == pytest.approx(summary.frame["revenue"].sum())
    assert table["expected_value"].sum() == pytest.approx(forecast.total)
    assert table["at_stake"].sum() == pytest.approx(segments.frame["at_stake"].sum())
    for share in ("share_of_value", "share_of_customers"):
        assert table[share].sum() == pytest.approx(1)
    assert (table[["high", "medium", "low"]].sum(axis=1) == table["customers"]).all()
    order = [BEST_FIRST.index(name) for name in table["segment"]]
    assert order == sorted(order)
    assert table["like"].tolist() == table["segment"].tolist()
    assert set(table["segment"]) == set(segments.frame["segment"])


def test_the_definitions_carry_the_numbers_of_the_shop() -> None:
    summary = summary_of(many_sales())
    value = np.linspace(1, 500, len(summary.frame))
    told = segment(summary, forecast_by_hand(summary, value)).definitions
    names = {"Champions", "Loyal", "New", "At risk", "Lost"}
    assert set(told) == {*names, *TIERS, *STANDINGS}
    high = told["High"]
    assert (high["tier"], high["customers"], high["horizon_days"]) == (Tier.HIGH, 24, 365)
    assert high["least"] == value[-24]


@settings(max_examples=50)
@given(random_sales, st.sampled_from([0.0, 3.0]))
def test_any_shop_gets_finite_figures_and_a_reason_for_everybody(sales: list[Sale], value: float) -> None:
    summary = summary_of(sales)
    segments = segment(summary, forecast_by_hand(summary, value, orders=value))
    assert segments.frame.index.equals(summary.frame.index)
    assert np.isfinite(segments.frame[["lateness", "at_stake"]]).all().all()
    assert (segments.frame[["lateness", "at_stake"]] >= 0).all().all()
    assert set(segments.frame["reason"]) <= {reason.value for reason in Reason}
    assert np.isfinite(segments.table.select_dtypes("number")).all().all()


def test_a_shop_of_one_new_customer() -> None:
    summary = summary_of([("ann", "2024-01-01", 5)])
    placed = segment(summary, forecast_by_hand(summary))
    assert placed.frame["segment"].tolist() == ["New"]
    medium = placed.definitions["Medium"]
    assert (medium["customers"], medium["least"]) == (0, 0.0)


@pytest.mark.parametrize(
    ("orders", "customers", "size"),
    [
        (499, 5000, 5),
        (500, 99, 5),
        (500, 100, 8),
        (4999, 500, 8),
        (5000, 499, 8),
        (5000, 500, 11),
        (10**7, 10**6, 11),
        (1, 1, 5),
    ],
)
def test_so_many_orders_and_customers_make_so_many_segments(orders: int, customers: int, size: int) -> None:
    assert size_for(orders, customers) == size


@pytest.mark.parametrize("size", [5, 8, 11])
def test_a_shop_of_a_size_has_just_so_many_segments(size: int) -> None:
    assert len(used_with(size)) == size


def named_by_hand(fact: pd.Series, size: int) -> str:
    """The definitions once more, read from top to bottom as an owner would."""
    orders, late, best = fact["orders"], fact["lateness"], fact["best"] == 1
    came_back = orders >= 2
    if size == 11:
        if came_back and fact["with_code"] == 1 and late < 1.5 and not best:
            return "Discount-only"
        if not came_back and fact["big"] == 1 and late < 3:
            return "One-off big spender"
    if came_back and best and late < 1.5:
        return "Champions"
    if size > 5 and came_back and fact["brought_most"] == 1 and 1.5 <= late < 6:
        return "Can't lose them"
    if size == 11 and came_back and 1 <= late < 1.5:
        return "Needs attention"
    if late < 1.5:
        return "New" if not came_back else "Promising" if size > 5 and orders == 2 else "Loyal"
    if late < 3:
        return "At risk" if came_back or size == 5 else "Hibernating"
    if size > 5 and came_back and fact["alive"] >= 0.2 and late < 6:
        return "Hibernating"
    return "Lost"


yes_or_no = st.sampled_from([0.0, 1.0])
some_facts = st.fixed_dictionaries(
    {
        "orders": st.integers(1, 6).map(float),
        "lateness": st.sampled_from([0.0, 0.99, 1.0, 1.49, 1.5, 2.99, 3.0, 5.99, 6.0, 40.0]) | st.floats(0, 10),
        "alive": st.sampled_from([0.19, 0.2, 1.0]) | st.floats(0, 1),
        "best": yes_or_no,
        "brought_most": yes_or_no,
        "big": yes_or_no,
        "with_code": yes_or_no,
    }
)
sizes = st.sampled_from([5, 8, 11])


@settings(max_examples=300)
@given(st.lists(some_facts, min_size=1, max_size=8), sizes)
def test_the_definitions_reproduce_who_belongs_where(facts: list[dict[str, float]], size: int) -> None:
    frame = pd.DataFrame(facts)
    assert place(frame, size).tolist() == [named_by_hand(fact, size) for _, fact in frame.iterrows()]


@settings(max_examples=300)
@given(some_facts, sizes, st.floats(0, 5), st.floats(0, 1), yes_or_no)
def test_silence_alone_moves_nobody_up(
    fact: dict[str, float], size: int, later: float, fading: float, still_best: float
) -> None:
    """Later by some gaps, less likely alive, perhaps no longer among the best; all else as it was."""
    silent = {
        **fact,
        "lateness": fact["lateness"] + later,
        "alive": fact["alive"] * fading,
        "best": min(fact["best"], still_best),
    }
    before, after = (BEST_FIRST.index(name) for name in place(pd.DataFrame([fact, silent]), size))
    assert after >= before


@settings(max_examples=40)
@given(random_sales, st.sampled_from([0.01, 1000.0]), st.integers(0, 10**6))
def test_another_currency_unit_changes_no_segment(sales: list[Sale], unit: float, seed: int) -> None:
    whole = [(who, day, round(float(revenue)) + 1.0) for who, day, revenue, _ in sales]
    told = []
    for times in (1.0, unit):
        summary = summary_of([(who, day, revenue * times) for who, day, revenue in whole])
        value = np.random.default_rng(seed).integers(0, 5, len(summary.frame)) * 10.0
        found = segment(summary, forecast_by_hand(summary, value * times))
        told.append(
            (
                [place(found.facts, size).tolist() for size in (5, 8, 11)],
                found.frame[["segment", "tier"]].to_numpy().tolist(),
            )
        )
    assert told[0] == told[1]


def eleven(segments: Segments) -> list[str]:
    names: list[str] = place(segments.facts, 11).tolist()
    return names


def test_discount_only_takes_codes_on_every_order() -> None:
    sales: list[Sale] = [(who, f"2024-0{month}-01", 10) for who in ("ann", "bob", "cat") for month in (1, 2, 3)]
    without = shop(sales)
    codes = ["SAVE" if who == "ann" or (who == "bob" and month > "2024-02") else "" for who, month, _ in sales]
    with_codes = shop(sales)
    with_codes.orders["discount_code"] = pd.Series(codes, dtype="str")[
        with_codes.orders["order_id"].str[1:].astype(int)
    ].to_numpy()
    summary = summarise(with_codes)
    value = [1.0, 1.0, 9.0]
    shares = discounted(with_codes, summary)
    assert shares is not None
    assert shares.round(3).to_dict() == {"ann": 1.0, "bob": 0.667, "cat": 0.0}
    for as_of, of_bob in ((date(2024, 1, 31), 0.0), (date(2024, 2, 1), 0.5)):
        so_far = discounted(with_codes, summarise(with_codes, as_of))
        assert so_far is not None
        assert so_far["bob"].round(3) == of_bob
    placed = eleven(segment(summary, forecast_by_hand(summary, value), with_code=shares))
    assert placed[0] == "Discount-only"
    assert "Discount-only" not in placed[1:]
    assert discounted(without, summarise(without)) is None
    assert "Discount-only" not in eleven(segment(summary, forecast_by_hand(summary, value)))


def test_a_big_order_stands_out_or_there_is_none() -> None:
    alike: list[Sale] = [(f"C{place:02}", "2024-01-01", 10) for place in range(20)]
    assert big_order(summary_of(alike)) == float("inf")
    few_large: list[Sale] = [*alike, *[(f"D{place}", "2024-01-01", 100) for place in range(5)]]
    assert big_order(summary_of(few_large)) == 100


def test_second_orders_by_hand() -> None:
    sales: list[Sale] = [("zoe", "2024-01-01", 1)]
    for place_, gap in enumerate([10, 20, 30, 40, 100]):
        sales += [(f"C{place_}", "2024-01-01", 1), (f"C{place_}", str(date(2024, 1, 1) + timedelta(days=gap)), 1)]
    found = second_orders(summary_of(sales))
    assert found == SecondOrders(customers=5, of=6, median_days=30.0, most_days=pytest.approx(52.0))
    assert not found.known


@settings(max_examples=40)
@given(random_sales, st.integers(0, 5))
def test_parts_are_placed_by_the_bars_of_all_as_all_are_together(sales: list[Sale], seed: int) -> None:
    summary = summary_of([(who, day, revenue) for who, day, revenue, _ in sales])
    forecast = forecast_by_hand(summary, np.random.default_rng(seed).integers(0, 5, len(summary.frame)).astype(float))
    whole, bars = by_rules(summary, forecast), Bars.of(summary, forecast)
    middle = len(summary.frame) // 2
    for rows in (slice(0, middle), slice(middle, None)):
        part = CustomerSummary(summary.frame.iloc[rows], summary.days.head(0), summary.as_of)
        placed = placed_by(bars, part, replace(forecast, frame=forecast.frame.iloc[rows]))
        pd.testing.assert_frame_equal(placed.frame, whole.frame.iloc[rows])
