"""Tactics matched to segments by this shop's numbers: never without the data, never with pressure, price last."""

from __future__ import annotations

import math
import re
from dataclasses import fields, replace
from datetime import date, timedelta
from functools import cache
from typing import get_args

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cltv_core.analysis import Analysis, analyse
from cltv_core.describe.season import Season, season_ahead
from cltv_core.describe.second_order import SecondOrders
from cltv_core.destinations import destination
from cltv_core.reading import ReadOptions, read
from cltv_core.samples.shops import bakery
from cltv_core.segments.placing import Segments, segment
from cltv_core.segments.rules import BEST_FIRST, Segment, Tier
from cltv_core.summary import summarise
from cltv_core.tactics import playbook
from cltv_core.tactics.catalogue import CATALOGUE, Channel, Need, Signal
from cltv_core.tactics.catalogue.idea import AWAY, COMING, NEEDED_BY, Idea
from cltv_core.tactics.discounts import largest_discount
from cltv_core.tactics.effects import Believed
from cltv_core.tactics.experience import Experience
from cltv_core.tactics.log import ActionLog, action_key
from cltv_core.tactics.playbook import AtStake, Tactic, answers, tactics, this_week
from cltv_core.tactics.prices import message_costs
from cltv_core.tactics.shop_facts import ShopFacts, reach, reachable, shop_facts
from cltv_core.tactics.worth import SET_UP_HOURS, SIGNALS, Place, cases, least_an_hour
from cltv_core.text.spelling import product, products
from cltv_core.text.tactics import TONES, TacticTold, asks_for_a_suggestion, tell
from cltv_core.text.tactics.catalogue import TACTICS
from cltv_core.text.voice import Voice, speaking
from cltv_core.transactions import Transactions
from tests.core.shops import Sale, forecast_by_hand, many_sales, shop

PRESSURE = (
    *("hurry", "last chance", "only today", "act now", "don't miss", "running out", "limited time", "while stocks"),
    *("ends tonight", "expires", "final", "only a few left", "selling fast", "guarantee", "will bring"),
)
EVERYTHING: frozenset[Need] = frozenset(get_args(Need))
BY_KEY = {idea.key: idea for idea in CATALOGUE}
TODAY = date(2026, 7, 1)
FACTS = ShopFacts(
    currency="GBP",
    horizon_days=365,
    has=EVERYTHING,
    second_orders=SecondOrders(500, 1000, 41.0, 90.0),
    average_order=40.0,
    margin=0.4,
    season=Season(12, 1.6, date(2026, 12, 1)),
    best_sellers=("Bread {roll}", "Cake", "Pie"),
    reminders=("Coffee",),
    share_with_code=0.3,
    channels=("shop", "web"),
)


def every_segment(**changes: float) -> Segments:
    rows = [
        {
            "segment": name,
            "like": name,
            "kinds": (name,),
            "customers": 10 * (place + 1),
            "high": 10 * (place + 1) if place == 0 else 5,
            "medium": 0 if place == 0 else 5,
            "low": 0 if place == 0 else 10 * (place + 1) - 10,
            "revenue": 5000.0,
            "expected_value": 1000.0 * (12 - place),
            "share_of_value": 0.08,
            "share_of_customers": 0.05,
            "at_stake": 100.0 * (place + 1),
            "orders": 100,
            "expected_orders": 5.0 * (place + 1),
            "average_order": 50.0,
            "usual_gap": 30.4,
            "days_since": 61.0,
            **changes,
        }
        for place, name in enumerate(BEST_FIRST)
    ]
    return Segments(frame=pd.DataFrame(), table=pd.DataFrame(rows))


def all_reached(segments: Segments) -> pd.DataFrame:
    people = segments.table["customers"].to_numpy()
    columns = {"e-mail": people, "phone": people, "post": people, "consent_unknown": people // 2}
    return pd.DataFrame(columns, index=segments.table["segment"])


def found_for(has: frozenset[Need] = EVERYTHING, **changes: float) -> tuple[Tactic, ...]:
    """The tactics of all eleven segments in a shop that has just this."""
    segments = every_segment(**changes)
    facts = replace(
        FACTS,
        has=has,
        margin=0.4 if "margin" in has else None,
        season=FACTS.season if "season" in has else None,
        best_sellers=FACTS.best_sellers if "products" in has else (),
        reminders=FACTS.reminders if "rhythms" in has else (),
        channels=FACTS.channels if "channels" in has else (),
    )
    reachable = all_reached(segments)
    for need, column in (("emails", "e-mail"), ("phones", "phone"), ("addresses", "post")):
        if need not in has:
            reachable[column] = 0
    ranges = dict.fromkeys(segments.table["segment"], (10.0, 100.0))
    return tactics(segments, facts, reachable, ranges=ranges)


def with_alternatives(found: tuple[Tactic, ...]) -> list[Tactic]:
    return [tactic for first in found for tactic in (first, *first.alternatives)]


@cache
def the_bakery() -> Analysis:
    return analyse(read([bakery()], ReadOptions()))


def test_the_catalogue_is_broad() -> None:
    assert len(CATALOGUE) >= 30
    assert len(BY_KEY) == len(CATALOGUE)
    assert {idea.channel for idea in CATALOGUE} == set(get_args(Channel))
    assert {signal for idea in CATALOGUE for signal in (*idea.boosted_by, *idea.weakened_by)} == set(get_args(Signal))
    for kind in Segment:
        assert sum(kind in idea.audience for idea in CATALOGUE) >= 4, kind
    assert set(TACTICS) == set(BY_KEY)


def messages(key: str) -> list[str]:
    text = TACTICS[key]
    parts = [getattr(text, part.name) for part in fields(text)]
    written = [said for draft in text.drafts.values() for said in (draft.subject, draft.text)]
    return [*(part for part in parts if isinstance(part, str)), *written]


@pytest.mark.parametrize("idea", CATALOGUE, ids=lambda idea: idea.key)
def test_every_entry_is_complete_and_nobody_is_pressed(idea: Idea) -> None:
    text = TACTICS[idea.key]
    assert set(text.drafts) == set(TONES)
    assert len({draft.text for draft in text.drafts.values()}) == 3
    assert all(said.strip() for said in messages(idea.key))
    assert NEEDED_BY.get(idea.channel, frozenset()) <= idea.needs
    assert 0 < idea.lift <= 0.15
    assert (idea.gift > 0) == (idea.gift_to != "nobody")
    said = " ".join(messages(idea.key)).lower()
    assert not [word for word in PRESSURE if re.search(rf"\b{word}\b", said)]


def test_facts_are_only_spoken_of_where_the_tactic_needs_them() -> None:
    needed: dict[str, Need] = {
        "{product:": "products",
        "{suggested}": "products",
        "{products:": "products",
        "{reminder:": "rhythms",
        "{season:": "season",
        "{times:": "season",
        "{channels:": "channels",
    }
    for idea in CATALOGUE:
        told = " ".join(messages(idea.key))
        assert {need for word, need in needed.items() if word in told} <= idea.needs, idea.key


def test_each_tier_has_what_suits_it() -> None:
    told = {
        tier: " ".join(
            f"{TACTICS[idea.key].offer} {TACTICS[idea.key].title}" for idea in CATALOGUE if idea.tier == tier
        )
        for tier in Tier
    }
    assert all(word in told[Tier.HIGH] for word in ("VIP", "xclusive", "birthday", "arly access", "direct line"))
    assert all(word in told[Tier.MEDIUM].lower() for word in ("stamp", "reward", "targeted promotion"))
    assert all(word in told[Tier.LOW].lower() for word in ("welcome", "guide", "general promotions"))


@pytest.mark.parametrize("lacking", sorted(EVERYTHING))
def test_no_tactic_whose_data_the_shop_lacks(lacking: Need) -> None:
    has = EVERYTHING - {lacking}
    everything = with_alternatives(found_for(has))
    assert all(BY_KEY[tactic.key].needs <= has for tactic in everything)
    assert len(found_for(has)) == len(BEST_FIRST)


@given(st.sets(st.sampled_from(sorted(EVERYTHING))))
def test_any_shop_gets_a_tactic_for_every_segment_that_it_has_the_data_for(has: set[Need]) -> None:
    found = found_for(frozenset(has))
    assert [tactic.segment for tactic in found] == list(BEST_FIRST)
    assert all(BY_KEY[tactic.key].needs <= has for tactic in with_alternatives(found))


def test_a_shop_that_knows_nothing_asks_those_who_come_for_addresses_and_learns_from_the_others() -> None:
    found = {tactic.segment: tactic for tactic in found_for(frozenset())}
    assert {found[segment.value].key for segment in AWAY} == {"find-the-reason"}
    assert {found[segment.value].key for segment in COMING} <= {"begin-a-list", "vip-circle", "bigger-basket-perk"}


def test_what_is_only_noticed_by_those_who_come_is_not_for_those_who_stay_away() -> None:
    unreached = [idea for idea in CATALOGUE if idea.channel in ("service", "loyalty", "in the shop", "website")]
    assert [idea.key for idea in unreached if set(idea.audience) & set(AWAY)] == ["find-the-reason"]


def test_what_is_said_has_no_subject_greeting_or_name() -> None:
    spoken = [idea.key for idea in CATALOGUE if idea.spoken]
    said = [one for one in with_alternatives(found_for(frozenset({"names"}))) if one.key in spoken]
    assert {one.key for one in said} == set(spoken) - {"one-by-one"}
    for draft in (draft for one in said for draft in tell(one).drafts().values()):
        assert draft.subject == ""
        assert not re.search(r"\{|\[Your name\]|Dear|\n", draft.text)


def test_a_letter_to_the_circle_greets_and_is_signed() -> None:
    (circle,) = [one for one in with_alternatives(found_for(frozenset({"names"}))) if one.key == "vip-circle"]
    assert tell(circle).drafts()["warm"].text.startswith("Dear {first_name},\n\n")
    assert tell(circle).drafts()["warm"].text.endswith("Warm regards\n[Your name]")


def texts_of(tactic: Tactic) -> dict[str, str]:
    told = tell(tactic)
    parts = [name for name, part in vars(TacticTold).items() if isinstance(part, property) and not name.startswith("_")]
    return {name: getattr(told, name).replace("Bread {roll}", "bread") for name in parts}


@pytest.mark.parametrize("has_names", [True, False])
def test_every_text_is_filled_and_names_stand_only_where_the_shop_has_them(has_names: bool) -> None:
    has = EVERYTHING if has_names else EVERYTHING - {"names"}
    for tactic in with_alternatives(found_for(has)):
        for name, text in texts_of(tactic).items():
            assert "{" not in text, (tactic.key, name)
            assert text.strip(), (tactic.key, name)
            assert "nan" not in text.split()
        for draft in tell(tactic).drafts().values():
            braces = re.findall(r"{[^}]*}", draft.subject + draft.text)
            assert set(braces) <= ({"{first_name}"} if has_names else set())


def test_letters_greet_in_their_tone() -> None:
    tactic = next(tactic for tactic in found_for() if tactic.channel == "e-mail")
    greetings = [tell(tactic).drafts()[tone].text.split("\n")[0] for tone in TONES]
    assert greetings == ["Dear {first_name},", "Hello {first_name},", "Hi {first_name}!"]
    unnamed = next(tactic for tactic in found_for(EVERYTHING - {"names"}) if tactic.channel == "e-mail")
    assert [tell(unnamed).drafts()[tone].text.split("\n")[0] for tone in TONES] == ["Hello,", "Hello,", "Hi!"]


def test_a_follow_up_is_never_the_first() -> None:
    for has in (EVERYTHING, EVERYTHING - {"products", "phones", "addresses"}):
        assert not [tactic.key for tactic in found_for(has) if BY_KEY[tactic.key].follow_up]


def test_worth_and_cost_by_hand() -> None:
    row = every_segment().table.set_index("segment", drop=False).loc["Can't lose them"]
    found = cases(Place(row, {"phone": 50}), FACTS, CATALOGUE)
    (call,) = [case for case in found if case.idea.key == "owner-call"]
    assert call.reached == 20
    assert call.hours == pytest.approx(0.5 + 20 * (10 + 0.01 * 3) / 60)
    assert call.effort == 3
    assert call.anyway == pytest.approx(1 - math.exp(-(5.0 * 8 / 80) * 30 / 365))
    assert call.contacts == 0
    assert call.presents == pytest.approx((0.12 + call.anyway) * 20 * 0.25 * 50)
    won, lost = 20 * (0.4 - 0.25) * 50, 20 * call.anyway * 0.25 * 50
    assert call.worth == pytest.approx(0.12 * won - lost)
    off = 1.2815515655 * math.hypot(won * call.believed.sd, math.sqrt(0.12 * 0.88 * 20) * won / 20)
    assert call.worth_range == pytest.approx((max(call.worth - off, -lost), call.worth + off))
    assert call.discount == pytest.approx(0.12 * 0.4 / (0.12 + call.anyway))


def test_a_letter_costs_its_stamp_whatever_an_order_comes_to() -> None:
    for average_order in (16.0, 450.0):
        row = every_segment(average_order=average_order).table.iloc[0]
        (card,) = cases(Place(row, {"post": 10}), FACTS, [BY_KEY["hand-written-card"]])
        assert card.contacts == pytest.approx(10 * 1.30)
        told = Experience(costs={"post": 2.0})
        (told_by_owner,) = cases(Place(row, {"post": 10}), FACTS, [BY_KEY["hand-written-card"]], told)
        assert told_by_owner.contacts == 20
        assert card.worth - told_by_owner.worth == pytest.approx(20 - 10 * 1.30)


@pytest.mark.parametrize(
    ("currency", "post"), [("GBP", 1.30), ("USD", 1.20), ("EUR", 1.35), ("SEK", 13.5), ("JPY", 202.5), ("", 1.35)]
)
def test_of_other_currencies_the_size_of_the_unit_is_known(currency: str, post: float) -> None:
    costs = message_costs(currency)
    assert costs["post"] == pytest.approx(post)
    assert costs["e-mail"] < costs["text message"] < costs["post"]


def test_the_largest_discount_breaks_even() -> None:
    lift, margin, anyway, value = 0.05, 0.4, 0.2, 60.0
    discount = largest_discount(lift, margin, anyway)
    assert discount == pytest.approx(0.08)
    assert lift * (margin - discount) * value == pytest.approx(anyway * discount * value)
    assert largest_discount(lift, margin, 0.0) == pytest.approx(margin)
    assert largest_discount(0.0, margin, 0.0) == 0


def test_a_tool_that_fills_names_in_otherwise_gets_its_own_tag() -> None:
    tactic = next(tactic for tactic in found_for() if tactic.channel == "e-mail")
    tags = destination("mailchimp").merge_tags
    assert tell(tactic).drafts(tags)["warm"].text.startswith("Dear *|FNAME|*,")


def test_where_names_are_missing_the_greeting_works_without_one() -> None:
    tactic = replace(next(tactic for tactic in found_for() if tactic.channel == "e-mail"), unnamed=3)
    greetings = {
        key: tell(tactic).drafts(destination(key).merge_tags)["warm"].text.split("\n")[0]
        for key in ("mailchimp", "klaviyo")
    }
    assert greetings == {
        "mailchimp": "*|IF:FNAME|*Dear *|FNAME|*,*|ELSE:|*Hello,*|END:IF|*",
        "klaviyo": "Dear {{ first_name|default:'friend' }},",
    }


def test_one_line_tells_how_many_can_be_written_to() -> None:
    tactic = next(tactic for tactic in found_for() if tactic.channel == "e-mail" and not tactic.as_many_as_one_can)
    of_all = replace(tactic, customers=134, with_address=66, reachable=60, agreed=45, consent_unknown=15)
    assert tell(of_all).counts == "134 customers → 66 with an e-mail address → 45 of them agreed (15 not asked yet)"
    first = replace(of_all, consent_unknown=0, as_many_as_one_can=True, reachable=20)
    assert tell(first).counts.endswith("→ 45 of them agreed → begin with the 20 at the top of the list")
    call = replace(of_all, channel="phone", agreed=None)
    assert tell(call).counts == "134 customers → 66 with a phone number"


def test_nothing_is_recommended_that_only_sells_best() -> None:
    suggesting = [idea.key for idea in CATALOGUE if asks_for_a_suggestion(idea.key)]
    assert {"next-favourite", "second-order", "taste-at-the-till"} == set(suggesting)
    for tactic in with_alternatives(found_for()):
        if tactic.key in suggesting:
            drafts = [draft.text for draft in tell(tactic).drafts().values()]
            assert all("[something they have not had yet]" in text for text in drafts)
            assert not any("Bread" in text for text in drafts)
            assert all("Rye loaf" in draft.text for draft in tell(tactic, "RYE LOAF").drafts().values())


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("RED RETROSPOT CAKE STAND ", "Red retrospot cake stand"),
        ("BLT", "BLT"),
        ("Bread roll", "Bread roll"),
        ("7", "7"),
    ],
)
def test_products_are_written_as_in_a_sentence(name: str, written: str) -> None:
    assert product(name) == written
    assert products([name, "Tea"]) == f"{written} and Tea"


def test_names_from_files_stand_in_a_draft_without_what_a_tool_would_fill_in() -> None:
    drafts = [draft.text for one in with_alternatives(found_for()) for draft in tell(one).drafts().values()]
    assert any("Bread (roll)" in draft for draft in drafts)
    assert not any("Bread {roll}" in draft for draft in drafts)


def test_the_largest_discount_is_told_or_the_margin_is_asked_for() -> None:
    known = next(tactic for tactic in found_for() if tactic.segment == "Loyal")
    assert known.margin == 0.4
    assert re.match(
        r"A discount pays up to \d+%: at your margin of 40%, if \d+ more in every 100", tell(known).discount
    )
    unknown = found_for(EVERYTHING - {"margin"})[0]
    assert unknown.largest_discount is None
    assert tell(unknown).discount.startswith("Enter your margin")


def test_what_it_may_bring_names_the_assumption_and_the_range() -> None:
    segments = every_segment()
    found = tactics(segments, FACTS, all_reached(segments), ranges={"Loyal": (8000.0, 14000.0)})
    loyal = found[1]
    assert (loyal.low, loyal.high, loyal.at_stake, loyal.stakes) == (8000.0, 14000.0, 200.0, AtStake.RHYTHM)
    with speaking(Voice(currency="GBP")):
        assert "£200 at stake over the next 12 months" in tell(loyal).bring
        assert "(80%): £8,000 to £14,000." in tell(loyal).bring
        assert "more in every 100 customers order" in tell(loyal).gain
        assert "80%" not in tell(found[0]).bring


def test_products_of_the_segment_stand_before_the_best_sellers() -> None:
    segments = every_segment()
    found = tactics(segments, FACTS, all_reached(segments), products={"New": ("Rye",), "Loyal": ("Rye",)})
    second = next(one for one in with_alternatives(found) if one.key == "second-order")
    assert second.figures["products"] == ("Rye",)


def test_whom_it_reaches_is_said() -> None:
    segments = every_segment()
    reachable = all_reached(segments)

    def sent(unknown: int) -> list[Tactic]:
        reachable["agreed"], reachable["consent_unknown"] = 7 - unknown, unknown
        reachable["e-mail"] = 7 - unknown or unknown
        found = with_alternatives(tactics(segments, FACTS, reachable))
        return [one for one in found if one.channel == "e-mail"]

    assert all((one.reachable, one.agreed, one.consent_unknown) == (4, 4, 3) for one in sent(3))
    assert any(tell(one).counts.endswith("4 of them agreed (3 not asked yet)") for one in sent(3))
    assert any(tell(one).counts.endswith("7 of them agreed") for one in sent(0))
    assert all((one.reachable, one.agreed) == (7, 0) for one in sent(7))


def test_an_own_segment_gets_what_suits_those_in_it() -> None:
    segments = every_segment()
    own = segments.table[segments.table["segment"] == "New"].assign(segment="From the fair")
    reachable = all_reached(segments).rename(index={"New": "From the fair"})
    (found,) = tactics(Segments(pd.DataFrame(), own), FACTS, reachable)
    assert found.segment == "From the fair"
    assert Segment.NEW in BY_KEY[found.key].audience


@pytest.mark.parametrize(
    ("kinds", "has", "keys"),
    [
        (("Lost", "Champions"), {"emails"}, {"newsletter"}),
        (("Lost", "Champions"), {"products", "store"}, {"one-by-one"}),
        (("Lost", "Hibernating"), {"emails"}, {"one-question", "newsletter", "find-the-reason"}),
    ],
)
def test_a_mixed_segment_gets_only_what_is_true_of_all_in_it(
    kinds: tuple[str, ...], has: set[Need], keys: set[str]
) -> None:
    segments = every_segment()
    own = segments.table[segments.table["segment"] == "Lost"].assign(segment="Mine", kinds=[kinds])
    reachable = all_reached(segments).rename(index={"Lost": "Mine"})
    found = tactics(Segments(pd.DataFrame(), own), replace(FACTS, has=frozenset(has)), reachable)
    assert {tactic.key for tactic in with_alternatives(found)} == keys


def test_this_week_is_what_is_worth_most_an_hour() -> None:
    found = found_for(average_order=5_000.0)
    week = this_week(found, today=TODAY)
    assert len(week) == 3
    best = sorted(found, key=lambda tactic: -tactic.worth_an_hour)[:3]
    assert [action.segment for action in week] == [tactic.segment for tactic in best]


def test_what_was_done_snoozed_or_ruled_out_makes_room() -> None:
    found = found_for()
    first, second, _third = this_week(found, today=TODAY)
    done = ActionLog().done(first.log_key, TODAY)
    assert first.segment not in [action.segment for action in this_week(found, done, TODAY)]
    assert this_week(found, done, TODAY + timedelta(days=30))[0] == first
    snoozed = ActionLog().snoozed(second.log_key, TODAY + timedelta(days=7))
    assert second.segment not in [action.segment for action in this_week(found, snoozed, TODAY)]
    assert this_week(found, snoozed, TODAY + timedelta(days=7))[1] == second
    ruled_out = ActionLog().not_for_us(first.log_key, TODAY)
    assert first.log_key not in [action.log_key for action in this_week(found, ruled_out, TODAY)]
    assert first.segment in [action.segment for action in this_week(found, ruled_out, TODAY)]
    segments = every_segment()
    after = tactics(segments, FACTS, all_reached(segments), log=ruled_out)
    (next_best,) = [tactic for tactic in after if tactic.segment == first.segment]
    assert next_best.key == first.alternatives[0].key


@given(
    has=st.sets(st.sampled_from(sorted(EVERYTHING))),
    order=st.sampled_from([1.0, 50.0, 5_000.0]),
    said=st.dictionaries(st.integers(0, 40), st.sampled_from(["done", "snoozed", "not for us"]), max_size=8),
)
def test_this_week_names_no_tactic_and_no_segment_twice_and_nothing_that_was_answered(
    has: set[Need], order: float, said: dict[int, str]
) -> None:
    found = found_for(frozenset(has), average_order=order)
    keys = [tactic.log_key for tactic in with_alternatives(found)]
    log = ActionLog()
    for place, answer in said.items():
        key = keys[place % len(keys)]
        answered = {"done": log.done, "snoozed": log.snoozed, "not for us": log.not_for_us}[answer]
        log = answered(key, TODAY + timedelta(days=1))
    week = this_week(found, log, TODAY)
    assert len({action.key for action in week}) == len({action.segment for action in week}) == len(week) <= 3
    assert not [action.log_key for action in week if action.log_key in log.statuses]
    assert all(action.worthwhile for action in week) or len(week) == 1


def test_where_a_better_segment_has_taken_the_tactic_the_next_best_comes() -> None:
    first, second, *_ = found_for(average_order=5_000.0)
    spare = replace(second, key="spare", alternatives=())
    again = replace(second, key=first.key, worth_an_hour=first.worth_an_hour / 2, alternatives=(spare,))
    follow_up = replace(second, segment="Third", key=first.key, worth_an_hour=0.1, worthwhile=True)
    follow_up = replace(follow_up, alternatives=(replace(spare, segment="Third", key="after", follow_up=True),))
    week = this_week([replace(first, worthwhile=True), again, follow_up], today=TODAY)
    assert [(action.segment, action.key) for action in week] == [
        (first.segment, first.key),
        (second.segment, "spare"),
    ]


@given(people=st.integers(1, 50_000), more=st.integers(1, 50_000), key=st.sampled_from(sorted(BY_KEY)))
def test_work_grows_with_the_people_it_is_for(people: int, more: int, key: str) -> None:
    def hours(customers: int) -> float:
        row = every_segment(customers=customers).table.iloc[0]
        places = Place(row, dict.fromkeys(("e-mail", "phone", "post"), customers))
        (case,) = cases(places, FACTS, [replace(BY_KEY[key], audience=(Segment.CHAMPIONS,), most=0)])
        return case.hours

    assert hours(people + more) > hours(people) >= BY_KEY[key].hours


def test_a_letter_to_fifteen_thousand_takes_more_than_a_morning() -> None:
    row = every_segment(customers=15_331).table.iloc[0]
    (case,) = cases(Place(row, {"e-mail": 15_331}), FACTS, [BY_KEY["early-access"]])
    assert case.hours == pytest.approx(2 + 15_331 * 0.01 * 3 / 60)


def test_nobody_takes_two_presents() -> None:
    row = every_segment(expected_orders=80 * 365.0).table.set_index("segment", drop=False).loc["Can't lose them"]
    (call,) = cases(Place(row, {"phone": 50}), FACTS, [BY_KEY["owner-call"]])
    assert call.anyway > 0.9
    assert call.presents == pytest.approx(call.reached * BY_KEY["owner-call"].gift * row["average_order"])


def test_addresses_are_those_of_the_channel_and_who_comes_to_the_counter_needs_none() -> None:
    place = Place(pd.Series({"customers": 80}), {"e-mail": 30, "email_known": 40, "phone": 20, "post": 10})
    by_channel = {idea.channel: place.with_address(idea) for idea in CATALOGUE}
    assert by_channel | {"e-mail": 40, "text message": 20, "phone": 20, "post": 10} == by_channel
    assert {by_channel[channel] for channel in set(by_channel) - {"e-mail", "text message", "phone", "post"}} == {80}


@pytest.mark.parametrize(
    ("days_since", "due"), [(20.0, False), (20.5, True), (41.0, True), (90.0, True), (90.5, False)]
)
def test_a_second_order_is_due_from_half_the_usual_wait_on(days_since: float, due: bool) -> None:
    assert SIGNALS["second_orders_due"](pd.Series({"days_since": days_since}), FACTS) is due
    few = replace(FACTS, second_orders=SecondOrders(5, 1000, 41.0, 90.0))
    assert not SIGNALS["second_orders_due"](pd.Series({"days_since": days_since}), few)


@given(lift=st.floats(0.005, 0.15), reached=st.integers(1, 100_000))
def test_the_range_of_a_gain_holds_it_and_narrows_with_people(lift: float, reached: int) -> None:
    def shares(people: int) -> tuple[float, ...]:
        row = every_segment(customers=people).table.iloc[0]
        idea = replace(BY_KEY["newsletter"], lift=lift)
        (case,) = cases(Place(row, {"e-mail": people}), FACTS, [idea])
        return tuple(money / people for money in (case.worth_range[0], case.worth, case.worth_range[1]))

    low, gain, high = shares(4 * reached)
    wider_low, same, wider_high = shares(reached)
    assert gain == pytest.approx(same)
    assert wider_low <= low + 1e-9 <= gain + 1e-9 <= high + 2e-9 <= wider_high + 3e-9
    assert low >= -0.003 - 1e-9  # what the message costs: nobody stays away because of it


def test_what_is_not_worth_an_hour_has_no_place_beside_what_is_and_alone_it_says_so() -> None:
    dear, *others = found_for(average_order=5_000.0)
    poor = [replace(tactic, worthwhile=False, alternatives=()) for tactic in others]
    assert dear.worthwhile
    assert [action.segment for action in this_week([dear, *poor], today=TODAY)] == [dear.segment]
    (nearest,) = this_week(poor, today=TODAY)
    assert not nearest.worthwhile
    assert nearest.worth / (nearest.hours + SET_UP_HOURS) == max(tactic.worth_an_hour for tactic in poor)
    ruled_out = ActionLog().not_for_us(action_key(poor[0].segment, poor[0].key), TODAY)
    assert this_week(poor[:1], ruled_out, TODAY) == ()


@pytest.mark.parametrize(
    ("currency", "average_order", "margin", "least"),
    [
        *[("GBP", 40.0, None, 40.0), ("GBP", 40.0, 0.5, 20.0), ("GBP", 5.0, None, 15.0), ("GBP", 900.0, None, 45.0)],
        *[("", 5.0, None, 5.0), ("", 900.0, None, 900.0)],
    ],
)
def test_an_hour_has_to_win_an_order_and_its_pay(
    currency: str, average_order: float, margin: float | None, least: float
) -> None:
    facts = replace(FACTS, currency=currency, average_order=average_order, margin=margin)
    assert least_an_hour(facts) == least


def test_hours_are_counted_as_the_owner_is_told_them() -> None:
    (tactic,) = [one for one in found_for(frozenset({"emails", "margin"})) if one.segment == "Champions"]
    assert (tactic.key, tactic.hours, tactic.worth) == (
        "early-access",
        pytest.approx(2.0, abs=0.01),
        pytest.approx(10 * (0.04 * 0.4 * 50 - 0.003)),
    )
    assert not tactic.worthwhile  # 4 an hour against 15, the pay, and 16, an order at the margin


def test_of_few_people_no_share_of_them_is_spoken_of() -> None:
    few = replace(found_for()[0], lift=0.04, reachable=3, worth=6.36)
    with speaking(Voice(currency="USD")):
        assert tell(few).gain == (
            "With 3 customers to reach, it is luck whether one more orders. If 4 more in every 100 customers order "
            "within a month, that is about $6 after costs. Test it first."
        )
        assert tell(replace(few, reachable=25)).gain.startswith(
            "If 4 more in every 100 customers order within a month,"
        )


def test_a_gain_without_a_margin_says_that_it_is_before_the_cost_of_goods() -> None:
    known, unknown = found_for()[0], replace(found_for()[0], margin=None)
    assert known.margin is not None
    measured = Believed(0.05, 0.02, campaigns=1)
    for one in (known, replace(known, believed=measured)):
        assert "cost of goods" not in tell(one).likely_gain + tell(one).gain
    for one in (unknown, replace(unknown, believed=measured)):
        assert tell(one).likely_gain.endswith("before the cost of goods")
        assert "before the cost of goods (say your margin to see profit)" in tell(one).gain


def test_what_was_said_is_told_the_latest_first() -> None:
    log = ActionLog().done("Loyal: thank-you-call", TODAY).not_for_us("Mine: too: ask-for-review", TODAY)
    log = log.snoozed("Loyal: thank-you-call", TODAY)
    told = [(answer.segment, answer.tactic, answer.status.state) for answer in answers(log)]
    assert told == [("Loyal", "thank-you-call", "snoozed"), ("Mine: too", "ask-for-review", "not for us")]


def test_where_nothing_is_at_stake_what_is_expected_is_said() -> None:
    week = this_week(found_for(at_stake=0.0, expected_value=50_000.0), today=TODAY)
    assert len(week) == 3
    assert all(action.stakes == AtStake.NOTHING for action in week)


@pytest.mark.parametrize("idea", CATALOGUE, ids=lambda idea: idea.key)
def test_every_tactic_of_the_catalogue_is_filled_and_speaks_of_one_as_of_one(
    idea: Idea, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(playbook, "CATALOGUE", (replace(idea, audience=tuple(Segment)),))
    for tactic in found_for(customers=1, high=1, medium=0, low=0):
        said = " ".join(texts_of(tactic).values())
        assert "{" not in said
        assert not re.search(r"\b1 customers|\b1 of 1\b|\ball 1\b|1 customer who\b|first 1\b", said), said


def test_six_in_ten_reachable_customers_of_the_bakery_get_more_than_the_generic_tactic() -> None:
    found = the_bakery()
    reached = found.reach[["e-mail", "phone"]].max(axis=1)
    generic = {tactic.segment for tactic in found.tactics if tactic.generic}
    assert reached[~reached.index.isin(generic)].sum() >= 0.6 * reached.sum()
    assert all(BY_KEY[tactic.key].needs <= found.shop.has for tactic in with_alternatives(found.tactics))
    assert len({tactic.key for tactic in found.tactics}) >= 6


PEOPLE = {
    "C000": {
        "email": "a@example.com",
        "consent": "yes",
        "first_name": "A",
        "last_name": "B",
        "postcode": "1",
        "street": "X",
    },
    "C001": {"email": "b@example.com", "consent": "no", "phone": "+441"},
    "C002": {"email": "c@members.ebay.com", "consent": "yes", "phone": "+442"},
    "C003": {"email": "d@example.com", "first_name": "D", "birthday": "2000-01-01"},
}


def known_shop(**changes: object) -> Transactions:
    given: dict[str, object] = {"people": PEOPLE, "lines": [(0, "Bread", 5.0)], **changes}
    return shop(many_sales(), **given)  # type: ignore[arg-type]


def facts_of(transactions: Transactions, margin: float = 1.0) -> ShopFacts:
    summary = summarise(transactions)
    return shop_facts(transactions, summary).under(forecast_by_hand(summary, margin=margin).terms)


def test_what_a_shop_has_is_seen_in_its_files() -> None:
    found = facts_of(known_shop(), margin=0.5)
    assert found.has == {"emails", "phones", "addresses", "products", "birthdays", "places", "margin", "second_orders"}
    assert (found.margin, found.best_sellers, found.currency) == (0.5, ("Bread",), "GBP")


@pytest.mark.parametrize(
    ("channel", "has"),
    [
        ("Online Store", {"website"}),
        ("webshop", {"website"}),
        ("Shopify", {"website"}),
        ("Market stall", {"store"}),
        ("POS", {"store"}),
        ("Shop", {"store"}),
        ("phone", set()),
    ],
)
def test_where_a_shop_sells_is_seen_in_its_channels(channel: str, has: set[str]) -> None:
    sales = many_sales()
    assert facts_of(shop(sales, channels=[channel] * len(sales))).has & {"store", "website", "channels"} == has


@pytest.mark.parametrize(
    ("column", "counts"),
    [
        *[(name, 1) for name in ("Shipping Street", "Default Address Address1", "Address", "Ship Address", "Straße")],
        *[(name, 1) for name in ("address_line_1", "Street Address Line 1", "Anschrift", "Adresse", "Billing Address")],
        *[(name, 0) for name in ("Default Address City", "Default Address Zip", "Default Address Country Code")],
        *[(name, 0) for name in ("Email Address", "E-Mail-Adresse", "IP Address", "ip_address", "Address ID")],
    ],
)
def test_a_letter_needs_a_street(column: str, counts: int) -> None:
    people = {"C000": {"last_name": "B", "postcode": "1", column: "X"}, "C001": {"last_name": "B", "postcode": "1"}}
    transactions = known_shop(people=people)
    assert reachable(transactions, pd.Index(["C000", "C001"]))["post"].sum() == counts


def test_nothing_is_claimed_of_a_shop_without_anything() -> None:
    assert facts_of(shop([("ann", "2024-01-01", 5)])).has == frozenset()


def test_who_can_be_reached_is_counted_without_those_who_said_no() -> None:
    transactions = known_shop()
    summary = summarise(transactions)
    segments = segment(summary, forecast_by_hand(summary))
    found = reach(reachable(transactions, summary.frame.index), segments)
    assert found.sum().to_dict() == {
        "e-mail": 1,
        "phone": 1,
        "post": 1,
        "agreed": 1,
        "consent_unknown": 1,
        "unnamed": 0,
        "email_known": 3,
    }
    assert set(found.index) == set(segments.table["segment"])


def test_where_no_file_says_who_agreed_everybody_who_did_not_refuse_counts() -> None:
    people = {name: {"email": f"{name}@x.example", "consent": said} for name, said in (("a", ""), ("b", "no"))}
    transactions = shop([("a", "2024-01-01", 5), ("b", "2024-01-02", 5)], people=people)
    found = reachable(transactions, pd.Index(["a", "b"]))
    assert found["e-mail"].tolist() == found["consent_unknown"].tolist() == [True, False]
    assert not found["agreed"].any()


def yearly(december: float, years: int = 2) -> list[Sale]:
    start = 2026 - years
    return [
        (f"C{place}", f"{year}-{month:02}-10", december if month == 12 else 10.0)
        for place, (year, month) in enumerate((year, month) for year in range(start, 2026) for month in range(1, 13))
    ]


@pytest.mark.parametrize(
    ("december", "as_of", "years", "month"),
    [
        (30.0, date(2025, 12, 31), 2, None),
        (30.0, date(2026, 9, 30), 3, 12),
        (11.0, date(2026, 9, 30), 3, None),
        (30.0, date(2026, 9, 30), 1, None),
    ],
)
def test_a_strong_month_ahead_in_both_years(december: float, as_of: date, years: int, month: int | None) -> None:
    more: list[Sale] = [("zoe", f"2026-{number:02}-10", 10.0) for number in range(1, 10)]
    found = season_ahead(summarise(shop([*yearly(december, years), *more]), as_of))
    assert (found.month if found else None) == month
    if found:
        assert found.starts == date(2026, 12, 1)
        assert found.times == pytest.approx(30 / (140 / 12))


def test_other_money_gives_the_same_advice() -> None:
    plain = found_for()
    money = ("revenue", "expected_value", "at_stake", "average_order")
    segments = every_segment()
    dear = Segments(pd.DataFrame(), segments.table.assign(**{name: segments.table[name] * 1000 for name in money}))
    found = tactics(dear, replace(FACTS, average_order=40_000.0), all_reached(dear))
    assert [tactic.key for tactic in found] == [tactic.key for tactic in plain]
    gained, before = ([tactic.worth + tactic.contacts for tactic in both] for both in (found, plain))
    assert np.allclose(gained, [money * 1000 for money in before])  # a message costs the same in either shop


@pytest.mark.parametrize(("margin", "named", "other"), [(None, "spend", "profit"), (0.4, "profit", "spend")])
def test_with_a_margin_a_reason_speaks_of_profit_and_without_one_of_spend(
    margin: float | None, named: str, other: str
) -> None:
    any_card = found_for()[0]
    whys = [tell(replace(any_card, key=idea.key, margin=margin)).why for idea in CATALOGUE]
    assert sum(f"expected {named}" in why for why in whys) == 4
    assert not [why for why in whys if f"expected {other}" in why or "expected to spend" in why]
