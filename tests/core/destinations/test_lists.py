"""Lists to write to: the right people, best first, and nobody who said no."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from cltv_core.destinations.lists import PEOPLE_COLUMNS, everyone, file_name, first_reader, placed_again
from cltv_core.segments.placing import segment
from cltv_core.summary import summarise
from tests.core.shops import Sale, forecast_by_hand, shop

SALES: list[Sale] = [(name, "2024-01-01", 10) for name in ("ann", "bob", "cy", "dee")]
PEOPLE = {
    "ann": {"email": "ann@example.com", "phone": "+44 20 7946 0000", "first_name": "Ann", "consent": "yes"},
    "bob": {"email": "bob@example.com", "consent": "no"},
    "cy": {"email": "cy@example.com", "consent": "unknown"},
}


def test_a_row_holds_contact_placement_value_and_reason() -> None:
    transactions = shop(SALES[:1], people=PEOPLE)
    summary = summarise(transactions)
    forecast = forecast_by_hand(summary, 10.126, p_alive=0.25)
    people = everyone(transactions, summary, forecast, segment(summary, forecast))
    assert tuple(people) == PEOPLE_COLUMNS
    (row,) = people.drop(columns=["value_low", "value_high"]).to_dict("records")
    assert row == {
        "customer_id": "ann",
        "email": "ann@example.com",
        "phone": "+44 20 7946 0000",
        "first_name": "Ann",
        "last_name": "",
        "country": "",
        "postcode": "",
        "consent": "yes",
        "tier": "High",
        "segment": "New",
        "expected_value": 10.13,
        "last_order": "2024-01-01",
        "next_order_due": "2024-01-31",
        "reason": "First order today.",
        "orders": 1,
        "p_alive": 0.25,
        "bounced": "",
    }


def test_money_is_in_cents_and_days_of_the_week_stand_where_times_are_known() -> None:
    sales: list[Sale] = [("ann", f"2024-01-{day:02} 17:10", 10) for day in (5, 12, 19, 26)]
    transactions = shop([*sales, *((name, "2024-01-03 09:00", 10) for name in ("bob", "cy"))], people=PEOPLE)
    summary = summarise(transactions)
    forecast = forecast_by_hand(summary, 10.126)
    forecast.frame[["value_low", "value_high"]] = (4.446, 20.114)
    people = everyone(transactions, summary, forecast, segment(summary, forecast)).set_index("customer_id")
    assert people.loc["ann", ["expected_value", "value_low", "value_high"]].tolist() == [10.13, 4.45, 20.11]
    assert people.loc["ann", "usually_buys"] == "Friday 17:00"


def test_people_placed_again_keep_all_but_their_segment() -> None:
    transactions = shop(SALES, people=PEOPLE)
    summary = summarise(transactions)
    forecast = forecast_by_hand(summary, [1.0, 4.0, 3.0, 2.0])
    placed = segment(summary, forecast)
    people = everyone(transactions, summary, forecast, placed)
    others = pd.Series(["A", "B", "C", "D"], index=["ann", "bob", "cy", "dee"], dtype="str")
    again = placed_again(people, replace(placed, frame=placed.frame.assign(segment=others)))
    assert dict(zip(again["customer_id"], again["segment"], strict=True)) == others.to_dict()
    pd.testing.assert_frame_equal(again.drop(columns="segment"), people.drop(columns="segment"))


def test_the_best_come_first() -> None:
    transactions = shop(SALES, people=PEOPLE)
    summary = summarise(transactions)
    forecast = forecast_by_hand(summary, [1.0, 4.0, 3.0, 2.0])
    people = everyone(transactions, summary, forecast, segment(summary, forecast))
    assert people["customer_id"].tolist() == ["bob", "cy", "dee", "ann"]


def test_a_consent_that_is_neither_yes_nor_no_is_unknown() -> None:
    transactions = shop(SALES[:1], people={"ann": {"consent": "maybe"}})
    summary = summarise(transactions)
    forecast = forecast_by_hand(summary)
    people = everyone(transactions, summary, forecast, segment(summary, forecast))
    assert people["consent"].tolist() == ["unknown"]


def test_everyone_carries_the_forecast_and_what_the_owner_joined() -> None:
    transactions = shop(SALES[:1], people={"ann": {"City": "York", "consent": "yes", "orders": "many"}})
    summary = summarise(transactions)
    forecast = forecast_by_hand(summary, 10.0, p_alive=0.25)
    people = everyone(transactions, summary, forecast, segment(summary, forecast))
    assert tuple(people) == (*PEOPLE_COLUMNS, "City")
    (row,) = people.to_dict("records")
    assert (row["orders"], row["p_alive"], row["City"]) == (1, 0.25, "York")


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("High value, slipping", "high-value-slipping.csv"),
        ("../../etc", "etc.csv"),
        ("Müßige Käufer", "mussige-kaufer.csv"),
        ("🎂", "list.csv"),
    ],
)
def test_file_names_are_plain(name: str, file: str) -> None:
    assert file_name(name) == file


def test_the_first_reader_is_the_best_who_agreed_and_has_a_name() -> None:
    transactions = shop(SALES, people=PEOPLE)
    summary = summarise(transactions)
    forecast = forecast_by_hand(summary)
    people = everyone(transactions, summary, forecast, segment(summary, forecast))
    assert first_reader(people) == "Ann"
    assert first_reader(people[people["customer_id"] != "ann"]) == ""
