"""Earlier days of a shop: what was known at the end of each, and what came after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
import pandas as pd

from cltv_core.arrays import Floats, Ints, dot
from cltv_core.backtest.weights import Averages, calibrated, controls_of, figures, of_cut
from cltv_core.describe.cohort_groups import main_products
from cltv_core.errors import ModelNotFitted
from cltv_core.models import Fitted, Model, ladder
from cltv_core.models.codes import Method
from cltv_core.models.historical import HistoricalAverage
from cltv_core.models.large_customers import Bounded, Unbounded, winsorised
from cltv_core.models.learners.features import Features, features_of
from cltv_core.summary import CustomerSummary, summarise
from cltv_core.threads import own_property
from cltv_core.transactions import Transactions

LATEST_CUTS = 6
EARLIER_CUTS = 2
"""Earlier days to stand on: so many half a horizon apart, and so many over the history before those."""

SHARE_OF_HISTORY = 3
"""The horizon of a replay is at most this part of the history, so that there are several to look at."""

SCORED_FROM = 1 / 3
"""Share of the history that must lie before a day for what is said on it to tell of what is said today."""

LEAST_HORIZON = 7
LEAST_HISTORY = 28
YEAR = 365
THIRDS = 3

AT_ONCE = 2
"""Earlier days of a large shop that are looked at side by side, as each takes seconds."""

MAX_CUSTOMERS = 25_000
"""Replays and training look at so many customers at most, drawn by chance; more make them slow and little better."""


@dataclass(frozen=True, eq=False)
class Cutoff:
    """The shop as it stood at the end of a day, with large customers `bounded`. `groups`: see `features_of`."""

    bounded: Bounded
    horizon_days: int
    groups: Sequence[Ints]
    given: Fitted | None = None

    @property
    def summary(self) -> CustomerSummary:
        """What models are fitted to."""
        return self.bounded.summary

    def unbounded(self, value: Floats) -> Floats:
        """Value over the horizon of the customers as they are, from that of the bounded ones."""
        path = self.bounded.unbounded(value[:, np.newaxis], np.array([float(self.horizon_days)]))
        return path[:, 0]

    @property
    def base(self) -> Fitted:
        """The model that is `given`, or else the first of the ladder that fits; trained models are told its view."""
        return self.given or self._first_that_fits[1]

    def fitted(self, model: Model) -> Fitted:
        """`model` for these customers; not fitted again if it is the base. Raises ModelNotFitted."""
        if self.given is None and self._first_that_fits[0] is model.method:
            return self.base
        return model.fit(self.summary)

    @own_property
    def _first_that_fits(self) -> tuple[Method, Fitted]:
        return first_that_fits(ladder(), self.summary)

    @own_property
    def expected(self) -> pd.DataFrame:
        """Predict the horizon with the base model (see `prediction_frame`)."""
        return self.base.predict(self.horizon_days)

    @own_property
    def features(self) -> Features:
        """Work out what a trained model is told of each customer."""
        return features_of(self.summary, self.expected, self.horizon_days, self.groups)


@dataclass(frozen=True, eq=False)
class Window:
    """An earlier cut-off, and what happened in the horizon after it.

    Arrays have one element a customer of the cut-off. `spent`: revenue; `came`: purchase days; `counted`: the revenue
    that scores are computed from, in which customers bounded at the cut-off are bounded and no other large one counts
    for more. `by_third`: the total counted in each third of the horizon, and the sum of its squares over purchase days.
    """

    cutoff: Cutoff
    spent: Floats
    counted: Floats
    came: Floats
    by_third: tuple[Floats, Floats]

    @property
    def cut(self) -> date:
        """Return the day at whose end the prediction is made."""
        return self.cutoff.summary.as_of

    @own_property
    def swing(self) -> float:
        """Return how business swings within the horizon.

        Variance, from third to third of the horizon, of the logarithm of what came against what was expected, beyond
        what is the luck of single purchases.
        """
        spent, squares = self.by_third
        ends = np.arange(1, THIRDS + 1) * self.cutoff.horizon_days / THIRDS
        expected = np.diff(self.cutoff.base.value_path(ends).sum(axis=0), prepend=0.0)
        if min(spent.min(), expected.min()) <= 0:
            return 0.0
        return max(float(np.log(spent / expected).var(ddof=1) - (squares / spent**2).mean()), 0.0)

    @property
    def end(self) -> date:
        """The last day of the outcome."""
        return self.cut + timedelta(days=self.cutoff.horizon_days)


@dataclass(frozen=True, eq=False)
class Crowd:
    """All customers at hand as they stood at an earlier cut-off, of whom a window looks at some.

    How much all bring together is told by as many as there are: that some bought more by chance would move every
    customer's forecast. `counted`: as of `Window`. Where they are themselves some of the shop's customers, the summary
    has weights by which they add up to everybody.
    """

    cutoff: Cutoff
    counted: Floats

    @property
    def came(self) -> float:
        """Add up what came in the horizon."""
        return self._sum(self.counted)

    def expected(self, model: Model) -> float | None:
        """Add up what a model, fitted to all of them, expected; None where it cannot be fitted."""
        try:
            fitted = self.cutoff.fitted(model)
        except ModelNotFitted:
            return None
        total = self._sum(fitted.value_path(np.array([float(self.cutoff.horizon_days)]))[:, 0])
        return total if np.isfinite(total) and total >= 0 else None

    def _sum(self, value: Floats) -> float:
        weights = self.cutoff.summary.weights
        return float(value.sum() if weights is None else dot(value, weights))


@dataclass(frozen=True, eq=False)
class ReplayPlan:
    """The shop up to the end of `as_of`, seen from earlier days.

    `horizon_days`: what a replay looks ahead; as asked, or the longest of which the history holds three. `today`: the
    model that trained ones are told the view of, where it is fitted already. `everybody`: asked for averages over all
    customers, where the `transactions` are those of some.
    """

    transactions: Transactions
    as_of: date
    asked_days: int
    today: Unbounded | None = None
    everybody: Averages | None = None

    @property
    def at_once(self) -> int:
        """Return how much of the work may go on side by side: a shop that is not all at hand is a large one."""
        return 1 if self.everybody is None else AT_ONCE

    @own_property
    def history_days(self) -> int:
        """Count the days from the first sale to the as-of day."""
        return (self.as_of - self.transactions.first_day).days

    @property
    def horizon_days(self) -> int:
        """Return the days that a replay looks ahead."""
        return max(min(self.asked_days, self.history_days // SHARE_OF_HISTORY), LEAST_HORIZON)

    @own_property
    def now(self) -> Cutoff:
        """Return the cut-off at the as-of day itself, from which the forecast looks ahead."""
        if self.today is None:
            return self._cutoff(Bounded.of(summarise(self.transactions, self.as_of)))
        return replace(self._cutoff(self.today.bounded), given=self.today.fitted)

    @own_property
    def windows(self) -> tuple[Window, ...]:
        """The latest first; none where the shop is too young."""
        return tuple(self._window(cut) for cut in self.cuts)

    @own_property
    def cuts(self) -> tuple[date, ...]:
        """The latest first. As no other day is so much like today, a year ago is one of them."""
        latest, step = self.history_days - self.horizon_days, self.horizon_days / 3
        earliest = max(self.horizon_days // 2, LEAST_HISTORY)
        days = [latest - round(place * step) for place in range(LATEST_CUTS)]
        spread = np.linspace(days[-1], earliest, EARLIER_CUTS + 1).round().astype(int)[1:].tolist()
        for day in (self.history_days - YEAR, *spread):
            if min(abs(day - other) for other in days) >= step / 2 and len(days) < LATEST_CUTS + EARLIER_CUTS:
                days.append(day)
        first = self.transactions.first_day
        return tuple(first + timedelta(days=day) for day in sorted(days, reverse=True) if earliest <= day <= latest)

    @own_property
    def scored(self) -> tuple[Window, ...]:
        """The windows on which models are compared: those with enough history before them."""
        start = self.transactions.first_day + timedelta(days=SCORED_FROM * self.history_days)
        return tuple(window for window in self.windows if window.cut >= start)

    def before(self, day: date) -> tuple[Window, ...]:
        """Return the windows whose outcome was known at the end of `day`."""
        return tuple(window for window in self.windows if window.end <= day)

    def cutoff(self, summary: CustomerSummary) -> Cutoff:
        """Return the one of which `summary` is a part."""
        known = (self.now, *(window.cutoff for window in self.windows))
        return next(stand for stand in known if stand.summary is summary)

    @own_property
    def sample(self) -> Transactions:
        """The shop with `MAX_CUSTOMERS` of its customers at most."""
        return with_some_customers(self.transactions, MAX_CUSTOMERS)

    def _window(self, cut: date) -> Window:
        cutoff = self._cutoff(Bounded.of(summarise(self.sample, cut)))
        later = summarise(self.sample, cut + timedelta(days=self.horizon_days))
        spent, came = outcome(cutoff.summary, later)
        counted = winsorised(spent * cutoff.bounded.kept)
        share = np.divide(counted, spent, out=np.ones_like(spent), where=spent > 0)
        return Window(cutoff, spent, counted, came, _by_third(cutoff, later, share))

    def crowd(self, window: Window) -> Crowd | None:
        """Return all customers at hand at the cut-off of a window; None where it looks at all there are."""
        if self.sample is self.transactions and self.everybody is None:
            return None
        bounded, counted = window.cutoff.bounded, window.counted
        if self.sample is not self.transactions:
            bounded = Bounded.of(summarise(self.transactions, window.cut))
            spent, _ = outcome(bounded.summary, summarise(self.transactions, window.end))
            counted = winsorised(spent * bounded.kept)
        weighted = replace(bounded.summary, weights=self._weights(bounded.summary))
        return Crowd(Cutoff(replace(bounded, summary=weighted), self.horizon_days, ()), counted)

    def _weights(self, known: CustomerSummary) -> Floats | None:
        """By which the customers of a cut-off add up to everybody (see `cltv_core.backtest.weights`)."""
        if self.figures is None:
            return None
        of_each, averages = (of_cut(told, self.cuts.index(known.as_of)) for told in self.figures)
        place = self.now.summary.frame.index.get_indexer(known.frame.index)
        return calibrated(of_each, averages)[place]

    @own_property
    def figures(self) -> tuple[Floats, Floats] | None:
        """What the customers at hand did around the cuts, and the averages over everybody; None where they are all."""
        if self.everybody is None:
            return None
        bounded = self.now.bounded
        controls = controls_of(self.cuts, self.horizon_days, bounded.bound)
        return figures(bounded.whole, controls), self.everybody(controls)

    def _cutoff(self, bounded: Bounded) -> Cutoff:
        index = bounded.summary.frame.index
        groups = tuple(codes.reindex(index).to_numpy() for codes in self._first_orders)
        return Cutoff(bounded, self.horizon_days, groups)

    @own_property
    def sampled_now(self) -> CustomerSummary:
        """Today's summary of the customers whom the windows look at."""
        return self.now.summary if self.sample is self.transactions else summarise(self.sample, self.as_of)

    @own_property
    def _first_orders(self) -> tuple[pd.Series, pd.Series]:
        return _first_order_groups(self.transactions)


def outcome(earlier: CustomerSummary, later: CustomerSummary) -> tuple[Floats, Floats]:
    """Revenue and purchase days, between the two as-of days, of each customer known at the earlier one."""
    after, place = _purchases_after(earlier, later)
    counts = np.bincount(place, minlength=len(earlier.frame)).astype(np.float64)
    return np.bincount(place, after["revenue"].to_numpy(), len(earlier.frame)).astype(np.float64), counts


def _purchases_after(earlier: CustomerSummary, later: CustomerSummary) -> tuple[pd.DataFrame, Ints]:
    """Purchase days of customers known at the earlier day, and the place of each one's customer."""
    after = later.days[later.days["day"].to_numpy() > np.datetime64(earlier.as_of, "D")]
    place = earlier.frame.index.get_indexer(pd.Index(after["customer_id"]))
    return after[place >= 0], place[place >= 0].astype(np.int64)


def _by_third(cutoff: Cutoff, later: CustomerSummary, share: Floats) -> tuple[Floats, Floats]:
    """`share`: of each customer's revenue, what is counted."""
    after, place = _purchases_after(cutoff.summary, later)
    day = (after["day"].to_numpy() - np.datetime64(cutoff.summary.as_of, "D")).astype("timedelta64[D]").astype(int)
    third = np.minimum((day - 1) * THIRDS // cutoff.horizon_days, THIRDS - 1)
    revenue = after["revenue"].to_numpy() * share[place]
    spent, squares = (np.bincount(third, revenue**power, THIRDS).astype(np.float64) for power in (1, 2))
    return spent, squares


def _first_order_groups(transactions: Transactions) -> tuple[pd.Series, pd.Series]:
    """For each customer a number for the channel of the first order, and for its main product; alike where unknown."""
    first = transactions.orders.drop_duplicates("customer_id").set_index("customer_id")
    products = main_products(transactions, first["order_id"]).to_numpy() if len(transactions.lines) else ""
    answers = (first["channel"].astype("str"), pd.Series(products, index=first.index, dtype="str"))
    channel, product = (pd.Series(pd.factorize(answer)[0], index=first.index) for answer in answers)
    return channel, product


def first_that_fits(models: Sequence[Model], summary: CustomerSummary) -> tuple[Method, Fitted]:
    """And its method."""
    for model in models:
        try:
            return model.method, model.fit(summary)
        except ModelNotFitted:
            continue
    return HistoricalAverage().method, HistoricalAverage().fit(summary)


def with_some_customers(transactions: Transactions, most: int, seed: int = 0) -> Transactions:
    """Return the orders of `most` customers, drawn by chance; the same `transactions` if there are no more."""
    codes, ids = pd.factorize(transactions.orders["customer_id"])
    if len(ids) <= most:
        return transactions
    drawn = np.zeros(len(ids), dtype=bool)
    drawn[np.random.default_rng(seed).choice(len(ids), most, replace=False)] = True
    return replace(transactions, orders=transactions.orders[drawn[codes]].reset_index(drop=True))
