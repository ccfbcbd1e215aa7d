"""What the printable page shows, gathered from the analysis once: a small record a section, without words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from cltv_core.analysis import Analysis
from cltv_core.describe.basis import Basis, basis
from cltv_core.describe.cohort_groups import Grouping, Pooled
from cltv_core.describe.kpis import Kpis
from cltv_core.describe.newer_customers import NewerCustomers
from cltv_core.describe.reconciliation import Account, accounts
from cltv_core.describe.value_spread import concentration, share_of_best, value_bands
from cltv_core.facts import Fact
from cltv_core.report.cautions import cautions, include_tax
from cltv_core.segments.placing import Segments
from cltv_core.tactics.playbook import Tactic
from cltv_core.transactions import Transactions
from cltv_core.value.forecast import Forecast

BEST_SHARE = 0.2
NAMED_CUSTOMERS = 20
MOST_MONTHLY_CURVES = 6
"""With more monthly cohorts than this the page shows quarters."""


@dataclass(frozen=True)
class ValueSpread:
    """How what is expected spreads over the customers; `of_best`: the share that the best fifth brings."""

    median: float
    bands: pd.DataFrame
    curve: pd.DataFrame
    of_best: float


@dataclass(frozen=True)
class CohortCurves:
    """The value curves of the cohorts that the page draws, and whether newer customers bring more."""

    by: Grouping
    curves: pd.DataFrame
    newer: NewerCustomers | None


@dataclass(frozen=True)
class Best:
    """The most valuable customers, and in the same order where the rules placed them and why."""

    people: pd.DataFrame
    placed: pd.DataFrame


@dataclass(frozen=True)
class Facts:
    """All that the page shows.

    `with_tax`: whether amounts are known to include it. `modest`: what a small or young shop is told of the future,
    None for others. `segments` is their table, with `tactics` in its order. `best`: the customers whom the page names,
    None where it names nobody.
    """

    currency: str
    sales: Transactions
    with_tax: bool
    basis: Basis
    accounts: tuple[Account, ...]
    cautions: tuple[Fact, ...]
    kpis: Kpis
    forecast: Forecast
    modest: Forecast | None
    segments: pd.DataFrame
    definitions: Mapping[str, Fact]
    tactics: tuple[Tactic, ...]
    this_week: tuple[Tactic, ...]
    spread: ValueSpread
    best: Best | None
    cohorts: CohortCurves


def gathered(analysis: Analysis, *, with_names: bool) -> Facts:
    """Gather the facts of the page; of single customers only `with_names`."""
    placed = analysis.segments
    return Facts(
        currency=analysis.currency,
        sales=analysis.transactions,
        with_tax=include_tax(analysis.transactions),
        basis=basis(analysis.summary, analysis.first_day),
        accounts=accounts(analysis.transactions.report),
        cautions=cautions(analysis.transactions, analysis.told),
        kpis=analysis.kpis,
        forecast=analysis.forecast,
        modest=analysis.modest,
        segments=placed.table,
        definitions=placed.definitions,
        tactics=analysis.tactics,
        this_week=analysis.this_week,
        spread=_spread(analysis.forecast.frame["expected_value"]),
        best=_best(analysis.everyone, placed) if with_names else None,
        cohorts=_cohorts(analysis),
    )


def _spread(expected: pd.Series) -> ValueSpread:
    values = expected.to_numpy()
    return ValueSpread(
        median=float(expected.median()),
        bands=value_bands(values),
        curve=concentration(values),
        of_best=share_of_best(values, BEST_SHARE),
    )


def _cohorts(analysis: Analysis) -> CohortCurves:
    """By month, or by quarter where months are too many; small cohorts, which stand together, are left out."""
    months = analysis.cohorts("month")["cohort"].nunique()
    by: Grouping = "quarter" if months > MOST_MONTHLY_CURVES else "month"
    curves = analysis.curves(by)
    return CohortCurves(by, curves[curves["cohort"] != Pooled.SMALL.value], analysis.newer_customers)


def _best(everyone: pd.DataFrame, placed: Segments) -> Best:
    people = everyone.head(NAMED_CUSTOMERS)
    return Best(people, placed.frame.loc[people["customer_id"]])
