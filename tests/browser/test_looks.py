"""Light, dark, and on a phone: every page can be read and fits."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from cltv_core.text.pages import actions as actions_words
from cltv_core.text.pages import customers as customers_words
from cltv_core.text.pages.visit import welcome as welcome_words
from tests.browser import looks, steps
from tests.browser.charts import drawn
from tests.browser.conftest import LAPTOP, PHONE, PROJECTOR, Visit

CHARTS = {
    "overview": 3,
    "customers": 0,
    "customer": 1,
    "cohorts": 2,
    "actions": 1,
    "campaigns": 0,
    "plan": 1,
    "accuracy": 2,
    "your_data": 0,
}


def every_page(page: Page, *, touch: bool = False) -> Iterator[tuple[str, list[str]]]:
    """Opens one page after the other, that of a customer among them, and tells which texts its charts cut off."""
    for name, charts in CHARTS.items():
        if name == "customer":
            _open_first(page, touch=touch)
            steps.arrive(page, name)
        else:
            steps.go(page, name)
        shown = drawn(page, charts)
        assert all(chart.marks for chart in shown)
        yield name, [f"cut off in a chart: {text}" for chart in shown for text in chart.cut_off]


def _open_first(page: Page, *, touch: bool) -> None:
    """Opens the first customer: a row of the table, or a card on a phone."""
    if touch:
        page.locator("[class*=st-key-open_]").get_by_role("button").first.tap()
    else:
        steps.press_row(page, customers_words.TABLE_ALT, 0)


def hard_to_use(page: Page) -> list[str]:
    """What is too faint to be read, or in the way of keyboards and screen readers."""
    return looks.faint_texts(page) + looks.faint_ranges(page) + looks.barriers(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_can_be_read_and_nothing_is_in_the_way(open_shop: Visit, scheme: str) -> None:
    page = open_shop(color_scheme=scheme, viewport=LAPTOP)
    brightest = looks.brightest_part_of_background(page)
    assert brightest < 50 if scheme == "dark" else brightest > 240
    found = []
    for name, _ in every_page(page):
        found += [f"{name}: {part}" for part in hard_to_use(page)]
        page.set_viewport_size(PROJECTOR)
        found += [f"{name}, large: {part}" for part in looks.barriers(page)]
        page.set_viewport_size(LAPTOP)
    assert not found, "\n".join(found)


def test_the_table_of_segments_fits_beside_what_to_do(open_shop: Visit) -> None:
    page = open_shop()
    steps.go(page, "actions")
    page.get_by_role("tab", name=actions_words.PICTURES["table"], exact=True).click()
    steps.calm(page)
    painted = page.get_by_role("region", name=actions_words.TABLE_ALT, exact=True).locator(".dvn-scroller")
    expect(painted).to_be_visible()
    page.wait_for_function("part => part.scrollWidth <= part.clientWidth + 1", arg=painted.element_handle())


def test_every_page_fits_a_phone_and_nothing_is_in_the_way(open_shop: Visit) -> None:
    page = open_shop(**PHONE)
    found = []
    for name, cut in every_page(page, touch=True):
        found += [f"{name}: {part}" for part in cut + looks.sticking_out(page) + looks.barriers(page)]
        page.emulate_media(color_scheme="dark")
        found += [f"{name}, dark: {part}" for part in looks.barriers(page)]
        page.emulate_media(color_scheme="light")
    assert not found, "\n".join(found)


def test_the_welcome_fits_a_phone_and_can_be_read(visit: Visit) -> None:
    page = visit(**PHONE, color_scheme="dark")
    expect(page.get_by_role("button", name=welcome_words.SAMPLE_BUTTON).last).to_be_visible()
    steps.calm(page)
    assert looks.sticking_out(page) == []
    assert hard_to_use(page) == []
