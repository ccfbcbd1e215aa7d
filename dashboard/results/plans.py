"""Where money and hours bring most, and what lies ahead in the calendar."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from dashboard import dates, session
from dashboard.results import outlook, trials
from dashboard.results.remembered import remembered

if TYPE_CHECKING:
    from datetime import date

    from cltv_core.analysis import Analysis, History
    from cltv_core.calendar.ahead import Ahead
    from cltv_core.calendar.writing import Appointment
    from cltv_core.describe.usual_times import UsualTimes
    from cltv_core.planning.lines import Line
    from cltv_core.planning.plan import Plan
    from cltv_core.project.contents import Project
    from cltv_core.transactions import Transactions

REMEMBERED_PLANS = 4


def plan(means: session.Means) -> Plan:
    """Return where so much money and so many hours bring most."""
    return _plan(outlook.analysis(), session.project(), means, session.assumptions(), trials.sending_day())


def proposes_something() -> bool:
    """Tell whether the owner's plan, or one for usual means, has anything to do or to try."""
    return plan(session.means() or usual_means()).proposes_something


def usual_means() -> session.Means:
    """Return the money and the hours that a plan begins with."""
    from cltv_core.planning.plan import USUAL_HOURS, usual_money

    return session.Means(usual_money(outlook.analysis()), USUAL_HOURS)


def planned(segment: str, tactic: str) -> tuple[Line, date] | None:
    """Return what the owner's plan says of a tactic for a segment, and the day on which to send it.

    None where they have planned nothing of it.
    """
    means = session.means()
    if means is None:
        return None
    found = plan(means)
    days = zip((*found.lines, *found.trials), appointments(found), strict=True)
    return next(((one, when.day) for one, when in days if (one.segment, one.tactic) == (segment, tactic)), None)


def never_asked(line: Line) -> int:
    """Return how many of those to whom a line sends a text message nobody has asked whether they want any."""
    if line.channel != "text message":
        return 0
    everybody = outlook.analysis().everyone
    named = everybody["customer_id"].isin(line.people)
    return int((named & (everybody["consent"] == "unknown")).sum())


def usual_times() -> UsualTimes | None:
    """Return when each customer usually buys; None where the files have no times of day."""
    return _usual_times(session.transactions())


def ahead(country: str) -> tuple[Ahead, ...]:
    """Return what lies ahead within a year."""
    return _ahead(session.transactions(), outlook.history(), country, _now())


def appointments(plan: Plan) -> tuple[Appointment, ...]:
    """Return the day of each line of a plan, in its order, and behind them those of its trials."""
    from cltv_core.calendar.writing import appointments

    return appointments((*plan.lines, *plan.trials), _now(), usual_times())


def calendar_file(plan: Plan, country: str) -> Callable[[], bytes]:
    """Return what makes the file for the owner's calendar; it may be called after the page has been drawn."""
    found, planned, day = ahead(country), appointments(plan), outlook.history().as_of

    def make() -> bytes:
        from cltv_core.calendar.ics import to_ics
        from cltv_core.text import calendar as words

        return to_ics(words.appointments(found, planned, can_write=plan.can_write), day)

    return make


def _now() -> date:
    """Return the day after which something can still be done: today, or the last day of sales that end later."""
    return max(outlook.history().as_of, dates.today())


@remembered(most=REMEMBERED_PLANS)
def _plan(found: Analysis, project: Project, given: session.Means, assumed: session.Assumptions, day: date) -> Plan:
    from cltv_core.planning.plan import Means, make_plan

    costs = dict(assumed.message_costs)
    means = Means(given.money, given.hours, acquisition_cost=assumed.acquisition_cost, contact_costs=costs)
    return make_plan(found, project, means, day)


@remembered()
def _usual_times(transactions: Transactions) -> UsualTimes | None:
    from cltv_core.describe.usual_times import usual_times

    return usual_times(transactions)


@remembered(most=REMEMBERED_PLANS)
def _ahead(transactions: Transactions, past: History, country: str, after: date) -> tuple[Ahead, ...]:
    from cltv_core.calendar.ahead import ahead

    return ahead(transactions, past.summary, country, after)
