"""Twelve groups: what a customer is worth, crossed with where the customer stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd

from cltv_core import wording
from cltv_core.at_stake import value_at_stake
from cltv_core.forecast import Forecast
from cltv_core.reasons import reasons
from cltv_core.summary import CustomerSummary, Floats, Ints

TIERS = ("High", "Medium", "Low")
STANDINGS = ("active", "new", "slipping", "lost")
HIGH_PERCENT = 20
MEDIUM_PERCENT = 30
SLIPPING_FROM = 1.5
"""In usual gaps since the last order: from here on a customer is late (the threshold practitioners use)."""
LOST_FROM = 3.0
TABLE_COLUMNS = (
    "segment",
    "tier",
    "standing",
    "customers",
    "revenue",
    "expected_value",
    "share_of_value",
    "share_of_customers",
    "at_stake",
    "orders",
    "average_order",
    "usual_gap",
    "days_since",
)


@dataclass(frozen=True)
class Segments:
    """`frame`, indexed by customer_id: tier, standing, segment, lateness (days since the last order in usual
    gaps), reason (a sentence), at_stake
    (money, see `cltv_core.at_stake`).

    `table`, one row a segment with customers, High to Low: segment, tier, standing, customers, revenue,
    expected_value, share_of_value, share_of_customers, at_stake, orders, average_order (money), usual_gap and
    days_since (medians, in days).
    `definitions`: a sentence for each tier and standing, with this shop's numbers.
    """

    frame: pd.DataFrame
    table: pd.DataFrame
    definitions: Mapping[str, str] = field(default_factory=dict)


def segment(summary: CustomerSummary, forecast: Forecast, currency: str = "") -> Segments:
    """Places every customer: tiers by expected value (see `tiers`), standings by the own rhythm (see `standings`)."""
    customers = summary.frame
    days_since = _days_since(summary)
    gap = customers["usual_gap"].to_numpy()
    lateness = days_since / gap
    frequency = customers["frequency"].to_numpy()
    tier = tiers(forecast.frame["expected_value"].to_numpy())
    standing = standings(lateness, frequency)
    frame = pd.DataFrame(
        {
            "tier": tier,
            "standing": standing,
            "segment": _names(tier, standing),
            "lateness": lateness,
            "reason": reasons(frequency, gap, days_since, standing).to_numpy(),
            "at_stake": value_at_stake(summary, forecast, standing),
        },
        index=customers.index,
    ).astype({"tier": "str", "standing": "str", "segment": "str", "reason": "str"})
    table = _table(frame, summary, forecast, days_since)
    return Segments(frame, table, _definitions(frame, summary, forecast, currency))


def tiers(value: Floats) -> npt.NDArray[np.str_]:
    """High: the best 20 % of the customers by value; Medium: the next 30 %; Low: the rest and those worth nothing.

    Equal values (to a millionth) are never split: if all of them do not fit into a tier, all of them go one lower.
    At least one customer is High unless the best are equal.
    """
    exact = np.round(value, 6)
    ascending = np.sort(exact)
    as_good = len(exact) - np.searchsorted(ascending, exact, side="left")
    high = max(len(exact) * HIGH_PERCENT // 100, 1)
    medium = max(len(exact) * (HIGH_PERCENT + MEDIUM_PERCENT) // 100, 1)
    names = np.where(as_good <= high, TIERS[0], np.where(as_good <= medium, TIERS[1], TIERS[2]))
    return np.where(exact > 0, names, TIERS[2])


def standings(lateness: Floats, frequency: Floats) -> npt.NDArray[np.str_]:
    """lost from 3, slipping from 1.5 usual gaps since the last order; before that new (one purchase day) or active."""
    in_time = np.where(frequency > 0, "active", "new")
    return np.where(lateness >= LOST_FROM, "lost", np.where(lateness >= SLIPPING_FROM, "slipping", in_time))


def _days_since(summary: CustomerSummary) -> Ints:
    last = summary.frame["last_order"].to_numpy().astype("datetime64[D]")
    return (np.datetime64(summary.as_of, "D") - last).astype(np.int64)


def _names(tier: npt.NDArray[np.str_], standing: npt.NDArray[np.str_]) -> npt.NDArray[np.object_]:
    names = np.array([[wording.segment_name(t, s) for s in STANDINGS] for t in TIERS], dtype=object)
    return names[_places(tier, TIERS), _places(standing, STANDINGS)]


def _places(values: npt.NDArray[np.str_], order: tuple[str, ...]) -> Ints:
    return np.select([values == name for name in order], range(len(order)))


def _table(frame: pd.DataFrame, summary: CustomerSummary, forecast: Forecast, days_since: Ints) -> pd.DataFrame:
    facts = frame[["segment", "tier", "standing", "at_stake"]].assign(
        usual_gap=summary.frame["usual_gap"],
        revenue=summary.frame["revenue"],
        orders=summary.frame["orders"],
        expected_value=forecast.frame["expected_value"],
        days_since=days_since,
    )
    table = facts.groupby("segment", as_index=False).agg(
        tier=("tier", "first"),
        standing=("standing", "first"),
        customers=("tier", "size"),
        revenue=("revenue", "sum"),
        expected_value=("expected_value", "sum"),
        at_stake=("at_stake", "sum"),
        orders=("orders", "sum"),
        usual_gap=("usual_gap", "median"),
        days_since=("days_since", "median"),
    )
    rank = _places(table["tier"].to_numpy(), TIERS) * len(STANDINGS) + _places(table["standing"].to_numpy(), STANDINGS)
    table = table.iloc[np.argsort(rank)].reset_index(drop=True)
    return _with_shares(table)


def _with_shares(table: pd.DataFrame) -> pd.DataFrame:
    value = table["expected_value"]
    return table.assign(
        share_of_value=value / value.sum() if value.sum() > 0 else 0.0,
        share_of_customers=table["customers"] / table["customers"].sum(),
        average_order=table["revenue"] / np.maximum(table["orders"], 1),
    )[list(TABLE_COLUMNS)]


def _definitions(frame: pd.DataFrame, summary: CustomerSummary, forecast: Forecast, currency: str) -> dict[str, str]:
    value = forecast.frame["expected_value"]
    gap = float(summary.frame["usual_gap"].median())
    by_tier = {
        tier: wording.tier_definition(
            tier,
            int((frame["tier"] == tier).sum()),
            float(value[frame["tier"] == tier].min()) if (frame["tier"] == tier).any() else 0.0,
            forecast.terms.horizon_days,
            currency,
        )
        for tier in TIERS
    }
    by_standing = {
        standing: wording.standing_definition(standing, gap, SLIPPING_FROM, LOST_FROM) for standing in STANDINGS
    }
    return by_tier | by_standing
