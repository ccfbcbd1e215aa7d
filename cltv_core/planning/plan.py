"""A plan: lines in the order in which to do them, trials from the reserve, and what more money would bring."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import pandas as pd

from cltv_core.analysis import Analysis
from cltv_core.facts import Fact
from cltv_core.intervals import Z80
from cltv_core.planning.acquisition import NewCustomer, Spending, acquisition_option, new_customers, won_a_month
from cltv_core.planning.allocate import next_unit, worth_proposing
from cltv_core.planning.candidates import Candidate, Pool, candidates
from cltv_core.planning.codes import Basis, Caution, Stop
from cltv_core.planning.effects import Beliefs, beliefs_of
from cltv_core.planning.engagement import Engagement, engagement
from cltv_core.planning.experience import experience_of
from cltv_core.planning.lines import Acquisition, Line, acquisition, line, together
from cltv_core.planning.option import Option, profit_of
from cltv_core.project.contents import Project
from cltv_core.tactics.catalogue import Channel
from cltv_core.tactics.worth import LISTS

RESERVE = 0.2
"""The share of money and hours that is kept for trials."""
USUAL_HOURS = 6.0
"""Hours to begin with."""
LIKELY = 0.6
"""What is planned for sure must pay with at least this chance; anything else is a trial."""
FEWEST = 20
"""A trial of fewer people teaches nothing (see `cltv_core.campaigns.start`)."""


@dataclass(frozen=True)
class Means:
    """What there is to spend: `money` and `hours`, of both the share `reserve` for trials.

    `acquisition_cost`: what a new customer costs today, where the owner said so; `contact_costs`: what a message costs
    by channel, where the owner said so.
    """

    money: float
    hours: float
    reserve: float = RESERVE
    acquisition_cost: float | None = None
    contact_costs: Mapping[Channel, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Winning:
    """What is known of new customers: their value by channel, all together first, and today's spending."""

    by_channel: tuple[NewCustomer, ...] = ()
    spending: Spending | None = None


NOBODY_NEW = Winning()


@dataclass(frozen=True)
class Plan:
    """What to do with `means`.

    `profit`, with its 80 % range, is that of `lines` and `acquire`, without the trials; `next_unit` and `next_hour`:
    what one more unit of money, or one more hour, would add to it; `enough`: money from which on more adds nothing;
    `winning`: what a new customer is worth; `can_write`: whether a message reaches anybody at all now.
    """

    means: Means
    lines: tuple[Line, ...]
    trials: tuple[Line, ...]
    acquire: Acquisition | None
    profit: float
    low80: float
    high80: float
    next_unit: float
    next_hour: float
    enough: float
    winning: Winning
    cautions: tuple[Fact, ...]
    can_write: bool = True

    @property
    def reserve(self) -> float:
        """Return the money that is kept for trials."""
        return self.means.money * self.means.reserve

    @property
    def reserve_hours(self) -> float:
        """Return the hours that are kept for trials."""
        return self.means.hours * self.means.reserve

    @property
    def step(self) -> float:
        """Return a round amount of money to think of as the next one: about a thirtieth of what there is."""
        return 10.0 ** math.floor(math.log10(self.means.money / 10)) if self.means.money > 0 else 0.0

    @property
    def proposes_something(self) -> bool:
        """Return whether there is anything to do or to try."""
        return bool(self.lines or self.trials)

    @property
    def cost(self) -> float:
        """Add up the money of the lines and of winning customers."""
        return sum(one.cost for one in self.lines) + (self.acquire.cost if self.acquire else 0.0)

    @property
    def hours(self) -> float:
        """Add up the hours of the lines."""
        return sum(one.hours for one in self.lines)


def usual_money(analysis: Analysis) -> float:
    """Return a round sum to begin with, about a fiftieth of what the shop sells in a month."""
    sales = analysis.summary.days
    months = max((sales["day"].max() - sales["day"].min()).days / 30.4, 1.0)
    sum_a_month = float(sales["revenue"].sum()) / months / 50
    return round(sum_a_month, -math.floor(math.log10(sum_a_month))) if sum_a_month > 0 else 0.0


def make_plan(analysis: Analysis, project: Project, means: Means, day: date | None = None) -> Plan:
    """Divide money and hours over tactics, segments and new customers, for the highest expected profit.

    Money and hours are those of one round of messages, to be sent within about a month of the `day` on which lists are
    made, by default the day after the analysis.
    """
    beliefs, clicks = beliefs_of(analysis, project), engagement(analysis)
    known = experience_of(analysis, project, day, means.contact_costs, beliefs, clicks)
    analysis = analysis.with_experience(known)
    pool = Pool.of(analysis)
    found = candidates(analysis, pool, beliefs)
    winning = Winning(new_customers(analysis), _spending(analysis, means))
    noted = (*_cautions(analysis, beliefs, means), *_of_consent(analysis.crowd), *_of_clicks(clicks))
    plan = divide(found, beliefs, means, winning, noted)
    return plan if pool.can_be_written_to else _without_messages(plan, _why_nobody(analysis))


def _without_messages(plan: Plan, why: Fact) -> Plan:
    """Say first why no message reaches anybody, and nothing of what is about messages only."""
    kept = [fact for fact in plan.cautions if fact.code is Caution.MARGIN_UNKNOWN and (plan.lines or plan.acquire)]
    return replace(plan, can_write=False, cautions=(why, *kept))


def divide(
    found: Sequence[Candidate],
    beliefs: Beliefs,
    means: Means,
    winning: Winning = NOBODY_NEW,
    cautions: Sequence[Fact] = (),
) -> Plan:
    """Choose among candidates: what is likely to pay from all but the reserve, then trials from the reserve."""
    money, hours = means.money * (1 - means.reserve), means.hours * (1 - means.reserve)
    sure = [one for one in found if likely(one) >= LIKELY]
    options = [*(one.option() for one in sure), *_winning_option(winning, money)]
    people = worth_proposing(options, money, hours)
    short = _used_up(options, people, money, hours)
    drawn = [line(one, number, beliefs, short) for one, number in zip(sure, people, strict=False) if number]
    lines = sorted((one for one, _ in drawn), key=lambda one: -one.profit_an_hour)
    acquire, apart = _acquire(winning, options[len(sure) :], people[len(sure) :])
    profit = sum(one.profit for one in lines) + (acquire.profit if acquire else 0.0)
    off = Z80 * together([spread for _, spread in drawn], beliefs, apart)
    most_lost = sum(spread.most for _, spread in drawn) + (acquire.cost if acquire else 0.0)
    return Plan(
        means=means,
        lines=tuple(lines),
        trials=_trials(found, {one.segment for one in lines}, beliefs, means),
        acquire=acquire,
        profit=profit,
        low80=max(profit - off, -most_lost),
        high80=profit + off,
        next_unit=next_unit(options, people, money, hours),
        next_hour=_next_hour(options, people, money, hours),
        enough=_enough(options, hours, means.reserve),
        winning=winning,
        cautions=(*_why_nothing(people, options, money, hours), *cautions),
    )


def _used_up(options: Sequence[Option], people: Sequence[int], money: float, hours: float) -> Stop:
    """Tell which of the two there is less left of, by its share."""
    spent = sum(option.cost(number) for option, number in zip(options, people, strict=True) if number)
    worked = sum(option.hours(number) for option, number in zip(options, people, strict=True) if number)
    return Stop.MONEY if spent * hours > worked * money else Stop.HOURS


def likely(one: Candidate) -> float:
    """Return the chance that a candidate pays for those who are worth writing to at its mean effect."""
    chosen = one.option().worthwhile
    gain, lost = float(one.worth.an_effect[:chosen].sum()), float(one.worth.regardless[:chosen].sum())
    if not gain > 0:
        return 0.0
    return one.chance_above(lost / gain)


def _trials(found: Sequence[Candidate], taken: set[str], beliefs: Beliefs, means: Means) -> tuple[Line, ...]:
    """Choose what could be worth most if it turned out as well as it may, where nothing else is planned."""
    open_to = [one for one in found if one.tactic.segment not in taken and len(one.people) >= FEWEST]
    hopes = [one.option(one.effect + Z80 * one.sd) for one in open_to]
    people = worth_proposing(hopes, means.money * means.reserve, means.hours * means.reserve)
    return tuple(line(one, number, beliefs)[0] for one, number in zip(open_to, people, strict=True) if number >= FEWEST)


def _spending(analysis: Analysis, means: Means) -> Spending | None:
    won = won_a_month(analysis)
    return Spending(won, means.acquisition_cost) if means.acquisition_cost and won else None


def _winning_option(winning: Winning, money: float) -> tuple[Option, ...]:
    if not (winning.by_channel and winning.spending and money > 0):
        return ()
    found = acquisition_option(winning.by_channel[0], winning.spending, money)
    return (found,) if found.worthwhile else ()


def _acquire(winning: Winning, options: Sequence[Option], steps: Sequence[int]) -> tuple[Acquisition | None, float]:
    if not (options and steps[0] and winning.spending):
        return None, 0.0
    return acquisition(winning.by_channel[0], winning.spending, options[0], steps[0])


def _next_hour(options: Sequence[Option], people: Sequence[int], money: float, hours: float) -> float:
    more = worth_proposing(options, money, hours + 1)
    return max(profit_of(options, more) - profit_of(options, people), 0.0)


def _enough(options: Sequence[Option], hours: float, reserve: float) -> float:
    """Return the money that the best plan takes where money is no object, the reserve included."""
    endless = sum(option.cost(option.worthwhile) for option in options)
    people = worth_proposing(options, endless, hours)
    spent = sum(option.cost(number) for option, number in zip(options, people, strict=True))
    return spent / (1 - reserve) if reserve < 1 else 0.0


def _cautions(analysis: Analysis, beliefs: Beliefs, means: Means) -> tuple[Fact, ...]:
    channels: Mapping[str, Channel] = {"email": "e-mail", "text": "text message", "post": "post"}
    costs = {name: analysis.known.contact_cost(channel, analysis.currency) for name, channel in channels.items()}
    assumed = Caution.COSTS_ASSUMED(**costs)
    told = {
        Caution.MARGIN_UNKNOWN(): analysis.shop.margin is None,
        Caution.EFFECTS_ASSUMED(): Basis.MEASURED not in beliefs.basis,
        assumed: not means.contact_costs,
    }
    return tuple(fact for fact, holds in told.items() if holds)


def _of_consent(everybody: pd.DataFrame) -> tuple[Fact, ...]:
    """Tell how many with an e-mail address were never asked whether they want messages."""
    unknown = int(everybody["consent_unknown"].sum())
    if not unknown:
        return ()
    return ((Caution.NOT_ASKED if everybody["agreed"].any() else Caution.CONSENT_UNKNOWN)(customers=unknown),)


def _of_clicks(clicks: Engagement | None) -> tuple[Fact, ...]:
    if clicks is None:
        return ()
    return ((Caution.CLICKS_USED if clicks.helps else Caution.CLICKS_UNUSED)(customers=clicks.customers),)


def _why_nothing(people: Sequence[int], options: Sequence[Option], money: float, hours: float) -> tuple[Fact, ...]:
    if any(people):
        return ()
    paying = [option for option in options if option.worthwhile]
    least = min((option.cost(1) for option in paying), default=0.0)
    if money < least:
        return (Caution.TOO_LITTLE_MONEY(least=least),)
    if paying and hours < min(option.hours(1) for option in paying):
        return (Caution.TOO_FEW_HOURS(hours=hours),)
    return (Caution.NOTHING_PAYS(),)


def _why_nobody(analysis: Analysis) -> Fact:
    """Tell why no message reaches anybody."""
    reach = analysis.history.reachable
    if reach[sorted(set(LISTS.values()))].to_numpy().any():
        return Caution.ALL_BUSY()
    return Caution.NO_CONSENT() if reach["email_known"].any() else Caution.NO_ADDRESSES()
