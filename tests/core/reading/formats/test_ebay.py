"""eBay: a row of commas before the names, an empty row after them, orders of several items under a row of their own."""

from __future__ import annotations

import csv
import io

import pytest

from cltv_core.reading.codes import Excluded, Note
from tests.core.reading.formats.expected import (
    VARIATIONS,
    assert_closes,
    changed,
    customers_of,
    fixture,
    lines_of,
    only_columns,
    orders_of,
    read_cells,
    read_fixture,
    with_header,
    without_columns,
)
from tests.core.reading.helpers import exclusions, only_file

KEY = "ebay_orders_report"
ORDERS = {
    "17-14870-77777": ("lamp_fan", "2025-12-07", 33.0, 0.0),
    "19-14890-55555": ("ida buyer, 98101", "2025-12-09", 20.0, 0.0),
    "20-14900-44444": ("gamecosmos", "2025-12-10", 10.0, 0.0),
    "21-14910-33333": ("zoé_b", "2025-12-18", 1290.0, 0.0),
    "22-14920-22222": ("lamp_fan", "2025-12-20", 9.5, 0.0),
    "23-14930-11111": ("lamp_fan", "2025-12-24", 64.0, 0.0),
    "24-14934-88735": ("gamecosmos", "2025-12-25", 968.97, 0.0),
}
LEFT_OUT = {
    Excluded.EMPTY_ROW: (3, 0.0),
    Excluded.NOT_PAID_YET: (1, 24.0),
    Excluded.NO_CUSTOMER: (1, 20.0),
}
GERMAN = {
    "23-12340-12340": ("bastler", "2024-01-03", 14.99, 0.0),
    "23-12341-12341": ("ümit_06", "2024-10-28", 34.99, 0.0),
    "23-12343-12343": ("bastler", "2025-05-01", 1239.55, 0.0),
    "23-12344-12344": ("kölnkauf", "2025-03-05", 24.99, 0.0),
    "23-12345-12345": ("kölnkauf", "2025-12-10", 116.99, 0.0),
}


def _cells() -> list[list[str]]:
    rows = list(csv.reader(io.StringIO(fixture(KEY).decode(), newline="")))
    return [row for row in rows[1:] if len(row) == len(rows[1])]


def test_orders_exclusions_and_the_sum() -> None:
    transactions = read_fixture(KEY)
    assert only_file(transactions).format == KEY
    assert orders_of(transactions) == ORDERS
    assert exclusions(transactions) == LEFT_OUT
    assert only_file(transactions).file_amount == pytest.approx(968.97 + 64 + 9.5 + 24 + 1290 + 10 + 20 + 20 + 33)
    assert_closes(transactions)


def test_items_of_an_order_stand_under_its_total() -> None:
    lines = [line for line in lines_of(read_fixture(KEY)) if line[0] in {"23-14930-11111", "17-14870-77777"}]
    assert lines == [
        ("17-14870-77777", "Bulb", 1.0, 6.0),
        ("17-14870-77777", "Shade", 1.0, 24.0),
        ("23-14930-11111", "Bulb", 2.0, 12.0),
        ("23-14930-11111", "Vintage Lamp, brass", 1.0, 45.0),
    ]


def test_items_with_totals_of_their_own_do_not_count_twice() -> None:
    rows = [list(row) for row in _cells()]
    total, sold, item = (rows[0].index(name) for name in ("Total Price", "Sold For", "Item Number"))
    for row in rows[1:]:
        if row[item] and not row[total]:
            row[total] = row[sold]
    assert orders_of(read_cells(rows)) == ORDERS


def test_buyers_may_not_be_mailed() -> None:
    transactions = read_fixture(KEY)
    people = customers_of(transactions, "email", "first_name", "last_name", "postcode", "consent")
    assert people["gamecosmos"] == ("2a6a@members.ebay.com", 'Anthony "Tony"', "Agbuis", "90210", "no")
    assert only_file(transactions).no_mailing is Note.NO_MAILING_EBAY


@pytest.mark.parametrize("variation", VARIATIONS)
def test_the_same_orders_however_the_file_is_arranged(variation: str) -> None:
    transactions = read_cells(VARIATIONS[variation](_cells()))
    assert only_file(transactions).format == KEY
    assert orders_of(transactions) == ORDERS


def test_british_names_and_a_choice_of_columns() -> None:
    rows = _cells()
    for american, british in (
        ("Ship To Name", "Post to name"),
        ("Shipping And Handling", "Postage and packaging"),
        ("Buyer Zip", "Buyer postcode"),
    ):
        rows = with_header(rows, american, british)
    kept = (
        "Sales Record Number,Order Number,Buyer Username,Buyer Name,Buyer postcode,Post to name,Item Number,Item Title,"
        "Quantity,Sold For,Postage and packaging,Total Price,Sale Date,Paid On Date"
    )
    transactions = read_cells(only_columns(rows, *kept.split(",")))
    assert only_file(transactions).format == KEY
    assert orders_of(transactions) == ORDERS


def test_dates_with_a_time_or_saved_again_by_excel() -> None:
    assert orders_of(read_cells(changed(_cells(), "Sale Date", lambda day: day and f"{day} 23:45:00"))) == ORDERS
    by_excel = changed(_cells(), "Sale Date", lambda day: f"12/{int(day[4:6])}/2025" if day.startswith("Dec") else day)
    assert orders_of(read_cells(by_excel)) == ORDERS


def test_without_totals_the_prices_count() -> None:
    transactions = read_cells(without_columns(_cells(), "Total Price"))
    assert only_file(transactions).format == KEY
    revenue = {order: facts[2] for order, facts in orders_of(transactions).items()}
    assert revenue["24-14934-88735"] == 900.0
    assert revenue["20-14900-44444"] == 10.0
    assert revenue["22-14920-22222"] == 6.0
    assert_closes(transactions)


def test_the_german_report() -> None:
    transactions = read_fixture("ebay_orders_report_de")
    assert only_file(transactions).format == KEY
    assert orders_of(transactions) == GERMAN
    assert exclusions(transactions) == {
        Excluded.EMPTY_ROW: (3, 0.0),
        Excluded.NOT_PAID_YET: (1, 14.99),
        Excluded.NO_CUSTOMER: (1, 5.99),
    }
    assert only_file(transactions).file_amount == pytest.approx(116.99 + 24.99 + 1239.55 + 14.99 + 34.99 + 14.99 + 5.99)
    assert_closes(transactions)


def test_the_german_report_with_few_columns() -> None:
    header = "Verkaufsprotokollnummer;Bestellnummer;Gesamtbetrag;Verkauft am;Zahlungsdatum;Nutzername des Käufers;Name des Käufers"
    rows = [
        header.split(";"),
        ["1", "23-12345-12345", "116,99 €", "10-Dez-25", "10-Dez-25", "buyer", "--"],
        ["2", "23-12345-12346", "20,00 €", "11-Dez-25", "11-Dez-25", "other", "--"],
    ]
    transactions = read_cells(rows)
    assert only_file(transactions).format == KEY
    assert orders_of(transactions) == {
        "23-12345-12345": ("buyer", "2025-12-10", 116.99, 0.0),
        "23-12345-12346": ("other", "2025-12-11", 20.0, 0.0),
    }
