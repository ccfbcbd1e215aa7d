"""What winning a new customer cost, each time it was told: kept, so that its change can be seen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import msgspec
import numpy as np

from cltv_core.describe.periods import closing_day, last_complete_month, month_number
from cltv_core.project.contents import Preferences, Project, Spending, WinningCost
from cltv_core.summary import CustomerSummary
from cltv_core.terms import days_to_month

MOST_COSTS = 240
"""Twenty years of months; the oldest go first."""
KNOWN_AFTER = 3
"""Months from the beginning of the sales in which customers look new who bought before them."""


def known_before(preferences: Preferences) -> tuple[WinningCost, ...]:
    """Return what a file of the first version says of it: one cost, told nobody knows when."""
    cost = preferences.acquisition_cost
    return () if cost is None else (WinningCost(cost),)


def with_preferences(project: Project, preferences: Preferences, today: date) -> Project:
    """Return a project with other settings; a cost of winning a customer that is new is noted with its day."""
    cost = preferences.acquisition_cost
    costs = project.costs if cost is None else _said(project.costs, WinningCost(cost, today))
    return replace(project, preferences=preferences, costs=costs)


def with_spending(project: Project, told: WinningCost) -> Project:
    """Return a project that goes by what was spent; months may be told in any order, and anew."""
    assert told.spending is not None, "it was worked out from what was spent"
    last = told.spending.last
    others = [one for one in project.costs if one.spending is None or same_time(one) != same_time(told)]
    later = (place for place, one in enumerate(others) if one.spending is not None and one.spending.last > last)
    place = next(later, len(others))
    costs = (*others[:place], told, *others[place:])[-MOST_COSTS:]
    preferences = msgspec.structs.replace(project.preferences, acquisition_cost=costs[-1].cost)
    return replace(project, costs=costs, preferences=preferences)


def months_to_tell(summary: CustomerSummary) -> tuple[date, ...]:
    """Return the first days of the months whose new customers are known, the latest first."""
    first = int(month_number(summary.frame["first_order"].to_numpy()).min()) + KNOWN_AFTER
    numbers = range(last_complete_month(closing_day(summary)), first - 1, -1)
    return tuple(np.datetime64(number, "M").astype("datetime64[D]").item() for number in numbers)


def cost_of_spending(summary: CustomerSummary, money: float, month: date, today: date) -> WinningCost | None:
    """Work out what each customer cost who was new in a month; None where nobody was."""
    last = month + timedelta(days=days_to_month(month, 1) - 1)
    days = summary.frame["first_order"].to_numpy().astype("datetime64[D]")
    customers = int(np.count_nonzero((days >= np.datetime64(month)) & (days <= np.datetime64(last))))
    if not customers:
        return None
    return WinningCost(round(money / customers, 2), today, Spending(money, month, last, customers))


def _said(costs: tuple[WinningCost, ...], told: WinningCost) -> tuple[WinningCost, ...]:
    """Add what was said, if it is new; of one day the last word counts, as a field may be changed step by step."""
    if costs and costs[-1].spending is None and costs[-1].day == told.day:
        costs = costs[:-1]
    return costs if costs and costs[-1].cost == told.cost else (*costs, told)[-MOST_COSTS:]


def same_time(told: WinningCost) -> tuple[date, date] | date | float:
    """Return of when a cost is, as one told anew takes its place; what has no day is only the same as itself."""
    return (told.spending.first, told.spending.last) if told.spending else told.day or told.cost
