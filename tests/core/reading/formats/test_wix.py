"""Wix: totals on every row of an order, two blocks of columns of the same names, date and time apart."""

from __future__ import annotations

import pytest

from cltv_core.reading.codes import Excluded, Note
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
    with_header,
)
from tests.core.reading.helpers import exclusions, only_file

KEY = "wix_orders"
ORDERS = {
    "10002": ("mia@example.de", "2024-12-02", 90.0, 0.0),
    "10004": ("+491520000009", "2024-12-04", 14.9, 0.0),
    "10005": ("+491520000009", "2024-12-05", 14.9, 0.0),
    "10007": ("pay.later@example.com", "2024-12-08", 24.89, 0.0),
    "10009": ("mia@example.de", "2024-12-10", 0.0, 94.9),
    "10010": ("mia@example.de", "2024-12-15", 104.9 - 10.0, 10.0),
    "10011": ("test1@example.com", "2024-12-18", 64.87, 0.0),
    "10012": ("test1@example.com", "2024-12-20", 24.89, 0.0),
}
LEFT_OUT = {
    Excluded.CANCELLED: (1, 304.9),
    Excluded.NOT_PAID_YET: (1, 24.89),
    Excluded.OTHER_CURRENCY(currency="USD"): (1, 30.0),
    Excluded.NO_CUSTOMER: (1, 14.9),
    Excluded.REFUND_GIVEN: (2, 94.9 + 10.0),
}


def test_orders_exclusions_and_the_sum() -> None:
    transactions = read_fixture(KEY)
    assert only_file(transactions).format == KEY
    assert orders_of(transactions) == ORDERS
    assert exclusions(transactions) == LEFT_OUT
    total = 24.89 + 64.87 + 104.9 + 94.9 + 24.89 + 24.89 + 304.9 + 14.9 + 14.9 + 30 + 90 + 14.9
    assert only_file(transactions).file_amount == pytest.approx(total)
    assert_closes(transactions)


def test_the_time_stands_in_its_own_column() -> None:
    at = read_fixture(KEY).orders.set_index("order_id")["ordered_at"]
    assert str(at["10012"]) == "2024-12-20 09:15:51"
    assert str(at["10011"]) == "2024-12-18 00:05:00"


def test_lines_have_their_own_amounts() -> None:
    lines = [line for line in lines_of(read_fixture(KEY)) if line[0] in {"10010", "10011"}]
    assert lines == [
        ("10010", "Bulb", 1.0, 10.0),
        ("10010", "Chair", 1.0, 90.0),
        ("10011", "Bulb", 2.0, 20.0),
        ("10011", "Lamp", 2.0, 39.98),
    ]


def test_customers() -> None:
    people = customers_of(read_fixture(KEY), "first_name", "last_name", "postcode")
    assert people["mia@example.de"] == ("Mia", "Groß", "")
    assert people["test1@example.com"] == ("John", "Doe", "12345")


def _distinct(rows: list[list[str]]) -> list[list[str]]:
    """The second block of columns under names of its own, as pandas and Excel leave it."""
    seen: set[str] = set()
    headers = []
    for header in rows[0]:
        headers.append(f"{header}.1" if header in seen else header)
        seen.add(header)
    return [headers, *rows[1:]]


@pytest.mark.parametrize("variation", VARIATIONS)
def test_the_same_orders_however_the_file_is_arranged(variation: str) -> None:
    transactions = read_cells(VARIATIONS[variation](_distinct(cells(KEY))))
    assert only_file(transactions).format == KEY
    assert orders_of(transactions) == ORDERS
    assert exclusions(transactions) == LEFT_OUT


def test_a_choice_of_columns_and_a_renamed_one_are_enough() -> None:
    headers = (
        "Order number,Date created,Contact email,Item,Qty,Billing name,Billing phone,Billing country,Payment status,Currency,"
        "Total,Refunded amount,Fulfillment status,Delivery method,Total order quantity,Shipping rate,Total tax"
    )
    rows = with_header(only_columns(cells(KEY), *headers.split(",")), "Item", "Product")
    transactions = read_cells(rows)
    assert only_file(transactions).format == KEY
    assert orders_of(transactions) == ORDERS


def test_totals_are_said_to_count_once_only_where_an_order_has_several_rows() -> None:
    rows = cells(KEY)
    number = rows[0].index("Order number")
    one_each = list({row[number]: row for row in reversed(rows[1:])}.values())
    assert len(one_each) < len(rows) - 1
    assert Note.TOTALS_ONCE() in only_file(read_cells(rows)).notes
    assert Note.TOTALS_ONCE() not in only_file(read_cells([rows[0], *reversed(one_each)])).notes
