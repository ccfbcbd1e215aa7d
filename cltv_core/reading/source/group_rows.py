"""Carries headings, names that stand alone above the rows they belong to, down to these rows."""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from cltv_core.reading.source.shape import class_of
from cltv_core.reading.source.table import Cells, RawTable
from cltv_core.reading.vocabulary import roles

Mask = npt.NDArray[np.bool_]

_SEARCHED_COLUMNS = 3
_GLANCE = 200
_MOST_TEXTS = 20_000
_FEWEST_ROWS, _MOSTLY = 6, 0.7
_TOTAL = re.compile(r"(?:.*\s|sub)?totals?\b.*|.*(?:summe|somme|suma|totale|totaal|razem|toplam)\b.*", re.IGNORECASE)
_YEAR = r"\b(?:19|20)\d{2}\b"
_PEOPLE = frozenset(
    ["customer", "client", "buyer", "name", "kunde", "cliente", "klant", "klient", "musteri", "contact"]
)
_THINGS = frozenset(
    ["product", "item", "article", "artikel", "produkt", "produit", "producto", "prodotto", "service", "description"]
)


def total_rows(table: RawTable) -> Mask:
    """Tell which rows call themselves a total in one of the first columns."""
    total = np.zeros(len(table), dtype=bool)
    for header in table.headers[:_SEARCHED_COLUMNS]:
        texts = table.values(header)
        if len(texts) <= _MOST_TEXTS:
            total |= np.array([_TOTAL.fullmatch(text) is not None for text in texts], dtype=bool)[table.codes(header)]
    return total


def carried_down(table: RawTable) -> RawTable:
    """Make a plain table of a report with headings: each row gets the heading above it; any other table stays."""
    found = _named_above(table)
    if found is not None:
        return found
    for header in table.headers[:_SEARCHED_COLUMNS]:
        headings = _headings(table, header)
        if headings is not None:
            return _with_headings(table, header, headings)
    return table


def _named_above(table: RawTable) -> RawTable | None:
    """Give names that stand alone in the first column, above rows that have days or numbers there, one of their own."""
    if len(table) < _FEWEST_ROWS or not table.headers or _has_people(table):
        return None
    header = table.headers[0]
    texts, codes = table.values(header), table.codes(header)
    if len(texts) > _MOST_TEXTS:
        return None
    kinds = np.array([class_of(str(text)) for text in texts])[codes]
    named = (kinds == "words") & ~total_rows(table)
    below = np.isin(kinds, ("words", "empty"), invert=True)
    rows = np.flatnonzero(named)
    if len(rows) < 2 or rows[0] != 0 or below.sum() < len(rows) or not _alone(table, header, rows).all():
        return None
    if below.mean() + named.mean() < _MOSTLY or len(np.unique(codes[rows])) < len(rows):
        return None
    above = np.maximum.accumulate(np.where(named, np.arange(len(table)), 0))
    cells = table.cells.table.append_column(
        str(len(table.headers)),
        pa.array(np.where(below, texts.to_numpy()[codes[above]], ""), pa.string()).dictionary_encode(),
    )
    headers = (*table.headers, "Customer")
    return RawTable(table.name, headers, Cells(len(headers), cells, table.lines), table.account)


def _has_people(table: RawTable) -> bool:
    return any(set(roles.normalise(header).split()) & _PEOPLE for header in table.headers)


def _headings(table: RawTable, header: str) -> Mask | None:
    """Find the rows that hold nothing but an entry in this column, where it has no other entries but totals."""
    texts = table.values(header)
    codes = table.codes(header)
    filled = np.asarray(texts != "", dtype=bool)[codes]
    if not 2 <= filled.sum() <= 0.75 * len(table):
        return None
    total = np.array([_TOTAL.fullmatch(text) is not None for text in texts], dtype=bool)[codes]
    named = np.flatnonzero(filled & ~total)
    if not len(named) or _alone(table, header, named[:_GLANCE]).mean() < 0.9:
        return None
    alone = named[_alone(table, header, named)]
    headings = np.zeros(len(table), dtype=bool)
    headings[alone] = True
    return headings if len(np.unique(codes[alone])) >= 2 and len(alone) >= 0.9 * len(named) else None


def _alone(table: RawTable, header: str, rows: npt.NDArray[np.intp]) -> Mask:
    """Whether these rows hold nothing in any other column."""
    alone = np.ones(len(rows), dtype=bool)
    for other in table.headers:
        if other != header:
            alone &= np.asarray(table.values(other) == "", dtype=bool)[table.codes(other)[rows]]
    return alone


def _with_headings(table: RawTable, header: str, headings: Mask) -> RawTable:
    """Fill every empty cell of this column with the heading above it."""
    place = table.headers.index(header)
    column = table.cells.whole(place)
    codes = np.asarray(column.indices)
    empty = np.asarray(table.values(header) == "", dtype=bool)[codes]
    above = np.maximum.accumulate(np.where(headings, np.arange(len(table)), -1))
    carried = np.where(empty & (above >= 0), codes[np.maximum(above, 0)], codes)
    filled = pa.DictionaryArray.from_arrays(pa.array(carried, pa.int32()), column.dictionary)
    names = [str(text) for text in table.values(header)[np.unique(codes[headings])]]
    named = header if not re.fullmatch(r"Column \d+", header) else _fitting_name(table, names)
    return table.with_column(header, named, filled)


def _fitting_name(table: RawTable, headings: list[str]) -> str:
    """Name a column of headings that has no name by what they must be.

    They are customers, or where those have a column of their own, products; months and the like are neither.
    """
    if sum(bool(re.search(_YEAR, heading)) for heading in headings) > 0.5 * len(headings):
        return "Group"
    words = [set(roles.normalise(header).split()) for header in table.headers]
    if not any(named & _PEOPLE and not named & _THINGS for named in words):
        return "Customer"
    return "Group" if any(named & _THINGS for named in words) else "Product"
