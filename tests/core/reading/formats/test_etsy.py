"""Etsy: no e-mail, discounts beside the value of the goods, refunds as an adjusted total, no leave to mail."""

from __future__ import annotations

import pytest

from cltv_core.errors import NotTransactions
from cltv_core.reading.codes import Excluded, Note, NotSales, Remedy
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
    with_header,
)
from tests.core.reading.helpers import csv_bytes, exclusions, only_file, read_one, refused

ORDERS = {
    "3159100001": ("cj7r0000examp", "2023-12-31", 17.00 - 4.25, 0.0),
    "3164100002": ("Guest Example", "2023-12-28", 44.60 - 11.15, 0.0),
    "3159100003": ("mila77", "2023-12-20", 60.0, 0.0),
    "3159100004": ("mila77", "2023-12-13", 30.0, 0.0),
    "3159100005": ("zoe_b", "2023-12-12", 25.0 - 10.5, 33.00 - 22.50),
    "3159100006": ("zoe_b", "2023-11-30", 0.0, 80.0 - 8.0),
    "3159100008": ("Guest Example", "2023-11-24", 12.0, 0.0),
    "3159100009": ("sam doe, 10001", "2023-11-20", 18.0, 0.0),
    "3159100010": ("sam doe, 94105", "2023-11-19", 21.0, 0.0),
    "3159100012": ("cj7r0000examp", "2023-10-15", 1250.0, 0.0),
    "3159100013": ("mila77", "2023-10-01", 0.0, 0.0),
}
ORDERS_LEFT_OUT = {
    Excluded.CANCELLED: (1, 15.0),
    Excluded.OTHER_CURRENCY(currency="EUR"): (1, 35.0),
    Excluded.REFUND_GIVEN: (2, 10.5 + 72.0),
}
ITEMS = {
    "3812345672": ("Sam Example", "2025-09-22", 20.0 + 20.0 - 8.0, 0.0),
    "3812345673": ("janedoe", "2025-09-20", 68.0 + 9.0, 0.0),
    "3812345674": ("bobsmith", "2025-09-18", 50.0 - 5.0 + 30.0 - 3.0, 0.0),
    "3812345675": ("janedoe", "2025-09-13", 34.0, 0.0),
    "3812345676": ("ana ruiz, 28001", "2025-09-12", 50.0, 0.0),
    "3812345677": ("ana ruiz, 28001", "2025-09-05", 15.0, 0.0),
    "3812345678": ("zoe_b", "2025-09-04", 0.0, 0.0),
    "3812345679": ("zoe_b", "2025-09-03", 1150.0, 0.0),
}
ITEMS_LEFT_OUT = {Excluded.OTHER_CURRENCY(currency="EUR"): (1, 15.0), Excluded.NO_CUSTOMER: (1, 15.0)}
LAYOUTS = {"etsy_sold_orders": (ORDERS, ORDERS_LEFT_OUT), "etsy_sold_order_items": (ITEMS, ITEMS_LEFT_OUT)}


@pytest.mark.parametrize("key", LAYOUTS)
def test_orders_exclusions_and_the_sum(key: str) -> None:
    transactions = read_fixture(key)
    orders, left_out = LAYOUTS[key]
    assert only_file(transactions).format == key
    assert orders_of(transactions) == orders
    assert exclusions(transactions) == left_out
    assert_closes(transactions)


def test_the_amount_in_the_file_is_the_value_of_the_goods_less_discounts() -> None:
    values = 17 + 44.6 + 60 + 30 + 25 + 80 + 15 + 12 + 18 + 21 + 35 + 1250
    assert only_file(read_fixture("etsy_sold_orders")).file_amount == pytest.approx(values - 4.25 - 11.15 - 8)
    items = 20 + 20 + 68 + 9 + 50 + 30 + 34 + 50 + 15 + 1150 + 15 + 15
    assert only_file(read_fixture("etsy_sold_order_items")).file_amount == pytest.approx(items - 8 - 5 - 3)


@pytest.mark.parametrize("variation", VARIATIONS)
@pytest.mark.parametrize("key", LAYOUTS)
def test_the_same_orders_however_the_file_is_arranged(key: str, variation: str) -> None:
    transactions = read_cells(VARIATIONS[variation](cells(key)))
    assert only_file(transactions).format == key
    assert orders_of(transactions) == LAYOUTS[key][0]


def test_dates_saved_again_by_excel_and_tabs_with_mangled_letters() -> None:
    def as_excel(day: str) -> str:
        month, date, year = day.split("/")
        return f"{int(month)}/{int(date)}/20{year}"

    rows = changed(cells("etsy_sold_orders"), "Sale Date", as_excel)
    assert orders_of(read_one(csv_bytes(rows, "\t"))) == ORDERS
    mangled = csv_bytes(rows, "\t").decode().encode("utf-8").decode("cp1252", errors="ignore").encode("utf-8")
    assert [order[2:] for order in orders_of(read_one(mangled)).values()] == [
        order[2:] for order in sorted(ORDERS.values(), key=lambda order: order[1])
    ]


def test_a_choice_of_columns_and_british_names_are_enough() -> None:
    rows = only_columns(
        cells("etsy_sold_orders"),
        "Sale Date",
        "Order ID",
        "Buyer User ID",
        "Full Name",
        "Ship Zipcode",
        "Currency",
        "Order Value",
        "Discount Amount",
        "Order Total",
        "Status",
        "Adjusted Order Total",
    )
    transactions = read_cells(with_header(rows, "Ship Zipcode", "Delivery Zipcode"))
    assert only_file(transactions).format == "etsy_sold_orders"
    assert orders_of(transactions) == ORDERS


def test_lines_are_net_of_discounts_and_an_order_s_discount_counts_once() -> None:
    lines = lines_of(read_fixture("etsy_sold_order_items"))
    assert lines[:5] == [
        ("3812345672", "Handmade Mug", 1.0, 12.0),
        ("3812345672", "Tea Bowl, speckled", 1.0, 20.0),
        ("3812345673", "Handmade Mug", 2.0, 68.0),
        ("3812345673", 'Soap & Co. "Lavender"', 1.0, 9.0),
        ("3812345674", "Plate", 2.0, 27.0),
    ]


@pytest.mark.parametrize("key", LAYOUTS)
def test_nobody_may_be_mailed(key: str) -> None:
    transactions = read_fixture(key)
    file = only_file(transactions)
    assert set(transactions.customers["consent"]) == {"no"}
    assert file.no_mailing is Note.NO_MAILING_ETSY
    assert Note.NO_MAILING_ETSY() in file.notes
    assert Note.NO_EMAIL() in file.notes


def test_names_as_written() -> None:
    people = customers_of(read_fixture("etsy_sold_orders"), "first_name", "last_name", "postcode", "country")
    assert people["mila77"] == ("Mila", "Ørsted", "0150", "Norway")
    assert people["cj7r0000examp"] == ("Lee", "Example", "99503-2016", "United States")


def test_the_statement_is_named_and_the_menu_told() -> None:
    with refused(NotTransactions, NotSales.ETSY_STATEMENT, Remedy.ETSY_ORDERS):
        read_fixture("etsy_statement")
    german = 'Datum,Typ,Titel,Info,Währung,Betrag,Gebühren und Steuern,Netto,Steuerdetails\n30. September 2025,Verkauf,Zahlung,,EUR,"32,00 €",--,"32,00 €",--\n'
    with refused(NotTransactions, NotSales.ETSY_STATEMENT):
        read_one((german * 1).encode())
