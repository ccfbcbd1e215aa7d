"""Frames for tables and charts."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as some

from cltv_core.analysis import History
from cltv_core.backtest.comparison import Comparison
from cltv_core.describe.reconciliation import Account, Line
from cltv_core.segments.placing import Meaning, Segments
from cltv_core.segments.rules import Segment, Standing, Tier
from cltv_core.text.voice import speaking
from cltv_core.value.relationship_value import RelationshipValue
from dashboard import tables
from dashboard.features.table_columns import day_pattern
from tests.core.shops import shop

PEOPLE = pd.DataFrame(
    {
        "customer": ["Zoe", "Anna Berg", "Bert"],
        "tier": ["High", "Low", "High"],
        "standing": ["active", "new", "lost"],
        "segment": ["Champions", "New", "At risk"],
        "expected_value": [5.0, 1.0, 9.0],
        "search": ["1\nzoe\nz@x.org\n", "2\nanna berg\na.b@x.org\n", "3\nbert\n\n+44 20"],
    }
)


def names(found: pd.DataFrame) -> list[str]:
    return list(found["customer"])


def test_a_reconciliation_keeps_the_lines_of_the_account() -> None:
    account = Account("GBP", ("a.csv",), (Line("In", 10, 100.0), Line("a fee", -1, -4.5), Line("Used", 9, 95.5)))
    lines = tables.reconciliation(account)
    assert lines["line"].tolist() == ["In", "a fee", "Used"]
    assert lines["amount"].tolist() == [100.0, -4.5, 95.5]
    assert lines["rows"].tolist() == [10, -1, 9]


def test_without_search_and_filter_everybody_matches_in_order_of_value() -> None:
    assert names(tables.matching(PEOPLE, tables.CustomerQuery())) == ["Bert", "Zoe", "Anna Berg"]


@pytest.mark.parametrize(
    ("search", "found"),
    [("zoe", ["Zoe"]), ("BERG anna", ["Anna Berg"]), ("x.org", ["Zoe", "Anna Berg"]), ("a.c@", []), ("+44", ["Bert"])],
)
def test_every_word_searched_for_must_be_there_as_it_stands(search: str, found: list[str]) -> None:
    assert names(tables.matching(PEOPLE, tables.CustomerQuery(search))) == found


@pytest.mark.parametrize("search", ["0171 2006439", "0171/2006439", "+49 171 2006439", "2006439"])
def test_a_phone_number_is_found_however_it_is_written(search: str) -> None:
    texts = ["1\nzoe\nz@x.org\n+491712006439", "2\nanna berg\na.b@x.org\n+491712006438", "0171\nbert\n\n"]
    assert names(tables.matching(PEOPLE.assign(search=texts), tables.CustomerQuery(search))) == ["Zoe"]


def test_filters_are_or_within_one_and_and_between_them() -> None:
    by_name = tables.CustomerQuery(tiers=("High", "Low"), standings=("new", "lost"), order="customer")
    assert names(tables.matching(PEOPLE, by_name)) == ["Anna Berg", "Bert"]
    assert names(tables.matching(PEOPLE, replace(by_name, segments=("Champions", "At risk")))) == ["Bert"]


def test_a_table_without_addresses_has_no_column_for_them() -> None:
    assert "email" not in tables.shown_columns(pd.DataFrame({"email": ["", ""]}))
    assert "email" in tables.shown_columns(pd.DataFrame({"email": ["", "a@b.org"]}))


@given(some.floats(0, 1e9))
def test_rounding_to_three_digits_is_within_half_a_percent(amount: float) -> None:
    rounded = float(tables.rounded(pd.Series([amount])).iloc[0])
    assert abs(rounded - amount) <= max(0.005 * amount, 0.005) * (1 + 1e-9)


def test_rounding_reads_as_a_person_would_say_it() -> None:
    assert tables.rounded(pd.Series([228_569.4, 1_234.5, 84.26, 0.0])).tolist() == [229_000, 1_230, 84.3, 0.0]


def test_methods_are_told_in_percent_under_the_owners_names() -> None:
    scores = {"off": [0.12, 0.5], "mae": [3.0, 4.0], "top20": [0.504, 0.2], "gini": [0.75, -1e-9]}
    methods = ["BG/NBD with Gamma-Gamma", "the same for everyone"]
    told = tables.methods(Comparison(pd.DataFrame({"method": methods, **scores}), 3, ()))
    assert told.iloc[0].tolist() == ["Buying-pattern model (BG/NBD)", 12.0, 3.0, 50.0, 75.0]
    assert told.iloc[1].tolist() == ["Rule of thumb: everyone spends the average", 50.0, 4.0, 20.0, 0.0]
    assert not np.signbit(told["gini"]).any()


@pytest.mark.parametrize(("many", "few"), [(1, [0]), (3, [0, 1, 2]), (24, [0, 6, 12, 17, 23])])
def test_a_few_cohorts_stand_for_many(many: int, few: list[int]) -> None:
    assert tables.spread([str(number) for number in range(many)]) == [str(number) for number in few]


def test_cohorts_of_months_get_their_spoken_names() -> None:
    frame = pd.DataFrame({"cohort": ["2011-01", "2011-12"]})
    assert tables.named(frame, "month")["cohort"].tolist() == ["Jan 2011", "Dec 2011"]
    assert tables.named(frame, "first_product")["cohort"].tolist() == ["2011-01", "2011-12"]


def test_segments_tiers_and_standings_are_told_apart() -> None:
    told = {
        "Lost": Meaning.SEGMENT(segment=Segment.LOST, size=5, gap=30.0, big=9.0),
        "Mine": Meaning.OWN(conditions=()),
        "Low": Meaning.TIER(tier=Tier.LOW, customers=3, least=1.0, horizon_days=365),
        "lost": Meaning.STANDING(standing=Standing.LOST, gap=30.0),
    }
    found = tables.definitions(Segments(pd.DataFrame(), pd.DataFrame(), definitions=told))
    assert [list(part) for part in found.values()] == [["Lost", "Mine"], ["Low"], ["Very late"]]


def test_due_products_are_counted_for_the_customers_asked_for() -> None:
    due = pd.DataFrame({"customer_id": ["a", "b", "c", "a"], "product": ["Rye", "Rye", "Rye", "Bun"]})
    assert tables.due_by_product(due, pd.Index(["a", "b"])).to_dict() == {"Rye": 2, "Bun": 1}


def test_beyond_revenue_lists_those_of_whom_something_is_known_without_empty_columns() -> None:
    frame = pd.DataFrame(
        {
            "own_value": [10.0, 20.0, 30.0],
            "referred": [2, 0, 0],
            "referral_value": [25.0, 0.0, 0.0],
            "satisfaction": [float("nan"), 9.0, float("nan")],
            "reviews": [0.0, 0.0, 0.0],
            "relationship_value": [35.0, 20.0, 30.0],
        },
        index=["a", "b", "c"],
    )
    people = pd.DataFrame({"customer_id": ["c", "b", "a"], "customer": ["Cleo", "Bert", "Anna"]})
    found = tables.beyond_revenue(RelationshipValue(frame, (), 0.5), people)
    assert found["customer"].tolist() == ["Anna", "Bert"]
    assert "reviews" not in found


class TestOneCustomer:
    SALES = (("ann", "2024-01-01", 10), ("bob", "2024-01-02", 7), ("ann", "2024-02-01", 5), ("ann", "2024-02-01", 6))
    LINES = ((0, "Bread roll", 6.0), (0, "Bread roll", 2.0), (0, "CAKE STAND", 2.0), (2, "Tea", 5.0), (3, "Jam", 6.0))

    def test_orders_come_with_what_was_bought_the_latest_first(self) -> None:
        orders = tables.orders_of(shop(list(self.SALES), lines=list(self.LINES)), "ann")
        assert orders["revenue"].tolist() == [6.0, 5.0, 10.0]
        assert orders["products"].tolist() == ["Jam", "Tea", "Bread roll and Cake stand"]

    def test_each_day_tells_all_that_was_bought_on_it(self) -> None:
        transactions = shop(list(self.SALES), lines=list(self.LINES))
        days = tables.purchase_days(History(transactions, transactions.last_day), "ann")
        assert days["products"].tolist() == [["Bread roll", "CAKE STAND"], ["Tea", "Jam"]]

    def test_files_without_products_have_no_column_for_them(self) -> None:
        transactions = shop(list(self.SALES))
        assert "products" not in tables.orders_of(transactions, "ann")
        days = tables.purchase_days(History(transactions, transactions.last_day), "ann")
        assert days["products"].tolist() == [[], []]


def test_the_best_of_a_segment_are_those_of_whom_most_is_expected() -> None:
    people = PEOPLE.assign(
        segment=["Loyal", "Loyal", "Lost"],
        customer_id=["z", "a", "b"],
        email="",
        reason="on_time",
        usual_gap=9,
        days_since=1,
    )
    assert names(tables.best_of(people, "Loyal", 1)) == ["Zoe"]
    assert names(tables.best_of(people, "Loyal", 8)) == ["Zoe", "Anna Berg"]


@pytest.mark.parametrize(
    ("locale", "pattern"), [("en_GB", "D MMM"), ("en_US", "MMM D"), ("de_DE", "D. MMM"), ("ja_JP", "M月D日")]
)
def test_a_phone_gets_days_without_their_year(locale: str, pattern: str) -> None:
    with speaking(locale=locale):
        assert day_pattern(short=True) == pattern


@pytest.mark.parametrize(
    ("locale", "pattern"),
    [
        ("en_GB", "D MMMM YYYY"),
        ("en_US", "MMMM D, YYYY"),
        ("es_ES", "D [de] MMMM [de] YYYY"),
        ("ja_JP", "YYYY年M月D日"),
    ],
)
def test_days_in_tables_are_written_as_in_sentences(locale: str, pattern: str) -> None:
    with speaking(locale=locale):
        assert day_pattern() == pattern
