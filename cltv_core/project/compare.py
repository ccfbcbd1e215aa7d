"""Several shops side by side, by what their project files remember."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cltv_core.project.contents import Milestone, Project

MOST_SHOPS = 20


@dataclass(frozen=True)
class ShopLine:
    """One shop at its latest forecast, in its own currency; None where nothing was told yet.

    `ahead`: what its customers of that day were expected to spend up to the end of the path.
    """

    name: str
    as_of: date | None
    currency: str
    customers: int | None
    revenue_last_year: float | None
    ahead: Milestone | None
    campaigns: int
    worked: int


def side_by_side(projects: Sequence[Project]) -> tuple[ShopLine, ...]:
    """Compare at most `MOST_SHOPS` shops, the largest first."""
    lines = [_line(project) for project in projects[:MOST_SHOPS]]
    return tuple(sorted(lines, key=lambda line: (-(line.revenue_last_year or 0.0), line.name)))


def _line(project: Project) -> ShopLine:
    told = max(project.forecasts, key=lambda one: one.as_of, default=None)
    results = [one.result for one in project.campaigns if one.result]
    return ShopLine(
        name=project.name,
        as_of=told.as_of if told else None,
        currency=told.currency if told else "",
        customers=told.customers if told else None,
        revenue_last_year=told.revenue_last_year if told else None,
        ahead=told.path[-1] if told and told.path else None,
        campaigns=len(project.campaigns),
        worked=sum(one.verdict in ("works", "probably works") for one in results),
    )
