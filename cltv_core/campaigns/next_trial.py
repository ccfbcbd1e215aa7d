"""What to try next: the best guess against one contender, and the owner decides.

Half the letters go to the tactic that looks best, half to one that could be better: a contender drawn in proportion to
the chance that it is the best (Thompson 1933). With few campaigns a year this earns almost as much as the best guess
alone and learns most; drawing both arms wastes campaigns (see `benchmarks/learning.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cltv_core.campaigns.assignment import USUAL_SHARE, default_share
from cltv_core.campaigns.learned import Effect, Learned

FEWEST_FOR_TWO_ARMS = 150


@dataclass(frozen=True)
class NextTrial:
    """`contender` is None where the list is too short for two tactics, or where there is only one."""

    segment: str
    best_guess: Effect
    contender: Effect | None
    share_held_out: float


def next_trial(learned: Learned, segment: str, suited: Sequence[str], people: int, seed: int) -> NextTrial:
    """Propose the next campaign of a segment.

    Parameters
    ----------
    suited
        The tactics that suit the segment, at least one.
    seed
        The same seed proposes the same contender, so that a page does not change its mind.
    """
    effects = [learned.effect(tactic, segment) for tactic in suited]
    best = max(effects, key=lambda effect: effect.mean)
    share = min(default_share(people), USUAL_SHARE)
    others = [effect for effect in effects if effect is not best]
    if not others or people < FEWEST_FOR_TWO_ARMS:
        return NextTrial(segment, best, None, default_share(people))
    drawn = learned.drawn(np.random.default_rng(seed))[:, learned.segments.index(segment)]
    contender = max(others, key=lambda effect: float(drawn[learned.tactics.index(effect.tactic)]))
    return NextTrial(segment, best, contender, share)
