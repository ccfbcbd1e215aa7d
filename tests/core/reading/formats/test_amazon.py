"""Amazon: pseudonyms of buyers in one report, no buyers at all in the others."""

from __future__ import annotations

import csv
import io

import pytest

from cltv_core.errors import NotTransactions
from cltv_core.reading.codes import Excluded, Note, NotSales, Remedy
from tests.core.reading.formats.expected import (
    VARIATIONS,
    assert_closes,
    customers_of,
    fixture,
    lines_of,
    only_columns,
    orders_of,
    read_cells,
    read_fixture,
)
from tests.core.reading.helpers import csv_bytes, exclusions, only_file, read_one, refused

KEY = "amazon_fbm_orders"
ORDERS = {
    "302-0000001-0000001": ("x1abc@marketplace.amazon.de", "2026-05-08", 40.0 + 9.99 - 2.0, 0.0),
    "302-0000002-0000002": ("x1abc@marketplace.amazon.de", "2026-05-10", 20.0, 0.0),
    "302-0000003-0000003": ("y2def@marketplace.amazon.de", "2026-05-11", 55.0 - 5.5, 0.0),
    "302-0000005-0000005": ("ola nord, 0150", "2026-05-13", 55.0, 0.0),
    "302-0000006-0000006": ("ola nord, 0150", "2026-05-14", 9.99, 0.0),
    "302-0000009-0000009": ("y2def@marketplace.amazon.de", "2026-05-17", 0.0, 0.0),
    "302-0000010-0000010": ("w4@marketplace.amazon.fr", "2026-05-18", 165.0 + 9.99, 0.0),
}
LEFT_OUT = {
    Excluded.NO_AMOUNT: (1, 0.0),
    Excluded.OTHER_CURRENCY(currency="GBP"): (1, 8.5),
    Excluded.NO_CUSTOMER: (1, 9.99),
}


def _cells() -> list[list[str]]:
    return list(csv.reader(io.StringIO(fixture(KEY).decode(), newline=""), delimiter="\t"))


def test_orders_exclusions_and_the_sum() -> None:
    transactions = read_fixture(KEY)
    assert only_file(transactions).format == KEY
    assert orders_of(transactions) == ORDERS
    assert exclusions(transactions) == LEFT_OUT
    total = 40 + 7.99 + 20 + 49.5 + 55 + 9.99 + 9.99 + 8.5 + 165 + 9.99
    assert only_file(transactions).file_amount == pytest.approx(total)
    assert_closes(transactions)


def test_a_price_is_that_of_the_whole_line() -> None:
    lines = [line for line in lines_of(read_fixture(KEY)) if line[0] in {"302-0000001-0000001", "302-0000010-0000010"}]
    assert lines == [
        ("302-0000001-0000001", "Strap", 1.0, pytest.approx(7.99)),
        ("302-0000001-0000001", 'Wallet "Travel"', 2.0, 40.0),
        ("302-0000010-0000010", "Case", 3.0, 165.0),
        ("302-0000010-0000010", "Strap", 1.0, 9.99),
    ]


def test_pseudonyms_tell_customers_apart_but_may_not_be_mailed() -> None:
    transactions = read_fixture(KEY)
    people = customers_of(transactions, "email", "first_name", "last_name", "consent")
    assert people["x1abc@marketplace.amazon.de"] == ("x1abc@marketplace.amazon.de", "Jörg", "Weiß", "no")
    assert set(transactions.customers["consent"]) == {"no"}
    assert only_file(transactions).no_mailing is Note.NO_MAILING_AMAZON


@pytest.mark.parametrize("variation", VARIATIONS)
def test_the_same_orders_however_the_file_is_arranged(variation: str) -> None:
    transactions = read_cells(VARIATIONS[variation](_cells()))
    assert only_file(transactions).format == KEY
    assert orders_of(transactions) == ORDERS


def test_a_choice_of_columns_and_a_european_spelling_are_enough() -> None:
    headers = (
        "order-id,purchase-date,buyer-email,buyer-name,ship-postal-code,currency,item-price,item-promotion-discount"
    )
    rows = only_columns(_cells(), *headers.split(","))
    rows = [rows[0], *([*row[:-2], *(cell.replace(".", ",") for cell in row[-2:])] for row in rows[1:])]
    transactions = read_one(csv_bytes(rows, "\t"))
    assert only_file(transactions).format == KEY
    assert orders_of(transactions) == ORDERS


@pytest.mark.parametrize(
    ("key", "what"),
    [
        ("amazon_all_orders", NotSales.AMAZON_ALL_ORDERS),
        ("amazon_date_range_transactions", NotSales.AMAZON_DATE_RANGE),
    ],
)
def test_reports_without_buyers_are_named_and_the_other_report_offered(key: str, what: NotSales) -> None:
    with refused(NotTransactions, what, Remedy.AMAZON_SELLER_FULFILLED):
        read_fixture(key)


def test_the_german_date_range_report_with_its_notes_is_named_too() -> None:
    header = (
        "Datum/Uhrzeit,Abrechnungsnummer,Typ,Bestellnummer,SKU,Beschreibung,Menge,Marketplace,Versand,Ort der Bestellung,"
        "Umsätze,Rabatte aus Werbeaktionen,Verkaufsgebühren,Gebühren zu Versand durch Amazon,Andere Transaktionsgebühren,"
        "Andere,Gesamt"
    )
    row = '"01.05.2026 10:00:00 UTC",1,Bestellung,302-1,S,Ding,1,amazon.de,Amazon,Berlin,"20,00",0,"-3,00","-4,00",0,0,"13,00"'
    notes = "".join(f'"Hinweis {number}: Alle Beträge in EUR"\n' for number in range(7))
    with refused(NotTransactions, NotSales.AMAZON_DATE_RANGE):
        read_one(f"{notes}{header}\n{row}\n{row}\n".encode())
