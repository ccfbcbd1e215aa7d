"""Segments and names of the owner's own: first in their order, checked with a sentence, saved without anybody's data."""

from __future__ import annotations

import json
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cltv_core.analysis import analyse
from cltv_core.choices import Settings
from cltv_core.errors import ChoicesUnreadable, SegmentUnclear
from cltv_core.project.choices import from_json, to_json
from cltv_core.project.faults import Unreadable
from cltv_core.segments.own import (
    Comparison,
    Condition,
    CustomerFacts,
    Fault,
    Filter,
    OwnSegment,
    check_new,
    conditions,
    customer_facts,
    held,
)
from cltv_core.segments.placing import Meaning, Segments, segment
from cltv_core.summary import summarise
from cltv_core.tactics.log import DONE_FOR_DAYS, ActionLog, Status
from cltv_core.text.segments import conditions as conditions_said
from tests.core.shops import Sale, forecast_by_hand, many_sales, shop
from tests.support.refusals import refuses

SALES: list[Sale] = [
    ("ann", "2024-01-01", 10),
    ("ann", "2024-02-01", 10),
    ("bob", "2024-01-05", 90),
    ("cat", "2024-02-20", 5),
]
PEOPLE = {
    "ann": {"country": "FR", "postcode": "75001", "email": "ann@example.com", "age_band": "30s"},
    "bob": {"country": "DE", "postcode": "10115"},
    "cat": {"country": "FR", "postcode": "69001"},
}


def facts_of(sales: list[Sale] = SALES) -> CustomerFacts:
    lines = [(0, "Bread", 5.0), (0, "Butter", 5.0), (1, "Bread roll", 10.0), (2, "Cake", 90.0)]
    transactions = shop(sales, people=PEOPLE, channels=["web", "shop", "Shop", "web"], lines=lines)
    summary = summarise(transactions)
    return customer_facts(transactions, summary, forecast_by_hand(summary, [5.0, 7.0, 9.0]))


def placed(own: list[OwnSegment], names: dict[str, str] | None = None) -> Segments:
    transactions = shop(SALES, people=PEOPLE, channels=["web", "shop", "Shop", "web"])
    summary = summarise(transactions)
    forecast = forecast_by_hand(summary, [5.0, 7.0, 9.0])
    people = customer_facts(transactions, summary, forecast)
    return segment(summary, forecast, own=own, names=names, people=people)


@pytest.mark.parametrize(
    ("wanted", "who"),
    [
        (Filter("orders", "at_least", 2), "ann"),
        (Filter("orders", "at_most", 1), "bob cat"),
        (Filter("revenue", "at_least", 20), "ann bob"),
        (Filter("expected_value", "at_least", 8), "cat"),
        (Filter("days_since", "at_most", 0), "cat"),
        (Filter("days_since", "at_least", 46), "bob"),
        (Filter("lateness", "at_least", 1), "bob"),
        (Filter("country", "any_of", ("fr", "IT")), "ann cat"),
        (Filter("postcode", "contains", "001"), "ann cat"),
        (Filter("product", "any_of", ("bread",)), "ann"),
        (Filter("product", "contains", "A"), "ann bob"),
        (Filter("channel", "any_of", ("shop",)), "ann bob"),
        (Filter("age_band", "any_of", ("30s",)), "ann"),
    ],
    ids=lambda value: f"{value.column} {value.comparison}" if isinstance(value, Filter) else "",
)
def test_a_filter_finds_whom_it_names(wanted: Filter, who: str) -> None:
    facts = facts_of()
    assert list(facts.figures.index[facts.passing(wanted)]) == who.split()


def test_what_was_bought_after_the_day_looked_at_finds_nobody() -> None:
    transactions = shop(SALES, channels=["web", "shop", "Shop", "web"], lines=[(1, "Roll", 10.0), (3, "Tart", 5.0)])
    for as_of, found in (
        (date(2024, 2, 1), ["Roll"]),
        (date(2024, 2, 19), ["Roll"]),
        (date(2024, 2, 20), ["Roll", "Tart"]),
    ):
        summary = summarise(transactions, as_of)
        assert sorted(customer_facts(transactions, summary, forecast_by_hand(summary)).entries("product")) == found


def test_entries_the_most_frequent_first_and_nothing_personal() -> None:
    facts = facts_of()
    assert facts.entries("country") == ["FR", "DE"]
    assert not {"email", "phone", "first_name", "last_name", "customer_id"} & set(facts.columns)
    assert {"age_band", "product", "channel", "postcode"} <= set(facts.columns)


def test_own_segments_come_first_in_the_owners_order_and_the_others_stay() -> None:
    plain = placed([])
    french = OwnSegment("French", (Filter("country", "any_of", ("FR",)),))
    regular = OwnSegment("Twice", (Filter("orders", "at_least", 2),))
    assert placed([french, regular]).frame["segment"].tolist() == ["French", plain.frame["segment"].iloc[1], "French"]
    other_way = placed([regular, french])
    assert other_way.frame["segment"].tolist()[0] == "Twice"
    assert other_way.table["segment"].tolist()[:2] == ["Twice", "French"]
    assert other_way.table["customers"].sum() == 3
    assert other_way.table["share_of_value"].sum() == pytest.approx(1)
    assert other_way.definitions["Twice"] == Meaning.OWN(conditions=(Condition.AT_LEAST(column="orders", value=2),))
    assert other_way.frame["like"].tolist() == plain.frame["segment"].tolist()


def test_all_filters_of_a_segment_must_hold() -> None:
    both = OwnSegment("Both", (Filter("country", "any_of", ("FR",)), Filter("orders", "at_most", 1)))
    assert (placed([both]).frame["segment"] == "Both").tolist() == [False, False, True]


def test_renamed_everywhere() -> None:
    before = placed([])
    name = before.frame["segment"].iloc[0]
    after = placed([OwnSegment("Mine", (Filter("orders", "at_most", 0),))], {name: "Friends of the house"})
    assert after.frame["segment"].iloc[0] == "Friends of the house"
    assert "Friends of the house" in after.table["segment"].tolist()
    assert after.definitions["Friends of the house"] == before.definitions[name]
    assert name not in after.definitions


@pytest.mark.parametrize(
    ("own", "names", "fault"),
    [
        ([OwnSegment("X", (Filter("shoe_size", "at_least", 1),))], {}, Fault.UNKNOWN_COLUMN),
        ([OwnSegment("X", (Filter("email", "contains", "ann"),))], {}, Fault.UNKNOWN_COLUMN),
        ([OwnSegment(" ", (Filter("orders", "at_least", 1),))], {}, Fault.EMPTY_NAME),
        ([OwnSegment("champions", (Filter("orders", "at_least", 1),))], {}, Fault.NAME_TAKEN),
        ([OwnSegment("X", ())], {}, Fault.NO_FILTER),
        ([OwnSegment("X", (Filter("orders", "contains", "1"),))], {}, Fault.IS_A_NUMBER),
        ([OwnSegment("X", (Filter("country", "at_least", 1),))], {}, Fault.IS_A_TEXT),
        ([OwnSegment("X", (Filter("orders", "at_least", "many"),))], {}, Fault.NOT_A_NUMBER),
        ([OwnSegment("X", (Filter("country", "contains", " "),))], {}, Fault.NOTHING_TO_FIND),
        ([], {"Loyal": " "}, Fault.EMPTY_NAME),
        ([], {"Loyal": "Champions"}, Fault.NAME_TAKEN),
    ],
)
def test_what_cannot_be_used_is_refused(own: list[OwnSegment], names: dict[str, str], fault: Fault) -> None:
    with pytest.raises(SegmentUnclear) as refused:
        placed(own, names)
    assert [found.code for found in refused.value.faults] == [fault]


def test_an_own_segment_tells_all_kinds_that_are_in_it() -> None:
    plain = placed([])
    everybody = placed([OwnSegment("All", (Filter("orders", "at_least", 0),))])
    assert set(everybody.table["kinds"].iloc[0]) == set(plain.table["like"])
    assert everybody.table["kinds"].iloc[0][0] == everybody.table["like"].iloc[0]
    assert all(kinds == (like,) for kinds, like in plain.table[["kinds", "like"]].itertuples(index=False))


def test_a_kind_of_less_than_a_tenth_of_an_own_segment_is_not_told() -> None:
    transactions = shop(many_sales())
    summary = summarise(transactions)
    forecast = forecast_by_hand(summary, np.arange(1.0, 1.0 + len(summary.frame)).tolist())
    everybody = OwnSegment("All", (Filter("orders", "at_least", 1),))
    facts = customer_facts(transactions, summary, forecast)
    shares = segment(summary, forecast).frame["segment"].value_counts(normalize=True)
    assert 0 < shares.min() < 0.1
    (kinds,) = segment(summary, forecast, own=[everybody], people=facts).table["kinds"]
    assert set(kinds) == set(shares.index[shares >= 0.1])


def test_how_many_it_would_hold_is_known_before_it_is_added() -> None:
    facts = facts_of()
    assert held(OwnSegment("X", (Filter("orders", "at_least", 2),)), facts) == 1
    assert held(OwnSegment("X", (Filter("country", "any_of", ("FR",)), Filter("orders", "at_most", 1))), facts) == 1
    assert held(OwnSegment("X", ()), facts) is None
    half = (Filter("orders", "at_least", 2), Filter("nothing of the kind", "any_of", ("FR",)))
    assert held(OwnSegment("X", half), facts) is None
    assert held(OwnSegment("X", (Filter("shoe_size", "at_least", 1),)), facts) is None
    check_new(OwnSegment("X", (Filter("orders", "at_least", 2),)), facts)
    with pytest.raises(SegmentUnclear) as refused:
        check_new(OwnSegment("Big", (Filter("expected_value", "at_least", 0),)), facts)
    assert refused.value.faults == (Fault.HOLDS_EVERYBODY(name="Big", customers=3),)


def test_conditions_are_told() -> None:
    parts = (Filter("expected_value", "at_least", 300.0), Filter("channel", "any_of", ("web", "shop")))
    told = conditions(OwnSegment("X", (*parts, Filter("product", "contains", "rye"))))
    assert told == (
        Condition.AT_LEAST(column="expected_value", value=300.0),
        Condition.ANY_OF(column="channel", value=("web", "shop")),
        Condition.CONTAINS(column="product", value="rye"),
    )
    assert conditions_said(told[:1]) == "Expected spend, or profit once you have set a margin: 300 or more."


def test_all_faults_are_named_together() -> None:
    bad = [OwnSegment("", (Filter("shoe", "at_least", 1), Filter("country", "at_least", 1)))]
    with pytest.raises(SegmentUnclear) as refused:
        placed(bad)
    assert len(refused.value.faults) == 3


def test_an_analysis_with_choices_keeps_its_forecast() -> None:
    found = analyse(shop(many_sales()))
    name = found.segments.table["segment"].iloc[0]
    often = OwnSegment("Often", (Filter("orders", "at_least", 3),))
    chosen = found.with_choices(Settings(own=(often,), names={name: "Ours"}))
    assert found.forecast is chosen.forecast
    assert chosen.segments.table["segment"].tolist()[:2] == ["Often", "Ours"]
    assert [tactic.segment for tactic in chosen.tactics] == chosen.segments.table["segment"].tolist()
    with pytest.raises(SegmentUnclear):
        found.with_choices(Settings(own=(OwnSegment("", often.filters),)))


texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12).filter(lambda text: text.strip())
days = st.dates(date(2020, 1, 1), date(2030, 1, 1))
filters = st.one_of(
    st.builds(
        Filter, texts.map(lambda text: f"x{text}"), st.sampled_from(["at_least", "at_most"]), st.floats(-1e9, 1e9)
    ),
    st.builds(Filter, texts.map(lambda text: f"x{text}"), st.just("contains"), texts),
    st.builds(Filter, texts.map(lambda text: f"x{text}"), st.just("any_of"), st.lists(texts, max_size=3).map(tuple)),
)
choices = st.builds(
    Settings,
    st.builds(
        ActionLog,
        st.dictionaries(texts, st.builds(Status, st.sampled_from(["done", "snoozed", "not for us"]), days), max_size=3),
    ),
    st.lists(
        st.builds(OwnSegment, texts.map(str.strip), st.lists(filters, min_size=1, max_size=3).map(tuple)), max_size=3
    ).map(tuple),
    st.dictionaries(texts, texts.map(str.strip), max_size=3),
)


@given(choices)
def test_what_is_saved_comes_back(settings: Settings) -> None:
    assert from_json(to_json(settings)) == settings


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"null",
        b'"x"',
        b"{}",
        b'{"kind": "else", "version": 1}',
        b"[" * 100_000,
        b" " * 2_000_000,
        b'{"kind": "cltv-dashboard choices", "version": 1, "names": ' + b"1" * 5000 + b"}",
    ],
    ids=["empty", "not text", "list", "null", "text", "nothing", "other kind", "deep", "long", "digits"],
)
def test_another_file_is_refused(data: bytes) -> None:
    with refuses(ChoicesUnreadable, Unreadable.NOT_CHOICES):
        from_json(data)


@pytest.mark.parametrize(
    ("part", "entries"),
    [
        ("actions", [{"tactic": "x", "state": "eaten", "day": "2026-01-01"}]),
        ("actions", [{"tactic": "x", "state": "done", "day": "tomorrow"}]),
        ("actions", [{"state": "done"}]),
        ("actions", ["done"]),
        ("actions", 7),
        ("segments", [{"name": "X", "filters": []}]),
        ("segments", [{"name": "X", "filters": [{"column": "email", "comparison": "contains", "value": "a@b.c"}]}]),
        ("segments", [{"name": "X", "filters": [{"column": "orders", "comparison": "at_least", "value": "2"}]}]),
        ("segments", [{"name": "X", "filters": [{"column": "orders", "comparison": "is", "value": 2}]}]),
        ("segments", [{"name": 5, "filters": [{"column": "orders", "comparison": "at_least", "value": 2}]}]),
        ("names", {"Loyal": ""}),
        ("names", {"Loyal": 5}),
        ("names", {"Loyal": "\ud800"}),
        ("names", {"Loyal": "x" * 500_000}),
        ("actions", [{"tactic": "x", "state": "done", "day": "9999-12-31"}]),
        ("actions", [{"tactic": "x", "state": "snoozed", "day": "0001-01-01"}]),
        ("actions", [{"tactic": "x", "state": ["done"], "day": "2026-01-01"}]),
        ("actions", [{"tactic": "x", "state": "done", "day": "2026-01-01"}] * 5000),
        ("segments", [{"name": "X", "filters": [{"column": "orders", "comparison": "at_least", "value": 10**400}]}]),
        (
            "segments",
            [{"name": "X", "filters": [{"column": "orders", "comparison": "at_least", "value": float("nan")}]}],
        ),
        ("segments", [{"name": "X", "filters": [{"column": "orders", "comparison": "at_least", "value": 1}] * 90}]),
        (
            "segments",
            [{"name": "X", "filters": [{"column": "country", "comparison": "any_of", "value": ["a"] * 9999}]}],
        ),
    ],
)
def test_a_changed_file_is_refused_entry_by_entry(part: str, entries: object) -> None:
    content = json.loads(to_json(Settings())) | {part: entries}
    with pytest.raises(ChoicesUnreadable) as refused:
        from_json(json.dumps(content).encode())
    assert [fault["part"].value for fault in refused.value.faults] == [part]


def test_a_day_at_the_end_of_time_can_be_asked_about() -> None:
    assert ActionLog().done("a: x", date.max).hides("a", "x", date(2026, 1, 1))


def test_done_for_a_month_snoozed_until_then_not_for_us_for_good() -> None:
    log = (
        ActionLog().done("a: x", date(2026, 1, 1)).snoozed("b: x", date(2026, 1, 10)).not_for_us("y", date(2026, 1, 1))
    )
    assert log.hides("a", "x", date(2026, 1, DONE_FOR_DAYS))
    assert not log.hides("a", "x", date(2026, 1, 31))
    assert log.hides("b", "x", date(2026, 1, 9))
    assert not log.hides("b", "x", date(2026, 1, 10))
    assert log.hides("any segment", "y", date(2099, 1, 1))
    assert not log.hides("c", "x", date(2026, 1, 1))
    assert not log.reopened("y").hides("any segment", "y", date(2026, 1, 2))


@given(st.sampled_from(["at_least", "at_most"]), st.floats(0, 100))
def test_numbers_are_compared_as_they_stand(comparison: Comparison, bar: float) -> None:
    facts = facts_of()
    revenue = np.array([20.0, 90.0, 5.0])
    expected = revenue >= bar if comparison == "at_least" else revenue <= bar
    assert facts.passing(Filter("revenue", comparison, bar)).tolist() == expected.tolist()
