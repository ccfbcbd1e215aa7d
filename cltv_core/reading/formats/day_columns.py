"""Tables whose day does not stand in one column: as a heading above the rows, in the sheet's name, or in three columns.

Each becomes a table with a column of days, so that everything else reads it as any other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from cltv_core.reading.source.table import Cells, RawTable
from cltv_core.reading.values.dates import looks_like_dates
from cltv_core.reading.values.moments import MONTHS, spelled
from cltv_core.reading.values.month_names import in_english
from cltv_core.reading.values.phrases import entries
from cltv_core.reading.vocabulary import roles
from cltv_core.reading.vocabulary.folding import folded

Mask = npt.NDArray[np.bool_]

DAY = "Date"
_SHEET = ", sheet "
_LAST_DAY = 31
_SEARCHED_COLUMNS = 3
_GLANCE = 60
_PARTS = {
    "year": entries(
        """year, jahr, annee, an, ano, anno, jaar, rok, yil, год, рік, aasta, vuosi, ar, év, 年, 年度, 년, 연도,
        سنة, السنة, שנה, nam, ปี, वर्ष, tahun, order year, sale year, transaction year"""
    ),
    "month": entries(
        """month, monat, mois, mes, mese, maand, miesiac, ay, месяц, місяць, mesic, luna, maned, manad, kuukausi, honap,
        月, 월, شهر, الشهر, חודש, thang, เดือน, महीना, माह, bulan, order month, sale month, transaction month"""
    ),
    "day": entries(
        """day, tag, jour, dia, giorno, dag, dzien, gun, день, den, zi, paiva, nap, 日, 일, يوم, اليوم, יום,
        ngay, วันที่, วัน, दिन, hari, tanggal, day of month, order day, sale day, transaction day, date, datum, no"""
    ),
}
"""Folded names of the columns of a day's parts."""


def with_days(table: RawTable) -> RawTable:
    """Return the table with its days in one column; a table that has one already as it is."""
    found = _from_headings(table) if len(table) else table
    if found is not None or _has_days(table):
        return found or table
    return _from_sheet(table) or _from_parts(table) or table


def _has_days(table: RawTable) -> bool:
    return any(looks_like_dates(cells) >= 0.5 for header in table.headers if (cells := table.sample(header, _GLANCE)))


def _from_headings(table: RawTable) -> RawTable | None:
    """Days that stand alone in their rows, above the rows they are the days of."""
    for header in table.headers[:_SEARCHED_COLUMNS]:
        if not 0.0 < looks_like_dates(table.sample(header, _GLANCE)) < 1.0:
            continue
        values = table.values(header)
        days = np.array([_is_day(str(text)) for text in values], dtype=bool)[table.codes(header)]
        if days.sum() < 2 or not _alone(table, header, np.flatnonzero(days)).all():
            continue
        above = np.maximum.accumulate(np.where(days, np.arange(len(table)), -1))
        codes = np.where(above >= 0, table.codes(header)[np.maximum(above, 0)], -1)
        texts = ["" if code < 0 or day else str(values[code]) for code, day in zip(codes, days, strict=True)]
        return _with_column(_without(table, header, days), texts)
    return None


def _without(table: RawTable, header: str, rows: Mask) -> RawTable:
    """Empty the cells of a column in these rows."""
    values, codes = table.values(header), table.codes(header)
    texts = ["" if gone else str(values[code]) for code, gone in zip(codes, rows, strict=True)]
    return table.with_column(header, header, pa.array(texts, pa.string()).dictionary_encode())


def _is_day(text: str) -> bool:
    bare = re.fullmatch(r"[\d.,]*", text) and not re.fullmatch(r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})\.?", text)
    return not bare and looks_like_dates([text]) == 1.0


def _alone(table: RawTable, header: str, rows: npt.NDArray[np.intp]) -> Mask:
    alone = np.ones(len(rows), dtype=bool)
    for other in table.headers:
        if other != header:
            alone &= np.asarray(table.values(other) == "", dtype=bool)[table.codes(other)[rows]]
    return alone


def _from_sheet(table: RawTable) -> RawTable | None:
    """Days of the month in a sheet that is named by its month: "January 2025"; as 7, or as 7/1."""
    month = _month_named(table.name.rsplit(_SHEET, 1)[-1]) or _month_named(table.name)
    header = next((header for header in table.headers if folded(header) in _PARTS["day"]), None)
    if month is None or header is None:
        return None
    days = {str(cell): _day_in(str(cell), int(month[-2:])) for cell in table.values(header)}
    if any(day is None for cell, day in days.items() if cell and not re.search(r"[^\W\d]", cell)):
        return None
    texts = [f"{month}-{days[cell]:02d}" if days[cell] else "" for cell in map(str, _cells(table, header))]
    return _with_column(table, texts) if any(texts) else None


def _cells(table: RawTable, header: str) -> Sequence[object]:
    return list(table.values(header)[table.codes(header)])


def _day_in(cell: str, month: int) -> int | None:
    """Return the day of a month that a cell spells; None where it does not."""
    parts = [int(part) for part in re.findall(r"\d+", cell.removesuffix(".0"))]
    if not re.fullmatch(r"\d{1,2}(?:\.0)?|\d{1,2}[-./ ]\d{1,2}\.?", cell) or (len(parts) > 1 and month not in parts):
        return None
    day = parts[0] if len(parts) == 1 or parts[1] == month else parts[1]
    return day if 1 <= day <= _LAST_DAY else None


def _month_named(name: str) -> str | None:
    if east := re.search(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]", name):
        return f"{east[1]}-{int(east[2]):02d}"
    words = in_english(folded(name)).split()
    months = [MONTHS[word] for word in words if word in MONTHS]
    years = [word for word in words if re.fullmatch(r"(?:19|20)\d{2}", word)]
    if months and not years:
        years = [f"20{word}" for word in words if re.fullmatch(r"[2-4]\d", word)]
    if len(years) == 1 and not months:
        place = words.index(years[0])
        beside = [word for word in (*words[place - 1 : place], *words[place + 1 : place + 2]) if word.isdigit()]
        months = [int(word) for word in beside if 1 <= int(word) <= 12]
    return f"{years[-1]}-{months[-1]:02d}" if years and months else None


def _from_parts(table: RawTable) -> RawTable | None:
    """Year, month and day in columns of their own; the month as a number or a name."""
    year, day = _part(table, "year", 2199), _part(table, "day", 31)
    month = next((header for header in table.headers if folded(header) in _PARTS["month"]), None)
    if year is None or month is None or day is None:
        return None
    cells = [table.values(header)[table.codes(header)] for header in (year, month, day)]
    texts = [_day_of(str(y), str(m), str(d)) for y, m, d in zip(*cells, strict=True)]
    return _with_column(table, texts) if sum(map(bool, texts)) >= 0.5 * len(texts) else None


def _day_of(year: str, month: str, day: str) -> str:
    written = f"{year}-{month}-{day}" if month.isdigit() else f"{day} {month} {year}"
    return written if spelled(written).day_first else ""


def _part(table: RawTable, part: str, most: int) -> str | None:
    """Find the column of this part of a day, all of whose cells are numbers up to `most`."""
    for header in table.headers:
        cells = table.sample(header, _GLANCE)
        if folded(header) in _PARTS[part] and cells and all(_is_up_to(cell, most) for cell in cells):
            return header
    return None


def _is_up_to(cell: str, most: int) -> bool:
    return cell.removesuffix(".0").isdigit() and 1 <= int(cell.removesuffix(".0")) <= most


def _with_column(table: RawTable, texts: Sequence[str]) -> RawTable:
    """Return the table with one more column behind its own."""
    taken = {roles.normalise(header) for header in table.headers}
    name = DAY if roles.normalise(DAY) not in taken else f"{DAY} (2)"
    width = len(table.headers)
    cells = table.cells.table.append_column(str(width), pa.array(texts, pa.string()).dictionary_encode())
    return RawTable(table.name, (*table.headers, name), Cells(width + 1, cells, table.lines), table.account)
