"""Only the columns that a table's sales are made of are parsed; whatever else is asked for is the same as ever."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cltv_core.errors import CltvError
from cltv_core.reading import ReadOptions, SourceFile, read
from cltv_core.reading.source import delimited
from cltv_core.reading.source.records import records_of
from cltv_core.reading.source.table import RawTable, from_text

FIXTURES = sorted(path for path in Path(__file__).parent.joinpath("formats", "fixtures").iterdir() if path.is_file())
HEADERS = ("A", "B", "C", "D")
CELLS = st.text('ab ",;é', max_size=6) | st.text("ab\n", max_size=6)
ROWS = st.lists(st.lists(CELLS, min_size=4, max_size=4), min_size=1, max_size=30)


def written(rows: list[list[str]], end: str, blank_after: Collection[int] = ()) -> bytes:
    text = io.StringIO()
    for place, row in enumerate(rows):
        csv.writer(text, lineterminator=end).writerow(row)
        text.write(end if place in blank_after else "")
    return text.getvalue().encode()


def with_csv_module(data: bytes) -> list[tuple[int, tuple[str, ...]]]:
    """The line on which each row starts, and its cells, padded or cut."""
    reader = csv.reader(io.StringIO(data.decode(), newline=""))
    found, line = [], 1
    for row in reader:
        if row:
            found.append((line, tuple((row + [""] * 4)[:4])))
        line = reader.line_num + 1
    return found


def table_of(data: bytes) -> RawTable:
    return from_text("t.csv", data, ",", skip_rows=0, headers=HEADERS)


def cells_of(rows: pa.Table) -> list[tuple[str, ...]]:
    return [tuple(row[header] for header in HEADERS) for row in rows.to_pylist()]


@given(rows=ROWS, end=st.sampled_from(["\n", "\r\n"]), data=st.data())
def test_rows_and_lines_are_those_of_the_csv_module(rows: list[list[str]], end: str, data: st.DataObject) -> None:
    text = written(rows, end, data.draw(st.sets(st.integers(0, len(rows)))))
    expected = with_csv_module(text)
    table = table_of(text)
    table.read_ahead(data.draw(st.sets(st.sampled_from(HEADERS), min_size=1)))
    places = data.draw(st.lists(st.integers(0, len(table) - 1), max_size=len(table)))
    assert cells_of(table.rows(np.array(places, dtype=np.intp))) == [expected[place][1] for place in places]
    assert table.lines.tolist() == [line for line, _ in expected]
    assert cells_of(table.rows(np.arange(len(table)))) == [row for _, row in expected]


def test_few_rows_are_parsed_again_and_not_the_other_columns_of_all(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[tuple[int, int]] = []

    def noted(body: memoryview, delimiter: str, width: int, wanted: Collection[int]) -> pa.Table:
        cells = delimited.parse(body, delimiter, width, wanted)
        parsed.append((cells.num_rows, len(wanted)))
        return cells

    monkeypatch.setattr("cltv_core.reading.source.table.parse", noted)
    table = table_of(written([[f"a{n}", "b", f'c "{n}"\nand more', "d"] for n in range(100)], "\n"))
    table.read_ahead(["B"])
    assert cells_of(table.rows(np.array([99, 7]))) == [
        ("a99", "b", 'c "99"\nand more', "d"),
        ("a7", "b", 'c "7"\nand more', "d"),
    ]
    assert table.lines[[7, 99]].tolist() == [15, 199]
    assert parsed == [(100, 1), (2, 4)]


def test_inches_do_not_hide_where_rows_stand() -> None:
    data = b'1,pipe 5" wide,x,y\n2,"big\npipe",x,y\n3,pipe 6" wide,x,y\n' + b"4,plain,x,y\n" * 9
    table = table_of(data)
    table.read_ahead(["A"])
    assert cells_of(table.rows(np.array([1, 2]))) == [("2", "big\npipe", "x", "y"), ("3", 'pipe 6" wide', "x", "y")]


def test_a_row_of_another_text_is_not_taken_for_the_one_asked_for() -> None:
    """The quotes of the first rows hide two line breaks and make up two others, so that only the cells can tell."""
    data = b'1,5",x,y\n2,"a\nb\nc",x,y\n3,6",x,y\n' + b"4,plain,x,y\n" * 9
    table = table_of(data)
    table.read_ahead(["A"])
    assert len(records_of(memoryview(data)).starts) == len(table) == 12
    assert cells_of(table.rows(np.array([1]))) == [("2", "a\nb\nc", "x", "y")]


def test_two_files_are_the_same_only_where_all_their_cells_are() -> None:
    rows = [[f"a{n}", "b", "c", "d"] for n in range(5)]
    other = [*rows[:4], ["a4", "b", "c", "other"]]
    mine, same, different = (table_of(written(part, "\n")) for part in (rows, rows, other))
    for table in (mine, same, different):
        table.read_ahead(["A"])
    assert mine.same_cells(same)
    assert mine.same_cells(table_of(written(rows, "\r\n")))
    assert not mine.same_cells(different)


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_every_layout_leaves_out_the_same_cells_as_if_all_columns_were_read(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, options = SourceFile(path.name, path.read_bytes()), ReadOptions(today=date(2026, 6, 30))
    try:
        some = read([source], options).report.excluded
    except CltvError:
        pytest.skip("no sales without a word of the owner")
    monkeypatch.setattr(RawTable, "read_ahead", lambda table, _: table.cells.read(range(len(table.headers))))
    assert some.to_pydict() == read([source], options).report.excluded.to_pydict()
