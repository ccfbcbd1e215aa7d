"""What was worked out from the loaded files, each result once for what it was worked out from.

The functions at the top are what pages ask for. Those at the bottom, marked `remembered`, do the work: their arguments
are the key under which the result is kept (see `dashboard.memo`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, ParamSpec, TypeVar

from cltv_core.errors import SegmentUnclear
from cltv_core.text.say import say_all
from dashboard import dates, session
from dashboard.racing import Race

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd

    from cltv_core.analysis import Analysis, History
    from cltv_core.calendar.ahead import Ahead
    from cltv_core.calendar.writing import Appointment
    from cltv_core.campaigns.learning.next_trial import NextTrial
    from cltv_core.campaigns.reading import CampaignRead
    from cltv_core.campaigns.receipt import Receipt
    from cltv_core.campaigns.start import Plan as CampaignPlan
    from cltv_core.campaigns.start import Started
    from cltv_core.choices import Settings
    from cltv_core.describe.cohort_groups import Grouping
    from cltv_core.describe.good_starts import GoodStart
    from cltv_core.describe.kpis import Kpis
    from cltv_core.describe.small_shop import Past
    from cltv_core.describe.usual_times import UsualTimes
    from cltv_core.destinations import Destination, Export
    from cltv_core.planning.lines import Line
    from cltv_core.planning.plan import Plan
    from cltv_core.products import NextProducts
    from cltv_core.project.campaigns import CampaignsRead
    from cltv_core.project.contents import Campaign, Project, ToldForecast
    from cltv_core.project.since import Since
    from cltv_core.segments.fairness import FairLook
    from cltv_core.segments.movement import Movement
    from cltv_core.segments.own import CustomerFacts, OwnSegment
    from cltv_core.tactics.log import ActionLog
    from cltv_core.tactics.measured import MeasuredEffects
    from cltv_core.tactics.playbook import Answer, Tactic
    from cltv_core.terms import Terms
    from cltv_core.transactions import Transactions
    from cltv_core.value.equity import Equity
    from cltv_core.value.forecast import Forecast
    from cltv_core.value.relationship_value import RelationshipValue
    from cltv_core.value.sales_by_month import SalesByMonth
    from dashboard.tables import CustomerQuery

P = ParamSpec("P")
T = TypeVar("T")

REMEMBERED_SEARCHES = 4
REMEMBERED_EXPORTS = 4
REMEMBERED_PLANS = 4


@dataclass(frozen=True)
class Remembered(Generic[P, T]):
    """A function that works out a result of the loaded files once for its arguments; `most` results of it are kept."""

    work: Callable[P, T]
    most: int | None

    def __call__(self, *inputs: P.args, **_: P.kwargs) -> T:
        """Return the result of these arguments, given in their order."""
        return session.loaded().results.recall(self.work, *inputs, most=self.most)

    def is_known(self, *inputs: P.args, **_: P.kwargs) -> bool:
        """Tell whether the result of these arguments is at hand."""
        return session.loaded().results.knows(self.work, *inputs)


def remembered(most: int | None = None) -> Callable[[Callable[P, T]], Remembered[P, T]]:
    """Mark a function whose results are remembered."""
    return lambda work: Remembered(work, most)


def history() -> History:
    """Return what happened up to the last day; it needs no model, so it is there at once."""
    return _history(session.transactions())


def past() -> Past:
    """Return what a small shop can be told exactly."""
    return _past(history())


def kpis(period: int | None) -> Kpis:
    """Return the key figures of so many months; None: of those that suit the history."""
    return history().kpis if period is None else _kpis(history(), period)


def race() -> Race:
    """Return the race of models for the horizon that the owner chose; one race serves any margin and discount."""
    return _race(history(), session.usual_months(), session.assumptions().months)


def terms() -> Terms:
    """Return the terms that the owner chose."""
    from cltv_core.terms import Terms

    chosen = session.assumptions()
    return Terms.of(history().as_of, months=chosen.months, margin=chosen.margin, discount_rate=chosen.discount_rate)


def analysis() -> Analysis:
    """Return what is expected: at first by one model, and by the race of models once that is over.

    With the owner's own segments and names, where the files have the columns for them.
    """
    decided, plain = session.decisions(), _plain_analysis()
    if not (decided.own or decided.names):
        return plain
    try:
        return _placed(plain, decided)
    except SegmentUnclear:
        return plain


def keep(changed: Settings) -> None:
    """Keep what the owner decided.

    Raises SegmentUnclear if segments or names cannot be used; then everything stays as it was.
    """
    _placed(_plain_analysis(), changed)
    session.decide(changed)


def has_unused_segments() -> bool:
    """Tell whether the loaded files lack what the owner's segments or names need."""
    decided = session.decisions()
    return bool(decided.own or decided.names) and analysis() is _plain_analysis()


def customer_list() -> pd.DataFrame:
    """Return one row a customer with everything the pages show of one."""
    return _customer_list(session.transactions(), analysis())


def matching_customers(query: CustomerQuery) -> pd.DataFrame:
    """Return the customers that a search and filters find, in order."""
    return _matching_customers(customer_list(), query)


def tactics() -> tuple[Tactic, ...]:
    """Return the recommended tactic of each segment, in the order of the segment table."""
    found = analysis()
    return _tactics(found, session.decisions().actions, _measured(session.transactions(), session.project()))


def this_week() -> tuple[Tactic, ...]:
    """Return what is most worthwhile to do now."""
    from cltv_core.tactics.playbook import this_week

    return this_week(tactics(), session.decisions().actions)


def answers() -> tuple[Answer, ...]:
    """Return what the owner has said of suggestions, the latest first."""
    from cltv_core.tactics.playbook import answers

    return answers(session.decisions().actions)


def ranges() -> Mapping[str, tuple[float, float]]:
    """Return segment -> the likely range of its expected value, where that is known."""
    return analysis().ranges


def report() -> Callable[[], bytes]:
    """Return what makes the printable page; it may be called after the page has been drawn."""
    from cltv_core.report.page import report_html

    found, log, project = analysis(), session.decisions().actions, session.project()
    found = found.with_measured(_measured(session.transactions(), project))
    read = campaigns() if project.campaigns else None

    def make() -> bytes:
        return report_html(found.with_choices(replace(found.choices, actions=log)), campaigns=read).encode()

    return make


def segment_export(
    segment: str, people: tuple[str, ...] | None, destination: Destination, *, hashed: bool, with_products: bool
) -> Export:
    """Return the files of the list of a segment, or of these of its customers, best customers first."""
    return _segment_export(analysis(), segment, people, left_out(), destination.key, hashed, _suggested(with_products))


def found_export(
    name: str, query: CustomerQuery, destination: Destination, *, hashed: bool, with_products: bool
) -> Export:
    """Return the files of the list of those customers that a search and filters find, best first."""
    return _found_export(
        analysis(), name, matching_customers(query), left_out(), destination.key, hashed, _suggested(with_products)
    )


def bundle(destination: Destination, *, hashed: bool) -> Callable[[], bytes]:
    """Return what makes the lists of all segments as one zip; it may be called after the page has been drawn."""
    found = analysis()
    everybody = _without(found.everyone, left_out())

    def make() -> bytes:
        from cltv_core.destinations.bundles import bundle

        lists = {name: everybody[everybody["segment"] == name] for name in found.segments.table["segment"]}
        refusals = _refusals(found.transactions)
        return bundle(lists, destination, found.terms, currency=found.currency, hashed=hashed, refusals=refusals)

    return make


def movement() -> Movement:
    """Return who changed segment in the last months.

    Raises NotEnoughData where the files do not reach back so far.
    """
    return _movement(history(), _first_forecast())


def next_products() -> NextProducts:
    """Return what customers are likely to buy next."""
    return _next_products(history())


def suggestion(segment: str) -> str:
    """Return the product that most customers of a segment are likely to buy next for the first time.

    "" where suggestions would not have beaten the best sellers.
    """
    import pandas as pd

    found = next_products().naming(repeats=False)
    placed = analysis().segments.frame["segment"]
    if not found.shown:
        return ""
    named = found.best_for(pd.Index(placed.index[placed == segment]), 1)
    return str(named["product"].iloc[0]) if len(named) else ""


def first_reader(segment: str) -> str:
    """Return the first name of the best customer of a segment who agreed to hear from the shop, "" without one."""
    from cltv_core.destinations.lists import first_reader

    everybody = analysis().everyone
    return first_reader(everybody[everybody["segment"] == segment])


def customer_facts() -> CustomerFacts:
    """Return what own segments may ask for."""
    return _plain_analysis().people


def fair_look(column: str) -> FairLook:
    """Return whether groups of equal value are offered the same."""
    from cltv_core.segments.fairness import fair_look

    found = analysis()
    offered = {tactic.segment: tactic.key for tactic in tactics()}
    treatment = found.segments.frame["segment"].map(offered)
    value = found.forecast.frame["expected_value"]
    return fair_look(session.transactions().customers.drop_duplicates("customer_id"), column, value, treatment)


def campaigns() -> CampaignsRead:
    """Return the campaigns of the project, read from the sales, with what they teach."""
    return _campaigns(session.transactions(), session.project())


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
    return _left_out(analysis(), session.project(), sending_day())


def drawn(chosen: pd.Index[str], destination: Destination, plan: CampaignPlan, gain_a_person: float) -> Started:
    """Return the campaign that would be drawn of these customers, as far as the destination reaches them.

    Raises CampaignImpossible.
    """
    return _drawn(analysis(), session.project(), tuple(chosen), destination.key, plan, gain_a_person)


def campaign_exports(receipt: Receipt, destination: Destination, *, hashed: bool) -> tuple[Export, Export]:
    """Return the send list and the do-not-send list of a campaign."""
    return _campaign_exports(
        analysis(), session.project(), receipt, session.outside(receipt.id), destination.key, hashed
    )


def of_segment(segment: str, people: tuple[str, ...] | None = None) -> pd.Index[str]:
    """Return the customers of a segment, or these of them, best first."""
    import pandas as pd

    everybody = analysis().everyone
    chosen = everybody["segment"] == segment if people is None else everybody["customer_id"].isin(people)
    customers: pd.Index[str] = pd.Index(everybody.loc[chosen, "customer_id"])
    return customers


def found(query: CustomerQuery) -> pd.Index[str]:
    """Return the customers whom a search and filters find."""
    import pandas as pd

    customers: pd.Index[str] = pd.Index(matching_customers(query)["customer_id"])
    return customers


def last_told() -> ToldForecast | None:
    """Return the latest forecast that the project remembers of a day before these files end."""
    from cltv_core.project.since import last_told

    return last_told(session.project().forecasts, history().as_of)


def since() -> Since | None:
    """Return what has changed since then; None where the files no longer hold the customers of that day."""
    return _since(session.project().forecasts, history(), _first_forecast())


def newly_read() -> tuple[str, ...]:
    """Return the names of the campaigns whose result came with these files."""
    before = session.project().campaigns
    together = zip(before, campaigns_with_results(), strict=True)
    return tuple(now.receipt.name for then, now in together if now.result and not then.result)


def told_forecast() -> ToldForecast:
    """Return the forecast that is told now, as a project keeps it."""
    return _told_forecast(analysis())


def sales_by_month() -> SalesByMonth:
    """Return the sales of each month, and those that are expected."""
    return _sales_by_month(analysis())


def equity() -> Equity:
    """Return what customers of today and those still to come are worth."""
    return _equity(analysis())


def relationship_value(referral_share: float) -> RelationshipValue:
    """Return what customers bring beyond their own purchases."""
    from cltv_core.value import relationship_value

    found, customers = analysis(), session.transactions().customers
    return relationship_value.relationship_value(
        customers, found.summary, found.forecast, referral_share=referral_share
    )


def good_start(by: Grouping) -> GoodStart | None:
    """Return which first product or channel leads to customers who come back for more."""
    return _good_start(history(), by)


def cohorts(by: Grouping) -> pd.DataFrame:
    """Return what the customers of each group did, month by month."""
    return _cohorts(history(), by)


def curves(by: Grouping) -> pd.DataFrame:
    """Return the value curves of each group, continued by what is expected."""
    return _curves(analysis(), by)


def plan(means: session.Means) -> Plan:
    """Return where so much money and so many hours bring most."""
    return _plan(analysis(), session.project(), means, session.assumptions().acquisition_cost, sending_day())


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


def usual_times() -> UsualTimes | None:
    """Return when each customer usually buys; None where the files have no times of day."""
    return _usual_times(session.transactions())


def ahead(country: str) -> tuple[Ahead, ...]:
    """Return what lies ahead within a year."""
    return _ahead(session.transactions(), history(), country, _now())


def appointments(plan: Plan) -> tuple[Appointment, ...]:
    """Return the day of each line of a plan, in its order, and behind them those of its trials."""
    from cltv_core.calendar.writing import appointments

    return appointments((*plan.lines, *plan.trials), _now(), usual_times())


def calendar_file(plan: Plan, country: str) -> Callable[[], bytes]:
    """Return what makes the file for the owner's calendar; it may be called after the page has been drawn."""
    found, planned, day = ahead(country), appointments(plan), history().as_of

    def make() -> bytes:
        from cltv_core.calendar.ics import to_ics
        from cltv_core.text import calendar as words

        return to_ics(words.appointments(found, planned), day)

    return make


def _now() -> date:
    """Return the day after which something can still be done: today, or the last day of sales that end later."""
    return max(history().as_of, dates.today())


def _plain_analysis() -> Analysis:
    found = race()
    return _analysis(found.history, _in_money(found.forecast or found.first, terms()))


def _first_forecast() -> Forecast:
    """Return what was expected before the race."""
    return _in_money(race().first, terms())


def _suggested(with_products: bool) -> NextProducts | None:
    return next_products() if with_products else None


def _refusals(transactions: Transactions) -> tuple[str, ...]:
    """Why the buyers of some of the files may not be written to."""
    return say_all(file.no_mailing for file in transactions.report.files if file.no_mailing)


@remembered()
def _history(transactions: Transactions) -> History:
    from cltv_core.analysis import History

    return History(transactions, transactions.last_day)


@remembered()
def _past(history: History) -> Past:
    from cltv_core.describe.small_shop import past

    return past(history.transactions, history.summary)


@remembered()
def _kpis(past: History, period: int) -> Kpis:
    from cltv_core.describe.kpis import kpis

    return kpis(past.transactions, past.summary, period)


@remembered()
def _race(past: History, usual: int, months: int) -> Race:
    """As a first forecast takes a moment, there is one; for all other horizons its models just look another way."""
    from cltv_core.terms import Terms

    first = _usual_forecast(past, usual)
    return Race(past, first if months == usual else first.towards(Terms.of(past.as_of, months=months)))


@remembered()
def _usual_forecast(past: History, months: int) -> Forecast:
    from cltv_core.terms import Terms

    return past.first_forecast(Terms.of(past.as_of, months=months))


@remembered()
def _in_money(forecast: Forecast, terms: Terms) -> Forecast:
    return forecast.under(terms)


@remembered()
def _analysis(past: History, forecast: Forecast) -> Analysis:
    from cltv_core.analysis import Analysis, Outlook

    return Analysis(Outlook(past, forecast.terms, forecast))


def _placed(plain: Analysis, decided: Settings) -> Analysis:
    """Put the owner's segments and names in place; SegmentUnclear if one cannot be used."""
    return _with_segments(plain, decided.own, tuple(sorted(decided.names.items())))


@remembered()
def _with_segments(plain: Analysis, own: tuple[OwnSegment, ...], names: tuple[tuple[str, str], ...]) -> Analysis:
    from cltv_core.choices import Settings

    return plain.with_choices(Settings(own=own, names=dict(names)))


@remembered()
def _customer_list(transactions: Transactions, found: Analysis) -> pd.DataFrame:
    from dashboard import tables

    return tables.customer_list(transactions, found)


@remembered(most=REMEMBERED_SEARCHES)
def _matching_customers(people: pd.DataFrame, query: CustomerQuery) -> pd.DataFrame:
    from dashboard import tables

    return tables.matching(people, query)


@remembered()
def _tactics(found: Analysis, log: ActionLog, measured: MeasuredEffects) -> tuple[Tactic, ...]:
    return found.with_measured(measured).with_choices(replace(found.choices, actions=log)).tactics


@remembered(most=2)
def _measured(transactions: Transactions, project: Project) -> MeasuredEffects:
    """Return what campaigns found of tactics; nothing is worked out where there are none."""
    if not project.campaigns:
        return {}
    from cltv_core.project.campaigns import measured_effects

    return measured_effects(_campaigns(transactions, project))


@remembered(most=REMEMBERED_EXPORTS)
def _segment_export(
    found: Analysis,
    segment: str,
    people: tuple[str, ...] | None,
    withheld: pd.Index[str],
    destination: str,
    hashed: bool,
    suggested: NextProducts | None,
) -> Export:
    everybody = found.everyone
    chosen = everybody["segment"] == segment if people is None else everybody["customer_id"].isin(people)
    return _export(found, segment, chosen, withheld, destination, hashed, suggested)


@remembered(most=REMEMBERED_EXPORTS)
def _found_export(
    found: Analysis,
    name: str,
    people: pd.DataFrame,
    withheld: pd.Index[str],
    destination: str,
    hashed: bool,
    suggested: NextProducts | None,
) -> Export:
    chosen = found.everyone["customer_id"].isin(people["customer_id"])
    return _export(found, name, chosen, withheld, destination, hashed, suggested)


def _export(
    found: Analysis,
    name: str,
    chosen: pd.Series,
    withheld: pd.Index[str],
    destination: str,
    hashed: bool,
    suggested: NextProducts | None,
) -> Export:
    from cltv_core import destinations

    listed = _without(found.everyone[chosen], withheld)
    if suggested is not None:
        listed = listed.assign(next_product=_first_products(suggested, listed["customer_id"]))
    return destinations.export(
        listed,
        destinations.destination(destination),
        found.terms,
        name=name,
        hashed=hashed,
        refusals=_refusals(found.transactions),
    )


def _without(people: pd.DataFrame, withheld: pd.Index[str]) -> pd.DataFrame:
    return people[~people["customer_id"].isin(withheld)].reset_index(drop=True)


@remembered(most=2)
def _left_out(found: Analysis, project: Project, day: date) -> pd.Index[str]:
    import pandas as pd

    from cltv_core.campaigns.lists import left_out

    everybody = found.everyone
    withheld = left_out(everybody, [one.receipt for one in project.campaigns], project.salt, day)
    customers: pd.Index[str] = pd.Index(everybody["customer_id"][withheld])
    return customers


@remembered(most=REMEMBERED_EXPORTS)
def _drawn(
    found: Analysis,
    project: Project,
    chosen: tuple[str, ...],
    destination: str,
    plan: CampaignPlan,
    gain_a_person: float,
) -> Started:
    from cltv_core.campaigns.lists import reachable
    from cltv_core.campaigns.start import start
    from cltv_core.destinations import destination as tool
    from cltv_core.destinations.wanted import Wanted

    people = found.everyone[found.everyone["customer_id"].isin(chosen)].reset_index(drop=True)
    reached = reachable(people, Wanted(tool(destination), found.terms))
    return start(found, reached, plan, project.salt, [one.receipt for one in project.campaigns], gain_a_person)


@remembered(most=REMEMBERED_EXPORTS)
def _campaign_exports(
    found: Analysis, project: Project, receipt: Receipt, outside: tuple[str, ...], destination: str, hashed: bool
) -> tuple[Export, Export]:
    import pandas as pd

    from cltv_core import destinations
    from cltv_core.campaigns.lists import do_not_send_list, in_groups, send_list
    from cltv_core.campaigns.start import OUTSIDE

    everybody, tool = found.everyone, destinations.destination(destination)
    listed = in_groups(everybody, receipt, project.salt)
    others = everybody[everybody["customer_id"].isin(outside)].assign(campaign=receipt.name, campaign_group=OUTSIDE)
    listed = pd.concat([listed, others], ignore_index=True)
    lists = {"send": send_list(listed), "do-not-send": do_not_send_list(listed)}
    refusals = _refusals(found.transactions)
    made = [
        destinations.export(people, tool, found.terms, name=f"{kind} {receipt.name}", hashed=hashed, refusals=refusals)
        for kind, people in lists.items()
    ]
    return made[0], made[1]


def _first_products(suggested: NextProducts, customers: pd.Series) -> list[str]:
    """Return the first product to suggest to each customer, "" where there is none."""
    import pandas as pd

    named = suggested.of(pd.Index(customers))
    first = named[named["rank"] == 1]
    products = dict(zip(first["customer_id"], first["product"], strict=True))
    return [products.get(customer, "") for customer in customers]


@remembered()
def _movement(past: History, first: Forecast) -> Movement:
    """Both days are seen by the same simple forecast, as the race of models has spoken of one of them only."""
    from cltv_core.analysis import Outlook
    from cltv_core.segments.movement import Placement, months_back, movement, placement

    before = placement(past.transactions, months_back(past.as_of), first.terms)
    now = Placement(past.summary, first, Outlook(past, first.terms, first).segments)
    return movement(before, now)


@remembered()
def _next_products(past: History) -> NextProducts:
    from cltv_core.products import next_products

    return next_products(past.transactions, past.as_of)


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


@remembered(most=REMEMBERED_EXPORTS)
def _proposed(
    transactions: Transactions, project: Project, segment: str, tactics: tuple[str, ...], people: int
) -> NextTrial:
    from cltv_core.project.campaigns import propose

    found = _campaigns(transactions, project).found if project.campaigns else ()
    return propose(project, found, segment, tactics, people, tactics[0])


@remembered(most=2)
def _since(forecasts: tuple[ToldForecast, ...], past: History, first: Forecast) -> Since | None:
    from cltv_core.project.since import since_last_time

    return since_last_time(forecasts, past, first)


@remembered()
def _told_forecast(found: Analysis) -> ToldForecast:
    from cltv_core.project.told import told_forecast

    return told_forecast(found)


@remembered()
def _sales_by_month(found: Analysis) -> SalesByMonth:
    from cltv_core.value.sales_by_month import sales_by_month

    return sales_by_month(found.summary, found.forecast)


@remembered(most=REMEMBERED_PLANS)
def _plan(found: Analysis, project: Project, given: session.Means, acquisition_cost: float | None, day: date) -> Plan:
    from cltv_core.planning.plan import Means, make_plan

    means = Means(given.money, given.hours, acquisition_cost=acquisition_cost, contact_costs=dict(given.costs))
    return make_plan(found, project, means, day)


@remembered()
def _usual_times(transactions: Transactions) -> UsualTimes | None:
    from cltv_core.describe.usual_times import usual_times

    return usual_times(transactions)


@remembered(most=REMEMBERED_PLANS)
def _ahead(transactions: Transactions, past: History, country: str, after: date) -> tuple[Ahead, ...]:
    from cltv_core.calendar.ahead import ahead

    return ahead(transactions, past.summary, country, after)


@remembered()
def _equity(found: Analysis) -> Equity:
    from cltv_core.value.equity import customer_equity

    return customer_equity(found.summary, found.forecast)


@remembered()
def _good_start(past: History, by: Grouping) -> GoodStart | None:
    from cltv_core.describe.good_starts import good_start

    return good_start(past.transactions, past.summary, by)


@remembered()
def _cohorts(past: History, by: Grouping) -> pd.DataFrame:
    return past.cohorts(by)


@remembered()
def _curves(found: Analysis, by: Grouping) -> pd.DataFrame:
    return found.curves(by)
