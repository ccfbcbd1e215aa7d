"""Whether customers have lately joined at another pace than in all the months by which new ones are expected."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from cltv_core.arrays import Ints
from cltv_core.intervals import Z95

LATELY = 3
"""Months."""
LEAST_CHANGE = 0.2
"""Of the pace; less need not be told."""


@dataclass(frozen=True)
class NewPace:
    """Mean number of new customers a month.

    `usual`: of the `months` seen; `lately`: of the last `LATELY` of them; `verdict`: 1 where these are clearly more
    than those before, -1 where clearly fewer, else 0.
    """

    months: int
    usual: float
    lately: float
    verdict: int = 0


def new_pace(joined: Ints) -> NewPace | None:
    """Compare the last months with those before them; `joined`: new customers of each month. None without a month."""
    if not len(joined):
        return None
    usual, lately = float(joined.mean()), float(joined[-LATELY:].mean())
    return NewPace(len(joined), usual, lately, _verdict(joined[:-LATELY], joined[-LATELY:]))


def _verdict(before: Ints, last: Ints) -> int:
    """Tell a difference from chance: months scatter at least as much as counts do (95 %)."""
    if len(before) < LATELY:
        return 0
    both = np.concatenate([before - before.mean(), last - last.mean()])
    variance = max(float((both**2).sum()) / (len(both) - 2), float(before.mean()))
    change = float(last.mean() - before.mean())
    error = math.sqrt(variance * (1 / len(before) + 1 / len(last)))
    clear = abs(change) > max(Z95 * error, LEAST_CHANGE * float(before.mean()))
    return int(math.copysign(1, change)) if clear else 0
