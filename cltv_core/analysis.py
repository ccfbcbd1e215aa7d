"""All rooms' results in one place, each worked out when it is first asked for.

`History` is what happened and needs no model, so the first figures can be shown at once; `Analysis` adds what is
expected. The same history serves any number of terms.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

import pandas as pd

from cltv_core.backtest.race import race
from cltv_core.cohort_curves import value_curves
from cltv_core.cohort_groups import Grouping
from cltv_core.cohorts import cohorts
from cltv_core.forecast import Forecast, Terms, forecast
from cltv_core.kpis import Kpis, kpis
from cltv_core.lists import MailingList, segment_list
from cltv_core.models import Model, ladder
from cltv_core.models.once import FittedOnce
from cltv_core.own_segments import CustomerFacts, customer_facts
from cltv_core.playbook import Action, Tactic, expected_ranges, tactics, this_week
from cltv_core.replenishment import Replenishment, replenishment
from cltv_core.segments import Segments, discounted, segment
from cltv_core.settings import Settings
from cltv_core.shop_facts import ShopFacts, reach, shop_facts
from cltv_core.summary import CustomerSummary, summarise
from cltv_core.transactions import Transactions


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
        return tuple(FittedOnce(model, self.summary) for model in ladder())

    @cached_property
    def replenishment(self) -> Replenishment:
        return replenishment(self.transactions, self.as_of)

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
    `asked`: what own segments may look at, likewise.
    """

    history: History
    terms: Terms
    said: Forecast | None = field(default=None, repr=False, compare=False)
    asked: CustomerFacts | None = field(default=None, repr=False, compare=False)
    choices: Settings = field(default_factory=Settings)

    def with_choices(self, choices: Settings) -> Analysis:
        """The same with other choices; the forecast is not worked out again. Raises SegmentUnclear where own segments
        or names cannot be used."""
        other = replace(self, said=self.forecast, asked=self.people, choices=choices)
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
        return self.said or race(self.transactions, self.terms, first=self.history.first_forecast(self.terms))

    @property
    def rhythm(self) -> CustomerSummary:
        """The customers with usual gaps as long as the season makes them, where the forecast knows the seasons."""
        return self.forecast.rhythm or self.summary

    @cached_property
    def people(self) -> CustomerFacts:
        """What the filters of own segments may look at."""
        return self.asked or customer_facts(self.transactions, self.summary, self.forecast)

    @cached_property
    def segments(self) -> Segments:
        with_code = discounted(self.transactions, self.summary)
        own, names = self.choices.own, self.choices.names
        people = self.people if own else None
        return segment(self.rhythm, self.forecast, self.currency, with_code, own=own, names=names, people=people)

    @cached_property
    def shop(self) -> ShopFacts:
        reminders = tuple(self.history.replenishment.rhythms["product"])
        return shop_facts(self.transactions, self.summary, self.forecast, reminders=reminders)

    @cached_property
    def tactics(self) -> tuple[Tactic, ...]:
        """The best tactic of each segment, with alternatives (see `cltv_core.playbook`)."""
        reachable = reach(self.transactions, self.segments)
        ranges = expected_ranges(self.forecast, self.segments)
        return tactics(self.segments, self.shop, reachable, ranges=ranges, log=self.choices.actions)

    @cached_property
    def this_week(self) -> tuple[Action, ...]:
        return this_week(self.tactics, self.choices.actions)

    def cohorts(self, by: Grouping = "month") -> pd.DataFrame:
        return self.history.cohorts(by)

    def curves(self, by: Grouping = "month") -> pd.DataFrame:
        """The cohorts' value curves in margin money (see `cltv_core.cohort_curves.value_curves`)."""
        return value_curves(self.transactions, self.summary, self.forecast, by, self.terms.margin)

    def report_html(self, with_names: bool = False) -> str:
        """The printable page (see `cltv_core.report`)."""
        from cltv_core.report import report_html

        return report_html(self, with_names=with_names)

    def mailing_list(self, segment: str | None = None) -> MailingList:
        return segment_list(self.transactions, self.summary, self.forecast, self.segments, segment)


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
