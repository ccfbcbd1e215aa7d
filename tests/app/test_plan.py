"""The page of the plan: money and hours in, lines with the way to their lists and a calendar out."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from cltv_core.planning.plan import Plan
from cltv_core.samples.bakery import bakery_csv
from cltv_core.text.pages import plan as words
from dashboard import session
from tests.app.conftest import new_visit, upload
from tests.app.test_pages import go, shown


@pytest.fixture(scope="module")
def bakery() -> AppTest:
    return go(upload(new_visit(), ("bakery.csv", bakery_csv())), "plan")


def planned(app: AppTest) -> Plan:
    """The plan that the page shows, as the visit remembers it."""
    shop: session.Shop = app.session_state["shop"]
    return [result for result in shop.results if isinstance(result, Plan)][-1]


def test_the_page_begins_with_a_plan_for_a_sum_that_suits_the_shop(bakery: AppTest) -> None:
    plan = planned(bakery)
    assert plan.lines
    assert bakery.number_input(key="plan_money").value == plan.means.money > 0
    told = shown(bakery)
    for place, line in enumerate(plan.lines, start=1):
        assert f"**{place}. " in told
        assert f"{len(line.people):,} customers" in told
    links = [link.proto for link in bakery.get("page_link") if link.proto.label == words.OPEN_LIST]
    assert len(links) == len(plan.lines) + len(plan.trials)


def test_other_means_make_another_plan(bakery: AppTest) -> None:
    before = planned(bakery)
    bakery.number_input(key="plan_hours").set_value(2.0)
    bakery.number_input(key="plan_cost_e-mail").set_value(0.1)
    bakery.run()
    after = planned(bakery)
    assert after.means.hours == 2
    assert after.hours <= 1.6 + 1e-9 < before.hours
    assert all(line.cost == pytest.approx(0.1 * len(line.people)) for line in after.lines if line.channel == "e-mail")


def test_no_hours_are_no_dead_end(bakery: AppTest) -> None:
    bakery.number_input(key="plan_hours").set_value(0.0)
    assert not bakery.run().exception
    assert words.CALENDAR in shown(bakery)


def test_the_calendar_can_be_taken_along(bakery: AppTest) -> None:
    [button] = [one for one in bakery.get("download_button") if one.proto.label == words.CALENDAR_BUTTON]
    assert button.proto.url or button.proto.deferred_file_id
    country = bakery.selectbox(key="plan_country")
    assert country.value == "GB"
    country.set_value("DE").run()
    assert not bakery.exception
