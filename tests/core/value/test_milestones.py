"""What customers are expected to bring by the end of each month, with ranges worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from cltv_core.backtest.totals import TotalSpread
from cltv_core.summary import CustomerSummary
from cltv_core.value.forecast import Forecast
from cltv_core.value.milestones import Expected, milestones
from tests.core.shops import Sale, forecast_by_hand, summary_of

AS_OF = date(2024, 8, 31)
MONTH = 365.25 / 12


def monthly(money: list[float]) -> CustomerSummary:
    """Ann and Bob share what is sold in January 2024; later months are Ann's."""
    sales: list[Sale] = [("ann", "2024-01-01", money[0] / 2), ("bob", "2024-01-01", money[0] / 2)]
    sales += [("ann", f"2024-{month:02}-01", amount) for month, amount in enumerate(money, 1) if month > 1]
    return summary_of(sales, AS_OF)


def known(summary: CustomerSummary, variance: float, value: float = 100.0, shock: float = 0.01) -> Forecast:
    """Each of the two brings 1 a day."""
    spread = TotalSpread(np.full(2, value), np.full(2, variance), np.ones(2), shock)
    return replace(forecast_by_hand(summary), spread=spread)


def told(money: list[float], variance: float, **changes: float) -> tuple[Expected, ...]:
    summary = monthly(money)
    return milestones(summary, known(summary, variance, **changes))


def test_sums_run_to_the_ends_of_the_next_twelve_months() -> None:
    found = told([10.0] * 8, 50.0)
    assert [one.days for one in found] == [30, 61, 91, 122, 153, 181, 212, 242, 273, 303, 334, 365]
    assert [one.expected for one in found] == [2.0 * one.days for one in found]


def half_widths(found: tuple[Expected, ...]) -> list[float]:
    for one in found:
        assert one.low * one.high == pytest.approx(one.expected**2)
    return [float(np.log(one.high / one.expected)) for one in found]


def test_where_months_are_all_alike_single_purchases_make_the_range() -> None:
    days = np.array([one.days for one in told([10.0] * 8, 50.0)])
    luck = 2 * 50 / 200**2 / (days / 365)
    expected = 1.2815515655 * np.sqrt(0.01 + np.log1p(luck))
    assert half_widths(told([10.0] * 8, 50.0)) == pytest.approx(expected.tolist())
    assert half_widths(told([0.5] * 8, 50.0)) == pytest.approx(expected.tolist()), "in a dear currency"


FEW_MONTHS = summary_of([("ann", "2024-05-01", 1.0), ("bob", "2024-06-01", 1.0)], AS_OF)


@pytest.mark.parametrize("summary", [FEW_MONTHS, monthly([10.0, 20.0, 0.0, *[10.0] * 5])], ids=["few", "an empty one"])
def test_where_months_cannot_tell_how_they_differ_they_are_a_fifth_off(summary: CustomerSummary) -> None:
    found = milestones(summary, known(summary, 0.0))
    days = np.array([one.days for one in found])
    assert half_widths(found) == pytest.approx((1.2815515655 * np.sqrt(0.01 + 0.2**2 * MONTH / days)).tolist())


def test_no_range_says_more_than_that_nothing_is_known() -> None:
    assert half_widths(told([10.0] * 8, 50.0, shock=9.0)) == [1.0] * 12


def test_where_nothing_is_expected_there_is_nothing_to_be_off() -> None:
    assert all(one.low == one.expected == one.high for one in told([10.0] * 8, 0.0, value=0.0))


def test_without_a_tested_range_nothing_is_promised() -> None:
    assert milestones(monthly([10.0] * 8), forecast_by_hand(monthly([10.0] * 8))) == ()
