"""Square: net sales, refunds as negative rows under the number of the sale, no e-mail addresses."""

from __future__ import annotations

import pytest

from cltv_core.reading.codes import Excluded, Note
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
    with_header,
)
from tests.core.reading.helpers import exclusions, only_file

TRANSACTIONS = {
    "SQA1x": ("CUST1", "2025-09-13", 12.0, 15.0),
    "SQE5": ("CUST2", "2025-09-19", 25.0, 5.0),
    "SQH8": ("CUST3", "2025-09-25", 1149.0, 0.0),
    "SQK11": ("CUST1", "2025-09-27", 40.0, 0.0),
}
IN_2018 = {
    "T110": ("C1", "2018-12-03", 100.0, 0.0),
    "T108": ("C3", "2018-12-12", 9.5, 0.0),
    "T106": ("C3", "2018-12-14", 14.25, 0.0),
    "T104": ("C2", "2018-12-15", 15.0, 20.0),
    "T105": ("C1", "2018-12-18", 50.0, 0.0),
    "T102": ("C2", "2018-12-24", 20.0, 0.0),
    "T101": ("C1", "2018-12-27", 1149.0, 0.0),
}
ITEMS = {
    "TX2": ("CUST1", "2025-07-18", 3.5, 8.0),
    "TX3": ("CUST3", "2025-07-18", 1250.0, 0.0),
    "TX4": ("CUST2", "2025-07-18", 27.0, 0.0),
    "TX7": ("CUST1", "2025-07-20", 15.0, 0.0),
}
ORDERS = {"square_transactions": TRANSACTIONS, "square_transactions_2018": IN_2018, "square_items": ITEMS}
LEFT_OUT = {
    "square_transactions": {
        Excluded.CANCELLED: (1, 18.0),
        Excluded.NOTHING_SOLD: (3, 0.0),
        Excluded.NO_CUSTOMER: (4, 18.0 + 12.5 + 12.0 - 12.0),
        Excluded.REFUND_UNMATCHED: (1, -9.0),
        Excluded.REFUND_GIVEN: (1, 5.0),
    },
    "square_transactions_2018": {
        Excluded.NOTHING_SOLD: (1, 0.0),
        Excluded.NO_CUSTOMER: (2, 20.0 + 9.5),
        Excluded.REFUND_UNMATCHED: (1, -1000.5),
    },
    "square_items": {
        Excluded.NOTHING_SOLD: (1, 25.0),
        Excluded.NO_CUSTOMER: (3, 4.0 + 4.0 + 14.0),
        Excluded.REFUND_UNMATCHED: (1, -9.0),
    },
}
AMOUNTS = {
    "square_transactions": 18 + 40 + 0 + 0 + 1149 + 18 - 15 + 0 - 12 + 30 + 12.5 + 12 + 27 - 9,
    "square_transactions_2018": 1149 + 20 + 20 - 20 + 50 + 35 + 14.25 + 9.5 + 9.5 + 0 + 100 - 1000.5,
    "square_items": 8 + 7 - 8 + 4 + 25 + 27 + 0 + 1250 + 4 + 8 + 3.5 + 14 - 9,
}


@pytest.mark.parametrize("key", ORDERS)
def test_orders_exclusions_and_the_sum(key: str) -> None:
    transactions = read_fixture(key)
    assert only_file(transactions).format == key
    assert orders_of(transactions) == ORDERS[key]
    assert exclusions(transactions) == LEFT_OUT[key]
    assert only_file(transactions).file_amount == AMOUNTS[key]
    assert_closes(transactions)


@pytest.mark.parametrize("variation", VARIATIONS)
@pytest.mark.parametrize("key", ORDERS)
def test_the_same_orders_however_the_file_is_arranged(key: str, variation: str) -> None:
    transactions = read_cells(VARIATIONS[variation](cells(key)))
    assert only_file(transactions).format == key
    assert orders_of(transactions) == ORDERS[key]
    assert exclusions(transactions) == LEFT_OUT[key]


def test_refunds_on_their_own_day() -> None:
    assert refunds_of(read_fixture("square_transactions")) == [("SQA1x", "2025-09-22", 15.0)]
    assert refunds_of(read_fixture("square_transactions_2018")) == [("T104", "2018-12-20", 20.0)]
    assert refunds_of(read_fixture("square_items")) == [("TX2", "2025-07-19", 8.0)]


def test_products_in_the_description_with_the_pieces_before_or_behind() -> None:
    lines = [line[:3] for line in lines_of(read_fixture("square_transactions"))]
    assert lines == [
        ("SQA1x", "Botanical Fern Print", 1.0),
        ("SQA1x", "Speckled Mug", 1.0),
        ("SQE5", "Linen Apron", 1.0),
        ("SQH8", "Dining table", 1.0),
        ("SQK11", "Botanical Fern Print", 1.0),
        ("SQK11", "Speckled Mug", 2.0),
    ]


def test_items_are_lines_with_their_amounts() -> None:
    assert lines_of(read_fixture("square_items")) == [
        ("TX2", "Cold Brew", 1.0, 8.0),
        ("TX2", "Croissant", 1.0, 3.5),
        ("TX3", "Custom Amount", 1.0, 1250.0),
        ("TX4", "Sandwich", 3.0, 27.0),
        ("TX4", "Water", 1.0, 0.0),
        ("TX7", "Cold Brew", 1.0, 8.0),
        ("TX7", "Croissant", 2.0, 7.0),
    ]


def test_customers_have_names_but_no_addresses_which_is_said() -> None:
    transactions = read_fixture("square_transactions")
    assert customers_of(transactions, "first_name", "last_name", "email") == {
        "CUST1": ("Dee", "Example", ""),
        "CUST2": ("Søren", "Ø.", ""),
        "CUST3": ("Mia", "Muster", ""),
    }
    assert Note.NO_EMAIL_SQUARE() in only_file(transactions).notes


def test_cards_stand_for_customers_only_where_the_owner_says_so() -> None:
    orders = orders_of(read_fixture("square_items", use_cards=True))
    assert orders["TX1"][0] == orders["TX6"][0] != ""
    assert "TX0" not in orders


def test_a_choice_of_columns_is_enough() -> None:
    rows = only_columns(
        cells("square_transactions"),
        *["Date", "Time", "Gross Sales", "Net Sales", "Gift Card Sales", "Partial Refunds", "Total Collected"],
        *["Transaction ID", "Event Type", "Customer ID", "Transaction Status", "Customer Name"],
    )
    transactions = read_cells(rows)
    assert only_file(transactions).format == "square_transactions"
    assert orders_of(transactions) == TRANSACTIONS


def test_older_items_have_fewer_columns_and_do_not_tell_gift_cards_apart() -> None:
    rows = cells("square_items")
    of_2017 = rows[0][: rows[0].index("Unit")]
    gift_card = {"TX5": ("CUST2", "2025-07-19", 25.0, 0.0)}
    assert orders_of(read_cells(only_columns(rows, *of_2017))) == {**ITEMS, **gift_card}


def test_days_in_the_american_order() -> None:
    def american(day: str) -> str:
        year, month, number = day.split("-")
        return f"{int(month)}/{int(number)}/{year[2:]}"

    assert orders_of(read_cells(changed(cells("square_transactions"), "Date", american))) == TRANSACTIONS


SPANISH = {
    "Date": "Fecha",
    "Time": "Hora",
    "Gross Sales": "Ventas brutas",
    "Net Sales": "Ventas netas",
    "Tip": "Propina",
    "Partial Refunds": "Reembolsos parciales",
    "Total Collected": "Total cobrado",
    "Gift Card Sales": "Ventas de tarjetas de regalo",
    "Transaction ID": "ID de transacción",
    "Payment ID": "ID de pago",
    "Event Type": "Tipo de evento",
    "Customer ID": "ID del cliente",
    "Customer Name": "Nombre del cliente",
}


def test_headers_in_spanish() -> None:
    rows = changed(cells("square_transactions"), "Event Type", {"Payment": "Pago", "Refund": "Reembolso"}.__getitem__)
    for english, spanish in SPANISH.items():
        rows = with_header(rows, english, spanish)
    transactions = read_cells(rows)
    assert only_file(transactions).format == "square_transactions"
    assert orders_of(transactions) == TRANSACTIONS
