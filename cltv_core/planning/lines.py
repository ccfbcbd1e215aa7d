"""One line of a plan, and how far what it brings may be off."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from cltv_core.intervals import Z80
from cltv_core.planning.acquisition import NewCustomer, Spending
from cltv_core.planning.candidates import Candidate
from cltv_core.planning.codes import Basis, Stop
from cltv_core.planning.effects import Beliefs
from cltv_core.planning.option import Option
from cltv_core.tactics.catalogue import Channel
from cltv_core.tactics.economics import likely_range, spread


@dataclass(frozen=True)
class Line:
    """One thing to do.

    `tactic`: key of the catalogue; `people`: ids, best first; `effect`: share of those written to who buy because of
    it, with the ends of its 80 % range; `profit`: money after all costs, with its range. `contact`: money for each
    message with what goes with it, without a discount. `worth_up_to`: so many of
    those reached bring more than they cost; `break_even`: the effect at which it just pays.
    """

    segment: str
    tactic: str
    channel: Channel
    people: tuple[str, ...] = field(repr=False)
    cost: float
    contact: float
    hours: float
    effect: float
    effect_low80: float
    effect_high80: float
    profit: float
    low80: float
    high80: float
    basis: Basis
    stop: Stop
    worth_up_to: int
    break_even: float

    @property
    def profit_an_hour(self) -> float:
        """Return the profit for each hour; nothing takes less than a quarter of one."""
        return self.profit / max(self.hours, 0.25)


@dataclass(frozen=True)
class Acquisition:
    """More money for new customers: how many it wins, and the profit of their first months, with its 80 % range."""

    customers: float
    cost: float
    profit: float
    low80: float
    high80: float
    new: NewCustomer


@dataclass(frozen=True)
class Spread:
    """How far a profit may be off.

    `weight`: money for each unit by which the effect at `place` is off; `luck`: variance in money of who buys; `most`:
    what is lost where nobody more buys.
    """

    place: int
    weight: float
    luck: float
    most: float


def line(one: Candidate, people: int, beliefs: Beliefs, short: Stop = Stop.MONEY_OR_HOURS) -> tuple[Line, Spread]:
    """Take the best so many people of a candidate; `short`: what there is not enough of for more."""
    option, off_by = one.option(), _spread(one, people)
    profit = option.profit(people)
    low, high = likely_range(profit, Z80 * together([off_by], beliefs), one.worth.of(people))
    told = Line(
        segment=one.tactic.segment,
        tactic=one.tactic.key,
        channel=one.idea.channel,
        people=tuple(one.people.ids[:people].tolist()),
        cost=option.cost(people),
        contact=one.offer.contact + one.offer.present,
        hours=option.hours(people),
        effect=one.effect,
        effect_low80=one.effect - Z80 * one.sd,
        effect_high80=one.effect + Z80 * one.sd,
        profit=profit,
        low80=low,
        high80=high,
        basis=beliefs.basis[one.place],
        stop=_stop(people, option, one, short),
        worth_up_to=option.worthwhile,
        break_even=one.break_even,
    )
    return told, off_by


def together(spreads: list[Spread], beliefs: Beliefs, apart: float = 0.0) -> float:
    """Return the standard deviation in money of several profits at once, whose effects may be off together.

    `apart`: variance of what has nothing to do with effects.
    """
    places = np.array([spread.place for spread in spreads], dtype=np.int64)
    weights = np.array([spread.weight for spread in spreads])
    of_effects = float(weights @ beliefs.covariance[np.ix_(places, places)] @ weights) if len(places) else 0.0
    return float(np.sqrt(max(of_effects, 0.0) + sum(spread.luck for spread in spreads) + apart))


def acquisition(new: NewCustomer, spending: Spending, option: Option, steps: int) -> tuple[Acquisition, float]:
    """Take the first so many steps of money for new customers; returned with its variance in money."""
    cost = option.cost(steps)
    won = float(spending.more(cost))
    se = (new.high80 - new.low80) / (2 * Z80)
    variance = won * (new.sd**2 + new.mean**2) + (won * se) ** 2
    profit, off = won * new.mean - cost, Z80 * float(np.sqrt(variance))
    return Acquisition(won, cost, profit, profit - off, profit + off, new), variance


def _spread(one: Candidate, people: int) -> Spread:
    taken = one.worth.of(people)
    return Spread(one.place, *spread(taken, one.effect), most=float(taken.regardless.sum()))


def _stop(people: int, option: Option, one: Candidate, short: Stop) -> Stop:
    if people >= len(one.people):
        return Stop.EVERYBODY
    return Stop.NOT_WORTH_IT if people >= option.worthwhile else short
