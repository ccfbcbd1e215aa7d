"""The result of one campaign: what the people written to did beyond those left out, and what follows."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from cltv_core.arrays import Flags, Floats
from cltv_core.campaigns.before import NOTICED
from cltv_core.campaigns.checks import Checks
from cltv_core.campaigns.codes import State, Verdict
from cltv_core.campaigns.early import EarlyRange, early_range
from cltv_core.campaigns.lift import (
    FEW_BUYERS,
    WIDEST,
    Estimate,
    adjusted_difference,
    difference_of_means,
    difference_of_shares,
)
from cltv_core.campaigns.outcomes import Outcomes

EFFECT_LOOKED_FOR = 0.03
"""Difference in the share of buyers for which "how many more people?" is answered, where nothing better is assumed."""


@dataclass(frozen=True)
class Trial:
    """The people of a campaign and what was known before it was sent, one element a person.

    `orders` and `value`: expected within the window; `cap`: money a person beyond which an outcome says more of one
    purchase than of the campaign, from purchases before the sending, infinite where none are known.
    """

    sent: Flags
    orders: Floats
    value: Floats
    cap: float = math.inf
    margin: float = 1.0
    cost_per_contact: float = 0.0
    offer_cost: float = 0.0


@dataclass(frozen=True)
class Group:
    """What one group did within the window."""

    people: int
    buyers: int
    orders: int
    revenue: float


@dataclass(frozen=True)
class Comparison:
    """A difference a person: as it stands, and given what was expected of each."""

    plain: Estimate
    adjusted: Estimate


@dataclass(frozen=True)
class Profit:
    """Money for each person written to, after the cost of goods, contact and offer; `total` over all of them."""

    per_person: float
    low80: float
    high80: float
    total: float


@dataclass(frozen=True)
class Result:
    """What a campaign brought, as far as it can be read.

    `verdict` only where `state` is READ; `echo`: the difference in buyers in the window after, where that is over;
    `early`: a range for the time so far, where the window is not over. `people_to_tell`: the list size that would
    notice the effect that was looked for.
    """

    state: State
    sent: Group
    held_out: Group
    bought: Comparison
    revenue: Comparison
    profit: Profit
    checks: Checks
    verdict: Verdict | None = None
    echo: Estimate | None = None
    early: EarlyRange | None = None
    people_to_tell: int = field(default=0)

    @property
    def campaigns_to_tell(self) -> int:
        """How many campaigns like this one would notice it together."""
        return math.ceil(self.people_to_tell / (self.sent.people + self.held_out.people))


def read_result(
    trial: Trial,
    came: Outcomes,
    checks: Checks,
    *,
    elapsed: float = 1.0,
    later: Outcomes | None = None,
    effect: float = EFFECT_LOOKED_FOR,
) -> Result:
    """Compare the groups of a campaign (intention to treat: everybody stays in the group that was drawn).

    Parameters
    ----------
    came, later
        Outcomes within the window, and within as long a time after it.
    elapsed
        The share of the window that the files cover; below 1 no verdict is given.
    effect
        The difference in the share of buyers for which a list's size is named where nothing can be told.
    """
    bought = _buyers(trial, came)
    revenue = _revenue(trial, came, bought.plain)
    state = State.STOPPED if checks.stops else State.READ if elapsed >= 1 else State.WAITING
    sent, held_out = _group(came, trial.sent), _group(came, ~trial.sent)
    return Result(
        state=state,
        sent=sent,
        held_out=held_out,
        bought=bought,
        revenue=revenue,
        profit=_profit(trial, came, revenue.adjusted),
        checks=checks,
        verdict=_verdict(bought.adjusted) if state is State.READ else None,
        echo=difference_of_shares(later.bought, trial.sent) if later else None,
        early=_early(sent, held_out, elapsed) if state is State.WAITING and elapsed > 0 else None,
        people_to_tell=_people_to_tell(len(trial.sent), bought.adjusted.se, effect),
    )


def share_elapsed(sent_on: date, window_days: int, last_day: date) -> float:
    """Return the share of a window, 0 to 1, that is over at the end of the last day of the files."""
    return float(np.clip(((last_day - sent_on).days + 1) / (window_days + 1), 0.0, 1.0))


def _buyers(trial: Trial, came: Outcomes) -> Comparison:
    """Compare the shares of buyers; where few bought, or few did not, the counts alone tell."""
    plain = difference_of_shares(came.bought, trial.sent)
    if _few(came.bought, trial.sent) or _few(~came.bought, trial.sent):
        return Comparison(plain, plain)
    adjusted = adjusted_difference(came.bought.astype(np.float64), trial.sent, np.log1p(trial.orders))
    return Comparison(plain, adjusted if adjusted.se <= WIDEST * plain.se else plain)


def _revenue(trial: Trial, came: Outcomes, bought: Estimate) -> Comparison:
    """Compare the money a person; where few bought, by the difference in buyers at the size of a purchase of all."""
    plain = difference_of_means(came.revenue, trial.sent)
    capped = np.minimum(came.revenue, trial.cap)
    if _few(came.bought, trial.sent):
        sized = bought.scaled(float(capped[came.bought].mean()) if came.bought.any() else 0.0)
        return Comparison(plain.covering(sized), sized)
    return Comparison(plain, adjusted_difference(capped, trial.sent, np.minimum(trial.value, trial.cap)))


def _few(which: Flags, sent: Flags) -> bool:
    """Whether too few are to be expected in the smaller group for a normal approximation."""
    smaller = min(np.count_nonzero(sent), np.count_nonzero(~sent))
    return bool(which.mean() * smaller < FEW_BUYERS)


def _profit(trial: Trial, came: Outcomes, revenue: Estimate) -> Profit:
    """Return the profit if everybody written to who buys uses the offer, also those who would have bought anyway."""
    offers = trial.offer_cost * float(came.bought[trial.sent].mean())
    money = revenue.scaled(trial.margin).shifted(-offers - trial.cost_per_contact)
    return Profit(money.lift, money.low80, money.high80, money.lift * np.count_nonzero(trial.sent))


def pooled_variance(sent: Group, held_out: Group) -> tuple[float, float]:
    """Work out the variance of the difference between groups that buy alike, and the part of the people left out.

    One buyer and one who does not buy are added (Agresti and Caffo 2000): a share of 0 is not taken for certain.
    """
    share = (sent.buyers + held_out.buyers + 1) / (sent.people + held_out.people + 2)
    spread = share * (1 - share)
    return spread * (1 / sent.people + 1 / held_out.people), spread / held_out.people


def _early(sent: Group, held_out: Group, elapsed: float) -> EarlyRange:
    lift = sent.buyers / sent.people - held_out.buyers / held_out.people
    return early_range(lift, math.sqrt(pooled_variance(sent, held_out)[0]), elapsed)


def _verdict(bought: Estimate) -> Verdict:
    if bought.low95 > 0:
        return Verdict.WORKS
    if bought.low80 > 0:
        return Verdict.PROBABLY_WORKS
    return Verdict.PROBABLY_HARMS if bought.high80 < 0 else Verdict.CANNOT_TELL


def _people_to_tell(people: int, se: float, effect: float) -> int:
    return math.ceil(people * (NOTICED * se / effect) ** 2) if effect > 0 else 0


def _group(came: Outcomes, members: Flags) -> Group:
    return Group(
        people=int(np.count_nonzero(members)),
        buyers=int(np.count_nonzero(came.bought[members])),
        orders=int(came.orders[members].sum()),
        revenue=float(came.revenue[members].sum()),
    )
