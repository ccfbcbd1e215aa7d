"""What is new to the owner of a shop since the project was last written: changes, results, and days to come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cltv_core.analysis import Analysis
from cltv_core.campaigns.codes import State
from cltv_core.campaigns.reading import CampaignRead
from cltv_core.project.campaigns import CampaignsRead
from cltv_core.project.contents import Project
from cltv_core.project.since import Since, last_told, since_last_time


@dataclass(frozen=True)
class News:
    """What is new.

    `first_time`: whether nothing was told before; `stands_still`: whether the sales end where they ended when the last
    forecast was told; `last_told`: the day of the last forecast before these sales end, None where there is none;
    `since`: what has changed since then, None where that cannot be told; `results`: the campaigns that can be read for
    the first time; `waiting`: those that cannot yet.
    """

    first_time: bool = True
    stands_still: bool = False
    last_told: date | None = None
    since: Since | None = None
    results: tuple[CampaignRead, ...] = ()
    waiting: tuple[CampaignRead, ...] = ()


def news(project: Project, analysis: Analysis, campaigns: CampaignsRead | None) -> News:
    """Find what is new in an analysis to somebody who has the project as it was before."""
    told = last_told(project.forecasts, analysis.history.as_of)
    first = analysis.history.first_forecast(analysis.terms)
    found = campaigns.found if campaigns else ()
    known = {one.receipt.id for one in project.campaigns if one.result}
    return News(
        first_time=not project.forecasts,
        stands_still=any(one.as_of == analysis.history.as_of for one in project.forecasts),
        last_told=told.as_of if told else None,
        since=since_last_time(project.forecasts, analysis.history, first) if told else None,
        results=tuple(one for one in found if _is_read(one) and one.id not in known),
        waiting=campaigns.in_state(State.WAITING) if campaigns else (),
    )


def _is_read(one: CampaignRead) -> bool:
    return one.result is not None and one.result.state is State.READ
