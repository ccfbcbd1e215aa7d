"""`cltv plan`."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from cltv_core.analysis import Analysis, analyse
from cltv_core.calendar.ahead import ahead
from cltv_core.calendar.ics import to_ics
from cltv_core.calendar.writing import appointments
from cltv_core.cli.campaign import chosen_margin, open_project
from cltv_core.cli.folder import OutputFolder
from cltv_core.country import country_of
from cltv_core.describe.usual_times import usual_times
from cltv_core.planning.acquisition import NewCustomer
from cltv_core.planning.codes import Stop
from cltv_core.planning.lines import Acquisition, Line
from cltv_core.planning.plan import Means, Plan, make_plan
from cltv_core.project.file import save
from cltv_core.text import calendar as calendar_words
from cltv_core.text import planning as words
from cltv_core.transactions import Transactions


def plan_money(given: argparse.Namespace, transactions: Transactions, folder: OutputFolder) -> Sequence[str]:
    """Write the plan for so much money and so many hours. Returns what to say."""
    project = open_project(given.project)
    cost = project.preferences.acquisition_cost if given.acquisition_cost is None else given.acquisition_cost
    analysis = analyse(transactions, as_of=given.as_of, margin=chosen_margin(given, project))
    analysis = analysis.with_choices(project.choices)
    costs = {**project.preferences.message_costs, **given.contact_cost}
    plan = make_plan(analysis, project, Means(given.budget, given.hours, given.reserve, cost, costs))
    content = json.dumps(_plan_json(plan), indent=2, ensure_ascii=False, allow_nan=False)
    after = given.as_of or max(analysis.history.as_of, date.today())
    calendar = _calendar(analysis, plan, given.country, after)
    folder.write("plan", {"plan.json": content.encode() + b"\n", "calendar.ics": calendar})
    if not given.project.exists():
        save(project, given.project)
    return words.told(plan)


def _calendar(analysis: Analysis, plan: Plan, country: str | None, after: date) -> bytes:
    """Write what is planned and what lies ahead after a day, for the owner's own calendar."""
    transactions, as_of = analysis.transactions, analysis.history.as_of
    found = ahead(transactions, analysis.summary, country_of(transactions) if country is None else country, after)
    planned = appointments((*plan.lines, *plan.trials), after, usual_times(transactions))
    return to_ics(calendar_words.appointments(found, planned, can_write=plan.can_write), as_of)


def _plan_json(plan: Plan) -> dict[str, Any]:
    """Make the content of `plan.json`: money rounded to cents, effects as differences in the share of buyers."""
    return {
        "budget": plan.means.money,
        "hours": plan.means.hours,
        "lines": [_line(one) for one in plan.lines],
        "acquire": _acquisition(plan.acquire) if plan.acquire else None,
        "cost": _cents(plan.cost),
        "hours_used": round(plan.hours, 2),
        "profit": _cents(plan.profit),
        "low80": _cents(plan.low80),
        "high80": _cents(plan.high80),
        "next_unit": round(plan.next_unit, 6),
        "next_hour": _cents(plan.next_hour),
        "enough": _cents(plan.enough),
        "reserve": _cents(plan.reserve),
        "trials": [_line(one) for one in plan.trials],
        "most_to_pay": [_new(one) for one in plan.winning.by_channel],
        "cautions": [fact.code.value for fact in plan.cautions],
    }


def _line(line: Line) -> dict[str, Any]:
    return {
        "segment": line.segment,
        "tactic": line.tactic,
        "people": len(line.people),
        "cost": _cents(line.cost),
        "hours": round(line.hours, 2),
        "effect": round(line.effect, 6),
        "effect_low80": round(line.effect_low80, 6),
        "effect_high80": round(line.effect_high80, 6),
        "profit": _cents(line.profit),
        "low80": _cents(line.low80),
        "high80": _cents(line.high80),
        "basis": line.basis.value,
        "stop": (Stop.MONEY_OR_HOURS if line.stop in (Stop.MONEY, Stop.HOURS) else line.stop).value,
        "worth_up_to": line.worth_up_to,
        "break_even": round(line.break_even, 6) if line.break_even < float("inf") else None,
    }


def _acquisition(found: Acquisition) -> dict[str, Any]:
    return {
        "customers": round(found.customers, 2),
        "cost": _cents(found.cost),
        "profit": _cents(found.profit),
        "low80": _cents(found.low80),
        "high80": _cents(found.high80),
    }


def _new(new: NewCustomer) -> dict[str, Any]:
    return {
        "channel": new.channel,
        "customers": new.customers,
        "months": new.months,
        "mean": _cents(new.mean),
        "low80": _cents(new.low80),
        "high80": _cents(new.high80),
        "most_to_pay": _cents(new.most_to_pay),
    }


def _cents(amount: float) -> float:
    return round(float(amount), 2)
