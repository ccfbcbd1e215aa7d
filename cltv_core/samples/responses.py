"""Made-up answers to campaigns, of which the truth is known: who orders because of a message, and what it costs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

LEAST_SEASON = 0.2


@dataclass(frozen=True)
class ResponseTruth:
    """How people answer.

    Each has a latent responsiveness: Gamma with mean 1 and the shape `alike` (the larger, the more alike people are).
    A message makes the sent person order with the chance effect x responsiveness x `fatigue`^(messages in the 60 days
    before) x season (1 + `season` x sine of the year); `pulled_forward` of these orders replace the person's next one.
    After a message a person unsubscribes with the chance `unsubscribes`, and answers to none after that.
    """

    alike: float = 2.0
    fatigue: float = 0.7
    pulled_forward: float = 0.25
    season: float = 0.2
    unsubscribes: float = 0.004


@dataclass(frozen=True)
class Message:
    """Something that was sent on a `day` to `customers`.

    `effect`: the mean chance that one orders within `window_days` because of it.
    """

    day: date
    customers: pd.Index[str]
    effect: float
    window_days: int


FATIGUE_DAYS = 60


class Responses:
    """People who answer to messages, one after the other; the same seed gives the same answers."""

    def __init__(self, customers: pd.Index[str], truth: ResponseTruth, seed: int) -> None:
        self._truth, self._rng = truth, np.random.default_rng(seed)
        shape = self._rng.gamma(truth.alike, 1 / truth.alike, len(customers))
        self._responsiveness = pd.Series(shape, index=customers)
        self._gone: set[str] = set()
        self._sent: list[Message] = []

    def answer(self, orders: pd.DataFrame, message: Message) -> pd.DataFrame:
        """Return the orders (`order_id`, `customer_id`, `ordered_at`, `revenue`) as they are with a message.

        Messages come in the order of their days. Every answer has the size of an earlier order of the same person.
        """
        chance = self._chances(message)
        ordering = message.customers[self._rng.random(len(chance)) < chance]
        added = self._orders(orders, ordering, message)
        pulled = ordering[self._rng.random(len(ordering)) < self._truth.pulled_forward]
        leaving = self._rng.random(len(message.customers)) < self._truth.unsubscribes
        self._gone.update(message.customers[leaving])
        self._sent.append(message)
        together = pd.concat([_without_next(orders, pulled, added), added], ignore_index=True)
        return together.sort_values(["ordered_at", "order_id"], kind="stable", ignore_index=True)

    def _chances(self, message: Message) -> np.ndarray:
        recent = [one for one in self._sent if 0 <= (message.day - one.day).days <= FATIGUE_DAYS]
        before = sum((message.customers.isin(one.customers).astype(int) for one in recent), np.zeros(1, dtype=int))
        angle = 2 * np.pi * message.day.timetuple().tm_yday / 365.25
        season = max(1 + self._truth.season * float(np.sin(angle)), LEAST_SEASON)
        known = self._responsiveness.reindex(message.customers).to_numpy()
        chance = message.effect * known * self._truth.fatigue**before * season
        return np.where(message.customers.isin(list(self._gone)), 0.0, np.clip(chance, 0.0, 1.0))

    def _orders(self, orders: pd.DataFrame, customers: pd.Index[str], message: Message) -> pd.DataFrame:
        """One order each, on a day of the window on which early ones are likelier."""
        earlier = orders[orders["ordered_at"] < pd.Timestamp(message.day)]
        usual = earlier.groupby("customer_id")["revenue"].mean().reindex(customers).fillna(earlier["revenue"].mean())
        minutes = (self._rng.beta(1, 2.5, len(customers)) * message.window_days * 1440).astype(np.int64)
        return pd.DataFrame(
            {
                "order_id": pd.array([f"{message.day:%y%m%d}-{place:04d}" for place in range(len(customers))], "str"),
                "customer_id": customers,
                "ordered_at": pd.Timestamp(message.day) + pd.to_timedelta(minutes, unit="min"),
                "revenue": (usual.to_numpy() * self._rng.uniform(0.6, 1.4, len(customers))).round(2),
            }
        )


def _without_next(orders: pd.DataFrame, pulled: pd.Index[str], added: pd.DataFrame) -> pd.DataFrame:
    """Take away the first order of these people that comes after the one that a message brought them."""
    since = added.set_index("customer_id")["ordered_at"].reindex(pulled)
    later = since.reindex(orders["customer_id"]).to_numpy() < orders["ordered_at"].to_numpy()
    after = orders[later].sort_values("ordered_at", kind="stable")
    return orders.drop(index=after.groupby("customer_id", sort=False).head(1).index)
