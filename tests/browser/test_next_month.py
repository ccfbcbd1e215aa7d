"""Next month: the project file and a newer export go on from where one left off, and nothing is asked again."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Dialog, Page, expect

from cltv_core.project.file import from_bytes
from cltv_core.text.pages import actions, campaigns, since
from cltv_core.text.pages.visit import saving
from tests.browser import shop, steps
from tests.browser.conftest import Visit
from tests.browser.shop import Order

EARLIER = shop.date(2024, 10, 31)


def export(until: shop.date) -> shop.Upload:
    orders: list[Order] = [order for order in shop.ORDERS if order.day <= until]
    return shop.file("orders.csv", [order.row for order in orders])


def saved(page: Page, folder: Path) -> bytes:
    steps.calm(page)
    page.get_by_role("button", name=saving.SAVE_CHANGES, exact=True).click()
    steps.calm(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name=saving.BUTTON).click()
    waiting.value.save_as(folder / "shop.cltv")
    expect(page.get_by_role("button", name=saving.SAVE, exact=True)).to_be_visible()
    return (folder / "shop.cltv").read_bytes()


def test_next_month_goes_on_with_the_project_file(visit: Visit, tmp_path: Path) -> None:
    page = visit()
    steps.drop(page, export(EARLIER))
    steps.arrive(page, "overview")
    page.get_by_role("button", name=actions.ANSWER_MENU).first.click()
    page.get_by_text(actions.ANSWERS["not for us"], exact=True).click()
    steps.calm(page)
    project = saved(page, tmp_path)
    assert from_bytes(project).forecasts[0].as_of == EARLIER

    later = visit()
    steps.drop(later, ("shop.cltv", project), export(shop.LAST_DAY))
    steps.arrive(later, "overview")
    expect(later.locator("p").get_by_text(since.WON, exact=True)).to_be_visible()
    first = {person: min(order.day for order in shop.orders_of(person)) for person in shop.PEOPLE}
    won = sum(day > EARLIER for day in first.values())
    assert f"{since.WON} {won}" in steps.shown(later)
    assert from_bytes(saved(later, tmp_path)).choices == from_bytes(project).choices


def test_the_browser_asks_before_a_campaign_is_lost_and_not_once_it_is_saved(visit: Visit, tmp_path: Path) -> None:
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page = visit()
    page.on("dialog", answer)
    page.locator(".st-key-sample_garden button").click()
    steps.arrive(page, "overview")
    steps.go(page, "campaigns")
    page.get_by_text(campaigns.OPEN_LIST, exact=True).first.click()
    draw = page.get_by_role("button").filter(has_text=re.compile(f"({campaigns.DRAW}|{campaigns.DRAW_TWO})$")).first
    draw.click()
    expect(draw).to_be_hidden()
    steps.calm(page)
    page.close(run_before_unload=True)
    page.wait_for_timeout(1_000)
    assert asked == ["beforeunload"]
    saved(page, tmp_path)
    steps.calm(page)
    assert page.evaluate("dispatchEvent(new Event('beforeunload', {cancelable: true}))"), "nobody is asked any more"
