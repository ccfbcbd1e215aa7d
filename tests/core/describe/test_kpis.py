"""The six figures: worked by hand, against a slow second count, and silent where nothing can be known."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given

from cltv_core.describe.kpis import Kpi, Kpis, Measure, Unknown, kpis
from cltv_core.summary import summarise
from tests.core.shops import Sale, many_sales, random_sales, shop

THREE_MONTHS: list[Sale] = [
    ("ann", "2024-01-02 09:00", 10),
    ("bob", "2024-01-10 09:00", 20),
    ("ann", "2024-02-03 09:00", 30),
    ("ann", "2024-02-03 15:00", 5),
    ("ann", "2024-02-20 09:00", 10),
    ("cy", "2024-02-25 09:00", 40),
    ("bob", "2024-02-26 09:00", 0, 25),
    ("cy", "2024-03-01 09:00", 60),
    ("dee", "2024-03-05 09:00", 20),
    ("dee", "2024-03-31 09:00", 30),
]


def figures_of(sales: list[Sale], as_of: date | None = None) -> Kpis:
    transactions = shop(sales)
    return kpis(transactions, summarise(transactions, as_of))


def test_worked_by_hand() -> None:
    found = figures_of([("ann", "2024-01-01", 1), *THREE_MONTHS])
    assert (found.months, found.start, found.end) == (1, date(2024, 3, 1), date(2024, 3, 31))
    assert (found.active_customers.value, found.active_customers.previous) == (2, 2)
    assert (found.retention_rate.value, found.retention_rate.previous) == (0.5, 0.5)
    assert (found.churn_rate.value, found.churn_rate.previous) == (0.5, 0.5)
    assert found.average_order_value.value == pytest.approx(110 / 3)
    assert found.average_order_value.previous == pytest.approx(85 / 4)
    assert (found.purchase_frequency.value, found.purchase_frequency.previous) == (1.5, 2.0)
    assert (found.repeat_rate.value, found.repeat_rate.previous) == (0.5, 0.5)
    assert found.active_customers.series == (2, 2, 2)
    assert found.retention_rate.series == (0.5, 0.5)


def test_a_half_finished_month_is_not_a_fall() -> None:
    steady: list[Sale] = [
        (f"C{day % 7}", str(date(2023, 1, 1) + timedelta(days=day)), 10.0) for day in range(2 * 365 + 40)
    ]
    found = figures_of(steady)
    assert found.end.day not in (28, 30, 31)
    for figure in found.all:
        assert figure.value == pytest.approx(figure.previous, rel=0.03)
        assert min(figure.series) == pytest.approx(max(figure.series), rel=0.03)


def test_a_season_is_compared_with_itself_where_the_history_allows() -> None:
    two_years = [("C1", f"{year}-{month:02}-01", 10.0) for year in (2023, 2024) for month in range(1, 13)]
    found = figures_of([*two_years, ("C1", "2024-12-31", 10.0)])
    assert (found.months, found.compared) == (6, 12)
    assert (found.start, found.end) == (date(2024, 7, 1), date(2024, 12, 31))


def test_under_a_month_the_rates_are_unknown_with_a_reason_and_the_rest_is_told() -> None:
    found = figures_of([("ann", "2024-03-01", 10), ("bob", "2024-03-09", 20)])
    assert found.months == 0
    assert (found.active_customers.value, found.average_order_value.value) == (2, 15)
    for figure in (found.retention_rate, found.churn_rate):
        assert (figure.value, figure.previous, figure.series) == (None, None, ())
        assert figure.unknown == Unknown.TOO_SHORT


def test_a_month_without_customers_gives_reasons_not_zeros() -> None:
    found = figures_of([("ann", "2024-01-01", 10)], as_of=date(2024, 3, 31))
    assert found.active_customers.value == 0
    assert found.retention_rate.unknown == Unknown.NOBODY_BEFORE
    for figure in (found.average_order_value, found.purchase_frequency, found.repeat_rate):
        assert (figure.value, figure.unknown) == (None, Unknown.NOBODY_NOW)


@pytest.mark.parametrize(
    ("measure", "value", "previous", "change"),
    [
        (Measure.RETENTION_RATE, 0.384, 0.379, "same"),
        (Measure.RETENTION_RATE, 0.386, 0.384, "up"),
        (Measure.CHURN_RATE, 0.004, 0.005, "down"),
        (Measure.AVERAGE_ORDER_VALUE, 12.344, 12.341, "same"),
        (Measure.AVERAGE_ORDER_VALUE, 120.4, 119.6, "same"),
        (Measure.PURCHASE_FREQUENCY, 2.34, 2.26, "same"),
        (Measure.REPEAT_RATE, None, 0.2, None),
        (Measure.REPEAT_RATE, 0.2, None, None),
    ],
)
def test_a_change_is_one_that_the_owner_can_see(
    measure: Measure, value: float | None, previous: float | None, change: str | None
) -> None:
    assert Kpi(measure, value, previous, ()).change == change


def test_frequency_times_order_value_times_customers_is_the_revenue_of_the_period() -> None:
    transactions = shop(many_sales())
    found = kpis(transactions, summarise(transactions))
    orders = transactions.orders
    revenue = orders.loc[orders["ordered_at"] >= pd.Timestamp(found.start), "revenue"].sum()
    product = found.active_customers.value * found.purchase_frequency.value * found.average_order_value.value
    assert product == pytest.approx(revenue)


@given(random_sales)
def test_against_a_slow_count(sales: list[Sale]) -> None:
    found = figures_of(sales)
    if not found.months:
        return
    back = pd.DateOffset(months=found.months)
    end = pd.Timestamp(found.end) + pd.Timedelta(days=1)
    now, before = count_slowly(sales, end - back, end), count_slowly(sales, end - back - back, end - back)
    assert found.active_customers.value == len(now)
    assert found.repeat_rate.value == (
        None if not now else pytest.approx(sum(len(days) > 1 for days in now.values()) / len(now))
    )
    if before and found.retention_rate.value is not None:
        assert found.retention_rate.value == pytest.approx(len(set(now) & set(before)) / len(before))
        assert found.retention_rate.value + found.churn_rate.value == pytest.approx(1)
    for figure in found.all:
        assert (figure.value is None) == (figure.unknown is not None)
        if figure.series:
            assert figure.series[-1] == figure.value


def count_slowly(sales: list[Sale], start: pd.Timestamp, end: pd.Timestamp) -> dict[str, set[str]]:
    """The purchase days of each customer; a customer whose every order was refunded bought once, on the first day."""
    kept: dict[str, set[str]] = {}
    for customer in {sale[0] for sale in sales}:
        own = sorted((sale for sale in sales if sale[0] == customer), key=lambda sale: sale[1])
        days = {sale[1] for sale in own if not (sale[2] <= 0 and sale[3] > 0)} or {own[0][1]}
        inside = {day for day in days if start <= pd.Timestamp(day) < end}
        if inside:
            kept[customer] = inside
    return kept
