"""Light, dark, and on a phone: every page can be read and fits."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from dashboard import wording
from tests.browser import looks, steps
from tests.browser.charts import drawn
from tests.browser.conftest import PHONE, Visit

CHARTS = {"overview": 2, "customers": 0, "customer": 1, "cohorts": 2, "segments": 0, "your_data": 0}


def every_page(page: Page, *, touch: bool = False) -> Iterator[str]:
    """Opens one page after the other, with its charts drawn, that of a customer among them."""
    for name, charts in CHARTS.items():
        if name == "customer":
            steps.press_row(page, wording.CUSTOMER_TABLE_ALT, 0, touch=touch)
            steps.arrive(page, name)
        else:
            steps.go(page, name)
        for chart in drawn(page, charts):
            assert chart.marks
            assert not chart.cut_off, name
        yield name


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_can_be_read(open_shop: Visit, scheme: str) -> None:
    page = open_shop(color_scheme=scheme)
    brightest = looks.brightest_part_of_background(page)
    assert brightest < 50 if scheme == "dark" else brightest > 240
    faint = {name: looks.faint_texts(page) for name in every_page(page)}
    assert faint == dict.fromkeys(CHARTS, [])


def test_every_page_fits_a_phone(open_shop: Visit) -> None:
    page = open_shop(**PHONE)
    out = {name: looks.sticking_out(page) for name in every_page(page, touch=True)}
    assert out == dict.fromkeys(CHARTS, [])


def test_the_welcome_fits_a_phone_and_can_be_read(visit: Visit) -> None:
    page = visit(**PHONE, color_scheme="dark")
    expect(page.get_by_role("button", name=wording.SAMPLE_BUTTON).last).to_be_visible()
    steps.calm(page)
    assert looks.sticking_out(page) == []
    assert looks.faint_texts(page) == []
