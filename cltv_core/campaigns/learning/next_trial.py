"""What to try next: the best guess against one contender, and the owner decides.

Half the letters go to the tactic that looks best, half to one that could be better: a contender drawn in proportion to
the chance that it is the best (Thompson 1933). With few campaigns a year this earns almost as much as the best guess
alone and learns most; drawing both arms wastes campaigns (see `benchmarks/campaigns.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cltv_core.campaigns.assignment import FEWEST_FOR_TWO_ARMS, default_share, default_share_of_two
from cltv_core.campaigns.learning.effects import Effect, Learned


@dataclass(frozen=True)
class NextTrial:
    """A campaign that is proposed for a segment.

    `contender`: None where the list is too short for two tactics, or where there is only one; `chance`: that it is the
    better of the two.
    """

    segment: str
    best_guess: Effect
    contender: Effect | None
    share_held_out: float
    chance: float = 0.0


def next_trial(
    learned: Learned, segment: str, suited: Sequence[str], people: int, seed: int, chosen: str = ""
) -> NextTrial:
    """Propose the next campaign of a segment.

    Parameters
    ----------
    suited
        The tactics that suit the segment, at least one.
    seed
        The same seed proposes the same contender, so that a page does not change its mind.
    chosen
        The tactic that the owner prefers to the best guess, where there is one.
    """
    effects = {tactic: learned.effect(tactic, segment) for tactic in suited}
    best = effects[chosen] if chosen else max(effects.values(), key=lambda effect: effect.mean)
    others = [tactic for tactic in suited if tactic != best.tactic]
    if not others or people < FEWEST_FOR_TWO_ARMS:
        return NextTrial(segment, best, None, default_share(people))
    drawn = learned.drawn(np.random.default_rng(seed))[:, learned.segments.index(segment)]
    contender = max(others, key=lambda tactic: float(drawn[learned.tactics.index(tactic)]))
    return NextTrial(
        segment,
        best,
        effects[contender],
        default_share_of_two(people),
        learned.chance_better(contender, best.tactic, segment),
    )
