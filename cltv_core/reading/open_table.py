"""Opens a file into raw tables: unpacks and decodes it, finds its delimiter, sheets and header row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from cltv_core.errors import UnreadableFile
from cltv_core.opening.codes import REMEDIES, Refusal, Unopened
from cltv_core.opening.confined import open_parts
from cltv_core.opening.encodings import decoded, repair_mojibake
from cltv_core.opening.kinds import Kind, kind_of
from cltv_core.opening.limits import MAX_COLUMNS
from cltv_core.opening.parts import Part, Table, Text
from cltv_core.reading import header, widths
from cltv_core.reading.codes import Problem, Remedy
from cltv_core.reading.faults import not_sales
from cltv_core.reading.side_by_side import stacked
from cltv_core.reading.source import decode, wrapping
from cltv_core.reading.source.carried import carried_down, may_be_grouped
from cltv_core.reading.source.shape import class_of
from cltv_core.reading.source.sheets import repeated
from cltv_core.reading.source.table import RawTable, from_cells, from_text
from cltv_core.reading.vocabulary import roles

_TOP = 200
_FEWEST_FITTING, _SOME = 3, 0.1
"""Of the rows: where so many have as many cells as the header, longer ones are torn, and no column lacks its name."""
_SAME_TABLE = 0.6
"""Share of the main sheet's columns that another sheet must have to be another part of the same table."""
_SAID = 0.5


def open_tables(name: str, data: bytes) -> list[RawTable]:
    """Open all tables in a file: one for a text, and one for each fitting sheet of a workbook.

    Raises
    ------
    UnreadableFile
        Where the file cannot be opened, or is empty.
    NotTransactions
        Where there is no table in it.
    """
    try:
        parts = [Text(name, data)] if kind_of(name, data) is Kind.TEXT else open_parts(name, data)
    except Refusal as refusal:
        remedy = REMEDIES.get(refusal.fact.code, Remedy.EXPORT_SALES)
        raise UnreadableFile(refusal.fact, remedy, file=refusal.fact["file"]) from refusal
    return [table for group in _by_file(parts) for table in _tables(group)]


def _by_file(parts: Sequence[Part]) -> list[list[Part]]:
    """Group the parts by file, sheets of one workbook together."""
    return [list(group) for _, group in groupby(parts, key=lambda part: part.name)]


def _tables(parts: list[Part]) -> list[RawTable]:
    sheets = [part for part in parts if isinstance(part, Table)]
    if not sheets:
        return [_open_text(part) for part in parts if isinstance(part, Text)]
    if sheets[0].headers is None:
        lines = _lines_in_cells(sheets)
        return [_open_text(lines)] if lines else _open_workbook(sheets)
    return [_open_records(sheet) for sheet in sheets]


def _lines_in_cells(sheets: Sequence[Table]) -> Text | None:
    """Return the text of a workbook whose only sheet has each line of a text in one cell."""
    filled = [sheet for sheet in sheets if sheet.cells.num_rows]
    if len(filled) != 1 or filled[0].cells.num_columns != 1:
        return None
    cells = filled[0].cells.column(0).cast(pa.string()).to_pylist()
    return Text(filled[0].name, "\n".join(cells).encode("utf-8")) if len(cells) > 1 else None


def _open_records(part: Table) -> RawTable:
    """Open a table whose column names are told beside its rows."""
    if not part.cells.num_rows:
        raise not_sales(part.name, Problem.HEADERS_ONLY, Remedy.EXPORT_LONGER)
    assert part.headers is not None
    return from_cells(part.name, part.cells, part.headers, np.arange(1, part.cells.num_rows + 1, dtype=np.int32))


def _open_text(part: Text) -> RawTable:
    utf8, encoding = decoded(part.data)
    utf8 = repair_mojibake(utf8)
    utf8, lines_before, told = decode.without_sep_line(utf8)
    utf8 = wrapping.lines_unwrapped(utf8, decode.sample_text(utf8))
    sample = decode.sample_text(utf8)
    delimiter = told or decode.sniff_delimiter(sample)
    if delimiter is None:
        utf8, delimiter = decode.blanks_to_tabs(utf8), "\t"
    utf8 = wrapping.cells_unwrapped(utf8, decode.sample_text(utf8), delimiter)
    sample = decode.sample_text(utf8)
    records = decode.sample_records(sample, delimiter)
    first_rows = [cells for cells, _ in records]
    if header.is_prose(first_rows):
        raise not_sales(part.name, Problem.NO_TABLE, Remedy.EXPORT_SALES)
    position, headers, rows = _header_of(part.name, first_rows, delimiter)
    lines = records[position - 1][1] if position else 0
    table = from_text(
        part.name, utf8, delimiter, skip_rows=lines, headers=headers, lines_before=lines_before, known_rows=rows
    )
    table = stacked(table)
    table = carried_down(table) if may_be_grouped(rows) else table
    return replace(table, account=replace(table.account, encoding=encoding)) if encoding else table


Rows = Sequence[Sequence[str]]


def _header_of(name: str, rows: Rows, delimiter: str = "") -> tuple[int, list[str], Rows]:
    """How many records to skip, the column names (empty ones where the file has none), and rows beyond doubt."""
    position = header.find_header(rows)
    width = max((len(row) for row in rows), default=0)
    if width > MAX_COLUMNS:
        code = Unopened.TOO_MANY_CELLS
        raise UnreadableFile(code(file=name), REMEDIES[code], file=name)
    if position is None:
        if width < 3:
            raise not_sales(name, Problem.NO_TABLE, Remedy.EXPORT_SALES)
        return 0, [""] * header.usual_width(rows), rows
    if len(rows[position]) < 2:
        raise not_sales(name, Problem.NO_TABLE, Remedy.EXPORT_SALES)
    further = rows[position + 1 :]
    if not any(any(cell.strip() for cell in row) for row in further):
        raise not_sales(name, Problem.HEADERS_ONLY, Remedy.EXPORT_LONGER)
    return position + 1, *_columns(list(rows[position]), further, delimiter)


def _columns(names: list[str], rows: Rows, delimiter: str) -> tuple[list[str], Rows]:
    """Return the name of each column, and rows of that width.

    Names are empty where most rows have more cells than the header.
    """
    usual = header.usual_width(rows)
    full = [row for row in rows if len(row) == usual]
    if usual <= len(names) or not any(cell.strip() for row in full for cell in row[len(names) :]):
        return names, rows
    torn = widths.torn_columns(names, full, delimiter) if delimiter else None
    if torn is not None:
        whole = [widths.rejoined(row, torn, delimiter) for row in full]
        return names, [*whole, *(row for row in rows if len(row) == len(names))]
    if usual == len(names) + 1 and widths.numbered(full):
        return ["", *names], rows
    fitting = [row for row in rows if len(row) == len(names) and row[-1].strip()]
    beyond = [cell for row in full for cell in row[len(names) :] if cell.strip()]
    if (
        delimiter
        and len(fitting) >= max(_FEWEST_FITTING, _SOME * len(rows))
        and any(class_of(cell) != "words" for cell in beyond)
    ):
        return names, fitting
    return [*names, *[""] * (usual - len(names))], rows


@dataclass(frozen=True)
class _Headed:
    """A sheet whose header stands before row `first_row` (counted from 0); no `headers` where it has none."""

    sheet: Table
    headers: list[str]
    first_row: int

    @property
    def names(self) -> frozenset[str]:
        return frozenset(roles.normalise(name) for name in self.headers) - {""}

    @property
    def worth(self) -> tuple[int, int]:
        known = header.known_names(self.headers)
        return min(known, 3), (self.sheet.cells.num_rows - self.first_row) * max(known, 1)


def _open_workbook(sheets: Sequence[Table]) -> list[RawTable]:
    """Open the sheet that is most like a table of sales, and those with the same columns.

    Shops keep one sheet a month.
    """
    name = sheets[0].name
    headed = [found for sheet in sheets if (found := _headed(sheet)) is not None]
    if not headed:
        fullest = max(sheets, key=lambda sheet: sheet.cells.num_rows)
        _header_of(name, _first_rows(fullest))
        raise not_sales(name, Problem.NO_TABLE, Remedy.EXPORT_SALES)
    main = max(headed, key=lambda found: found.worth)
    parts = [found for found in headed if found is main or _belongs_to(found, main) or _completes(found, main)]
    tables = [carried_down(_table_of(name, found, main, alone=len(sheets) == 1)) for found in parts]
    return _each_once(tables, [found.sheet.sheet for found in parts])


def _each_once(tables: Sequence[RawTable], sheets: Sequence[str]) -> list[RawTable]:
    """Drop the tables whose rows are all in another one; that one notes the sheets it repeats."""
    again = repeated(tables)
    return [
        table.with_repeats(tuple(sheets[other] for other, whole in again.items() if whole == place))
        for place, table in enumerate(tables)
        if place not in again
    ]


def _first_rows(sheet: Table) -> list[list[str]]:
    columns = [column.cast(pa.string()).to_pylist() for column in sheet.cells.slice(0, _TOP).columns]
    return [list(row) for row in zip(*columns, strict=True)]


def _headed(sheet: Table) -> _Headed | None:
    first_rows = _first_rows(sheet)
    position = header.find_header(first_rows)
    if position is None:
        return _Headed(sheet, [""] * sheet.cells.num_columns, 0) if sheet.cells.num_columns >= 3 else None
    has_rows = sheet.cells.num_rows > position + 1
    return _Headed(sheet, list(first_rows[position]), position + 1) if has_rows else None


def _belongs_to(other: _Headed, main: _Headed) -> bool:
    if not other.names:
        return len(other.headers) == len(main.headers)
    return len(other.names & main.names) >= _SAME_TABLE * len(main.names | other.names)


def _completes(other: _Headed, main: _Headed) -> bool:
    """Tell whether one sheet has orders and the other their items: they share a number, and only one has days."""
    shared = [name for name in other.names & main.names if roles.worth_of_name("order_id", name) > 0]
    shared += ["id"] * ("id" in other.names and "order id" in main.names)
    return bool(shared) and _tells_days(other) != _tells_days(main)


def _tells_days(found: _Headed) -> bool:
    return any(roles.worth_of_name("ordered_at", name) >= _SAID for name in found.names)


def _table_of(file: str, found: _Headed, main: _Headed, *, alone: bool) -> RawTable:
    body = found.sheet.cells.slice(found.first_row)
    empty = np.ones(body.num_rows, dtype=bool)
    for column in body.columns:
        empty &= np.asarray(pc.equal(pc.binary_length(column.combine_chunks().dictionary), 0))[_codes(column)]
    filled = np.flatnonzero(~empty)
    headers = found.headers if found.names or not main.names else main.headers
    name = file if alone else f"{file}, sheet {found.sheet.sheet}"
    lines = (filled + found.first_row + 1).astype(np.int32)
    return stacked(from_cells(name, body.take(pa.array(filled)), headers, lines))


def _codes(column: pa.ChunkedArray) -> np.ndarray:
    return np.asarray(column.combine_chunks().indices)
