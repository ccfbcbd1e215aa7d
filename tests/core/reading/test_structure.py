"""Where the table stands in a file: preambles, footers, sheets, old encodings, bare columns."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

import pandas as pd
import pytest

from cltv_core.opening.encodings import repair_mojibake, to_utf8
from cltv_core.reading.open_table import open_tables
from tests.core.reading.helpers import csv_bytes, only_file, read_one, simple_rows

PLAIN = csv_bytes(simple_rows())
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def workbook(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """The least that a spreadsheet program accepts: numbers as numbers, all else as text."""
    return packed_sheets({name: "".join(map(_row, rows)) for name, rows in sheets.items()})


def _row(row: Sequence[object]) -> str:
    cells = [
        f"<c><v>{cell}</v></c>"
        if isinstance(cell, int | float)
        else f'<c t="inlineStr"><is><t>{escape(str(cell))}</t></is></c>'
        for cell in row
    ]
    return f"<row>{''.join(cells)}</row>"


def packed_sheets(data: Mapping[str, str]) -> bytes:
    numbered = list(enumerate(data, start=1))
    sheets = "".join(f'<sheet name="{name}" sheetId="{n}" r:id="r{n}"/>' for n, name in numbered)
    links = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n, _ in numbered
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{OFFICE}"><sheets>{sheets}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
        "xl/styles.xml": f'<styleSheet {MAIN}><cellXfs><xf numFmtId="0"/></cellXfs></styleSheet>',
        **{
            f"xl/worksheets/sheet{n}.xml": f"<worksheet {MAIN}><sheetData>{data[name]}</sheetData></worksheet>"
            for n, name in numbered
        },
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"sep=,\r\n" + PLAIN,
        b'"sep=;"\r\n' + csv_bytes(simple_rows(), ";"),
        PLAIN.replace(b"\r\n", b"\r"),
        b'Flower Shop Ltd,,,\r\nSales by customer,,,\r\n"January 1, 2025-December 31, 2025",,,\r\n\r\n' + PLAIN,
        b"\r\n".join([b"Note: all amounts in EUR,,,"] * 38) + b"\r\n" + PLAIN,
        b"\r\n\r\n\r\n" + PLAIN,
    ],
)
def test_what_stands_above_the_table_does_not_matter(data: bytes) -> None:
    pd.testing.assert_frame_equal(read_one(data).orders, read_one(PLAIN).orders)


def test_footers_are_left_out_and_the_sum_closes() -> None:
    footers = b'\r\n,,TOTAL,252.00\r\n36 record(s) downloaded\r\n"Tuesday, May 12, 2026 10:15 AM GMT+2",,,\r\n'
    transactions = read_one(PLAIN + footers)
    report = only_file(transactions)
    assert transactions.orders["revenue"].sum() == report.used_amount == 252.0
    assert round(report.used_amount + sum(part.amount for part in report.exclusions), 2) == report.file_amount


def test_line_numbers_count_what_stands_above() -> None:
    (table,) = open_tables("f.csv", b"sep=,\nTitle,,,\n\n" + PLAIN)
    assert table.lines[:2].tolist() == [5, 6]


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("Łukasz Żółć", "cp1250"),
        ("Müller Café", "cp1252"),
        ("Ayşe Yıldız", "cp1254"),
        ("Иван Петров", "cp1251"),
        ("田中さくら", "cp932"),
    ],
)
def test_names_in_old_encodings(name: str, encoding: str) -> None:
    rows = [row if n == 0 else [*row[:2], name if n % 2 else "Bob", row[3]] for n, row in enumerate(simple_rows())]
    assert name in set(read_one(csv_bytes(rows, encoding=encoding)).orders["customer_id"])


def test_garbled_names_are_put_right_and_others_left_alone() -> None:
    for name in ("Audrey Montréal", "Łódź €5 – “quoted”", "naïve Ærø", "Ñandú"):
        garbled = "".join(
            chr(byte) if 0x80 <= byte < 0xA0 else bytes([byte]).decode("cp1252", "replace") for byte in name.encode()
        )
        assert repair_mojibake(garbled.encode()).decode() == name
        assert repair_mojibake(name.encode()).decode() == name


def test_utf_16_of_both_kinds_with_and_without_mark() -> None:
    for encoding in ("utf-16", "utf-16-le", "utf-16-be"):
        assert to_utf8("Größe;1\r\n".encode(encoding) * 20).decode() in (
            "Größe;1\r\n" * 20,
            "Größe;1\r\n" + "\ufeffGröße;1\r\n" * 19,
        )


def test_columns_without_any_names() -> None:
    rows = [[f"2025-{n % 12 + 1:02d}-{n % 27 + 1:02d}", f"ann{n % 5}@example.com", f"{n}.50"] for n in range(40)]
    transactions = read_one(csv_bytes(rows))
    assert transactions.orders["revenue"].sum() == sum(range(40)) + 20
    assert set(transactions.orders["customer_id"]) == {f"ann{n}@example.com" for n in range(5)}


def monthly(month: int) -> list[list[object]]:
    header: list[object] = ["Order ID", "Date", "Customer", "Total"]
    return [header, *[[f"{month}-{n}", f"2025-{month:02d}-{n + 1:02d}", f"C{n}", 10.5 * month] for n in range(6)]]


def test_every_sheet_of_sales_is_read_and_notes_are_not() -> None:
    sheets = {
        "Summary": [["Month", "Total sales"], ["January", 63], ["February", 126]],
        "January": monthly(1),
        "February": [["Sales of February"], [], *monthly(2)],
        "Notes": [["Remember to order flour"]],
    }
    transactions = read_one(workbook(sheets), "year.xlsx")
    assert [report.name for report in transactions.report.files] == [
        "year.xlsx, sheet January",
        "year.xlsx, sheet February",
    ]
    assert transactions.orders["revenue"].sum() == 6 * 10.5 + 6 * 21


def test_a_sheet_that_goes_on_without_names_belongs_to_the_first() -> None:
    transactions = read_one(workbook({"Sheet1": monthly(1), "Sheet2": monthly(2)[1:]}), "long.xlsx")
    assert len(transactions.orders) == 12


def test_serial_days_in_a_workbook_without_formats() -> None:
    rows = [["Order ID", "Date", "Customer", "Total"], *[[n, 45658 + n / 2, f"C{n % 3}", 5] for n in range(8)]]
    orders = read_one(workbook({"Sales": rows}), "serial.xlsx").orders
    assert str(orders["ordered_at"].min()) == "2025-01-01 00:00:00"
    assert str(orders["ordered_at"].max()) == "2025-01-04 12:00:00"


def test_the_same_table_side_by_side_is_one_table() -> None:
    header, *rows = simple_rows()
    half = len(rows) // 2
    blank = [""] * len(header)
    left, right = rows[:half], [*rows[half:], blank][: half + 1]
    beside = [[*a, "", *b] for a, b in zip([*left, blank], right, strict=False)]
    pd.testing.assert_frame_equal(
        read_one(csv_bytes([[*header, "", *header], *beside])).orders,
        read_one(csv_bytes([header, *left, *(row for row in right if row != blank)])).orders,
    )


@pytest.mark.parametrize("long", ["N" * 200_000, "Note, " * 40_000])
@pytest.mark.parametrize("place", [0, 1])
def test_a_long_cell_in_the_first_rows_hides_no_rows(long: str, place: int) -> None:
    rows = [[*row, long if n == place else "Note" if n == 0 else ""] for n, row in enumerate(simple_rows())]
    report = only_file(read_one(csv_bytes(rows)))
    left_out = sum(part.amount for part in report.exclusions)
    assert report.used_amount + left_out == pytest.approx(only_file(read_one(PLAIN)).used_amount)
    assert sum(part.rows for part in report.exclusions) == place


def test_a_long_title_hides_no_table() -> None:
    pd.testing.assert_frame_equal(read_one(b"T" * 200_000 + b"\r\n" + PLAIN).orders, read_one(PLAIN).orders)
