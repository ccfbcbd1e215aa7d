"""Slides for a meeting: one at a time, large, turned by keys, without the rest of the page."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from cltv_core.text.pages import overview as words
from cltv_core.text.pages import present
from tests.browser import looks, steps
from tests.browser.conftest import PROJECTOR, Visit


def slide(page: Page, title: str) -> None:
    """Exactly this slide is seen."""
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    expect(page.get_by_role("heading", level=1, name=title, exact=True)).to_be_visible()


def fits(page: Page) -> bool:
    """Whether all text of the slide that is seen lies inside the window."""
    parts = page.locator("[class*=st-key-slide_] :is(h1, h2, p, text)").filter(visible=True)
    boxes = [box for part in parts.all() if (box := part.bounding_box())]
    right, below = PROJECTOR["width"], PROJECTOR["height"]
    inside = [box["x"] >= 0 and box["x"] + box["width"] <= right and box["y"] + box["height"] <= below for box in boxes]
    return len(boxes) > 1 and all(inside)


def test_slides_are_turned_by_keys_and_left_by_escape(open_shop: Visit) -> None:
    page = open_shop(viewport=PROJECTOR, color_scheme="dark", reduced_motion="reduce")
    page.get_by_role("link", name="Present").click()
    slide(page, words.LAST_YEAR)
    expect(page.get_by_test_id("stHeader")).to_be_hidden()
    steps.calm(page)
    number = int(page.locator(".deck-place").inner_text().split("/")[1])
    assert number >= 6
    titles = []
    for turned in range(number):
        heading = page.get_by_role("heading", level=1)
        titles.append(heading.inner_text())
        assert fits(page), titles[-1]
        seen = page.evaluate(looks.FAINT_TEXT)
        assert seen["number"] > 1
        assert not seen["faint"], titles[-1]
        assert not looks.barriers(page), titles[-1]
        assert heading.evaluate("title => title.getBoundingClientRect().height") > 30, "large"
        page.keyboard.press("ArrowRight" if turned % 2 else "PageDown")
    assert len(set(titles)) == number
    assert "Anna" not in page.get_by_test_id("stMain").inner_text()
    page.keyboard.press("Home")
    slide(page, words.LAST_YEAR)
    page.keyboard.press("Escape")
    steps.arrive(page, "overview")
    expect(page.get_by_test_id("stHeader")).to_be_visible()


def test_a_link_opens_the_slide_that_it_names(overview: Page) -> None:
    """In a tab that nobody watches: Streamlit looks for itself below a page's address first, and is not found there."""
    tab = overview.context.new_page()
    tab.goto(f"{overview.url.rstrip('/')}/present?slide=3")
    slide(tab, present.TODAYS_CUSTOMERS)
    tab.keyboard.press("ArrowLeft")
    slide(tab, words.SALES_HEADING)
    expect(tab).to_have_url(re.compile(r"/present\?slide=2$"))
