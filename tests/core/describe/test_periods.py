"""Whole months and whole periods."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from cltv_core.analysis import analyse
from cltv_core.country import public_holidays
from cltv_core.describe.periods import (
    closing_day,
    compared_months,
    last_complete_month,
    month_number,
    month_starts,
    period_months,
    share_of_month_gone,
)
from cltv_core.summary import summarise
from tests.core.shops import shop


@pytest.mark.parametrize(
    ("whole_months", "period"), [(0, 0), (1, 1), (2, 1), (3, 1), (8, 1), (9, 3), (17, 3), (18, 6), (35, 6), (36, 12)]
)
def test_the_longest_period_that_fits_three_times(whole_months: int, period: int) -> None:
    assert period_months(whole_months) == period


@pytest.mark.parametrize(("months", "whole_months", "back"), [(6, 23, 6), (6, 24, 12), (3, 18, 12), (12, 36, 12)])
def test_the_year_before_once_it_is_known_with_its_own_period_before(months: int, whole_months: int, back: int) -> None:
    assert compared_months(months, whole_months) == back


def test_months_are_counted_back_from_the_day_after_the_as_of_day() -> None:
    assert month_starts(date(2024, 3, 30), date(2024, 1, 20)).astype(str).tolist() == [
        "2024-03-31",
        "2024-02-29",
        "2024-01-31",
    ]


def test_a_month_that_lacks_a_day_is_not_whole() -> None:
    assert len(month_starts(date(2024, 3, 31), date(2024, 1, 2))) - 1 == 2


def test_two_years_are_two_years_though_the_shop_was_closed_on_the_first_days() -> None:
    assert len(month_starts(date(2025, 12, 31), date(2024, 1, 3))) - 1 == 24
    assert len(month_starts(date(2025, 12, 31), date(2024, 1, 5))) - 1 == 23


def test_less_than_a_month_has_no_whole_month() -> None:
    assert month_starts(date(2024, 3, 20), date(2024, 3, 1)).astype(str).tolist() == ["2024-03-21"]


@pytest.mark.parametrize(("as_of", "month"), [("2024-02-29", "2024-02"), ("2024-02-28", "2024-01")])
def test_a_month_is_complete_when_its_last_day_is_over(as_of: str, month: str) -> None:
    expected = int(month_number(np.array([month], dtype="datetime64[D]"))[0])
    assert last_complete_month(date.fromisoformat(as_of)) == expected


def test_the_share_of_a_month_that_lies_behind() -> None:
    assert share_of_month_gone(date(2024, 1, 31)) == 0
    assert share_of_month_gone(date(2024, 2, 1)) == pytest.approx(1 / 29)
    assert share_of_month_gone(date(2024, 2, 28)) == pytest.approx(28 / 29)


@pytest.mark.parametrize(
    ("closed", "every", "ends"),
    [
        ((5, 6), 1, date(2020, 10, 31)),  # closed at weekends: the 30th, a Friday, is the last day to sell
        ((6,), 1, date(2020, 10, 30)),  # open on Saturdays: one day of October is left
        ((), 9, date(2020, 10, 31)),  # a sale every nine days: in one day there is none, more often than not
        ((), 3, date(2020, 10, 31)),
        ((), 2, date(2020, 10, 30)),  # every other day: the last day may well have one
        ((), 30, date(2020, 10, 30)),  # too few days with sales to tell how rare they are
    ],
)
def test_a_month_is_over_when_the_shop_opens_no_more_in_it(closed: tuple[int, ...], every: int, ends: date) -> None:
    days = [date(2020, 10, 30) - timedelta(days=back) for back in range(0, 200, every)]
    sales = [("a", day.isoformat(), 5.0) for day in days if day.weekday() not in closed or day == days[0]]
    summary = summarise(shop(sales), date(2020, 10, 30))
    assert closing_day(summary) == ends
    assert closing_day(summarise(shop(sales), date(2020, 10, 15))) == date(2020, 10, 15)


@pytest.mark.parametrize(("left", "every", "ends"), [(2, 5, 30), (2, 4, 28), (3, 7, 30), (3, 6, 27)])
def test_the_more_days_are_left_the_rarer_sales_must_be(left: int, every: int, ends: int) -> None:
    last = date(2021, 6, 30) - timedelta(days=left)
    days = [last - timedelta(days=back) for back in range(0, 182, every)]
    summary = summarise(shop([("a", day.isoformat(), 5.0) for day in days]), last)
    assert closing_day(summary) == date(2021, 6, ends)


@pytest.mark.parametrize(("closed_then", "currency", "ends"), [(True, "USD", 31), (False, "USD", 29), (True, "", 29)])
def test_a_month_is_over_when_only_holidays_are_left_that_the_shop_keeps(
    closed_then: bool, currency: str, ends: int
) -> None:
    """The 30th of May 2021 is a Sunday, the 31st Memorial Day; who sold on other holidays may sell on this one."""
    last = date(2021, 5, 29)
    days = [last - timedelta(days=back) for back in range(250)]
    there = public_holidays("US", days[-1], last)
    opened = [day for day in days if day.weekday() != 6 and not (closed_then and day in there)]
    sales = [("a", day.isoformat(), 5.0) for day in opened]
    history = analyse(shop(sales, currency=currency)).history
    assert closing_day(history.summary) == date(2021, 5, ends)
