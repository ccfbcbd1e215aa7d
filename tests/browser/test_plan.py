"""From money to a campaign: the plan, its first line, the list with a group left out, and the campaign, in few clicks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from cltv_core.project.file import from_bytes
from cltv_core.samples.bakery import bakery_csv
from cltv_core.text.pages import campaigns, lists, plan
from tests.browser import steps
from tests.browser.conftest import Visit
from tests.browser.test_next_month import saved

MOST_CLICKS = 6
"""One of them for the switch, which is off on lists as short as this one."""


class Clicks:
    """Counts what the owner presses."""

    def __init__(self) -> None:
        self.number = 0

    def __call__(self, target: Locator) -> None:
        expect(target).to_be_visible()
        target.click()
        self.number += 1


def line_of(card: str) -> int:
    """How many people a line of the plan names."""
    found = re.search(r"([\d,]+) customers? ·", card)
    assert found
    return int(found[1].replace(",", ""))


@pytest.fixture
def bakery(visit: Visit) -> Page:
    """A visitor who sees the Overview of a shop with enough customers for a test."""
    page = visit()
    steps.drop(page, ("bakery.csv", bakery_csv()))
    steps.arrive(page, "overview")
    return page


def test_from_money_to_a_campaign_in_few_clicks(bakery: Page, tmp_path: Path) -> None:
    press = Clicks()
    press(bakery.get_by_test_id("stTopNavLink").filter(has_text=steps.PAGES["plan"].title))
    steps.arrive(bakery, "plan")
    money = bakery.get_by_label(plan.MONEY_LABEL, exact=True)
    press(money)
    money.fill("300")
    money.press("Enter")
    steps.calm(bakery)
    first = bakery.get_by_role("link", name=plan.OPEN_LIST).first
    expect(first).to_be_visible()
    people = line_of(steps.shown(bakery))
    press(first)
    steps.arrive(bakery, "actions")
    as_planned = str(lists.as_planned(people))
    expect(bakery.get_by_text(as_planned, exact=True)).to_be_visible()
    expect(bakery.get_by_role("switch", name=campaigns.TOGGLE)).not_to_be_checked()
    press(bakery.get_by_text(campaigns.TOGGLE, exact=True))
    press(bakery.get_by_role("button", name=campaigns.DRAW))
    expect(bakery.get_by_text(campaigns.LEAVE_ALONE, exact=True)).to_be_visible()
    steps.calm(bakery)
    press(bakery.get_by_test_id("stTopNavLink").filter(has_text=steps.PAGES["campaigns"].title))
    steps.arrive(bakery, "campaigns")
    expect(bakery.get_by_text(campaigns.RUNNING, exact=True)).to_be_visible()
    assert press.number <= MOST_CLICKS
    [campaign] = from_bytes(saved(bakery, tmp_path)).campaigns
    assert len(campaign.receipt.members) == people
    assert 0 < campaign.receipt.members.held_out.sum() < people
