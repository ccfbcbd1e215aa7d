"""Cohort tables: worked by hand, against a slow second count, and careful with months that are not over."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings

from cltv_core.describe.cohort_groups import LARGEST_GROUPS, Grouping, Pooled, cohort_of, groupings, telling_grouping
from cltv_core.describe.cohorts import COLUMNS, back_in_second_month, cohorts
from cltv_core.summary import summarise
from cltv_core.transactions import Transactions, from_frames
from tests.core.shops import Sale, many_sales, random_sales, shop

SALES: list[Sale] = [
    ("ann", "2024-01-05", 10),
    ("bob", "2024-01-31", 20),
    ("ann", "2024-02-29", 30),
    ("cy", "2024-02-10", 40),
    ("ann", "2024-04-01", 5),
    ("ann", "2024-04-02", 5),
    ("bob", "2024-04-30", 6),
    ("dee", "2024-05-01", 50),
    ("cy", "2024-05-02", 7),
]


def table(transactions: Transactions, by: Grouping = "month", as_of: date | None = None) -> pd.DataFrame:
    return cohorts(transactions, summarise(transactions, as_of), by)


def cell(frame: pd.DataFrame, cohort: str, age: int) -> pd.Series:
    (row,) = (row for _, row in frame.iterrows() if (row["cohort"], row["months_since"]) == (cohort, age))
    return row


@pytest.mark.parametrize(("newcomers", "by"), [((10, 12, 11), "month"), ((4, 30, 9), "quarter")])
def test_quarters_are_shown_where_most_months_brought_few(newcomers: tuple[int, ...], by: str) -> None:
    sales: list[Sale] = [
        (f"{month} {who}", f"2024-{month:02d}-01", 5) for month, many in enumerate(newcomers, 1) for who in range(many)
    ]
    assert telling_grouping(summarise(shop(sales))) == by


def test_the_columns_are_those_of_the_contract() -> None:
    frame = table(shop(SALES))
    assert tuple(frame.columns) == COLUMNS
    assert [str(dtype) for dtype in frame.dtypes] == ["str", "int64", "int64", "int64", "float64", "float64", "float64"]


def test_months_worked_by_hand() -> None:
    frame = table(shop(SALES))
    assert frame["cohort"].tolist() == ["2024-01"] * 4 + ["2024-02"] * 3
    january = frame[frame["cohort"] == "2024-01"]
    assert january["customers"].tolist() == [2, 2, 2, 2]
    assert january["active"].tolist() == [2, 1, 0, 2]
    assert january["retention"].tolist() == [1, 0.5, 0, 1]
    assert january["revenue"].tolist() == [30, 30, 0, 16]
    assert january["cumulative_revenue_per_customer"].tolist() == [15, 30, 30, 38]


def test_a_month_not_over_is_absent_and_so_is_its_cohort() -> None:
    frame = table(shop(SALES))
    assert "2024-05" not in set(frame["cohort"])
    assert frame.loc[frame["cohort"] == "2024-02", "months_since"].tolist() == [0, 1, 2]
    assert "2024-05" in set(table(shop(SALES), as_of=date(2024, 5, 31))["cohort"])


def test_a_month_without_sales_is_zero() -> None:
    frame = table(shop(SALES), as_of=date(2024, 7, 31))
    row = cell(frame, "2024-02", 5)
    assert (row["customers"], row["active"], row["retention"], row["revenue"]) == (1, 0, 0, 0)


def test_a_quarter_ends_with_the_age_that_all_its_customers_have_reached() -> None:
    frame = table(shop(SALES), "quarter")
    assert frame["cohort"].tolist() == ["2024-Q1"] * 3
    assert frame["customers"].tolist() == [3, 3, 3]
    assert frame["revenue"].tolist() == [70, 30, 0]


def test_first_product_is_the_largest_line_of_the_first_order() -> None:
    lines = [(0, "bun", 3.0), (0, "cake", 7.0), (1, "bun", 20.0), (2, "bun", 30.0), (3, "cake", 40.0)]
    frame = table(shop(SALES, lines=lines), "first_product")
    assert frame["cohort"].unique().tolist() == ["cake", "bun"]
    assert cell(frame, "cake", 0)[["customers", "revenue"]].tolist() == [2, 50]
    assert cell(frame, "cake", 1)[["customers", "active", "revenue"]].tolist() == [2, 1, 30]
    assert cell(frame, "bun", 0)[["customers", "revenue"]].tolist() == [1, 20]


def test_an_order_refunded_in_full_is_not_the_first_one() -> None:
    sales: list[Sale] = [("ann", "2024-01-05 09:00", 0, 9), ("ann", "2024-01-05 12:00", 10), ("ann", "2024-02-29", 1)]
    frame = table(shop(sales, channels=["phone", "web", "shop"]), "channel")
    assert frame["cohort"].unique().tolist() == ["web"]


def test_a_group_counts_at_each_age_the_customers_who_have_reached_it() -> None:
    sales: list[Sale] = [("ann", "2024-01-05", 10), ("bob", "2024-03-05", 20), ("ann", "2024-04-30", 30)]
    frame = table(shop(sales, channels=["web"] * 3), "channel")
    assert frame["customers"].tolist() == [2, 2, 1, 1]
    assert frame["cumulative_revenue_per_customer"].tolist() == [15, 15, 15, 45]


def test_small_groups_are_one_and_the_unknown_another() -> None:
    channels = [f"way {place // 2}" for place in range(20)] + ["alone", "", ""]
    sales: list[Sale] = [(f"C{place:02}", "2024-01-05", 1) for place in range(23)]
    frame = table(shop(sales, channels=channels), "channel", date(2024, 2, 29))
    assert frame["cohort"].unique().tolist() == [f"way {place}" for place in range(LARGEST_GROUPS)] + [
        Pooled.OTHER.value,
        Pooled.UNKNOWN.value,
    ]
    assert frame.loc[frame["months_since"] == 0, "customers"].tolist() == [2] * LARGEST_GROUPS + [5, 2]


def test_a_channel_may_be_called_as_what_is_put_together() -> None:
    channels = ["Other", " other", "All customers", "", *(f"way {place // 3}" for place in range(24))]
    sales: list[Sale] = [(f"C{place:02}", "2024-01-05", 1) for place in range(28)]
    frame = table(shop(sales, channels=channels), "channel", date(2024, 2, 29))
    first = frame[frame["months_since"] == 0].set_index("cohort")["customers"]
    assert (first[Pooled.OTHER.value], first[Pooled.UNKNOWN.value]) == (3, 1)
    assert first.index.is_unique


def test_those_who_came_back_in_their_second_month_are_counted_over_all_cohorts() -> None:
    cohorts_seen = pd.DataFrame({"months_since": [0, 1, 0, 1], "customers": [10, 10, 30, 30], "active": [10, 4, 30, 6]})
    assert back_in_second_month(cohorts_seen) == 0.25
    assert back_in_second_month(cohorts_seen[cohorts_seen["months_since"] == 0]) is None


def test_only_what_the_files_tell_can_be_grouped_by() -> None:
    assert groupings(shop(SALES)) == ("month", "quarter")
    full = shop(SALES, channels=["web"] * len(SALES), lines=[(0, "bun", 1.0)])
    assert groupings(full) == ("month", "quarter", "first_product", "channel")


def test_lines_and_orders_may_be_categorical() -> None:
    plain = shop(SALES, lines=[(place, f"product {place % 3}", 1.0) for place in range(len(SALES))])
    lines = plain.lines.astype({"order_id": "category", "product": "category"})
    packed = from_frames(plain.orders, lines=lines)
    pd.testing.assert_frame_equal(table(plain, "first_product"), table(packed, "first_product"))


@pytest.mark.parametrize("by", ["month", "quarter", "first_product", "channel", "all"])
def test_a_shop_in_its_first_month_has_no_cohort_yet(by: Grouping) -> None:
    frame = table(shop([("ann", "2024-01-05", 10), ("bob", "2024-01-06", 0)]), by)
    assert tuple(frame.columns) == COLUMNS
    assert frame.empty


@pytest.mark.parametrize("by", ["month", "quarter"])
def test_what_a_cohort_brought_adds_up_to_the_revenue(by: Grouping) -> None:
    transactions = shop(many_sales())
    frame = table(transactions, by, date(2025, 12, 31))
    brought = frame.groupby("cohort").last().eval("customers * cumulative_revenue_per_customer")
    assert brought.sum() == pytest.approx(transactions.orders["revenue"].sum())


def test_cdnow_acquired_all_its_customers_in_the_first_quarter_fader_hardie_2001() -> None:
    with (files("lifetimes") / "datasets" / "CDNOW_master.txt").open() as file:
        rows = pd.read_csv(
            file, sep=r"\s+", skiprows=1, names=["customer_id", "day", "cds", "revenue"], dtype={0: "str", 1: "str"}
        )
    transactions = from_frames(
        rows.assign(order_id=rows.index.astype("str"), ordered_at=pd.to_datetime(rows["day"], format="%Y%m%d"))
    )
    (quarter,) = table(transactions, "quarter").groupby("cohort")["customers"].unique()
    assert quarter.tolist() == [23570]


@settings(max_examples=40)
@given(random_sales)
def test_months_against_a_slow_count(sales: list[Sale]) -> None:
    transactions = shop(sales)
    summary = summarise(transactions)
    found = cohorts(transactions, summary)
    expected = count_slowly(summary.days, summary.as_of)
    assert list(zip(found["cohort"], found["months_since"], strict=True)) == list(expected)
    counted = np.array(list(expected.values())).reshape(-1, 3)
    np.testing.assert_array_equal(found[["customers", "active"]], counted[:, :2])
    np.testing.assert_allclose(found["revenue"], counted[:, 2])
    assert found["retention"].between(0, 1).all()


def count_slowly(days: pd.DataFrame, as_of: date) -> dict[tuple[str, int], tuple[int, int, float]]:
    """Customers, active ones and revenue of every cohort and complete month, one day at a time."""
    over = pd.Period(as_of, "M") if pd.Timestamp(as_of).is_month_end else pd.Period(as_of, "M") - 1
    first = {name: pd.Period(own["day"].min(), "M") for name, own in days.groupby("customer_id")}
    counts: dict[tuple[str, int], tuple[int, int, float]] = {}
    for start in sorted(set(first.values())):
        members = [name for name in first if first[name] == start]
        for month in pd.period_range(start, over, freq="M"):
            bought = days[days["customer_id"].isin(members) & (days["day"].dt.to_period("M") == month)]
            figures = (len(members), bought["customer_id"].nunique(), float(bought["revenue"].sum()))
            counts[str(start), (month - start).n] = figures
    return counts


def test_customers_are_grouped_by_what_brought_them() -> None:
    people = {name: {"acquired_through": "" if name == "b" else "Paid Social"} for name in "abc"}
    sales = shop([(name, f"2024-0{month}-05", 10.0) for name in "abc" for month in (1, 2)], people=people)
    assert groupings(sales)[-1] == "source"
    labels, members = cohort_of(sales, summarise(sales), "source")
    assert labels == ("Paid Social", Pooled.UNKNOWN.value)
    assert members.tolist() == [0, 1, 0]
