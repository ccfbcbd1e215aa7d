"""Squarespace: like Shopify, but "Order ID" and "Amount Refunded"; order columns on the first row only."""

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

KEY = "squarespace_orders"
ORDERS = {
    "00001": ("henri@example.com", "2018-07-25", 30.0, 0.0),
    "00002": ("anna@example.com", "2018-07-26", 18.5, 0.0),
    "00003": ("henri@example.com", "2018-08-01", 40.0 - 15.0, 15.0),
    "00004": ("anna@example.com", "2018-08-02", 0.0, 22.0),
    "00007": ("joe@example.com", "2018-08-06", 1249.0, 0.0),
    "00008": ("carol tan, 94105", "2018-08-07", 9.0, 0.0),
    "00011": ("anna@example.com", "2018-08-10", 0.0, 0.0),
}
LEFT_OUT = {
    Excluded.CANCELLED: (1, 12.0),
    Excluded.NOT_PAID_YET: (1, 33.0),
    Excluded.OTHER_CURRENCY(currency="EUR"): (1, 25.0),
    Excluded.NO_CUSTOMER: (1, 7.0),
    Excluded.REFUND_GIVEN: (2, 15.0 + 22.0),
}


def test_orders_exclusions_and_the_sum() -> None:
    transactions = read_fixture(KEY)
    assert only_file(transactions).format == KEY
    assert orders_of(transactions) == ORDERS
    assert exclusions(transactions) == LEFT_OUT
    assert only_file(transactions).file_amount == pytest.approx(30 + 18.5 + 40 + 22 + 12 + 33 + 1249 + 9 + 7 + 25)
    assert_closes(transactions)


def test_lines_of_continued_orders() -> None:
    lines = [line for line in lines_of(read_fixture(KEY)) if line[0] in {"00001", "00007"}]
    assert lines == [
        ("00001", "Washed Colombian Coffee", 1.0, 10.0),
        ("00001", "Washed Ethiopian Coffee", 1.0, 10.0),
        ("00007", "Machine", 1.0, 1200.0),
        ("00007", "Sticker", 3.0, 0.0),
        ("00007", "Tamper", 1.0, 49.0),
    ]


def test_customers() -> None:
    people = customers_of(read_fixture(KEY), "first_name", "last_name")
    assert people["henri@example.com"] == ("Henri", "Roux")
    assert people["anna@example.com"] == ("Anna", "Ö.")


@pytest.mark.parametrize("variation", VARIATIONS)
def test_the_same_orders_however_the_file_is_arranged(variation: str) -> None:
    transactions = read_cells(VARIATIONS[variation](cells(KEY)))
    assert only_file(transactions).format == KEY
    assert orders_of(transactions) == ORDERS
    assert exclusions(transactions) == LEFT_OUT


def test_dates_saved_again_by_excel() -> None:
    def as_excel(at: str) -> str:
        if not at:
            return at
        day, time, _ = at.split(" ")
        year, month, date = day.split("-")
        return f"{int(month)}/{int(date)}/{year} {int(time[:2])}:{time[3:5]}"

    assert orders_of(read_cells(changed(cells(KEY), "Created at", as_excel))) == ORDERS


def test_a_choice_of_columns_is_enough() -> None:
    headers = "Order ID,Email,Financial Status,Created at,Total,Currency,Amount Refunded,Cancelled at,Billing Name,Billing Zip"
    transactions = read_cells(only_columns(cells(KEY), *headers.split(",")))
    assert only_file(transactions).format == KEY
    assert orders_of(transactions) == ORDERS


def test_order_columns_that_stand_on_every_row_count_once() -> None:
    rows = cells(KEY)
    place = rows[0].index("Order ID")
    first = {row[place]: row for row in reversed(rows[1:])}
    filled = [[cell or first[row[place]][column] for column, cell in enumerate(row)] for row in rows[1:]]
    more = [["00012", *row[1:]] for row in filled if row[place] == "00001"]
    transactions = read_cells([rows[0], *filled, *more])
    assert orders_of(transactions) == {**ORDERS, "00012": ("henri@example.com", "2018-07-25", 30.0, 0.0)}
