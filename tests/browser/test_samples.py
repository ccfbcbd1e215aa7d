"""A sample shop is one click away, and everything in it works."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from cltv_core.samples.shops import SAMPLES, Sample
from cltv_core.text.pages.visit import welcome as welcome_words
from cltv_core.text.say import say
from tests.browser import steps
from tests.browser.charts import drawn

CUSTOMERS = {"bakery": 3_000, "cdnow": 23_570}
CHARTS = {"overview": 3, "customers": 0, "cohorts": 2, "actions": 1, "your_data": 0}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.key)
def test_one_click_opens_a_sample_shop(page: Page, sample: Sample) -> None:
    card = page.get_by_test_id("stGridCell").filter(has_text=say(sample.title()))
    card.get_by_role("button", name=welcome_words.SAMPLE_BUTTON).click()
    steps.arrive(page, "overview")
    assert steps.headline(page).startswith(steps.headline_begins(CUSTOMERS[sample.key]))
    for name, number in CHARTS.items():
        steps.go(page, name)
        assert all(chart.marks for chart in drawn(page, number))
        expect(page.get_by_test_id("stAlertContentError")).to_have_count(0)
