"""What the child finds in files, looked at in this process: its readers and limits, and how parts travel to the parent."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Callable, Sequence
from datetime import date, datetime, time

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from cltv_core.facts import Code
from cltv_core.opening import child, json_records, limits, unpack, workbooks
from cltv_core.opening.codes import Foreign, Refusal, Unopened
from cltv_core.opening.confined import open_parts
from cltv_core.opening.parts import Part, Received, Sender, Table
from cltv_core.opening.unpack import send_parts
from tests.core.opening.test_mutated import VALID
from tests.core.reading.helpers import csv_bytes, simple_rows
from tests.core.reading.test_files import as_page, packed
from tests.core.reading.test_structure import packed_sheets

ROWS = [[str(cell) for cell in row] for row in simple_rows()]


def sent(name: str, data: bytes) -> bytes:
    out = io.BytesIO()
    sender = Sender(out)
    send_parts(name, data, sender)
    sender.end()
    return out.getvalue()


def unpacked(name: str, data: bytes) -> Sequence[Part]:
    received = Received()
    received.read(io.BytesIO(sent(name, data)))
    assert received.complete
    return received.parts


def refused_as(code: Code, name: str, data: bytes) -> None:
    with pytest.raises(Refusal) as told:
        sent(name, data)
    assert told.value.fact.code is code


def cells_of(part: Part) -> list[list[str]]:
    """The cells row by row, the column names first."""
    if not isinstance(part, Table):
        text = part.data.decode()
        return [row for row in csv.reader(io.StringIO(text), delimiter="\t" if "\t" in text else ",") if row]
    rows = [list(row.values()) for row in part.cells.to_pylist()]
    return rows if part.headers is None else [list(part.headers), *rows]


def as_parquet(**columns: object) -> bytes:
    out = io.BytesIO()
    parquet.write_table(pa.table(columns), out)
    return out.getvalue()


@pytest.mark.parametrize("name", VALID)
def test_the_child_finds_the_same_cells_as_this_process_does(name: str) -> None:
    here = [cells_of(part) for part in unpacked(name, VALID[name])]
    assert here == [cells_of(part) for part in open_parts(name, VALID[name])]
    assert all(len(rows) == len(ROWS) for rows in here)
    assert all(rows[0] == ROWS[0] and rows[-1][2] == ROWS[-1][2] for rows in here)


def test_the_rest_of_parts_that_a_dying_child_sends_is_missed() -> None:
    whole = sent("a.csv.gz", VALID["a.csv.gz"])
    for length in (0, 5, 20, len(whole) // 2, len(whole) - 9, len(whole) - 1):
        received = Received()
        received.read(io.BytesIO(whole[:length]))
        assert not received.complete
        assert received.refusal is None


def test_a_refusal_travels_with_its_facts() -> None:
    out = io.BytesIO()
    Sender(out).refuse(Refusal(Unopened.TOO_LARGE, "a.zip", megabytes=800))
    received = Received()
    received.read(io.BytesIO(out.getvalue()))
    assert received.refusal is not None
    assert received.refusal.fact == Unopened.TOO_LARGE(file="a.zip", megabytes=800)
    assert not received.complete


def test_records_of_orders_have_one_row_for_each_item() -> None:
    orders = [
        {"id": 1, "paid": True, "total": 9.0, "note": None, "customer": {"email": "a@example.com"}, "tags": ["x"],
         "line_items": [{"sku": "A", "price": 4.5}, {"sku": "B", "price": 4.25}]},
        {"id": 2, "total": 1.5, "line_items": []},
    ]  # fmt: skip
    for data in (json.dumps({"page": {"orders": orders}}), "\n".join(map(json.dumps, orders))):
        (part,) = unpacked("orders.json", data.encode())
        assert cells_of(part) == [
            ["id", "paid", "total", "note", "customer.email", "item.sku", "item.price"],
            ["1", "true", "9", "", "a@example.com", "A", "4.5"],
            ["1", "true", "9", "", "a@example.com", "B", "4.25"],
            ["2", "", "1.5", "", "", "", ""],
        ]


def test_lists_within_a_list_have_their_names_first() -> None:
    (part,) = unpacked("a.json", json.dumps([["id", "total"], [1, 2.5], [2, 3]]).encode())
    assert cells_of(part) == [["id", "total"], ["1", "2.5"], ["2", "3"]]


@pytest.mark.parametrize("rows_at_once", [1, 7, 50_000])
@pytest.mark.parametrize(
    "written",
    [
        json.dumps,
        lambda records: "\n".join(map(json.dumps, records)),
        lambda records: json.dumps({"orders": records}),
        lambda records: json.dumps({"of": {"all": [1]}, "data": {"orders": records}, "by": [{"x": 1}]}, indent=1),
    ],
)
def test_records_are_decoded_one_by_one(
    written: Callable[[object], str], rows_at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All at once they would take ten times the memory of their text."""
    records = [{"id": n, **({"note": "x"} if n == 30 else {})} for n in range(60)]
    text = written(records)
    monkeypatch.setattr(json_records, "_ROWS_AT_ONCE", rows_at_once)
    monkeypatch.setattr(json_records, "_parsed", lambda *_: pytest.fail("all at once"))
    (part,) = unpacked("a.json", text.encode())
    assert cells_of(part) == [["id", "note"], *([f"{n}", "x" if n == 30 else ""] for n in range(60))]


plain = st.none() | st.integers(0, 9) | st.sampled_from(["", "a", 'x"]}'])
entries = st.dictionaries(st.sampled_from(["id", "total", "items"]), plain, max_size=3)
values = st.recursive(
    plain | st.lists(entries | plain, max_size=4) | st.lists(st.lists(plain, max_size=2), max_size=3),
    lambda inner: st.dictionaries(st.sampled_from(["a", "orders", "data"]), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["a", "orders", "data"]), values, max_size=3), st.sampled_from([None, 1]))
def test_records_in_an_object_are_those_that_are_found_in_all_of_it(
    value: dict[str, object], indent: int | None
) -> None:
    assert found(json.dumps(value, indent=indent)) == found(json.dumps(longest(value, depth=4)))


def longest(value: object, depth: int) -> list[object]:
    """The longest list of records in an object, at most so many objects within each other."""
    if isinstance(value, list):
        records = [entry for entry in value if isinstance(entry, dict)]
        rows = [entry for entry in value if isinstance(entry, list)]
        if len(records) * 2 > len(value):
            return records
        named = len(rows) > 1 and all(isinstance(name, str) for name in rows[0])
        return [dict(zip(rows[0], row, strict=False)) for row in rows[1:]] if named else []
    inner = value.values() if isinstance(value, dict) and depth else []
    return max((longest(one, depth - 1) for one in inner), key=len, default=[])


def found(text: str) -> list[list[str]] | str:
    try:
        (part,) = unpacked("a.json", text.encode())
    except Refusal as refusal:
        return refusal.fact.key
    return cells_of(part)


@pytest.mark.parametrize(
    "text", ['{"orders": [{"id": 1}, {"id": 2}', '{"orders": [{"id": 1}]} x', '{"a" 1}', '{"a": [1}']
)
def test_torn_objects_are_no_table(text: str) -> None:
    with pytest.raises(Refusal):
        unpacked("a.json", text.encode())


def test_records_in_an_object_have_the_limits_of_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_CELLS", 50)
    refused_as(Unopened.TOO_MANY_CELLS, "a.json", json.dumps({"orders": [{"id": n} for n in range(60)]}).encode())


def test_breaks_of_other_kinds_within_a_record_end_no_line() -> None:
    (part,) = unpacked("a.json", '{"id": 1, "note": "a\u2028b"}\n{"id": 2}\n'.encode())
    assert cells_of(part) == [["id", "note"], ["1", "a\u2028b"], ["2", ""]]


@pytest.mark.parametrize("text", ['{"a": 1}', "[[1, 2], [3, 4]]", '{"a": {"b": {"c": {"d": {"e": [{"x": 1}]}}}}}'])
def test_what_holds_no_records_is_no_table(text: str) -> None:
    refused_as(Foreign.JSON, "a.json", text.encode())


def test_torn_records_are_damaged() -> None:
    refused_as(Unopened.DAMAGED, "a.json", b'{"id": 1}\n{"id": \n')


def test_parquet_columns_become_text() -> None:
    data = as_parquet(
        at=pa.array([datetime(2025, 1, 7, 14, 5), None]),
        zoned=pa.array([datetime(2025, 1, 7, 14, 5)] * 2, pa.timestamp("us", "Europe/Berlin")),
        whole=pa.array([3.0, None]),
        price=pa.array([4.25, float("nan")]),
        raw=pa.array([b"caf\xc3\xa9", b"\xff"]),
        kind=pa.array(["x", "y"]).dictionary_encode(),
        who=pa.array([{"name": "Ann", "tags": [1]}, {"name": None, "tags": []}]),
    )
    (part,) = unpacked("a.parquet", data)
    assert cells_of(part) == [
        ["at", "zoned", "whole", "price", "raw", "kind", "who.name"],
        ["2025-01-07 14:05:00", "2025-01-07 14:05:00Z", "3", "4.25", "café", "x", "Ann"],
        ["", "2025-01-07 14:05:00Z", "", "", "\ufffd", "y", ""],
    ]


def test_parquet_without_rows_is_empty() -> None:
    refused_as(Unopened.EMPTY, "a.parquet", as_parquet(a=pa.array([], pa.string())))


def test_cells_of_a_workbook_become_text_and_merged_ones_fill_their_rows() -> None:
    numbers = '<c t="b"><v>1</v></c><c><v>4.25</v></c><c><v>3</v></c>'
    rows = f'<row><c t="str"><v>A</v></c>{numbers}</row><row><c/>{numbers}</row>'
    sheet = f'{rows}</sheetData><mergeCells><mergeCell ref="A1:A2"/></mergeCells><sheetData>'
    (part,) = unpacked("a.xlsx", packed_sheets({"Sales": sheet, "Nothing": ""}))
    assert cells_of(part) == [["A", "True", "4.25", "3"]] * 2


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (datetime(2025, 1, 7, 14, 5, 29, 999_600), "2025-01-07 14:05:30"),
        (datetime(2025, 1, 7, 23, 59, 59, 700_000), "2025-01-08"),
        (datetime(9999, 12, 31, 23, 59, 59, 999_999), "9999-12-31 23:59:59"),
        (date(2025, 1, 7), "2025-01-07"),
        (time(9, 30), "09:30:00"),
        (3.0, "3"),
        (1e16, "1e+16"),
        ("00017\x00", "00017"),
    ],
)
def test_cells_are_written_as_a_text_file_has_them(cell: workbooks.Cell, text: str) -> None:
    assert workbooks._as_text(cell) == text


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (MemoryError(), Unopened.TOO_MUCH_MEMORY),
        (BaseException("a panic in a library"), Unopened.DAMAGED),
        (Refusal(Foreign.PDF, "a.csv"), Foreign.PDF),
    ],
)
def test_whatever_goes_wrong_in_the_child_is_sent_as_a_refusal(
    monkeypatch: pytest.MonkeyPatch, fault: BaseException, code: Code
) -> None:
    def fail(*_: object) -> None:
        raise fault

    monkeypatch.setattr(unpack, "send_parts", fail)
    out, received = io.BytesIO(), Received()
    child._open("a.csv", b"", out)
    received.read(io.BytesIO(out.getvalue()))
    assert received.refusal is not None
    assert received.refusal.fact.code is code


def test_an_archive_is_searched_but_for_what_a_system_hides_in_it() -> None:
    hidden = {"__MACOSX/sales.csv": b"x", "folder/.DS_Store": b"x", "empty.csv": b""}
    parts = unpacked("a.zip", packed(**hidden, **{"2025/sales.csv": csv_bytes(ROWS)}))
    assert [part.name for part in parts] == ["a.zip: sales.csv"]
    refused_as(Unopened.EMPTY_ARCHIVE, "a.zip", packed(**hidden))


def test_what_is_packed_too_often_or_torn_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    twice = gzip.compress(gzip.compress(csv_bytes(ROWS)))
    assert len(unpacked("a.csv.gz.gz", twice)) == 1
    refused_as(Unopened.DAMAGED, "a.csv.gz", gzip.compress(csv_bytes(ROWS))[:-20])
    refused_as(Foreign.WORD, "a.docx", packed(**{"word/document.xml": b"<w:document/>"}))
    monkeypatch.setattr(limits, "MAX_DEPTH", 1)
    refused_as(Unopened.NESTED_TOO_DEEP, "a.csv.gz.gz", twice)


def test_members_written_one_behind_the_other_are_one_text() -> None:
    first, second = csv_bytes(ROWS[:9]), csv_bytes(ROWS[9:])
    (part,) = unpacked("a.csv.gz", gzip.compress(first) + gzip.compress(second) + b"\x00" * 7)
    assert cells_of(part) == ROWS


@pytest.mark.parametrize(
    ("limit", "most", "code", "name"),
    [
        ("MAX_MEMBERS", 1, Unopened.TOO_MANY_FILES, "a.zip"),
        ("MAX_CELLS", 20, Unopened.TOO_MANY_CELLS, "a.xlsx"),
        ("MAX_COLUMNS", 3, Unopened.TOO_MANY_CELLS, "a.xlsx"),
        ("MAX_COLUMNS", 3, Unopened.TOO_MANY_CELLS, "a.xls"),
        ("MAX_TAGS", 50, Unopened.TOO_MANY_CELLS, "a.xls"),
        ("MAX_CELLS", 20, Unopened.TOO_MANY_CELLS, "a.parquet"),
        ("MAX_CELLS", 20, Unopened.TOO_MANY_CELLS, "a.json"),
        ("UNPACKED_ANYWAY_BYTES", 100, Unopened.TOO_LARGE, "a.csv.gz"),
    ],
)
def test_no_file_takes_more_than_its_limits(
    monkeypatch: pytest.MonkeyPatch, limit: str, most: int, code: Code, name: str
) -> None:
    monkeypatch.setattr(limits, limit, most)
    monkeypatch.setattr(limits, "UNPACKED_TIMES", 1)
    refused_as(code, name, VALID[name])


def test_a_page_keeps_the_table_with_most_cells_and_shows_no_scripts() -> None:
    small = "<table><tr><td>a</td></tr></table>"
    page = (
        as_page(ROWS)
        .decode()
        .replace("<table", small + "<script>var x = '<td>no</td>';</script><!-- <td>no -->  <table", 1)
    )
    (part,) = unpacked("a.html", ("<html>" + page).encode())
    assert cells_of(part) == ROWS
    refused_as(Foreign.WEB_PAGE, "a.html", f"<html>{small}</html>".encode())


def test_old_spreadsheets_leave_out_empty_cells() -> None:
    cell = '<Cell{}><Data ss:Type="String">{}</Data></Cell>'
    rows = [
        "".join(cell.format("", text) for text in ("id", "day", "who", "total")),
        cell.format("", "1") + cell.format(' ss:Index="4"', "9.50"),
        "".join(cell.format("", text) for text in ("2", "2025-01-07", "<![CDATA[Ann & Bob]]>", "1")),
    ]
    page = (
        "<?xml version='1.0'?><Workbook><Table>" + "".join(f"<Row>{row}</Row>" for row in rows) + "</Table></Workbook>"
    )
    (part,) = unpacked("a.xls", page.encode())
    assert cells_of(part)[1:] == [["1", "", "", "9.50"], ["2", "2025-01-07", "Ann & Bob", "1"]]
