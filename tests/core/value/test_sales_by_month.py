"""Sales month by month, counted by hand, and what is expected of today's customers and of those still to come."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest

from cltv_core.analysis import History
from cltv_core.terms import Terms
from cltv_core.transactions import Transactions, from_frames
from cltv_core.value.equity import new_customers
from cltv_core.value.forecast import backtested_forecast
from cltv_core.value.sales_by_month import SalesByMonth, monthly_deviation, sales_by_month


def sales(rows: list[tuple[str, str, float]]) -> Transactions:
    frame = pd.DataFrame(rows, columns=["customer_id", "ordered_at", "revenue"])
    orders = frame.assign(
        ordered_at=pd.to_datetime(frame["ordered_at"]), order_id=[str(number) for number in range(len(frame))]
    )
    return from_frames(orders)


def simulated(months: int = 30, seed: int = 4) -> Transactions:
    """Twenty newcomers a month, each of whom goes on to buy every month with a chance of a third."""
    random = np.random.default_rng(seed)
    rows = []
    for start in range(months):
        for who in range(20):
            for month in range(start, months):
                if month == start or random.random() < 1 / 3:
                    day = date(2022 + month // 12, 1 + month % 12, int(random.integers(1, 29)))
                    rows.append((f"{start}-{who}", day.isoformat(), float(random.gamma(4, 5))))
    return sales(rows)


def worked_out(transactions: Transactions, as_of: date, tested: bool = False) -> SalesByMonth:
    history = History(transactions, as_of)
    first = history.first_forecast(Terms.of(as_of))
    found = backtested_forecast(transactions, first.terms, first=first) if tested else first
    return sales_by_month(history.summary, found)


def test_months_are_counted_as_an_owner_would() -> None:
    rows = [
        ("ann", "2024-01-03", 10.0),
        ("ann", "2024-01-20", 5.0),
        ("bob", "2024-02-10", 7.0),
        ("ann", "2024-02-11", 3.0),
        ("bob", "2024-04-30", 2.0),
        ("cid", "2024-05-02", 99.0),
    ]
    past = worked_out(sales(rows), date(2024, 5, 10)).past
    assert past["month"].tolist() == [pd.Timestamp(2024, month, 1) for month in (1, 2, 3, 4)]
    assert past["new"].tolist() == [15.0, 7.0, 0.0, 0.0]
    assert past["returning"].tolist() == [0.0, 3.0, 0.0, 2.0]


def test_single_months_are_measured_against_their_neighbours() -> None:
    assert monthly_deviation(np.array([0.0, 3.0, 0.0])) == pytest.approx(6**0.5)
    assert monthly_deviation(np.array([1.0, 2.0, 3.0, 4.0, 5.0])) == pytest.approx(0.0)
    noise = 0.01 * np.arange(20_000) + np.random.default_rng(2).normal(0.0, 0.2, 20_000)
    assert monthly_deviation(noise) == pytest.approx(0.2, rel=0.02)


def test_a_year_is_twelve_whole_months() -> None:
    past = pd.DataFrame({"month": pd.date_range("2024-01-01", periods=12, freq="MS"), "new": 10.0, "returning": 5.0})
    assert SalesByMonth(past, past.head(0)).last_year == 180.0
    assert SalesByMonth(past.tail(11), past.head(0)).last_year is None


def test_a_shop_without_a_whole_month_has_no_month_and_no_forecast_of_one() -> None:
    rows = [("ann", "2024-01-03", 10.0), ("bob", "2024-01-09", 7.0), ("ann", "2024-01-12", 7.0)]
    found = worked_out(sales(rows), date(2024, 1, 12))
    assert found.past.empty
    assert found.ahead.empty
    assert (found.last_year, found.next_year) == (None, None)


@pytest.fixture(scope="module")
def shop() -> Transactions:
    return simulated()


@pytest.fixture(scope="module")
def found(shop: Transactions) -> SalesByMonth:
    return worked_out(shop, date(2024, 6, 30), tested=True)


class TestSimulatedShop:
    def test_past_months_add_up_to_what_was_sold(self, shop: Transactions, found: SalesByMonth) -> None:
        total = found.past[["new", "returning"]].to_numpy().sum()
        assert total == pytest.approx(shop.orders["revenue"].sum())
        last = shop.orders.loc[shop.orders["ordered_at"] >= "2023-07-01", "revenue"].sum()
        assert found.last_year == pytest.approx(last)

    def test_twelve_months_follow_on_the_last_one(self, found: SalesByMonth) -> None:
        assert found.ahead["month"].tolist() == list(pd.date_range("2024-07-01", periods=12, freq="MS"))

    def test_what_is_expected_is_near_what_the_simulation_brings(self, found: SalesByMonth) -> None:
        """Of n newcomers so far each brings 20 / 3 a month; a new month adds 20 of them, who bring 20 each at once."""
        expected = [(600 + 20 * month) * 20 / 3 + 20 * 20 for month in range(12)]
        assert found.next_year == pytest.approx(sum(expected), rel=0.15)

    def test_the_range_is_about_the_expected_month(self, found: SalesByMonth) -> None:
        ahead = found.ahead
        assert (ahead["low"] < ahead["expected"]).all()
        assert (ahead["expected"] < ahead["high"]).all()

    def test_a_month_that_has_begun_counts_what_was_sold_in_it(self, shop: Transactions) -> None:
        found = worked_out(shop, date(2024, 6, 20))
        sold = shop.orders.loc[shop.orders["ordered_at"].between("2024-06-01", "2024-06-20 23:59"), "revenue"].sum()
        assert found.ahead["month"].iloc[0] == pd.Timestamp(2024, 6, 1)
        assert found.ahead["expected"].iloc[0] > sold

    def test_newcomers_join_as_they_did(self, shop: Transactions) -> None:
        assert new_customers(History(shop, date(2024, 6, 30)).summary).tolist() == [20] * 12
