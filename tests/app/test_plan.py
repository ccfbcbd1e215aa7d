"""The page of the plan: money and hours in, lines with the way to their lists and a calendar out."""

from __future__ import annotations

import re
from datetime import date, timedelta
from io import BytesIO
from urllib.parse import parse_qsl

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from cltv_core.calendar.ahead import Ahead
from cltv_core.calendar.writing import appointments
from cltv_core.campaigns.keys import person_keys
from cltv_core.planning.codes import Caution
from cltv_core.planning.lines import Line
from cltv_core.planning.plan import Plan
from cltv_core.samples.bakery import bakery_csv
from cltv_core.text import planning as plan_words
from cltv_core.text.pages import actions, campaigns, overview
from cltv_core.text.pages import plan as words
from cltv_core.text.report import MOST_AN_HOUR
from cltv_core.text.say import say
from cltv_core.text.voice import speaking
from dashboard import dates, session
from tests.app.conftest import new_visit, shop_file, upload, wait_for_races
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


def test_what_is_kept_for_trials_is_said_beside_the_hours(bakery: AppTest) -> None:
    plan = planned(bakery)
    with speaking(currency="GBP"):
        said = plan_words.kept_for_trials(plan)
    assert "20%" in said
    assert said in [caption.value for caption in bakery.caption]


@pytest.mark.parametrize(("later", "said"), [(10, False), (46, True)])
def test_nobody_is_written_to_by_old_sales_without_a_word(
    monkeypatch: pytest.MonkeyPatch, later: int, said: bool
) -> None:
    app = upload(new_visit(), ("shop.csv", shop_file()))
    today = app.session_state["shop"].transactions.last_day + timedelta(days=later)
    monkeypatch.setattr(dates, "today", lambda: today)
    for page in ("plan", "actions"):
        notes = [caption.value for caption in go(app, page).caption]
        assert any("Load a newer export" in note for note in notes) is said


def test_a_shop_without_addresses_is_told_to_speak_to_its_customers_and_to_send_nothing() -> None:
    rows = shop_file().decode().splitlines()
    head = rows[0].split(",")
    kept = [head.index(name) for name in ("Order ID", "Order date", "Customer ID", "Channel", "Total", "Currency")]
    data = "\n".join(",".join(row.split(",")[place] for place in kept) for row in rows if "<b>" not in row)
    app = upload(new_visit(), ("shop.csv", data.encode()))
    app.session_state["plan_hours"], app.session_state["plan_money"] = 40.0, 2_000.0
    go(app, "plan")
    assert not planned(app).can_write
    told = shown(app)
    assert say(Caution.NO_ADDRESSES()) in told
    assert "send on" not in told
    assert planned(app).lines


def test_a_text_message_says_how_many_of_its_list_were_never_asked() -> None:
    """Everybody with a phone number may get one who did not say no: of the others the owner must know."""
    shop = pd.read_csv(BytesIO(bakery_csv()), dtype=str, keep_default_na=False)
    number = shop["Customer ID"].str[1:].where(shop["Customer ID"] != "", "0").astype(int)
    phones = ("+44770090" + number.astype(str).str.zfill(4)).where(shop["Customer ID"] != "", "")
    agreed = number.mod(3).map({0: "yes"}).fillna("")
    data = shop.drop(columns="Email").assign(**{"Phone": phones, "Marketing consent": agreed}).to_csv(index=False)
    app = go(upload(new_visit(), ("phones.csv", data.encode())), "plan")
    plan = planned(app)
    texts = [line for line in (*plan.lines, *plan.trials) if line.channel == "text message"]
    assert texts
    told = [str(caption.value) for caption in app.caption]
    for line in texts:
        unknown = sum(int(who[1:]) % 3 != 0 for who in line.people)
        assert 0 < unknown < len(line.people)
        assert words.never_asked(unknown) in told
    assert len([note for note in told if "never asked whether they want messages:" in note]) == len(texts)


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


def follow(app: AppTest, place: int = 0) -> AppTest:
    """Open the list of a line of the plan."""
    link = [link.proto for link in app.get("page_link") if link.proto.label == words.OPEN_LIST][place]
    app.query_params.update(dict(parse_qsl(link.query_string)))
    app.session_state["segment"], app.session_state["tab"] = app.query_params["segment"], app.query_params["tab"]
    return go(app, "actions")


def leave_some_out(app: AppTest, line: Line) -> None:
    """Draw a campaign of the list that is open, which is too short for that to be on by itself."""
    app.toggle(key=f"leave_out_{line.segment}_{line.tactic}").set_value(True).run()
    app.button(key=f"draw_{line.segment}_{line.tactic}").click().run()


@pytest.mark.parametrize("place", [0, 1])
def test_a_line_leads_to_exactly_its_people_and_becomes_a_campaign(place: int) -> None:
    app = upload(new_visit(), ("bakery.csv", bakery_csv()))
    wait_for_races()  # which change the forecast, and with it the plan
    plan = planned(go(app, "plan"))
    line, before = plan.lines[place], shown(app)
    assert len(line.people) > 0
    follow(app, place)
    assert app.selectbox(key="segment").value == line.segment
    [only] = [one for one in app.toggle if one.key == f"planned_{line.segment}_{line.tactic}"]
    assert only.value
    leave_some_out(app, line)
    [campaign] = app.session_state["project"].campaigns
    receipt, salt = campaign.receipt, app.session_state["project"].salt
    assert set(receipt.members.keys) == set(person_keys(salt, line.people))
    assert (receipt.segment, receipt.tactic) == (line.segment, line.tactic)
    assert 0 < receipt.members.held_out.sum() < len(line.people)
    assert receipt.cost_per_contact == pytest.approx(line.contact)
    assert receipt.sent_on > date.today()
    assert f"send on {receipt.sent_on:%A}, {receipt.sent_on.day}" in before
    again = planned(go(app, "plan"))
    assert not set(line.people) & {name for one in (*again.lines, *again.trials) for name in one.people}


def test_the_switch_leads_to_the_whole_segment() -> None:
    app = upload(new_visit(), ("bakery.csv", bakery_csv()))
    wait_for_races()
    line = planned(go(app, "plan")).trials[0]
    follow(app, len(planned(app).lines))
    app.toggle(key=f"planned_{line.segment}_{line.tactic}").set_value(False).run()
    leave_some_out(app, line)
    [campaign] = app.session_state["project"].campaigns
    assert len(campaign.receipt.members) >= len(line.people)


def notes(app: AppTest) -> str:
    """What stands in small print."""
    return "\n".join(note.value for note in app.caption)


def test_above_the_list_it_is_said_in_which_order_it_stands() -> None:
    app = go(upload(new_visit(), ("bakery.csv", bakery_csv())), "plan")
    an_hour = [line.profit_an_hour for line in planned(app).lines]
    assert an_hour == sorted(an_hour, reverse=True)
    assert len(an_hour) > 1
    assert notes(app).count(words.WHY_THIS_ORDER) == 1


def test_the_overview_says_in_which_order_its_ideas_stand() -> None:
    app = upload(new_visit(), ("bakery.csv", bakery_csv()))
    assert notes(app).count(overview.MOST_AN_HOUR_BEFORE_GOODS) == 1
    app.slider(key="margin_percent").set_value(50).run()
    assert notes(app).count(MOST_AN_HOUR) == 1


def test_nobody_is_told_to_write_to_those_whose_campaign_runs() -> None:
    app = upload(new_visit(), ("bakery.csv", bakery_csv()))
    app.session_state["segment"], app.session_state["tab"] = "Can't lose them", actions.TABS["list"]
    go(app, "actions")
    [switch] = [one for one in app.toggle if one.label == campaigns.TOGGLE]
    switch.set_value(True).run()
    next(button for button in app.button if button.label == campaigns.DRAW).click().run()
    assert "customers in Can't lose them" not in notes(go(app, "overview"))


def test_a_list_holds_as_many_as_the_card_says_are_free() -> None:
    app = new_visit()
    app.button(key="sample_garden").click().run(timeout=120)
    app.session_state["segment"], app.session_state["tab"] = "At risk", actions.TABS["do"]
    free = re.search(r"([\d,]+) free now", notes(go(app, "actions")))
    assert free
    app.session_state["tab"] = actions.TABS["list"]
    app.run()
    assert f"{free[1]} people agreed to hear from you" in notes(app)


def days_shown(app: AppTest) -> list[date]:
    """The days of the calendar, and those on which the lines are to be sent."""
    table = next(frame.value for frame in app.dataframe if "write_by" in frame.value)
    return [pd.Timestamp(day).date() for day in table["day"]]


@pytest.mark.parametrize("later", [0, 20, 900])
def test_nothing_is_planned_for_the_past(monkeypatch: pytest.MonkeyPatch, later: int) -> None:
    app = upload(new_visit(), ("bakery.csv", bakery_csv()))
    last_day = app.session_state["shop"].transactions.last_day
    today = last_day + timedelta(days=later)
    monkeypatch.setattr(dates, "today", lambda: today)
    go(app, "plan")
    assert min(days_shown(app)) > today
    assert planned(app).lines
    shop: session.Shop = app.session_state["shop"]
    found = next(result for result in shop.results if isinstance(result, tuple) and isinstance(result[0], Ahead))
    assert all(one.write_by is None or one.write_by > today for one in found)
    days = [one.day for one in appointments(planned(app).lines, today, None)]
    assert min(days) > today


def test_why_nothing_is_planned_is_said() -> None:
    app = go(upload(new_visit(), ("bakery.csv", bakery_csv())), "plan")
    app.number_input(key="plan_hours").set_value(0.0).run()
    plan = planned(app)
    assert not plan.lines
    assert plan.cautions[0].code is Caution.TOO_FEW_HOURS
    assert say(plan.cautions[0]) in shown(app)


def test_a_cost_of_winning_a_customer_puts_them_into_the_plan() -> None:
    app = upload(new_visit(), ("bakery.csv", bakery_csv()))
    app.session_state[session.MARGIN], app.session_state[session.ACQUISITION_COST] = 40, 5.0
    app.session_state["plan_money"] = 300.0
    go(app, "plan")
    plan = planned(app)
    assert plan.acquire is not None
    told = shown(app)
    everybody, *channels = plan.winning.by_channel
    assert len(channels) > 1
    with speaking(currency="GBP"):
        assert plan_words.acquire(plan.acquire) in told
        assert all(plan_words.most_to_pay(one) in told for one in (everybody, *channels))
        assert all(plan_words.needed(line) in told for line in plan.lines)
