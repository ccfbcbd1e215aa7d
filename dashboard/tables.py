"""Frames of the core, cut and named for the tables and charts of the pages."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from cltv_core.backtest.codes import method_of
from cltv_core.describe.cohort_groups import LEAST_CUSTOMERS, Pooled
from cltv_core.facts import Money
from cltv_core.reading.vocabulary.roles import ROLES
from cltv_core.segments.placing import Meaning
from cltv_core.text import products as product_words
from cltv_core.text import segments as segment_words
from cltv_core.text.backtest import label as method_label
from cltv_core.text.describe import cohort_short
from cltv_core.text.pages import accuracy, actions, customers, next_products, relationship, take_along, your_data
from cltv_core.text.pages.common import amount_column, expected
from cltv_core.text.people import called
from cltv_core.text.reading.roles import role_label
from cltv_core.text.say import say
from cltv_core.text.spelling import about, day_short
from cltv_core.text.voice import Sentence, _, speaking
from dashboard import escape

if TYPE_CHECKING:
    from cltv_core.analysis import Analysis, History
    from cltv_core.backtest.accuracy import Accuracy
    from cltv_core.backtest.comparison import Comparison
    from cltv_core.describe.cohort_groups import Grouping
    from cltv_core.describe.reconciliation import Account
    from cltv_core.facts import Code
    from cltv_core.models import ModelReport
    from cltv_core.segments.placing import Segments
    from cltv_core.transactions import Decision, FileReport, MatchReport, Transactions
    from cltv_core.value.relationship_value import RelationshipValue
    from cltv_core.value.sales_by_month import SalesByMonth

LISTED_CUSTOMERS = 1_000
SHOWN_COHORTS = 5
LEAST_DIGITS = 5
"""Of a phone number, for a search to look for it however it is spaced."""
ASCENDING = {"customer"}
"""Orderings that begin with the smallest; all others begin with the largest."""
SEARCHED = ("customer_id", "customer", "email", "phone")


FORESEEN = ["expected_value", "value_low", "value_high", "expected_orders", "p_alive", "p_order", "next_order_due"]


def reconciliation(account: Account) -> pd.DataFrame:
    """List the lines of an account: `line`, `amount`, `rows`."""
    lines = [(say(line.what), line.amount, line.rows) for line in account.lines]
    return pd.DataFrame(lines, columns=["line", "amount", "rows"])


def decisions(found: Sequence[Decision], currency: str) -> pd.DataFrame:
    """List what was decided in reading, with the owner's words as column names."""
    columns = [*(_(label) for label in your_data.DECISION_COLUMNS.values()), _(your_data.DECISION_CHANGE)]
    rows = [
        (
            say(one.what),
            say(one.chosen),
            say(one.alternative),
            about(Money(one.revenue, currency)) if one.revenue else "",
        )
        for one in found
    ]
    return pd.DataFrame(rows, columns=columns)


def preview(file: FileReport) -> pd.DataFrame:
    """Show the first rows of a file with the owner's words as column names."""
    roles = {role: role_label(role) for role in ROLES}
    return file.preview.rename(columns={**roles, "amount": amount_column(file.currency)})


def matches(found: MatchReport) -> pd.DataFrame:
    """Examples of entries that are one person, with the owner's words as column names."""
    columns = {name: _(label) for name, label in your_data.MATCH_COLUMNS.items()}
    return pd.DataFrame([asdict(example) for example in found.examples], columns=list(columns)).rename(columns=columns)


def customer_list(transactions: Transactions, analysis: Analysis) -> pd.DataFrame:
    """One row a customer with everything the pages show of one; `search` is what a search looks at."""
    contact = transactions.customers.drop_duplicates("customer_id").set_index("customer_id")
    frame = pd.concat(
        [
            analysis.segments.frame[["tier", "standing", "segment", "lateness", "reason", "usual_gap", "days_since"]],
            analysis.forecast.frame[FORESEEN],
            analysis.summary.frame[["revenue", "orders", "last_order"]],
            contact[["email", "phone", "first_name", "last_name", "consent"]].reindex(analysis.summary.frame.index),
        ],
        axis=1,
    ).reset_index(names="customer_id")
    frame["customer"] = called(frame)
    frame["search"] = frame["customer_id"].str.cat(frame[list(SEARCHED[1:])], sep="\n").str.lower()
    return frame


@dataclass(frozen=True)
class CustomerQuery:
    """What the owner looks for: every word of `search`, and the filters; none chosen in a filter lets all pass."""

    search: str = ""
    tiers: tuple[str, ...] = ()
    standings: tuple[str, ...] = ()
    segments: tuple[str, ...] = ()
    order: str = "expected_value"


def matching(people: pd.DataFrame, query: CustomerQuery) -> pd.DataFrame:
    """Return the customers that a query finds, in its order."""
    keep = _found(people["search"], query.search.lower())
    filters = {"tier": query.tiers, "standing": query.standings, "segment": query.segments}
    for column, chosen in filters.items():
        if chosen:
            keep &= people[column].isin(chosen).to_numpy()
    return people[keep].sort_values(query.order, ascending=query.order in ASCENDING, kind="stable")


def _found(texts: pd.Series, search: str) -> npt.NDArray[np.bool_]:
    """Tell which texts hold every word, or the phone number as it is dialled at home (0171 2006439)."""
    found = np.ones(len(texts), dtype=bool)
    for word in search.split():
        found &= texts.str.contains(word, regex=False).to_numpy()
    digits = re.sub(r"\D", "", search).lstrip("0")
    if len(digits) >= LEAST_DIGITS and re.fullmatch(r"[\d\s()+/.-]+", search):
        found |= texts.str.contains(digits, regex=False).to_numpy()
    return found


def listed(people: pd.DataFrame) -> pd.DataFrame:
    """Return the first of the people, as many as a table can hold without slowing the page down."""
    first = people.head(LISTED_CUSTOMERS)
    names = {name: first[name].map(escape.plain) for name in ("customer", "email")}
    with speaking(quote=escape.plain):
        names["reason"] = segment_words.reasons(first)
    labels = {
        "tier": first["tier"].map(segment_words.tier_name),
        "standing": first["standing"].map(segment_words.standing_name),
    }
    return first.assign(expected_value=rounded(first["expected_value"]), **names, **labels)


def shown_columns(people: pd.DataFrame) -> list[str]:
    """Return the columns of the customer table, without those that are empty for everybody."""
    return [name for name in customers.COLUMNS if name != "email" or (people["email"] != "").any()]


def person(people: pd.DataFrame, customer_id: str) -> pd.Series:
    """Return the row of one customer."""
    return people.loc[people["customer_id"] == customer_id].iloc[0]


def purchase_days(history: History, customer_id: str) -> pd.DataFrame:
    """Return the days on which one customer bought, for how much (`revenue`) and what (`products`, a list)."""
    days = history.summary.days
    own = days[days["customer_id"] == customer_id]
    orders = _with_products(history.transactions, customer_id)
    bought = orders.groupby(orders["ordered_at"].dt.normalize())["products"].agg(_all_of)
    return own.assign(products=_lists(bought.reindex(pd.DatetimeIndex(own["day"])), own.index))


def orders_of(transactions: Transactions, customer_id: str) -> pd.DataFrame:
    """Return the customer's orders, latest first, without columns that say nothing."""
    orders = _with_products(transactions, customer_id)[::-1]
    with speaking(quote=escape.plain):
        orders = orders.assign(products=[product_words.named(names) for names in orders["products"]])
    telling = [name for name in customers.ORDER_COLUMNS if orders[name].astype("str").nunique() > 1 or name in _ALWAYS]
    return orders[telling]


def _with_products(transactions: Transactions, customer_id: str) -> pd.DataFrame:
    """Return the orders of a customer with what was bought on each, `products`, as a list."""
    orders = transactions.orders[transactions.orders["customer_id"] == customer_id]
    lines = transactions.lines
    own = lines[lines["order_id"].isin(orders["order_id"]).to_numpy()].astype({"order_id": "str", "product": "str"})
    named = own[own["product"].str.strip() != ""]
    bought = named.groupby("order_id")["product"].agg(lambda names: [*dict.fromkeys(names)])
    return orders.assign(products=_lists(bought.reindex(orders["order_id"].astype("str")), orders.index))


def _lists(found: pd.Series, index: pd.Index) -> pd.Series:
    """Return lists of products in a column of their own, empty where nothing was found."""
    return pd.Series([names if isinstance(names, list) else [] for names in found], index=index, dtype=object)


def _all_of(lists: pd.Series) -> list[str]:
    return [*dict.fromkeys(name for names in lists for name in names)]


_ALWAYS = ("ordered_at", "order_id", "revenue")


def standings(record: Accuracy) -> pd.DataFrame:
    """Each earlier day with its `label`, what was said and what came, the oldest first."""
    frame = pd.DataFrame([asdict(standing) for standing in reversed(record.standings)])
    return frame.assign(label=[day_short(cut) for cut in frame["cut"]])


def against_rules(compared: Comparison) -> pd.DataFrame:
    """Three questions, a row each, answered for this forecast and two simple rules."""
    scores = compared.frame.set_index("method")
    say_score = {"off": accuracy.rule_share, "top20": accuracy.rule_share, "mae": accuracy.rule_amount}
    answers = {
        _(label): [say_score[row](float(scores[row].get(rule.value, np.nan))) for row in accuracy.RULES_ROWS]
        for rule, label in accuracy.RULES_COLUMNS.items()
    }
    questions = [_(label) for label in accuracy.RULES_ROWS.values()]
    return pd.DataFrame({accuracy.rules_question(compared.days): questions, **answers})


def parameters(models: Mapping[Code, ModelReport]) -> pd.DataFrame:
    """One row a parameter of each model that was fitted."""
    rows = [
        (method_label(part), name, value, report.time_unit or "")
        for part, report in models.items()
        for name, value in report.parameters.items()
    ]
    return pd.DataFrame(rows, columns=list(accuracy.PARAMETER_COLUMNS))


def methods(compared: Comparison) -> pd.DataFrame:
    """Return what each method is off by and how well it orders customers, under the owner's names.

    In whole percent (no -0) and money.
    """
    shares = {name: (compared.frame[name] * 100).round() + 0.0 for name in ("off", "top20", "gini")}
    named = [method_label(method_of(value)) for value in compared.frame["method"]]
    return compared.frame.assign(method=named, **shares)[list(accuracy.METHOD_COLUMNS)]


def segment_list(segments: Segments) -> pd.DataFrame:
    """Return the segment table under the names that the owner reads, shares in percent."""
    table = segments.table
    with speaking(quote=escape.plain):
        names = [segment_words.name(name) for name in table["segment"]]
    money = {name: rounded(table[name]) for name in ("expected_value", "at_stake")}
    return table.assign(segment=names, share_of_value=table["share_of_value"] * 100, **money)[list(actions.COLUMNS)]


def segment_file(segments: Segments, margin: float) -> pd.DataFrame:
    """Return the segment table to take along, under the names that stand above its columns."""
    labels = {name: _(label) for name, label in actions.COLUMNS.items()}
    shares = segments.table["share_of_value"].round(4)
    return (
        segment_list(segments)
        .assign(share_of_value=shares)
        .rename(columns={**labels, "expected_value": expected(margin)})
    )


def best_of(people: pd.DataFrame, segment: str, most: int) -> pd.DataFrame:
    """Return the customers of a segment of whom most is expected, as `listed`."""
    return listed(people[people["segment"] == segment].nlargest(most, "expected_value"))


BEST_COLUMNS = ("customer", "expected_value", "last_order")


def definitions(segments: Segments) -> dict[Sentence, dict[Sentence, Sentence]]:
    """Heading -> name -> what it means: segments, tiers and standings apart."""
    found: dict[Sentence, dict[Sentence, Sentence]] = {
        _(heading): {} for heading in (actions.SEGMENTS_TOLD, actions.TIERS_TOLD, actions.STANDINGS_TOLD)
    }
    of_segments, of_tiers, of_standings = found.values()
    for name, meaning in segments.definitions.items():
        if meaning.code == Meaning.TIER:
            of_tiers[segment_words.tier_name(name)] = say(meaning)
        elif meaning.code == Meaning.STANDING:
            of_standings[segment_words.standing_name(name)] = say(meaning)
        else:
            of_segments[segment_words.name(name)] = say(meaning)
    return found


def suggestions(products: pd.DataFrame) -> pd.DataFrame:
    """Return what to show of products to suggest, shares in percent."""
    with speaking(quote=escape.plain):
        frame = products.assign(reason=[say(reason) for reason in products["reason"]])
    frame = frame.assign(share=frame["share"] * 100) if "share" in frame else frame
    return frame[[name for name in next_products.COLUMNS if name in frame]]


def due(purchases: pd.DataFrame) -> pd.DataFrame:
    """Make a table of purchases that are due."""
    with speaking(quote=escape.plain):
        return purchases.assign(reason=product_words.due(purchases))[list(next_products.DUE_COLUMNS)]


def due_by_product(due: pd.DataFrame, customers: pd.Index) -> pd.Series:
    """Product -> how many of these customers are due for it, most first."""
    return due.loc[due["customer_id"].isin(customers), "product"].value_counts()


def beyond_revenue(found: RelationshipValue, people: pd.DataFrame) -> pd.DataFrame:
    """Those who bring more than their own purchases or said something, the most valuable first."""
    frame = found.frame
    telling = (frame["referred"] > 0) | frame["satisfaction"].notna() | (frame["reviews"] > 0)
    best = frame[telling].sort_values("relationship_value", ascending=False).head(LISTED_CUSTOMERS)
    names = people.set_index("customer_id")["customer"]
    money = {name: rounded(best[name]) for name in ("own_value", "referral_value", "relationship_value")}
    shown = best.assign(customer=names.reindex(best.index), **money)[list(relationship.COLUMNS)]
    return shown.loc[:, [name for name in shown if name in _ALWAYS_TOLD or shown[name].fillna(0).ne(0).any()]]


_ALWAYS_TOLD = ("customer", "own_value", "relationship_value")


def behind_a_chart(table: pd.DataFrame) -> pd.DataFrame:
    """Return the figures of a chart under the owner's words, money to the cent, shares to a hundredth of a percent."""
    amounts = dict.fromkeys(("cumulative_value", "new", "returning", "expected", "low", "high"), 2)
    told = table[[name for name in take_along.COLUMNS if name in table]].round({**amounts, "retention": 4})
    return told.rename(columns={name: _(label) for name, label in take_along.COLUMNS.items()})


def rounded(amounts: pd.Series) -> pd.Series:
    """Amounts to three digits, as a person would say what is only expected."""
    scale = 10.0 ** (2 - np.floor(np.log10(amounts.clip(lower=1.0))))
    three_digits: pd.Series = (amounts * scale).round() / scale
    return three_digits


def named(frame: pd.DataFrame, by: Grouping) -> pd.DataFrame:
    """Put the names that the owner reads in the place of cohort labels."""
    with speaking(quote=escape.plain):
        names = {label: cohort_short(label, by) for label in frame["cohort"].unique()}
    return frame.assign(cohort=frame["cohort"].map(names))


def ends(curves: pd.DataFrame) -> list[tuple[str, float]]:
    """Where the curve of each cohort ends."""
    last = curves.groupby("cohort", sort=False)["cumulative_value"].last()
    return [(str(cohort), float(value)) for cohort, value in last.items()]


def shades(cohorts: pd.DataFrame) -> tuple[float, float]:
    """Return the least and the greatest share that came back, of cohorts large enough to compare; 0 without any."""
    told = cohorts.loc[(cohorts["months_since"] > 0) & (cohorts["customers"] >= LEAST_CUSTOMERS), "retention"]
    return (float(told.min()), float(told.max())) if len(told) else (0.0, 0.0)


def sales(found: SalesByMonth) -> pd.DataFrame:
    """Put the months of the past and those ahead below each other."""
    return pd.concat([found.past, found.ahead], ignore_index=True)


def is_pooled(names: Sequence[str]) -> bool:
    """Whether small groups are drawn as one."""
    return bool({say(Pooled.SMALL), say(Pooled.ALL)} & set(names))


def spread(names: Sequence[str]) -> list[str]:
    """Choose a few of the cohorts, evenly from the first to the last."""
    places = np.unique(np.linspace(0, len(names) - 1, min(SHOWN_COHORTS, len(names))).round().astype(int))
    return [names[place] for place in places]


def is_long(cohorts: pd.DataFrame, months: int) -> bool:
    """Return whether cohorts are followed for more than so many months."""
    return bool(cohorts["months_since"].max() > months)


def first_months(cohorts: pd.DataFrame, months: int) -> pd.DataFrame:
    """Return what cohorts did in so many months."""
    return cohorts[cohorts["months_since"] <= months]


def grid_height(cohorts: pd.DataFrame) -> int:
    """Pixels for a grid with one row a cohort that can have come back."""
    return 90 + 30 * cohorts.loc[cohorts["months_since"] > 0, "cohort"].nunique()
