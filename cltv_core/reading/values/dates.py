"""Reads columns of dates; the order of day and month is decided over the whole column."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from cltv_core.reading.values.moments import BUDDHIST, EARLIEST_BUDDHIST, Spelled, spelled
from cltv_core.reading.values.month_names import from_croatian, is_croatian
from cltv_core.reading.values.plain_text import without_invisible, without_marks

Order = Literal["day first", "month first", "year first", ""]
Moments = npt.NDArray[np.datetime64]
Minutes = npt.NDArray[np.float64]
Numbers = Callable[[], npt.NDArray[np.float64]]

EARLIEST = np.datetime64("1971-01-01")
"""Programs write an unknown day as the first one they can count: 1900, 1904 or 1970."""
LATEST = np.datetime64("2200-01-01")

_NEVER = np.datetime64("NaT", "us")
_PLAIN_LAYOUTS = ("%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d", "%Y-%m-%d %H:%M", "%Y%m%d")
_SECONDS_LONG = 19
_TAIL = re.compile(r"(?:[.,]\d+)?\s*(?:(Z|UTC|GMT)|([+-])(\d{2}):?(\d{2})?)?")
_FEW, _FAR = 500, 20
_MOST_TRIED = 100_000
"""Different cells: where most of so many are no days, no further one is looked at."""
_REAL = re.compile(r"\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$")
_FEWEST_SWAPPED = 3
_CLOCK_STARTS = re.compile(r"[Tt ,]+\d{1,2}:\d{2}")
_ANY_DAY = "2000-01-01"
_SAME_SHOP = 60
"""Minutes between the offsets of one shop: summer time."""


@dataclass(frozen=True)
class DatedColumn:
    """What was read in a column of dates, one element a cell.

    Attributes
    ----------
    moments : array of datetime64[us]
        Wall-clock time as written, NaT where the cell cannot be read.
    order : str
        The order in which day, month and year were read, "" where the spelling leaves no choice.
    certain : bool
        False where the cells allow several orders.
    offsets : array of float
        Minutes ahead of UTC where a cell tells them, else NaN.
    swapped : bool
        Whether a spreadsheet had taken day for month, which was undone.
    """

    moments: Moments
    order: Order
    certain: bool
    offsets: Minutes
    swapped: bool = False

    @property
    def utc(self) -> bool:
        """Whether every readable cell says that it is in UTC."""
        read = ~np.isnat(self.moments)
        return bool(read.any() and (self.offsets[read] == 0).all())


def parse_dates(
    cells: pd.Index,
    day_first: bool | None = None,
    prefer_day_first: bool = True,
    today: date | None = None,
    numbers: Numbers | None = None,
) -> DatedColumn:
    """Read the cells as wall-clock moments, in the order of the file.

    The column decides what 03/04/2024 means: by days above 12, by days in the future, by the sequence, as files are
    mostly sorted by time, by the numbers of receipts, and by dots (31.12.), which go with the day first.

    Parameters
    ----------
    cells : Index of str
        Distinct cells in the order in which they first stand in the file; "" for an empty one.
    day_first : bool, optional
        The owner's answer, which outweighs the column.
    prefer_day_first : bool
        What is taken, and marked as not certain, where the column cannot decide.
    today : date, optional
        No sale is more than a day later.
    numbers : callable, optional
        Gives for each cell the number of a receipt of that day; called only where the days are in doubt.
    """
    cells = _in_one_language(without_invisible(cells))
    plain = _parse_plain(cells)
    if plain is not None:
        return plain
    readings, offsets = _readings(cells, today)
    swapped = _unswapped(cells, readings)
    if swapped is not None:
        return DatedColumn(swapped, "", True, offsets, swapped=True)
    days, *others = readings.values()
    if all(np.array_equal(days, other, equal_nan=True) for other in others):
        return DatedColumn(days, "", True, offsets)
    decided = _decide(readings, _order(prefer_day_first), today, numbers)
    order, certain = _answered(*decided, day_first, with_dots=partial(_with_dots, cells))
    same = np.array_equal(readings["day first"], readings["month first"], equal_nan=True)
    return DatedColumn(readings[order], "" if same and order != "year first" else order, certain or same, offsets)


def _answered(order: Order, certain: bool, day_first: bool | None, with_dots: Callable[[], bool]) -> tuple[Order, bool]:
    """Let the owner's answer outweigh what the column decided, and dots what it could not decide."""
    if day_first is not None and order != "year first":
        return _order(day_first), True
    return ("day first", True) if not certain and with_dots() else (order, certain)


def _in_one_language(cells: pd.Index) -> pd.Index:
    """Put Croatian months, some of which are other months elsewhere (listopad is October), in English."""
    if not cells.str.contains(r"listopad|\b(?:lis|srp|lip)\b", case=False).any() or not is_croatian(list(cells)):
        return cells
    return pd.Index([from_croatian(cell) for cell in cells], dtype="str")


def _unswapped(cells: pd.Index, readings: Mapping[Order, Moments]) -> Moments | None:
    """Swap back day and month where a spreadsheet took one for the other; None where it did not.

    It made real dates of all cells that it could, which then have days up to 12 only, and left the others as text,
    which then all have days above 12.
    """
    real = np.asarray(cells.str.match(_REAL), dtype=bool)
    typed = ~real & np.asarray(cells != "")
    days, months = readings["day first"], readings["month first"]
    sure = np.isnat(days) != np.isnat(months)
    if min(real.sum(), typed.sum()) < _FEWEST_SWAPPED or not sure[typed].all() or np.isnat(days[real]).any():
        return None
    text_is_days = ~np.isnat(days[typed])
    when = pd.DatetimeIndex(days[real])
    if not (text_is_days.all() or not text_is_days.any()) or (when.day > 12).any():
        return None
    moments = np.where(np.isnat(days), months, days)
    moments[real] = [at.replace(month=at.day, day=at.month) for at in when]
    return moments


def to_local(moments: Moments, zone: str) -> Moments:
    """Convert moments of UTC to what clocks of an IANA time zone ("Europe/Berlin") showed.

    Raises
    ------
    zoneinfo.ZoneInfoNotFoundError
        For a zone that does not exist.
    """
    there = pd.DatetimeIndex(moments).tz_localize("UTC").tz_convert(zone)
    return there.tz_localize(None).to_numpy().astype("datetime64[us]")


def localised(column: DatedColumn, zone: str) -> DatedColumn:
    """Convert a column to the time of the shop's IANA `zone`, where it is in UTC or in zones that no single shop has.

    Offsets that differ by an hour only, as summer time does, are the shop's own: such a column stays as it is.
    """
    told = column.offsets[~np.isnan(column.offsets) & ~np.isnat(column.moments)]
    if not len(told) or not (column.utc or np.ptp(told) > _SAME_SHOP):
        return column
    shift = (np.nan_to_num(column.offsets) * 60_000_000).astype("timedelta64[us]")
    local = np.where(np.isnan(column.offsets), column.moments, to_local(column.moments - shift, zone))
    return replace(column, moments=local, offsets=np.full(len(local), np.nan))


def looks_like_dates(cells: Sequence[str], *, named: bool = False) -> float:
    """Return the share of cells, from 0 to 1, that are written as dates.

    Bare numbers count only as YYYYMMDD; in a column that is `named` as one of dates also as days since 1899 and seconds
    since 1970, as spreadsheets and computers count.
    """
    if not cells:
        return 0.0
    return sum(_written_as_date(cell, named) for cell in cells) / len(cells)


def _written_as_date(cell: str, named: bool) -> bool:
    bare = re.fullmatch(r"[\d.,]+", cell) is not None and cell.count(".") != 2
    if bare and not named and not re.fullmatch(r"(?:19[7-9]|20\d)\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])", cell):
        return False
    return any(moment is not None and moment.at.year >= 1900 for moment in spelled(cell))


def _parse_plain(cells: pd.Index) -> DatedColumn | None:
    """Read the column in one vectorised step where all cells share one unmistakable format; None where not."""
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
    """Split timestamps behind the second, and read the offsets that stand there."""
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


def _readings(cells: pd.Index, today: date | None) -> tuple[Mapping[Order, Moments], Minutes]:
    """Read the cells in each order that they may have, as far as moments are within reason, with their offsets."""
    names: tuple[Order, ...] = ("day first", "month first", "year first")
    parsed, offsets = _parse_readings(cells)
    moments = [_out_of_thai_years(_within_reason(one), today) for one in parsed]
    return dict(zip(names, moments, strict=True)), offsets


def _parse_readings(cells: pd.Index) -> tuple[tuple[Moments, ...], Minutes]:
    """Read the moments with the day, the month and the year first, equal where there is no choice; and offsets."""
    filled = cells[cells != ""]
    layouts = _numeric_layouts(filled[0])
    if layouts:
        readings = tuple(_parse_layout(cells, layout) for layout in layouts)
        unread = np.logical_and.reduce([np.isnat(reading) for reading in readings])
        if unread.sum() == len(cells) - len(filled):
            return _with_year_first(readings), np.full(len(cells), np.nan)
    if len(cells) < _FEW:
        return _parse_each(cells)
    readings, offsets, with_clock = _parse_in_parts(cells)
    left = np.logical_and.reduce([np.isnat(reading) for reading in readings]) & with_clock
    again, further = _parse_each(cells[left])
    for reading, found in zip(readings, again, strict=True):
        reading[left] = found
    offsets[left] = further
    return readings, offsets


def _with_year_first(readings: tuple[Moments, ...]) -> tuple[Moments, ...]:
    """Complete two readings to three: nothing is read with the year first where years have four digits."""
    return readings if len(readings) == 3 else (*readings, np.full(len(readings[0]), _NEVER))


def _parse_each(cells: pd.Index) -> tuple[tuple[Moments, ...], Minutes]:
    found = [spelled(without_marks(cell)) for cell in cells[:_MOST_TRIED]]
    if sum(any(one) for one in found) * 2 >= len(found):
        found += [spelled(without_marks(cell)) for cell in cells[_MOST_TRIED:]]
    found += [Spelled(None, None, None)] * (len(cells) - len(found))
    readings = tuple(
        np.array([moment and moment.at for moment in moments], dtype="datetime64[us]")
        for moments in ([one[place] for one in found] for place in range(3))
    )
    either = [one.day_first or one.month_first or one.year_first for one in found]
    return readings, np.array([moment and moment.offset for moment in either], dtype="float64")


def _parse_in_parts(cells: pd.Index) -> tuple[tuple[Moments, ...], Minutes, npt.NDArray[np.bool_]]:
    """Read each different day and each different time of day once, as a long column has few of either.

    Tells of each cell besides whether it was taken apart; others were read as a whole.
    """
    starts = [match.start() if (match := _CLOCK_STARTS.search(cell)) else len(cell) for cell in cells]
    day_of, day_cells = pd.factorize(pd.Index([cell[:at] for cell, at in zip(cells, starts, strict=True)], dtype="str"))
    time_of, times = pd.factorize(pd.Index([cell[at:] for cell, at in zip(cells, starts, strict=True)], dtype="str"))
    days, _ = _parse_each(day_cells)
    clocks, offsets = _parse_each(pd.Index([f"{_ANY_DAY}{time}" for time in times], dtype="str"))
    since_midnight = (clocks[0] - np.datetime64(_ANY_DAY))[time_of]
    with_clock = np.asarray(times != "", dtype=bool)[time_of]
    return tuple(reading[day_of] + since_midnight for reading in days), offsets[time_of], with_clock


def _numeric_layouts(cell: str) -> tuple[str, ...]:
    """Return the formats of strptime for a cell such as 31/12/2024 23:59, with day, month and year first."""
    if not re.fullmatch(r"\d{1,2}([-/.])\d{1,2}\1(?:\d{4}|\d{2})(?: \d{1,2}:\d{2}(?::\d{2})?(?: [AP]M)?)?", cell):
        return ()
    day, _, time = cell.partition(" ")
    sign = re.sub(r"\d", "", day)[0]
    clock = "" if not time else " " + ("%I" if time.endswith("M") else "%H") + ":%M"
    clock += (":%S" if time.count(":") == 2 else "") + (" %p" if time.endswith("M") else "")
    year = "%Y" if len(day.rsplit(sign, 1)[1]) == 4 else "%y"
    layouts = f"%d{sign}%m{sign}{year}{clock}", f"%m{sign}%d{sign}{year}{clock}"
    return layouts if year == "%Y" else (*layouts, f"%y{sign}%m{sign}%d{clock}")


def _decide(
    readings: Mapping[Order, Moments], prefer: Order, today: date | None, numbers: Numbers | None
) -> tuple[Order, bool]:
    """Choose the order of day, month and year, and tell whether it is certain.

    It is the one that leaves the fewest cells unread and puts the fewest sales into the future; of several such the one
    in which the file, then its receipts by their numbers, turn back in time least often; then the shortest span.
    """
    left = dict(readings)
    for count in (_unread, partial(_in_future, today=today)):
        least = min(count(moments) for moments in left.values())
        left = {order: moments for order, moments in left.items() if count(moments) == least}
        if len(left) == 1:
            return next(iter(left)), True
    for turns in (_turns, partial(_turns_by_number, numbers=numbers)):
        order, fewest, more = _fewest(left, turns)
        if fewest * 3 < more:
            return order, more >= 3 and fewest * 20 <= more
    order, shortest, longer = _fewest(left, _span)
    if 3 * shortest < longer:
        return order, order == "year first"
    return (prefer if prefer in left else next(iter(left))), False


def _unread(moments: Moments) -> int:
    return int(np.isnat(moments).sum())


def _fewest(left: Mapping[Order, Moments], count: Callable[[Moments], int]) -> tuple[Order, int, int]:
    """Return the reading with the lowest count, that count, and the next higher one."""
    ranked = sorted((count(moments), place, order) for place, (order, moments) in enumerate(left.items()))
    return ranked[0][2], ranked[0][0], ranked[1][0]


def _turns_by_number(moments: Moments, numbers: Numbers | None) -> int:
    """Count how often receipts go back in time while their numbers go on."""
    found = numbers() if numbers else np.full(1, np.nan)
    return 0 if np.isnan(found).mean() > 0.2 else _turns(moments[np.argsort(found, kind="stable")])


def _with_dots(cells: pd.Index) -> bool:
    """Whether days are written 31.12.2024, as only countries do that put the day first."""
    return bool(cells[cells != ""].str.match(r"\d{1,2}\.\d{1,2}\.").all())


def _order(day_first: bool) -> Order:
    return "day first" if day_first else "month first"


def _in_future(moments: Moments, today: date | None) -> int:
    return int((moments >= np.datetime64(today) + 2).sum()) if today else 0


def _turns(moments: Moments) -> int:
    """Count neighbours that go against the way most go: exports are sorted by time, if read rightly."""
    steps = np.diff(moments[~np.isnat(moments)].astype("datetime64[D]")).astype(np.int64)
    return int(min((steps < 0).sum(), (steps > 0).sum()))


def _span(moments: Moments) -> int:
    read = moments[~np.isnat(moments)].astype("datetime64[D]").astype(np.int64)
    return int(np.ptp(read)) + 1 if len(read) else 1


def _out_of_thai_years(moments: Moments, today: date | None) -> Moments:
    """Read years such as 68 as 2568 of the Thai calendar where all of them lie far in the future otherwise."""
    known = moments[~np.isnat(moments)]
    if today is None or not len(known) or known.min() < np.datetime64(today.replace(year=today.year + _FAR, day=1)):
        return moments
    earlier = _years_earlier(moments, BUDDHIST - 500)
    return moments if _in_future(earlier, today) else earlier


def _years_earlier(moments: Moments, years: int) -> Moments:
    months = moments.astype("datetime64[M]")
    shifted: Moments = (months - years * 12).astype("datetime64[us]") + (moments - months)
    return shifted


def _within_reason(moments: Moments) -> Moments:
    buddhist = moments >= np.datetime64(f"{EARLIEST_BUDDHIST}-01-01")
    if buddhist.any():
        moments = np.where(buddhist, _years_earlier(moments, BUDDHIST), moments)
    return np.where((moments < EARLIEST) | (moments > LATEST), _NEVER, moments)
