"""A made-up shop with a project: six campaigns of which the truth is known, and a forecast to be held against."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from threading import Lock

import numpy as np
import pandas as pd

from cltv_core.analysis import Analysis, History, Outlook
from cltv_core.campaigns.start import HELD_OUT, Arm, Plan, start
from cltv_core.project import SUFFIX
from cltv_core.project.contents import Campaign, Preferences, Project
from cltv_core.project.file import to_bytes
from cltv_core.project.told import told_forecast
from cltv_core.project.winning import cost_of_spending, with_spending
from cltv_core.reading.options import SourceFile
from cltv_core.samples.bakery.people import FIRST_NAMES, LAST_NAMES
from cltv_core.samples.responses import Message, Responses, ResponseTruth
from cltv_core.samples.simulator import ParetoTruth, SpendTruth, as_transactions, simulate
from cltv_core.summary import summarise
from cltv_core.terms import Terms
from cltv_core.transactions import from_frames
from cltv_core.value.forecast import forecast

FIRST_DAY, LAST_DAY = date(2024, 1, 8), date(2026, 8, 31)
CUSTOMERS, FOUNDED_WITH, SEED = 2_600, 500, 14
BUYING = ParetoTruth(r=1.1, alpha=60.0, s=0.5, beta=320.0)
SPENDING = SpendTruth(p=4.0, q=5.0, v=32.0)
TOLD_DAYS_BACK = 62
MARGIN = 0.45
CURRENCY = "EUR"
AGREED = 0.85
SPENT = {date(2026, 4, 1): 640.0, date(2026, 7, 1): 700.0}
"""Money for winning customers in a month."""
PRODUCTS = ("Potting soil", "Herb pots", "Rose bush", "Bulbs", "Watering can", "Seeds", "Fern", "Lavender", "Trellis")

_MAKING = Lock()


@dataclass(frozen=True)
class Other:
    """The other message of a trial; `effect` is the truth that its result is to find."""

    name: str
    tactic: str
    effect: float


@dataclass(frozen=True)
class Sent:
    """A campaign of the sample: `effect` is the truth that its result is to find. `against`: tried side by side."""

    name: str
    day: date
    segment: str
    tactic: str
    effect: float
    window_days: int
    cost_per_contact: float = 0.02
    offer_cost: float = 0.0
    against: Other | None = None

    @property
    def effects(self) -> tuple[float, ...]:
        """Return the truth of each of its messages."""
        return (self.effect,) if self.against is None else (self.effect, self.against.effect)


SENT = (
    Sent("We miss you", date(2025, 7, 7), "At risk", "personal-note", 0.09, 30),
    Sent("Second helping", date(2025, 9, 15), "New", "second-order", 0.07, 30),
    Sent(
        *("Autumn preview", date(2025, 10, 20), "Loyal", "season-preview", 0.02, 30),
        against=Other("Picked for you", "next-favourite", 0.1),
    ),
    Sent("What is new", date(2026, 1, 19), "Hibernating", "new-since", 0.0, 30),
    Sent("A word from us", date(2026, 4, 13), "At risk", "personal-note", 0.09, 30),
    Sent("Summer evenings", date(2026, 8, 10), "Loyal", "season-preview", 0.02, 45),
)
"""Five that can be read, of which one tried two messages side by side, and one that still runs."""


@cache
def shop_with_campaigns() -> tuple[SourceFile, SourceFile]:
    """Return the sales as a file, and the project file that goes with them."""
    with _MAKING:
        orders, project = _history()
        return SourceFile("garden-shop.csv", _csv(orders)), SourceFile(f"garden-shop{SUFFIX}", to_bytes(project))


def _history() -> tuple[pd.DataFrame, Project]:
    """Let the shop run from campaign to campaign."""
    orders = _own_orders()
    answers = Responses(pd.Index(orders["customer_id"].unique()), ResponseTruth(), SEED)
    project = Project(salt=bytes(range(32)), name="Garden shop", preferences=Preferences(margin=MARGIN))
    for sent in SENT:
        seen = _analysis(orders, sent.day - timedelta(days=1))
        agreed = _people(orders).set_index("customer_id")["consent"].reindex(seen.summary.frame.index) == "yes"
        placed = seen.segments.frame["segment"] == sent.segment
        listed = pd.DataFrame({"customer_id": seen.summary.frame.index[agreed & placed]})
        receipts = [one.receipt for one in project.campaigns]
        started = start(seen, listed, _plan(sent), project.salt, receipts)
        reached = started.people[started.people["campaign_group"] != HELD_OUT]
        for receipt, effect in zip(started.receipts, sent.effects, strict=True):
            got = pd.Index(reached.loc[reached["campaign"] == receipt.name, "customer_id"])
            orders = answers.answer(orders, Message(sent.day, got, effect, sent.window_days))
        project = replace(project, campaigns=(*project.campaigns, *map(Campaign, started.receipts)))
    orders = orders[orders["ordered_at"] < pd.Timestamp(LAST_DAY + timedelta(days=1))]
    told = told_forecast(_analysis(orders, LAST_DAY - timedelta(days=TOLD_DAYS_BACK), first=True))
    return orders, _with_costs(replace(project, forecasts=(told,)), orders)


def _with_costs(project: Project, orders: pd.DataFrame) -> Project:
    """Note what the shop spent on winning customers."""
    summary = summarise(from_frames(orders.assign(currency=CURRENCY)), LAST_DAY)
    for month, money in SPENT.items():
        cost = cost_of_spending(summary, money, month, LAST_DAY)
        project = with_spending(project, cost) if cost else project
    return project


def _own_orders() -> pd.DataFrame:
    """Make the orders that people place by themselves."""
    rng = np.random.default_rng(SEED)
    days = float((LAST_DAY - FIRST_DAY).days + 1)
    first = np.sort(np.concatenate([rng.uniform(0, 90, FOUNDED_WITH), rng.uniform(0, days, CUSTOMERS - FOUNDED_WITH)]))
    orders = as_transactions(simulate(first, days, BUYING, SPENDING, rng), FIRST_DAY).orders
    return orders[["order_id", "customer_id", "ordered_at", "revenue"]]


def _analysis(orders: pd.DataFrame, day: date, *, first: bool = False) -> Analysis:
    """Look at the shop at the end of a day; `first`: with a forecast that knows its range."""
    until = orders[orders["ordered_at"] < pd.Timestamp(day + timedelta(days=1))].reset_index(drop=True)
    sales = from_frames(until.assign(currency=CURRENCY))
    history, terms = History(sales, day), Terms.of(day, margin=MARGIN)
    given = history.first_forecast(terms) if first else forecast(history.bounded, terms, history.models)
    return Analysis(Outlook(history, terms, given))


def _plan(sent: Sent) -> Plan:
    other = sent.against
    return Plan(
        segment=sent.segment,
        tactic=sent.tactic,
        name=sent.name,
        sent_on=sent.day,
        window_days=sent.window_days,
        cost_per_contact=sent.cost_per_contact,
        offer_cost=sent.offer_cost,
        against=Arm(other.tactic, other.name, sent.cost_per_contact) if other else None,
    )


def _people(orders: pd.DataFrame) -> pd.DataFrame:
    """Invented names and addresses, the same for a customer at every time."""
    customers = sorted(orders["customer_id"].unique())
    firsts, lasts = FIRST_NAMES.split(), LAST_NAMES.split()
    rng = [np.random.default_rng([SEED, int(customer)]) for customer in customers]
    return pd.DataFrame(
        {
            "customer_id": customers,
            "first_name": [firsts[one.integers(len(firsts))] for one in rng],
            "last_name": [lasts[one.integers(len(lasts))] for one in rng],
            "email": [f"customer{int(customer)}@example.com" for customer in customers],
            "consent": ["yes" if one.random() < AGREED else "no" for one in rng],
        }
    )


def _csv(orders: pd.DataFrame) -> bytes:
    people = _people(orders).set_index("customer_id").reindex(orders["customer_id"]).reset_index()
    rng = np.random.default_rng(SEED)
    table = pd.DataFrame(
        {
            "Order ID": orders["order_id"].to_numpy(),
            "Date": orders["ordered_at"].dt.strftime("%Y-%m-%d %H:%M").to_numpy(),
            "Customer ID": people["customer_id"],
            "First name": people["first_name"],
            "Last name": people["last_name"],
            "Email": people["email"],
            "Accepts marketing": people["consent"],
            "Product": rng.choice(PRODUCTS, len(orders)),
            "Total": orders["revenue"].to_numpy(),
            "Currency": CURRENCY,
        }
    )
    return table.to_csv(index=False).encode()
