from __future__ import annotations

import warnings
from datetime import date
from importlib.resources import files

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cltv_core.errors import NotEnoughData
from cltv_core.summary import GAP_WITHOUT_REPEATS, CustomerSummary, NoSales, summarise
from cltv_core.transactions import Transactions, from_frames
from tests.support.refusals import refuses

Order = tuple[str, str, float, float]
"""Customer, moment, revenue, refunded."""


def shop(*orders: Order, refunds: pd.DataFrame | None = None) -> Transactions:
    frame = pd.DataFrame(orders, columns=["customer_id", "ordered_at", "revenue", "refunded"])
    frame = frame.assign(
        order_id=[f"o{row}" for row in frame.index], ordered_at=pd.to_datetime(frame["ordered_at"], format="ISO8601")
    )
    return from_frames(frame, refunds=refunds)


def test_units_and_columns_by_hand() -> None:
    summary = summarise(
        shop(
            ("anna", "2024-01-01 09:00", 10, 0),
            ("anna", "2024-01-01 17:00", 5, 0),
            ("anna", "2024-01-11 08:00", 20, 2),
            ("anna", "2024-01-31 23:59", 40, 0),
            ("ben", "2024-01-21 12:00", 7, 0),
        )
    )
    assert summary.as_of == date(2024, 1, 31)
    anna, ben = summary.frame.loc["anna"], summary.frame.loc["ben"]
    assert anna.to_dict() == {
        "orders": 4,
        "frequency": 2.0,
        "recency": 30.0,
        "T": 30.0,
        "monetary_value": 30.0,
        "revenue": 75.0,
        "refunded": 2.0,
        "first_order": pd.Timestamp(2024, 1, 1),
        "last_order": pd.Timestamp(2024, 1, 31),
        "usual_gap": 15.0,
    }
    assert (ben["orders"], ben["frequency"], ben["recency"], ben["T"], ben["monetary_value"]) == (1, 0, 0, 10, 0)
    assert summary.days.to_dict("list") == {
        "customer_id": ["anna", "anna", "anna", "ben"],
        "day": [pd.Timestamp(2024, 1, day) for day in (1, 11, 31, 21)],
        "revenue": [15.0, 20.0, 40.0, 7.0],
        "orders": [2, 1, 1, 1],
    }


def test_nothing_after_the_as_of_day_is_used() -> None:
    orders: list[Order] = [("anna", "2024-01-01", 10, 0), ("anna", "2024-01-05 23:59", 10, 0)]
    later: list[Order] = [("anna", "2024-01-06", 99, 0), ("ben", "2024-01-06", 99, 0)]
    assert same(summarise(shop(*orders, *later), date(2024, 1, 5)), summarise(shop(*orders)))


def test_a_refund_given_after_the_as_of_day_had_not_been_given() -> None:
    refunds = pd.DataFrame({"order_id": ["o1"], "refunded_at": [pd.Timestamp(2024, 2, 1)], "amount": [30.0]})
    refunded = shop(("anna", "2024-01-01", 10, 0), ("anna", "2024-01-11", 0, 30), refunds=refunds)
    before = summarise(refunded, date(2024, 1, 31)).frame.loc["anna"]
    assert (before["frequency"], before["monetary_value"], before["refunded"]) == (1, 30, 0)
    after = summarise(refunded, date(2024, 2, 1)).frame.loc["anna"]
    assert (after["frequency"], after["orders"], after["revenue"], after["refunded"]) == (0, 2, 10, 30)


def test_on_the_last_day_of_sales_all_is_known_that_was_given_back() -> None:
    refunds = pd.DataFrame({"order_id": ["o1"], "refunded_at": [pd.Timestamp(2024, 2, 1)], "amount": [10.0]})
    refunded = shop(("anna", "2024-01-01", 10, 0), ("anna", "2024-01-11", 20, 10), refunds=refunds)
    assert summarise(refunded).frame["revenue"].sum() == refunded.orders["revenue"].sum() == 30
    assert summarise(refunded, date(2024, 1, 20)).frame.loc["anna", "revenue"] == 40


def test_an_order_refunded_in_full_is_no_purchase_but_a_free_one_is() -> None:
    summary = summarise(
        shop(
            ("anna", "2024-01-01", 10, 0),
            ("anna", "2024-01-11", 1e-12, 30),
            ("anna", "2024-01-21", 0, 0),
        )
    )
    anna = summary.frame.loc["anna"]
    assert (anna["orders"], anna["frequency"], anna["recency"], anna["monetary_value"]) == (3, 1, 20, 0)
    assert anna["refunded"] == 30


def test_who_sent_everything_back_is_a_one_time_buyer_of_nothing() -> None:
    summary = summarise(shop(("anna", "2024-01-03", 0, 30), ("anna", "2024-01-13", 0, 5), ("ben", "2024-01-23", 8, 0)))
    anna = summary.frame.loc["anna"]
    assert (anna["orders"], anna["frequency"], anna["T"], anna["revenue"], anna["refunded"]) == (2, 0, 20, 0, 35)
    assert anna["first_order"] == anna["last_order"] == pd.Timestamp(2024, 1, 3)


def test_the_usual_gap_of_one_customer_is_drawn_towards_that_of_all() -> None:
    regular: list[Order] = [("anna", f"2024-{month:02d}-01", 5, 0) for month in range(1, 7)]
    frame = summarise(
        shop(*regular, ("ben", "2024-01-01", 5, 0), ("carla", "2024-01-01", 5, 0), ("carla", "2024-01-03", 5, 0))
    ).frame
    gaps = [31, 29, 31, 30, 31, 2]
    typical = float(np.median(gaps))
    assert frame.loc["anna", "usual_gap"] == pytest.approx((152 + typical) / 6)
    assert frame.loc["ben", "usual_gap"] == np.median([31, 2])
    assert frame.loc["carla", "usual_gap"] == pytest.approx((2 + typical) / 2)


def test_without_any_repeat_the_usual_gap_is_assumed() -> None:
    assert summarise(shop(("anna", "2024-01-01", 5, 0))).frame["usual_gap"].tolist() == [GAP_WITHOUT_REPEATS]


def test_no_sales_up_to_a_day_is_told() -> None:
    with refuses(NotEnoughData, NoSales.NONE_UP_TO) as refusal:
        summarise(shop(("anna", "2024-01-01", 5, 0)), date(2023, 12, 31))
    assert refusal.value.problem["day"] == date(2023, 12, 31)
    with refuses(NotEnoughData, NoSales.NONE):
        summarise(shop())


def test_ids_that_are_categories_are_as_good_as_text() -> None:
    orders = shop(("b", "2024-01-01", 5, 0), ("a", "2024-01-02", 5, 0)).orders
    categories = from_frames(orders.assign(customer_id=orders["customer_id"].astype("category")))
    assert same(summarise(categories), summarise(from_frames(orders)))


def test_agrees_with_lifetimes_on_cdnow() -> None:
    names = ["master_id", "customer_id", "day", "discs", "revenue"]
    with (files("lifetimes") / "datasets" / "CDNOW_sample.txt").open() as file:
        rows = pd.read_csv(file, sep=r"\s+", names=names, dtype={"customer_id": str, "day": str})
    rows["ordered_at"] = pd.to_datetime(rows["day"])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from lifetimes.utils import summary_data_from_transaction_data

        theirs = summary_data_from_transaction_data(
            rows, "customer_id", "ordered_at", "revenue", observation_period_end="1997-09-30"
        )
    ours = summarise(from_frames(rows.assign(order_id=rows.index.astype(str))), date(1997, 9, 30)).frame
    assert ours.index.tolist() == theirs.index.tolist()
    for column in ("frequency", "recency", "T", "monetary_value"):
        assert ours[column].to_numpy() == pytest.approx(theirs[column].to_numpy(), rel=1e-9, abs=1e-9)


ORDERS = st.lists(
    st.tuples(
        st.sampled_from(["anna", "ben", "carla", "dora"]),
        st.integers(0, 24 * 200).map(lambda hour: str(pd.Timestamp(2024, 1, 1) + pd.Timedelta(hours=hour))),
        st.sampled_from([0.0, 1.0, 2.5, 40.0]),
        st.sampled_from([0.0, 0.0, 3.0]),
    ),
    min_size=1,
    max_size=30,
)


@settings(max_examples=40)
@given(ORDERS)
def test_agrees_with_going_through_the_orders_one_by_one(orders: list[Order]) -> None:
    summary = summarise(shop(*orders))
    assert summary.frame.index.tolist() == sorted({customer for customer, *_ in orders})
    assert len(summary.days) == (summary.frame["frequency"] + 1).sum()
    as_of = max(pd.Timestamp(moment).normalize() for _, moment, *_ in orders)
    for customer, row in summary.frame.iterrows():
        own = sorted((pd.Timestamp(order[1]), place) for place, order in enumerate(orders) if order[0] == customer)
        bought = [place for _, place in own if orders[place][2] > 0 or orders[place][3] == 0] or [own[0][1]]
        by_day: dict[pd.Timestamp, float] = {}
        for place in bought:
            day = pd.Timestamp(orders[place][1]).normalize()
            by_day[day] = by_day.get(day, 0.0) + orders[place][2]
        days = sorted(by_day)
        assert row["orders"] == len(own)
        assert row["frequency"] == len(days) - 1
        assert row["recency"] == (days[-1] - days[0]).days
        assert row["T"] == (as_of - days[0]).days
        repeats = [by_day[day] for day in days[1:]]
        assert row["monetary_value"] == pytest.approx(sum(repeats) / len(repeats) if repeats else 0)
        assert row["revenue"] == pytest.approx(sum(by_day.values()))
        assert row["refunded"] == sum(orders[place][3] for _, place in own)
        assert (row["first_order"], row["last_order"]) == (days[0], days[-1])
        assert row["usual_gap"] > 0


@settings(max_examples=25)
@given(ORDERS, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(orders: list[Order], random: st.DataObject) -> None:
    shuffled = sorted(orders, key=lambda _: random.random())  # type: ignore[attr-defined]
    ours, theirs = summarise(shop(*orders)).frame, summarise(shop(*shuffled)).frame
    pd.testing.assert_frame_equal(ours, theirs)


def same(one: CustomerSummary, other: CustomerSummary) -> bool:
    return one.frame.equals(other.frame) and one.days.equals(other.days) and one.as_of == other.as_of


def test_who_comes_every_christmas_is_not_expected_in_june() -> None:
    regulars = [(f"regular {at}", f"2023-{month:02d}-{at + 1:02d}", 10, 0) for at in range(9) for month in range(1, 12)]
    yearly = [("noel", day, 50, 0) for day in ("2020-12-18", "2021-12-22", "2023-12-15")]
    odd = [("odd", day, 50, 0) for day in ("2020-12-18", "2021-06-22", "2022-12-15")]
    gap = summarise(shop(*regulars, *yearly, *odd), date(2024, 6, 15)).frame["usual_gap"]
    assert gap["noel"] == 365.25
    assert gap["odd"] == pytest.approx((727 + 31) / 3)
