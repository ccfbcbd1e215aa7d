"""Light, dark, and on a phone: every page can be read and fits."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from cltv_core.text.pages import customers as customers_words
from cltv_core.text.pages.visit import welcome as welcome_words
from tests.browser import looks, steps
from tests.browser.charts import drawn
from tests.browser.conftest import PHONE, Visit

CHARTS = {"overview": 3, "customers": 0, "customer": 1, "cohorts": 2, "actions": 1, "your_data": 0, "accuracy": 2}


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


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_can_be_read(open_shop: Visit, scheme: str) -> None:
    page = open_shop(color_scheme=scheme)
    brightest = looks.brightest_part_of_background(page)
    assert brightest < 50 if scheme == "dark" else brightest > 240
    faint = [f"{name}: {text}" for name, _ in every_page(page) for text in looks.faint_texts(page)]
    assert not faint, "\n".join(faint)


def test_every_page_fits_a_phone(open_shop: Visit) -> None:
    page = open_shop(**PHONE)
    out = [f"{name}: {part}" for name, cut in every_page(page, touch=True) for part in cut + looks.sticking_out(page)]
    assert not out, "\n".join(out)


def test_the_welcome_fits_a_phone_and_can_be_read(visit: Visit) -> None:
    page = visit(**PHONE, color_scheme="dark")
    expect(page.get_by_role("button", name=welcome_words.SAMPLE_BUTTON).last).to_be_visible()
    steps.calm(page)
    assert looks.sticking_out(page) == []
    assert looks.faint_texts(page) == []
