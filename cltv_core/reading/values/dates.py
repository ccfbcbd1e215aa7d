"""Columns of dates; the order of day and month is decided over the whole column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from cltv_core.reading.values.moments import spelled
from cltv_core.reading.values.plain_text import without_invisible

Order = Literal["day first", "month first", ""]
Moments = npt.NDArray[np.datetime64]
Minutes = npt.NDArray[np.float64]

EARLIEST = np.datetime64("1971-01-01")
"""Programs write an unknown day as the first one they can count: 1900, 1904 or 1970."""
LATEST = np.datetime64("2200-01-01")

_NEVER = np.datetime64("NaT", "us")
_PLAIN_LAYOUTS = ("%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d", "%Y-%m-%d %H:%M", "%Y%m%d")
_SECONDS_LONG = 19
_TAIL = re.compile(r"(?:[.,]\d+)?\s*(?:(Z|UTC|GMT)|([+-])(\d{2}):?(\d{2})?)?")
_FEW = 500
_CLOCK_STARTS = re.compile(r"[Tt ,]+\d{1,2}:\d{2}")
_ANY_DAY = "2000-01-01"
_SAME_SHOP = 60
"""Minutes between the offsets of one shop: summer time."""


@dataclass(frozen=True)
class DatedColumn:
    """`moments`: one a distinct cell, NaT where unreadable; `order`: how day and month were told apart, "" where
    the spelling leaves no choice; `certain`: False where the cells allow both orders; `offsets`: minutes ahead of UTC
    where a cell tells them, else NaN."""

    moments: Moments
    order: Order
    certain: bool
    offsets: Minutes

    @property
    def utc(self) -> bool:
        """Whether every readable cell says that it is in UTC."""
        read = ~np.isnat(self.moments)
        return bool(read.any() and (self.offsets[read] == 0).all())


def parse_dates(
    cells: pd.Index, day_first: bool | None = None, prefer_day_first: bool = True, today: date | None = None
) -> DatedColumn:
    """Wall-clock moments of the cells as written, in the order of the file.

    `day_first` decides 03/04/2024 where the owner said so; otherwise the column decides: by days above 12, by days
    after `today`, by the sequence, as files are mostly sorted by time, and by dots. Where it cannot, `prefer_day_first`
    does and `certain` is False.
    """
    cells = without_invisible(cells)
    plain = _parse_plain(cells)
    if plain is not None:
        return plain
    days, months, offsets = _parse_both_orders(cells)
    days, months = _within_reason(days), _within_reason(months)
    order, certain = _decide_order(days, months, day_first, prefer_day_first, today)
    if day_first is None and not certain and _with_dots(cells):
        order, certain = "day first", True
    return DatedColumn(months if order == "month first" else days, order, certain, offsets)


def to_local(moments: Moments, zone: str) -> Moments:
    """Moments of UTC as the clocks of an IANA time zone ("Europe/Berlin") showed them.

    Raises zoneinfo.ZoneInfoNotFoundError for a zone that does not exist.
    """
    there = pd.DatetimeIndex(moments).tz_localize("UTC").tz_convert(zone)
    return there.tz_localize(None).to_numpy().astype("datetime64[us]")


def localised(column: DatedColumn, zone: str) -> DatedColumn:
    """The column in the shop's own time: cells of UTC, or of zones that no single shop has, are converted; offsets
    that only change with the summer are the shop's own already."""
    told = column.offsets[~np.isnan(column.offsets) & ~np.isnat(column.moments)]
    if not len(told) or not (column.utc or np.ptp(told) > _SAME_SHOP):
        return column
    shift = (np.nan_to_num(column.offsets) * 60_000_000).astype("timedelta64[us]")
    local = np.where(np.isnan(column.offsets), column.moments, to_local(column.moments - shift, zone))
    return replace(column, moments=local, offsets=np.full(len(local), np.nan))


def looks_like_dates(cells: Sequence[str], *, named: bool = False) -> float:
    """The share of cells that are written as dates. Bare numbers count only as YYYYMMDD, and under a column that is
    `named` as one of dates also as the counts of spreadsheets and computers."""
    if not cells:
        return 0.0
    return sum(_written_as_date(cell, named) for cell in cells) / len(cells)


def _written_as_date(cell: str, named: bool) -> bool:
    bare = re.fullmatch(r"[\d.,]+", cell) is not None and cell.count(".") != 2
    if bare and not named and not re.fullmatch(r"(?:19[7-9]|20\d)\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])", cell):
        return False
    return any(moment is not None and moment.at.year >= 1900 for moment in spelled(cell))


def _parse_plain(cells: pd.Index) -> DatedColumn | None:
    """The column in one vectorised step where every cell has one and the same unmistakable format."""
    filled = cells[cells != ""]
    if not len(filled):
        return DatedColumn(np.full(len(cells), _NEVER), "", True, np.full(len(cells), np.nan))
    heads, offsets = _without_tails(cells) if ":" in filled[0] else (cells, np.full(len(cells), np.nan))
    for layout in _PLAIN_LAYOUTS:
        moments = _parse_layout(heads, layout)
        if np.isnat(moments).sum() == len(cells) - len(filled):
            return DatedColumn(_within_reason(moments), "", True, offsets)
    return None


def _without_tails(cells: pd.Index) -> tuple[pd.Index, Minutes]:
    """Timestamps up to the second, and the offsets that stand behind them."""
    places, tails = pd.factorize(cells.str.slice(_SECONDS_LONG))
    matches = [_TAIL.fullmatch(tail) for tail in tails]
    if not all(matches):
        return cells, np.full(len(cells), np.nan)
    offsets = np.array([_offset(match) for match in matches if match], dtype="float64")
    return cells.str.slice(0, _SECONDS_LONG), offsets[places]


def _offset(tail: re.Match[str]) -> float:
    if tail[1]:
        return 0.0
    if not tail[2]:
        return np.nan
    return (-1 if tail[2] == "-" else 1) * (int(tail[3]) * 60 + int(tail[4] or 0))


def _parse_layout(cells: pd.Index, layout: str) -> Moments:
    moments: Moments = pd.to_datetime(cells, format=layout, errors="coerce").to_numpy().astype("datetime64[us]")
    return moments


def _parse_both_orders(cells: pd.Index) -> tuple[Moments, Moments, Minutes]:
    """The moments with the day first and with the month first, equal where the spelling leaves no choice; offsets."""
    filled = cells[cells != ""]
    layouts = _numeric_layouts(filled[0])
    if layouts:
        days, months = (_parse_layout(cells, layout) for layout in layouts)
        if (np.isnat(days) & np.isnat(months)).sum() == len(cells) - len(filled):
            return days, months, np.full(len(cells), np.nan)
    if len(cells) < _FEW:
        return _parse_each(cells)
    days, months, offsets = _parse_in_parts(cells)
    left = np.isnat(days) & np.isnat(months) & np.asarray(cells != "")
    days[left], months[left], offsets[left] = _parse_each(cells[left])
    return days, months, offsets


def _parse_each(cells: pd.Index) -> tuple[Moments, Moments, Minutes]:
    found = [spelled(cell) for cell in cells]
    days = np.array([one.day_first and one.day_first.at for one in found], dtype="datetime64[us]")
    months = np.array([one.month_first and one.month_first.at for one in found], dtype="datetime64[us]")
    either = [one.day_first or one.month_first for one in found]
    return days, months, np.array([moment and moment.offset for moment in either], dtype="float64")


def _parse_in_parts(cells: pd.Index) -> tuple[Moments, Moments, Minutes]:
    """Each different day and each different time of day read once: a long column has few of either."""
    starts = [match.start() if (match := _CLOCK_STARTS.search(cell)) else len(cell) for cell in cells]
    day_of, day_cells = pd.factorize(pd.Index([cell[:at] for cell, at in zip(cells, starts, strict=True)], dtype="str"))
    time_of, times = pd.factorize(pd.Index([cell[at:] for cell, at in zip(cells, starts, strict=True)], dtype="str"))
    days, months, _ = _parse_each(day_cells)
    clocks, _, offsets = _parse_each(pd.Index([f"{_ANY_DAY}{time}" for time in times], dtype="str"))
    since_midnight = (clocks - np.datetime64(_ANY_DAY))[time_of]
    return days[day_of] + since_midnight, months[day_of] + since_midnight, offsets[time_of]


def _numeric_layouts(cell: str) -> tuple[str, str] | None:
    """How strptime would read a cell such as 31/12/2024 23:59, with the day first and with the month first."""
    if not re.fullmatch(r"\d{1,2}([-/.])\d{1,2}\1(?:\d{4}|\d{2})(?: \d{1,2}:\d{2}(?::\d{2})?(?: [AP]M)?)?", cell):
        return None
    day, _, time = cell.partition(" ")
    sign = re.sub(r"\d", "", day)[0]
    clock = "" if not time else " " + ("%I" if time.endswith("M") else "%H") + ":%M"
    clock += (":%S" if time.count(":") == 2 else "") + (" %p" if time.endswith("M") else "")
    year = "%Y" if len(day.rsplit(sign, 1)[1]) == 4 else "%y"
    return f"%d{sign}%m{sign}{year}{clock}", f"%m{sign}%d{sign}{year}{clock}"


def _decide_order(
    days: Moments, months: Moments, day_first: bool | None, prefer: bool, today: date | None
) -> tuple[Order, bool]:
    """The order of day and month, and whether it is certain; "" where the spelling leaves no choice."""
    if np.array_equal(days, months, equal_nan=True):
        return "", True
    if day_first is not None:
        return _order(day_first), True
    unread = int(np.isnat(days).sum()), int(np.isnat(months).sum())
    ahead = _in_future(days, today), _in_future(months, today)
    for with_days, with_months in (unread, ahead):
        if with_days != with_months:
            return _order(with_days < with_months), True
    return _decide_by_sequence(days, months, prefer)


def _with_dots(cells: pd.Index) -> bool:
    """Whether days are written 31.12.2024, as only countries do that put the day first."""
    return bool(cells[cells != ""].str.match(r"\d{1,2}\.\d{1,2}\.").all())


def _order(day_first: bool) -> Order:
    return "day first" if day_first else "month first"


def _in_future(moments: Moments, today: date | None) -> int:
    return int((moments >= np.datetime64(today) + 2).sum()) if today else 0


def _decide_by_sequence(days: Moments, months: Moments, prefer: bool) -> tuple[Order, bool]:
    """The order in which the file goes through time without turning back; failing that, the one in which its days
    lie closer together."""
    turns_days, turns_months = _turns(days), _turns(months)
    fewest, most = sorted((turns_days, turns_months))
    if fewest * 3 < most:
        return _order(turns_days < turns_months), most >= 3 and fewest * 20 <= most
    span_days, span_months = _span(days), _span(months)
    if 3 * min(span_days, span_months) < max(span_days, span_months):
        return _order(span_days < span_months), False
    return _order(prefer), False


def _turns(moments: Moments) -> int:
    """How often neighbours go against the way most go: exports are sorted by time, if read rightly."""
    steps = np.diff(moments[~np.isnat(moments)].astype("datetime64[D]")).astype(np.int64)
    return int(min((steps < 0).sum(), (steps > 0).sum()))


def _span(moments: Moments) -> int:
    read = moments[~np.isnat(moments)].astype("datetime64[D]").astype(np.int64)
    return int(np.ptp(read)) + 1 if len(read) else 1


def _within_reason(moments: Moments) -> Moments:
    return np.where((moments < EARLIEST) | (moments > LATEST), _NEVER, moments)
