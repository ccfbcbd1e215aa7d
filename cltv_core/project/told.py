"""A forecast as it is told today, kept so that it can be held against what came."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import groupby

from cltv_core.analysis import Analysis
from cltv_core.project.contents import Milestone, Project, ToldForecast
from cltv_core.value.milestones import milestones
from cltv_core.value.sales_by_month import sales_by_month

MOST_FORECASTS = 120
"""Ten years of months; the oldest go first."""
RECENT = timedelta(days=62)
LONGEST_NAME = 200


def told_forecast(analysis: Analysis) -> ToldForecast:
    """Note what is forecast at the as-of day of an analysis."""
    path = milestones(analysis.summary, analysis.forecast)
    sizes = analysis.segments.frame["segment"].value_counts()
    last_year = sales_by_month(analysis.summary, analysis.forecast).last_year
    return ToldForecast(
        as_of=analysis.summary.as_of,
        currency=analysis.currency,
        customers=len(analysis.summary.frame),
        revenue=round(float(analysis.summary.frame["revenue"].sum()), 2),
        revenue_last_year=round(last_year or 0.0, 2),
        path=tuple(Milestone(one.days, *(round(end, 2) for end in (one.expected, one.low, one.high))) for one in path),
        segments={str(name)[:LONGEST_NAME]: int(number) for name, number in sizes.items()},
    )


def with_forecast(project: Project, told: ToldForecast) -> tuple[ToldForecast, ...]:
    """Return the forecasts of a project with another one, in the order of their days.

    Of one day the first stays: what was told then is not told anew when more is known. Of those that were told every
    night, the first of each month stays once they are older than `RECENT`.
    """
    if any(one.as_of == told.as_of for one in project.forecasts):
        return project.forecasts
    every = sorted((*project.forecasts, told), key=lambda one: one.as_of)
    monthly, since = of_each_month(every), every[-1].as_of - RECENT
    return tuple([one for one in every if one.as_of >= since or one in monthly][-MOST_FORECASTS:])


def of_each_month(forecasts: Sequence[ToldForecast]) -> tuple[ToldForecast, ...]:
    """Return the first forecast told in each calendar month, in their order."""
    in_order = sorted(forecasts, key=lambda one: one.as_of)
    return tuple(next(month) for _, month in groupby(in_order, key=lambda one: (one.as_of.year, one.as_of.month)))
