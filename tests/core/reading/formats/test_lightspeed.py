"""Lightspeed X-Series: a sale, its lines and its payments are rows of one table; walk-ins are one customer."""

from __future__ import annotations

import pytest

from cltv_core.reading.codes import Excluded
from tests.core.reading.formats.expected import (
    VARIATIONS,
    assert_closes,
    cells,
    customers_of,
    lines_of,
    only_columns,
    orders_of,
    read_cells,
    read_fixture,
    refunds_of,
)
from tests.core.reading.helpers import exclusions, only_file

KEY = "lightspeed_x_sales_history"
ORDERS = {
    "1001": ("Ann-7YQX", "2026-03-01", 13.5, 0.0),
    "1003": ("Bob-2ABC", "2026-03-02", 0.0, 32.0),
    "1007": ("Cy-9", "2026-03-08", 250.0 - 25.0, 0.0),
    "1009": ("Ann-7YQX", "2026-03-31", 4.5, 0.0),
}
LEFT_OUT = {
    Excluded.CANCELLED: (3, 9.0),
    Excluded.TRIAL: (2, 9.0),
    Excluded.NOT_PAID_YET: (2, 250.0),
    Excluded.NO_CUSTOMER: (3, 4.5),
}


def test_orders_exclusions_and_the_sum() -> None:
    transactions = read_fixture(KEY)
    assert only_file(transactions).format == KEY
    assert orders_of(transactions) == ORDERS
    assert exclusions(transactions) == LEFT_OUT
    assert only_file(transactions).file_amount == pytest.approx(13.5 + 4.5 + 32 - 32 + 9 + 9 + 225 + 250 + 4.5)
    assert_closes(transactions)


def test_lines_are_neither_sales_nor_payments() -> None:
    transactions = read_fixture(KEY)
    assert lines_of(transactions) == [
        ("1001", "Flat white", 2.0, 9.0),
        ("1001", "Muffin", 1.0, 4.5),
        ("1003", "Beans 1kg", 1.0, 32.0),
        ("1007", "Grinder", 1.0, 250.0),
        ("1009", "Flat white", 1.0, 4.5),
    ]
    assert refunds_of(transactions) == [("1003", "2026-03-05", 32.0)]


def test_customers() -> None:
    assert customers_of(read_fixture(KEY), "first_name", "last_name")["Bob-2ABC"] == ("Bob", "Māori")


@pytest.mark.parametrize("variation", VARIATIONS)
def test_the_same_orders_however_the_file_is_arranged(variation: str) -> None:
    transactions = read_cells(VARIATIONS[variation](cells(KEY)))
    assert only_file(transactions).format == KEY
    assert orders_of(transactions) == ORDERS
    assert exclusions(transactions) == LEFT_OUT


def test_a_file_of_lines_alone_adds_up() -> None:
    rows = cells(KEY)
    kind = rows[0].index("Line Type")
    transactions = read_cells([rows[0], *(row for row in rows[1:] if row[kind] == "Sale Line")])
    assert orders_of(transactions) == ORDERS
    assert_closes(transactions)


def test_a_choice_of_columns_is_enough() -> None:
    headers = "Date,Receipt Number,Line Type,Customer Code,Customer Name,Quantity,Total,Details,Register,Status"
    transactions = read_cells(only_columns(cells(KEY), *headers.split(",")))
    assert only_file(transactions).format == KEY
    assert orders_of(transactions) == ORDERS
