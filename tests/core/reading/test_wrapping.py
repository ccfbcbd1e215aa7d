"""The same sales in other clothes: wrapped lines and cells, merged cells, sheets that repeat, Parquet and JSON."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Sequence

import pandas as pd
import pyarrow as pa
import pytest
from pyarrow import parquet

from cltv_core.errors import CltvError
from cltv_core.reading.codes import Note
from cltv_core.reading.source import wrapping
from tests.core.reading.helpers import csv_bytes, only_file, read_one, simple_rows
from tests.core.reading.test_structure import monthly, packed_sheets, workbook

Rows = Sequence[Sequence[object]]
PLAIN = read_one(csv_bytes(simple_rows())).orders


def written(rows: Rows, cell: Callable[[str], str], delimiter: str = ",") -> bytes:
    return "\r\n".join(delimiter.join(cell(str(value)) for value in row) for row in rows).encode()


def lines_as_cells(rows: Rows) -> bytes:
    lines = csv_bytes(rows).decode().splitlines()
    return "\r\n".join('"' + line.replace('"', '""') + '"' for line in lines).encode()


def as_records(rows: Rows) -> list[dict[str, object]]:
    return [dict(zip(map(str, rows[0]), row, strict=True)) for row in rows[1:]]


def as_parquet(rows: Rows) -> bytes:
    frame = pd.DataFrame(as_records(rows))
    frame["Date"] = pd.to_datetime(frame["Date"])
    frame["Total"] = frame["Total"].astype(float)
    out = io.BytesIO()
    parquet.write_table(pa.Table.from_pandas(frame), out)
    return out.getvalue()


WRAPPED: dict[str, Callable[[Rows], bytes]] = {
    "each line one cell": lines_as_cells,
    "each line the first cell": lambda rows: lines_as_cells(rows).replace(b"\r\n", b",,,\r\n"),
    "typographic quotes": lambda rows: written(rows, lambda cell: f"\u201c{cell}\u201d"),
    "single quotes": lambda rows: written(rows, lambda cell: "'" + cell.replace("'", "''") + "'"),
    "single quotes around texts": lambda rows: written(
        rows, lambda cell: cell if re.fullmatch(r"\d+\.\d+", cell) else f"'{cell}'", ";"
    ),
    "formulas": lambda rows: written(rows, lambda cell: f'="{cell}"'),
    "quoted formulas": lambda rows: csv_bytes([rows[0], *([f'="{cell}"' for cell in row] for row in rows[1:])], ";"),
    "apostrophes": lambda rows: written(rows, lambda cell: f"'{cell}" if cell[0].isdigit() else cell),
    "parquet": as_parquet,
    "records": lambda rows: json.dumps(as_records(rows)).encode(),
    "records in UTF-16": lambda rows: json.dumps(as_records(rows)).encode("utf-16"),
    "a record a line": lambda rows: "\n".join(map(json.dumps, as_records(rows))).encode(),
    "records within": lambda rows: json.dumps({"ok": True, "data": {"orders": as_records(rows)}}).encode(),
    "lists": lambda rows: json.dumps([list(row) for row in rows]).encode(),
    "a header again in the middle": lambda rows: csv_bytes([*rows[:10], rows[0], *rows[10:]]),
}


@pytest.mark.parametrize("at_once", [1, 1 << 20])
@pytest.mark.parametrize("wrap", WRAPPED.values(), ids=WRAPPED)
def test_the_same_sales_in_other_clothes(
    wrap: Callable[[Rows], bytes], at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wrapping, "_BLOCK_BYTES", at_once)
    rows = [[cell if cell != "C001" else "Dan O'Hara" for cell in row] for row in simple_rows()]
    pd.testing.assert_frame_equal(read_one(wrap(rows)).orders, read_one(csv_bytes(rows)).orders)


def test_items_within_orders_are_rows_of_their_own() -> None:
    orders = [
        {
            "id": f"#{n}",
            "created_at": f"2025-01-{n:02d}T10:00:00",
            "total_price": "7.50",
            "customer": {"email": f"c{n % 4}@example.com"},
            "line_items": [
                {"title": "Tea", "quantity": 1, "price": "5.00"},
                {"title": "Mug", "quantity": 1, "price": "2.50"},
            ],
        }
        for n in range(1, 21)
    ]
    transactions = read_one(json.dumps({"orders": orders}).encode(), "orders.json")
    assert len(transactions.orders) == 20
    assert transactions.orders["revenue"].sum() == 150.0
    assert transactions.orders["customer_id"].nunique() == 4


@pytest.mark.parametrize(
    "data", [b'{"a": 1}', b'[{"a": ' * 5000, b"[[[[[[]]]]]]", b'{"orders": []}', b"[" * 200_000, b"[[1,2],[3"]
)
def test_json_without_orders_ends_in_a_sentence(data: bytes) -> None:
    with pytest.raises(CltvError):
        read_one(data, "data.json")


def grouped(rows: Rows, columns: Sequence[int]) -> list[list[object]]:
    """Each entry of these columns on the first of the rows that share it only."""
    done: list[list[object]] = []
    for above, row in zip([rows[0], *rows], rows, strict=False):
        same = [above[column] for column in columns] == [row[column] for column in columns] and row is not rows[0]
        done.append(["" if same and place in columns else cell for place, cell in enumerate(row)])
    return done


def by_day(rows: int = 36) -> list[list[object]]:
    header: list[object] = ["Date", "Receipt", "Customer", "Amount"]
    return [header, *([f"2025-02-{n // 3 + 1:02d}", f"{100 + n}", f"C{n % 7}", f"{n}.50"] for n in range(rows))]


def by_customer() -> list[list[object]]:
    rows = [[f"C{n // 4}", f"2025-0{n % 4 + 1}-1{n // 4}", f"{100 + n}", f"{n}.50"] for n in range(36)]
    return [["Customer", "Date", "Invoice", "Amount"], *rows]


@pytest.mark.parametrize(("rows", "columns"), [(by_day(), [0]), (by_customer(), [0])])
def test_what_stands_once_a_group_holds_for_all_of_its_rows(rows: Rows, columns: Sequence[int]) -> None:
    whole = read_one(csv_bytes(rows)).orders
    total = ["", "", "", "648.00"]
    for data, name in (
        (csv_bytes(grouped(rows, columns)), "f.csv"),
        (csv_bytes([*grouped(rows, columns), total]), "f.csv"),
        (workbook({"S": grouped(rows, columns)}), "f.xlsx"),
    ):
        pd.testing.assert_frame_equal(read_one(data, name).orders, whole)


@pytest.mark.parametrize("place", [0, 1, 2])
def test_totals_of_customers_and_months_count_for_nothing(place: int) -> None:
    rows = by_customer()[1:]
    with_totals: list[Sequence[object]] = []
    for at in range(0, len(rows), 4):
        label = [rows[at][0] if place == 0 else "", "", "", f"{sum(float(row[3]) for row in rows[at : at + 4])}"]
        label[place] = f"{label[place]} total".strip()
        with_totals += [*grouped([by_customer()[0], *rows[at : at + 4]], [0])[1:], label]
    read = read_one(csv_bytes([by_customer()[0], *with_totals]))
    pd.testing.assert_frame_equal(read.orders, read_one(csv_bytes(by_customer())).orders)


def test_customers_that_stand_alone_above_their_sales() -> None:
    rows: list[Sequence[object]] = [["Date", "Invoice", "Amount"]]
    for at in range(0, 36, 4):
        rows += [[f"Ann {'ABCDEFGHI'[at // 4]}.", "", ""], *(row[1:] for row in by_customer()[1:][at : at + 4])]
    orders = read_one(csv_bytes(rows)).orders
    assert (len(orders), orders["customer_id"].nunique(), orders["revenue"].sum()) == (36, 9, 648.0)


def test_sales_to_nobody_are_not_given_to_the_customer_above() -> None:
    """A till names members only; the sales between theirs are nobody's."""
    rows = [
        [f"Member {(n * 7) % 40}" if n % 3 == 0 else "", f"2025-02-{n // 3 + 1:02d}", f"{n}", "5.00"] for n in range(60)
    ]
    transactions = read_one(csv_bytes([["Customer", "Date", "Receipt", "Amount"], *rows]))
    assert len(transactions.orders) == 20


def test_merged_cells_of_a_workbook_hold_in_each_of_their_rows() -> None:
    cell = '<c r="{}{}" t="inlineStr"><is><t>{}</t></is></c>'
    rows = by_day(12)
    sheet = "".join(
        f'<row r="{n}">'
        + "".join(cell.format("ABCD"[at], n, text) for at, text in enumerate(row) if at or n % 3 == 2 or n == 1)
        + "</row>"
        for n, row in enumerate(rows, start=1)
    )
    data = packed_sheets({"S": sheet})
    merges = "".join(f'<mergeCell ref="A{n}:A{n + 2}"/>' for n in range(2, 13, 3))
    merged = packed_sheets({"S": f"{sheet}</sheetData><mergeCells>{merges}</mergeCells><sheetData>"})
    for book in (data, merged):
        assert read_one(book, "m.xlsx").orders["revenue"].sum() == sum(n + 0.5 for n in range(12))


def test_a_sheet_of_all_beside_one_for_each_month_counts_once_and_is_told() -> None:
    months = {f"M{month}": monthly(month) for month in (1, 2, 3)}
    everything = [monthly(1)[0], *(row for rows in months.values() for row in rows[1:])]
    without_numbers = {name: [row[1:] for row in rows] for name, rows in {"All": everything, **months}.items()}
    for sheets in ({"All": everything, **months}, without_numbers, dict(reversed(without_numbers.items()))):
        transactions = read_one(workbook(sheets), "year.xlsx")
        assert transactions.orders["revenue"].sum() == 6 * 10.5 * (1 + 2 + 3)
        (told,) = [note for note in only_file(transactions).notes if note.code is Note.SHEETS_REPEATED]
        assert set(told["sheets"]) == {"M1", "M2", "M3"}


def test_quotes_that_a_backslash_escapes() -> None:
    header, *rows = simple_rows()
    lines = [
        ",".join(map(str, [*header, "Item"])),
        *(",".join([*map(str, row), r'"Mug \"big\", blue"']) for row in rows),
    ]
    pd.testing.assert_frame_equal(read_one("\n".join(lines).encode()).orders, PLAIN)
