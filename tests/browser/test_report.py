"""The printable page on a phone."""

from __future__ import annotations

from playwright.sync_api import Browser

from cltv_core.analysis import analyse
from cltv_core.report.page import report_html
from tests.browser.conftest import PHONE
from tests.core.shops import many_sales, shop

SCROLLING = """[...document.querySelectorAll("html, .scroll")]
    .filter((part) => part.scrollWidth > part.clientWidth).map((part) => part.className)"""
HEIGHTS = """[...document.querySelectorAll(".groups tbody tr")].map((row) => row.getBoundingClientRect().height)"""


def test_what_to_do_for_a_segment_is_seen_on_a_phone(chromium: Browser) -> None:
    context = chromium.new_context(**PHONE)
    page = context.new_page()
    page.set_content(report_html(analyse(shop(many_sales()))))
    assert page.evaluate(SCROLLING) == []
    heights = page.evaluate(HEIGHTS)
    assert heights
    assert max(heights) < 120
    context.close()
