"""The figures of the shop: what it sold, what its customers are worth, how its cohorts do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import session
from dashboard.results import outlook
from dashboard.results.remembered import remembered

if TYPE_CHECKING:
    import pandas as pd

    from cltv_core.analysis import Analysis, History
    from cltv_core.describe.cohort_groups import Grouping
    from cltv_core.describe.good_starts import GoodStart
    from cltv_core.describe.kpis import Kpis
    from cltv_core.describe.new_pace import NewPace
    from cltv_core.describe.small_shop import Past
    from cltv_core.planning.winning import Earned
    from cltv_core.value.equity import Equity
    from cltv_core.value.relationship_value import RelationshipValue
    from cltv_core.value.sales_by_month import SalesByMonth


def past() -> Past:
    """Return what a small shop can be told exactly."""
    return _past(outlook.history())


def kpis(period: int | None) -> Kpis:
    """Return the key figures of so many months; None: of those that suit the history."""
    return outlook.history().kpis if period is None else _kpis(outlook.history(), period)


def sales_by_month() -> SalesByMonth:
    """Return the sales of each month, and those that are expected."""
    return _sales_by_month(outlook.analysis())


def new_pace() -> NewPace | None:
    """Return how many customers join a month, and whether that has changed lately."""
    from cltv_core.describe.new_pace import new_pace
    from cltv_core.value.equity import new_customers

    return new_pace(new_customers(outlook.history().summary))


def equity() -> Equity:
    """Return what customers of today and those still to come are worth."""
    return _equity(outlook.analysis())


def relationship_value(referral_share: float) -> RelationshipValue:
    """Return what customers bring beyond their own purchases."""
    from cltv_core.value import relationship_value

    found, customers = outlook.analysis(), session.transactions().customers
    return relationship_value.relationship_value(
        customers, found.summary, found.forecast, referral_share=referral_share
    )


def good_start(by: Grouping) -> GoodStart | None:
    """Return which first product or channel leads to customers who come back for more."""
    return _good_start(outlook.history(), by)


def cohorts(by: Grouping) -> pd.DataFrame:
    """Return what the customers of each group did, month by month."""
    return _cohorts(outlook.history(), by)


def curves(by: Grouping) -> pd.DataFrame:
    """Return the value curves of each group, continued by what is expected."""
    return _curves(outlook.analysis(), by)


def earned(cost: float) -> Earned | None:
    """Return what a new customer brings for what winning one costs."""
    return _earned(outlook.analysis(), cost)


@remembered()
def _past(history: History) -> Past:
    from cltv_core.describe.small_shop import past

    return past(history.transactions, history.summary)


@remembered()
def _kpis(past: History, period: int) -> Kpis:
    from cltv_core.describe.kpis import kpis

    return kpis(past.transactions, past.summary, period)


@remembered()
def _sales_by_month(found: Analysis) -> SalesByMonth:
    from cltv_core.value.sales_by_month import sales_by_month

    return sales_by_month(found.summary, found.forecast)


@remembered()
def _equity(found: Analysis) -> Equity:
    from cltv_core.value.equity import customer_equity

    return customer_equity(found.summary, found.forecast)


@remembered()
def _good_start(past: History, by: Grouping) -> GoodStart | None:
    from cltv_core.describe.good_starts import good_start

    return good_start(past.transactions, past.summary, by)


@remembered()
def _cohorts(past: History, by: Grouping) -> pd.DataFrame:
    return past.cohorts(by)


@remembered()
def _earned(found: Analysis, cost: float) -> Earned | None:
    from cltv_core.planning.winning import earned

    return earned(found, cost)


@remembered()
def _curves(found: Analysis, by: Grouping) -> pd.DataFrame:
    return found.curves(by)
