"""Buy till you die: BG/NBD, MBG/NBD or Pareto/NBD for the orders, Gamma-Gamma for what they are worth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from cltv_core.arrays import Floats
from cltv_core.errors import ModelNotFitted
from cltv_core.facts import Code, Fact
from cltv_core.models.activity import Presence
from cltv_core.models.buy_till_you_die.gamma_gamma import SpendFit, fit_spend
from cltv_core.models.buy_till_you_die.order_models import OTHER_SHOPS, OrderFit, OrderModel, fit_chances, fit_orders
from cltv_core.models.buy_till_you_die.seasonal_clock import seasonal_clock
from cltv_core.models.clock import EVEN, Clock, clocked
from cltv_core.models.codes import Method, OrderFamily, Refusal, Remedy
from cltv_core.models.histories import DAYS_A_WEEK, Histories
from cltv_core.models.protocol import Futures, ModelReport, prediction_frame
from cltv_core.summary import CustomerSummary

MIN_REPEAT_CUSTOMERS = 20
"""With fewer, what holds in other shops tells more than they do."""

MAX_MISS = 2.0
"""Largest factor between the repeat orders the model would have expected so far and those there were."""

_METHODS = {
    OrderFamily.BG_NBD: Method.BG_NBD,
    OrderFamily.MBG_NBD: Method.MBG_NBD,
    OrderFamily.PARETO_NBD: Method.PARETO_NBD,
}


@dataclass(frozen=True)
class BuyTillYouDie:
    """Expected orders by `family`, fitted in weeks, times the expected spend of each customer.

    `seasonal`: on a clock that runs fast in the shop's high season. A customer can only leave right after an order
    (BG, MBG), so a known seasonal rate is exactly a change of time; for the Pareto/NBD it is a good approximation.
    `like_other_shops`: parameters are drawn to those of other shops, so that it fits a shop of any size.

    Under the BG/NBD a one-time buyer is alive for certain, however long ago the order was. So `p_order` always comes
    from an MBG/NBD fitted to the same customers, unless `family` is the Pareto/NBD, and `p_alive` from `Activity`.
    """

    family: OrderFamily = OrderFamily.BG_NBD
    seasonal: bool = False
    like_other_shops: bool = False

    @property
    def method(self) -> Method:
        """Return the name of the method in results and settings."""
        if self.like_other_shops:
            return Method.OTHER_SHOPS
        return Method.SEASONAL_BG_NBD if self.seasonal else _METHODS[self.family]

    def fit(self, summary: CustomerSummary) -> FittedBuyTillYouDie:
        """Fit the order model and the spend model to a summary.

        Raises
        ------
        ModelNotFitted
            There are too few repeat customers, the fit misses the past, or the history is too short to know the seasons
            that a `seasonal` model needs.
        """
        if not self.like_other_shops:
            _check_counts(summary)
        clock = seasonal_clock(summary) if self.seasonal else EVEN
        on_clock = clocked(summary, clock)
        orders, spend = self._fit_orders(on_clock), fit_spend(summary)
        return FittedBuyTillYouDie(
            summary=summary,
            clock=clock,
            orders=orders,
            presence=Presence(summary, clock),
            spend=spend,
            notes=(spend.note,) if spend.note else (),
        )

    def _fit_orders(self, on_clock: CustomerSummary) -> OrderFit:
        if self.like_other_shops:
            return fit_orders(self.family, Histories.of(on_clock), prior=OTHER_SHOPS)
        if self.family is OrderFamily.MBG_NBD:
            fit = fit_chances(on_clock)
        else:
            fit = fit_orders(self.family, Histories.of(on_clock))
        _check_past(fit)
        return fit


@dataclass(frozen=True)
class FittedBuyTillYouDie:
    """Buy till you die, fitted: `orders` and the `chances` of one may come from two models (see `BuyTillYouDie`)."""

    summary: CustomerSummary
    clock: Clock
    orders: OrderFit
    presence: Presence
    spend: SpendFit
    notes: tuple[Fact, ...] = ()

    @property
    def chances(self) -> OrderFit:
        """Return the model that tells who will order."""
        return self.presence.chances if self.orders.family is OrderFamily.BG_NBD else self.orders

    @property
    def reports(self) -> Mapping[Code, ModelReport]:
        """Report what was fitted, part by part."""
        fits: dict[Code, ModelReport] = {fit.family: _report(fit) for fit in (self.orders, self.chances)}
        return {**fits, self.spend.family: self.spend.report}

    def predict(self, horizon_days: float) -> pd.DataFrame:
        """Predict every customer; see `Fitted.predict`."""
        on_clock = clocked(self.summary, self.clock)
        ahead = self._weeks_ahead(np.array([horizon_days]))
        return prediction_frame(
            self.summary,
            orders=self.orders_path(np.array([horizon_days]))[:, 0],
            spend=self._spend,
            p_alive=self.presence.activity.p_alive(on_clock),
            p_order=self.chances.model.p_order(*Histories.of(on_clock).columns, float(ahead[0])),
        )

    def orders_path(self, days: Floats) -> Floats:
        """Expect orders by each day ahead; see `Fitted.orders_path`."""
        return self.orders.model.expected_orders(*self._histories.columns, self._weeks_ahead(days))

    def value_path(self, days: Floats) -> Floats:
        """Expect revenue by each day ahead; see `Fitted.value_path`."""
        return self.orders_path(days) * self._spend[:, np.newaxis]

    def draws(self, horizon_days: float, rng: np.random.Generator, size: int = 200) -> Futures:
        """Each future has its own parameters of orders and of spend, drawn around the best ones (Laplace)."""
        histories = self._histories
        ahead = float(self._weeks_ahead(np.array([horizon_days]))[0])
        futures = Futures(*np.zeros((2, size, len(histories.T)), dtype=np.float32))
        models = zip(self.orders.possible_models(rng, size), self.spend.possible_models(rng, size), strict=True)
        for future, (orders, spend) in enumerate(models):
            made = orders.future_orders(*histories.columns, ahead, rng)
            futures.orders[future] = made
            futures.value[future] = spend.future_value(*self._spent, made, rng)
        return futures

    def _weeks_ahead(self, days: Floats) -> Floats:
        return self.clock.ahead(self.summary.as_of, days) / DAYS_A_WEEK

    @property
    def _histories(self) -> Histories:
        return Histories.of(clocked(self.summary, self.clock))

    @property
    def _spend(self) -> Floats:
        return self.spend.model.expected_spend(*self._spent)

    @property
    def _spent(self) -> tuple[Floats, Floats]:
        """Return the purchase days of each customer, and their mean revenue.

        The spend model is fitted to repeat days, as published; what a customer spent on the first day tells of the
        later ones too.
        """
        days = self.summary.frame["frequency"].to_numpy() + 1
        return days, np.maximum(self.summary.frame["revenue"].to_numpy(), 0.0) / days


def _check_counts(summary: CustomerSummary) -> None:
    repeat_customers = int((summary.frame["frequency"] > 0).sum())
    if repeat_customers < MIN_REPEAT_CUSTOMERS:
        too_few = Refusal.TOO_FEW_REPEATS(customers=repeat_customers, needed=MIN_REPEAT_CUSTOMERS)
        raise ModelNotFitted(too_few, Remedy.SIMPLER_METHOD)


def _check_past(fit: OrderFit) -> None:
    seen = float(fit.histories.frequency.sum())
    expected = _expected_so_far(fit.model, fit.histories)
    if not seen / MAX_MISS <= expected <= seen * MAX_MISS:
        misses = Refusal.MISSES_PAST(method=fit.family, expected=expected, seen=seen)
        raise ModelNotFitted(misses, Remedy.SIMPLER_METHOD)


def _expected_so_far(model: OrderModel, histories: Histories) -> float:
    ages, customers = np.unique(histories.T, return_counts=True)
    return float(model.expected_orders_of_newcomer(ages) @ customers)


def _report(fit: OrderFit) -> ModelReport:
    return ModelReport(fit.parameters, fit.log_likelihood, time_unit="weeks")
