"""What can be said of a campaign before it is sent: what it would notice, what leaving people out costs, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

NOTICED = 2.8
"""Standard errors of a difference that is found in 8 of 10 campaigns at 5 % false alarms: 1.96 + 0.84."""

LEAST_WINDOW, MOST_WINDOW = 14, 90
WORTH_A_TEST = 0.15
"""Where only a larger difference in the share of buyers would be noticed, a single campaign tells nothing of use."""


@dataclass(frozen=True)
class Outlook:
    """What a test of this size can show, and what it costs.

    `noticed`: the smallest difference in the share of buyers that would probably be noticed; `cost`: money lost by
    leaving people out if the idea works as assumed; `reading_day`: the first day on which the result can be read.
    """

    people: int
    held_out: int
    noticed: float
    cost: float
    reading_day: date

    @property
    def worth_it(self) -> bool:
        """Whether a single campaign of this size can tell something."""
        return self.noticed <= WORTH_A_TEST


def outlook(
    people: int,
    held_out: int,
    base: float,
    sent_on: date,
    window_days: int,
    gain_a_person: float = 0.0,
    arms: int = 1,
) -> Outlook:
    """Foresee what a campaign will be able to tell.

    Parameters
    ----------
    base
        The share of the list that is expected to buy within the window anyway.
    gain_a_person
        Money that sending is assumed to bring for each person, after costs.
    arms
        How many messages share those who are written to; `noticed` holds for each of them.
    """
    sent = max((people - held_out) / arms, 1.0)
    share = float(np.clip(base, 1 / (people + 2), 1 - 1 / (people + 2)))
    se = float(np.sqrt(share * (1 - share) * (1 / sent + 1 / max(held_out, 1))))
    return Outlook(
        people=people,
        held_out=held_out,
        noticed=min(NOTICED * se, 1.0),
        cost=max(gain_a_person, 0.0) * held_out,
        reading_day=sent_on + timedelta(days=window_days + 1),
    )


def usual_window(gaps: list[float] | np.ndarray) -> int:
    """Return how many days to wait for an answer.

    The median of the `gaps` between orders (days) of the people written to, from two weeks to three months.
    """
    return int(np.clip(round(float(np.median(gaps))), LEAST_WINDOW, MOST_WINDOW)) if len(gaps) else LEAST_WINDOW
