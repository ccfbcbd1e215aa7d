"""The campaigns of the project: what they brought, and who is drawn for the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from dashboard import dates, session
from dashboard.results import outlook
from dashboard.results.remembered import remembered

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd

    from cltv_core.analysis import Analysis
    from cltv_core.arrays import Flags
    from cltv_core.campaigns.before import Hope
    from cltv_core.campaigns.learning.next_trial import NextTrial
    from cltv_core.campaigns.reading import CampaignRead
    from cltv_core.campaigns.receipt import Receipt
    from cltv_core.campaigns.start import Plan as CampaignPlan
    from cltv_core.campaigns.start import Started
    from cltv_core.destinations import Destination
    from cltv_core.project.campaigns import CampaignsRead
    from cltv_core.project.contents import Campaign, Project
    from cltv_core.tactics.catalogue import Channel
    from cltv_core.tactics.experience import Experience
    from cltv_core.transactions import Transactions

REMEMBERED_TRIALS = 4


def campaigns() -> CampaignsRead:
    """Return the campaigns of the project, read from the sales, with what they teach."""
    return _campaigns(session.transactions(), session.project())


def experience() -> Experience:
    """Return what campaigns, messages and what the owner says of costs add to the sales."""
    costs = session.assumptions().message_costs
    return _experience(outlook.analysis(), session.project(), sending_day(), costs)


def message_cost(channel: Channel) -> float:
    """Return what one message costs where the owner has not said it on the page: as campaigns tell, else as assumed."""
    project = session.project()
    known = _experience(outlook.analysis(), project, sending_day(), ())
    return known.contact_cost(channel, session.transactions().currency)


def groups(files: Sequence[tuple[str, bytes]], sent_on: date, days: int, control: str) -> tuple[CampaignRead, ...]:
    """Return what a campaign brought whose groups stand in files. Raises CltvError where they cannot be read."""
    return _groups(session.transactions(), tuple(files), (sent_on, days, control, session.assumptions().margin))


def proposed(segment: str, tactics: tuple[str, ...], people: int) -> NextTrial:
    """Return which of these tactics is to meet the first one in the next campaign of so many people."""
    return _proposed(session.transactions(), session.project(), segment, tactics, people)


def campaigns_with_results() -> tuple[Campaign, ...]:
    """Return the campaigns of the project with the results that the sales tell."""
    project, sales = session.project(), session.transactions()
    if not project.campaigns:
        return ()
    from cltv_core.project.campaigns import with_results

    return with_results(project, campaigns().found, sales.last_day)


def newly_read() -> tuple[str, ...]:
    """Return the names of the campaigns whose result came with these files."""
    before = session.project().campaigns
    together = zip(before, campaigns_with_results(), strict=True)
    return tuple(now.receipt.name for then, now in together if now.result and not then.result)


def sending_day() -> date:
    """Return on which day a list that is made now is sent."""
    from cltv_core.campaigns.lists import sending_day

    return sending_day(session.transactions().last_day, dates.today())


def open_campaigns() -> tuple[Receipt, ...]:
    """Return the campaigns that run, or are still to be sent."""
    from cltv_core.campaigns.lists import open_on

    return open_on([one.receipt for one in session.project().campaigns], sending_day())


def left_out() -> pd.Index[str]:
    """Return who may not be sent anything now, as an open campaign leaves them out."""
    return _left_out(outlook.analysis(), session.project(), sending_day())


def kept_off(channel: Channel) -> pd.Index[str]:
    """Return who is on no list of a tactic now: all of an open campaign; help is for all but those left out."""
    return left_out() if channel == "service" else _busy(outlook.analysis(), session.project(), sending_day())


def drawn(chosen: pd.Index[str], destination: Destination, plan: CampaignPlan, hope: Hope) -> Started:
    """Return the campaign that would be drawn of these customers, as far as they can take part.

    Raises CampaignImpossible.
    """
    return _drawn(outlook.analysis(), session.project(), tuple(chosen), destination.key, plan, hope)


@remembered(most=REMEMBERED_TRIALS)
def _experience(found: Analysis, project: Project, day: date, costs: tuple[tuple[Channel, float], ...]) -> Experience:
    from cltv_core.planning.experience import experience_of

    return experience_of(found, project, day, dict(costs))


@remembered(most=2)
def _campaigns(transactions: Transactions, project: Project) -> CampaignsRead:
    from cltv_core.project.campaigns import read_campaigns

    return read_campaigns(project, transactions)


@remembered(most=2)
def _groups(
    transactions: Transactions, files: tuple[tuple[str, bytes], ...], told: tuple[date, int, str, float]
) -> tuple[CampaignRead, ...]:
    from cltv_core.campaigns.elsewhere.files import group_tables
    from cltv_core.campaigns.elsewhere.reading import Costs, read_groups
    from cltv_core.campaigns.reading import Window
    from cltv_core.reading.merge.mailings import name_of_file

    sent_on, days, control, margin = told
    return read_groups(
        [table for name, data in files for table in group_tables(name, data)],
        transactions,
        Window(sent_on, days),
        name=name_of_file(files[0][0]),
        control=control,
        costs=Costs(margin),
    )


@remembered(most=REMEMBERED_TRIALS)
def _proposed(
    transactions: Transactions, project: Project, segment: str, tactics: tuple[str, ...], people: int
) -> NextTrial:
    from cltv_core.project.campaigns import propose

    found = _campaigns(transactions, project).found if project.campaigns else ()
    return propose(project, found, segment, tactics, people, tactics[0])


@remembered(most=2)
def _left_out(found: Analysis, project: Project, day: date) -> pd.Index[str]:
    from cltv_core.campaigns.lists import left_out

    return _those(left_out, found, project, day)


@remembered(most=2)
def _busy(found: Analysis, project: Project, day: date) -> pd.Index[str]:
    from cltv_core.campaigns.lists import busy

    return _those(busy, found, project, day)


def _those(which: Callable[..., Flags], found: Analysis, project: Project, day: date) -> pd.Index[str]:
    import pandas as pd

    everybody = found.everyone
    flags = which(everybody, [one.receipt for one in project.campaigns], project.salt, day)
    customers: pd.Index[str] = pd.Index(everybody["customer_id"][flags])
    return customers


@remembered(most=REMEMBERED_TRIALS)
def _drawn(
    found: Analysis,
    project: Project,
    chosen: tuple[str, ...],
    destination: str,
    plan: CampaignPlan,
    hope: Hope,
) -> Started:
    from cltv_core.campaigns.lists import drawn_from
    from cltv_core.campaigns.start import start
    from cltv_core.destinations import destination as tool
    from cltv_core.destinations.wanted import Wanted

    people = found.everyone[found.everyone["customer_id"].isin(chosen)].reset_index(drop=True)
    taking_part = drawn_from(people, Wanted(tool(destination), found.terms), plan)
    return start(found, taking_part, plan, project.salt, [one.receipt for one in project.campaigns], hope)
