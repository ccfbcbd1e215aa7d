"""One thing that money and hours may be spent on, as numbers alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from cltv_core.arrays import Floats

LEAST_MONEY = 0.5
"""An amount that is told as more than nothing."""


@dataclass(frozen=True)
class Option:
    """One tactic for one group of people.

    Parameters
    ----------
    group
        Options of one group exclude each other: a person hears of one thing at a time.
    gains
        Profit that each further person adds after all costs, best first; money, never rising.
    cost_each
        Money for each person, 0 or more.
    hours_once, hours_each
        Work before the first person, and for each.
    """

    group: str
    gains: Floats = field(repr=False)
    cost_each: float
    hours_once: float
    hours_each: float = 0.0

    @property
    def worthwhile(self) -> int:
        """Count the people who bring more than they cost."""
        return int(np.count_nonzero(self.gains > 0))

    def profit(self, people: int) -> float:
        """Add up what the best so many people bring, in money."""
        return float(self.gains[:people].sum())

    def cost(self, people: int) -> float:
        """Work out the money for so many people."""
        return self.cost_each * people

    def hours(self, people: int) -> float:
        """Work out the hours for so many people; none for nobody."""
        return self.hours_once + self.hours_each * people if people else 0.0


def profit_of(options: Sequence[Option], people: Sequence[int]) -> float:
    """Add up the profit of so many people of each option."""
    return sum(option.profit(number) for option, number in zip(options, people, strict=True))
