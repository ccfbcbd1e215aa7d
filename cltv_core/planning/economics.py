"""What writing to one customer brings and costs, those counted who would have bought anyway."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from cltv_core.arrays import Floats

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
