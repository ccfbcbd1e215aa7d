"""From which segment to which: everybody counted once at both days, in whatever segments there are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cltv_core.errors import NotEnoughData
from cltv_core.segments.movement import COLUMNS, NEWCOMERS, Moved, Movement, Placement, months_back, movement, placement
from cltv_core.segments.placing import Segments, place
from cltv_core.segments.rules import ELEVEN
from cltv_core.summary import summarise
from cltv_core.terms import Terms
from tests.core.shops import Sale, forecast_by_hand, many_sales, random_sales, shop


def by_hand(sales: list[Sale], as_of: date, segments: dict[str, str], value: dict[str, float]) -> Placement:
    """Customers put into made-up segments by hand."""
    summary = summarise(shop(sales), as_of)
    names = [segments[who] for who in summary.frame.index]
    frame = pd.DataFrame({"segment": pd.Series(names, index=summary.frame.index, dtype="str")})
    table = pd.DataFrame({"segment": list(dict.fromkeys(segments.values()))})
    worth = forecast_by_hand(summary, [value[who] for who in summary.frame.index])
    return Placement(summary, worth, Segments(frame, table))


SALES: list[Sale] = [
    ("ann", "2024-01-05", 10),
    ("bob", "2024-01-06", 20),
    ("cat", "2024-01-07", 30),
    ("ann", "2024-04-05", 40),
    ("dan", "2024-04-06", 5),
]
BEFORE = by_hand(SALES, date(2024, 1, 31), {"ann": "Gold", "bob": "Gold", "cat": "Tin"}, {"ann": 1, "bob": 2, "cat": 4})
NOW = by_hand(
    SALES,
    date(2024, 4, 30),
    {"ann": "Gold", "bob": "Tin", "cat": "Tin", "dan": "Gold"},
    {"ann": 10, "bob": 20, "cat": 40, "dan": 80},
)


def test_flows_counted_by_hand() -> None:
    frame = movement(BEFORE, NOW).frame
    assert tuple(frame.columns) == COLUMNS
    assert frame.to_numpy().tolist() == [
        ["Gold", "Gold", 1, 1.0, 10.0, 40.0],
        ["Gold", "Tin", 1, 2.0, 20.0, 0.0],
        ["Tin", "Tin", 1, 4.0, 40.0, 0.0],
        [NEWCOMERS, "Gold", 1, 0.0, 80.0, 5.0],
    ]


def test_the_main_flows_and_who_is_new() -> None:
    moves, since = movement(BEFORE, NOW), date(2024, 1, 31)
    assert (moves.joined, moves.stayed) == (1, 2)
    assert moves.facts() == (
        Moved.FLOW(customers=1, start="Gold", end="Tin", since=since, before=2.0, now=20.0, horizon_days=365),
        Moved.JOINED(customers=1, since=since),
    )


def test_the_largest_change_in_value_comes_first() -> None:
    frame = pd.DataFrame(
        [
            ["A", "B", 9, 10.0, 11.0, 0.0],
            ["C", "B", 9, 500.0, 500.5, 0.0],
            ["B", "A", 1, 90.0, 10.0, 0.0],
            ["A", "C", 3, 11.0, 10.0, 0.0],
        ],
        columns=list(COLUMNS),
    )
    moved = Movement(frame, date(2024, 1, 1), date(2024, 4, 1), 365).moved
    assert tuple(moved.columns) == COLUMNS
    assert moved[["from", "to"]].to_numpy().tolist() == [["B", "A"], ["A", "B"], ["A", "C"], ["C", "B"]]


@pytest.mark.parametrize(
    ("as_of", "months", "then"),
    [
        (date(2024, 5, 31), 3, date(2024, 2, 29)),
        (date(2024, 1, 15), 3, date(2023, 10, 15)),
        (date(2024, 12, 31), 12, date(2023, 12, 31)),
    ],
)
def test_so_many_months_back(as_of: date, months: int, then: date) -> None:
    assert months_back(as_of, months) == then


def both(sales: list[Sale], since: date, until: date) -> tuple[Placement, Placement]:
    transactions, terms = shop(sales), Terms.of(until)
    return placement(transactions, since, terms), placement(transactions, until, terms)


def test_the_earlier_day_knows_nothing_of_what_came_later() -> None:
    since = date(2024, 9, 30)
    early = [sale for sale in many_sales() if str(sale[1])[:10] <= str(since)]
    full, cut = (placement(shop(sales), since, Terms.of(since)) for sales in (many_sales(), early))
    pd.testing.assert_frame_equal(full.segments.frame, cut.segments.frame)
    pd.testing.assert_frame_equal(full.forecast.frame, cut.forecast.frame)


def test_before_the_first_order_there_is_nothing_to_compare_with() -> None:
    with pytest.raises(NotEnoughData):
        placement(shop(SALES), date(2023, 12, 31), Terms.of(date(2024, 4, 30)))


def totals_agree(before: Placement, now: Placement) -> None:
    moves = movement(before, now)
    known = moves.frame[moves.frame["from"] != NEWCOMERS]
    for column, at, frame in (("from", before, known), ("to", now, moves.frame)):
        counted = frame.groupby(column)["customers"].sum().sort_index()
        assert counted.to_dict() == at.segments.frame["segment"].value_counts().sort_index().to_dict()
    assert moves.frame["value_now"].sum() == pytest.approx(now.forecast.total)
    assert moves.frame["value_before"].sum() == pytest.approx(before.forecast.total)
    brought = now.summary.frame["revenue"].sum() - before.summary.frame["revenue"].sum()
    assert moves.frame["revenue"].sum() == pytest.approx(brought)
    assert moves.joined + moves.stayed + moves.moved["customers"].sum() == len(now.summary.frame)


def test_everybody_is_counted_once_at_both_days() -> None:
    totals_agree(*both(many_sales(), date(2024, 9, 30), date(2024, 12, 31)))


@settings(max_examples=25)
@given(random_sales, st.integers(0, 300))
def test_everybody_is_counted_once_in_any_shop(sales: list[Sale], days: int) -> None:
    first = min(date.fromisoformat(str(sale[1])[:10]) for sale in sales)
    totals_agree(*both(sales, first + timedelta(days=days), first + timedelta(days=days + 90)))


def test_a_shop_that_has_grown_is_told_apart_alike_on_both_days() -> None:
    before, now = both(many_sales(), date(2024, 9, 30), date(2024, 12, 31))
    finer = before.segments.frame.assign(segment=place(before.segments.facts, ELEVEN))
    assert set(finer["segment"]) != set(before.segments.frame["segment"])
    grown = replace(before, segments=replace(before.segments, frame=finer, size=ELEVEN))
    pd.testing.assert_frame_equal(movement(grown, now).frame, movement(before, now).frame)


def test_money_in_pence_changes_only_money() -> None:
    sales = many_sales()
    pence: list[Sale] = [(sale[0], sale[1], sale[2] * 100) for sale in sales]
    pounds, scaled = (movement(*both(each, date(2024, 9, 30), date(2024, 12, 31))).frame for each in (sales, pence))
    assert pounds[["from", "to", "customers"]].equals(scaled[["from", "to", "customers"]])
    money = ["value_before", "value_now", "revenue"]
    np.testing.assert_allclose(scaled[money], pounds[money] * 100, rtol=1e-4)
