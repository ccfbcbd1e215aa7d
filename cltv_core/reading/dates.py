"""Dates in every common spelling; the order of day and month is decided over the whole column."""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

Order = Literal["day first", "month first", ""]
Moments = npt.NDArray[np.datetime64]

EARLIEST = pd.Timestamp("1970-01-01")
LATEST = pd.Timestamp("2200-01-01")

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janvier enero gennaio janeiro januari styczen ocak ene gen janv sty oca",
            "feb february februar fevrier febrero febbraio fevereiro februari luty subat fev fevr lut sub",
            "mar march marz mars marzo marco maart marzec mart mrz mrt",
            "apr april avril abril aprile kwiecien nisan avr abr kwi nis",
            "may mai mayo maggio maio mei maj mayis mag",
            "jun june juni juin junio giugno junho czerwiec haziran giu cze haz",
            "jul july juli juillet julio luglio julho lipiec temmuz juil lug lip tem",
            "aug august aout agosto augustus sierpien agustos ago sie agu",
            "sep sept september septembre septiembre settembre setembro wrzesien eylul set wrz eyl",
            "oct october oktober octobre octubre ottobre outubro pazdziernik ekim okt ott out paz eki",
            "nov november novembre noviembre novembro listopad kasim lis kas",
            "dec december dezember decembre diciembre dicembre dezembro grudzien aralik dez dic gru ara",
        ),
        start=1,
    )
    for name in names.split()
}
_ACCENTS = str.maketrans("áàâäãåąéèêëęíìîïıóòôöõúùûüçćśšşźżžñńłğ", "aaaaaaaeeeeeiiiiiooooouuuuccssszzznnlg")
_ZONE = r"\s*(?:Z|UTC|GMT|[A-Z]{2,4}T|[+-]\d{2}:?\d{2}|GMT[+-]\d{1,2})?$"
_TIME = r"(?:[T ,]+(\d{1,2})[:.h](\d{2})(?:[:.](\d{2}))?(?:[.,]\d+)?\s*([AaPp]\.?[Mm]\.?)?)?"
_ISO = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})" + _TIME + _ZONE)
_NUMERIC = re.compile(r"^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})" + _TIME + _ZONE)
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?$")
_NAMED = re.compile(
    r"^(?:[^\W\d]+\.?,\s*)?"
    r"(?:(\d{1,2})(?:st|nd|rd|th)?[-. ]+(?:de\s+)?([^\W\d]+)\.?|([^\W\d]+)\.?[- ]+(\d{1,2})(?:st|nd|rd|th)?)"
    r"[-., ]+(?:de\s+)?(\d{4}|\d{2})" + _TIME + _ZONE
)
_FAST_FORMATS = ("%Y-%m-%d %H:%M:%S", "%Y-%m-%d", "%Y-%m-%dT%H:%M:%S", "%Y%m%d", "%Y-%m-%d %H:%M")


@dataclass(frozen=True)
class DatedColumn:
    """`moments`: one a distinct cell, NaT where unreadable; `order`: how day and month were told apart, "" where
    the spelling leaves no choice; `certain`: False where the cells allow both orders."""

    moments: Moments
    order: Order
    certain: bool


def parse_dates(cells: pd.Index, day_first: bool | None = None, prefer_day_first: bool = True) -> DatedColumn:
    """Local wall-clock moments of the cells; offsets and zone names are the shop's own and are dropped.

    `day_first` decides 03/04/2024 where the owner said so; otherwise the column decides, and where it cannot,
    `prefer_day_first` does and `certain` is False.
    """
    fast = _parse_fast(cells)
    if fast is not None:
        return DatedColumn(fast, "", True)
    parts = [_numeric_parts(cell) for cell in cells]
    numeric = [part for part in parts if part]
    order, certain = _decide_order(numeric, day_first, prefer_day_first)
    moments = np.array(
        [
            _moment_of_numeric(part, order) if part else _moment_of_other(cell)
            for part, cell in zip(parts, cells, strict=True)
        ],
        dtype="datetime64[us]",
    )
    return DatedColumn(_within_reason(moments), order if numeric else "", certain)


def looks_like_dates(cells: list[str]) -> float:
    """The share of cells that are written as dates (bare numbers count only as YYYYMMDD of 1970 to 2100)."""
    if not cells:
        return 0.0
    return sum(_written_as_date(cell) for cell in cells) / len(cells)


def _written_as_date(cell: str) -> bool:
    if cell.isdigit():
        return bool(_COMPACT.match(cell)) and 1970 <= int(cell[:4]) <= 2100 and _moment_of_other(cell) is not None
    return len(cell) < 60 and (bool(_numeric_parts(cell)) or _moment_of_other(cell) is not None)


def _parse_fast(cells: pd.Index) -> Moments | None:
    """The column in one vectorised step where every cell has one and the same unmistakable format."""
    filled = cells[cells != ""]
    if not len(filled):
        return np.full(len(cells), np.datetime64("NaT", "us"))
    stripped = cells.str.replace(r"\s*(?:Z|UTC|[+-]\d{2}:?\d{2})$", "", regex=True) if ":" in filled[0] else cells
    for layout in _FAST_FORMATS:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)
            moments = pd.to_datetime(stripped, format=layout, errors="coerce").to_numpy().astype("datetime64[us]")
        if np.isnat(moments).sum() == len(cells) - len(filled):
            return _within_reason(moments)
    return None


def _numeric_parts(cell: str) -> tuple[str, ...] | None:
    if len(cell) > 60:
        return None
    match = _NUMERIC.match(cell)
    return match.groups("") if match else None


def _decide_order(parts: list[tuple[str, ...]], day_first: bool | None, prefer: bool) -> tuple[Order, bool]:
    if day_first is not None:
        return ("day first" if day_first else "month first"), True
    over_12_first = sum(int(first) > 12 for first, *_ in parts)
    over_12_second = sum(int(second) > 12 for _, second, *_ in parts)
    if over_12_first != over_12_second:
        return ("day first" if over_12_first > over_12_second else "month first"), True
    by_sequence = _order_by_sequence(parts)
    if by_sequence:
        return by_sequence, False
    return ("day first" if prefer else "month first"), not parts


def _order_by_sequence(parts: list[tuple[str, ...]]) -> Order:
    """Exports are sorted by time: the order under which far fewer neighbours go backwards."""
    days = [_moment_of_numeric(part, "day first") for part in parts]
    months = [_moment_of_numeric(part, "month first") for part in parts]
    turns_day, turns_month = _turns(days), _turns(months)
    if min(turns_day, turns_month) * 3 < max(turns_day, turns_month):
        return "day first" if turns_day < turns_month else "month first"
    return ""


def _turns(moments: list[np.datetime64 | None]) -> int:
    known = np.array([moment for moment in moments if moment is not None], dtype="datetime64[us]")
    steps = np.diff(known).astype(np.int64)
    return int(min((steps < 0).sum(), (steps > 0).sum()))


def _moment_of_numeric(part: tuple[str, ...], order: Order) -> np.datetime64 | None:
    first, second, year, *time = part
    day, month = (first, second) if order != "month first" else (second, first)
    return _moment(_full_year(year), int(month), int(day), time)


def _moment_of_other(cell: str) -> np.datetime64 | None:
    if len(cell) > 60:
        return None
    if match := _ISO.match(cell):
        year, month, day, *time = match.groups("")
        return _moment(int(year), int(month), int(day), time)
    if match := _COMPACT.match(cell):
        year, month, day, *time = match.groups("")
        return _moment(int(year), int(month), int(day), [*time, ""])
    if match := _NAMED.match(cell):
        return _moment_of_named(match.groups(""))
    return _moment_of_serial(cell)


def _moment_of_named(groups: tuple[str, ...]) -> np.datetime64 | None:
    day_before, name_after, name_before, day_after, year, *time = groups
    month = _MONTHS.get((name_after or name_before).lower().translate(_ACCENTS))
    return _moment(_full_year(year), month, int(day_before or day_after), time) if month else None


def _moment_of_serial(cell: str) -> np.datetime64 | None:
    """Days since 1899-12-30, as spreadsheets count (20000 to 80000: the years 1954 to 2119)."""
    if not re.fullmatch(r"[2-7]\d{4}(?:\.\d+)?", cell):
        return None
    seconds = round(float(cell) * 86400)
    return np.datetime64("1899-12-30", "us") + np.timedelta64(seconds, "s")


def _full_year(year: str) -> int:
    number = int(year)
    return number if len(year) == 4 else number + (2000 if number < 70 else 1900)


def _moment(year: int, month: int, day: int, time: list[str]) -> np.datetime64 | None:
    hour, minute, second, half = (*time, "", "", "", "")[:4]
    try:
        return np.datetime64(
            f"{year:04d}-{month:02d}-{day:02d}T{_hour(hour, half):02d}:{int(minute or 0):02d}:{int(second or 0):02d}",
            "us",
        )
    except ValueError:
        return None


def _hour(hour: str, half: str) -> int:
    number = int(hour or 0)
    if half:
        return number % 12 + (12 if half[0] in "pP" else 0)
    return number


def _within_reason(moments: Moments) -> Moments:
    unreasonable = (moments < EARLIEST.to_datetime64()) | (moments > LATEST.to_datetime64())
    return np.where(unreasonable, np.datetime64("NaT", "us"), moments)
