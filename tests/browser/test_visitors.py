"""Several people at once, and what stays of a visit: what one loads is seen by nobody else, and goes when it should."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from cltv_core.text.pages import customers as customers_words
from cltv_core.text.pages import your_data
from cltv_core.text.pages.visit import settings
from cltv_core.text.pages.visit import welcome as welcome_words
from dashboard.server.visits import COOKIE
from tests.browser import shop, steps
from tests.browser.conftest import Visit

TABLE = customers_words.TABLE_ALT
COLUMNS = ("Order ID", "Date", "Customer", "Total")


def little_shop(owner: str, customers: int, price: str = "10.00") -> shop.Upload:
    """Three orders of each customer, in a file whose name is everybody's."""
    rows = [(f"{owner}{n}-{m}", f"2024-0{m}-15", f"{owner} {n}", price) for n in range(customers) for m in (1, 4, 7)]
    return shop.file("orders.csv", rows, COLUMNS)


def customers_seen(page: Page) -> set[str]:
    """Whose customers the page of customers lists."""
    steps.go(page, "customers")
    rows = steps.table_rows(page, TABLE)
    return {row[customers_words.COLUMNS["customer"]].split()[0] for row in rows}


def test_two_visitors_at_once_never_see_each_others_data(visit: Visit) -> None:
    mine, theirs = visit(), visit()
    steps.drop(mine, little_shop("Mine", 60))
    steps.drop(theirs, little_shop("Theirs", 70, "25.00"))
    for page, customers in ((mine, 60), (theirs, 70)):
        steps.arrive(page, "overview")
        assert steps.headline(page).startswith(steps.headline_begins(customers))
    assert customers_seen(mine) == {"Mine"}
    assert customers_seen(theirs) == {"Theirs"}
    expect(visit().get_by_role("heading", name=welcome_words.TITLE)).to_be_visible()


def test_a_corrected_file_of_the_same_name_shows_the_new_figures(visit: Visit) -> None:
    page = visit()
    steps.drop(page, little_shop("Mine", 40, "10.00"))
    steps.arrive(page, "overview")
    expect(page.get_by_text("40 customers placed 120 orders worth 1,200 ")).to_be_visible()
    steps.go(page, "your_data")
    steps.drop(page, little_shop("Mine", 40, "20.00"))
    expect(page.get_by_text("2,400.00").first).to_be_visible()
    steps.go(page, "overview")
    expect(page.get_by_text("40 customers placed 120 orders worth 2,400 ")).to_be_visible()


def test_files_can_be_added_to_those_loaded(visit: Visit) -> None:
    page = visit()
    steps.drop(page, little_shop("Mine", 60))
    steps.arrive(page, "overview")
    steps.go(page, "your_data")
    page.get_by_text(your_data.ADD_FILES_LABEL, exact=True).click()
    steps.calm(page)
    steps.drop(page, ("more.csv", little_shop("More", 10)[1]))
    expect(page.get_by_test_id("stMarkdown").get_by_text("more.csv", exact=True)).to_be_visible()
    steps.go(page, "customers")
    steps.expect_rows(page, TABLE, 60 + 10)


def test_delete_everything_leaves_nothing_of_this_visit_and_all_of_others(overview: Page, open_shop: Visit) -> None:
    other = open_shop()
    steps.go(overview, "your_data")
    overview.get_by_role("button", name=your_data.DELETE_BUTTON).click()
    overview.get_by_role("button", name=your_data.DELETE_CONFIRM).click()
    welcome = overview.get_by_role("heading", name=welcome_words.TITLE)
    expect(welcome).to_be_visible()
    for name in ("customers", "your_data"):
        steps.take_menu(overview, name)
        expect(overview).to_have_url(re.compile(f"/{name}$"))
        steps.calm(overview)
        expect(welcome).to_be_visible()
        assert "Anna" not in steps.shown(overview)
    assert "Anna" in customers_seen(other)


def test_a_visit_survives_a_reload_of_every_page(overview: Page) -> None:
    """In a tab that nobody watches: Streamlit looks for itself below a page's address first, and is not found there."""
    tab = overview.context.new_page()
    tab.goto(overview.url)
    steps.arrive(tab, "overview")
    for name in steps.IN_MENU:
        steps.go(tab, name)
        tab.reload()
        steps.arrive(tab, name)
    steps.go(tab, "customers")
    steps.expect_rows(tab, TABLE, len(shop.PEOPLE))


def test_a_link_in_a_new_tab_of_the_same_browser_opens_the_same_shop_and_no_other_browser_does(
    overview: Page, visit: Visit
) -> None:
    overview.get_by_role("button", name=settings.HEADING).click()
    overview.get_by_text("6", exact=True).click()
    steps.calm(overview)
    tab = overview.context.new_page()
    tab.goto(f"{overview.url.rstrip('/')}/customers")
    steps.arrive(tab, "customers")
    steps.expect_rows(tab, TABLE, len(shop.PEOPLE))
    [secret] = [cookie["value"] for cookie in tab.context.cookies() if cookie["name"] == COOKIE]
    assert secret not in tab.url
    assert secret not in tab.content()
    assert not tab.evaluate("document.cookie").count(secret)
    expect(visit().get_by_role("heading", name=welcome_words.TITLE)).to_be_visible()


def test_deleting_everything_empties_the_other_tabs_too(overview: Page) -> None:
    tab = overview.context.new_page()
    tab.goto(overview.url)
    steps.arrive(tab, "overview")
    steps.go(tab, "your_data")
    tab.get_by_role("button", name=your_data.DELETE_BUTTON).click()
    tab.get_by_role("button", name=your_data.DELETE_CONFIRM).click()
    for page in (tab, overview):
        expect(page.get_by_role("heading", name=welcome_words.TITLE)).to_be_visible()
    overview.reload()
    expect(overview.get_by_role("heading", name=welcome_words.TITLE)).to_be_visible()
