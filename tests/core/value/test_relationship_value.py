"""Beyond revenue: each part counted by hand beside the monetary value, nothing mixed in without the data for it."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cltv_core.text.say import say
from cltv_core.value.codes import Feedback
from cltv_core.value.relationship_value import RelationshipValue, feedback_columns, relationship_value
from tests.core.shops import Sale, forecast_by_hand, summary_of

SALES: list[Sale] = [(who, "2024-01-05", 10) for who in ("ann", "bob", "cat", "dan")]
SUMMARY = summary_of(SALES)
FORECAST = forecast_by_hand(SUMMARY, [100.0, 40.0, 60.0, 0.0])


def seen(columns: dict[str, list[object]], share: float = 0.5) -> RelationshipValue:
    customers = pd.DataFrame({"customer_id": ["dan", "ann", "bob", "cat"], **columns})
    return relationship_value(customers, SUMMARY, FORECAST, referral_share=share)


def test_half_of_the_value_of_those_who_were_brought() -> None:
    found = seen({"Referred by": ["", "", "ann", "ANN "]})
    ann = found.frame.loc["ann"]
    assert (ann["own_value"], ann["referred"], ann["referral_value"], ann["relationship_value"]) == (100, 2, 50, 150)
    assert found.frame.loc["bob", "relationship_value"] == 40
    assert found.facts[0] == Feedback.REFERRALS(customers=1, referred=2, share=0.5, value=50.0)


def test_the_owner_sets_the_share() -> None:
    assert seen({"Referred by": ["", "", "ann", ""]}, share=0.25).frame.loc["ann", "referral_value"] == 10
    for share in (-0.01, 1.01):
        with pytest.raises(ValueError, match="not a share"):
            seen({}, share=share)


def test_referrers_may_be_named_by_address_and_strangers_and_oneself_count_for_nobody() -> None:
    found = seen({"email": ["d@x.org", "a@x.org", "", ""], "referrer": ["a@x.org", "ann", "Zoe", ""]})
    assert found.frame["referred"].to_dict() == {"ann": 1, "bob": 0, "cat": 0, "dan": 0}
    assert found.facts[-1] == Feedback.UNKNOWN_REFERRERS(customers=1)


def test_referrals_that_are_only_counted_are_worth_an_average_customer() -> None:
    found = seen({"Referrals": [0, 3, None, -2], "Referred by": ["", "", "ann", ""]})
    assert found.frame.loc["ann", "referral_value"] == pytest.approx(0.5 * (40 + 2 * 50))
    assert found.frame["referred"].sum() == 3


@pytest.mark.parametrize(
    ("header", "answers", "moods"),
    [
        ("NPS", [10, 9, 8, 6], ["unhappy", "neutral", "happy", "happy"]),
        ("CSAT score", ["4", "2", "3", "9"], ["", "neutral", "unhappy", "happy"]),
    ],
)
def test_promoters_and_detractors_as_reichheld_2003_has_them(
    header: str, answers: list[object], moods: list[str]
) -> None:
    found = seen({header: answers})
    order = ["cat", "bob", "ann", "dan"]
    assert found.frame.loc[order, "mood"].tolist() == moods
    assert (found.frame["nudge"] == 1).all()
    assert "changes no figure" in say(found.facts[-1])


def shop_with_answers(
    happy_back: float, unhappy_back: float, each: int = 100, indifferent: int = 0
) -> RelationshipValue:
    """Everybody answered on 1 February; these shares of the happy and the unhappy bought in March."""
    names = [f"C{place:03}" for place in range(2 * each)]
    back = [
        place < happy_back * each if place < each else place - each < unhappy_back * each for place in range(2 * each)
    ]
    others = [f"N{place:03}" for place in range(indifferent)]
    sales: list[Sale] = [(name, "2024-01-10", 10) for name in [*names, *others]]
    sales += [(name, "2024-03-10", 10) for name, came in zip(names, back, strict=True) if came]
    summary = summary_of(sales, date(2024, 12, 31))
    answers = [10] * each + [3] * each + [8] * indifferent
    customers = pd.DataFrame({"customer_id": [*names, *others], "NPS": answers, "Survey date": "2024-02-01"})
    return relationship_value(customers, summary, forecast_by_hand(summary, 100.0))


def test_a_clear_difference_in_coming_back_nudges_half_way_and_at_most_a_fifth() -> None:
    found = shop_with_answers(0.55, 0.45, each=1000)
    assert found.frame.loc["C000", "nudge"] == pytest.approx(1.05)
    assert found.frame.loc["C1999", "nudge"] == pytest.approx(0.95)
    assert found.frame.loc["C000", "nudge_value"] == pytest.approx(5)
    assert "55% of the happy and 45% of the unhappy came back within 90 days" in say(found.facts[-1])
    assert set(shop_with_answers(0.9, 0.1).frame["nudge"]) == {1.2, 0.8}
    assert set(shop_with_answers(0.9, 0.1, each=30).frame["nudge"]) == {1.2, 0.8}, "thirty of each are enough"


def test_those_who_are_neither_happy_nor_unhappy_are_not_nudged() -> None:
    nudge = shop_with_answers(0.9, 0.1, indifferent=2).frame["nudge"]
    assert nudge[["C000", "C199", "N000", "N001"]].tolist() == [1.2, 0.8, 1.0, 1.0]


@pytest.mark.parametrize(("happy", "unhappy", "each"), [(0.55, 0.45, 100), (0.1, 0.9, 100), (0.9, 0.1, 29)])
def test_no_nudge_without_enough_answers_that_say_so(happy: float, unhappy: float, each: int) -> None:
    found = shop_with_answers(happy, unhappy, each)
    assert (found.frame["nudge"] == 1).all()
    assert "changes no figure" in say(found.facts[-1])


def test_answers_younger_than_three_months_say_nothing_yet() -> None:
    summary = summary_of([("ann", "2024-01-10", 10)], date(2024, 3, 1))
    customers = pd.DataFrame({"customer_id": ["ann"], "NPS": [9], "NPS date": ["2024-02-01"]})
    assert relationship_value(customers, summary, forecast_by_hand(summary)).frame["nudge"].tolist() == [1.0]


def test_nothing_known_changes_nothing_and_says_what_to_add() -> None:
    found = seen({})
    assert found.frame["relationship_value"].equals(found.frame["own_value"])
    assert found.facts == (Feedback.NONE(),)


def test_columns_are_found_by_their_headers() -> None:
    frame = pd.DataFrame(columns=["NPS_score", "Referred By", "Number of reviews", "Notes"])
    assert feedback_columns(frame) == {"nps": "NPS_score", "referred_by": "Referred By", "reviews": "Number of reviews"}


@settings(max_examples=50)
@given(
    st.lists(st.sampled_from(["", "ann", "bob", "cat", "dan", "zoe"]), min_size=4, max_size=4),
    st.lists(st.integers(-3, 12), min_size=4, max_size=4),
    st.floats(0, 1),
)
def test_the_parts_add_up_and_the_monetary_value_stays(by: list[str], nps: list[int], share: float) -> None:
    found = seen({"Referred by": by, "NPS": nps}, share)
    frame = found.frame
    assert frame["own_value"].equals(FORECAST.frame["expected_value"])
    parts = frame["own_value"] + frame["referral_value"] + frame["nudge_value"]
    np.testing.assert_allclose(frame["relationship_value"], parts)
    brought = dict(zip(("dan", "ann", "bob", "cat"), by, strict=True))
    known = [who for who, name in brought.items() if name in brought and name != who]
    assert frame["referred"].sum() == len(known)
    assert frame["referral_value"].sum() == pytest.approx(share * frame["own_value"][known].sum())
    assert (frame["relationship_value"] >= 0).all()


def test_days_of_the_answer_itself_do_not_count_as_coming_back() -> None:
    names = [f"C{place:02}" for place in range(80)]
    sales: list[Sale] = [(name, "2024-02-01", 10) for name in names]
    summary = summary_of(sales, date(2024, 2, 1) + timedelta(days=200))
    customers = pd.DataFrame({"customer_id": names, "NPS": [10] * 40 + [1] * 40, "Survey date": "2024-02-01"})
    told = relationship_value(customers, summary, forecast_by_hand(summary)).facts[-1]
    assert told == Feedback.NO_DIFFERENCE(happy=0.0, unhappy=0.0, within_days=90)
