"""What winning a customer cost: what is noted, in which order, and what it is set against."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest

from cltv_core.planning.winning import cost_of_winning, of_one
from cltv_core.project.contents import Preferences, Project, Spending, WinningCost
from cltv_core.project.file import new_project
from cltv_core.project.winning import cost_of_spending, months_to_tell, with_preferences, with_spending
from cltv_core.summary import CustomerSummary, summarise
from cltv_core.text.voice import Voice, speaking
from cltv_core.text.winning import further
from cltv_core.transactions import from_frames


def said(project: Project, cost: float | None, day: date) -> Project:
    return with_preferences(project, Preferences(acquisition_cost=cost), day)


def spent(money: float, month: int, customers: int) -> WinningCost:
    last = {8: 31, 9: 30, 10: 31}[month]
    spending = Spending(money, date(2026, month, 1), date(2026, month, last), customers)
    return WinningCost(round(money / customers, 2), date(2026, 11, 1), spending)


def test_each_change_is_noted_with_its_day_and_the_last_word_of_a_day_counts() -> None:
    shop = said(new_project(), 10.0, date(2026, 1, 5))
    for steps in (11.0, 12.0):
        shop = said(shop, steps, date(2026, 3, 1))
    shop = said(shop, 12.0, date(2026, 4, 1))
    assert [(one.cost, one.day) for one in shop.costs] == [(10.0, date(2026, 1, 5)), (12.0, date(2026, 3, 1))]
    assert said(shop, 10.0, date(2026, 3, 1)).costs == shop.costs[:1]
    assert said(shop, None, date(2026, 5, 1)).costs == shop.costs


def test_months_may_be_told_in_any_order_and_anew() -> None:
    shop = said(new_project(), 10.0, date(2026, 8, 5))
    for told in (spent(900, 10, 40), spent(600, 9, 30), spent(880, 10, 40)):
        shop = with_spending(shop, told)
    assert [one.cost for one in shop.costs] == [10.0, 20.0, 22.0]
    assert shop.preferences.acquisition_cost == 22.0
    assert said(shop, 22.0, date(2026, 11, 2)).costs == shop.costs


def test_a_month_is_over_when_the_shop_has_closed_for_it() -> None:
    days = pd.bdate_range("2024-01-01", "2024-08-30")
    orders = pd.DataFrame(
        {
            "order_id": np.arange(len(days)).astype(str),
            "customer_id": "a",
            "ordered_at": days.astype("datetime64[us]"),
            "revenue": 10.0,
            "refunded": 0.0,
        }
    )
    assert months_to_tell(summarise(from_frames(orders), date(2024, 8, 30)))[0] == date(2024, 8, 1)


def test_a_change_is_told_only_of_a_cost() -> None:
    free = said(new_project(), 0.0, date(2026, 1, 5))
    dearer = cost_of_winning(said(free, 20.0, date(2026, 3, 1)))
    assert dearer is not None
    with speaking(Voice(currency="GBP")):
        before, *_ = further(dearer)
    assert (dearer.change, str(before)) == (None, "Before: £0.00, as you said on 5 January 2026.")


def test_a_cost_is_set_against_one_that_is_known_in_the_same_way() -> None:
    shop = with_spending(said(new_project(), 10.0, date(2026, 8, 5)), spent(600, 9, 30))
    found = cost_of_winning(said(shop, 15.0, date(2026, 12, 1)))
    assert found is not None
    assert found.before == WinningCost(10.0, date(2026, 8, 5))
    assert (found.change, found.change_likely, found.likely) == (0.5, None, None)
    found = cost_of_winning(with_spending(said(shop, 15.0, date(2026, 10, 1)), spent(900, 10, 40)))
    assert found is not None
    assert found.before == spent(600, 9, 30)
    assert found.change == pytest.approx(22.5 / 20 - 1)
    assert cost_of_winning(said(shop, None, date(2026, 12, 1))) is None
    assert cost_of_winning(new_project()) is None


def test_ranges_of_costs_and_of_their_change_hold_8_times_in_10() -> None:
    """Customers come as Poisson processes of known rates."""
    rng, held, changed = np.random.default_rng(5), [], []
    for _ in range(1500):
        now, before = rng.poisson(25), rng.poisson(40)
        told = cost_of_winning(with_spending(with_spending(new_project(), spent(400, 9, before)), spent(500, 10, now)))
        assert told is not None
        assert told.likely is not None
        assert told.change_likely is not None
        held.append(told.likely.low80 <= 500 / 25 <= told.likely.high80)
        changed.append(told.change_likely.low80 <= (500 / 25) / (400 / 40) - 1 <= told.change_likely.high80)
    assert 0.77 < np.mean(held) < 0.83
    assert 0.77 < np.mean(changed) < 0.83


def shop_of(first_days: list[str]) -> CustomerSummary:
    orders = pd.DataFrame(
        {
            "order_id": [str(number) for number in range(len(first_days))],
            "customer_id": [f"c{number}" for number in range(len(first_days))],
            "ordered_at": pd.to_datetime(first_days, format="mixed"),
            "revenue": 20.0,
            "currency": "EUR",
        }
    )
    return summarise(from_frames(orders), date(2026, 6, 15))


def test_new_customers_of_a_month_share_what_was_spent_in_it() -> None:
    summary = shop_of(["2026-01-10", "2026-05-01", "2026-05-31 23:50", "2026-06-01"])
    found = cost_of_spending(summary, 30.0, date(2026, 5, 1), date(2026, 6, 16))
    assert found == WinningCost(
        15.0, date(2026, 6, 16), Spending(30.0, date(2026, 5, 1), date(2026, 5, 31), customers=2)
    )
    assert of_one(found).likely is not None
    assert cost_of_spending(summary, 30.0, date(2026, 4, 1), date(2026, 6, 16)) is None


def test_months_are_offered_once_new_customers_can_be_told_from_old_ones() -> None:
    assert months_to_tell(shop_of(["2026-01-10", "2026-06-01"])) == (date(2026, 5, 1), date(2026, 4, 1))
    assert months_to_tell(shop_of(["2026-05-10"])) == ()
