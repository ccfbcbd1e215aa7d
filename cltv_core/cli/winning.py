"""The cost of winning a new customer: as it is typed, kept in the project file, and written."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from datetime import date
from typing import Any

import msgspec

from cltv_core.cli.outputs import rounded
from cltv_core.planning.winning import CostOfWinning
from cltv_core.project.contents import Project, WinningCost
from cltv_core.project.winning import cost_of_spending, with_preferences, with_spending
from cltv_core.summary import CustomerSummary


def with_typed_cost(project: Project, given: argparse.Namespace, summary: CustomerSummary) -> Project:
    """Return a project with the cost that was typed, and with those of months whose spending was typed.

    Months in which nobody was new are passed over.
    """
    today = date.today()
    if given.acquisition_cost is not None:
        preferences = msgspec.structs.replace(project.preferences, acquisition_cost=given.acquisition_cost)
        project = with_preferences(project, preferences, today)
    for month, money in (given.ad_spend or {}).items():
        cost = cost_of_spending(summary, money, month, today)
        project = project if cost is None else with_spending(project, cost)
    return project


def winning_json(found: CostOfWinning | None) -> dict[str, Any]:
    """Return what `summary.json` says of it, nothing where it is not known."""
    if found is None:
        return {}
    earned = found.earned
    return {
        "acquisition": {
            **_one(found.now),
            **(_cents(found.likely) if found.likely else {"low80": None, "high80": None}),
            "before": _one(found.before) if found.before else None,
            "change": rounded(found.change, 6),
            "change_low80": rounded(found.change_likely.low80, 6) if found.change_likely else None,
            "change_high80": rounded(found.change_likely.high80, 6) if found.change_likely else None,
            "value_of_one": _cents(earned.new) if earned and earned.new else None,
            "times": rounded(earned.times, 6) if earned else None,
            "payback_months": earned.paid.months if earned and earned.paid else None,
        }
    }


def _cents(told: Any) -> dict[str, Any]:
    return {name: round(value, 2) if isinstance(value, float) else value for name, value in asdict(told).items()}


def _one(told: WinningCost) -> dict[str, Any]:
    """Return a cost with how it is known: `spending` is None where it was said."""
    return {
        "cost": round(told.cost, 2),
        "told_on": told.day.isoformat() if told.day else None,
        "spending": msgspec.to_builtins(told.spending) if told.spending else None,
    }
