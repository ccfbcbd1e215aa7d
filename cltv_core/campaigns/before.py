"""What can be said of a campaign before it is sent: what it would notice, what leaving people out costs, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from cltv_core.campaigns.assignment import USUAL_SHARE
from cltv_core.tactics.playbook import Tactic

NOTICED = 2.8
"""Standard errors of a difference that is found in 8 of 10 campaigns at 5 % false alarms: 1.96 + 0.84."""

LEAST_WINDOW, MOST_WINDOW = 14, 90
WORTH_A_TEST = 0.15
"""Where only a larger difference in the share of buyers would be noticed, a single campaign tells nothing of use."""
LEAST_EFFECT = 0.001
"""Of a smaller one nothing is told."""


@dataclass(frozen=True)
class Hope:
    """What is expected of sending: `gain`, money after all costs, from `people`.

    `most`: the share of buyers whom it may add at best: the upper end of what is believed, no more than worth a test.
    """

    gain: float = 0.0
    people: int = 0
    most: float = WORTH_A_TEST

    @classmethod
    def of(cls, tactic: Tactic) -> Hope:
        """Return what is expected of a tactic for its segment."""
        return cls(tactic.worth, tactic.reachable, min(tactic.believed.likely[1], WORTH_A_TEST))

    def lost(self, held_out: int, people: int) -> float:
        """Return the gain that goes where some of a list are left out: never more than all of it."""
        return max(self.gain, 0.0) * held_out / max(self.people, people, 1)


NO_HOPE = Hope()
"""Of a list without an idea."""


@dataclass(frozen=True)
class Outlook:
    """What a test of this size can show, and what it costs.

    `noticed`: the smallest difference in the share of buyers that would probably be noticed; `cost`: money lost by
    leaving people out if the idea works as assumed; `reading_day`: the first day on which the result can be read;
    `most`: the largest effect that may be hoped for; `enough`: people of whom a third left out would show that.
    """

    people: int
    held_out: int
    noticed: float
    cost: float
    reading_day: date
    most: float
    enough: int

    @property
    def worth_it(self) -> bool:
        """Whether the effect could show in a single campaign of this size."""
        return self.noticed <= self.most


def outlook(
    people: int,
    held_out: int,
    base: float,
    sent_on: date,
    window_days: int,
    hope: Hope = NO_HOPE,
    arms: int = 1,
) -> Outlook:
    """Foresee what a campaign will be able to tell.

    Parameters
    ----------
    base
        The share of the list that is expected to buy within the window anyway.
    hope
        What is expected of sending.
    arms
        How many messages share those who are written to; `noticed` holds for each of them.
    """
    sent = max((people - held_out) / arms, 1.0)
    share = float(np.clip(base, 1 / (people + 2), 1 - 1 / (people + 2)))
    variance = share * (1 - share)
    se = float(np.sqrt(variance * (1 / sent + 1 / max(held_out, 1))))
    third = 1 / USUAL_SHARE + 1 / (1 - USUAL_SHARE)
    return Outlook(
        people=people,
        held_out=held_out,
        noticed=min(NOTICED * se, 1.0),
        cost=hope.lost(held_out, people),
        reading_day=sent_on + timedelta(days=window_days + 1),
        most=hope.most,
        enough=int(np.ceil(variance * third * (NOTICED / max(hope.most, LEAST_EFFECT)) ** 2)),
    )


def usual_window(gaps: list[float] | np.ndarray) -> int:
    """Return how many days to wait for an answer.

    The median of the `gaps` between orders (days) of the people written to, from two weeks to three months.
    """
    return int(np.clip(round(float(np.median(gaps))), LEAST_WINDOW, MOST_WINDOW)) if len(gaps) else LEAST_WINDOW
