"""Campaigns on the pages: drawn from a list, in no other list after that, and read from the next export."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Toggle

from cltv_core.campaigns.keys import person_keys
from cltv_core.campaigns.lists import send_list
from cltv_core.campaigns.start import HELD_OUT, SENT
from cltv_core.project.contents import Project
from cltv_core.project.file import from_bytes, to_bytes
from cltv_core.tactics.catalogue import CATALOGUE
from cltv_core.tactics.experience import Experience
from cltv_core.text import winning
from cltv_core.text.campaigns import in_100
from cltv_core.text.destinations.tools import STEPS, UNKNOWN_CONSENT
from cltv_core.text.pages import actions
from cltv_core.text.pages import campaigns as words
from cltv_core.text.pages import lists as list_words
from cltv_core.text.spelling import count
from cltv_core.text.tactics import title
from cltv_core.text.voice import Voice, _, speaking
from dashboard import dates
from dashboard.features import downloads
from tests.app.conftest import new_visit, page, upload

FIRST, LAST = date(2024, 1, 1), date(2025, 12, 31)
SENT_ON = date(2025, 9, 16)
PEOPLE = 700
LARGEST = "Loyal"


def export(until: date) -> bytes:
    """A shop of which everybody buys about once a month, each at a pace of their own; the consent of all is known."""
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(["Order ID", "Order date", "Customer ID", "Email", "Accepts marketing", "Total"])
    for person in range(PEOPLE):
        pace = 20 + person % 37
        days = range(person % 11 + person // 5, (LAST - FIRST).days + 1, pace)
        for place, number in enumerate(days):
            day = FIRST + timedelta(days=number + (place * place + person) % 5)
            if day <= until:
                row = [f"{person}-{place}", day.isoformat(), f"K{person}", f"k{person}@shop.example", "yes"]
                table.writerow([*row, 10 + (person * 7 + place) % 23])
    return text.getvalue().encode()


@pytest.fixture(autouse=True)
def in_september(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dates, "today", lambda: SENT_ON)


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> dict[str, Callable[[], bytes]]:
    """Every file that a page offers: its name, and what makes it."""
    found: dict[str, Callable[[], bytes]] = {}

    def offer(*parts: Any, **_: Any) -> None:
        found[parts[2]] = parts[1]

    monkeypatch.setattr(downloads, "_button", offer)
    return found


def open_largest_list(app: AppTest) -> None:
    """Open the list of the segment with most customers."""
    app.session_state["tab"], app.session_state["picture"] = actions.TABS["list"], actions.PICTURES["table"]
    app.session_state["segment"] = LARGEST
    app.switch_page(page("actions")).run()


def leave_some_out(app: AppTest) -> None:
    """Open that list and switch on that some are left out: it is too short for that to be on by itself."""
    open_largest_list(app)
    switch(app).set_value(True).run()


def switch(app: AppTest) -> Toggle:
    """The switch that leaves some of the list out."""
    return next(one for one in app.toggle if one.label == words.TOGGLE)


def against(app: AppTest) -> str:
    """The key of the choice of another message."""
    return next(str(box.key) for box in app.selectbox if box.label == words.AGAINST_LABEL)


def started(until: date = SENT_ON - timedelta(days=1), *, two: bool = False) -> AppTest:
    """A visit in which the largest segment got a campaign, of two messages where that is wanted."""
    app = upload(new_visit(), ("shop.csv", export(until)))
    leave_some_out(app)
    if two:
        app.selectbox(key=against(app)).select_index(1).run()
    next(button for button in app.button if button.label == (words.DRAW_TWO if two else words.DRAW)).click().run()
    assert not app.exception
    assert not app.error
    return app


def held_out(app: AppTest) -> set[str]:
    project: Project = app.session_state["project"]
    members = project.campaigns[0].receipt.members
    people = [f"K{person}" for person in range(PEOPLE)]
    keys = person_keys(project.salt, people).tolist()
    withheld = set(members.keys[members.held_out].tolist())
    return {person for person, key in zip(people, keys, strict=True) if key in withheld}


def people_in(name: str, data: bytes) -> set[str]:
    """The customers of a list, by their addresses."""
    if name.endswith(".zip"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {inner: archive.read(inner) for inner in archive.namelist()}
        return set().union(*(people_in(inner, part) for inner, part in parts.items()))
    cells = (cell for row in csv.reader(io.StringIO(data.decode("utf-8-sig"))) for cell in row)
    return {f"K{cell[1:].partition('@')[0]}" for cell in cells if cell.endswith("@shop.example")}


def send_lists(offered: dict[str, Callable[[], bytes]]) -> Iterator[tuple[str, set[str]]]:
    for name, make in offered.items():
        if name.endswith((".csv", ".zip")) and "do-not-send" not in name:
            yield name, people_in(name, make())


def test_before_the_download_it_is_said_what_the_campaign_will_tell(offered: dict[str, Callable[[], bytes]]) -> None:
    app = upload(new_visit(), ("shop.csv", export(SENT_ON)))
    leave_some_out(app)
    offered.clear()
    app.run()
    assert not [name for name in offered if name.endswith(".csv") and name != "segments.csv"]
    [said] = [block.value for block in app.markdown if "so that you see what sending brings" in block.value]
    next(button for button in app.button if button.label == words.DRAW).click().run()
    receipt = app.session_state["project"].campaigns[0].receipt
    people, alone = len(receipt.members), int(receipt.members.held_out.sum())
    first = receipt.last_day + timedelta(days=1)
    with speaking(Voice()):
        counted = f"{count(alone)} of {count(people)} customers are left out, so that you see what sending brings."
        read_on = _("You can read the result from {day:day} on, when both groups have had time to buy.", day=first)
    assert said.startswith(counted)
    assert said.endswith(read_on)


def test_a_list_too_short_to_tell_anything_is_offered_whole_and_the_owner_may_still_leave_some_out(
    offered: dict[str, Callable[[], bytes]],
) -> None:
    app = upload(new_visit(), ("shop.csv", export(SENT_ON)))
    offered.clear()
    open_largest_list(app)
    assert not switch(app).value
    assert any(note.value.startswith("On a list this short") for note in app.caption)
    assert [name for name in offered if name.endswith(".csv") and name != "segments.csv"]
    assert not [button for button in app.button if button.label == words.DRAW]
    switch(app).set_value(True).run()
    assert [button for button in app.button if button.label == words.DRAW]


def test_whom_to_ask_first_is_said_before_the_two_lists_and_beside_them() -> None:
    app = upload(new_visit(), ("shop.csv", export(SENT_ON).replace(b",yes,", b",,")))
    leave_some_out(app)
    app.button_group(key="destination").set_value("mailchimp").run()
    assert len(asked_first(app, "mailchimp")) == 1
    next(button for button in app.button if button.label == words.DRAW).click().run()
    assert len(asked_first(app, "mailchimp")) == 1
    (drawer,) = [drawer for drawer in app.expander if drawer.label == list_words.HOW_TO_LOAD]
    assert all(step in drawer.markdown[0].value for step in STEPS["mailchimp"])


def test_only_those_who_agreed_are_drawn_and_the_others_are_told_of() -> None:
    """Every seventh customer said no, and of every third nobody knows."""
    head, *lines = export(SENT_ON).decode().splitlines()
    answers = {
        f"K{person}": ("no" if person % 7 == 0 else "" if person % 3 == 0 else "yes") for person in range(PEOPLE)
    }
    told = [line.replace(",yes,", f",{answers[line.split(',')[2]]},") for line in lines]
    app = upload(new_visit(), ("shop.csv", "\n".join([head, *told]).encode()))
    leave_some_out(app)
    notes = "\n".join(note.value for note in app.caption)
    assert "whose consent is not known are on neither list" in notes
    assert "who said no are on neither list" in notes
    next(button for button in app.button if button.label == words.DRAW).click().run()
    project = app.session_state["project"]
    agreed = [person for person, answer in answers.items() if answer == "yes"]
    members = set(project.campaigns[0].receipt.members.keys.tolist())
    assert members <= set(person_keys(project.salt, agreed).tolist())


def test_nobody_is_to_be_asked_who_cannot_be_written_to() -> None:
    lines = [line.split(b",") for line in export(SENT_ON).splitlines()]
    app = upload(new_visit(), ("shop.csv", b"\n".join(b",".join((*line[:3], line[5])) for line in lines)))
    open_largest_list(app)
    assert list_words.NO_ADDRESSES in [note.value for note in app.caption]
    assert any("do not say whether" in note.value for note in app.caption)
    assert not asked_first(app, "csv")


def asked_first(app: AppTest, tool: str) -> list[str]:
    """What is said of people who were not asked yet."""
    return [note.value for note in app.caption if UNKNOWN_CONSENT[tool] in note.value]


@pytest.mark.parametrize("two", [False, True], ids=["one message", "two messages"])
def test_who_is_left_out_is_in_no_list_by_any_way(offered: dict[str, Callable[[], bytes]], two: bool) -> None:
    app = started(two=two)
    offered.clear()
    app.run()
    withheld = held_out(app)
    assert len(withheld) > 20
    alone = [people_in(name, make()) for name, make in offered.items() if "do-not-send" in name]
    assert alone == [withheld]
    messages = [people_in(name, make()) for name, make in offered.items() if name.startswith("send-")]
    assert len(messages) == 1 + two
    assert sum(map(len, messages)) == len(set().union(*messages))
    for segment in app.selectbox(key="segment").options:
        app.selectbox(key="segment").select(segment).run()
    app.switch_page(page("campaigns")).run()
    for campaign in app.session_state["project"].campaigns:
        app.session_state[f"lists_{campaign.receipt.id}"] = True
    app.run()
    app.switch_page(page("customers")).run()
    app.session_state["found_list"] = True
    app.run()
    app.switch_page(page("your_data")).run()
    lists = dict(send_lists(offered))
    everybody = set().union(*lists.values())
    assert len(lists) >= 4
    assert {f"K{person}" for person in range(PEOPLE)} - everybody == withheld
    assert not [name for name, people in lists.items() if people & withheld]


def test_next_month_the_campaign_is_read() -> None:
    app = started()
    project = app.session_state["project"]
    receipt = project.campaigns[0].receipt
    app.switch_page(page("campaigns")).run()
    assert words.RUNNING in [block.value for block in app.header]
    later = upload(new_visit(), ("shop.cltv", to_bytes(project)), ("next.csv", export(LAST)))
    later.switch_page(page("campaigns")).run()
    assert not later.exception
    headings = [block.value for block in later.header]
    assert words.READ in headings
    assert words.RUNNING not in headings
    assert any(receipt.name in block.value for block in later.markdown)
    assert words.LEARNED in headings


def test_two_messages_are_read_against_those_left_out_and_each_other() -> None:
    project = started(two=True).session_state["project"]
    first, second = (one.receipt for one in project.campaigns)
    assert first.trial == second.trial != ""
    later = upload(new_visit(), ("shop.cltv", to_bytes(project)), ("next.csv", export(LAST)))
    later.switch_page(page("campaigns")).run()
    assert not later.exception
    said = "\n".join(block.value for block in (*later.markdown, *later.caption))
    assert f"Tried side by side with “{second.name}”" in said
    assert f"bought after “{first.name}” than after “{second.name}”" in said
    assert words.RULES in [block.value for block in later.subheader]
    assert any(words.RULES_COLUMNS["rule"] in table.value for table in later.table)


def test_groups_drawn_elsewhere_are_dropped_on_the_page() -> None:
    app = upload(new_visit(), ("shop.csv", export(LAST)))
    app.switch_page(page("campaigns")).run()
    arms = ["Letter", "No mail", "E-mail"]
    lines = ["customer;segment", *(f"K{person};{arms[person % 3]}" for person in range(PEOPLE))]
    app.file_uploader(key="elsewhere_files").set_value([("spring_*test*.csv", "\n".join(lines).encode(), "text/csv")])
    app.date_input(key="elsewhere_day").set_value(SENT_ON).run()
    assert not app.exception
    assert not app.error
    said = "\n".join(block.value for block in (*app.markdown, *app.caption))
    assert said.count("Of 100 customers written to") == 2
    assert r"test\*: E-mail” than after" in said
    assert r"\*test\*" in said
    table = next(one.value for one in app.table if words.GROUP_COLUMNS["group"] in one.value)
    assert len(table) == 2
    unclear = "\n".join(["customer;group", *(f"K{person};{'AB'[person % 2]}" for person in range(PEOPLE))]).encode()
    app.file_uploader(key="elsewhere_files").set_value([("ab.csv", unclear, "text/csv")]).run()
    assert "was left alone" in app.error[0].value
    app.text_input(key="elsewhere_control").set_value("B").run()
    assert not app.error


def test_the_next_campaign_leads_to_two_messages_side_by_side() -> None:
    app = upload(new_visit(), ("shop.csv", export(SENT_ON - timedelta(days=1))))
    leave_some_out(app)
    contender = app.selectbox(key=against(app)).options[2]
    key = next(idea.key for idea in CATALOGUE if title(idea.key) == contender)
    app.query_params["against"] = key
    app.run()
    assert app.selectbox(key=against(app)).value == key
    assert any(button.label == words.DRAW_TWO for button in app.button)


def test_a_message_costs_what_the_owner_set_on_the_plan() -> None:
    app = upload(new_visit(), ("shop.csv", export(SENT_ON - timedelta(days=1))))
    app.switch_page(page("plan")).run()
    app.number_input(key="plan_cost_e-mail").set_value(0.07).run()
    leave_some_out(app)
    assert [box.value for box in app.number_input if box.label == words.CONTACT_COST_LABEL] == [0.07]
    next(button for button in app.button if button.label == words.DRAW).click().run()
    assert app.session_state["project"].campaigns[0].receipt.cost_per_contact == 0.07


def test_a_campaign_without_a_name_is_named_after_its_tactic() -> None:
    app = upload(new_visit(), ("shop.csv", export(SENT_ON - timedelta(days=1))))
    leave_some_out(app)
    box = next(box for box in app.text_input if box.label == words.NAME_LABEL)
    usual = box.value
    box.set_value("  ").run()
    next(button for button in app.button if button.label == words.DRAW).click().run()
    project = app.session_state["project"]
    assert project.campaigns[0].receipt.name == usual
    assert to_bytes(project)


def test_a_campaign_that_was_not_sent_is_forgotten() -> None:
    app = started()
    identity = app.session_state["project"].campaigns[0].receipt.id
    app.switch_page(page("campaigns")).run()
    app.button(key=f"forget_{identity}").click().run()
    assert words.EMPTY_TITLE in [block.value for block in app.header]
    assert app.session_state["project"].campaigns == ()


def test_the_sample_shop_shows_six_campaigns(visit: AppTest) -> None:
    visit.button(key="sample_garden").click().run(timeout=120)
    assert not visit.error
    visit.switch_page(page("campaigns")).run()
    assert not visit.exception
    headings = [block.value for block in visit.header]
    assert headings == [winning.HEADING, words.RESULTS_CHART, words.RUNNING, words.READ, words.NEXT, words.LEARNED]
    assert [block.value for block in visit.subheader] == [words.RULES]
    notes = [block.value for block in visit.caption]
    assert any("after “Autumn preview” than after “Picked for you”" in note for note in notes)


def test_what_was_learnt_is_what_cards_count_with(visit: AppTest) -> None:
    visit.button(key="sample_garden").click().run(timeout=120)
    visit.switch_page(page("campaigns")).run()
    table = next(found.value for found in visit.table if words.LEARNED_COLUMNS["effect"] in found.value)
    told = dict(zip(table[words.LEARNED_COLUMNS["tactic"]], table[words.LEARNED_COLUMNS["effect"]], strict=True))
    shop = visit.session_state["shop"]
    known = [found for found in shop.results if isinstance(found, Experience) and found.effects][-1].effects
    measured = {pair: found for pair, found in known.items() if found.campaigns}
    assert len(measured) > 2
    for (tactic, segment), found in measured.items():
        assert told[f"{title(tactic)} · {segment}"] == in_100(found.effect)
    seen = [note.value for note in visit.markdown if "With luck allowed for" in note.value]
    assert len(seen) == sum(found.campaigns for found in measured.values())
    assert all(any(f"count on {in_100(found.effect)} more" in note for note in seen) for found in measured.values())
    best = [note.value for note in visit.markdown if "extra buyers in 100." in note.value]
    assert best
    assert all(any(in_100(found.effect) in note for found in known.values()) for note in best)
    assert words.NOTHING_LEARNED not in [note.value for note in visit.markdown]


@pytest.mark.parametrize(("days", "begins"), [(-1, "To be sent on "), (0, "Sent on "), (20, "Sent on ")])
def test_a_campaign_ahead_is_to_be_sent(monkeypatch: pytest.MonkeyPatch, days: int, begins: str) -> None:
    app = started()
    monkeypatch.setattr(dates, "today", lambda: SENT_ON + timedelta(days=days))
    app.switch_page(page("campaigns")).run()
    [told] = [block.value for block in app.markdown if "are left alone. Both groups get" in block.value]
    assert told.startswith(begins)
    [receipt] = [one.receipt for one in app.session_state["project"].campaigns]
    assert f"Both groups get {receipt.window_days + 1} days to buy" in told


@pytest.mark.parametrize("days", [0, 150])
def test_a_message_goes_out_today_however_old_the_sales_are(monkeypatch: pytest.MonkeyPatch, days: int) -> None:
    today = SENT_ON + timedelta(days=days)
    monkeypatch.setattr(dates, "today", lambda: today)
    app = upload(new_visit(), ("shop.csv", export(SENT_ON - timedelta(days=1))))
    leave_some_out(app)
    [sent_on] = [one.value for one in app.date_input if one.label == words.SENT_ON_LABEL]
    assert sent_on == today


def test_before_any_result_nothing_is_learnt() -> None:
    app = started()
    app.switch_page(page("campaigns")).run()
    assert words.NOTHING_LEARNED in [note.value for note in app.markdown]
    assert not [found for found in app.table if words.LEARNED_COLUMNS["basis"] in found.value]


def test_a_send_list_holds_nobody_who_shares_an_address_with_somebody_left_out() -> None:
    people = pd.DataFrame(
        {
            "customer_id": ["a", "b", "c", "d"],
            "email": ["x@y.z", " X@Y.Z", "q@y.z", ""],
            "phone": ["", "", "1", "1"],
            "campaign_group": [HELD_OUT, SENT, SENT, SENT],
        }
    )
    assert send_list(people)["customer_id"].tolist() == ["c", "d"]


@pytest.fixture
def saved(monkeypatch: pytest.MonkeyPatch) -> Callable[[AppTest], Project]:
    """Opens the drawer and presses the button: the project file that the browser would get."""
    files: list[bytes] = []
    monkeypatch.setattr(downloads, "project", lambda content, *_: files.append(content))

    def press(app: AppTest) -> Project:
        app.session_state["saving"] = True
        app.run()
        return from_bytes(files[-1])

    return press


def test_what_winning_a_customer_costs_stands_beside_what_it_cost_before(saved: Callable[[AppTest], Project]) -> None:
    app = upload(new_visit(), ("shop.csv", export(SENT_ON - timedelta(days=1))))
    app.switch_page(page("campaigns")).run()
    assert words.WINNING_ASK in [one.value for one in app.markdown]
    app.session_state["acquisition_cost"] = 9.0
    app.run()
    assert not app.exception
    assert any("As you said on" in one.value for one in app.caption)
    project = saved(app)
    assert [(one.cost, one.day) for one in project.costs] == [(9.0, SENT_ON)]
    again = upload(new_visit(), ("shop.cltv", to_bytes(project)), ("shop.csv", export(SENT_ON)))
    again.switch_page(page("campaigns")).run()
    again.number_input(key="winning_spent").set_value(300.0).run()
    assert any("Nobody bought for the first time in August 2025" in one.value for one in again.caption)
    again.selectbox(key="winning_month").select(date(2024, 5, 1)).run()
    again.button(key="winning_use").click().run()
    assert not again.exception
    newest = saved(again)
    assert newest.costs[0] == project.costs[0]
    spending = newest.costs[1].spending
    assert spending is not None
    assert newest.preferences.acquisition_cost == pytest.approx(300 / spending.customers, abs=0.005)
    assert any("as you said on" in one.value for one in again.markdown)
