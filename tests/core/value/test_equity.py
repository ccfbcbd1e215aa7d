"""Customer equity: those of today as forecast, those who will join as they came and spent so far."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from unittest.mock import Mock

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cltv_core.backtest.totals import TotalSpread
from cltv_core.summary import CustomerSummary
from cltv_core.terms import Terms
from cltv_core.text.say import say
from cltv_core.text.voice import speaking
from cltv_core.value.codes import EquityCode
from cltv_core.value.equity import Equity, customer_equity, new_customers
from cltv_core.value.forecast import Forecast
from tests.core.shops import Sale, forecast_by_hand, many_sales, random_sales, summary_of


def months_of_newcomers(a_month: int = 10, months: int = 18) -> list[Sale]:
    """So many a month, on the first, each spending 20 once."""
    return [
        (f"C{month:02}{place:02}", str(date(2023 + month // 12, month % 12 + 1, 1)), 20.0)
        for month in range(months)
        for place in range(a_month)
    ]


def equity_of(sales: list[Sale], as_of: date, rate: float = 0.0, margin: float = 1.0, days: int = 365) -> Equity:
    summary = summary_of(sales, as_of)
    return customer_equity(summary, forecast(summary, rate, margin, days))


def forecast(summary: CustomerSummary, rate: float, margin: float, days: int = 365) -> Forecast:
    return replace(forecast_by_hand(summary, 5.0), terms=Terms(summary.as_of, days, margin, rate))


def test_one_time_buyers_joining_evenly_by_hand() -> None:
    """10 a month for 12 months at 20 each are 2,400."""
    found = equity_of(months_of_newcomers(), date(2024, 6, 30), days=365)
    assert (found.new_a_month, found.newcomer_value, found.months_seen) == (10, 20, 12)
    assert found.joining == pytest.approx(10 * 20 * 365 / (365.25 / 12))
    assert found.current == pytest.approx(180 * 5)
    assert found.total == found.current + found.joining
    assert found.low is None


def test_margin_and_discount_apply_to_those_who_join() -> None:
    whole = equity_of(months_of_newcomers(), date(2024, 6, 30)).joining
    assert equity_of(months_of_newcomers(), date(2024, 6, 30), margin=0.4).joining == pytest.approx(0.4 * whole)
    years = (np.arange(1000) + 0.5) / 1000 * 365 / 365.25
    expected = whole * (1.1**-years).mean()
    assert equity_of(months_of_newcomers(), date(2024, 6, 30), rate=0.1).joining == pytest.approx(expected, rel=1e-4)


def test_later_joiners_bring_less_of_what_comes_later() -> None:
    """Each comes back in the second month of age and spends 60 more: worth 20 at once and 80 from two months on, so those
    who join in the last two months have not brought all by the horizon."""
    sales = months_of_newcomers(10, 17)
    again: list[Sale] = [
        (who, str(date.fromordinal(date.fromisoformat(str(day)).toordinal() + 35)), 60.0) for who, day, *_ in sales
    ]
    found = equity_of([*sales, *again], date(2024, 5, 31))
    assert found.newcomer_value == pytest.approx(80)
    horizon = 365 / (365.25 / 12)
    ages = (np.arange(5000) + 0.5) / 5000 * horizon
    expected = 10 * horizon * (20 + 60 * np.clip(ages - 1, 0, 1)).mean()
    assert found.joining == pytest.approx(expected, rel=1e-3)


def test_the_first_months_of_the_files_and_the_open_month_do_not_count() -> None:
    crowd: list[Sale] = [(f"old{place}", "2023-01-02", 1.0) for place in range(500)]
    summary = summary_of([*crowd, *months_of_newcomers(10, 9), ("new", "2023-10-05", 1.0)], date(2023, 10, 6))
    assert new_customers(summary).tolist() == [10] * 6


def test_too_short_a_history_says_so() -> None:
    found = equity_of(months_of_newcomers(10, 5), date(2023, 5, 31))
    assert (found.joining, found.new_a_month, found.newcomer_value, found.months_seen) == (0, 0, 0, 0)
    assert found.fact.code is EquityCode.CURRENT


def test_the_range_holds_both_uncertainties() -> None:
    summary = summary_of(months_of_newcomers(), date(2024, 6, 30))
    spread = Mock(spec=TotalSpread, range_of=Mock(return_value=(800.0, 1100.0)))
    known = replace(forecast(summary, 0.0, 1.0), spread=spread)
    found = customer_equity(summary, known)
    assert found.low == pytest.approx(found.total - 100)
    assert found.high == pytest.approx(found.total + 200)
    assert (found.fact["low"], found.fact["high"]) == (found.low, found.high)


def test_equity_in_words() -> None:
    with speaking(currency="GBP"):
        assert say(Equity(900, 2400, 10, 20, 12, 365).fact) == (
            "All customers together are worth about £3,300 over the next 12 months: £900 from today's customers, "
            "£2,400 from those still to come (10 new customers a month, as in the last 12 months)."
        )


@settings(max_examples=40)
@given(random_sales, st.integers(0, 200))
def test_any_shop_gets_finite_figures(sales: list[Sale], later: int) -> None:
    last = max(date.fromisoformat(str(sale[1])[:10]) for sale in sales)
    found = equity_of(sales, date.fromordinal(last.toordinal() + later), rate=0.1, margin=0.5)
    figures = [found.current, found.joining, found.new_a_month, found.newcomer_value]
    assert np.isfinite(figures).all()
    assert min(figures) >= 0
    assert say(found.fact).endswith(".")


def test_pence_for_pounds_and_other_names_change_only_the_unit() -> None:
    sales = many_sales()
    other: list[Sale] = [(f"Z{sale[0][::-1]}", sale[1], sale[2] * 100) for sale in sales]
    one, two = (equity_of(each, date(2025, 5, 10), rate=0.1) for each in (sales, other))
    assert two.joining == pytest.approx(100 * one.joining)
    assert two.new_a_month == one.new_a_month
