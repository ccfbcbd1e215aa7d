"""Shopify: the order's total on its first row, refunds as a column, cash on delivery, POS, sources in the notes."""

from __future__ import annotations

import re

import pytest

from cltv_core.errors import NotTransactions
from cltv_core.reading.codes import Excluded, Menu, Note, NotSales, Remedy
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
    without_columns,
)
from tests.core.reading.helpers import exclusions, only_file, refused

ORDERS = {
    "#1001": ("bob@example.com", "2025-10-26", 25.0, 0.0),
    "#1002": ("jörg müller, 01067", "2026-01-10", 18.9, 0.0),
    "AA1003-EU": ("ada@example.com", "2026-01-20", 63.8, 0.0),
    "#1004": ("ada@example.com", "2026-02-01", 16.0, 4.0),
    "#1006": ("jörg müller, 01067", "2026-02-20", 18.9, 0.0),
    "#1009": ("zoe@example.fr", "2026-03-15", 0.0, 45.0),
    "#1011": ("ada@example.com", "2026-03-30", 0.0, 0.0),
}
LEFT_OUT = {
    Excluded.CANCELLED: (3, 20.0 + 31.5),
    Excluded.NOT_PAID_YET: (2, 1700.0),
    Excluded.OTHER_CURRENCY(currency="USD"): (1, 88.0),
    Excluded.NO_CUSTOMER: (1, 7.0),
    Excluded.REFUND_GIVEN: (2, 45.0 + 4.0),
}


def test_orders_exclusions_and_the_sum() -> None:
    transactions = read_fixture("shopify_orders")
    file = only_file(transactions)
    assert (file.format, file.currency, file.rows) == ("shopify_orders", "EUR", 16)
    assert orders_of(transactions) == ORDERS
    assert exclusions(transactions) == LEFT_OUT
    assert file.file_amount == round(1700 + 0 + 88 + 45 + 20 + 31.5 + 18.9 + 7 + 20 + 63.8 + 18.9 + 25, 2)
    assert (file.used_amount, file.refunds_amount) == (142.6, 49.0)
    assert_closes(transactions)


def test_every_product_line_of_an_order_is_kept() -> None:
    assert lines_of(read_fixture("shopify_orders")) == [
        ("#1001", "Gift card", 1.0, 25.0),
        ("#1002", "Espresso cup", 1.0, 18.9),
        ("#1004", "Botanical Fern Print", 1.0, 16.0),
        ("#1006", "Espresso cup", 1.0, 18.9),
        ("#1009", "Linen Apron", 1.0, 45.0),
        ("#1011", "Sample box", 1.0, 12.0),
        ("AA1003-EU", "Solid Perfume", 2.0, 59.8),
        ("AA1003-EU", "Tip", 3.0, 0.0),
        ("AA1003-EU", "Tote bag, natural", 1.0, 6.0),
    ]


def test_customers_without_apostrophes_and_with_consent() -> None:
    people = customers_of(read_fixture("shopify_orders"), "email", "first_name", "postcode", "phone", "consent")
    assert people == {
        "bob@example.com": ("bob@example.com", "Bob", "", "", "no"),
        "jörg müller, 01067": ("", "Jörg", "01067", "", "no"),
        "ada@example.com": ("ada@example.com", "Ada", "01234", "", "yes"),
        "zoe@example.fr": ("zoe@example.fr", "Zoé", "75008", "+33612345678", "no"),
    }


def test_the_source_in_the_notes_counts_where_the_column_is_empty() -> None:
    orders = read_fixture("shopify_orders").orders
    assert dict(zip(orders["order_id"], orders["channel"], strict=True)) == {
        "#1001": "web",
        "#1002": "pos",
        "AA1003-EU": "facebook",
        "#1004": "web",
        "#1006": "pos",
        "#1009": "web",
        "#1011": "web",
    }


def test_cash_on_delivery_is_told_apart_by_phone_where_the_owner_counts_open_orders() -> None:
    orders = orders_of(read_fixture("shopify_orders", count_open=True))
    assert orders["#1012"] == ("+8801711000001", "2026-04-06", 1700.0, 0.0)


def test_mostly_open_orders_are_used() -> None:
    rows = changed(
        cells("shopify_orders"), "Financial Status", lambda status: "pending" if status == "paid" else status
    )
    assert set(orders_of(read_cells(rows))) == {*ORDERS, "#1012"}


def test_orders_of_a_test_are_none() -> None:
    header, *rows = cells("shopify_orders")
    place = header.index("Name")
    tried = read_cells(
        [[*header, "Test"], *([*row, "true" if row[place] == rows[0][place] else "false"] for row in rows)]
    )
    assert Excluded.TRIAL in exclusions(tried)


@pytest.mark.parametrize("variation", VARIATIONS)
def test_the_same_orders_however_the_file_is_arranged(variation: str) -> None:
    transactions = read_cells(VARIATIONS[variation](cells("shopify_orders")))
    assert orders_of(transactions) == ORDERS
    assert exclusions(transactions) == LEFT_OUT


OF_2012 = [
    *cells("shopify_orders")[0][:46],
    "Cancelled at",
    "Payment Method",
    "Payment Reference",
    "Refunded Amount",
    "Phone",
]


def test_older_versions_have_fewer_columns() -> None:
    rows = cells("shopify_orders")
    assert orders_of(read_cells(only_columns(rows, *OF_2012))) == ORDERS
    later = [
        "Billing Province Name",
        "Shipping Province Name",
        "Payment ID",
        "Payment Terms Name",
        "Next Payment Due At",
        "Payment References",
        "Receipt Number",
        "Duties",
    ]
    assert orders_of(read_cells(without_columns(rows, *later))) == ORDERS


def test_a_choice_of_columns_is_enough() -> None:
    rows = only_columns(
        cells("shopify_orders"),
        *["Name", "Email", "Phone", "Financial Status", "Created at", "Total", "Refunded Amount", "Currency"],
        *["Cancelled at", "Billing Name", "Billing Zip", "Billing Country", "Billing Phone"],
    )
    transactions = read_cells(rows)
    assert only_file(transactions).format == "shopify_orders"
    assert orders_of(transactions) == ORDERS


def test_totals_that_an_app_repeats_on_every_row_count_once() -> None:
    rows = cells("shopify_orders")
    name, total = rows[0].index("Name"), rows[0].index("Total")
    totals = {row[name]: row[total] for row in rows[1:] if row[total]}
    transactions = read_cells([rows[0], *([*row[:total], totals[row[name]], *row[total + 1 :]] for row in rows[1:])])
    assert orders_of(transactions) == ORDERS
    assert exclusions(transactions) == LEFT_OUT


def test_a_renamed_column_that_is_not_needed() -> None:
    rows = with_header(with_header(cells("shopify_orders"), "Lineitem name", "Item"), "Payment Method", "Paid with")
    assert orders_of(read_cells(rows)) == ORDERS


def test_refunded_in_full_by_status_where_the_amount_is_missing() -> None:
    transactions = read_cells(without_columns(cells("shopify_orders"), "Refunded Amount"))
    assert orders_of(transactions)["#1009"] == ("zoe@example.fr", "2026-03-15", 0.0, 45.0)
    assert orders_of(transactions)["#1004"] == ("ada@example.com", "2026-02-01", 20.0, 0.0)


def test_dates_as_a_spreadsheet_writes_them_back() -> None:
    def resaved(moment: str) -> str:
        year, month, day, hour, minute = re.findall(r"\d+", moment)[:5]
        return f"{int(month)}/{int(day)}/{year} {int(hour)}:{minute}"

    rows = changed(cells("shopify_orders"), "Created at", resaved)
    assert orders_of(read_cells(rows)) == ORDERS


def test_other_exports_of_shopify_are_named() -> None:
    with refused(NotTransactions, NotSales.SHOPIFY_PAYOUTS, Remedy.SHOPIFY_ORDERS):
        read_fixture("shopify_payouts_transactions")


def test_the_customers_of_a_shop_are_no_sales() -> None:
    with pytest.raises(NotTransactions) as refusal:
        read_fixture("shopify_customers_export")
    assert refusal.value.remedy == Remedy.ADD_ORDERS(menu=Menu.SHOPIFY)


def test_a_shop_that_writes_down_names_only_tells_customers_apart_by_name() -> None:
    """Orders drawn up by hand: neither e-mail nor phone nor postcode, but a name; where most have an address, a bare
    name is nobody."""
    header, *rows = cells("shopify_orders")
    reach = [
        header.index(name)
        for name in ("Email", "Phone", "Billing Phone", "Shipping Phone", "Billing Zip", "Shipping Zip")
    ]
    bare = [["" if place in reach else cell for place, cell in enumerate(row)] for row in rows]
    found = read_cells([header, *bare])
    assert Note.BY_NAME() in found.report.files[0].notes
    assert set(found.customers["customer_id"]) <= {row[header.index("Billing Name")] for row in rows} | {
        row[header.index("Shipping Name")] for row in rows
    }
    assert len(found.customers) > 3
    assert Note.BY_NAME() not in read_fixture("shopify_orders").report.files[0].notes
