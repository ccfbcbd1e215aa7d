"""Twelve tactics, filled with the numbers of the shop, and the three most worthwhile things to do."""

from __future__ import annotations

import re
from dataclasses import asdict
from itertools import product

import numpy as np
import pandas as pd
import pytest
from shops import forecast_by_hand, many_sales, shop

from cltv_core import wording
from cltv_core.playbook import ShopFacts, shop_facts, tactics, this_week
from cltv_core.playbook_tactics import TACTICS
from cltv_core.segments import STANDINGS, TIERS, Segments, segment
from cltv_core.summary import summarise

FACTS = ShopFacts(currency="GBP", horizon_days=365, second_order_days=41.0, has_names=True)
PRESSURE = ("hurry", "last chance", "only today", "act now", "don't miss", "running out", "exclusive deal")


def all_twelve(**changes: float) -> Segments:
    rows = [
        {
            "segment": wording.segment_name(tier, standing),
            "tier": tier,
            "standing": standing,
            "customers": 10 * (place + 1),
            "revenue": 5000.0,
            "expected_value": 1000.0 * (12 - place),
            "share_of_value": 0.08,
            "share_of_customers": 0.05,
            "at_stake": 100.0 * place,
            "orders": 100,
            "average_order": 50.0,
            "usual_gap": 30.4,
            "days_since": 61.0,
            **changes,
        }
        for place, (tier, standing) in enumerate(product(TIERS, STANDINGS))
    ]
    return Segments(frame=pd.DataFrame(), table=pd.DataFrame(rows))


def test_there_is_a_tactic_for_every_tier_and_standing() -> None:
    assert set(TACTICS) == set(product(TIERS, STANDINGS))
    assert len({tactic.title for tactic in TACTICS.values()}) == 12
    assert len({tactic.message for tactic in TACTICS.values()}) == 12


@pytest.mark.parametrize("has_names", [True, False])
def test_every_text_is_filled_and_names_stand_only_where_the_shop_has_them(has_names: bool) -> None:
    facts = ShopFacts("GBP", 365, 41.0, has_names)
    for tactic in tactics(all_twelve(), facts):
        for name, text in asdict(tactic).items():
            braces = re.findall(r"{[^}]*}", text)
            assert braces == (["{first_name}"] if has_names and name == "message" else []), (tactic.segment, name)
            assert text.strip()
            assert "nan" not in text.split()


def test_the_numbers_of_the_shop_are_told() -> None:
    best, *_ = tactics(all_twelve(), FACTS)
    assert best.why.startswith("5% of your customers and 8% of the value expected over the next 12 months")
    assert "about £1,200 each" in best.why
    assert "every 30 days" in best.why
    assert best.cost.startswith("Up to £5.00 each")
    assert "10 customers" in best.action


def test_tiers_get_what_suits_them() -> None:
    by_key = {(tactic.tier, tactic.standing): tactic for tactic in tactics(all_twelve(), FACTS)}
    best = by_key["High", "active"].offer
    assert all(gift in best.lower() for gift in ("early access", "direct line", "birthday gift"))
    assert "stamp card" in by_key["Medium", "active"].offer
    assert "targeted" in by_key["Medium", "slipping"].offer
    assert "welcome series" in by_key["Low", "new"].action
    assert "guides" in by_key["Low", "active"].offer.lower()


def test_nobody_is_pressed_and_nothing_is_promised() -> None:
    for template in TACTICS.values():
        text = " ".join(asdict(template).values()).lower()
        assert not [word for word in PRESSURE if word in text]
        assert "will bring" not in text
        assert "guarantee" not in text
    for sentence in (*wording.AT_STAKE.values(), wording.NOTHING_AT_STAKE):
        assert "will bring" not in sentence


def test_one_customer_is_not_customers() -> None:
    (action, *_) = this_week(all_twelve(customers=1), FACTS)
    assert "1 customer " in action.sentence
    assert "customers" not in action.sentence


def test_this_week_is_where_most_is_at_stake() -> None:
    actions = this_week(all_twelve(), FACTS)
    assert [action.segment for action in actions] == ["Low value, lost", "Low value, slipping", "Low value, new"]
    assert [action.at_stake for action in actions] == [1100, 1000, 900]
    assert actions[0].meaning.startswith("£1,100 at stake over the next 12 months: ")


def test_where_nothing_is_at_stake_the_most_valuable_come_first() -> None:
    actions = this_week(all_twelve(at_stake=0.0), FACTS)
    assert [action.segment for action in actions] == ["High value, active", "High value, new", "High value, slipping"]
    assert actions[0].meaning == "£12,000 expected from them over the next 12 months."


def test_on_a_shop_the_tactics_stand_beside_the_segment_table() -> None:
    transactions = shop(many_sales())
    summary = summarise(transactions)
    forecast = forecast_by_hand(summary, np.linspace(0, 400, len(summary.frame)))
    segments = segment(summary, forecast, "GBP")
    found = tactics(segments, shop_facts(transactions, summary, forecast))
    assert [tactic.segment for tactic in found] == segments.table["segment"].tolist()
    assert len(this_week(segments, FACTS)) == 3


@pytest.mark.parametrize(("names", "named"), [(["Ann", "Bob"], True), (["Ann", ""], True), (["", ""], False)])
def test_messages_address_people_by_name_where_most_have_one(names: list[str], named: bool) -> None:
    people = {f"C{place}": {"first_name": name} for place, name in enumerate(names)}
    transactions = shop([("C0", "2024-01-01", 1), ("C1", "2024-01-01", 1)], people=people)
    summary = summarise(transactions)
    facts = shop_facts(transactions, summary, forecast_by_hand(summary))
    assert facts == ShopFacts("GBP", 366, 90.0, named)
