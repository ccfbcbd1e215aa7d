"""What a tactic brings after all costs: the one definition, for pages, plan, report and command line.

Extra buyers within the days of an offer, times what is left of an order of theirs, less discounts, presents and
messages; counted over those who can be written to. Those who would have bought anyway bring nothing and take the
discount. It is what the result of a campaign is measured by (see docs/decisions.md).
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from cltv_core.arrays import Floats
from cltv_core.tactics.catalogue import Idea

FATIGUE = 0.7
"""An assumption: each message a customer got lately leaves so large a share of the effect of the next one."""


def break_even(anyway: float, discount: float, order: float, contact: float, margin: float) -> float:
    """Return the share of extra buyers from which on an offer pays: (p0 D A + c) / ((M - D) A).

    Parameters
    ----------
    anyway
        The share who buy without the offer, all of whom take it (p0).
    discount, margin
        Shares of the price (D, M).
    order, contact
        Money of an order (A), and of one message (c).

    Returns
    -------
    float
        A share, above 1 where no effect could pay; infinite where the discount leaves no margin.
    """
    kept = (margin - discount) * order
    return (anyway * discount * order + contact) / kept if kept > 0 else float("inf")


@dataclass(frozen=True)
class People:
    """Customers of one group, one element each.

    `order`: sales of one order; `anyway`: the chance that one comes within the days of an offer without it; `messages`:
    how many they got lately.
    """

    ids: np.ndarray = field(repr=False)
    order: Floats = field(repr=False)
    anyway: Floats = field(repr=False)
    messages: Floats = field(repr=False)

    def __len__(self) -> int:
        return len(self.ids)

    @classmethod
    def alike(cls, number: int, order: float, anyway: float) -> People:
        """Make so many people of whom no more is known than what is usual among them."""
        return cls(np.full(number, ""), np.full(number, order), np.full(number, anyway), np.zeros(number))

    def take(self, places: np.ndarray) -> People:
        """Return some of them, in this order."""
        return People(self.ids[places], self.order[places], self.anyway[places], self.messages[places])


@dataclass(frozen=True)
class Offer:
    """What a tactic gives and costs.

    `discount`: share of the price for all who buy; `present` and `contact`: money for each person written to; `margin`:
    share of the price.
    """

    margin: float
    contact: float = 0.0
    discount: float = 0.0
    present: float = 0.0


@dataclass(frozen=True)
class Worth:
    """What each person brings, in money.

    `an_effect`: for an effect of 1, an extra buyer for sure; `regardless`: lost whether or not there is an effect;
    `most`: the share of extra buyers that there is room for.
    """

    an_effect: Floats
    regardless: Floats
    most: Floats

    def of(self, people: int) -> Worth:
        """Return that of the first so many people."""
        return Worth(self.an_effect[:people], self.regardless[:people], self.most[:people])

    def profit(self, effect: float) -> Floats:
        """Work out the profit for each person at an effect, a difference in the share of buyers."""
        return np.minimum(effect, self.most) * self.an_effect - self.regardless


def worth(people: People, offer: Offer) -> Worth:
    """Work out what each person brings: p1 (M - D) A - p0 M A - c, where p1 = p0 + effect.

    Nobody can be won beyond those who would not come anyway, and the effect falls with messages got lately.
    """
    kept = np.maximum(offer.margin - offer.discount, 0.0) * people.order
    given = people.anyway * offer.discount * people.order
    return Worth(
        an_effect=kept * FATIGUE**people.messages,
        regardless=given + offer.present + offer.contact,
        most=1.0 - people.anyway,
    )


def offer_of(idea: Idea, order: float, margin: float, contact: float) -> Offer:
    """Return what a tactic gives and costs where a usual order of those it is for is `order`."""
    return Offer(
        margin=margin,
        contact=contact,
        discount=idea.gift if idea.gift_to == "takers" else 0.0,
        present=idea.gift * order if idea.gift_to == "everybody" else 0.0,
    )


def best_first(people: People, offer: Offer, effect: float, most: int | None = None) -> tuple[People, Worth]:
    """Sort people by what they bring at an effect, the best first, and take so many of them."""
    brought = worth(people, offer)
    order = np.argsort(-brought.profit(effect), kind="stable")[:most]
    return people.take(order), Worth(brought.an_effect[order], brought.regardless[order], brought.most[order])


def given_away(people: People, brought: Worth, offer: Offer, effect: float) -> float:
    """Return what is given to each person written to on average: presents, and the discount to all who buy."""
    if not len(people):
        return 0.0
    takers = np.clip(people.anyway + np.minimum(effect, brought.most), 0.0, 1.0)
    return offer.present + offer.discount * float((takers * people.order).mean())


def likely_range(gain: float, off: float, brought: Worth) -> tuple[float, float]:
    """Return the ends of the range of a gain: nobody stays away because of it, so it loses its costs at most."""
    return max(gain - off, -float(brought.regardless.sum())), gain + off


def spread(brought: Worth, effect: float) -> tuple[float, float]:
    """Return how far the profit of these people together may be off.

    Returns
    -------
    weight
        Money for each unit by which the effect is off.
    luck
        Variance in money, as each one is won or not (Bernoulli).
    """
    gain, most = brought.an_effect, brought.most
    won = np.clip(np.minimum(effect, most), 0.0, 1.0)
    return float(gain[effect < most].sum()), float((won * (1 - won) * gain**2).sum())
