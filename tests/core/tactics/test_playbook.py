"""Tactics matched to segments by this shop's numbers: never without the data, never with pressure, price last."""

from __future__ import annotations

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
from cltv_core.reading import ReadOptions, read
from cltv_core.samples.shops import bakery
from cltv_core.segments.placing import Segments, segment
from cltv_core.segments.rules import BEST_FIRST
from cltv_core.summary import summarise
from cltv_core.tactics import playbook
from cltv_core.tactics.catalogue import CATALOGUE, TONES, Channel, Need, Signal
from cltv_core.tactics.catalogue.idea import AWAY, COMING, NEEDED_BY, Idea
from cltv_core.tactics.discounts import largest_discount, orders_anyway
from cltv_core.tactics.log import ActionLog, action_key
from cltv_core.tactics.playbook import Tactic, answers, tactics, this_week
from cltv_core.tactics.shop_facts import ShopFacts, reach, reachable, shop_facts
from cltv_core.tactics.worth import SET_UP_HOURS, Place, cases, least_an_hour
from cltv_core.text import wording
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
    return tactics(segments, facts, reachable)


def with_alternatives(found: tuple[Tactic, ...]) -> list[Tactic]:
    return [tactic for first in found for tactic in (first, *first.alternatives)]


@cache
def the_bakery() -> Analysis:
    return analyse(read([bakery()], ReadOptions()))


def test_the_catalogue_is_broad() -> None:
    assert len(CATALOGUE) >= 30
    assert len(BY_KEY) == len(CATALOGUE)
    assert {idea.channel for idea in CATALOGUE} == set(get_args(Channel))
    assert {signal for idea in CATALOGUE for signal in (*idea.louder, *idea.quieter)} == set(get_args(Signal))
    for name in BEST_FIRST:
        assert sum(name in idea.audience for idea in CATALOGUE) >= 4, name


@pytest.mark.parametrize("idea", CATALOGUE, ids=lambda idea: idea.key)
def test_every_entry_is_complete_and_nobody_is_pressed(idea: object) -> None:
    entry = BY_KEY[idea.key]  # type: ignore[attr-defined]
    texts = [getattr(entry, part.name) for part in fields(entry) if isinstance(getattr(entry, part.name), str)]
    written = [text for draft in entry.drafts.values() for text in (draft.subject, draft.text)]
    assert set(entry.drafts) == set(TONES)
    assert len({draft.text for draft in entry.drafts.values()}) == 3
    assert all(text.strip() for text in (*texts[:12], *written))
    assert set(entry.audience) <= set(BEST_FIRST)
    assert NEEDED_BY.get(entry.channel, frozenset()) <= entry.needs
    assert 0 < entry.lift <= 0.15
    assert (entry.gift > 0) == (entry.gift_to != "nobody")
    said = " ".join([*texts, *written]).lower()
    assert not [word for word in PRESSURE if re.search(rf"\b{word}\b", said)]


def test_facts_are_only_spoken_of_where_the_tactic_needs_them() -> None:
    words: dict[str, Need] = {
        "{product}": "products",
        "{products}": "products",
        "{reminder}": "rhythms",
        "{season}": "season",
        "{times}": "season",
        "{channels}": "channels",
    }
    for idea in CATALOGUE:
        told = " ".join([idea.action, idea.when, idea.why, idea.offer, idea.message, *map(str, idea.drafts.values())])
        assert {need for word, need in words.items() if word in told} <= idea.needs, idea.key


def test_each_tier_has_what_suits_it() -> None:
    told = {
        tier: " ".join(f"{idea.offer} {idea.title}" for idea in CATALOGUE if idea.tier == tier)
        for tier in ("High", "Medium", "Low")
    }
    assert all(word in told["High"] for word in ("VIP", "xclusive", "birthday", "arly access", "direct line"))
    assert all(word in told["Medium"].lower() for word in ("stamp", "reward", "targeted promotion"))
    assert all(word in told["Low"].lower() for word in ("welcome", "guide", "general promotions"))


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
    assert {found[name].key for name in AWAY} == {"find-the-reason"}
    assert {found[name].key for name in COMING} <= {"begin-a-list", "vip-circle", "bigger-basket-perk"}
    assert not any("will notice" in found[name].whom for name in AWAY)


def test_what_is_only_noticed_by_those_who_come_is_not_for_those_who_stay_away() -> None:
    unreached = [idea for idea in CATALOGUE if idea.channel in ("service", "loyalty", "in the shop", "website")]
    assert [idea.key for idea in unreached if set(idea.audience) & set(AWAY)] == ["find-the-reason"]


def test_what_is_said_has_no_subject_greeting_or_name() -> None:
    spoken = [idea.key for idea in CATALOGUE if idea.spoken]
    said = [one for one in with_alternatives(found_for(frozenset({"names"}))) if one.key in spoken]
    assert {one.key for one in said} == set(spoken) - {"one-by-one"}
    for draft in (draft for one in said for draft in one.drafts.values()):
        assert draft.subject == ""
        assert not re.search(r"\{|\[Your name\]|Dear|\n", draft.text)


def test_a_letter_to_the_circle_greets_and_is_signed() -> None:
    (circle,) = [one for one in with_alternatives(found_for(frozenset({"names"}))) if one.key == "vip-circle"]
    assert circle.drafts["warm"].text.startswith("Dear {first_name},\n\n")
    assert circle.drafts["warm"].text.endswith("Warm regards\n[Your name]")


@pytest.mark.parametrize(("share", "action"), [(0.34, "They carry the shop: show"), (0.33, "Show")])
def test_only_those_who_bring_a_third_carry_the_shop(share: float, action: str) -> None:
    found = with_alternatives(found_for(frozenset({"emails"}), share_of_value=share))
    (access,) = [one for one in found if one.key == "early-access"]
    assert access.action.startswith(f"{action} 10 customers what is new")


def texts_of(tactic: Tactic) -> dict[str, str]:
    texts = {part.name: getattr(tactic, part.name) for part in fields(tactic)}
    return {name: text for name, text in texts.items() if isinstance(text, str)}


@pytest.mark.parametrize("has_names", [True, False])
def test_every_text_is_filled_and_names_stand_only_where_the_shop_has_them(has_names: bool) -> None:
    has = EVERYTHING if has_names else EVERYTHING - {"names"}
    for tactic in with_alternatives(found_for(has)):
        for name, text in texts_of(tactic).items():
            assert "{" not in text, (tactic.key, name)
            assert text.strip(), (tactic.key, name)
            assert "nan" not in text.split()
        for draft in tactic.drafts.values():
            braces = re.findall(r"{[^}]*}", draft.subject + draft.text)
            assert set(braces) <= ({"{first_name}"} if has_names else set())


def test_letters_greet_in_their_tone() -> None:
    tactic = next(tactic for tactic in found_for() if tactic.channel_kind == "e-mail")
    greetings = [tactic.drafts[tone].text.split("\n")[0] for tone in TONES]
    assert greetings == ["Dear {first_name},", "Hello {first_name},", "Hi {first_name}!"]
    unnamed = next(tactic for tactic in found_for(EVERYTHING - {"names"}) if tactic.channel_kind == "e-mail")
    assert [unnamed.drafts[tone].text.split("\n")[0] for tone in TONES] == ["Hello,", "Hello,", "Hi!"]


def test_a_follow_up_is_never_the_first() -> None:
    for has in (EVERYTHING, EVERYTHING - {"products", "phones", "addresses"}):
        assert not [tactic.key for tactic in found_for(has) if BY_KEY[tactic.key].follow_up]


def test_worth_and_cost_by_hand() -> None:
    row = every_segment().table.set_index("segment", drop=False).loc["Can't lose them"]
    found = cases(Place(row, {"phone": 50}), FACTS, CATALOGUE)
    (call,) = [case for case in found if case.idea.key == "owner-call"]
    assert call.reached == 20
    assert call.hours == pytest.approx(0.5 + 20 * 10 / 60)
    assert call.effort == 3
    assert call.anyway == pytest.approx((5.0 * 8 / 80) * 30 / 365)
    assert call.cost == pytest.approx((0.12 + call.anyway) * 20 * 0.25 * 50)
    assert call.worth == pytest.approx(800 * 20 / 80 * 0.12 - call.cost)
    assert call.discount == pytest.approx(0.12 * 0.4 / (0.12 + call.anyway))


def test_the_largest_discount_breaks_even() -> None:
    lift, margin, anyway, value = 0.05, 0.4, 0.2, 60.0
    discount = largest_discount(lift, margin, anyway)
    assert discount == pytest.approx(0.08)
    assert lift * (margin - discount) * value == pytest.approx(anyway * discount * value)
    assert largest_discount(lift, margin, 0.0) == pytest.approx(margin)
    assert largest_discount(0.0, margin, 0.0) == 0
    assert orders_anyway(36.5, 365) == 1
    assert orders_anyway(3.65, 365) == pytest.approx(0.3)
    assert orders_anyway(1.0, 10) == 1


def test_the_discount_is_said_in_words_or_asked_for() -> None:
    known = next(tactic for tactic in found_for() if tactic.segment == "Loyal")
    assert re.match(r"No more than \d+% off still pays: at your margin of 40%, if \d+ in 100 order", known.discount)
    unknown = found_for(EVERYTHING - {"margin"})[0]
    assert unknown.largest_discount is None
    assert unknown.discount.startswith("Type in your margin")


def test_what_it_may_bring_names_the_assumption_and_the_range() -> None:
    segments = every_segment()
    found = tactics(segments, FACTS, all_reached(segments), ranges={"Loyal": (8000.0, 14000.0)})
    loyal = found[1]
    assert (loyal.low, loyal.high, loyal.at_stake) == (8000.0, 14000.0, 200.0)
    assert "£200 at stake over the next 12 months" in loyal.bring
    assert "between £8,000 and £14,000 over the next 12 months, 8 times in 10" in loyal.bring
    assert "Suppose" in loyal.bring
    assert "8 times in 10" not in found[0].bring


def test_products_of_the_segment_stand_before_the_best_sellers() -> None:
    segments = every_segment()
    found = tactics(segments, FACTS, all_reached(segments), products={"New": ("Rye",), "Loyal": ("Rye",)})
    second = next(one for one in with_alternatives(found) if one.key == "second-order")
    assert "Rye" in second.offer
    assert "Cake" not in second.offer


def test_whom_it_reaches_is_said() -> None:
    segments = every_segment()
    reachable = all_reached(segments)
    reachable["e-mail"] = 7
    reachable["consent_unknown"] = 3
    sent = [one for one in with_alternatives(tactics(segments, FACTS, reachable)) if one.channel_kind == "e-mail"]
    assert all(one.reachable == 7 for one in sent)
    said = "7 of them with an e-mail address: 4 may be used; for the other 3 addresses your files do not say"
    assert any(said in one.whom for one in sent)
    reachable["consent_unknown"] = 0
    sent = [one for one in with_alternatives(tactics(segments, FACTS, reachable)) if one.channel_kind == "e-mail"]
    assert any("7 of them with an e-mail address that may be used." in one.whom for one in sent)
    reachable["consent_unknown"] = 7
    asked = [one for one in with_alternatives(tactics(segments, FACTS, reachable)) if one.channel_kind == "e-mail"]
    assert not any("may be used" in one.whom for one in asked)


def test_an_own_segment_gets_what_suits_those_in_it() -> None:
    segments = every_segment()
    own = segments.table[segments.table["segment"] == "New"].assign(segment="From the fair")
    reachable = all_reached(segments).rename(index={"New": "From the fair"})
    (found,) = tactics(Segments(pd.DataFrame(), own), FACTS, reachable)
    assert found.segment == "From the fair"
    assert "New" in BY_KEY[found.key].audience


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
    found = found_for(at_stake=20_000.0)
    week = this_week(found, today=TODAY)
    assert len(week) == 3
    best = sorted(found, key=lambda tactic: -tactic.worth_an_hour)[:3]
    assert [action.segment for action in week] == [tactic.segment for tactic in best]
    assert all("at stake over the next 12 months" in action.meaning for action in week)


def test_what_was_done_snoozed_or_ruled_out_makes_room() -> None:
    found = found_for()
    first, second, third = this_week(found, today=TODAY)
    done = ActionLog().done(first.key, TODAY)
    assert first.segment not in [action.segment for action in this_week(found, done, TODAY)]
    assert this_week(found, done, TODAY + timedelta(days=30))[0] == first
    snoozed = ActionLog().snoozed(second.key, TODAY + timedelta(days=7))
    assert second.segment not in [action.segment for action in this_week(found, snoozed, TODAY)]
    assert this_week(found, snoozed, TODAY + timedelta(days=7))[1] == second
    ruled_out = ActionLog().not_for_us(third.key, TODAY)
    (instead,) = [tactic for tactic in found if tactic.segment == third.segment]
    assert third.key not in [action.key for action in this_week(found, ruled_out, TODAY)]
    segments = every_segment()
    after = tactics(segments, FACTS, all_reached(segments), log=ruled_out)
    (next_best,) = [tactic for tactic in after if tactic.segment == third.segment]
    assert next_best.key == instead.alternatives[0].key


def test_what_is_not_worth_an_hour_has_no_place_beside_what_is_and_alone_it_says_so() -> None:
    dear, *others = found_for(at_stake=20_000.0)
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
    assert (tactic.key, tactic.hours, tactic.worth) == ("early-access", 2.0, pytest.approx(4.0))
    assert not tactic.worthwhile  # 2 an hour against 15, the pay, and 16, an order at the margin


def test_of_few_people_no_share_of_them_is_spoken_of() -> None:
    told = wording.if_it_works(0.04, 3, 6.36, "USD")
    assert told == (
        "Suppose 4 in 100 such customers come who would not have come (with only 3 to reach, it is luck whether any "
        "does): that would win back about $6. Only a trial tells."
    )
    assert "Suppose 4 in 100 of the 25 customers reached come" in wording.if_it_works(0.04, 25, 6.36, "USD")


def test_what_was_said_is_told_the_latest_first() -> None:
    log = ActionLog().done("Loyal: thank-you-call", TODAY).not_for_us("Mine: too: ask-for-review", TODAY)
    log = log.snoozed("Loyal: thank-you-call", TODAY)
    told = [(answer.segment, answer.title, answer.status.state) for answer in answers(log)]
    titles = {idea.key: idea.title for idea in CATALOGUE}
    assert told == [
        ("Loyal", titles["thank-you-call"], "snoozed"),
        ("Mine: too", titles["ask-for-review"], "not for us"),
    ]


def test_where_nothing_is_at_stake_what_is_expected_is_said() -> None:
    week = this_week(found_for(at_stake=0.0, expected_value=50_000.0), today=TODAY)
    assert len(week) == 3
    assert all("expected from them over the next 12 months" in action.meaning for action in week)


@pytest.mark.parametrize("idea", CATALOGUE, ids=lambda idea: idea.key)
def test_every_tactic_of_the_catalogue_is_filled_and_speaks_of_one_as_of_one(
    idea: Idea, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(playbook, "CATALOGUE", (replace(idea, audience=BEST_FIRST),))
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
    return shop_facts(transactions, summary, forecast_by_hand(summary, margin=margin))


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
    assert found.sum().to_dict() == {"e-mail": 2, "phone": 1, "post": 1, "consent_unknown": 1}
    assert set(found.index) == set(segments.table["segment"])


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
    assert np.allclose([tactic.worth for tactic in found], [tactic.worth * 1000 for tactic in plain])
