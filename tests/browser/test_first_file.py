"""The owner's file in, and the figures out: compared with what the test counted itself."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from urllib.parse import urlparse

import pandas as pd
from playwright.sync_api import Locator, Page, expect

from cltv_core.describe.kpis import Kpi, Measure
from cltv_core.describe.reconciliation import Sum
from cltv_core.reading.codes import Excluded
from cltv_core.text import analysis as analysis_words
from cltv_core.text.pages import common, your_data
from cltv_core.text.pages import customers as customers_words
from cltv_core.text.pages import overview as overview_words
from cltv_core.text.pages.common import next_months
from cltv_core.text.pages.files import columns
from cltv_core.text.pages.visit import welcome as welcome_words
from cltv_core.text.reading.roles import LABELS
from cltv_core.text.say import say
from cltv_core.text.voice import speaking
from dashboard.components import ahead
from tests.browser import shop, steps

NOW, BEFORE = (date(2024, 7, 1), date(2025, 1, 1)), (date(2024, 1, 1), date(2024, 7, 1))
YEAR_AGO, BEFORE_YEAR_AGO = (date(2023, 7, 1), date(2024, 1, 1)), (date(2023, 1, 1), date(2023, 7, 1))
FIGURES_OF_SALES = 2
"""They stand before the six figures."""


def _german(cents: int) -> str:
    return f"{cents / 100:.2f}".replace(".", ",")


FETCHED = """paths => {
    const fetched = performance.getEntriesByType("resource").filter((one) => one.responseEnd > 0)
    return paths.every((path) => fetched.some((one) => one.name.endsWith(path)))
}"""
OWN_WORDS = ("Wann", "Von wem genau", "Dies", "Das")
OWN_ROWS = [
    (order.day.strftime("%d.%m.%Y"), order.person.id, _german(order.cents), _german(order.cents * 2))
    for order in shop.ORDERS
]


def what_was_sold(orders: int, sold: float, currency: str = shop.CURRENCY) -> str:
    """The sentence with the totals of the shop."""
    days = {"first_day": shop.FIRST_DAY, "last_day": shop.LAST_DAY}
    sales = SimpleNamespace(orders={"revenue": pd.Series([sold])}, **days)
    with speaking(currency=currency):
        return analysis_words.known_so_far(sales, len(shop.PEOPLE), orders)


def metrics(page: Page) -> list[tuple[str, str]]:
    """Value and change of each figure, as they are read."""

    def part(card: Locator, name: str) -> str:
        return steps.plain("".join(card.get_by_test_id(name).all_inner_texts()))

    cards = page.get_by_test_id("stMetric").all()[FIGURES_OF_SALES:]
    return [(part(card, "stMetricValue"), part(card, "stMetricDelta")) for card in cards]


def test_overview_shows_the_figures_counted_by_hand(overview: Page) -> None:
    now, year_ago = shop.figures(NOW, BEFORE), shop.figures(YEAR_AGO, BEFORE_YEAR_AGO)
    figures = [Kpi(Measure(key), value, year_ago[key], ()) for key, value in now.items()]
    with speaking(currency=shop.CURRENCY):
        assert metrics(overview) == [
            (overview_words.kpi_value(figure), str(overview_words.kpi_change(figure) or "")) for figure in figures
        ]
    expect(steps.sentence(overview, what_was_sold(len(shop.ORDERS), shop.revenue()))).to_be_visible()
    said = steps.headline(overview)
    assert said.startswith(f"{steps.headline_begins(len(shop.PEOPLE))} €")
    assert said.endswith(f"over the {next_months(12)}.")


def test_no_script_is_fetched_between_a_file_and_its_overview(page: Page) -> None:
    page.wait_for_function(FETCHED, arg=list(ahead.modules()))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlparse(request.url).path.lstrip("/")))
    steps.drop(page, shop.FILE)
    steps.arrive(page, "overview")
    assert [path for path in asked if path.startswith("static/js/")] == []


def test_your_data_accounts_for_every_cent_and_shows_the_first_rows_as_understood(overview: Page) -> None:
    steps.go(overview, "your_data")
    assert_reconciled(overview)
    overview.get_by_text(your_data.PREVIEW_CAPTION).click()
    assert_previewed(overview)


def assert_reconciled(page: Page) -> None:
    read = [tuple(row.values()) for row in steps.table_rows(page, your_data.RECONCILIATION_HEADING, text=True)]
    lines = [(name, int(rows), float(amount.replace(",", ""))) for name, amount, rows in read]
    sold, rows = shop.revenue(), len(shop.ORDERS)
    assert lines[0] == (say(Sum.IN_FILES), rows + 3, round(sold + 12.50 + 7.25 + 99.99, 2))
    assert sorted(lines[1:-1]) == sorted(
        [
            (say(Excluded.NO_DATE), -1, -12.50),
            (say(Excluded.NO_CUSTOMER), -1, -7.25),
            (say(Excluded.FUTURE), -1, -99.99),
        ]
    )
    assert lines[-1] == (say(Sum.USED), rows, sold)


def assert_previewed(page: Page) -> None:
    rows = steps.table_rows(page, your_data.PREVIEW_CAPTION)
    assert rows
    amount = common.amount_column(shop.CURRENCY)
    for row, order in zip(rows, shop.ORDERS, strict=False):
        assert row[LABELS["ordered_at"]].startswith(order.day.isoformat())
        assert row[LABELS["customer_id"]] == order.person.id
        assert float(row[amount]) == order.cents / 100


def test_the_owner_names_columns_that_were_not_understood(page: Page) -> None:
    steps.drop(page, shop.file("kasse.csv", OWN_ROWS, OWN_WORDS))
    expect(page.get_by_text(welcome_words.FAULT_TITLE)).to_be_visible()
    steps.select(page, LABELS["revenue"], columns.header_with_examples("Dies", [row[2] for row in OWN_ROWS[:3]]))
    page.get_by_role("button", name=columns.APPLY).click()
    steps.arrive(page, "overview")
    # Without order numbers, and without a time of day, every row is an order.
    expect(steps.sentence(page, what_was_sold(len(shop.ORDERS), shop.revenue(), ""))).to_be_visible()


def test_the_owner_changes_what_a_column_means(overview: Page) -> None:
    steps.go(overview, "your_data")
    overview.get_by_text(columns.HEADING).click()
    steps.select(overview, LABELS["customer_id"], "Channel")
    overview.get_by_role("button", name=columns.APPLY).click()
    steps.calm(overview)
    steps.go(overview, "customers")
    steps.expect_rows(overview, customers_words.TABLE_ALT, 2)
