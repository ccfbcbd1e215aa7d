"""Who changed segment between two days of the same history, and what that is worth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pandas as pd

from cltv_core.facts import Code, Fact
from cltv_core.models import Model
from cltv_core.segments.placing import Segments, discounted, place, segment
from cltv_core.summary import CustomerSummary, summarise
from cltv_core.terms import Terms, days_to_month
from cltv_core.transactions import Transactions
from cltv_core.value.forecast import Forecast, forecast

MONTHS_BACK = 3
MAIN_FLOWS = 3
NEWCOMERS = ""
"""Where those come from who had not bought yet: no segment can be called so."""
COLUMNS = ("from", "to", "customers", "value_before", "value_now", "revenue")


class Moved(Code):
    """How customers went from segment to segment.

    FLOW: `customers` went from the segment `start` to `end` after the day `since`; `now` and `before`: what is and was
    expected of them over `horizon_days`. JOINED: so many `customers` bought for the first time after `since`.
    """

    FLOW = "flow"
    JOINED = "joined"


@dataclass(frozen=True)
class Placement:
    """All customers of one day, each in a segment."""

    summary: CustomerSummary
    forecast: Forecast
    segments: Segments

    @property
    def as_of(self) -> date:
        """Return the day at whose end customers are looked at."""
        return self.summary.as_of


@dataclass(frozen=True)
class Movement:
    """Who went from which segment to which between two days.

    `frame`, one row a pair of segments with customers: `from` (`NEWCOMERS` for those without an order at `since`),
    `to`, `customers`, `value_before` and `value_now` (what was and is expected of them over the horizon), `revenue`
    (what they brought in between, net).

    Its customers add up to those of the later day; without newcomers, to those of the earlier one.
    """

    frame: pd.DataFrame
    since: date
    until: date
    horizon_days: int

    @property
    def moved(self) -> pd.DataFrame:
        """The flows of those who changed segment, the largest change in expected value first."""
        frame = self.frame[(self.frame["from"] != self.frame["to"]) & (self.frame["from"] != NEWCOMERS)]
        change = (frame["value_now"] - frame["value_before"]).abs()
        order = np.lexsort((-frame["customers"].to_numpy(), -change.to_numpy()))
        return frame.iloc[order].reset_index(drop=True)

    @property
    def joined(self) -> int:
        """Return how many customers bought for the first time after `since`."""
        return int(self.frame.loc[self.frame["from"] == NEWCOMERS, "customers"].sum())

    @property
    def stayed(self) -> int:
        """Return how many customers are in the same segment as before."""
        return int(self.frame.loc[self.frame["from"] == self.frame["to"], "customers"].sum())

    def at_level(self, level: float) -> Movement:
        """Multiply what is expected on both days by `level`."""
        expected = {name: level * self.frame[name] for name in ("value_before", "value_now")}
        return replace(self, frame=self.frame.assign(**expected))

    def facts(self, most: int = MAIN_FLOWS) -> tuple[Fact, ...]:
        """Tell the main flows, then who is new."""
        flows = (
            Moved.FLOW(
                customers=int(n),
                start=start,
                end=end,
                since=self.since,
                before=float(before),
                now=float(now),
                horizon_days=self.horizon_days,
            )
            for start, end, n, before, now in self.moved.head(most)[list(COLUMNS[:5])].itertuples(index=False)
        )
        return (*flows, *([Moved.JOINED(customers=self.joined, since=self.since)] if self.joined else []))


def placement(
    transactions: Transactions, as_of: date, terms: Terms, models: Sequence[Model] | None = None
) -> Placement:
    """Place the customers as they stood at the end of `as_of`.

    Horizon, margin and discount rate are those of `terms`.

    Raises
    ------
    NotEnoughData
        There is no order up to then.
    """
    summary = summarise(transactions, as_of)
    then = Terms(as_of, terms.horizon_days, terms.margin, terms.discount_rate)
    expected = forecast(summary, then, models)
    segments = segment(summary, expected, discounted(transactions, summary))
    return Placement(summary, expected, segments)


def months_back(as_of: date, months: int = MONTHS_BACK) -> date:
    """Return the same day that many months earlier, or the last of that month where it is shorter."""
    return date.fromordinal(as_of.toordinal() + days_to_month(as_of, -months))


def movement(before: Placement, now: Placement) -> Movement:
    """Every customer of `now`, from the segment they were in `before`.

    A shop that has grown tells more segments apart than it did; the earlier day is then told apart as the later one.
    """
    people = now.segments.frame.index
    started = _names(before.segments, now.segments.size).reindex(people)
    facts = pd.DataFrame(
        {
            "from": started.fillna(NEWCOMERS).astype("str"),
            "to": now.segments.frame["segment"].astype("str"),
            "value_before": before.forecast.frame["expected_value"].reindex(people).fillna(0.0),
            "value_now": now.forecast.frame["expected_value"],
            "revenue": now.summary.frame["revenue"] - before.summary.frame["revenue"].reindex(people).fillna(0.0),
        }
    )
    frame = facts.groupby(["from", "to"], as_index=False).agg(
        customers=("value_now", "size"),
        value_before=("value_before", "sum"),
        value_now=("value_now", "sum"),
        revenue=("revenue", "sum"),
    )
    return Movement(
        frame=_in_the_order_of_segments(frame, before, now)[list(COLUMNS)],
        since=before.as_of,
        until=now.as_of,
        horizon_days=now.forecast.terms.horizon_days,
    )


def _names(segments: Segments, size: int) -> pd.Series:
    if segments.size == size:
        return segments.frame["segment"]
    return pd.Series(place(segments.facts, size), index=segments.frame.index, dtype="str")


def _in_the_order_of_segments(frame: pd.DataFrame, before: Placement, now: Placement) -> pd.DataFrame:
    names = dict.fromkeys([*now.segments.table["segment"], *before.segments.table["segment"], NEWCOMERS])
    rank = {name: place for place, name in enumerate(names)}
    order = np.lexsort((frame["to"].map(rank), frame["from"].map(rank)))
    return frame.iloc[order].reset_index(drop=True)
