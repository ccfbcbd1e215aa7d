"""What has changed since a forecast was told, counted once more in plain pandas, and promises held against sales."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import msgspec
import numpy as np
import pandas as pd
import pytest

from cltv_core.analysis import Analysis, History, Outlook
from cltv_core.project.contents import ToldForecast
from cltv_core.project.file import new_project
from cltv_core.project.since import Promise, last_told, promise_of, since_last_time
from cltv_core.project.told import told_forecast, with_forecast
from cltv_core.terms import Terms
from cltv_core.transactions import Transactions, from_frames

THEN, NOW = date(2025, 8, 31), date(2025, 10, 31)


@pytest.fixture(scope="module")
def sales() -> Transactions:
    """300 customers over two years."""
    random, rows = np.random.default_rng(5), []
    for customer in range(300):
        day, gap = int(random.integers(0, 700)), 15 + random.random() * 70
        while day < 730:
            rows.append((customer, day, round(float(random.gamma(3, 9)), 2)))
            if random.random() < 0.08:
                break
            day += 1 + int(random.exponential(gap))
    frame = pd.DataFrame(rows, columns=["customer_id", "day", "revenue"]).astype({"customer_id": str})
    moments = pd.Timestamp("2023-11-01") + pd.to_timedelta(frame["day"], unit="D")
    frame = frame.assign(order_id=frame.index.astype(str), ordered_at=moments, currency="EUR")
    return from_frames(frame.drop(columns="day"))


@pytest.fixture(scope="module")
def told(sales: Transactions) -> ToldForecast:
    until = sales.orders[sales.orders["ordered_at"] < pd.Timestamp(THEN + timedelta(days=1))]
    history, terms = History(from_frames(until), THEN), Terms.of(THEN)
    return told_forecast(Analysis(Outlook(history, terms, history.first_forecast(terms))))


def test_a_forecast_is_told_with_a_range_that_becomes_relatively_narrower(told: ToldForecast) -> None:
    assert len(told.path) == 12
    widths = [mark.high / mark.low for mark in told.path]
    assert widths == sorted(widths, reverse=True)
    assert all(mark.low < mark.expected < mark.high for mark in told.path)
    assert [mark.days for mark in told.path[:2]] == [30, 61]
    assert sum(told.segments.values()) == told.customers


def test_changes_are_those_that_plain_counting_finds(sales: Transactions, told: ToldForecast) -> None:
    history = History(sales, NOW)
    found = since_last_time((told,), history, history.first_forecast(Terms.of(NOW)))
    assert found is not None
    first = sales.orders.groupby("customer_id")["ordered_at"].min()
    after = pd.Timestamp(THEN + timedelta(days=1))
    assert found.won == int((first >= after).sum())
    assert found.now - found.before == pytest.approx(found.from_new + found.from_known)
    since = sales.orders[sales.orders["ordered_at"] >= after]
    came = since.loc[since["customer_id"].map(first) < after, "revenue"].sum()
    assert found.promise is not None
    assert found.promise.came == pytest.approx(came)
    assert found.promise.days == 61
    assert found.promise.expected == pytest.approx(told.path[1].expected)
    assert (found.promise.low, found.promise.high) == (told.path[1].low, told.path[1].high)


def test_changes_are_told_at_the_level_of_the_headline(sales: Transactions, told: ToldForecast) -> None:
    history = History(sales, NOW)
    found = since_last_time((told,), history, history.first_forecast(Terms.of(NOW)))
    assert found is not None
    higher = found.at_level(1.25 * found.now)
    assert higher.now == pytest.approx(1.25 * found.now)
    assert higher.now - higher.before == pytest.approx(higher.from_new + higher.from_known)
    assert higher.now - higher.before == pytest.approx(1.25 * (found.now - found.before))
    assert higher.moved.frame["value_now"].sum() == pytest.approx(higher.now)
    assert (higher.won, higher.lost, higher.promise) == (found.won, found.lost, found.promise)


def test_files_that_do_not_reach_back_are_not_compared(sales: Transactions, told: ToldForecast) -> None:
    recent = from_frames(sales.orders[sales.orders["ordered_at"] >= pd.Timestamp("2025-08-01")])
    history = History(recent, NOW)
    assert since_last_time((told,), history, history.first_forecast(Terms.of(NOW))) is None
    assert promise_of(replace_currency(told, "USD"), sales, NOW) is None


def replace_currency(told: ToldForecast, currency: str) -> ToldForecast:
    return ToldForecast(**{**{name: getattr(told, name) for name in told.__struct_fields__}, "currency": currency})


def test_what_was_told_of_a_day_is_not_told_anew(told: ToldForecast) -> None:
    project = replace(new_project(), forecasts=(told,))
    assert with_forecast(project, replace_currency(told, "USD")) == (told,)
    assert last_told(project.forecasts, NOW) is told
    assert last_told(project.forecasts, THEN) is None


def test_many_missed_promises_are_named_a_drift(sales: Transactions, told: ToldForecast) -> None:
    history = History(sales, NOW)
    found = since_last_time((told,), history, history.first_forecast(Terms.of(NOW)))
    assert found is not None
    missed, kept = Promise(THEN, 30, 100, 90, 110, came=50), Promise(THEN, 30, 100, 90, 110, came=100)
    assert not replace(found, promise=kept, earlier=(missed, kept, kept, kept)).drifts
    assert replace(found, promise=missed, earlier=(missed, missed, kept)).drifts


def test_forecasts_told_every_night_are_kept_for_two_months_then_one_a_month(told: ToldForecast) -> None:
    project, first = new_project(), date(2025, 1, 10)
    for night in range(400):
        forecast = msgspec.structs.replace(told, as_of=first + timedelta(days=night))
        project = replace(project, forecasts=with_forecast(project, forecast))
    days = [one.as_of for one in project.forecasts]
    last = first + timedelta(days=399)
    assert days[-63:] == [last - timedelta(days=back) for back in range(62, -1, -1)]
    assert days[:3] == [first, date(2025, 2, 1), date(2025, 3, 1)]
    assert len(days) == 63 + 12


def test_nightly_forecasts_count_as_one_promise_a_month(sales: Transactions, told: ToldForecast) -> None:
    nightly = [msgspec.structs.replace(told, as_of=THEN - timedelta(days=back)) for back in range(20, -1, -1)]
    history = History(sales, NOW)
    found = since_last_time(tuple(nightly), history, history.first_forecast(Terms.of(NOW)))
    assert found is not None
    assert found.since == THEN
    assert [one.told_on for one in found.earlier] == [nightly[0].as_of]
