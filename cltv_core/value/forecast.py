"""What each customer is worth over a horizon: the first model that fits, in money of today after cost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from cltv_core.arrays import Flags, Floats
from cltv_core.backtest.totals import TotalSpread
from cltv_core.errors import ModelNotFitted
from cltv_core.models import Fitted, Model, ModelReport, ladder
from cltv_core.summary import CustomerSummary
from cltv_core.terms import Terms, month_ends
from cltv_core.text import wording
from cltv_core.text.say import say

if TYPE_CHECKING:
    from cltv_core.backtest.accuracy import Accuracy

_DAYS_A_YEAR = 365.25

MOVED = 0.05
"""Of a total: what moves by less need not be told."""


@dataclass(frozen=True)
class Forecast:
    """`frame`, indexed by customer_id: `p_alive`, `p_order` (chance of an order within the horizon), `expected_orders`,
    `expected_value` (money, times margin, discounted), `value_low`, `value_high` (NaN where no range is known),
    `next_order_due` (a day; before the as-of day for a customer who is late).

    `model` is the one that spoke, `models` reports its parts. `spread` says how far totals may be off, and `accuracy`
    how earlier forecasts would have done, both None before the race of models (see `cltv_core.backtest.race`).
    `at_first`: the total before the race, None where there was none yet.
    `rhythm`: the customers with each `usual_gap` as long as the season makes it, by which lateness is judged.
    """

    frame: pd.DataFrame
    model: str
    terms: Terms
    warnings: tuple[str, ...]
    fitted: Fitted = field(repr=False, compare=False)
    spread: TotalSpread | None = field(default=None, repr=False, compare=False)
    accuracy: Accuracy | None = field(default=None, repr=False, compare=False)
    rhythm: CustomerSummary | None = field(default=None, repr=False, compare=False)
    at_first: float | None = field(default=None, compare=False)

    @property
    def moved_from(self) -> float | None:
        """The total before the race, where the race has moved it by so much that it is told."""
        moved = self.at_first is not None and abs(self.total - self.at_first) > MOVED * self.at_first
        return self.at_first if moved else None

    @property
    def total(self) -> float:
        return float(self.frame["expected_value"].sum())

    def range_of(self, who: Flags | pd.Index[str] | None = None) -> tuple[float, float] | None:
        """Between which amounts the total of some customers lies 8 times in 10: of those whose ids are given, of those
        flagged (one element a row of `frame`), or of all; None where no range is known."""
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
        ends = self.range_of()
        return ends[1] if ends else None

    @property
    def models(self) -> Mapping[str, ModelReport]:
        return self.fitted.reports

    def monthly_values(self, months: int = 12) -> Floats:
        """Expected value of each customer (row) in each calendar month ahead (column): times margin, not discounted."""
        path = self.fitted.value_path(month_ends(self.terms.as_of, months))
        return np.diff(path, axis=1, prepend=0.0) * self.terms.margin


def forecast(summary: CustomerSummary, terms: Terms, models: Sequence[Model] | None = None) -> Forecast:
    """The forecast of the first of `models` that fits this shop; the reasons of those before it are in `warnings`.

    By default `ladder()`, of which the last fits every shop with a customer. Raises ModelNotFitted if none does.
    """
    refusals: list[ModelNotFitted] = []
    for model in models or ladder():
        try:
            fitted = model.fit(summary)
            said = forecast_of(fitted, summary, terms, model.name)
        except ModelNotFitted as refusal:
            refusals.append(refusal)
            continue
        return replace(said, warnings=(*_why(refusals, model), *fitted.notes, *_too_far_ahead(summary, terms)))
    raise refusals[-1]


def forecast_of(
    fitted: Fitted, summary: CustomerSummary, terms: Terms, model: str, warnings: tuple[str, ...] = ()
) -> Forecast:
    """Raises ModelNotFitted if the model has no usable number for some customer."""
    frame = _frame(fitted, summary, terms)
    return Forecast(frame=frame, model=model, terms=terms, warnings=warnings, fitted=fitted)


def _frame(fitted: Fitted, summary: CustomerSummary, terms: Terms) -> pd.DataFrame:
    predicted = fitted.predict(terms.horizon_days)
    frame = predicted[["p_alive", "p_order", "expected_orders"]].assign(
        expected_value=_discounted(fitted, terms) * terms.margin,
        value_low=np.nan,
        value_high=np.nan,
        next_order_due=_next_order_due(summary),
    )
    figures = frame[["p_alive", "p_order", "expected_orders", "expected_value"]].to_numpy()
    if not (np.isfinite(figures) & (figures >= 0)).all():
        raise ModelNotFitted(wording.NO_NUMBER, wording.SIMPLER_METHOD)
    return frame


def _discounted(fitted: Fitted, terms: Terms) -> Floats:
    """Revenue of each month is taken to come in its middle."""
    ends = terms.steps
    middles = (ends + np.append(0.0, ends[:-1])) / 2
    factors = (1 + terms.discount_rate) ** -(middles / _DAYS_A_YEAR)
    with np.errstate(invalid="ignore"):
        value: Floats = np.diff(fitted.value_path(ends), axis=1, prepend=0.0) @ factors
    return value


def _next_order_due(summary: CustomerSummary) -> pd.Series[pd.Timestamp]:
    gap = summary.frame["usual_gap"].round().to_numpy().astype("timedelta64[D]")
    due: pd.Series[pd.Timestamp] = summary.frame["last_order"] + gap.astype("timedelta64[us]")
    return due


def _why(refusals: Sequence[ModelNotFitted], model: Model) -> tuple[str, ...]:
    """Why it was this model and none before it; each reason once."""
    if not refusals:
        return ()
    return (*dict.fromkeys(say(refusal.problem) for refusal in refusals), wording.model_instead(model.name))


def _too_far_ahead(summary: CustomerSummary, terms: Terms) -> tuple[str, ...]:
    history = int(summary.frame["T"].max())
    return (wording.long_look(terms.horizon_days, history),) if terms.horizon_days > history else ()
