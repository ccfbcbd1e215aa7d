"""Every export that owners have, as its program writes it: recognised, or named and refused, and closed to the cent."""

from __future__ import annotations

import pytest

from cltv_core.errors import NotTransactions
from cltv_core.reading.codes import Decided, Problem
from cltv_core.reading.formats import WRONG_FILES
from cltv_core.reading.formats.people import PEOPLE_FORMATS
from tests.core.reading.formats.expected import FIXTURES, assert_closes, fixture, read_fixture
from tests.core.reading.helpers import code_of, only_file

LAYOUTS = (
    "shopify_orders",
    "shopify_customers_export",
    "shopify_payouts_transactions",
    "woocommerce_analytics_orders",
    "woocommerce_analytics_orders_browser",
    "woocommerce_webtoffee_export",
    "woocommerce_advanced_order_export",
    "woocommerce_skyverge_legacy",
    "square_transactions",
    "square_transactions_2018",
    "square_items",
    "stripe_unified_payments",
    "stripe_payments_legacy",
    "stripe_balance_legacy",
    "paypal_activity",
    "paypal_activity_de",
    "etsy_sold_orders",
    "etsy_sold_order_items",
    "etsy_statement",
    "bigcommerce_orders",
    "squarespace_orders",
    "wix_orders",
    "magento_sales_order_grid",
    "amazon_all_orders",
    "amazon_fbm_orders",
    "amazon_date_range_transactions",
    "ebay_orders_report",
    "quickbooks_online_sales_by_customer_detail",
    "xero_sales_invoices_export",
    "toast_item_selection_details",
    "clover_payments",
    "lightspeed_x_sales_history",
    "gumroad_sales",
    "eventbrite_orders",
)
NO_SALES = {kind.key: kind for kind in WRONG_FILES}
FILES = sorted(file.stem for file in FIXTURES.iterdir())
OF_PEOPLE = {known.key for known in PEOPLE_FORMATS} & set(FILES)
OF_SALES = [name for name in FILES if name not in NO_SALES and name not in OF_PEOPLE]


def test_every_layout_has_a_fixture() -> None:
    assert set(LAYOUTS) <= set(FILES)
    assert len(LAYOUTS) == 34


@pytest.mark.parametrize("name", OF_SALES)
def test_sales_are_recognised_used_and_closed(name: str) -> None:
    transactions = read_fixture(name)
    file = only_file(transactions)
    assert file.format == (name if name in LAYOUTS else next(key for key in LAYOUTS if name.startswith(key)))
    assert file.rows >= 12 or name not in LAYOUTS
    assert file.used_amount == round(float(transactions.orders["revenue"].sum()), 2) > 0
    assert round(file.sales_amount - file.refunds_amount, 2) == file.used_amount
    assert_closes(transactions)


@pytest.mark.parametrize("name", OF_SALES)
def test_what_was_left_out_is_listed_row_by_row(name: str) -> None:
    report = read_fixture(name).report
    left_out = report.excluded.to_pylist()
    for part in report.exclusions:
        rows = [row for row in left_out if row["reason"] == part.reason.key]
        assert len(rows) == part.rows
        assert sum(row["amount left out"] for row in rows) == pytest.approx(part.amount, abs=0.02)


@pytest.mark.parametrize("name", [name for name in FILES if name in NO_SALES])
def test_what_is_no_sale_is_named_with_the_way_to_the_right_file(name: str) -> None:
    assert len(fixture(name).splitlines()) > 12
    with pytest.raises(NotTransactions) as refusal:
        read_fixture(name)
    assert code_of(refusal.value.problem) is NO_SALES[name].what
    assert refusal.value.remedy is NO_SALES[name].remedy


@pytest.mark.parametrize("name", sorted(OF_PEOPLE))
def test_a_list_of_customers_alone_is_refused(name: str) -> None:
    with pytest.raises(NotTransactions) as refusal:
        read_fixture(name)
    assert code_of(refusal.value.problem) is Problem.ONLY_PEOPLE


@pytest.mark.parametrize("name", OF_SALES)
def test_what_a_known_program_gives_back_is_no_doubt(name: str) -> None:
    doubts = [decision.what for decision in read_fixture(name).report.decisions]
    states = [what["status"].casefold() for what in doubts if what.code is Decided.STATUS]
    assert not [state for state in states if "refund" in state]
