"""Dates in every common spelling; the order of day and month is decided over the whole column."""

from __future__ import annotations

import re
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
_PLAIN_LAYOUTS = ("%Y-%m-%d %H:%M:%S", "%Y-%m-%d", "%Y-%m-%dT%H:%M:%S", "%Y%m%d", "%Y-%m-%d %H:%M")


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
    plain = _parse_plain(cells)
    if plain is not None:
        return DatedColumn(plain, "", True)
    days, months = _parse_both_orders(cells)
    order, certain = _decide_order(days, months, day_first, prefer_day_first)
    return DatedColumn(_within_reason(months if order == "month first" else days), order, certain)


def looks_like_dates(cells: list[str]) -> float:
    """The share of cells that are written as dates (bare numbers count only as YYYYMMDD of 1970 to 2100)."""
    if not cells:
        return 0.0
    return sum(_written_as_date(cell) for cell in cells) / len(cells)


def _written_as_date(cell: str) -> bool:
    if cell.isdigit():
        return bool(_COMPACT.match(cell)) and 1970 <= int(cell[:4]) <= 2100 and _moment_of_other(cell) is not None
    return len(cell) < 60 and (bool(_numeric_parts(cell)) or _moment_of_other(cell) is not None)


def _parse_plain(cells: pd.Index) -> Moments | None:
    """The column in one vectorised step where every cell has one and the same unmistakable format."""
    filled = cells[cells != ""]
    if not len(filled):
        return np.full(len(cells), np.datetime64("NaT", "us"))
    stripped = cells.str.replace(r"\s*(?:Z|UTC|[+-]\d{2}:?\d{2})$", "", regex=True) if ":" in filled[0] else cells
    for layout in _PLAIN_LAYOUTS:
        moments = _parse_layout(stripped, layout)
        if np.isnat(moments).sum() == len(cells) - len(filled):
            return _within_reason(moments)
    return None


def _parse_layout(cells: pd.Index, layout: str) -> Moments:
    moments: Moments = pd.to_datetime(cells, format=layout, errors="coerce").to_numpy().astype("datetime64[us]")
    return moments


def _parse_both_orders(cells: pd.Index) -> tuple[Moments, Moments]:
    """The moments with the day first and with the month first; equal where the spelling leaves no choice."""
    filled = cells[cells != ""]
    layouts = _numeric_layouts(filled[0])
    if layouts:
        days, months = (_parse_layout(cells, layout) for layout in layouts)
        if (np.isnat(days) & np.isnat(months)).sum() == len(cells) - len(filled):
            return days, months
    pairs = [_moments_of(cell) for cell in cells]
    days, months = (np.array([pair[order] for pair in pairs], dtype="datetime64[us]") for order in (0, 1))
    return days, months


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


def _moments_of(cell: str) -> tuple[np.datetime64 | None, np.datetime64 | None]:
    part = _numeric_parts(cell)
    if part:
        return _moment_of_numeric(part, "day first"), _moment_of_numeric(part, "month first")
    moment = _moment_of_other(cell)
    return moment, moment


def _numeric_parts(cell: str) -> tuple[str, ...] | None:
    if len(cell) > 60:
        return None
    match = _NUMERIC.match(cell)
    return match.groups("") if match else None


def _decide_order(days: Moments, months: Moments, day_first: bool | None, prefer: bool) -> tuple[Order, bool]:
    """The order of day and month, and whether it is certain; "" where the spelling leaves no choice."""
    if np.array_equal(days, months, equal_nan=True):
        return "", True
    if day_first is not None:
        return ("day first" if day_first else "month first"), True
    unread_days, unread_months = int(np.isnat(days).sum()), int(np.isnat(months).sum())
    if unread_days != unread_months:
        return ("day first" if unread_days < unread_months else "month first"), True
    turns_days, turns_months = _turns(days), _turns(months)
    if min(turns_days, turns_months) * 3 < max(turns_days, turns_months):
        return ("day first" if turns_days < turns_months else "month first"), False
    return ("day first" if prefer else "month first"), False


def _turns(moments: Moments) -> int:
    """How often neighbours go against the way most go: exports are sorted by time, if read rightly."""
    steps = np.diff(moments[~np.isnat(moments)]).astype(np.int64)
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
