"""QuickBooks: a report, not a table; customers stand above their sales."""

from __future__ import annotations

import csv
import io

import pytest

from cltv_core.reading.codes import Excluded, Note
from tests.core.reading.formats.expected import (
    assert_closes,
    changed,
    customers_of,
    fixture,
    lines_of,
    orders_of,
    read_cells,
    read_fixture,
    refunds_of,
    without_columns,
)
from tests.core.reading.helpers import exclusions, only_file, read_one
from tests.core.reading.test_structure import workbook

KEY = "quickbooks_online_sales_by_customer_detail"
ORDERS = {
    "2462, Aaron Example, Invoice": ("Aaron Example", "2026-04-29", 1549.0 + 199.0 - 199.0, 199.0),
    "2462, Bée & Sons, Ltd., Sales Receipt": ("Bée & Sons, Ltd.", "2026-01-15", 240.0, 0.0),
    "2401": ("Bée & Sons, Ltd.", "2026-01-20", 800.0 - 80.0, 0.0),
    "2410": ("Bée & Sons, Ltd.:Kitchen job", "2026-02-10", 160.0, 0.0),
    "row 17": ("Cara Cash", "2026-03-03", 25.0 + 5.0 - 5.0, 5.0),
    "row 19": ("Cara Cash", "2026-03-28", 12.5, 0.0),
}
LEFT_OUT = {
    Excluded.EMPTY_ROW: (5 + 5 + 1 + 1, 0.0),
    Excluded.BOOKING: (2, -720.0 + 1600.0),
    Excluded.NO_CUSTOMER: (1, 12.5),
}


def _cells() -> list[list[str]]:
    rows = list(csv.reader(io.StringIO(fixture(KEY).decode(), newline="")))
    return [row for row in rows[4:] if row]


def test_orders_exclusions_and_the_sum() -> None:
    transactions = read_fixture(KEY)
    assert only_file(transactions).format == KEY
    assert orders_of(transactions) == ORDERS
    assert exclusions(transactions) == LEFT_OUT
    total = 1549 + 199 - 199 + 240 + 800 - 80 - 720 + 160 + 1600 + 25 + 5 + 12.5 - 5 + 12.5
    assert only_file(transactions).file_amount == pytest.approx(total)
    assert_closes(transactions)


def test_credit_memos_and_refunds_have_their_day() -> None:
    assert refunds_of(read_fixture(KEY)) == [
        ("2462, Aaron Example, Invoice", "2026-05-04", 199.0),
        ("row 17", "2026-03-30", 5.0),
    ]


def test_lines() -> None:
    lines = [line for line in lines_of(read_fixture(KEY)) if line[0] in {"2462, Aaron Example, Invoice", "row 17"}]
    assert lines == [
        ("2462, Aaron Example, Invoice", "Wardrobe Styling:Custom Coat", 1.0, 1549.0),
        ("2462, Aaron Example, Invoice", "Wardrobe Styling:Custom Shirt", 1.0, 199.0),
        ("row 17", "Candle", 2.0, 25.0),
        ("row 17", "Soap", 1.0, 5.0),
    ]


def test_customers() -> None:
    people = customers_of(read_fixture(KEY), "first_name", "last_name", "email")
    assert people["Aaron Example"] == ("Aaron", "Example", "")
    assert Note.NO_EMAIL_QUICKBOOKS() in only_file(read_fixture(KEY)).notes


def test_the_classic_report() -> None:
    names = [
        "",
        "Date",
        "Transaction Type",
        "Num",
        "Product/Service",
        "Memo/Description",
        "Qty",
        "Sales Price",
        "Amount",
    ]
    rows = _cells()
    transactions = read_cells([[*names, "Balance"], *rows[1:]])
    assert only_file(transactions).format == KEY
    assert orders_of(transactions) == ORDERS
    assert exclusions(transactions) == LEFT_OUT


def test_more_or_fewer_columns_and_british_dates() -> None:
    assert orders_of(read_cells(without_columns(_cells(), "Description", "Balance"))) == ORDERS
    names, *body = _cells()
    assert orders_of(read_cells([[*names, "Class", "Class"], *([*row, "", ""] for row in body)])) == ORDERS

    def british(day: str) -> str:
        month, date, year = day.split("/") if day else ("", "", "")
        return f"{date}/{month}/{year}" if day else ""

    assert orders_of(read_cells(changed(_cells(), "Transaction date", british))) == ORDERS


def _as_number(cell: str) -> float | str:
    try:
        return float(cell.replace(",", ""))
    except ValueError:
        return cell


def test_the_report_as_a_workbook() -> None:
    names, *body = _cells()
    title = [["The Example Shop"], ["Sales by Customer Detail"], ["January 1 - May 11, 2026"], [""]]
    numbered = [[*row[:6], *map(_as_number, row[6:])] for row in body]
    transactions = read_one(workbook({"Sheet1": [*title, names, *numbered]}), "report.xlsx")
    assert only_file(transactions).format == KEY
    assert orders_of(transactions) == ORDERS
    assert exclusions(transactions) == LEFT_OUT


def _desktop(*cells: str) -> list[str]:
    row = [""] * 24
    for place, cell in zip(range(4, 24, 2), cells, strict=False):
        row[place] = cell
    return row


def _heading(text: str, place: int, amount: str = "") -> list[str]:
    row = [""] * 24
    row[place], row[20], row[22] = text, amount, amount
    return row


def test_the_desktop_report_with_its_spacer_columns() -> None:
    rows = [
        _desktop("Type", "Date", "Num", "Memo", "Name", "Item", "Qty", "Sales Price", "Amount", "Balance"),
        _heading("Ann Ltd", 1),
        _desktop("Invoice", "01/15/2026", "101", "red", "Ann Ltd", "Coat", "1", "100.00", "100.00", "100.00"),
        _desktop("Invoice", "01/15/2026", "101", "", "Ann Ltd", "Shirt", "1", "50.00", "50.00", "150.00"),
        _desktop("Credit Memo", "01/20/2026", "102", "", "Ann Ltd", "Shirt", "-1", "50.00", "-50.00", "100.00"),
        _heading("Total Ann Ltd", 1, "100.00"),
        _heading("Bob & Co", 1),
        _heading("Job 1", 2),
        _desktop("Invoice", "02/15/2026", "103", "", "Bob & Co:Job 1", "Coat", "1", "100.00", "100.00", "100.00"),
        _heading("Total Job 1", 2, "100.00"),
        _heading("Total Bob & Co", 1, "100.00"),
        _heading("TOTAL", 0, "200.00"),
    ]
    transactions = read_cells(rows)
    assert only_file(transactions).format == KEY
    assert orders_of(transactions) == {
        "101": ("Ann Ltd", "2026-01-15", 100.0, 50.0),
        "103": ("Bob & Co:Job 1", "2026-02-15", 100.0, 0.0),
    }
    assert exclusions(transactions) == {Excluded.EMPTY_ROW: (7, 0.0)}
    assert_closes(transactions)


def test_other_reports_with_headings_are_read_alike() -> None:
    rows = [
        ["", "Day", "Service", "Price"],
        ["Ann Lee", "", "", ""],
        ["", "2025-01-05", "Haircut", "40.00"],
        ["", "2025-02-09", "Colour", "80.00"],
        ["Total Ann Lee", "", "", "120.00"],
        ["Bo Diaz", "", "", ""],
        ["", "2025-01-06", "Haircut", "40.00"],
        ["Total Bo Diaz", "", "", "40.00"],
        ["Total", "", "", "160.00"],
    ]
    transactions = read_cells(rows)
    assert sorted(facts[:3] for facts in orders_of(transactions).values()) == [
        ("Ann Lee", "2025-01-05", 40.0),
        ("Ann Lee", "2025-02-09", 80.0),
        ("Bo Diaz", "2025-01-06", 40.0),
    ]
    assert_closes(transactions)
