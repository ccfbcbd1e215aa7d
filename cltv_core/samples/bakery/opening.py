"""When the bakery is open and how busy it is: weekdays, Christmas, Easter, the August lull."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from cltv_core.samples.bakery.truth import BakeryTruth
from cltv_core.samples.simulator import Calendar, Flags, Floats, Ints

Days = npt.NDArray[np.datetime64]

SHOP_WEEK = (0.0, 0.8, 0.9, 0.95, 1.2, 1.8, 0.0)
MARKET_WEEK = (0.0, 0.0, 0.7, 0.0, 0.0, 1.3, 0.0)
SEASONS = ("", "Christmas", "Easter", "Summer", "Autumn")
EASTER_SUNDAYS = ("2025-04-20", "2026-04-05")


def days_of(truth: BakeryTruth) -> Days:
    """Return every day of the sample, as datetime64[D]."""
    return np.arange(truth.days) + np.datetime64(truth.first_day, "D")


def calendar(days: Days, week: Sequence[float]) -> Calendar:
    """Return the pace of each day, 1 on average over all of them; `week` weighs Monday to Sunday."""
    monday_is_0 = (days.astype("int64") + 3) % 7
    pace = np.asarray(week)[monday_is_0] * _season_pace(days)
    return Calendar(pace / pace.mean())


def season_of(days: Days) -> Ints:
    """Index into SEASONS of what is in the window on each day."""
    month, of_year = _month(days), _month_and_day(days)
    season = np.select([(month >= 6) & (month <= 8), (month >= 9) & (month <= 10)], [3, 4], 0)
    season[(of_year >= 1118) & (of_year <= 1224)] = 1
    season[_before_easter(days, 24)] = 2
    return season


def _season_pace(days: Days) -> Floats:
    of_year = _month_and_day(days)
    pace = np.select([_month(days) == 8, _month(days) == 1], [0.6, 0.85], 1.0)
    pace[(of_year >= 1201) & (of_year <= 1224)] = 1.4
    pace[(of_year >= 1218) & (of_year <= 1224)] = 2.0
    pace[_before_easter(days, 8)] = 1.5
    pace[(of_year >= 1225) | (of_year <= 102)] = 0.0
    return pace


def _before_easter(days: Days, within: int) -> Flags:
    ahead = [(np.datetime64(sunday) - days).astype("int64") for sunday in EASTER_SUNDAYS]
    near: Flags = np.any([(days_ahead > 0) & (days_ahead <= within) for days_ahead in ahead], axis=0)
    return near


def _month(days: Days) -> Ints:
    return days.astype("datetime64[M]").astype("int64") % 12 + 1


def _month_and_day(days: Days) -> Ints:
    day: Ints = (days - days.astype("datetime64[M]")).astype("int64") + 1
    return _month(days) * 100 + day
