"""Xero: a row an invoice line, the invoice's total on each of them, credit notes with and without their minus."""

from __future__ import annotations

import pytest

from cltv_core.reading.codes import Excluded
from tests.core.reading.formats.expected import (
    VARIATIONS,
    assert_closes,
    cells,
    changed,
    customers_of,
    lines_of,
    only_columns,
    orders_of,
    read_cells,
    read_fixture,
    refunds_of,
)
from tests.core.reading.helpers import exclusions, only_file

KEY = "xero_sales_invoices_export"
ORDERS = {
    "INV-1010": ("Harbour Cafe Example", "2026-02-20", 900.0, 0.0),
    "INV-1011": ("orders@takaka.example", "2026-02-21", 150.0, 0.0),
    "INV-1014": ("Harbour Cafe Example", "2026-03-24", 1300.0 + 20.0 - 100.0, 100.0),
    "INV-1015": ("orders@takaka.example", "2026-03-25", 299.97, 0.0),
    "INV-1016": ("jo@example.com", "2026-03-26", 300.0 - 40.0, 40.0),
}
LEFT_OUT = {
    Excluded.BOOKING: (1, 50.0),
    Excluded.CANCELLED: (1, 60.0),
    Excluded.TRIAL: (1, 90.0),
    Excluded.OTHER_CURRENCY(currency="AUD"): (1, 280.0),
}


def test_orders_exclusions_and_the_sum() -> None:
    transactions = read_fixture(KEY)
    assert only_file(transactions).format == KEY
    assert orders_of(transactions) == ORDERS
    assert exclusions(transactions) == LEFT_OUT
    total = 1300 + 20 + 900 - 100 + 120 + 30 + 60 + 90 + 299.97 - 40 + 300 + 50 + 280
    assert only_file(transactions).file_amount == pytest.approx(total)
    assert_closes(transactions)


def test_credit_notes_are_taken_off_the_invoice_they_name_or_the_latest() -> None:
    assert refunds_of(read_fixture(KEY)) == [("INV-1014", "2026-04-01", 100.0), ("INV-1016", "2026-03-28", 40.0)]


def test_lines_and_customers() -> None:
    transactions = read_fixture(KEY)
    assert lines_of(transactions)[:4] == [
        ("INV-1010", "Wholesale coffee, February", 1.0, 900.0),
        ("INV-1011", "Beans 1kg", 1.0, 30.0),
        ("INV-1011", "Beans 1kg", 4.0, 120.0),
        ("INV-1014", "Delivery\n(Nelson)", 1.0, 20.0),
    ]
    people = customers_of(transactions, "email", "last_name", "postcode")
    assert people["orders@takaka.example"] == ("orders@takaka.example", "Books", "")
    assert people["Harbour Cafe Example"] == ("", "Example", "7010")


@pytest.mark.parametrize("variation", VARIATIONS)
def test_the_same_orders_however_the_file_is_arranged(variation: str) -> None:
    transactions = read_cells(VARIATIONS[variation](cells(KEY)))
    assert only_file(transactions).format == KEY
    assert orders_of(transactions) == ORDERS
    assert exclusions(transactions) == LEFT_OUT


def test_a_choice_of_columns_and_american_dates() -> None:
    headers = "ContactName,EmailAddress,InvoiceNumber,Reference,InvoiceDate,LineAmount,AccountCode,TaxType,Currency,Type,Status"

    def american(day: str) -> str:
        date, month, year = day.split("/")
        return f"{month}/{date}/{year}"

    rows = changed(only_columns(cells(KEY), *headers.split(",")), "InvoiceDate", american)
    transactions = read_cells(rows)
    assert only_file(transactions).format == KEY
    assert orders_of(transactions) == ORDERS


def test_without_amounts_of_lines_the_repeated_total_counts_once() -> None:
    headers = "ContactName,EmailAddress,InvoiceNumber,InvoiceDate,DueDate,Total,TaxTotal,InvoiceAmountPaid,TaxType"
    rows = [
        headers.split(","),
        *(
            [f"Shop {number}", "", f"INV-{number}", f"1{number}/03/2026", "", "115.00", "15.00", "0.00", "GST"]
            for number in (1, 1, 2, 2, 3, 3)
        ),
    ]
    transactions = read_cells(rows)
    assert only_file(transactions).format == KEY
    assert [facts[2] for facts in orders_of(transactions).values()] == [115.0, 115.0, 115.0]
