"""Frames for tables and charts."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as some

from cltv_core.transactions import Exclusion, FileReport, ReadingReport
from dashboard import tables

PEOPLE = pd.DataFrame(
    {
        "customer": ["Zoe", "Anna Berg", "Bert"],
        "tier": ["High", "Low", "High"],
        "standing": ["active", "new", "lost"],
        "expected_value": [5.0, 1.0, 9.0],
        "search": ["1\nzoe\nz@x.org\n", "2\nanna berg\na.b@x.org\n", "3\nbert\n\n+44 20"],
    }
)


def names(found: pd.DataFrame) -> list[str]:
    return list(found["customer"])


def report(file_amount: float, used: float, *exclusions: Exclusion) -> ReadingReport:
    file = FileReport("a.csv", "generic", "Any", 10, (), {}, "GBP", file_amount, used, exclusions)
    return ReadingReport(files=(file,))


def test_reconciliation_goes_from_the_file_to_what_is_used() -> None:
    lines = tables.reconciliation(report(100.0, 95.5, Exclusion("a fee", 1, 10.0), Exclusion("a refund", 2, -5.5)))
    assert lines["amount"].tolist() == [100.0, -10.0, 5.5, 95.5]
    assert lines["rows"].tolist() == [10, -1, -2, 7]


def test_without_search_and_filter_everybody_matches_in_order_of_value() -> None:
    assert names(tables.matching(PEOPLE, None, [], [], "expected_value")) == ["Bert", "Zoe", "Anna Berg"]


@pytest.mark.parametrize(
    ("search", "found"),
    [("zoe", ["Zoe"]), ("BERG anna", ["Anna Berg"]), ("x.org", ["Zoe", "Anna Berg"]), ("a.c@", []), ("+44", ["Bert"])],
)
def test_every_word_searched_for_must_be_there_as_it_stands(search: str, found: list[str]) -> None:
    assert names(tables.matching(PEOPLE, search, [], [], "expected_value")) == found


def test_filters_are_or_within_one_and_and_between_them() -> None:
    assert names(tables.matching(PEOPLE, "", ["High", "Low"], ["new", "lost"], "customer")) == ["Anna Berg", "Bert"]


def test_a_table_without_addresses_has_no_column_for_them() -> None:
    assert "email" not in tables.shown_columns(pd.DataFrame({"email": ["", ""]}))
    assert "email" in tables.shown_columns(pd.DataFrame({"email": ["", "a@b.org"]}))


@given(some.floats(0, 1e9))
def test_rounding_to_three_digits_is_within_half_a_percent(amount: float) -> None:
    rounded = float(tables.rounded(pd.Series([amount])).iloc[0])
    assert abs(rounded - amount) <= max(0.005 * amount, 0.005)


def test_rounding_reads_as_a_person_would_say_it() -> None:
    assert tables.rounded(pd.Series([228_569.4, 1_234.5, 84.26, 0.0])).tolist() == [229_000, 1_230, 84.3, 0.0]


class TestNewerAgainstOlder:
    def cohorts(self, *followed: int) -> pd.DataFrame:
        """One cohort for each number of months followed; each customer spends its number of months each month."""
        rows = [
            (f"c{place}", age, 10, months * (age + 1.0))
            for place, months in enumerate(followed)
            for age in range(months)
        ]
        return pd.DataFrame(rows, columns=["cohort", "months_since", "customers", "cumulative_revenue_per_customer"])

    def test_halves_are_compared_over_their_first_three_months(self) -> None:
        assert tables.newer_against_older(self.cohorts(6, 5, 4, 3, 2)) == (3, 3 * 3.5, 3 * 5.5)

    def test_a_short_history_is_compared_over_what_two_cohorts_have(self) -> None:
        assert tables.newer_against_older(self.cohorts(2, 1)) == (1, 1.0, 2.0)

    def test_one_cohort_is_compared_with_nothing(self) -> None:
        assert tables.newer_against_older(self.cohorts(4)) is None


def test_those_back_after_a_month_are_counted_over_all_cohorts() -> None:
    cohorts = pd.DataFrame(
        {"months_since": [0, 1, 0, 1, 0], "customers": [10, 10, 30, 30, 5], "active": [10, 4, 30, 6, 5]}
    )
    assert tables.back_after_a_month(cohorts) == 0.25
    assert tables.back_after_a_month(cohorts.tail(1)) is None


@pytest.mark.parametrize(("many", "few"), [(1, [0]), (3, [0, 1, 2]), (24, [0, 6, 12, 17, 23])])
def test_a_few_cohorts_stand_for_many(many: int, few: list[int]) -> None:
    assert tables.spread([str(number) for number in range(many)]) == [str(number) for number in few]


def test_cohorts_of_months_get_their_spoken_names() -> None:
    frame = pd.DataFrame({"cohort": ["2011-01", "2011-12"]})
    assert tables.named(frame, "month")["cohort"].tolist() == ["Jan 2011", "Dec 2011"]
    assert tables.named(frame, "first_product")["cohort"].tolist() == ["2011-01", "2011-12"]
