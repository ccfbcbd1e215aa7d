"""What an owner's project adds to the sales where gains are worked out: what was measured, sent and paid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from cltv_core.arrays import Flags, Floats
from cltv_core.tactics.catalogue import Channel, Idea
from cltv_core.tactics.economics import People
from cltv_core.tactics.effects import Believed, Effects, assumed
from cltv_core.tactics.orders import chance_anyway
from cltv_core.tactics.prices import message_costs


@dataclass(frozen=True)
class Experience:
    """`effects`: what is believed of tactics in segments, of any other pair what the catalogue assumes.

    `costs`: money of a message by channel, where it is known. `messages`: how many each customer got lately; `anyway`:
    the chance that an order of theirs comes anyway, where more than sales tells it (both: customer_id -> number);
    `busy`: who is in a running campaign, and gets no further idea meanwhile (customer_id -> true or false).
    """

    effects: Effects = field(default_factory=dict, repr=False)
    costs: Mapping[Channel, float] = field(default_factory=dict)
    messages: pd.Series | None = field(default=None, repr=False, compare=False)
    anyway: pd.Series | None = field(default=None, repr=False, compare=False)
    busy: pd.Series | None = field(default=None, repr=False, compare=False)

    def believed(self, idea: Idea, segment: str) -> Believed:
        """Return what is believed of a tactic in a segment."""
        return self.effects.get((idea.key, segment)) or assumed(idea.lift)

    def contact_cost(self, channel: Channel, currency: str) -> float:
        """Return what one message costs, an assumed price where nobody has said it; nothing where none is sent."""
        return self.costs.get(channel, message_costs(currency).get(channel, 0.0))

    def is_same_as(self, other: Experience) -> bool:
        """Tell whether the same is known, without looking at every customer."""
        return self == other and all(
            getattr(self, name) is getattr(other, name) for name in ("messages", "anyway", "busy")
        )


NONE = Experience()


@dataclass(frozen=True)
class Crowd:
    """Customers as gains are worked out. `listed`: the column of a list (see `tactics.worth.LISTS`) -> who is on it.

    `busy`: who is in a running campaign.
    """

    people: People
    listed: Mapping[str, Flags]
    busy: Flags

    def reached(self, listed: str | None) -> People:
        """Return those on a list, everybody where none is named."""
        return self.people if listed is None else self.people.take(np.flatnonzero(self.listed[listed]))

    def free(self, listed: str | None) -> People:
        """Return those of them who are in no running campaign."""
        free = ~self.busy if listed is None else self.listed[listed] & ~self.busy
        return self.people.take(np.flatnonzero(free))


def crowds_of(frame: pd.DataFrame) -> dict[str, Crowd]:
    """Take the customers apart by `segment`: segment -> customers; `frame` as of `crowd`."""
    codes, names = pd.factorize(frame["segment"])
    order, ends = np.argsort(codes, kind="stable"), np.bincount(codes, minlength=len(names)).cumsum()
    columns = (frame[name].to_numpy(np.float64) for name in ("order", "anyway", "messages"))
    people = People(frame.index.to_numpy(), *columns)
    lists = {str(name): frame[name].to_numpy() for name in frame if frame[name].dtype == np.bool_}
    places = np.split(order, ends[:-1]) if len(names) else []
    return {
        str(name): Crowd(
            people.take(here), {listed: flags[here] for listed, flags in lists.items()}, lists["busy"][here]
        )
        for name, here in zip(names, places, strict=True)
    }


def crowd(
    reachable: pd.DataFrame, order: Floats, expected_orders: Floats, horizon_days: int, known: Experience = NONE
) -> pd.DataFrame:
    """Describe each customer as gains are worked out.

    Adds to `reachable` (see `tactics.shop_facts.reachable`) the columns `order`, `anyway` and `messages` of
    `cltv_core.tactics.economics.People`, and who is `busy`.
    """
    chance = chance_anyway(expected_orders, horizon_days)
    return reachable.assign(
        order=order,
        anyway=chance if known.anyway is None else known.anyway.reindex(reachable.index).to_numpy(np.float64),
        messages=0.0
        if known.messages is None
        else known.messages.reindex(reachable.index, fill_value=0.0).to_numpy(np.float64),
        busy=False if known.busy is None else known.busy.reindex(reachable.index, fill_value=False).to_numpy(np.bool_),
    )
