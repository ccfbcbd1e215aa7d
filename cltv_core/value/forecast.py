"""What each customer is worth over a horizon, in money of today after cost.

By the first model that fits, or by those that did best on the shop's own past.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from cltv_core.arrays import Flags, Floats
from cltv_core.backtest.accuracy import Accuracy, untested
from cltv_core.backtest.cutoffs import LEAST_HORIZON, ReplayPlan
from cltv_core.backtest.race import Progress, Start, ignore_progress, race
from cltv_core.backtest.replays import families
from cltv_core.backtest.totals import TotalSpread
from cltv_core.backtest.weights import Averages
from cltv_core.errors import ModelNotFitted
from cltv_core.facts import Code, Fact
from cltv_core.models import Fitted, Model, ModelReport, ladder
from cltv_core.models.codes import Refusal, Remedy
from cltv_core.models.large_customers import Bounded, Unbounded
from cltv_core.summary import CustomerSummary, summarise
from cltv_core.terms import Terms, month_ends
from cltv_core.transactions import Transactions
from cltv_core.value.codes import Caution
from cltv_core.value.expectation import Expectation, expected_money, money_of
from cltv_core.value.largest import LargestCustomer, large_customers, largest_customer

HORIZONS_CARRIED = 2
"""So many times as long as the history, a look ahead is still more than a guess."""

MOVED = 0.05
"""Of a total: what moves by less need not be told."""


@dataclass(frozen=True, eq=False)
class Backtest:
    """What replaying the shop's past found of a forecast.

    `accuracy`: how earlier forecasts would have done. `rhythm`: the customers with each `usual_gap` as long as the
    season makes it, by which lateness is judged. `first_revenue`: what all together were said to bring until each of
    the steps of the terms before the test, where something was said.
    """

    accuracy: Accuracy
    rhythm: CustomerSummary
    first_revenue: Floats | None = None


@dataclass(frozen=True)
class Forecast:
    """What each customer is expected to bring.

    `frame`, indexed by customer_id: `p_alive`, `p_order` (chance of an order within the horizon), `expected_orders`,
    `expected_value` (money, times margin, discounted), `value_low`, `value_high` (NaN where no range is known),
    `next_order_due` (a day; before the as-of day for a customer who is late).

    `methods` made it, the weightiest first; `cautions` say why it was these, and what to bear in mind. `spread`: how
    far totals may be off; None, as is `backtest`, before the forecast is tested on the shop's past. `start`: what a
    race goes on from, in a first forecast.
    """

    frame: pd.DataFrame
    methods: tuple[Code, ...]
    terms: Terms
    cautions: tuple[Fact, ...]
    fitted: Fitted = field(repr=False, compare=False)
    spread: TotalSpread | None = field(default=None, repr=False, compare=False)
    backtest: Backtest | None = field(default=None, repr=False, compare=False)
    expectation: Expectation | None = field(default=None, repr=False, compare=False)
    start: Start | None = field(default=None, repr=False, compare=False)

    def under(self, terms: Terms) -> Forecast:
        """Return the same forecast in the money of other terms; nothing is fitted or tested again.

        Only of a forecast with an `expectation`. Raises ValueError for another day or another horizon.
        """
        assert self.expectation
        if (terms.as_of, terms.horizon_days) != (self.terms.as_of, self.terms.horizon_days):
            raise ValueError(f"not the same forecast in other money: {terms}")
        if terms == self.terms:
            return self
        return _in_money(self, self.expectation, expected_money(self.expectation.blend, terms), terms)

    def towards(self, terms: Terms) -> Forecast:
        """Let the same models look another way ahead; there in a moment, and without ranges, as those are not learnt.

        Only of a forecast with an `expectation`.
        """
        assert self.expectation
        return _forecast_of(replace(self.expectation, ranged=False), terms)

    @property
    def moved_from(self) -> float | None:
        """The total before the test, where that has moved it by so much that it is told."""
        if self.backtest is None or self.backtest.first_revenue is None:
            return None
        first = float(money_of(self.backtest.first_revenue, self.terms))
        return first if abs(self.total - first) > MOVED * first else None

    @property
    def total(self) -> float:
        """Add up the expected value of all customers."""
        return float(self.frame["expected_value"].sum())

    def range_of(self, who: Flags | pd.Index[str] | None = None) -> tuple[float, float] | None:
        """Return the range within which the total of some customers lies 8 times in 10; None where no range is known.

        `who`: ids of customers, flags (one element a row of `frame`), or None for all.
        """
        if self.spread is None:
            return None
        if who is None:
            return self.spread.range_of()
        return self.spread.range_of(self.frame.index.get_indexer(who) if isinstance(who, pd.Index) else who)

    @property
    def low(self) -> float | None:
        """Of the range of `total`."""
        ends = self.range_of()
        return ends[0] if ends else None

    @property
    def high(self) -> float | None:
        """Return the high end of the range of `total`."""
        ends = self.range_of()
        return ends[1] if ends else None

    @property
    def largest(self) -> LargestCustomer | None:
        """The customer expected to bring most, and what is left without them."""
        return largest_customer(self.frame["expected_value"])

    @property
    def models(self) -> Mapping[Code, ModelReport]:
        """Report the models that were fitted, part by part."""
        return self.fitted.reports

    def monthly_values(self, months: int = 12) -> Floats:
        """Return the value of each customer (row) in each calendar month ahead (column): margin, no discount."""
        path = self.fitted.value_path(month_ends(self.terms.as_of, months))
        return np.diff(path, axis=1, prepend=0.0) * self.terms.margin


def forecast(summary: CustomerSummary | Bounded, terms: Terms, models: Sequence[Model] | None = None) -> Forecast:
    """Forecast with the first of `models` that fits this shop; why those before it do not is in `cautions`.

    By default `ladder()`, of which the last fits every shop with a customer. Raises ModelNotFitted if none does.
    """
    bounded = summary if isinstance(summary, Bounded) else Bounded.of(summary)
    found = _of_first_that_fits(bounded, terms, models)[0]
    return replace(found, cautions=(*found.cautions, *_too_far_ahead(bounded.whole, terms)))


def start_of_race(
    transactions: Transactions,
    terms: Terms,
    bounded: Bounded | None = None,
    models: Sequence[Model] | None = None,
    everybody: Averages | None = None,
) -> Start:
    """Fit the first model that fits, and find the earlier days to test it on.

    `bounded`: the shop at the as-of day, where it is known; `everybody`: see `ReplayPlan`.
    """
    bounded = bounded or Bounded.of(summarise(transactions, terms.as_of))
    plain, fitted = _of_first_that_fits(bounded, terms, models)
    plan = ReplayPlan(transactions, terms.as_of, terms.horizon_days, fitted, everybody)
    return Start(plan, plain.methods[0], cautions=plain.cautions)


def first_forecast(transactions: Transactions, terms: Terms, start: Start | None = None) -> Forecast:
    """Forecast as `forecast` does, with the total and the range that the final one will have.

    Only the few methods that tell a total are tested on the shop's past, so that this takes a moment. `start`: where
    the race starts from, where it is known.
    """
    winner = race(start or start_of_race(transactions, terms), models=lambda _: ())
    return replace(_forecast_of(Expectation.of(winner), terms), start=winner.start)


def backtested_forecast(
    transactions: Transactions,
    terms: Terms,
    *,
    first: Forecast | None = None,
    start: Start | None = None,
    models: Callable[[ReplayPlan], Sequence[Model]] = families,
    progress: Progress = ignore_progress,
) -> Forecast:
    """Forecast with the models that did best on the shop's own past, with ranges and what the test found.

    `first`: what was said of the same shop under the same terms before, where something was; `start`: where the race
    starts from, where it is known.
    """
    start = (first.start if first else start) or start_of_race(transactions, terms)
    winner = race(start, models=models, progress=progress)
    first_revenue = first.fitted.value_path(terms.steps).sum(axis=0) if first else None
    return _forecast_of(Expectation.of(winner), terms, Backtest(winner.accuracy, winner.rhythm, first_revenue))


def _of_first_that_fits(bounded: Bounded, terms: Terms, models: Sequence[Model] | None) -> tuple[Forecast, Unbounded]:
    refusals: list[ModelNotFitted] = []
    for model in models or ladder():
        try:
            fitted = Unbounded(model.fit(bounded.summary), bounded)
            frame = expected_frame(fitted, bounded.whole, terms)
        except ModelNotFitted as refusal:
            refusals.append(refusal)
            continue
        cautions = (*_why(refusals, model), *fitted.notes)
        return Forecast(frame, (model.method,), terms, cautions, fitted), fitted
    raise refusals[-1]


def _forecast_of(found: Expectation, terms: Terms, backtest: Backtest | None = None) -> Forecast:
    frame, methods = expected_frame(found.blend, found.rhythm, terms), found.verdict.choice.methods
    plain = Forecast(frame, methods, terms, (), found.blend, backtest=backtest, expectation=found)
    return _in_money(plain, found, frame["expected_value"].to_numpy(), terms)


def _in_money(forecast: Forecast, found: Expectation, money: Floats, terms: Terms) -> Forecast:
    """Return the forecast with all that depends on the `money` expected of each customer."""
    low, high = found.range_of_customers(money)
    frame = forecast.frame.assign(expected_value=money, value_low=low, value_high=high)
    cautions = (
        *found.cautions,
        *_too_far_ahead(found.blend.bounded.whole, terms),
        *_nearer_horizon(found, terms),
        *large_customers(frame["expected_value"], found.blend.bounded),
        *_untested(forecast.backtest),
    )
    return replace(forecast, frame=frame, terms=terms, cautions=cautions, spread=found.total_spread(money))


def _untested(backtest: Backtest | None) -> tuple[Fact, ...]:
    caution = untested(backtest.accuracy) if backtest else None
    return (caution,) if caution else ()


def expected_frame(fitted: Fitted, summary: CustomerSummary, terms: Terms) -> pd.DataFrame:
    """Make `Forecast.frame` without ranges: what a fitted model expects of the customers of `summary`.

    Raises
    ------
    ModelNotFitted
        A figure is not finite, or below 0.
    """
    predicted = fitted.predict(terms.horizon_days)
    frame = predicted[["p_alive", "p_order", "expected_orders"]].assign(
        expected_value=expected_money(fitted, terms),
        value_low=np.nan,
        value_high=np.nan,
        next_order_due=_next_order_due(summary),
    )
    figures = frame[["p_alive", "p_order", "expected_orders", "expected_value"]].to_numpy()
    if not (np.isfinite(figures) & (figures >= 0)).all():
        raise ModelNotFitted(Refusal.UNUSABLE_NUMBERS(), Remedy.SIMPLER_METHOD)
    return frame


def _next_order_due(summary: CustomerSummary) -> pd.Series[pd.Timestamp]:
    gap = summary.frame["usual_gap"].round().to_numpy().astype("timedelta64[D]")
    due: pd.Series[pd.Timestamp] = summary.frame["last_order"] + gap.astype("timedelta64[us]")
    return due


def _why(refusals: Sequence[ModelNotFitted], model: Model) -> tuple[Fact, ...]:
    """Why it was this model and none before it; each reason once."""
    if not refusals:
        return ()
    return (*dict.fromkeys(refusal.problem for refusal in refusals), Caution.INSTEAD(method=model.method))


def _nearer_horizon(found: Expectation, terms: Terms) -> tuple[Fact, ...]:
    """Tell what comes in the part of the horizon that the history carries, if much shorter than asked for."""
    days = max(HORIZONS_CARRIED * found.history_days, LEAST_HORIZON)
    if days >= terms.horizon_days:
        return ()
    value = float(found.blend.value_path(np.array([float(days)])).sum()) * terms.margin
    return (Caution.NEARER_HORIZON(days=days, value=value),)


def _too_far_ahead(summary: CustomerSummary, terms: Terms) -> tuple[Fact, ...]:
    history = int(summary.frame["T"].max())
    if terms.horizon_days <= history:
        return ()
    return (Caution.LONG_HORIZON(horizon_days=terms.horizon_days, history_days=history),)
