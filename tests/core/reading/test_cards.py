"""Cards that may stand for customers, where the owner says so."""

from __future__ import annotations

from cltv_core.errors import OnlyCards
from cltv_core.reading.codes import Problem, Remedy
from tests.core.reading.helpers import csv_bytes, read_one, refused

HEADER = ["Date", "Receipt number", "Total", "Card type", "Last 4 digits"]
ROWS = [
    ["2025-03-01 10:00", "1", "10.00", "VISA", "1111"],
    ["2025-03-02 10:00", "2", "20.00", "VISA", "2222"],
    ["2025-03-03 10:00", "3", "30.00", "Mastercard", "1111"],
    ["2025-03-09 10:00", "4", "40.00", "Visa", "1111"],
    ["2025-03-10 10:00", "5", "50.00", "", ""],
]


def test_sales_that_show_only_cards_are_refused_with_a_way_to_go_on() -> None:
    with refused(OnlyCards, Problem.ONLY_CARDS, Remedy.USE_CARDS):
        read_one(csv_bytes([HEADER, *ROWS]))


def test_a_card_stands_for_a_customer_where_the_owner_says_so() -> None:
    transactions = read_one(csv_bytes([HEADER, *ROWS]), use_cards=True)
    spent = transactions.orders.groupby("customer_id")["revenue"].sum()
    assert sorted(spent) == [20.0, 30.0, 50.0]
    assert transactions.report.used_amount == 100.0
