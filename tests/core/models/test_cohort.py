from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
import pytest

from cltv_core.errors import ModelNotFitted
from cltv_core.models.codes import Refusal
from cltv_core.models.cohort import MONTH, PRIOR_CUSTOMERS, CohortAverage, FittedCohortAverage
from cltv_core.summary import CustomerSummary, summarise
from cltv_core.transactions import from_frames
from tests.support.refusals import refuses


def shop(visits: Mapping[str, Sequence[float]], months: float) -> CustomerSummary:
    """Customers by their purchase days, given in months since January 2020, each for 10."""
    start = pd.Timestamp(2020, 1, 1)
    rows = [(name, start + pd.Timedelta(days=round(at * MONTH))) for name, ats in visits.items() for at in ats]
    orders = pd.DataFrame(rows, columns=["customer_id", "ordered_at"])
    as_of = (start + pd.Timedelta(days=round(months * MONTH))).date()
    return summarise(from_frames(orders.assign(order_id=orders.index.astype(str), revenue=10.0)), as_of)


def newcomer(fitted: FittedCohortAverage, months: float) -> float:
    """Orders expected from a customer on the day of the first order."""
    return float(fitted._paths(fitted.orders, np.array([months * MONTH]))[0, 0, 0])


@pytest.fixture(scope="module")
def fitted(cdnow_summary: CustomerSummary) -> FittedCohortAverage:
    return CohortAverage().fit(cdnow_summary)


def test_averages_agree_with_counting_customer_by_customer(
    fitted: FittedCohortAverage, cdnow_summary: CustomerSummary
) -> None:
    orders, returns, customers = Counter[tuple[int, bool]](), Counter[int](), Counter[tuple[int, bool]]()
    for name, days in cdnow_summary.days.groupby("customer_id")["day"]:
        ages = [int((day - days.iloc[0]).days / MONTH) for day in days.iloc[1:]]
        for month in range(int(cdnow_summary.frame.loc[name, "T"] / MONTH)):
            cell = month, any(age < month for age in ages)
            customers[cell] += 1
            orders[cell] += ages.count(month)
            returns[month] += bool(ages) and ages[0] == month
    for month in range(1, 8):
        for back in (False, True):
            cell, before = (month, back), fitted.orders[month - 1, int(back)]
            drawn = (orders[cell] + PRIOR_CUSTOMERS * before) / (customers[cell] + PRIOR_CUSTOMERS)
            assert fitted.orders[month, int(back)] == pytest.approx(drawn)
        drawn = (returns[month] + PRIOR_CUSTOMERS * fitted.returning[month - 1]) / (
            customers[month, False] + PRIOR_CUSTOMERS
        )
        assert fitted.returning[month] == pytest.approx(drawn)
    last_three = [(month, True) for month in (5, 6, 7)]
    drawn = (sum(orders[cell] for cell in last_three) + PRIOR_CUSTOMERS * fitted.orders[7, 1]) / (
        sum(customers[cell] for cell in last_three) + PRIOR_CUSTOMERS
    )
    assert fitted.orders[8, 1] == pytest.approx(drawn)


def test_who_came_back_goes_through_the_months_of_age_and_then_on_like_the_last(fitted: FittedCohortAverage) -> None:
    path = fitted._paths(fitted.orders, np.arange(0, 31) * MONTH)
    newly_back = np.diff(path[0, 1])
    assert newly_back[:9] == pytest.approx(fitted.orders[:, 1])
    assert newly_back[9:] == pytest.approx(np.full(21, fitted.orders[-1, 1]))


def test_newcomers_are_expected_to_do_what_all_did_in_their_first_half_year(
    fitted: FittedCohortAverage, cdnow_summary: CustomerSummary
) -> None:
    """All customers of CDNOW were followed for longer, so the average is a plain one."""
    days = cdnow_summary.days
    age = (days["day"] - days.groupby("customer_id")["day"].transform("min")).dt.days
    repeats = ((age > 0) & (age < 6 * MONTH)).sum()
    assert newcomer(fitted, 6) == pytest.approx(repeats / len(cdnow_summary.frame), rel=0.02)


def test_who_came_back_is_worth_more_than_who_did_not(
    fitted: FittedCohortAverage, cdnow_summary: CustomerSummary
) -> None:
    value = fitted.predict(365)["expected_value"]
    came_back = cdnow_summary.frame["frequency"] > 0
    assert value[came_back].min() > 2 * value[~came_back].max()


def test_monthly_visitors_are_expected_every_month_also_past_the_oldest_age() -> None:
    visits = {f"{joined}-{n}": [joined, *np.arange(joined + 0.5, 12.5)] for joined in range(6) for n in range(60)}
    year = CohortAverage().fit(shop(visits, months=12.6)).predict(12 * MONTH)
    assert year["expected_orders"].to_numpy() == pytest.approx(np.full(360, 12.0), rel=0.01)
    assert year["expected_spend"].to_numpy() == pytest.approx(np.full(360, 10.0))


def test_customers_who_stayed_away_count() -> None:
    everyone = CohortAverage().fit(shop({str(n): [0.0, 1.5] for n in range(50)}, months=4))
    half = CohortAverage().fit(shop({str(n): [0.0, 1.5][: 1 + n % 2] for n in range(100)}, months=4))
    assert newcomer(half, 3) == pytest.approx(newcomer(everyone, 3) / 2, rel=0.1)


def test_paths_never_fall_and_end_where_the_prediction_is(fitted: FittedCohortAverage) -> None:
    days = np.array([10.0, 45.0, 365.0, 1096.0])
    path = fitted.value_path(days)
    assert (np.diff(path, axis=1) > 0).all()
    assert path[:, 2] == pytest.approx(fitted.predict(365)["expected_value"].to_numpy())


def test_a_shop_younger_than_a_month_has_no_earlier_customers() -> None:
    with refuses(ModelNotFitted, Refusal.NO_COHORT_YET):
        CohortAverage().fit(shop({"anna": [0.0, 0.5], "ben": [0.2]}, months=0.9))


def test_a_shop_nobody_came_back_to_has_no_average() -> None:
    with refuses(ModelNotFitted, Refusal.NOBODY_CAME_BACK):
        CohortAverage().fit(shop({"anna": [0.0], "ben": [0.2]}, months=6))


def test_nobody_expected_spends_nothing_and_no_number_is_lost() -> None:
    gone = {f"gone {who}": [0, 1, 2] for who in range(30)}
    found = CohortAverage().fit(shop({**gone, "late": [30]}, months=31)).predict(30.0)
    assert np.isfinite(found.to_numpy()).all()
    assert (found["expected_value"] >= 0).all()
