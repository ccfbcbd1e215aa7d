"""All rooms' results in one place, each worked out when it is first asked for.

`History` is what happened and needs no model, so the first figures can be shown at once; `Analysis` adds what is
expected. The same history serves any number of terms.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

import pandas as pd

from cltv_core.backtest.accuracy import Accuracy
from cltv_core.describe.cohort_groups import LEAST_CUSTOMERS, Grouping
from cltv_core.describe.cohorts import cohorts
from cltv_core.describe.kpis import Kpis, kpis
from cltv_core.destinations.lists import everyone, placed_again
from cltv_core.models import Model, ladder
from cltv_core.models.cached_fit import CachedFit
from cltv_core.products.replenishment import Replenishment, replenishment
from cltv_core.project.choices import Settings
from cltv_core.segments.own import CustomerFacts, customer_facts
from cltv_core.segments.placing import Segments, by_rules, chosen, discounted
from cltv_core.summary import CustomerSummary, summarise
from cltv_core.tactics.playbook import Action, Tactic, expected_ranges, tactics, this_week
from cltv_core.tactics.shop_facts import ShopFacts, reach, reachable, shop_facts
from cltv_core.terms import Terms
from cltv_core.transactions import Transactions
from cltv_core.value.curves import value_curves
from cltv_core.value.forecast import Forecast, backtested_forecast, forecast


@dataclass(frozen=True)
class History:
    """What happened up to the end of `as_of`."""

    transactions: Transactions
    as_of: date

    @cached_property
    def summary(self) -> CustomerSummary:
        return summarise(self.transactions, self.as_of)

    @cached_property
    def kpis(self) -> Kpis:
        return kpis(self.transactions, self.summary)

    @cached_property
    def models(self) -> tuple[Model, ...]:
        """The ladder of models, each fitted to this history once, whatever the terms."""
        return tuple(CachedFit(model, self.summary) for model in ladder())

    @cached_property
    def replenishment(self) -> Replenishment:
        return replenishment(self.transactions, self.as_of)

    @cached_property
    def reachable(self) -> pd.DataFrame:
        return reachable(self.transactions, self.summary.frame.index)

    def first_forecast(self, terms: Terms) -> Forecast:
        """Of the first model that fits: there in a moment, without ranges."""
        return forecast(self.summary, terms, self.models)

    def cohorts(self, by: Grouping = "month") -> pd.DataFrame:
        return cohorts(self.transactions, self.summary, by)


@dataclass(frozen=True)
class Analysis:
    """What is expected of the customers of `history` under `terms`, and what to do about it, with the owner's choices:
    own segments and names, and what was said of earlier suggestions.

    `said`: the forecast, where it has been worked out already; otherwise that of the race of models.
    `plain`: the same without choices, whose results are used.
    """

    history: History
    terms: Terms
    said: Forecast | None = field(default=None, repr=False, compare=False)
    choices: Settings = field(default_factory=Settings)
    plain: Analysis | None = field(default=None, repr=False, compare=False)

    def with_choices(self, choices: Settings) -> Analysis:
        """The same with other choices: only what depends on them is worked out again. Raises SegmentUnclear where own
        segments or names cannot be used."""
        other = replace(self, choices=choices, plain=self.plain or self)
        _ = other.segments
        return other

    @property
    def transactions(self) -> Transactions:
        return self.history.transactions

    @property
    def currency(self) -> str:
        return self.transactions.currency

    @property
    def summary(self) -> CustomerSummary:
        return self.history.summary

    @property
    def kpis(self) -> Kpis:
        return self.history.kpis

    @cached_property
    def forecast(self) -> Forecast:
        """Of the models that did best on the shop's own past; takes seconds."""
        if self.plain:
            return self.plain.forecast
        if self.said:
            return self.said
        first = self.history.first_forecast(self.terms)
        return backtested_forecast(self.transactions, self.terms, first=first)

    @property
    def rhythm(self) -> CustomerSummary:
        """The customers with usual gaps as long as the season makes them, where the forecast knows the seasons."""
        return self.forecast.backtest.rhythm if self.forecast.backtest else self.summary

    @property
    def accuracy(self) -> Accuracy | None:
        """How earlier forecasts would have done; None before the forecast is tested."""
        return self.forecast.backtest.accuracy if self.forecast.backtest else None

    @cached_property
    def people(self) -> CustomerFacts:
        """What the filters of own segments may look at."""
        if self.plain:
            return self.plain.people
        return customer_facts(self.transactions, self.summary, self.forecast)

    @cached_property
    def segments(self) -> Segments:
        own, names = self.choices.own, self.choices.names
        plain = self.plain.segments if self.plain else self._segments_by_rules()
        return chosen(plain, own, names, self.people if own else None) if own or names else plain

    def _segments_by_rules(self) -> Segments:
        with_code = discounted(self.transactions, self.summary)
        return by_rules(self.rhythm, self.forecast, self.currency, with_code)

    @cached_property
    def shop(self) -> ShopFacts:
        if self.plain:
            return self.plain.shop
        reminders = tuple(self.history.replenishment.rhythms["product"])
        return shop_facts(self.transactions, self.summary, self.forecast, reminders=reminders)

    @cached_property
    def reach(self) -> pd.DataFrame:
        """How many of each segment can be reached (see `cltv_core.tactics.shop_facts.reach`)."""
        return reach(self.history.reachable, self.segments)

    @cached_property
    def everyone(self) -> pd.DataFrame:
        """All customers, as lists are made of them (see `cltv_core.destinations.lists.everyone`)."""
        if self.plain:
            return placed_again(self.plain.everyone, self.segments)
        return everyone(self.transactions, self.summary, self.forecast, self.segments)

    @cached_property
    def tactics(self) -> tuple[Tactic, ...]:
        """The best tactic of each segment, with alternatives (see `cltv_core.tactics.playbook`)."""
        ranges = expected_ranges(self.forecast, self.segments)
        return tactics(self.segments, self.shop, self.reach, ranges=ranges, log=self.choices.actions)

    @cached_property
    def this_week(self) -> tuple[Action, ...]:
        return this_week(self.tactics, self.choices.actions)

    def cohorts(self, by: Grouping = "month") -> pd.DataFrame:
        return self.history.cohorts(by)

    def curves(self, by: Grouping = "month") -> pd.DataFrame:
        """The cohorts' value curves in margin money, small cohorts together (see `cltv_core.value.curves`)."""
        margin = self.terms.margin
        return value_curves(self.transactions, self.summary, self.forecast, by, margin, LEAST_CUSTOMERS)


def analyse(
    transactions: Transactions,
    *,
    as_of: date | None = None,
    months: int = 12,
    days: int | None = None,
    margin: float = 1.0,
    discount_rate: float = 0.10,
) -> Analysis:
    """The analysis at the end of `as_of` (by default the last day of the files); nothing is worked out yet.

    The horizon is `months` calendar months, or `days` if given; `margin` is a share of the revenue, `discount_rate` a
    year's.
    """
    as_of = as_of or transactions.last_day
    terms = Terms.of(as_of, months=months, days=days, margin=margin, discount_rate=discount_rate)
    return Analysis(History(transactions, as_of), terms)
