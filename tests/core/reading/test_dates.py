"""Dates in every spelling, and the order of day and month over the whole column."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cltv_core.reading.values import dates
from cltv_core.reading.values.dates import localised, looks_like_dates, parse_dates, to_local
from cltv_core.reading.values.moments import spelled
from tests.core.reading.helpers import csv_bytes, read_one


def moments(*column: str, day_first: bool | None = None) -> list[str]:
    parsed = parse_dates(pd.Index(column, dtype="str"), day_first).moments
    return ["" if np.isnat(moment) else str(moment.astype("datetime64[s]")) for moment in parsed]


@pytest.mark.parametrize(
    ("cell", "moment"),
    [
        ("2026-04-06 01:48:03 +0400", "2026-04-06T01:48:03"),
        ("2026-04-06T01:48:03Z", "2026-04-06T01:48:03"),
        ("2026-04-06T01:48:03.123+02:00", "2026-04-06T01:48:03"),
        ("2026/4/6", "2026-04-06T00:00:00"),
        ("19970101", "1997-01-01T00:00:00"),
        ("31.12.2024 23:59", "2024-12-31T23:59:00"),
        ("12/31/24 5:06 PM", "2024-12-31T17:06:00"),
        ("12/31/2024 12:06 AM", "2024-12-31T00:06:00"),
        ("Dec 8, 2024 9:15:51 AM", "2024-12-08T09:15:51"),
        ("Sep 4, 2026 1:05:07 AM PDT", "2026-09-04T01:05:07"),
        ("10-Dez-25", "2025-12-10T00:00:00"),
        ("8 de enero de 2024", "2024-01-08T00:00:00"),
        ("1 août 2024", "2024-08-01T00:00:00"),
        ("Mon, 3rd March 2025", "2025-03-03T00:00:00"),
        ("45000.5", "2023-03-15T12:00:00"),
        ("Dec-10-25", "2025-12-10T00:00:00"),
        ("4 août 2025 à 14h05", "2025-08-04T14:05:00"),
        ("4 sierpnia 2025", "2025-08-04T00:00:00"),
        ("4 Ağustos 2025 Pazartesi", "2025-08-04T00:00:00"),
        ("04.08.2025, 14:05 Uhr", "2025-08-04T14:05:00"),
        ("Dec 8, 2024 9:15:51\u202fAM", "2024-12-08T09:15:51"),
        ("08-Oct-2026 05:17 PM EDT", "2026-10-08T17:17:00"),
        ("Mon Dec 08 2024 09:15:51 GMT+0100 (Central European Standard Time)", "2024-12-08T09:15:51"),
        ("1733649351", "2024-12-08T09:15:51"),
        ("1733649351000", "2024-12-08T09:15:51"),
    ],
)
def test_spellings(cell: str, moment: str) -> None:
    assert moments(cell) == [moment]


@pytest.mark.parametrize(
    "cell", ["", "hello", "2024-13-45", "9999-12-31", "0001-01-01", "32/01/2024", "1e400", "1900-01-01", "1970-01-01"]
)
def test_what_is_no_date_of_a_shop_is_missing(cell: str) -> None:
    assert moments("2024-01-02", cell) == ["2024-01-02T00:00:00", ""]


def test_one_day_above_twelve_decides_the_whole_column() -> None:
    assert moments("01/02/2024", "13/02/2024")[0] == "2024-02-01T00:00:00"
    assert moments("01/02/2024", "02/13/2024")[0] == "2024-01-02T00:00:00"


def test_without_such_a_day_the_sequence_decides_and_it_is_said_to_be_uncertain() -> None:
    rising = pd.Index(["01/02/2024", "01/05/2024", "01/11/2024", "02/01/2024", "02/04/2024", "02/09/2024"], dtype="str")
    column = parse_dates(rising)
    assert column.order == "month first"
    assert not column.certain


def test_the_owner_overrules() -> None:
    assert moments("01/02/2024", day_first=False) == ["2024-01-02T00:00:00"]


def test_prices_and_counts_are_no_dates() -> None:
    assert looks_like_dates(["12.50", "3.99", "100"]) == 0.0
    assert looks_like_dates(["17850", "12583"]) == 0.0


@given(
    st.lists(st.datetimes(datetime(2001, 1, 1), datetime(2030, 1, 1)), min_size=1, max_size=30),
    st.sampled_from(
        ["%d/%m/%Y %H:%M:%S", "%m/%d/%Y %I:%M:%S %p", "%Y-%m-%dT%H:%M:%S", "%d.%m.%y %H:%M:%S", "%d %B %Y %H:%M:%S"]
    ),
)
def test_moments_survive_being_printed(printed_moments: list[datetime], layout: str) -> None:
    telling = datetime(2024, 5, 25, 10)
    wanted = [moment.replace(microsecond=0) for moment in [telling, *printed_moments]]
    parsed = parse_dates(pd.Index([moment.strftime(layout) for moment in wanted], dtype="str"))
    assert parsed.certain
    distance = [abs(a - b) for a, b in zip(pd.DatetimeIndex(parsed.moments).to_pydatetime(), wanted, strict=True)]
    assert max(distance) < timedelta(seconds=1)


def test_a_file_sorted_by_time_tells_the_order_for_certain() -> None:
    sorted_days = [f"{month:02d}/{day:02d}/2024" for month in range(1, 6) for day in range(1, 13, 2)]
    column = parse_dates(pd.Index(sorted_days, dtype="str"))
    assert (column.order, column.certain) == ("month first", True)


def test_days_in_the_future_speak_against_an_order() -> None:
    column = parse_dates(pd.Index(["02/11/2024", "03/12/2024"], dtype="str"), today=date(2024, 6, 1))
    assert (column.order, column.certain) == ("month first", True)


def test_long_columns_are_read_as_short_ones_are() -> None:
    printed = pd.date_range("2020-01-01", periods=2_000, freq="7h").strftime("%b %d, %Y %I:%M:%S %p")
    parsed = parse_dates(pd.Index([*printed, "nonsense", ""], dtype="str")).moments
    assert (parsed[:-2] == pd.date_range("2020-01-01", periods=2_000, freq="7h").to_numpy()).all()
    assert np.isnat(parsed[-2:]).all()


def test_columns_of_utc_become_the_clocks_of_the_shop() -> None:
    column = parse_dates(pd.Index(["2024-07-01T22:30:00Z", "2024-12-01 22:30:00 UTC", ""], dtype="str"))
    assert column.utc
    assert localised(column, "Europe/Berlin").moments.astype("datetime64[m]").astype("str").tolist() == [
        "2024-07-02T00:30",
        "2024-12-01T23:30",
        "NaT",
    ]
    assert str(to_local(column.moments[:1], "America/New_York")[0].astype("datetime64[m]")) == "2024-07-01T18:30"


def test_summer_time_is_no_other_zone_but_offsets_of_the_whole_world_are() -> None:
    summer = parse_dates(pd.Index(["2024-07-01 10:00:00 +0200", "2024-12-01 10:00:00 +0100"], dtype="str"))
    assert not summer.utc
    assert (localised(summer, "Asia/Tokyo").moments == summer.moments).all()
    world = parse_dates(pd.Index(["2024-07-01 10:00:00 +0200", "2024-07-01 10:00:00 -0700"], dtype="str"))
    assert localised(world, "Europe/Berlin").moments.astype("datetime64[h]").astype("str").tolist() == [
        "2024-07-01T10",
        "2024-07-01T19",
    ]


def test_an_hour_that_no_clock_shows_leaves_the_day() -> None:
    header = ["Order", "Date", "Time", "Email", "Total"]
    rows = [
        [str(n), f"2025-03-{n + 1:02d}", time, f"p{n}@example.com", "5.00"]
        for n, time in enumerate(["33:50", "10:15", "9:75"])
    ]
    found = read_one(csv_bytes([header, *rows])).orders["ordered_at"]
    assert [str(moment) for moment in found] == ["2025-03-01 00:00:00", "2025-03-02 10:15:00", "2025-03-03 00:00:00"]


def test_a_column_of_anything_but_days_is_looked_at_no_further(monkeypatch: pytest.MonkeyPatch) -> None:
    """A million different cells would take half a minute; days are few, and read however many they are."""
    monkeypatch.setattr(dates, "_MOST_TRIED", 700)
    tried: list[str] = []
    monkeypatch.setattr(dates, "spelled", lambda cell: tried.append(cell) or spelled(cell))
    junk = [f"no {n} day" for n in range(2000)]
    assert np.isnat(parse_dates(pd.Index([*junk, "5 May 2024"], dtype="str")).moments).all()
    assert len(tried) < 2 * 700
    days = [f"{day.day} {day:%B %Y}" for day in pd.date_range("2019-01-01", periods=2000)]
    assert not np.isnat(parse_dates(pd.Index(days, dtype="str")).moments).any()
