"""Every page launched and used."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from cltv_core.choices import Settings
from cltv_core.describe.good_starts import FOLLOWED_DAYS
from cltv_core.destinations import Export, destinations
from cltv_core.project.choices import from_json, to_json
from cltv_core.segments.own import Filter, OwnSegment
from cltv_core.segments.rules import BEST_FIRST
from cltv_core.tactics.log import action_key
from cltv_core.tactics.playbook import Tactic
from cltv_core.text import analysis as shop_words
from cltv_core.text.destinations import steps
from cltv_core.text.pages import actions, cohorts, customers, lists, navigation, overview, relationship, take_along
from cltv_core.text.pages.segments import own_segments
from cltv_core.text.pages.visit import welcome
from cltv_core.text.report import NOTHING_WORTHWHILE, PLAN_ALL_THE_SAME
from cltv_core.text.tactics import TONES
from dashboard import dates, escape, session
from dashboard.features import headline
from dashboard.features.customers import customer_cards
from dashboard.memo import Memo
from dashboard.results.exports import REMEMBERED_EXPORTS
from tests.app.conftest import HOSTILE_NAME, new_visit, page, shop_file, upload, wait_for_races
from tests.core.reading.formats.expected import fixture
from tests.support.visible import rendered

PAGES_AGAIN = ("customers", "cohorts", "accuracy", "your_data", "actions", "overview")
IN_MENU = [label.name for label in navigation.PAGES if label.in_menu]


def shown(app: AppTest) -> str:
    """Everything the page says in words."""
    kinds = ("title", "header", "subheader", "markdown", "caption", "text", "error", "warning", "info")
    return "\n".join(str(part.value) for kind in kinds for part in app.get(kind))


def go(app: AppTest, name: str) -> AppTest:
    app.switch_page(page(name)).run()
    assert_no_fault(app)
    return app


def assert_no_fault(app: AppTest) -> None:
    assert not app.exception
    assert not app.error


def charts(app: AppTest) -> list[dict[str, object]]:
    parts = [json.loads(part.proto.json) for part in app.get("bidi_component")]
    return [part for part in parts if "figure" in part] + list(app.get("plotly_chart"))


@pytest.mark.parametrize("name", IN_MENU)
def test_without_data_every_page_leads_to_the_welcome(visit: AppTest, name: str) -> None:
    go(visit, name)
    assert visit.title[0].value == welcome.TITLE
    assert len(visit.file_uploader) == 1


@pytest.mark.parametrize("label", [label for label in navigation.PAGES if label.in_menu], ids=IN_MENU)
def test_every_page_shows_its_title(shop: AppTest, label: navigation.PageLabel) -> None:
    assert go(shop, label.name).title[0].value == label.title


@pytest.mark.parametrize("key", ["sample_bakery", "sample_cdnow"])
def test_a_sample_shop_is_one_click_away_and_works_on_every_page(visit: AppTest, key: str) -> None:
    visit.button(key=key).click().run()
    for name in IN_MENU:
        go(visit, name)


def test_the_accuracy_page_compares_methods_under_their_names(shop: AppTest) -> None:
    go(shop, "accuracy")
    wait_for_races()
    shop.session_state["all_methods"] = True
    go(shop, "accuracy")
    methods = shop.dataframe[0].value["method"].tolist()
    assert methods[0] == "This forecast"
    assert {"Buying-pattern model (BG/NBD)", "Rule of thumb: everyone spends the average"} <= set(methods)


def test_files_that_ended_a_while_ago_are_said_to(shop: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    last_day = shop.session_state["shop"].transactions.last_day
    for name in ("overview", "customers"):
        monkeypatch.setattr(dates, "today", lambda: last_day + timedelta(days=22))
        assert "22 days ago. " in shown(go(shop, name))
        monkeypatch.setattr(dates, "today", lambda: last_day + timedelta(days=7))
        assert "Your sales end" not in shown(go(shop, name))


ODD_SHOPS = {
    "two customers on one day": ["2024-05-01,Ann,5", "2024-05-01,Bob,6"],
    "nobody came back": [f"2024-01-{day:02d},Customer {day},{day}" for day in range(1, 31)],
    "one price for everything": [f"2024-{month:02d}-03,Customer {who},5" for month in range(1, 12) for who in range(9)],
    "everything for free": [f"2024-{month:02d}-03,Customer {who},0" for month in range(1, 12) for who in range(9)],
    "a week": [f"2024-01-0{day},Customer {day % 3},{day}" for day in range(1, 8)],
    "ten years": [f"{year}-06-{10 + who},Customer {who},{year}" for year in range(2014, 2024) for who in range(3)],
}


@pytest.mark.parametrize("rows", ODD_SHOPS.values(), ids=ODD_SHOPS.keys())
def test_an_odd_shop_is_shown_on_every_page(visit: AppTest, rows: list[str]) -> None:
    upload(visit, ("odd.csv", "\n".join(["Date,Customer,Total", *rows]).encode()))
    for name in IN_MENU:
        go(visit, name)
        assert visit.title[0].value != welcome.TITLE
    open_customer(visit, row=0)


class TestSmallShop:
    @pytest.fixture
    def small(self, visit: AppTest) -> AppTest:
        """Nine customers who come every week or two, one of whom has stayed away; seven weeks of sales."""
        rows = [
            f"{date(2024, 1, 1) + timedelta(days=day)},Customer {who},{5 + who},{('Bread', 'Cake')[who % 2]}"
            for who in range(9)
            for day in range(who, 21 if who == 3 else 49, 7 + who)
        ]
        return upload(visit, ("small.csv", "\n".join(["Date,Customer,Total,Product", *rows]).encode()))

    def test_its_past_comes_first_by_name(self, small: AppTest) -> None:
        assert small.header[0].value.startswith("9 customers placed ")
        assert [figure.label for figure in small.metric] == [
            "Came back",
            "Average order value",
            "Half come back within",
            "Came back, now late",
        ]
        regulars, overdue = (table.value for table in small.dataframe)
        assert regulars["customer"].iloc[0] == "Customer 0"
        assert list(overdue["customer"]) == ["Customer 3"]

    def test_who_moved_cannot_be_told_yet(self, small: AppTest) -> None:
        assert "Your file starts on 1 January 2024: nothing three months ago" in shown(
            open_actions(small, picture="movement")
        )

    def test_it_is_forecast_for_three_months_and_without_value_charts(self, small: AppTest) -> None:
        assert "over the next 3 months" in shown(small)
        assert overview.distribution_heading(1.0) not in shown(small)
        assert not small.warning

    def test_looking_further_ahead_is_up_to_the_owner(self, small: AppTest) -> None:
        small.button_group(key="months").set_value(12).run()
        assert "over the next 12 months" in shown(small)
        assert "over the next 12 months" in shown(go(small, "overview"))

    def test_cohorts_and_accuracy_say_when_to_come_back(self, small: AppTest) -> None:
        for name in ("cohorts", "accuracy"):
            assert "A forecast you can plan with takes" in shown(go(small, name))

    def test_the_day_to_come_back_has_its_reason(self, small: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(dates, "today", lambda: date(2024, 2, 20))
        assert "as your shop grows now, it will then have" in shown(small.run())

    def test_a_click_on_a_regular_opens_them(self, small: AppTest) -> None:
        name = small.dataframe[0].value["customer"].iloc[0]
        small.session_state["regulars"] = {"selection": {"rows": [], "columns": [], "cells": [[0, "customer"]]}}
        small.run()
        assert_no_fault(small)
        assert small.header[0].value == name


def test_overview_tells_what_customers_are_worth_and_what_to_do(shop: AppTest) -> None:
    assert "80 customers are expected to spend about" in shop.header[0].value
    assert [figure.label for figure in shop.metric] == [
        "Sales, last 12 months",
        "Expected sales, next 12 months",
        "Active customers",
        "Retention",
        "Churn",
        "Average order value",
        "Purchase frequency",
        "Repeat rate",
    ]
    assert all(figure.proto.help for figure in shop.metric)
    assert len(shop.get("menu_button")) == 1  # so small a shop has nothing that is worth an hour, and says so
    assert NOTHING_WORTHWHILE in [caption.value for caption in shop.caption]
    assert PLAN_ALL_THE_SAME in [caption.value for caption in shop.caption]
    assert [link.proto.page for link in shop.get("page_link")] == ["present", "actions", "plan", "actions"]


def test_the_first_page_says_that_amounts_include_tax_where_that_is_known(
    shop: AppTest, visit: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert shop_words.INCLUDE_TAX not in shown(shop)
    monkeypatch.setattr(headline, "include_tax", lambda _: True)
    assert shown(shop.run()).count(shop_words.INCLUDE_TAX) == 1
    till = upload(visit, ("clover_payments.csv", fixture("clover_payments")))
    assert shown(till).count(shop_words.INCLUDE_TAX) == 1


def test_money_with_a_dollar_sign_is_not_read_as_a_formula(shop: AppTest) -> None:
    assert r"\$" in shop.header[0].value


class TestCustomers:
    def test_search_finds_by_name_and_number(self, shop: AppTest) -> None:
        go(shop, "customers")
        shop.text_input(key="search").set_value("anna nr 7").run()
        found = set(shop.dataframe[0].value["customer"])
        assert found == {f"Anna Nr {number}" for number in range(1, 80) if "7" in str(number)}
        shop.text_input(key="search").set_value("k007").run()
        assert list(shop.dataframe[0].value["customer"]) == ["Anna Nr 7"]

    def test_filters_by_value_and_standing_keep_only_those(self, shop: AppTest) -> None:
        go(shop, "customers")
        shop.button_group(key="tiers").set_value(["High"]).run()
        assert set(shop.dataframe[0].value["tier"]) == {"High"}
        assert len(shop.dataframe[0].value) == 16

    def test_sorting(self, shop: AppTest) -> None:
        go(shop, "customers")
        shop.selectbox(key="order").select("revenue").run()
        assert shop.dataframe[0].value["revenue"].is_monotonic_decreasing

    def test_filters_are_kept_when_coming_back(self, shop: AppTest) -> None:
        go(shop, "customers")
        shop.button_group(key="tiers").set_value(["Low"]).run()
        go(shop, "cohorts")
        assert set(go(shop, "customers").dataframe[0].value["tier"]) == {"Low"}

    def test_those_found_become_a_list(self, shop: AppTest) -> None:
        shop.session_state["found_list"] = True
        go(shop, "customers")
        shop.button_group(key="tiers").set_value(["High"]).run()
        consent = shop.dataframe[0].value["consent"].value_counts()
        assert lists.of_found(16) in [drawer.label for drawer in shop.expander]
        assert [int(button.label.split()[0]) for button in shop.get("download_button")] == [
            consent["yes"],
            consent["unknown"] if "unknown" in consent else consent[""],
        ]
        shop.button_group(key="tiers").set_value([]).run()
        shop.text_input(key="search").set_value("k006").run()
        assert [button.label.split()[0] for button in shop.get("download_button")] == ["1"]
        shop.text_input(key="search").set_value("k007").run()
        assert not shop.get("download_button"), "number 7 said no"

    def test_nobody_found_says_what_to_do(self, shop: AppTest) -> None:
        go(shop, "customers")
        shop.text_input(key="search").set_value("nobody at all").run()
        assert shop.info[0].value == customers.NOBODY_FOUND
        assert not shop.dataframe

    def test_a_click_opens_that_customer(self, shop: AppTest) -> None:
        second = open_customer(shop, row=1)
        assert shop.title[0].value == "Customer"
        assert shop.header[0].value == second
        assert [figure.label for figure in shop.metric][1:4] == [
            "Still a customer",
            "Chance to return",
            "Next order due",
        ]
        assert shop.dataframe[0].value["revenue"].sum() > 0

    def test_a_customer_page_tells_what_was_bought_and_what_to_do(self, shop: AppTest) -> None:
        open_customer(shop, row=1)
        assert shop.dataframe[0].value["products"].str.len().min() > 0
        assert customers.TO_DO_HEADING in [heading.value for heading in shop.subheader]
        assert {overview.GET_LIST, customers.OPEN_SEGMENT} & {link.label for link in shop.get("page_link")}

    def test_a_note_is_kept_among_the_choices_and_an_empty_one_forgotten(self, shop: AppTest) -> None:
        open_customer(shop, row=1)
        (field,) = [area.key for area in shop.text_area]
        assert shop.session_state["customer"] not in str(field)
        shop.text_area(key=field).set_value("  Likes rye ").run()
        kept = shop.session_state["decisions"]
        assert list(kept.notes.values()) == ["Likes rye"]
        assert from_json(to_json(kept)).notes == kept.notes
        go(shop, "overview")
        assert go(shop, "customer").text_area(key=field).value == "Likes rye"
        shop.text_area(key=field).set_value(" ").run()
        assert shop.session_state["decisions"].notes == {}

    def test_a_phone_gets_cards_that_show_the_money(self, shop: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(session, "is_phone", lambda: True)
        go(shop, "customers")
        assert not shop.dataframe
        cards = [button for button in shop.button if str(button.key).startswith("open_")]
        assert len(cards) == customer_cards.AT_ONCE
        assert re.search(r"\*\*\\\$\d+", shown(shop))
        next(button for button in shop.button if button.label == customers.SHOW_MORE).click().run()
        assert len([button for button in shop.button if str(button.key).startswith("open_")]) == 2 * len(cards)
        name = cards[0].label
        shop.button(key=cards[0].key).click().run()
        assert_no_fault(shop)
        assert shop.header[0].value == name

    def test_the_customer_page_without_a_customer_leads_back(self, shop: AppTest) -> None:
        go(shop, "customer")
        assert shop.info[0].value == customers.NO_CUSTOMER_OPEN
        assert shop.get("page_link")


def open_actions(app: AppTest, tab: str = "do", picture: str = "map") -> AppTest:
    app.session_state["tab"], app.session_state["picture"] = actions.TABS[tab], actions.PICTURES[picture]
    app.query_params["tab"] = actions.TABS[tab]
    return go(app, "actions")


def open_customer(app: AppTest, row: int) -> str:
    go(app, "customers")
    name = str(app.dataframe[0].value["customer"].iloc[row])
    app.session_state["customer_table"] = {"selection": {"rows": [], "columns": [], "cells": [[row, "customer"]]}}
    app.run()
    assert_no_fault(app)
    return name


class TestCohorts:
    def test_groups_are_those_that_the_file_has(self, shop: AppTest) -> None:
        assert go(shop, "cohorts").button_group(key="cohorts_by").options == [
            "First month",
            "First quarter",
            "First product",
            "First sales channel",
        ]

    @pytest.mark.parametrize("by", ["quarter", "first_product", "channel"])
    def test_every_grouping_is_drawn(self, shop: AppTest, by: str) -> None:
        go(shop, "cohorts")
        shop.button_group(key="cohorts_by").set_value(by).run()
        assert_no_fault(shop)
        assert len(charts(shop)) == 2

    def test_payback_needs_the_cost_of_a_customer_and_the_margin(self, shop: AppTest) -> None:
        assert cohorts.PAYBACK_ASK in shown(go(shop, "cohorts"))
        shop.number_input(key="acquisition_cost").set_value(10.0).run()
        assert cohorts.PAYBACK_ASK_MARGIN in shown(shop)
        shop.slider(key="margin_percent").set_value(50).run()
        assert r"At \$10 each, a customer has paid back after 1 month" in shown(shop)

    def test_it_ends_in_the_way_to_the_newest_customers(self, visit: AppTest) -> None:
        orders = [f"2024-{month:02d}-03,Customer {who},5" for month in range(1, 7) for who in range(month * 9)]
        upload(visit, ("orders.csv", "\n".join(["Date,Customer,Total", *orders]).encode()))
        assert "9 customers are in the segment New." in shown(go(visit, "cohorts"))
        assert [link.label for link in visit.get("page_link")] == [overview.OPEN_ACTION]

    @pytest.mark.parametrize("by", ["first_product", "channel"])
    def test_a_start_that_is_no_better_is_not_praised(self, shop: AppTest, by: str) -> None:
        go(shop, "cohorts")
        shop.button_group(key="cohorts_by").set_value(by).run()
        assert cohorts.good_start(None, by, FOLLOWED_DAYS) in shown(shop)

    def test_nothing_chosen_still_draws_a_chart(self, shop: AppTest) -> None:
        go(shop, "cohorts")
        shop.button_group(key="shown_quarter").set_value([]).run()
        assert_no_fault(shop)
        assert len(charts(shop)) == 2


class TestSegments:
    def test_the_table_covers_everybody(self, shop: AppTest) -> None:
        table = open_actions(shop, picture="table").dataframe[0].value
        assert table["customers"].sum() == 80
        assert table["share_of_value"].sum() == pytest.approx(100)

    @pytest.mark.parametrize("tab", actions.TABS)
    def test_every_tab_opens_for_every_segment(self, shop: AppTest, tab: str) -> None:
        open_actions(shop, tab)
        for segment in shop.selectbox(key="segment").options:
            shop.selectbox(key="segment").select(segment).run()
            assert_no_fault(shop)

    @pytest.mark.parametrize("picture", actions.PICTURES)
    def test_every_picture_is_drawn(self, shop: AppTest, picture: str) -> None:
        open_actions(shop, picture=picture)
        assert charts(shop) or shop.dataframe

    def test_the_map_holds_every_segment_and_a_click_opens_it(self, shop: AppTest) -> None:
        open_actions(shop)
        (told,) = charts(shop)
        (_late, bubbles) = json.loads(str(told["figure"]))["data"]
        assert bubbles["ids"] == shop.selectbox(key="segment").options
        assert told["selectable"]
        assert "80 customers" not in str(told["alt"])

    def test_a_card_has_one_amount_with_its_range_and_one_line_of_counts(self, shop: AppTest) -> None:
        open_actions(shop)
        shop.selectbox(key="segment").select("At risk").run()
        said = shown(shop)
        assert said.count("Likely gain") == 1
        assert re.search(r"Likely gain \*\*\S+\*\* \(\S+ to \S+\)", said)
        assert re.search(r"\d+ customers? → \d+ with an e-mail address → \d+ of them agreed", said)

    def test_choosing_a_segment_shows_its_tactic_and_message(self, shop: AppTest) -> None:
        open_actions(shop, "message")
        names = shop.selectbox(key="segment").options
        first = shop.header[0].value
        shop.selectbox(key="segment").select(names[-1]).run()
        assert_no_fault(shop)
        assert shop.header[0].value != first
        assert len(shop.text_area[0].value) > 20

    def test_another_idea_takes_the_place_of_the_recommended_one(self, shop: AppTest) -> None:
        open_actions(shop)
        ideas = next(group for group in shop.radio if str(group.key).startswith("idea_"))
        assert shop.header[0].value == ideas.options[0]
        others = [tactic.key for tactic in recommended(shop).alternatives]
        ideas.set_value(others[0]).run()
        assert_no_fault(shop)
        assert shop.header[0].value == ideas.options[1]

    def test_a_click_on_a_row_chooses_the_segment(self) -> None:
        def clicked() -> None:
            import streamlit as st

            from dashboard import session

            st.session_state[session.SEGMENT_TABLE] = {
                "selection": {"rows": [], "columns": [], "cells": [[1, "customers"]]}
            }
            session.pick_segment(["first", "second"])
            st.text(st.session_state[session.SEGMENT])

        assert AppTest.from_function(clicked).run().text[0].value == "second"

    def test_a_link_to_what_stands_first_opens_it_after_something_else_was_seen(self, shop: AppTest) -> None:
        open_actions(shop, tab="list")
        first, other = shop.selectbox(key="segment").options[:2]
        shop.selectbox(key="segment").select(other).run()
        assert shop.selectbox(key="segment").value == other
        shop.query_params.update({"segment": first, "tab": actions.TABS["do"]})
        shop.run()
        assert shop.selectbox(key="segment").value == first
        assert shop.session_state["tab"] == actions.TABS["do"]

    def test_the_segment_of_a_link_is_open(self) -> None:
        app = upload(new_visit(), ("shop.csv", shop_file()))
        wanted = go(app, "actions").selectbox(key="segment").options[2]
        again = upload(new_visit(), ("shop.csv", shop_file()))
        again.query_params["segment"] = wanted
        assert go(again, "actions").selectbox(key="segment").value == wanted

    def test_a_changed_message_is_kept(self, shop: AppTest) -> None:
        open_actions(shop, "message").text_area[0].set_value("My own words").run()
        go(shop, "overview")
        assert open_actions(shop, "message").text_area[0].value == "My own words"

    def test_a_message_has_the_tags_of_its_tool_and_is_shown_as_a_customer_will_read_it(self, shop: AppTest) -> None:
        open_actions(shop, "message")
        assert "Dear {first_name}," in shop.text_area[0].value
        shop.selectbox(key="written_for").select("klaviyo").run()
        assert_no_fault(shop)
        assert shop.text_area[0].value.startswith("Dear {{ first_name }},")
        assert actions.reads_as("Anna Nr") in [drawer.label for drawer in shop.expander]
        assert any(text.value.startswith("Dear Anna Nr,") for text in shop.text)
        go(shop, "overview")
        assert open_actions(shop, "list").button_group(key="destination").value == "klaviyo"

    def test_each_tone_has_a_draft_of_its_own(self, shop: AppTest) -> None:
        open_actions(shop, "message")
        texts = {shop.button_group(key="tone").set_value(tone).run().text_area[0].value for tone in TONES}
        assert len(texts) == len(TONES)

    def test_what_is_said_of_a_tactic_stands_on_both_pages_and_can_be_taken_back(self, shop: AppTest) -> None:
        tactic = recommended(open_actions(shop))
        key = action_key(tactic.segment, tactic.key)
        shop.button(key=f"done_{key}").click().run()
        assert "Done on" in shown(shop)
        go(shop, "overview")
        assert f"said_{key}" not in {menu.proto.id.rpartition("-")[2] for menu in shop.get("menu_button")}
        go(shop, "actions").button(key=f"reopen_{key}").click().run()
        assert "Done on" not in shown(shop)

    def test_what_was_ruled_out_can_be_taken_back_on_the_overview(self, shop: AppTest) -> None:
        tactic = recommended(go(shop, "actions"))
        key = action_key(tactic.segment, tactic.key)
        shop.button(key=f"not for us_{key}").click().run()
        assert recommended(shop).key != tactic.key
        go(shop, "overview")
        assert "What you have answered (1)" in [drawer.label for drawer in shop.expander]
        shop.button(key=f"take_back_{key}").click().run()
        assert "What you have answered (1)" not in [drawer.label for drawer in shop.expander]
        assert recommended(go(shop, "actions")).key == tactic.key


class TestLists:
    def test_files_hold_those_who_agreed_and_those_not_asked_and_nobody_who_said_no(self, shop: AppTest) -> None:
        labels = [button.label for button in open_actions(shop, "list", "table").get("download_button")]
        people = shop.dataframe[0].value["customers"].iloc[0]
        written = sum(int(label.split()[0]) for label in labels if label[0].isdigit())
        said_no = int(shown(shop).split(" said no")[0].split()[-2]) if " said no" in shown(shop) else 0
        assert 0 < written == people - said_no

    def test_every_tool_can_be_chosen(self, shop: AppTest) -> None:
        open_actions(shop, "list")
        for tool in destinations():
            shop.button_group(key="destination").set_value(tool.key).run()
            assert_no_fault(shop)
            assert steps(tool.key)[0][:20] in shown(shop)
            assert bool([switch for switch in shop.toggle if switch.key == "hashed"]) is tool.hashable
        made = [result for result in shop.session_state["shop"].results if isinstance(result, Export)]
        assert len(made) == REMEMBERED_EXPORTS

    def test_the_tool_is_remembered(self, shop: AppTest) -> None:
        open_actions(shop, "list").button_group(key="destination").set_value("brevo").run()
        go(shop, "overview")
        assert open_actions(shop, "list").button_group(key="destination").value == "brevo"


class TestDrawers:
    @pytest.mark.parametrize("key", ["own_segments", "fair_look"])
    def test_every_drawer_opens(self, shop: AppTest, key: str) -> None:
        shop.session_state[key] = True
        open_actions(shop, "why")

    def test_a_segment_of_the_owners_own_takes_its_customers(self, shop: AppTest) -> None:
        shop.session_state["own_segments"] = True
        open_actions(shop, picture="table").text_input(key="own_name").set_value("Regulars of the market").run()
        shop.selectbox(key="own_column_0").select("channel").run()
        shop.multiselect(key="own_value_0_channel_any_of").set_value(["Market"]).run()
        shop.button(key="own_add").click().run()
        assert_no_fault(shop)
        table = shop.dataframe[0].value
        assert table["segment"].iloc[0] == "Regulars of the market"
        assert table["customers"].sum() == 80
        shop.button(key="remove_own_0").click().run()
        assert "Regulars of the market" not in set(shop.dataframe[0].value["segment"])

    def test_a_segment_that_would_hold_everybody_is_told_and_not_used(self, shop: AppTest) -> None:
        shop.session_state["own_segments"] = True
        go(shop, "actions").text_input(key="own_name").set_value("Big spenders").run()
        shop.selectbox(key="own_column_0").select("expected_value").run()
        assert "This segment would hold all 80 customers." in shown(shop)
        shop.button(key="own_add").click().run()
        assert "Big spenders would hold all your customers." in shop.error[0].value
        shop.number_input(key="own_value_0_expected_value_at_least").set_value(20.0).run()
        assert " of 80 customers." in shown(shop)

    def test_a_segment_without_a_name_is_told_and_not_used(self, shop: AppTest) -> None:
        shop.session_state["own_segments"] = True
        go(shop, "actions").button(key="own_add").click().run()
        assert "A segment needs a name." in shop.error[0].value

    def test_a_segment_can_be_renamed(self, shop: AppTest) -> None:
        shop.session_state["own_segments"] = True
        name = open_actions(shop, picture="table").dataframe[0].value["segment"].iloc[0]
        shop.text_input(key="rename_to").set_value("Our best")
        next(button for button in shop.button if button.label == own_segments.RENAME).click().run()
        assert_no_fault(shop)
        names = list(shop.dataframe[0].value["segment"])
        assert names[0] == "Our best"
        assert name not in names

    def test_choices_saved_before_there_were_project_files_come_back(self, shop: AppTest) -> None:
        saved = to_json(Settings(names={"Loyal": "Friends of the house"}))
        go(shop, "your_data").file_uploader[0].set_value(("my-choices.json", saved, "application/json")).run()
        assert_no_fault(shop)
        assert "Friends of the house" in set(go(shop, "actions").selectbox(key="segment").options)

    def test_names_in_a_choices_file_are_text_on_every_page(self, shop: AppTest) -> None:
        name = "![x](https://evil.example/p.png) <b>$1$</b>"
        own = OwnSegment(f"{name} own", (Filter("orders", "at_least", 2),))
        saved = to_json(Settings(names={one: f"{name} {place}" for place, one in enumerate(BEST_FIRST)}, own=(own,)))
        go(shop, "your_data").file_uploader[0].set_value(("my-choices.json", saved, "application/json")).run()
        pages = [
            rendered(go(shop, one)) for one in ("overview", "customers", "cohorts", "plan", "your_data", "actions")
        ]
        texts = [text for page in pages for text in page]
        assert [text for text in texts if escape.markdown(name) in text]
        assert not [text for text in texts if "![" in text or "<b>" in text or "https://" in text]


def test_a_page_that_is_looked_at_again_works_nothing_out(shop: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    wait_for_races()
    for name in PAGES_AGAIN:
        go(shop, name)
    worked, recall = [], Memo.recall

    def noted(memo: Memo, work: Callable[..., object], *inputs: object, most: int | None = None) -> object:
        if not memo.knows(work, *inputs):
            worked.append(work.__name__)
        return recall(memo, work, *inputs, most=most)

    monkeypatch.setattr(Memo, "recall", noted)
    for name in PAGES_AGAIN:
        go(shop, name)
    assert worked == []


class TestBeyondRevenue:
    def test_a_file_with_satisfaction_and_referrals_opens_a_drawer(self, visit: AppTest) -> None:
        app = visit
        people = ["Customer ID,Email,NPS,Referred by", "K001,anna1@example.org,10,", "K002,anna2@example.org,3,K001"]
        upload(app, ("shop.csv", shop_file()), ("survey.csv", "\n".join(people).encode()))
        app.session_state["beyond"] = True
        go(app, "customers")
        assert "1 customer brought 1 other" in shown(app)
        assert list(app.dataframe[0].value["customer"])[:1] == ["Anna Nr 1"]

    def test_without_such_columns_there_is_no_drawer(self, shop: AppTest) -> None:
        shop.session_state["beyond"] = True
        assert "brought" not in shown(go(shop, "customers"))

    def test_what_all_customers_are_worth_is_told_where_the_expected_sales_do_not_tell_it(self, shop: AppTest) -> None:
        assert "If as many new ones keep coming as in the last 12 months, expect sales of about" in shown(shop)
        assert relationship.EQUITY_HEADING not in shown(shop)
        shop.slider(key="margin_percent").set_value(50).run()
        assert relationship.EQUITY_HEADING in shown(shop)


def test_the_period_of_the_figures_can_be_changed(shop: AppTest) -> None:
    before = [figure.value for figure in shop.metric]
    shop.button_group(key="kpi_period").set_value(1).run()
    assert_no_fault(shop)
    assert [figure.value for figure in shop.metric] != before
    assert "a month, compared with" in shown(shop)


@pytest.mark.parametrize(("name", "key"), [("overview", "sales"), ("cohorts", "cumulative"), ("cohorts", "retention")])
def test_the_figures_behind_a_chart_can_be_taken_along(shop: AppTest, name: str, key: str) -> None:
    shop.session_state[f"behind_{key}"] = True
    go(shop, name)
    labels = [button.label for button in shop.get("download_button")]
    assert {take_along.CSV, take_along.EXCEL} <= set(labels)
    table = shop.dataframe[0].value
    assert len(table) > 10
    numbers = table.select_dtypes("number")
    assert numbers.equals(numbers.round(4 if key == "retention" else 2))


def test_the_table_of_segments_can_be_taken_along(shop: AppTest) -> None:
    shop.session_state["picture"] = actions.PICTURES["table"]
    go(shop, "actions")
    labels = [button.label for button in shop.get("download_button")]
    assert {take_along.CSV, take_along.EXCEL} <= set(labels)


def test_a_customer_page_tells_what_is_likely_next(shop: AppTest) -> None:
    shop.session_state["next_of_customer"] = True
    open_customer(shop, row=0)


def recommended(app: AppTest) -> Tactic:
    """The tactic of the segment that is open."""
    shop = app.session_state["shop"]
    *_, found = (result for result in shop.results if isinstance(result, tuple) and isinstance(result[0], Tactic))
    return next(tactic for tactic in found if tactic.segment == app.selectbox(key="segment").value)


class TestSettings:
    def test_looking_further_ahead_makes_customers_worth_more(self, shop: AppTest) -> None:
        before = shop.header[0].value
        shop.button_group(key="months").set_value(36).run()
        assert_no_fault(shop)
        assert "over the next 36 months" in shop.header[0].value
        assert shop.header[0].value != before

    def test_a_margin_turns_spending_into_earning(self, shop: AppTest) -> None:
        shop.slider(key="margin_percent").set_value(40).run()
        assert "expected to earn you about" in shop.header[0].value

    def test_settings_hold_on_every_page(self, shop: AppTest) -> None:
        shop.slider(key="discount_percent").set_value(0).run()
        go(shop, "customers")
        go(shop, "actions")
        assert shop.slider(key="discount_percent").value == 0


class TestHostileNames:
    def test_a_name_is_shown_as_it_stands(self, open_shop: Callable[[], AppTest]) -> None:
        app = open_shop()
        go(app, "customers")
        app.text_input(key="search").set_value("K000").run()
        assert list(app.dataframe[0].value["customer"]) == [HOSTILE_NAME]
        open_customer(app, row=0)
        assert "<b>" not in app.header[0].value.replace(r"\<", "")
        assert r"\[click\]" in app.header[0].value

    def test_a_product_in_a_chart_holds_no_tag(self, shop: AppTest) -> None:
        go(shop, "cohorts")
        shop.button_group(key="cohorts_by").set_value("first_product").run()
        assert not [chart for chart in charts(shop) if "<a href" in str(chart["figure"])], "a description is no markup"
        assert "<a " not in shown(shop)
