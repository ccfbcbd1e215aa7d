"""BigCommerce: one row an order, all products in one cell, customer 0 is a guest."""

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
)
from tests.core.reading.helpers import exclusions, only_file

KEY = "bigcommerce_orders"
ORDERS = {
    "186": ("dawn@example.com", "2014-04-26", 270.5, 0.0),
    "187": ("sun.guest@example.com", "2014-04-27", 80.0, 0.0),
    "188": ("dawn@example.com", "2014-05-02", 50.0 - 20.0, 20.0),
    "189": ("olafur@example.is", "2014-05-03", 0.0, 99.0),
    "194": ("rita@example.com", "2014-05-08", 1040.0, 0.0),
    "197": ("dawn@example.com", "2014-05-31", 75.0 - 10.0, 10.0),
    "198": ("free@example.com", "2014-05-31", 0.0, 0.0),
}
LEFT_OUT = {
    Excluded.CANCELLED: (3, 45.0 + 30.0 + 35.0),
    Excluded.NOT_PAID_YET: (1, 40.0),
    Excluded.OTHER_CURRENCY(currency="NZD"): (1, 60.0),
    Excluded.NO_CUSTOMER: (1, 15.0),
    Excluded.REFUND_GIVEN: (3, 20.0 + 99.0 + 10.0),
}


def test_orders_exclusions_and_the_sum() -> None:
    transactions = read_fixture(KEY)
    assert only_file(transactions).format == KEY
    assert orders_of(transactions) == ORDERS
    assert exclusions(transactions) == LEFT_OUT
    total = 270.5 + 80 + 50 + 99 + 45 + 30 + 35 + 40 + 1040 + 60 + 15 + 75
    assert only_file(transactions).file_amount == pytest.approx(total)
    assert_closes(transactions)


def test_products_are_unpacked_though_names_hold_commas() -> None:
    assert lines_of(read_fixture(KEY)) == [
        ("186", "Capri, cropped", 2.0, 198.0),
        ("186", "Legging", 1.0, 67.5),
        ("187", "Top", 1.0, 75.0),
        ("188", "Legging", 1.0, 67.5),
        ("189", "Coat", 1.0, 94.0),
        ("194", "Jacket", 10.0, 1035.0),
        ("197", "Legging", 1.0, 67.5),
        ("198", "Swatch", 1.0, 0.0),
    ]


def test_customers() -> None:
    people = customers_of(read_fixture(KEY), "email", "first_name", "last_name", "postcode")
    assert people["dawn@example.com"] == ("dawn@example.com", "Dawn", "Example", "2000")
    assert people["olafur@example.is"][1:3] == ("Ólafur", "Jónsson")


@pytest.mark.parametrize("variation", VARIATIONS)
def test_the_same_orders_however_the_file_is_arranged(variation: str) -> None:
    transactions = read_cells(VARIATIONS[variation](cells(KEY)))
    assert only_file(transactions).format == KEY
    assert orders_of(transactions) == ORDERS
    assert exclusions(transactions) == LEFT_OUT


def test_a_choice_of_columns_is_enough() -> None:
    headers = (
        "Order ID,Customer ID,Customer Name,Customer Email,Billing Email,Order Date,Order Status,Order Total (inc tax)"
    )
    rows = only_columns(cells(KEY), *headers.split(","), "Order Currency Code", "Product Details", "Refund Amount")
    transactions = read_cells(rows)
    assert only_file(transactions).format == KEY
    assert orders_of(transactions) == ORDERS


def test_american_dates_with_the_time_in_a_column_of_its_own() -> None:
    def american(day: str) -> str:
        date, month, year = day.split("/")
        return f"{month}/{date}/{year}"

    rows = changed(cells(KEY), "Order Date", american)
    timed = [["Order Time", *rows[0]], *(["1:05 PM", *row] for row in rows[1:])]
    transactions = read_cells(timed)
    assert orders_of(transactions) == ORDERS
    assert set(transactions.orders["ordered_at"].dt.hour) == {13}
