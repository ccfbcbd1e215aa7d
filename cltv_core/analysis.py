"""All rooms' results in one place, each worked out when it is first asked for.

`History` is what happened and needs no model, so the first figures can be shown at once; `Outlook` adds what is
expected under certain terms, and `Analysis` what to do about it with the choices of the owner. One history serves any
number of terms, one outlook any choices.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

import pandas as pd

from cltv_core.arrays import Floats
from cltv_core.backtest.accuracy import Accuracy
from cltv_core.backtest.cutoffs import ReplayPlan
from cltv_core.backtest.race import Progress, Start, ignore_progress
from cltv_core.backtest.weights import Averages
from cltv_core.choices import Settings
from cltv_core.country import holidays_near
from cltv_core.describe.cohort_groups import LEAST_CUSTOMERS, Grouping, are_comparable
from cltv_core.describe.cohorts import cohorts
from cltv_core.describe.kpis import Kpis, kpis
from cltv_core.describe.newer_customers import NewerCustomers, newer_customers
from cltv_core.describe.opinions import Opinion, opinions
from cltv_core.describe.small_shop import MONTHS_AHEAD, is_small
from cltv_core.destinations.lists import everyone, placed_again
from cltv_core.models import Model, ladder
from cltv_core.models.cached_fit import CachedFit
from cltv_core.models.large_customers import Bounded
from cltv_core.products.baskets import Baskets, read_baskets
from cltv_core.products.favourites import favourites
from cltv_core.products.replenishment import Replenishment, replenishment
from cltv_core.segments.own import CustomerFacts, customer_facts
from cltv_core.segments.placing import Segments, by_rules, chosen, discounted
from cltv_core.summary import CustomerSummary, summarise
from cltv_core.tactics.experience import NONE, Experience, crowd
from cltv_core.tactics.orders import usual_orders
from cltv_core.tactics.playbook import Tactic, expected_ranges, tactics, this_week
from cltv_core.tactics.shop_facts import ShopFacts, reach, reachable, shop_facts
from cltv_core.terms import Terms, days_to_month
from cltv_core.transactions import Transactions
from cltv_core.value.curves import value_curves
from cltv_core.value.forecast import Forecast, backtested_forecast, first_forecast, start_of_race


@dataclass(frozen=True)
class History:
    """What happened up to the end of `as_of`.

    `everybody`: asked for averages over all customers, where the transactions are those of some.
    """

    transactions: Transactions
    as_of: date
    everybody: Averages | None = field(default=None, repr=False, compare=False)

    @cached_property
    def summary(self) -> CustomerSummary:
        """Summarise the customers, one row each."""
        found = summarise(self.transactions, self.as_of)
        return replace(found, holidays=holidays_near(self.transactions, self.as_of))

    @cached_property
    def bounded(self) -> Bounded:
        """The customers as models see them."""
        return Bounded.of(self.summary)

    @cached_property
    def kpis(self) -> Kpis:
        """Work out the six figures."""
        return kpis(self.transactions, self.summary)

    @cached_property
    def models(self) -> tuple[Model, ...]:
        """The ladder of models, each fitted to this history once, whatever the terms."""
        return tuple(CachedFit(model, self.bounded.summary) for model in ladder())

    @cached_property
    def replenishment(self) -> Replenishment:
        """Work out when customers usually buy a product again."""
        return replenishment(self.transactions, self.as_of, self.baskets)

    @cached_property
    def baskets(self) -> Baskets:
        """Find what was bought on which visit."""
        return read_baskets(self.transactions, self.as_of)

    @cached_property
    def shop(self) -> ShopFacts:
        """Find what tactics need to know of the shop, but for the owner's terms."""
        return shop_facts(self.transactions, self.summary, reminders=tuple(self.replenishment.rhythms["product"]))

    @cached_property
    def opinions(self) -> tuple[Opinion, ...]:
        """Sum up what surveys say."""
        return opinions(self.transactions, self.as_of)

    @cached_property
    def reachable(self) -> pd.DataFrame:
        """Tell by which channels each customer can be reached."""
        return reachable(self.transactions, self.summary.frame.index)

    @cached_property
    def usual_orders(self) -> Floats:
        """Work out what an order of each customer usually comes to."""
        return usual_orders(self.summary)

    def first_forecast(self, terms: Terms) -> Forecast:
        """Of the first model that fits: there in a moment, with the total of the final one."""
        return first_forecast(self.transactions, terms, self.start(terms))

    def start(self, terms: Terms) -> Start:
        """Fit the first model that fits, for a race on earlier days; there at once."""
        return start_of_race(self.transactions, terms, self.bounded, self.models, self.everybody)

    @cached_property
    def comparable(self) -> bool:
        """Tell whether newer customers can be compared with older ones: not in a small shop of a few large groups."""
        return not is_small(self.transactions) or are_comparable(self.summary)

    def cohorts(self, by: Grouping = "month") -> pd.DataFrame:
        """Return what the customers of each group did, month by month."""
        return cohorts(self.transactions, self.summary, by)


@dataclass(frozen=True)
class Outlook:
    """What is expected of the customers of `history` under `terms`, whatever the owner chooses to do.

    `given`: the forecast, where it has been worked out already; otherwise it is that of the backtested models, and
    `progress` is told how far their test is.
    """

    history: History
    terms: Terms
    given: Forecast | None = field(default=None, repr=False, compare=False)
    progress: Progress = field(default=ignore_progress, repr=False, compare=False)

    @cached_property
    def forecast(self) -> Forecast:
        """The forecast of the models that did best on the shop's own past; takes seconds."""
        if self.given:
            return self.given
        return backtested_forecast(self.history.transactions, self.terms, start=self._start, progress=self.progress)

    @cached_property
    def near(self) -> Outlook | None:
        """The outlook that a small or young shop is told of: of a few months where the terms are the usual year.

        None for other shops.
        """
        if not is_small(self.history.transactions):
            return None
        if self.terms.horizon_days != Terms.of(self.terms.as_of).horizon_days:
            return self
        few = replace(self.terms, horizon_days=days_to_month(self.terms.as_of, MONTHS_AHEAD))
        return Outlook(self.history, few)

    @property
    def modest(self) -> Forecast | None:
        """The forecast that a small or young shop is told; None for others."""
        return self.near.forecast if self.near else None

    @cached_property
    def plan(self) -> ReplayPlan:
        """The earlier days of the shop on which forecasts are tested."""
        return self._start.plan

    @cached_property
    def _start(self) -> Start:
        return self.history.start(self.terms)

    @property
    def rhythm(self) -> CustomerSummary:
        """The customers with usual gaps as long as the season makes them, where the forecast knows the seasons."""
        return self.forecast.backtest.rhythm if self.forecast.backtest else self.history.summary

    @property
    def accuracy(self) -> Accuracy | None:
        """How earlier forecasts would have done; None before the forecast is tested."""
        return self.forecast.backtest.accuracy if self.forecast.backtest else None

    @cached_property
    def people(self) -> CustomerFacts:
        """What the filters of own segments may look at."""
        return customer_facts(self.history.transactions, self.history.summary, self.forecast)

    @cached_property
    def segments(self) -> Segments:
        """The segments by the rules."""
        transactions = self.history.transactions
        return by_rules(self.rhythm, self.forecast, discounted(transactions, self.history.summary))

    @cached_property
    def everyone(self) -> pd.DataFrame:
        """All customers with the segments by the rules (see `cltv_core.destinations.lists.everyone`)."""
        return everyone(self.history.transactions, self.history.summary, self.forecast, self.segments)

    @cached_property
    def shop(self) -> ShopFacts:
        """What the tactics need to know of the shop."""
        return self.history.shop.under(self.forecast.terms)


@dataclass(frozen=True)
class Analysis:
    """What to do about an `outlook`.

    `choices` are the owner's: own segments and names, and what was said of earlier suggestions; `known`: what their
    campaigns add to the sales.
    """

    outlook: Outlook
    choices: Settings = field(default_factory=Settings)
    known: Experience = field(default=NONE, repr=False)

    def with_experience(self, known: Experience) -> Analysis:
        """Return the same with what the owner's project adds to the sales."""
        return self if known.is_same_as(self.known) else replace(self, known=known)

    def with_choices(self, choices: Settings) -> Analysis:
        """Return the same with other choices, of which only what depends on them is worked out again.

        Raises SegmentUnclear where own segments or names cannot be used.
        """
        if choices == self.choices:
            return self
        other = replace(self, choices=choices)
        _ = other.segments
        return other

    @property
    def history(self) -> History:
        """Return what happened."""
        return self.outlook.history

    @property
    def terms(self) -> Terms:
        """Return the terms of the forecast."""
        return self.outlook.terms

    @property
    def transactions(self) -> Transactions:
        """Return the sales."""
        return self.history.transactions

    @property
    def first_day(self) -> date:
        """Return the day of the first order."""
        return self.transactions.first_day

    @property
    def currency(self) -> str:
        """Return the currency of the sales, ISO 4217, "" where unknown."""
        return self.transactions.currency

    @property
    def summary(self) -> CustomerSummary:
        """Return the customers, one row each."""
        return self.history.summary

    @property
    def kpis(self) -> Kpis:
        """Return the six figures."""
        return self.history.kpis

    @property
    def forecast(self) -> Forecast:
        """Return what is expected of each customer."""
        return self.outlook.forecast

    @property
    def modest(self) -> Forecast | None:
        """Return the forecast that a small or young shop is told; None for others."""
        return self.outlook.modest

    @property
    def told(self) -> Forecast:
        """Return the forecast that the owner is told of."""
        return self.modest or self.forecast

    @cached_property
    def as_told(self) -> Analysis:
        """The same over the months that the owner is told of, so that a page counts all its money over one time."""
        near = self.outlook.near if self.modest else None
        return replace(self, outlook=near) if near and near is not self.outlook else self

    @property
    def accuracy(self) -> Accuracy | None:
        """Return how earlier forecasts would have done; None before the forecast is tested."""
        return self.outlook.accuracy

    @property
    def people(self) -> CustomerFacts:
        """Return what the filters of own segments may look at."""
        return self.outlook.people

    @property
    def shop(self) -> ShopFacts:
        """Return what the tactics need to know of the shop."""
        return self.outlook.shop

    @cached_property
    def segments(self) -> Segments:
        """The segments by the rules, changed as the owner has chosen."""
        own, names = self.choices.own, self.choices.names
        if not (own or names):
            return self.outlook.segments
        return chosen(self.outlook.segments, own, names, self.people if own else None)

    @cached_property
    def reach(self) -> pd.DataFrame:
        """How many of each segment can be reached (see `cltv_core.tactics.shop_facts.reach`)."""
        return reach(self.history.reachable, self.segments)

    @cached_property
    def everyone(self) -> pd.DataFrame:
        """All customers, as lists are made of them (see `cltv_core.destinations.lists.everyone`)."""
        return placed_again(self.outlook.everyone, self.segments)

    @cached_property
    def tactics(self) -> tuple[Tactic, ...]:
        """The best tactic of each segment, with alternatives (see `cltv_core.tactics.playbook`)."""
        products = favourites(self.history.baskets, self._placed_sales)
        return tactics(
            self.segments,
            self.shop,
            self.reach,
            ranges=self.ranges,
            products=products,
            log=self.choices.actions,
            crowd=self.crowd,
            known=self.known,
        )

    @cached_property
    def crowd(self) -> pd.DataFrame:
        """The customers whose orders are at hand, as gains are worked out, with their `segment`."""
        expected = self.outlook.forecast.frame["expected_orders"].to_numpy()
        history, days = self.history, self.terms.horizon_days
        found = crowd(history.reachable, history.usual_orders, expected, days, self.known)
        return found.assign(segment=self._placed_sales)

    @property
    def _placed_sales(self) -> pd.Series:
        """The segment of the customers whose orders are at hand."""
        return self.segments.frame["segment"]

    @cached_property
    def ranges(self) -> Mapping[str, tuple[float, float]]:
        """Find the likely range of what is expected from each segment, where that is known."""
        return expected_ranges(self.forecast, self.segments)

    @cached_property
    def this_week(self) -> tuple[Tactic, ...]:
        """Choose the most worthwhile actions of the week."""
        return this_week(self.tactics, self.choices.actions)

    @cached_property
    def newer_customers(self) -> NewerCustomers | None:
        """Whether newer customers bring more than older ones did (see `cltv_core.describe.newer_customers`).

        None where groups cannot be compared.
        """
        return newer_customers(self.history.summary, self.terms) if self.history.comparable else None

    def cohorts(self, by: Grouping = "month") -> pd.DataFrame:
        """Return what the customers of each group did, month by month."""
        return self.history.cohorts(by)

    def curves(self, by: Grouping = "month") -> pd.DataFrame:
        """Return the cohorts' value curves in margin money, small cohorts together (see `cltv_core.value.curves`)."""
        summary, forecast = self.history.summary, self.outlook.forecast
        return value_curves(self.transactions, summary, forecast, by, self.terms.margin, LEAST_CUSTOMERS)


def analyse(
    transactions: Transactions,
    *,
    as_of: date | None = None,
    months: int = 12,
    days: int | None = None,
    margin: float = 1.0,
    discount_rate: float = 0.10,
    everybody: Averages | None = None,
    progress: Progress = ignore_progress,
) -> Analysis:
    """Return the analysis at the end of `as_of` (by default the last day of the files); nothing is worked out yet.

    The horizon is `months` calendar months, or `days` if given; `margin` is a share of the revenue, `discount_rate` a
    year's. `everybody`: see `History`; `progress` is told how far the test of the forecast is.
    """
    as_of = as_of or transactions.last_day
    terms = Terms.of(as_of, months=months, days=days, margin=margin, discount_rate=discount_rate)
    return Analysis(Outlook(History(transactions, as_of, everybody), terms, progress=progress))
