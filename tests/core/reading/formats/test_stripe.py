"""Stripe: refunds as columns, failed attempts as rows, several currencies converted, times in UTC."""

from __future__ import annotations

import pytest

from cltv_core.errors import NotTransactions
from cltv_core.reading.codes import Excluded, NotSales, Remedy
from tests.core.reading.formats.expected import (
    VARIATIONS,
    assert_closes,
    cells,
    customers_of,
    only_columns,
    orders_of,
    read_cells,
    read_fixture,
    refunds_of,
    with_header,
    without_columns,
)
from tests.core.reading.helpers import exclusions, only_file, refused

UNIFIED = {
    "ch_001": ("m@example.com", "2025-08-18", 16.4, 0.0),
    "ch_004": ("fpJ", "2025-08-21", 16.9, 3.4),
    "ch_005": ("fpJ", "2025-09-21", 16.9, 0.0),
    "ch_006": ("ann@example.com", "2025-09-22", 60.0, 0.0),
    "ch_011": ("ann@example.com", "2025-09-27", 0.0, 49.0),
    "ch_013": ("pablo@example.com", "2025-09-29", 700.0, 300.0),
    "ch_014": ("m@example.com", "2025-09-30", 16.2, 0.0),
}
LEGACY = {
    "ch_L04": ("fpD", "2019-11-13", 31.0, 0.0),
    "ch_L05": ("fpD", "2019-12-13", 33.0, 0.0),
    "ch_L06": ("cus_C", "2019-12-14", 7.25, 0.0),
    "ch_L07": ("cus_C", "2019-12-15", 7.25, 0.0),
    "ch_L09": ("bob@example.com", "2019-12-17", 15.0, 5.0),
    "ch_L10": ("bob@example.com", "2019-12-18", 1234.5, 0.0),
    "ch_L11": ("ada@example.com", "2019-12-19", 0.0, 10.0),
    "ch_L12": ("ada@example.com", "2019-12-20", 10.0, 0.0),
}
ORDERS = {"stripe_unified_payments": UNIFIED, "stripe_payments_legacy": LEGACY}
LEFT_OUT = {
    "stripe_unified_payments": {
        Excluded.TRIAL: (1, 19.99),
        Excluded.CANCELLED: (4, 49.0 + 22.0 + 22.0 + 22.0),
        Excluded.NOT_PAID_YET: (1, 75.5),
        Excluded.NO_CUSTOMER: (1, 12.0),
        Excluded.REFUND_GIVEN: (3, 300.0 + 49.0 + 3.4),
    },
    "stripe_payments_legacy": {
        Excluded.TRIAL: (1, 5.0),
        Excluded.CANCELLED: (2, 20.0 + 42.0),
        Excluded.NO_CUSTOMER: (1, 5.0),
        Excluded.REFUND_GIVEN: (2, 10.0 + 5.0),
    },
}
AMOUNTS = {
    "stripe_unified_payments": 16.2 + 1000 + 49 + 49 + 22 + 22 + 22 + 75.5 + 60 + 16.9 + 20.3 + 12 + 19.99 + 16.4,
    "stripe_payments_legacy": 10 + 10 + 1234.5 + 20 + 20 + 7.25 + 7.25 + 33 + 31 + 5 + 5 + 42,
}
CURRENCIES = {"stripe_unified_payments": "USD", "stripe_payments_legacy": "GBP"}


@pytest.mark.parametrize("key", ORDERS)
def test_orders_exclusions_and_the_sum(key: str) -> None:
    transactions = read_fixture(key)
    assert (only_file(transactions).format, only_file(transactions).currency) == (key, CURRENCIES[key])
    assert orders_of(transactions) == ORDERS[key]
    assert exclusions(transactions) == LEFT_OUT[key]
    assert only_file(transactions).file_amount == round(AMOUNTS[key], 2)
    assert_closes(transactions)


@pytest.mark.parametrize("variation", VARIATIONS)
@pytest.mark.parametrize("key", ORDERS)
def test_the_same_orders_however_the_file_is_arranged(key: str, variation: str) -> None:
    transactions = read_cells(VARIATIONS[variation](cells(key)))
    assert only_file(transactions).format == key
    assert orders_of(transactions) == ORDERS[key]
    assert exclusions(transactions) == LEFT_OUT[key]


def test_refunds_carry_their_day() -> None:
    assert refunds_of(read_fixture("stripe_unified_payments")) == [
        ("ch_011", "2025-09-28", 49.0),
        ("ch_013", "2025-10-02", 300.0),
    ]


def test_who_paid_consent_and_where_they_came_from() -> None:
    transactions = read_fixture("stripe_unified_payments")
    assert customers_of(transactions, "email", "first_name", "consent") == {
        "m@example.com": ("m@example.com", "M", "unknown"),
        "fpJ": ("", "李", "unknown"),
        "ann@example.com": ("ann@example.com", "Ann", "unknown"),
        "pablo@example.com": ("pablo@example.com", "Pablo", "yes"),
    }
    sources = transactions.orders.set_index("order_id")["channel"]
    assert sources["ch_013"] == "newsletter"
    assert sources["ch_014"] == ""


def test_times_in_utc_become_those_of_the_shop() -> None:
    orders = orders_of(read_fixture("stripe_unified_payments", timezone="Europe/Berlin"))
    assert orders["ch_014"][1] == "2025-10-01"


def test_a_choice_of_columns_is_enough() -> None:
    rows = only_columns(
        cells("stripe_payments_legacy"),
        *[
            "id",
            "Created (UTC)",
            "Amount",
            "Amount Refunded",
            "Currency",
            "Captured",
            "Status",
            "Mode",
            "Customer Email",
        ],
        *["Customer ID", "Customer Description", "Card Fingerprint"],
    )
    assert orders_of(read_cells(rows)) == LEGACY
    renamed = with_header(rows, "Created (UTC)", "Created date (UTC)")
    assert only_file(read_cells(renamed)).format == "stripe_unified_payments"
    assert orders_of(read_cells(renamed)) == LEGACY


def test_refunded_in_full_by_status_where_the_amount_is_missing() -> None:
    orders = orders_of(read_cells(without_columns(cells("stripe_payments_legacy"), "Amount Refunded")))
    assert orders["ch_L11"] == ("ada@example.com", "2019-12-19", 0.0, 10.0)
    assert orders["ch_L09"] == ("bob@example.com", "2019-12-17", 20.0, 0.0)


def test_decimal_commas() -> None:
    rows = cells("stripe_payments_legacy")
    for header in ("Amount", "Amount Refunded"):
        place = rows[0].index(header)
        for row in rows[1:]:
            row[place] = row[place].replace(".", ",")
    assert orders_of(read_cells(rows)) == LEGACY


PAYOUTS = (
    "id,Amount,Created (UTC),Currency,Automatic,Arrival Date (UTC),Source Type,Type,Method,Status,Description,"
    "Destination,Balance Transaction,Destination Name\n"
    "po_1,3267.46,2026-06-09 00:23,usd,true,2026-06-10 00:00,card,bank_account,standard,paid,STRIPE PAYOUT,ba_x,txn_b,Bank\n"
    "po_2,8578.73,2026-06-03 00:17,usd,true,2026-06-04 00:00,card,bank_account,standard,paid,STRIPE PAYOUT,ba_x,txn_c,Bank\n"
)


@pytest.mark.parametrize(
    ("rows", "what"),
    [
        (cells("stripe_balance_legacy"), NotSales.STRIPE_BALANCE),
        ([line.split(",") for line in PAYOUTS.splitlines()], NotSales.STRIPE_PAYOUTS),
    ],
)
def test_other_exports_of_stripe_are_named(rows: list[list[str]], what: NotSales) -> None:
    with refused(NotTransactions, what, Remedy.STRIPE_PAYMENTS):
        read_cells(rows)
