"""Finding a customer, and what is told of one."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from cltv_core.text import spelling
from cltv_core.text.pages import customers as customers_words
from tests.browser import shop, steps
from tests.browser.charts import drawn

TABLE = customers_words.TABLE_ALT
COLUMNS = customers_words.COLUMNS


@pytest.fixture
def customers(overview: Page) -> Page:
    steps.go(overview, "customers")
    return overview


def search(page: Page, text: str) -> None:
    page.get_by_role("searchbox", name=customers_words.SEARCH_LABEL).fill(text)


def open_one(page: Page, customer: str) -> None:
    search(page, customer)
    steps.expect_rows(page, TABLE, 1)
    steps.calm(page)
    steps.press_row(page, TABLE, 0)
    steps.arrive(page, "customer")


def go_back(page: Page) -> None:
    page.get_by_role("link", name=customers_words.ALL_CUSTOMERS).filter(visible=True).click()
    steps.arrive(page, "customers")


def test_filters_and_search_list_only_those_who_pass(customers: Page) -> None:
    best, everybody = len(shop.PEOPLE) // 5, len(shop.PEOPLE)
    steps.choose(customers, customers_words.TIER_LABEL, "High")
    expect(customers.get_by_text(customers_words.found(best, best, everybody))).to_be_visible()
    steps.expect_rows(customers, TABLE, best)
    assert {row[COLUMNS["tier"]] for row in steps.table_rows(customers, TABLE)} == {"High"}
    steps.choose(customers, customers_words.TIER_LABEL, "High")
    steps.expect_rows(customers, TABLE, everybody)
    search(customers, "nr42")
    steps.expect_rows(customers, TABLE, 1)
    assert steps.table_rows(customers, TABLE)[0][COLUMNS["customer"]] == "Anna Nr42"
    search(customers, "nobody at all")
    expect(customers.get_by_text(customers_words.NOBODY_FOUND)).to_be_visible()


def test_a_click_opens_the_customer_with_history_next_order_and_reason(customers: Page) -> None:
    search(customers, "K005")
    steps.expect_rows(customers, TABLE, 1)
    row = steps.table_rows(customers, TABLE)[0]
    open_one(customers, "K005")
    person, orders = shop.PEOPLE["K005"], shop.orders_of("K005")
    assert steps.headline(customers) == person.name
    said = steps.shown(customers)
    due = date.fromisoformat(row[COLUMNS["next_order_due"]][:10])
    assert due > orders[-1].day
    for text in (
        f"{row[COLUMNS['reason']].rstrip('.')}.",
        spelling.day_short(due),
        person.email,
        customers_words.NEXT_ORDER_DUE,
    ):
        assert text in said
    chart = drawn(customers, 1)[0]
    days = {order.day for order in orders}
    assert len(chart.dots) == len(days) + len([due]) <= len(orders)
    assert not chart.cut_off
    newest = steps.table_rows(customers, customers_words.ORDERS_ALT)[0]
    assert float(newest[customers_words.ORDER_COLUMNS["revenue"]]) == orders[-1].cents / 100
    steps.expect_rows(customers, customers_words.ORDERS_ALT, len(orders))


def test_a_name_is_read_as_it_stands_and_the_way_back_leads_to_the_same_search(customers: Page) -> None:
    for number, name in enumerate(shop.HOSTILE_NAMES):
        open_one(customers, f"K{number:03d}")
        assert steps.headline(customers) == name
        assert not customers.locator("h2").locator("a, b, i, img, em, code, .katex").count()
        go_back(customers)
        expect(customers.get_by_role("searchbox", name=customers_words.SEARCH_LABEL)).to_have_value(f"K{number:03d}")
        steps.expect_rows(customers, TABLE, 1)
