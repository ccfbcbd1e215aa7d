"""Several project files of one shop, such as last month's and this month's: nothing that any of them knows is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import reduce

from cltv_core.project.contents import Campaign, Project, WinningCost
from cltv_core.project.winning import MOST_COSTS, same_time


def merged(projects: Sequence[Project]) -> Project:
    """Return one project of several files of one shop; where two of them differ, the newer one is right.

    Newer is which was told a forecast last, and of two told on one day which has more campaigns, then the later one.
    """
    return reduce(_both, sorted(projects, key=_age))


def same_shop(projects: Sequence[Project]) -> bool:
    """Tell whether all files are of one shop: they have one secret."""
    return len({one.salt for one in projects}) == 1


def _age(project: Project) -> tuple[int, int]:
    told = max((one.as_of.toordinal() for one in project.forecasts), default=0)
    return told, len(project.campaigns)


def _both(older: Project, newer: Project) -> Project:
    told = {one.as_of: one for one in (*newer.forecasts, *older.forecasts)}
    return replace(
        newer,
        answers={**older.answers, **newer.answers},
        campaigns=_campaigns(older, newer),
        forecasts=tuple(told[day] for day in sorted(told)),
        costs=_costs(older, newer),
        sales={**older.sales, **newer.sales},
    )


def _costs(older: Project, newer: Project) -> tuple[WinningCost, ...]:
    """Return the costs of both; of one month, or one day, only what the newer file says."""
    again = {same_time(one) for one in newer.costs}
    return (*(one for one in older.costs if same_time(one) not in again), *newer.costs)[-MOST_COSTS:]


def _campaigns(older: Project, newer: Project) -> tuple[Campaign, ...]:
    """Return the campaigns of both in the order in which they were sent; a result that only one has stays."""
    known = {one.receipt.id: one for one in older.campaigns}
    for one in newer.campaigns:
        before = known.get(one.receipt.id)
        known[one.receipt.id] = replace(one, result=one.result or (before.result if before else None))
    return tuple(sorted(known.values(), key=lambda one: one.receipt.sent_on))
