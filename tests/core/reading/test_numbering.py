"""Which rows are one order: receipt numbers that start again, refunds that name their order, sales without a number."""

from __future__ import annotations

from tests.core.reading.helpers import csv_bytes, read_one

TILL = ["Receipt", "Date", "Customer ID", "Total"]


def test_receipt_numbers_that_start_again_every_day_name_an_order_only_with_their_day() -> None:
    rows = [
        [str(number), f"2025-03-{day:02d}", f"K{number}", "10.00"] for day in range(1, 11) for number in range(1, 4)
    ]
    orders = read_one(csv_bytes([TILL, *rows])).orders
    assert len(orders) == 30
    assert set(orders["order_id"]) >= {"1 2025-03-01", "3 2025-03-10"}
    assert orders["revenue"].sum() == 300.0


def test_lines_of_one_receipt_stay_together_where_numbers_start_again() -> None:
    header = ["Receipt", "Date", "Customer ID", "Product", "Amount"]
    rows = [
        [str(number), f"2025-03-{day:02d}", f"K{number}", product, price]
        for day in range(1, 11)
        for number in range(1, 4)
        for product, price in (("Bread", "4.00"), ("Roll", "6.00"))
    ]
    orders = read_one(csv_bytes([header, *rows])).orders
    assert len(orders) == 30
    assert set(orders["revenue"]) == {10.0}


def test_refunds_on_a_later_day_do_not_make_numbers_start_again() -> None:
    sales = [[f"R{number}", f"2025-03-{number:02d}", f"K{number}", "10.00"] for number in range(1, 11)]
    refunds = [[f"R{number}", f"2025-04-{number:02d}", f"K{number}", "-4.00"] for number in range(1, 9)]
    orders = read_one(csv_bytes([TILL, *sales, *refunds])).orders
    assert sorted(orders["order_id"]) == sorted(f"R{number}" for number in range(1, 11))
    assert orders["refunded"].sum() == 32.0


def test_an_invoice_paid_over_several_days_stays_one_order() -> None:
    rows = [[f"R{number}", f"2025-03-{number:02d}", f"K{number}", "10.00"] for number in range(1, 21)]
    more = [[f"R{number}", f"2025-03-{number + 1:02d}", f"K{number}", "5.00"] for number in range(1, 3)]
    orders = read_one(csv_bytes([TILL, *rows, *more])).orders
    assert len(orders) == 20
    assert orders["revenue"].sum() == 210.0


def test_a_refund_that_names_its_order_is_taken_off_that_order_and_not_the_latest() -> None:
    header = ["Transaction ID", "Date", "Email", "Amount", "Original order"]
    rows = [
        ["T1", "2025-01-05", "ann@example.com", "50.00", ""],
        ["T2", "2025-02-05", "ann@example.com", "30.00", ""],
        ["T3", "2025-02-09", "ann@example.com", "-50.00", "T1"],
        ["T4", "2025-02-10", "bob@example.com", "20.00", ""],
    ]
    transactions = read_one(csv_bytes([header, *rows]))
    assert transactions.orders.set_index("order_id")["revenue"].to_dict() == {"T1": 0.0, "T2": 30.0, "T4": 20.0}
    (refund,) = transactions.refunds.to_dict("records")
    assert (refund["order_id"], refund["amount"], str(refund["refunded_at"].date())) == ("T1", 50.0, "2025-02-09")


def test_lines_of_one_price_are_no_repeated_totals_where_pieces_times_price_gives_the_amount() -> None:
    header = ["Order", "Date", "Customer ID", "Product", "Pieces", "Unit price", "Amount"]
    rows = [
        [f"R{number}", f"2025-03-{number:02d}", f"K{number}", product, "2", "4.00", "8.00"]
        for number in range(1, 9)
        for product in ("Bread", "Roll")
    ]
    assert set(read_one(csv_bytes([header, *rows])).orders["revenue"]) == {16.0}
