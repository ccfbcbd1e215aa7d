from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cltv_core.arrays import Floats
from cltv_core.errors import ModelNotFitted
from cltv_core.models.buy_till_you_die.model import BuyTillYouDie
from cltv_core.models.buy_till_you_die.seasonal_clock import seasonal_clock
from cltv_core.models.clock import EVEN, Clock, clocked, in_season
from cltv_core.models.codes import OrderFamily, Refusal
from cltv_core.samples.simulator import Calendar, PurchaseTruth, SpendTruth, as_transactions, simulate
from cltv_core.summary import CustomerSummary, summarise
from cltv_core.transactions import Transactions, from_frames
from tests.support.refusals import refuses

FIRST = date(2021, 1, 1)
CUT = date(2022, 12, 31)
SEASONS = np.array([0.55, 0.65, 0.85, 0.95, 0.85, 0.75, 0.7, 0.75, 0.85, 1.05, 1.6, 2.45])
LEVEL = np.ones(12)


@cache
def _shop(seasonal: bool, customers: int = 4000) -> Transactions:
    """Two and a half years, half of it after the cut not counted."""
    days = (CUT - FIRST).days + 1 + 181
    month = np.array([(FIRST + timedelta(days=at)).month - 1 for at in range(days + 1)])
    calendar = Calendar((SEASONS if seasonal else LEVEL)[month])
    rng = np.random.default_rng(3)
    first = calendar.clock_of(rng.integers(0, 700, customers), rng.random(customers))
    truth = PurchaseTruth(r=0.8, alpha=40.0, a=0.8, b=3.0)
    purchases = simulate(first, float(calendar.midnights[days]), truth, SpendTruth(6.0, 4.0, 45.0), rng)
    return as_transactions(purchases, FIRST, calendar)


def at_cut(seasonal: bool) -> CustomerSummary:
    return summarise(_shop(seasonal), CUT)


def orders_after_cut(seasonal: bool) -> float:
    before, after = at_cut(seasonal).frame["frequency"], summarise(_shop(seasonal)).frame["frequency"]
    return float((after.reindex(before.index) - before).sum())


def test_months_of_a_seasonal_shop_are_found() -> None:
    pace = np.array(seasonal_clock(at_cut(True)).pace)
    assert np.abs(np.log(pace / SEASONS)).mean() < 0.07
    assert pace[11] == pytest.approx(SEASONS[11], rel=0.12)


def test_a_shop_without_seasons_has_an_even_clock() -> None:
    assert np.array(seasonal_clock(at_cut(False)).pace) == pytest.approx(LEVEL, abs=0.12)


def test_a_rush_at_the_year_end_is_no_growth() -> None:
    """Standing on New Year's Eve, orders of the half-year after the rush."""
    came = orders_after_cut(True)
    summary = at_cut(True)
    plain, on_clock = (BuyTillYouDie(OrderFamily.BG_NBD, seasonal).fit(summary) for seasonal in (False, True))
    assert plain.predict(181)["expected_orders"].sum() > 1.3 * came
    assert on_clock.predict(181)["expected_orders"].sum() == pytest.approx(came, rel=0.12)
    assert on_clock.orders_path(np.array([181.0]))[:, 0] == pytest.approx(on_clock.predict(181)["expected_orders"])


def test_the_quiet_of_january_is_no_churn() -> None:
    summary = summarise(_shop(True), date(2022, 2, 28))
    later = summarise(_shop(True), date(2022, 12, 31))
    with refuses(ModelNotFitted, Refusal.NO_SEASONS_YET):
        seasonal_clock(summary)
    clock = seasonal_clock(later)
    january = float(clock.ahead(date(2022, 12, 31), np.array([31.0]))[0])
    december = float(clock.ahead(date(2022, 11, 30), np.array([31.0]))[0])
    assert 31 * 0.4 < january < 31 * 0.75
    assert december > 31 * 1.9


def test_clock_time_by_hand() -> None:
    clock = Clock((0.5, *[1.0] * 10, 1.5))
    assert clock.ahead(date(2022, 12, 31), np.array([0.0, 1.0, 30.0, 31.0, 31.5, 32.0])) == pytest.approx(
        [0.0, 0.5, 15.0, 15.5, 16.0, 16.5]
    )


def test_the_summary_in_clock_time_by_hand() -> None:
    rows = pd.DataFrame(
        [("anna", day, 10.0) for day in ("2022-12-01", "2022-12-11", "2023-01-10")] + [("ben", "2023-01-31", 5.0)],
        columns=["customer_id", "ordered_at", "revenue"],
    )
    summary = summarise(
        from_frames(rows.assign(order_id=[*"abcd"], ordered_at=pd.to_datetime(rows["ordered_at"]))), date(2023, 2, 5)
    )
    on_clock = clocked(summary, Clock((0.5, *[1.0] * 10, 1.5)))
    frame = on_clock.frame
    assert frame.loc["anna", ["recency", "T"]].tolist() == pytest.approx([31 * 1.5 + 9 * 0.5, 31 * 1.5 + 31 * 0.5 + 4])
    assert frame.loc["ben", ["recency", "T"]].tolist() == pytest.approx([0, 0.5 + 4])
    gaps = np.diff(on_clock.days["day"].to_numpy()[:3]) / np.timedelta64(1, "D")
    assert gaps == pytest.approx([15, 21 * 1.5 + 9 * 0.5])
    median = (15 + 36) / 2
    assert frame.loc["anna", "usual_gap"] == pytest.approx((51 + median) / 3)
    assert frame.loc["anna", "monetary_value"] == summary.frame.loc["anna", "monetary_value"]


def test_a_usual_gap_is_longer_over_the_low_season_by_hand() -> None:
    """Twenty days of the clock each: from 1 July, from 22 December (ten days at 1.5, then ten at 0.5)."""
    days = {"anna": ("2022-06-11", "2022-07-01"), "ben": ("2022-11-22", "2022-12-08", "2022-12-22")}
    rows = [(name, pd.Timestamp(day), 5.0) for name, those in days.items() for day in those]
    frame = pd.DataFrame(rows, columns=["customer_id", "ordered_at", "revenue"])
    summary = summarise(from_frames(frame.assign(order_id=[*"abcde"])), date(2022, 12, 31))
    clock = Clock((0.5, *[1.0] * 10, 1.5))
    usual = clocked(summary, clock).frame["usual_gap"]
    gaps = in_season(summary, clock).frame["usual_gap"]
    assert gaps["anna"] == pytest.approx(usual["anna"]) == pytest.approx(20)
    assert usual["ben"] == pytest.approx((9 + 7 * 1.5 + 14 * 1.5 + 20) / 3)
    assert gaps["ben"] == pytest.approx(10 + (usual["ben"] - 15) / 0.5)


def test_the_even_clock_changes_nothing() -> None:
    summary = at_cut(False)
    assert clocked(summary, EVEN) is summary
    assert in_season(summary, EVEN) is summary
    assert EVEN.ahead(CUT, np.array([1.0, 30.5])).tolist() == [1.0, 30.5]


DAYS = (31, 28.25, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
paces = st.lists(st.floats(0.2, 4.0), min_size=12, max_size=12).map(
    lambda pace: np.array(pace) / np.average(pace, weights=DAYS)
)


@given(pace=paces, days=st.lists(st.floats(0, 900), min_size=1, max_size=8))
def test_clock_time_passes_with_the_days_and_a_year_is_a_year(pace: Floats, days: list[float]) -> None:
    clock = Clock(tuple(pace.tolist()))
    ahead = clock.ahead(CUT, np.sort(np.array(days)))
    assert (np.diff(ahead) >= -1e-9).all()
    assert clock.ahead(CUT, np.array([1461.0]))[0] == pytest.approx(1461)


@pytest.mark.parametrize("last", [date(2021, 6, 30), date(2022, 3, 31)])
def test_a_short_history_has_no_seasons_yet(last: date) -> None:
    with refuses(ModelNotFitted, Refusal.NO_SEASONS_YET):
        BuyTillYouDie(seasonal=True).fit(summarise(_shop(True), last))
