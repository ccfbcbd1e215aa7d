"""The Overview is calm while it is worked out, shows what to do without scrolling, and needs no mouse."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from cltv_core.text.pages import overview as words
from cltv_core.text.pages.visit import race, welcome
from tests.browser import shop, steps
from tests.browser.charts import drawn
from tests.browser.conftest import LAPTOP, PHONE, Visit

STEADY = 0.05
"""The sum of layout shifts (web.dev/cls) of a page on which nothing seems to jump; 0.1 still counts as good."""
FEW_STOPS = 20
MARKED = """[...document.querySelectorAll("[class*=st-key-expected_] .js-plotly-plot")]
    .some(chart => getComputedStyle(chart).outlineStyle === "dotted")"""
WATCH_SHIFTS = """() => {
    window.shifted = 0;
    const watch = new PerformanceObserver((list) => list.getEntries().forEach(({value}) => { window.shifted += value; }));
    watch.observe({type: "layout-shift"});
}"""
FOCUSED = "document.activeElement.textContent.trim()"


def test_three_actions_stand_above_the_fold_of_a_laptop_and_nothing_has_jumped(visit: Visit) -> None:
    page = visit(viewport=LAPTOP)
    page.get_by_role("button", name=welcome.SAMPLE_BUTTON).first.click()
    assert shifts_until_finished(page) < STEADY
    ways = page.get_by_role("link", name=words.GET_LIST).filter(visible=True)
    expect(ways).to_have_count(3)
    boxes = [way.bounding_box() for way in ways.all()]
    assert all(box and box["y"] + box["height"] <= LAPTOP["height"] for box in boxes)


def test_nothing_jumps_on_a_phone(visit: Visit) -> None:
    page = visit(**PHONE)
    steps.calm(page)
    steps.drop(page, shop.FILE)
    assert shifts_until_finished(page) < STEADY


def test_charts_that_may_still_change_are_marked_until_they_may_not(visit: Visit) -> None:
    page = visit(viewport=LAPTOP)
    page.get_by_role("button", name=welcome.SAMPLE_BUTTON).first.click()
    page.wait_for_function(f"""() => document.querySelector("[data-testid=stProgress]") && {MARKED}""")
    expect(page.get_by_text(race.RANGE_PENDING)).to_have_count(0)
    steps.calm(page)
    drawn(page, 3)
    assert not page.evaluate(MARKED)


def shifts_until_finished(page: Page) -> float:
    """The sum of layout shifts from when the heading of the Overview is seen to when the forecast has its range."""
    expect(page.get_by_role("heading", level=1, name=steps.PAGES["overview"].title, exact=True)).to_be_visible()
    page.evaluate(WATCH_SHIFTS)
    drawn(page, 3)
    expect(page.get_by_text(race.RANGE_PENDING)).to_have_count(0)
    steps.calm(page)
    total: float = page.evaluate("window.shifted")
    return total


def test_the_keyboard_alone_leads_from_the_overview_to_a_file_for_mailchimp(open_shop: Visit) -> None:
    page = open_shop(viewport=LAPTOP)
    steps.calm(page)
    assert press_tab_until(page, words.GET_LIST) < FEW_STOPS
    page.keyboard.press("Enter")
    steps.arrive(page, "actions")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    assert press_tab_until(page, "Mailchimp") < FEW_STOPS
    page.keyboard.press("Space")
    expect(page.get_by_text("in the list for Mailchimp")).to_be_visible()
    steps.calm(page)
    assert press_tab_until(page, "who agreed") < FEW_STOPS
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    assert waiting.value.suggested_filename.startswith("mailchimp-")


def press_tab_until(page: Page, text: str) -> int:
    """How many stops it takes from where the focus is to the part of the page with this text."""
    for stops in range(1, 100):
        page.keyboard.press("Tab")
        if text in page.evaluate(FOCUSED):
            return stops
    raise AssertionError(f"no way leads to {text}")


def test_the_menu_can_be_skipped(page: Page) -> None:
    steps.calm(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("stMain")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('[data-testid=stMain]').contains(document.activeElement)")
