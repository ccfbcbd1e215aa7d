"""Whatever the people are called, each tool's file follows that tool's rules."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings

from cltv_core.destinations import Destination, Export, destination, destinations, export, usable
from cltv_core.destinations.lists import everyone
from cltv_core.segments.placing import segment
from cltv_core.summary import summarise
from cltv_core.text.say import say_all
from tests.core.destinations.checkers import CHECKERS
from tests.core.destinations.people import EMAILS, NAMES, PHONES, TERMS, crowd, people, random_people
from tests.core.shops import forecast_by_hand, shop

every_destination = pytest.mark.parametrize("tool", destinations(), ids=lambda tool: tool.key)


def checked(made: Export, hashed: bool = False) -> dict[str, list[dict[str, str]]]:
    """The rows of all files by consent, each file checked by itself."""
    rows: dict[str, list[dict[str, str]]] = {"yes": [], "unknown": []}
    for file in made.files:
        found = CHECKERS[made.destination.key](file.content, hashed)
        assert len(found) == file.people
        rows[file.consent] += found
    assert len(rows["yes"]) == made.counts.included
    assert len(rows["unknown"]) == made.counts.unknown
    return rows


def test_there_is_a_checker_for_each() -> None:
    assert {tool.key for tool in destinations()} == set(CHECKERS)


@every_destination
@pytest.mark.parametrize("field", ["first_name", "last_name"])
def test_awkward_names(tool: Destination, field: str) -> None:
    frame = people(*({field: name, "email": f"p{place}@example.com", "phone": ""} for place, name in enumerate(NAMES)))
    assert len(checked(export(frame, tool, TERMS))["yes"]) == len(NAMES)


@every_destination
def test_awkward_addresses(tool: Destination) -> None:
    frame = people(*({"email": email, "phone": phone} for email in EMAILS for phone in PHONES))
    made = export(frame, tool, TERMS)
    checked(made)
    assert made.counts.everyone == len(frame)


@every_destination
def test_missing_parts(tool: Destination) -> None:
    bare = dict.fromkeys(("phone", "first_name", "last_name", "country", "postcode", "next_order_due"), "")
    (row,) = checked(export(people(bare), tool, TERMS))["yes"]
    assert "ann@example.com" in row.values()


@every_destination
def test_fifty_thousand_people_with_duplicates(tool: Destination) -> None:
    frame = crowd(50_000)
    made = export(frame, tool, TERMS)
    rows = checked(made)
    assert len(rows["yes"]) > 15_000
    assert made.counts.everyone == 50_000


@pytest.mark.parametrize("key", ["meta", "google"])
def test_fifty_thousand_people_hashed(key: str) -> None:
    made = export(crowd(50_000), destination(key), TERMS, hashed=True)
    assert len(checked(made, hashed=True)["yes"]) > 15_000


@every_destination
@settings(deadline=None, max_examples=6)
@given(frame=random_people(most=40))
def test_random_people(tool: Destination, frame: pd.DataFrame) -> None:
    made = export(frame, tool, TERMS)
    checked(made)
    assert made.counts.everyone == len(frame)
    assert made.facts
    assert say_all(made.facts)
    if tool.hashable:
        checked(export(frame, tool, TERMS, hashed=True), hashed=True)


@every_destination
def test_emoji_and_leading_zeros_survive(tool: Destination) -> None:
    frame = people({"first_name": "👩‍🍳 Ana", "postcode": "01234"})
    content = export(frame, tool, TERMS).files[0].content
    (row,) = CHECKERS[tool.key](content)
    assert "👩‍🍳 Ana" in row.values()
    if {"postcode"} & tool.fields:
        assert "01234" in row.values()


@every_destination
def test_the_customers_of_a_shop(tool: Destination) -> None:
    names = {"ann": "yes", "bob": "no", "cy": "unknown"}
    contacts = {name: {"email": f"{name}@example.com", "consent": consent} for name, consent in names.items()}
    transactions = shop([(name, "2024-01-01", 10) for name in names], people=contacts)
    summary = summarise(transactions)
    forecast = forecast_by_hand(summary)
    people = everyone(transactions, summary, forecast, segment(summary, forecast))
    rows = checked(export(people, tool, forecast.terms))
    assert ["ann@example.com" in row.values() for row in rows["yes"]] == [True]
    assert ["cy@example.com" in row.values() for row in rows["unknown"]] == [True]


@every_destination
def test_the_same_people_give_the_same_bytes(tool: Destination) -> None:
    frame = crowd(50)
    assert export(frame, tool, TERMS).files == export(frame.sample(frac=1, random_state=1), tool, TERMS).files


@pytest.mark.parametrize(("known", "fewest"), [({}, 2), ({"phone": "+4930111111"}, 8), ({"email": "a@x.de"}, 11)])
def test_only_tools_that_can_load_somebody_are_offered(known: dict[str, str], fewest: int) -> None:
    blank = dict.fromkeys(("email", "phone", "first_name", "last_name", "postcode", "country"), "")
    offered = usable(pd.DataFrame([blank | known]))
    assert len(offered) == fewest
    assert {"excel", "csv"} <= {tool.key for tool in offered}


def test_halves_of_two_people_load_nobody() -> None:
    columns = ("email", "phone", "first_name", "last_name", "postcode", "country")
    halves = ({"first_name": "Ann", "last_name": "Lee"}, {"postcode": "10115", "country": "DE"})
    offered = usable(pd.DataFrame([dict.fromkeys(columns, "") | half for half in halves]))
    assert {tool.key for tool in offered} == {"excel", "csv"}
