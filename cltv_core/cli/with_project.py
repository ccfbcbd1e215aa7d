"""`cltv analyse --project`: what a project file says of an analysis, and what is written back into it."""

from __future__ import annotations

import argparse
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from cltv_core.analysis import Analysis, analyse
from cltv_core.backtest.race import Progress, ignore_progress
from cltv_core.campaigns.lists import left_out
from cltv_core.cli.outputs import LISTS
from cltv_core.errors import SegmentUnclear
from cltv_core.planning.experience import experience_of
from cltv_core.planning.plan import Means, Plan, make_plan
from cltv_core.project.answers import answers_of
from cltv_core.project.campaigns import CampaignsRead, read_campaigns, with_results
from cltv_core.project.contents import Preferences, Project
from cltv_core.project.file import save
from cltv_core.project.news import news
from cltv_core.project.told import told_forecast, with_forecast
from cltv_core.reading.options import ReadOptions
from cltv_core.reading.remembered import recalled
from cltv_core.report.digest import digest
from cltv_core.transactions import Transactions

USUAL = Preferences()


@dataclass(frozen=True)
class Decided:
    """An analysis with what the owner decided, and the campaigns of the project, where it has any.

    `withheld` customers are left out of every list, as a campaign that still runs leaves them out.
    """

    analysis: Analysis
    campaigns: CampaignsRead | None = None
    withheld: Collection[str] = ()


def terms_of(given: argparse.Namespace, project: Project | None) -> dict[str, Any]:
    """Return the terms that were typed, else those of the project, else the usual ones."""
    kept = project.preferences if project else USUAL
    margin = given.margin if given.margin is not None else kept.margin
    return {
        "months": given.horizon_months or kept.months,
        "days": given.horizon_days,
        "margin": 1.0 if margin is None else margin,
        "discount_rate": kept.discount_rate if given.discount_rate is None else given.discount_rate,
    }


def decided(
    given: argparse.Namespace, transactions: Transactions, project: Project | None, progress: Progress = ignore_progress
) -> Decided:
    """Analyse with the owner's segments, names and answers, and with what campaigns measured.

    Segments that need columns which these files lack are left aside.
    """
    analysis = analyse(transactions, as_of=given.as_of, progress=progress, **terms_of(given, project))
    if project is None:
        return Decided(analysis)
    campaigns = read_campaigns(project, transactions) if project.campaigns else None
    try:
        analysis = analysis.with_choices(project.choices)
    except SegmentUnclear:
        analysis = analysis.with_choices(replace(project.choices, own=(), names={}))
    analysis = analysis.with_experience(experience_of(analysis, project))
    return Decided(analysis, campaigns, _withheld(analysis, project))


def _withheld(analysis: Analysis, project: Project) -> Collection[str]:
    """Return who is left out by a campaign that runs on the day after the sales end."""
    if not project.campaigns:
        return ()
    everyone, day = analysis.everyone, analysis.history.as_of + timedelta(days=1)
    flags = left_out(everyone, [one.receipt for one in project.campaigns], project.salt, day)
    return everyone.loc[flags, "customer_id"].tolist()


def digest_files(
    project: Project, made: Decided, given: argparse.Namespace, written: Collection[str]
) -> dict[str, bytes]:
    """Write the digest of what is new to the owner; `written`: the names of the other files of the run."""
    told = digest(
        made.analysis,
        news(project, made.analysis, made.campaigns),
        name=project.name,
        plan=_plan(project, made.analysis, given),
        lists=[name for name in written if name.startswith(LISTS)],
    )
    return {"digest.html": told.html.encode(), "digest.txt": told.text.encode()}


def _plan(project: Project, analysis: Analysis, given: argparse.Namespace) -> Plan | None:
    """Plan the money and the hours that were typed, where they were."""
    if given.budget is None:
        return None
    kept = project.preferences
    means = Means(given.budget, given.hours, acquisition_cost=kept.acquisition_cost, contact_costs=kept.message_costs)
    return make_plan(analysis, project, means)


def remember(project: Project, made: Decided, given: argparse.Namespace, options: ReadOptions) -> None:
    """Write the forecast as it is told, the results of campaigns and the answers into the project file."""
    sales = made.analysis.transactions
    options = recalled(options, [file.headers for file in sales.report.files])
    if made.campaigns is not None:
        project = replace(project, campaigns=with_results(project, made.campaigns.found, sales.last_day))
    project = replace(
        project,
        answers={**project.answers, **answers_of(options, sales.report)},
        forecasts=with_forecast(project, told_forecast(made.analysis)),
    )
    save(project, given.project)
