"""Every page through the menu, with its content and its charts; and the ways from one page to another."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from cltv_core.text.pages import actions, cohorts, your_data
from cltv_core.text.pages import customers as customers_words
from cltv_core.text.pages import overview as overview_words
from cltv_core.text.pages.visit import settings as settings_words
from tests.browser import shop, steps
from tests.browser.charts import Chart, drawn, plots
from tests.browser.conftest import Visit


def heading(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", name=text, exact=True)).to_be_visible()


def test_overview_has_its_charts_and_what_to_do_this_week(overview: Page) -> None:
    for text in (
        str(overview_words.distribution_heading(1.0)),
        overview_words.CONCENTRATION_HEADING,
        overview_words.ACTIONS_HEADING,
    ):
        heading(overview, text)
    sales, distribution, concentration = drawn(overview, 3)
    assert_as_long_as_the_numbers_beside_them(distribution)
    assert len(concentration.lines) == 1
    assert len(concentration.dots) == 1
    assert not sales.cut_off + distribution.cut_off + concentration.cut_off
    actions = overview.get_by_role("link", name=overview_words.GET_LIST).filter(visible=True)
    assert 1 <= actions.count() <= 4


def assert_as_long_as_the_numbers_beside_them(chart: Chart) -> None:
    numbers = [int(label.text.replace(",", "")) for label in chart.bar_labels]
    assert sum(numbers) == len(shop.PEOPLE)
    longest = max(bar.width for bar in chart.bars)
    for bar, number in zip(chart.bars, numbers, strict=True):
        assert abs(bar.width / longest - number / max(numbers)) < 0.01


def test_keyboard_and_screen_reader_follow_to_the_heading_of_a_page(overview: Page) -> None:
    expect(overview.get_by_role("heading", level=1)).to_be_focused()
    steps.go(overview, "accuracy")
    expect(overview.get_by_role("heading", level=1)).to_be_focused()


def test_an_action_leads_to_its_segment(overview: Page) -> None:
    action = overview.get_by_role("link", name=overview_words.GET_LIST).filter(visible=True).last
    (segment,) = parse_qs(urlsplit(action.get_attribute("href") or "").query)["segment"]
    action.click()
    steps.arrive(overview, "actions")
    expect(overview.get_by_label(actions.SEGMENT_LABEL, exact=True)).to_have_value(segment)


def test_customers_lists_everybody(overview: Page) -> None:
    steps.go(overview, "customers")
    steps.expect_rows(overview, customers_words.TABLE_ALT, len(shop.PEOPLE))
    rows = steps.table_rows(overview, customers_words.TABLE_ALT)
    worth = [float(row[customers_words.COLUMNS["expected_value"]]) for row in rows]
    assert len(worth) > 10
    assert worth == sorted(worth, reverse=True)
    assert worth[-1] >= 0


def test_cohorts_show_the_shares_counted_by_hand_and_other_groups(overview: Page) -> None:
    steps.go(overview, "cohorts")
    for text in (cohorts.CUMULATIVE_HEADING, cohorts.RETENTION_HEADING):
        heading(overview, text)
    curves, grid = drawn(overview, 2)
    told, cells = shop.retention_grid()
    assert [label.text for label in grid.labels] == told
    assert len(grid.bars) == cells
    assert len(curves.lines) >= 2
    assert not curves.cut_off + grid.cut_off
    steps.choose(overview, cohorts.BY_LABEL, cohorts.BY_OPTIONS["first_product"])
    expect(plots(overview).first.get_by_text("<i>Bun</i>").first).to_be_visible()


def test_segments_hold_every_customer_once_and_a_click_shows_what_to_do(overview: Page) -> None:
    steps.go(overview, "actions")
    overview.get_by_role("tab", name=actions.PICTURES["table"]).click()
    rows = steps.table_rows(overview, actions.TABLE_ALT)
    assert sum(int(row[actions.COLUMNS["customers"]]) for row in rows) == len(shop.PEOPLE)
    name = rows[1][actions.COLUMNS["segment"]]
    chosen = overview.get_by_label(actions.SEGMENT_LABEL, exact=True)
    expect(chosen).not_to_have_value(name)
    steps.press_row(overview, actions.TABLE_ALT, 1)
    expect(chosen).to_have_value(name)
    expect(overview.get_by_text(actions.DO["offer"], exact=True)).to_be_visible()
    overview.get_by_role("tab", name=actions.TABS["why"]).click()
    expect(overview.get_by_text(actions.WHY["measure"], exact=True)).to_be_visible()


def test_a_circle_on_the_map_opens_its_segment(overview: Page) -> None:
    steps.go(overview, "actions")
    drawn(overview, 1)
    chosen = overview.get_by_label(actions.SEGMENT_LABEL, exact=True)
    name = plots(overview).first.locator("text").filter(has_text="Lost").text_content()
    expect(chosen).not_to_have_value(str(name))
    circle = plots(overview).first.locator(".scatterlayer .point").last.bounding_box()
    assert circle
    overview.mouse.click(circle["x"] + circle["width"] / 2, circle["y"] + circle["height"] / 2)
    expect(chosen).to_have_value(str(name))


def test_a_message_can_be_copied_with_the_tags_of_the_tool(open_shop: Visit) -> None:
    page = open_shop(permissions=["clipboard-read", "clipboard-write"])
    steps.go(page, "actions")
    page.get_by_role("tab", name=actions.TABS["message"]).click()
    steps.select(page, actions.WRITTEN_FOR, "Klaviyo")
    message = page.get_by_role("textbox", name=actions.MESSAGE_LABEL)
    expect(message).to_have_value(re.compile("{{ first_name"))
    steps.calm(page)
    page.get_by_role("button", name=actions.COPY_MESSAGE).click()
    expect(page.get_by_role("button", name=actions.COPIED)).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == message.input_value()


def test_your_data_tells_what_was_read(overview: Page) -> None:
    steps.go(overview, "your_data")
    for text in (your_data.RECONCILIATION_HEADING, your_data.FILES_HEADING, your_data.OTHER_FILES_HEADING):
        heading(overview, text)
    expect(overview.get_by_text(shop.FILE[0], exact=True)).to_be_visible()
    expect(overview.get_by_role("button", name=your_data.EXCLUDED_BUTTON)).to_be_visible()


def test_a_look_further_ahead_changes_what_customers_are_worth(overview: Page) -> None:
    before = steps.headline(overview)
    overview.get_by_role("button", name=settings_words.HEADING).click()
    steps.choose(overview, settings_words.MONTHS_LABEL, "36")
    expect(overview.get_by_role("heading", level=2).first).to_contain_text("36 months")
    assert steps.headline(overview).partition(" over ")[0] != before.partition(" over ")[0]
