"""What an owner's project adds to the sales where gains are worked out: what was measured, sent and paid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from cltv_core.arrays import Floats
from cltv_core.tactics.catalogue import Channel, Idea
from cltv_core.tactics.effects import Believed, Effects, assumed
from cltv_core.tactics.orders import chance_anyway
from cltv_core.tactics.prices import message_costs


@dataclass(frozen=True)
class Experience:
    """`effects`: what is believed of tactics in segments, of any other pair what the catalogue assumes.

    `costs`: money of a message by channel, where it is known. `messages`: how many each customer got lately; `anyway`:
    the chance that an order of theirs comes anyway, where more than sales tells it (both: customer_id -> number).
    """

    effects: Effects = field(default_factory=dict, repr=False)
    costs: Mapping[Channel, float] = field(default_factory=dict)
    messages: pd.Series | None = field(default=None, repr=False, compare=False)
    anyway: pd.Series | None = field(default=None, repr=False, compare=False)

    def believed(self, idea: Idea, segment: str) -> Believed:
        """Return what is believed of a tactic in a segment."""
        return self.effects.get((idea.key, segment)) or assumed(idea.lift)

    def contact_cost(self, channel: Channel, currency: str) -> float:
        """Return what one message costs, an assumed price where nobody has said it; nothing where none is sent."""
        return self.costs.get(channel, message_costs(currency).get(channel, 0.0))


NONE = Experience()


def crowd(
    reachable: pd.DataFrame, order: Floats, expected_orders: Floats, horizon_days: int, known: Experience = NONE
) -> pd.DataFrame:
    """Describe each customer as gains are worked out.

    Adds to `reachable` (see `tactics.shop_facts.reachable`) the columns `order`, `anyway` and `messages` of
    `cltv_core.tactics.economics.People`.
    """
    chance = chance_anyway(expected_orders, horizon_days)
    return reachable.assign(
        order=order,
        anyway=chance if known.anyway is None else known.anyway.reindex(reachable.index).to_numpy(np.float64),
        messages=0.0
        if known.messages is None
        else known.messages.reindex(reachable.index, fill_value=0.0).to_numpy(np.float64),
    )
