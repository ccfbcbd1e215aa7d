"""Segments that the owner defines: filters over facts of a customer, in the owner's order, and names of choice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, get_args

import numpy as np
import numpy.typing as npt
import pandas as pd

from cltv_core.arrays import Flags, Ints
from cltv_core.describe.cohort_groups import places
from cltv_core.errors import SegmentUnclear
from cltv_core.facts import Code, Fact
from cltv_core.segments.rules import BEST_FIRST, TIERS
from cltv_core.summary import CustomerSummary
from cltv_core.transactions import Transactions
from cltv_core.value.forecast import Forecast

Comparison = Literal["at_least", "at_most", "any_of", "contains"]
COMPARISONS: tuple[Comparison, ...] = get_args(Comparison)
NUMBERS: tuple[Comparison, ...] = ("at_least", "at_most")
PERSONAL = ("customer_id", "email", "phone", "first_name", "last_name")
"""Not to be filtered on: a saved segment must not hold anybody's data."""
TEXTS_OF_ORDERS = ("channel", "product")


class Fault(Code):
    """Why segments of the owner cannot be used. `name`: of the segment; `column`: as in a `Filter`."""

    UNCLEAR = "unclear"
    EMPTY_NAME = "empty_name"
    NAME_TAKEN = "name_taken"
    NO_FILTER = "no_filter"
    UNKNOWN_COLUMN = "unknown_column"
    IS_A_NUMBER = "is_a_number"
    IS_A_TEXT = "is_a_text"
    NOT_A_NUMBER = "not_a_number"
    NOTHING_TO_FIND = "nothing_to_find"
    HOLDS_EVERYBODY = "holds_everybody"


class Remedy(Code):
    """What to do about it."""

    FIX_THESE = "fix_these"


class Condition(Code):
    """A filter, told with its `column` and `value`; for ANY_OF a tuple of texts."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ANY_OF = "any_of"
    CONTAINS = "contains"


@dataclass(frozen=True)
class Filter:
    """`value`: a number for at_least and at_most, a text for contains, texts for any_of. Letters' case is ignored."""

    column: str
    comparison: Comparison
    value: float | str | tuple[str, ...]


@dataclass(frozen=True)
class OwnSegment:
    """Customers who pass every filter."""

    name: str
    filters: tuple[Filter, ...]


@dataclass(frozen=True)
class CustomerFacts:
    """What filters may look at.

    `figures` and `texts`, one row a customer and indexed by customer_id; of the `transactions` before `until`, each
    order's `channel` and each line's `product`.
    """

    figures: pd.DataFrame
    texts: pd.DataFrame
    transactions: Transactions = field(repr=False)
    until: pd.Timestamp

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns a filter may name; those without any entry in this shop are left out."""
        return (*self.figures.columns, *self.texts.columns, *(name for name in TEXTS_OF_ORDERS if self.entries(name)))

    def is_number(self, column: str) -> bool:
        """Return whether the column holds numbers, which filters compare; other columns hold texts."""
        return column in self.figures

    def entries(self, column: str) -> list[str]:
        """Return the different entries of a column of texts, the most frequent first."""
        told = self._told(column)
        order = np.argsort(-np.bincount(told.code, minlength=len(told.entries)), kind="stable")
        return [str(name) for name in told.entries[order] if str(name).strip()]

    def passing(self, wanted: Filter) -> Flags:
        """Which customers pass; of several orders or lines, one is enough."""
        if self.is_number(wanted.column):
            figures = self.figures[wanted.column].to_numpy(dtype=np.float64)
            bar = float(wanted.value)  # type: ignore[arg-type]
            return figures >= bar if wanted.comparison == "at_least" else figures <= bar
        told = self._told(wanted.column)
        hits = told.customer[_matching(told.entries, wanted)[told.code]]
        return np.bincount(hits, minlength=len(self.figures)) > 0

    def _told(self, column: str) -> _Told:
        if column in self.texts:
            return _told(np.arange(len(self.texts)), self.texts[column])
        return self._channels if column == "channel" else self._products

    @cached_property
    def _orders(self) -> pd.DataFrame:
        orders = self.transactions.orders
        orders = orders[orders["ordered_at"] < self.until]
        return orders.assign(customer=self.figures.index.get_indexer(pd.Index(orders["customer_id"])))

    @cached_property
    def _channels(self) -> _Told:
        return _told(self._orders["customer"].to_numpy(), self._orders["channel"])

    @cached_property
    def _products(self) -> _Told:
        lines, orders = self.transactions.lines, self._orders
        place = places(lines["order_id"], pd.Index(orders["order_id"]))
        known = place >= 0
        return _told(orders["customer"].to_numpy()[place[known]], lines["product"][known])


@dataclass(frozen=True)
class _Told:
    """Texts of customers: `code` is the place of each in `entries`, `customer` whose it is."""

    customer: Ints
    code: Ints
    entries: pd.Index


def _told(customer: Ints, values: pd.Series) -> _Told:
    codes, entries = pd.factorize(values)
    known = codes >= 0
    return _Told(
        customer[known], codes[known].astype(np.int64), pd.Index(np.asarray(entries.astype("str")), dtype="str")
    )


def customer_facts(transactions: Transactions, summary: CustomerSummary, forecast: Forecast) -> CustomerFacts:
    """Collect the facts of every customer up to the summary's as-of day."""
    frame, until = summary.frame, pd.Timestamp(summary.as_of) + pd.Timedelta(days=1)
    days_since = (pd.Timestamp(summary.as_of) - frame["last_order"]).dt.days
    figures = pd.DataFrame(
        {
            "expected_value": forecast.frame["expected_value"],
            "revenue": frame["revenue"],
            "orders": frame["orders"],
            "days_since": days_since,
            "usual_gap": frame["usual_gap"],
            "lateness": days_since / frame["usual_gap"],
            "chance_alive": forecast.frame["p_alive"],
        }
    )
    people = transactions.customers.drop_duplicates("customer_id").set_index("customer_id").reindex(frame.index)
    joined = people.drop(columns=[name for name in PERSONAL if name in people])
    numbers = [name for name in joined if pd.api.types.is_numeric_dtype(joined[name])]
    texts = joined.drop(columns=numbers).astype("str").fillna("")
    told = [name for name in texts if (texts[name] != "").any()]
    owners = joined[numbers].rename(columns={name: f"{name} (yours)" for name in figures})
    return CustomerFacts(pd.concat([figures, owners], axis=1), texts[told], transactions, until)


def placed(names: npt.NDArray[np.object_], own: Sequence[OwnSegment], facts: CustomerFacts) -> npt.NDArray[np.object_]:
    """Put the customers of own segments under their names; of several own segments the first counts.

    Raises
    ------
    SegmentUnclear
        With every fault of the segments.
    """
    check(own, facts)
    result = names.copy()
    for segment in reversed(own):
        result[_passing_all(segment, facts)] = segment.name
    return result


def held(segment: OwnSegment, facts: CustomerFacts) -> int | None:
    """How many customers the segment would hold; None while its filters cannot be used."""
    known = facts.columns
    usable = bool(segment.filters) and not any(_fault(wanted, known, facts) for wanted in segment.filters)
    return int(_passing_all(segment, facts).sum()) if usable else None


def check_new(segment: OwnSegment, facts: CustomerFacts) -> None:
    """Check that a new segment does not hold all customers, so that no other would have any.

    Only for one that is being added: a saved one may fit a young shop or an earlier day as a whole.

    Raises
    ------
    SegmentUnclear
        Every customer would be in the segment.
    """
    customers = len(facts.figures)
    if held(segment, facts) == customers:
        everybody = Fault.HOLDS_EVERYBODY(name=segment.name.strip(), customers=customers)
        raise SegmentUnclear(Fault.UNCLEAR, Remedy.FIX_THESE, [everybody])


def check(own: Sequence[OwnSegment], facts: CustomerFacts) -> None:
    """Check the owner's segments.

    Raises
    ------
    SegmentUnclear
        Naming every fault: a name that is empty or taken, no filter, a column or value that does not fit.
    """
    faults = [fault for place, segment in enumerate(own) for fault in _faults(segment, own[:place], facts)]
    if faults:
        raise SegmentUnclear(Fault.UNCLEAR, Remedy.FIX_THESE, faults)


def checked_names(names: Mapping[str, str], others: Iterable[str]) -> Mapping[str, str]:
    """Return the new names, without blanks around them.

    Raises
    ------
    SegmentUnclear
        A name is empty, or another segment has it.
    """
    all_names = [names.get(name, name).strip() for name in dict.fromkeys(others)]
    faults = [Fault.EMPTY_NAME()] if any(not name.strip() for name in names.values()) else []
    faults += [
        Fault.NAME_TAKEN(name=name) for name in sorted({name for name in all_names if all_names.count(name) > 1})
    ]
    if faults:
        raise SegmentUnclear(Fault.UNCLEAR, Remedy.FIX_THESE, faults)
    return {old: new.strip() for old, new in names.items()}


def conditions(segment: OwnSegment) -> tuple[Fact, ...]:
    """Tell the filters of a segment, all of which its customers pass."""
    return tuple(Condition(part.comparison)(column=part.column, value=part.value) for part in segment.filters)


def _passing_all(segment: OwnSegment, facts: CustomerFacts) -> Flags:
    passing: Flags = np.logical_and.reduce([facts.passing(wanted) for wanted in segment.filters])
    return passing


def _matching(entries: pd.Index, wanted: Filter) -> Flags:
    lowered = entries.str.strip().str.lower()
    if wanted.comparison == "contains":
        return np.asarray(lowered.str.contains(str(wanted.value).strip().lower(), regex=False), dtype=bool)
    chosen = wanted.value if isinstance(wanted.value, tuple) else (str(wanted.value),)
    return np.asarray(lowered.isin([text.strip().lower() for text in chosen]))


def _faults(segment: OwnSegment, before: Sequence[OwnSegment], facts: CustomerFacts) -> list[Fact]:
    name = segment.name.strip()
    taken = {other.lower() for other in (*BEST_FIRST, *TIERS, *(other.name for other in before))}
    found = [] if name else [Fault.EMPTY_NAME()]
    found += [Fault.NAME_TAKEN(name=name)] if name.lower() in taken else []
    found += [] if segment.filters else [Fault.NO_FILTER(name=name)]
    known = facts.columns
    return found + [fault for wanted in segment.filters if (fault := _fault(wanted, known, facts))]


def _fault(wanted: Filter, known: Sequence[str], facts: CustomerFacts) -> Fact | None:
    column = wanted.column
    if column not in known:
        return Fault.UNKNOWN_COLUMN(column=column, known=tuple(known))
    if facts.is_number(column) != (wanted.comparison in NUMBERS):
        return (Fault.IS_A_NUMBER if facts.is_number(column) else Fault.IS_A_TEXT)(column=column)
    if wanted.comparison in NUMBERS and not isinstance(wanted.value, int | float):
        return Fault.NOT_A_NUMBER(column=column)
    return None if str(wanted.value).strip("() ") else Fault.NOTHING_TO_FIND(column=column)
