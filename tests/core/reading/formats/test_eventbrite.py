"""Eventbrite: a row a ticket, who bought is not who came; three layouts."""

from __future__ import annotations

import pytest

from cltv_core.errors import NotTransactions
from cltv_core.reading.codes import Excluded, NotSales, Remedy
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
from tests.core.reading.helpers import exclusions, only_file, refused

KEY = "eventbrite_orders"
ORDERS = {
    "1001": ("ann@example.com", "2026-05-01", 25.0 + 25.0, 0.0),
    "1002": ("cyd@example.com", "2026-05-02", 60.0, 0.0),
    "1003": ("dee@example.com", "2026-05-03", 0.0, 0.0),
    "1004": ("ann@example.com", "2026-05-20", 40.0, 0.0),
    "1005": ("eli@example.com", "2026-05-21", 40.0, 0.0),
    "1006": ("fay@example.com", "2026-05-22", 1250.0, 0.0),
    "1007": ("gus, roy", "2026-05-23", 150.0, 0.0),
    "1008": ("gus, roy", "2026-05-24", 25.0, 0.0),
    "1011": ("cyd@example.com", "2026-05-27", 25.0, 0.0),
}
LEFT_OUT = {Excluded.OTHER_CURRENCY(currency="CAD"): (1, 25.0), Excluded.NO_CUSTOMER: (1, 25.0)}


def test_orders_exclusions_and_the_sum() -> None:
    transactions = read_fixture(KEY)
    assert only_file(transactions).format == KEY
    assert orders_of(transactions) == ORDERS
    assert exclusions(transactions) == LEFT_OUT
    total = 25 + 25 + 60 + 40 + 40 + 1250 + 150 + 25 + 25 + 25 + 25
    assert only_file(transactions).file_amount == pytest.approx(total)
    assert_closes(transactions)


def test_lines_and_customers() -> None:
    transactions = read_fixture(KEY)
    assert lines_of(transactions)[:3] == [
        ("1001", "Jazz Night", 1.0, 25.0),
        ("1001", "Jazz Night", 1.0, 25.0),
        ("1002", "Jazz Night", 1.0, 60.0),
    ]
    people = customers_of(transactions, "first_name", "last_name", "country")
    assert people["cyd@example.com"] == ("Cyd", "Nuñez", "US")
    assert people["ann@example.com"] == ("Ann", "Lee", "US")


@pytest.mark.parametrize("variation", VARIATIONS)
def test_the_same_orders_however_the_file_is_arranged(variation: str) -> None:
    transactions = read_cells(VARIATIONS[variation](cells(KEY)))
    assert only_file(transactions).format == KEY
    assert orders_of(transactions) == ORDERS
    assert exclusions(transactions) == LEFT_OUT


def test_a_choice_of_columns_is_enough() -> None:
    headers = (
        "Order ID,Order date,Attendee email,Event name,Ticket quantity,Ticket type,Ticket price,Currency,Buyer first name,"
        "Buyer last name,Buyer email"
    )
    transactions = read_cells(only_columns(cells(KEY), *headers.split(",")))
    assert only_file(transactions).format == KEY
    assert orders_of(transactions) == ORDERS


def test_the_layout_with_the_state_of_attendees() -> None:
    header = "Order ID,Order Date,Attendee Status,Name,Email,Event Name,Ticket Quantity,Ticket Type,Ticket Price,Buyer Name,Buyer Email"
    rows = [
        header.split(","),
        [
            "1",
            "2024-03-01",
            "Attending",
            "Ann Lee",
            "ann@example.com",
            "Jazz",
            "1",
            "General",
            "25.00",
            "Ann Lee",
            "ann@example.com",
        ],
        [
            "1",
            "2024-03-01",
            "Not Attending",
            "Bo Lee",
            "bo@example.com",
            "Jazz",
            "1",
            "General",
            "25.00",
            "Ann Lee",
            "ann@example.com",
        ],
        [
            "2",
            "2024-03-02",
            "Deleted",
            "Cy Ng",
            "cy@example.com",
            "Jazz",
            "1",
            "VIP",
            "60.00",
            "Cy Ng",
            "cy@example.com",
        ],
        ["3", "2024-03-03", "Checked In", "Dee Ray", "dee@example.com", "Jazz", "1", "General", "25.00", "", ""],
    ]
    transactions = read_cells(rows)
    assert only_file(transactions).format == KEY
    assert orders_of(transactions) == {
        "1": ("ann@example.com", "2024-03-01", 25.0, 25.0),
        "2": ("cy@example.com", "2024-03-02", 0.0, 60.0),
        "3": ("dee@example.com", "2024-03-03", 25.0, 0.0),
    }
    assert exclusions(transactions) == {Excluded.REFUND_GIVEN: (2, 85.0)}
    assert_closes(transactions)


def test_the_layout_with_what_was_paid_for_each_attendee() -> None:
    header = (
        "Order #,Order Date,First Name,Surname,Email,Quantity,Price Tier,Ticket Type,Attendee #,Order Type,Currency,"
    )
    header += "Total Paid,Fees Paid,Eventbrite Fees,Event Name,Attendee Status"
    rows = [
        header.split(","),
        *(
            f"{order},2024-03-0{order},{name},Lee,{name}@example.com,1,,General,{order},Eventbrite Completed,GBP,{paid},1,1,Jazz,"
            f"{status}".split(",")
            for order, name, paid, status in (
                (1, "Ann", "25.00", "Attending"),
                (2, "Bo", "60.00", "Not Attending"),
                (3, "Ann", "0.00", "Attending"),
            )
        ),
    ]
    transactions = read_cells(rows)
    assert only_file(transactions).format == KEY
    assert orders_of(transactions) == {
        "1": ("ann@example.com", "2024-03-01", 25.0, 0.0),
        "2": ("bo@example.com", "2024-03-02", 0.0, 60.0),
        "3": ("ann@example.com", "2024-03-03", 0.0, 0.0),
    }


def test_a_list_of_attendees_without_prices_is_named() -> None:
    header = "Order #,Order Date,First Name,Surname,Email,Event Name,Ticket Type,Attendee Status"
    rows = [header.split(","), ["1", "2024-03-01", "Ann", "Lee", "ann@example.com", "Jazz", "General", "Attending"]]
    with refused(NotTransactions, NotSales.EVENTBRITE_ATTENDEES, Remedy.EVENTBRITE_PRICES):
        read_cells(rows)
