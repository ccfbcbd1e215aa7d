"""Magento: one row an order, cells of several lines, closed orders were given back."""

from __future__ import annotations

import pytest

from cltv_core.reading.codes import Excluded
from tests.core.reading.formats.expected import (
    VARIATIONS,
    assert_closes,
    cells,
    changed,
    customers_of,
    only_columns,
    orders_of,
    read_cells,
    read_fixture,
    with_header,
)
from tests.core.reading.helpers import exclusions, only_file

KEY = "magento_sales_order_grid"
ORDERS = {
    "000000110": ("ada@example.com", "2025-09-05", 0.0, 0.0),
    "000000111": ("Desta Æ", "2025-09-06", 16.0, 0.0),
    "000000112": ("Desta Æ", "2025-09-07", 15.0, 0.0),
    "000000113": ("cy@example.com", "2025-09-08", 1250.0, 0.0),
    "000000118": ("bo@example.com", "2025-09-13", 0.0, 60.0),
    "000000119": ("bo@example.com", "2025-09-14", 0.0, 80.0),
    "000000120": ("ada@example.com", "2025-09-15", 120.5 - 20.5, 20.5),
    "000000121": ("ada@example.com", "2025-09-16", 45.0, 0.0),
}
LEFT_OUT = {
    Excluded.CANCELLED: (1, 33.0),
    Excluded.NOT_PAID_YET: (3, 20.0 + 21.0 + 22.0),
    Excluded.REFUND_GIVEN: (3, 20.5 + 80.0 + 60.0),
}


def test_orders_exclusions_and_the_sum() -> None:
    transactions = read_fixture(KEY)
    assert only_file(transactions).format == KEY
    assert orders_of(transactions) == ORDERS
    assert exclusions(transactions) == LEFT_OUT
    total = 45 + 120.5 + 80 + 60 + 33 + 20 + 21 + 22 + 1250 + 15 + 16
    assert only_file(transactions).file_amount == pytest.approx(total)
    assert_closes(transactions)


def test_customers() -> None:
    people = customers_of(read_fixture(KEY), "email", "first_name", "last_name")
    assert people["ada@example.com"] == ("ada@example.com", "Ada", "Lovelace")
    assert people["Desta Æ"] == ("", "Desta", "Æ")


@pytest.mark.parametrize("variation", VARIATIONS)
def test_the_same_orders_however_the_file_is_arranged(variation: str) -> None:
    transactions = read_cells(VARIATIONS[variation](cells(KEY)))
    assert only_file(transactions).format == KEY
    assert orders_of(transactions) == ORDERS
    assert exclusions(transactions) == LEFT_OUT


def test_a_choice_of_columns_with_currency_signs() -> None:
    headers = (
        "ID,Purchase Date,Bill-to Name,Grand Total (Base),Grand Total (Purchased),Status,Customer Email,Total Refunded"
    )
    rows = only_columns(cells(KEY), *headers.split(","))
    rows = changed(rows, "Grand Total (Base)", lambda amount: f"${float(amount):,.2f}")
    transactions = read_cells(rows)
    assert only_file(transactions).format == KEY
    assert orders_of(transactions) == ORDERS


def test_german_names_of_columns_and_states() -> None:
    german = {
        "Purchase Point": "Bestellt bei",
        "Purchase Date": "Kaufdatum",
        "Bill-to Name": "Rechnungsempfänger",
        "Ship-to Name": "Lieferempfänger",
        "Grand Total (Base)": "Gesamtbetrag (Basis)",
        "Customer Email": "Kunden-E-Mail",
        "Customer Name": "Kundenname",
        "Total Refunded": "Gesamt erstattet",
    }
    rows = cells(KEY)
    for english, translated in german.items():
        rows = with_header(rows, english, translated)
    states = {"canceled": "Storniert", "closed": "Geschlossen", "pending": "Ausstehend", "complete": "Vollständig"}
    transactions = read_cells(changed(rows, "Status", lambda status: states.get(status, status)))
    assert only_file(transactions).format == KEY
    assert orders_of(transactions) == ORDERS
