"""What is said of the whole shop, its figures and its cohorts."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
import pytest

from cltv_core.describe.cohort_groups import Grouping, Pooled
from cltv_core.describe.kpis import Kpi, Measure
from cltv_core.describe.newer_customers import Compared, NewerCustomers
from cltv_core.segments.placing import Meaning
from cltv_core.segments.rules import Segment, Standing, Tier
from cltv_core.text import analysis as shop
from cltv_core.text import describe, segments
from cltv_core.text.say import say
from cltv_core.text.voice import Voice, speaking
from tests.core.shops import forecast_by_hand, summary_of


@pytest.fixture(autouse=True)
def british() -> Iterator[None]:
    with speaking(Voice("en_GB", "GBP")):
        yield


@pytest.mark.parametrize(
    ("margin", "told"),
    [
        (1.0, "Your 1 customer is expected to spend about :green[£84] over the next 12 months."),
        (
            0.5,
            "Your 1 customer is expected to earn you about :green[£84] over the next 12 months: profit at your margin "
            "of 50%.",
        ),
    ],
)
def test_the_headline_speaks_of_one_customer_as_of_one_and_of_profit_at_a_margin(margin: float, told: str) -> None:
    summary = summary_of([("ann", "2024-01-01", 5)])
    forecast = forecast_by_hand(summary, 84.0, margin=margin)
    assert shop.headline(1, forecast, mark=":green[{}]") == told


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (NewerCustomers(3, 38.0, 42.0, True), "Newer customers bring less: £38 against £42 in their first 3 months."),
        (NewerCustomers(1, 59.0, 53.0, True), "Newer customers bring more: £59 against £53 in their first month."),
    ],
)
def test_newer_customers_are_compared_in_plain_words(found: NewerCustomers, told: str) -> None:
    assert describe.newer_customers(found) == told


def test_a_difference_that_may_be_chance_is_none() -> None:
    told = describe.newer_customers(NewerCustomers(3, 38.0, 42.0, False))
    assert told.startswith("Newer customers bring about as much as older ones did: £38 against £42")


def test_where_newer_customers_fall_behind_later_that_is_said() -> None:
    told = describe.newer_customers(NewerCustomers(3, 38.0, 42.0, False, Compared(9, 70.0, 110.0, True)))
    assert told.endswith("£38 against £42 in their first 3 months, but less after that: £70 against £110 by month 9.")


@pytest.mark.parametrize(
    ("cohort", "by", "name"),
    [
        ("2011-01", "month", "Jan 2011"),
        ("2011-Q1", "quarter", "Q1 2011"),
        ("2011-01", "first_product", "2011-01"),
        ("Other", "channel", "Other"),
        (Pooled.OTHER.value, "channel", "All others"),
        (Pooled.SMALL.value, "month", "Smaller groups"),
    ],
)
def test_cohorts_have_names(cohort: str, by: Grouping, name: str) -> None:
    assert describe.cohort_short(cohort, by) == name


@pytest.mark.parametrize(
    ("measure", "value", "told"),
    [
        (Measure.RETENTION_RATE, 0.004, "0.4%"),
        (Measure.RETENTION_RATE, 0.384, "38%"),
        (Measure.AVERAGE_ORDER_VALUE, 12.3, "£12.30"),
        (Measure.AVERAGE_ORDER_VALUE, 1234.5, "£1,234"),
        (Measure.PURCHASE_FREQUENCY, 2.26, "2.3 orders"),
        (Measure.ACTIVE_CUSTOMERS, 1234.0, "1,234"),
    ],
)
def test_figures_are_rounded_as_a_person_would(measure: Measure, value: float, told: str) -> None:
    assert describe.value(measure, value) == told


def test_a_change_is_told_by_what_stood_before() -> None:
    assert describe.change(Kpi(Measure.RETENTION_RATE, 0.42, 0.38, ())) == "up from 38%"
    assert describe.change(Kpi(Measure.RETENTION_RATE, 0.381, 0.379, ())) == "unchanged at 38%"
    assert describe.change(Kpi(Measure.RETENTION_RATE, 0.42, None, ())) == ""


def test_bands_are_named_by_their_limits() -> None:
    told = [describe.band(low, high) for low, high in ((0, 0.5), (20, 50), (2e6, float("inf")))]
    assert told == ["under £0.50", "£20 to £50", "£2 million or more"]


@pytest.mark.parametrize(
    ("like", "customers", "told"),
    [
        ("At risk", 5, "About to leave: 5 customers in Mine, £21 at stake."),
        ("Can't lose them", 1, "Top customers about to leave: 1 customer in Mine, £21 at stake."),
    ],
)
def test_who_is_about_to_leave_is_told_with_what_is_at_stake(like: str, customers: int, told: str) -> None:
    row = pd.Series({"segment": "Mine", "like": like, "customers": customers, "at_stake": 21.0})
    assert shop.about_to_leave(row) == told


def test_no_word_names_both_a_segment_and_a_status_or_a_value() -> None:
    names = [*segments.SEGMENTS.values(), *segments.STANDINGS.values(), *segments.TIERS.values()]
    assert len(set(names)) == len(names) == len(Segment) + len(Standing) + len(Tier)


def test_days_late_are_those_of_the_usual_gap_that_is_told() -> None:
    told = say(Meaning.SEGMENT(segment=Segment.AT_RISK, size=11, gap=21.6, big=9.0))
    assert "With a usual gap of 22 days, that starts at 33 days." in told
