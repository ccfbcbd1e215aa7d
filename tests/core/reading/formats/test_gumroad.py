"""Gumroad: a row a purchase, flags of 0 and 1, and a row of totals at the end."""

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
)
from tests.core.reading.helpers import exclusions, only_file

KEY = "gumroad_sales"
ORDERS = {
    "501": ("ada@example.com", "2025-09-02", 12.0, 0.0),
    "502": ("ada@example.com", "2025-09-03", 0.0, 12.0),
    "503": ("zoe@example.com", "2025-09-04", 149.0 - 49.0, 49.0),
    "504": ("bo@example.com", "2025-09-05", 8.5, 0.0),
    "505": ("cy@example.com", "2025-09-06", 5.0, 0.0),
    "506": ("cy@example.com", "2025-10-06", 5.0, 0.0),
    "509": ("ed@example.com", "2025-09-09", 0.0, 0.0),
    "510": ("bo@example.com", "2025-09-10", 8.5, 0.0),
    "512": ("fay@example.com", "2025-09-12", 1490.0, 0.0),
}
LEFT_OUT = {
    Excluded.EMPTY_ROW: (1, 0.0),
    Excluded.NOT_CHARGED: (2, 0.0 + 20.0),
    Excluded.NO_CUSTOMER: (1, 8.5),
    Excluded.REFUND_GIVEN: (2, 12.0 + 49.0),
}


def test_orders_exclusions_and_the_sum() -> None:
    transactions = read_fixture(KEY)
    assert only_file(transactions).format == KEY
    assert transactions.currency == "USD"
    assert orders_of(transactions) == ORDERS
    assert exclusions(transactions) == LEFT_OUT
    assert only_file(transactions).file_amount == pytest.approx(12 + 12 + 149 + 8.5 + 5 + 5 + 20 + 8.5 + 8.5 + 1490)
    assert_closes(transactions)


def test_the_hour_comes_from_the_column_of_times() -> None:
    at = read_fixture(KEY).orders.set_index("order_id")["ordered_at"]
    assert str(at["501"]) == "2025-09-02 10:00:00"


def test_who_is_not_to_be_contacted_is_not() -> None:
    people = customers_of(read_fixture(KEY), "consent", "first_name")
    assert people["zoe@example.com"] == ("no", "Zoé")
    assert people["ada@example.com"][0] != "no"


def test_lines() -> None:
    assert lines_of(read_fixture(KEY))[-1] == ("512", 'Course, "Pro"', 10.0, 1490.0)


@pytest.mark.parametrize("variation", VARIATIONS)
def test_the_same_orders_however_the_file_is_arranged(variation: str) -> None:
    transactions = read_cells(VARIATIONS[variation](cells(KEY)))
    assert only_file(transactions).format == KEY
    assert orders_of(transactions) == ORDERS
    assert exclusions(transactions) == LEFT_OUT


def test_a_choice_of_columns_is_enough() -> None:
    headers = (
        "Purchase ID,Item Name,Purchase Email,Buyer Email,Do not contact?,Purchase Date,Sale Price ($),Net Total ($),"
        "Partial Refund ($),Fully Refunded?,Free trial purchase?,Pre-order authorization?,Order Number"
    )
    transactions = read_cells(only_columns(cells(KEY), *headers.split(",")))
    assert only_file(transactions).format == KEY
    assert orders_of(transactions) == ORDERS
