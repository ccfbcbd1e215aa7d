"""The same table several times side by side, as people fill a sheet: its blocks one below the other make one table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pyarrow as pa

from cltv_core.reading.header import known_names
from cltv_core.reading.source.table import RawTable, from_cells

_LEAST_KNOWN = 2
_COUNTER = re.compile(r" \(\d+\)$")


def stacked(table: RawTable) -> RawTable:
    """Put blocks that have the same column names, in the same order, below each other; any other table stays."""
    named = [(place, _bare(name, place)) for place, name in enumerate(table.headers)]
    places = [place for place, name in named if name]
    names = [name for _, name in named if name]
    width = _width_of_block(names)
    blank = [place for place, name in named if not name]
    if not width or any(table.sample(table.headers[place], 1) for place in blank):
        return table
    blocks = [_block(table, places[start : start + width]) for start in range(0, len(places), width)]
    cells, lines = zip(*blocks, strict=True)
    below = pa.concat_tables(cells).combine_chunks()
    encoded = pa.table({name: below[name].combine_chunks().dictionary_encode() for name in below.column_names})
    whole = from_cells(table.name, encoded, names[:width], np.concatenate(lines))
    return replace(whole, account=table.account)


def _bare(name: str, place: int) -> str:
    """Return a column name as it stands in the file, "" where it has none."""
    return "" if name == f"Column {place + 1}" else _COUNTER.sub("", name)


def _width_of_block(names: Sequence[str]) -> int:
    """Return how many names a block has; 0 where the names are not those of one block again and again."""
    again = [place for place, name in enumerate(names) if place and name == names[0]]
    width = again[0] if again else 0
    if width < _LEAST_KNOWN or len(names) % width or len(set(names[:width])) < width:
        return 0
    repeats = list(names) == list(names[:width]) * (len(names) // width)
    return width if repeats and known_names(names[:width]) >= _LEAST_KNOWN else 0


def _block(table: RawTable, places: Sequence[int]) -> tuple[pa.Table, np.ndarray]:
    """Return the cells of a block, without rows in which it has none, and the line of each row."""
    headers = [table.headers[place] for place in places]
    filled = np.zeros(len(table), dtype=bool)
    for header in headers:
        filled |= np.asarray(table.values(header) != "", dtype=bool)[table.codes(header)]
    rows = np.flatnonzero(filled)
    columns = {str(place): table.cells.whole(column).take(pa.array(rows)) for place, column in enumerate(places)}
    decoded = {name: column.dictionary_decode() for name, column in columns.items()}
    return pa.table(decoded), table.lines[rows]
