"""Clover: one row a payment, several an order; cards stand for customers only where the owner agrees."""

from __future__ import annotations

import pytest

from cltv_core.reading.codes import Excluded
from tests.core.reading.formats.expected import (
    VARIATIONS,
    assert_closes,
    cells,
    customers_of,
    only_columns,
    orders_of,
    read_cells,
    read_fixture,
)
from tests.core.reading.helpers import exclusions, only_file

KEY = "clover_payments"
ORDERS = {
    "O01": ("Maria Vega", "2025-10-08", 12.5, 0.0),
    "O02": ("Li Wei", "2025-10-08", 30.0 + 20.0 - 5.0, 5.0),
    "O03": ("Maria Vega", "2025-10-09", 0.0, 8.0),
    "O07": ("Maria Vega", "2025-10-11", 40.0, 0.0),
    "P10": ("Zoë Ångström", "2025-10-12", 1015.25, 0.0),
    "O10": ("Li Wei", "2025-10-14", 22.0 + 11.0 - 2.0 - 1.0, 3.0),
}
LEFT_OUT = {
    Excluded.CANCELLED: (2, 40.0 + 15.0),
    Excluded.NO_CUSTOMER: (3, 9.75 + 9.75 + 4.0),
    Excluded.REFUND_GIVEN: (3, 5.0 + 8.0 + 3.0),
}


def test_orders_exclusions_and_the_sum() -> None:
    transactions = read_fixture(KEY)
    assert only_file(transactions).format == KEY
    assert orders_of(transactions) == ORDERS
    assert exclusions(transactions) == LEFT_OUT
    total = 12.5 + 30 + 20 + 8 + 9.75 + 9.75 + 4 + 40 + 40 + 1015.25 + 15 + 22 + 11
    assert only_file(transactions).file_amount == pytest.approx(total)
    assert_closes(transactions)


def test_with_the_owner_s_leave_a_card_stands_for_a_customer() -> None:
    transactions = read_fixture(KEY, use_cards=True)
    known = orders_of(transactions)
    assert known["O04"][0] == known["O05"][0] != ""
    assert {order: facts for order, facts in known.items() if order in ORDERS} == ORDERS
    assert exclusions(transactions)[Excluded.NO_CUSTOMER] == (1, 4.0)


def test_customers() -> None:
    assert customers_of(read_fixture(KEY), "first_name", "last_name")["Zoë Ångström"] == ("Zoë", "Ångström")


@pytest.mark.parametrize("variation", VARIATIONS)
def test_the_same_orders_however_the_file_is_arranged(variation: str) -> None:
    transactions = read_cells(VARIATIONS[variation](cells(KEY)))
    assert only_file(transactions).format == KEY
    assert orders_of(transactions) == ORDERS
    assert exclusions(transactions)[Excluded.NO_CUSTOMER] == LEFT_OUT[Excluded.NO_CUSTOMER]


def test_a_choice_of_columns_is_enough() -> None:
    headers = (
        "Payment Date,Payment ID,Tender,Card Brand,Card Number,Card Entry Type,Amount,Tip Amount,Customer Name,Order ID,"
        "Result,Refund Amount"
    )
    transactions = read_cells(only_columns(cells(KEY), *headers.split(",")))
    assert only_file(transactions).format == KEY
    assert orders_of(transactions) == ORDERS
