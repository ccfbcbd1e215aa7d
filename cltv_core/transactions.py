"""The Transactions contract: built once by the reading room, trusted by every other room."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Literal

import numpy as np
import pandas as pd
import pyarrow as pa

from cltv_core.arrays import Ints
from cltv_core.facts import Code, Fact

ORDER_COLUMNS: Mapping[str, str] = {
    "order_id": "str",
    "customer_id": "str",
    "ordered_at": "datetime64[us]",
    "revenue": "float64",
    "refunded": "float64",
    "currency": "str",
    "channel": "str",
    "discount_code": "str",
}
REFUND_COLUMNS: Mapping[str, str] = {"order_id": "str", "refunded_at": "datetime64[us]", "amount": "float64"}
LINE_COLUMNS: Mapping[str, str] = {"order_id": "str", "product": "str", "quantity": "float64", "revenue": "float64"}
CUSTOMER_COLUMNS: Mapping[str, str] = {
    "customer_id": "str",
    "email": "str",
    "phone": "str",
    "first_name": "str",
    "last_name": "str",
    "consent": "str",
    "country": "str",
    "postcode": "str",
    "acquired_through": "str",
    "bounced": "str",
}

MAILING_COLUMNS: Mapping[str, str] = {
    "customer_id": "str",
    "campaign": "str",
    "sent_at": "datetime64[us]",
    "delivered": "bool",
    "opened": "bool",
    "clicked": "bool",
    "bounced": "bool",
    "unsubscribed": "bool",
}
ANSWER_COLUMNS: Mapping[str, str] = {
    "customer_id": "str",
    "survey": "str",
    "asked": "str",
    "answered_at": "datetime64[us]",
    "score": "float64",
}


@dataclass(frozen=True)
class Exclusion:
    """Rows of a file that were not used; `reason` is one of `cltv_core.reading.codes.Excluded`."""

    reason: Fact
    rows: int
    amount: float


@dataclass(frozen=True)
class FileReport:
    """How one file was understood, and what became of its money.

    `file_amount` = `used_amount` + the amounts of `exclusions`, to the cent; `used_amount` = `sales_amount` -
    `refunds_amount`, the refunds that were matched to a purchase. `columns`: role -> header; `preview`: the first rows
    as they were understood, one column a role; `no_mailing`: why its customers may not be mailed. Of a file about
    people, `kind` is what its rows tell, `customers` how many of the buyers are in it, `matched` how many of them were
    found by which key (see `reading.merge.buyers.WAYS`), and `unmatched` how many of its people bought nothing.
    """

    name: str
    format: str
    rows: int
    headers: tuple[str, ...]
    columns: Mapping[str, str]
    currency: str
    file_amount: float
    used_amount: float
    exclusions: tuple[Exclusion, ...]
    notes: tuple[Fact, ...] = ()
    sales_amount: float = 0.0
    refunds_amount: float = 0.0
    preview: pd.DataFrame = field(default_factory=pd.DataFrame, repr=False, compare=False)
    kind: Literal["sales", "people", "mailings", "answers", "visits"] = "sales"
    orders: int = 0
    customers: int = 0
    matched: Mapping[str, int] = field(default_factory=dict)
    unmatched: int = 0
    first_day: date | None = None
    last_day: date | None = None
    no_mailing: Code | None = None


@dataclass(frozen=True)
class Match:
    """Two entries in the files that are one person, with most letters hidden, and what they have in common."""

    first: str
    second: str
    by: Literal["e-mail", "phone"]


@dataclass(frozen=True)
class MatchReport:
    """How many entries were found to be a customer already known, by what, and a few examples."""

    by_email: int = 0
    by_phone: int = 0
    examples: tuple[Match, ...] = ()

    @property
    def merged(self) -> int:
        """Return how many customers were found to be somebody else of the files."""
        return self.by_email + self.by_phone


@dataclass(frozen=True)
class Option:
    """One answer to a question: `value` goes into the reading options, `example` shows what follows from it."""

    value: Any
    label: Fact
    example: Fact | None = None


@dataclass(frozen=True)
class Question:
    """What the files do not tell and only the owner knows.

    `key`: the field of the reading options that holds the answer; `file`: the file it is about, "" where it is about
    all; `assumed`: the value that was used; without `options`, any text. `answered`: whether the owner has said so.
    """

    key: str
    file: str
    text: Fact
    options: tuple[Option, ...]
    assumed: Any = None
    answered: bool = False


@dataclass(frozen=True)
class Decision:
    """What was decided about a file without certainty, and what the alternative would change.

    `what` was decided, `chosen` and `alternative` are its two ways; the alternative would add `orders`, `customers` and
    `revenue` (negative: take away). `certain`: whether the file itself proves it, so that it needs no word beside the
    figures.
    """

    file: str
    what: Fact
    chosen: Fact
    alternative: Fact
    orders: int = 0
    customers: int = 0
    revenue: float = 0.0
    certain: bool = False


@dataclass(frozen=True)
class ReadingReport:
    """What was read from all files.

    `excluded` holds the excluded rows as they stood, with file, line, the key of their reason (words:
    `cltv_core.text.reading.exclusions`) and amount; `matches`: who was found to be one person; `questions`: what only
    the owner knows; `decisions`: what was decided without certainty.
    """

    files: tuple[FileReport, ...]
    warnings: tuple[Fact, ...] = ()
    excluded: pa.Table = field(default_factory=lambda: pa.table({}), repr=False, compare=False)
    matches: MatchReport = MatchReport()
    questions: tuple[Question, ...] = ()
    decisions: tuple[Decision, ...] = ()

    @property
    def file_amount(self) -> float:
        """Return the amount of all rows of all files, in money; used and excluded amounts add up to it."""
        return round(sum(file.file_amount for file in self.files), 2)

    @property
    def used_amount(self) -> float:
        """Return the amount of the orders that were used, in money."""
        return round(sum(file.used_amount for file in self.files), 2)

    @property
    def exclusions(self) -> tuple[Exclusion, ...]:
        """The exclusions of all files, those of one reason added up, in order of first appearance."""
        merged: dict[Fact, Exclusion] = {}
        for part in (part for file in self.files for part in file.exclusions):
            so_far = merged.get(part.reason, Exclusion(part.reason, 0, 0.0))
            merged[part.reason] = Exclusion(part.reason, so_far.rows + part.rows, round(so_far.amount + part.amount, 2))
        return tuple(merged.values())


@dataclass(frozen=True)
class Transactions:
    """Sales to customers, as tidy frames (columns: see the constants of this module; sorted by `ordered_at`).

    `orders`: one row an order; `revenue` is net of refunds and discounts, never negative; `refunded` is what was
    given back. An order that was refunded in full stays, with revenue 0.
    `refunds`: one row a refund that was matched to an order, with the day it was given.
    `lines`: one row a product line, empty where the file has none; `order_id` and `product` may be categorical.
    `customers`: one row a customer, further columns the owner joined behind the fixed ones; unknown text is "".
    `acquired_through` says what brought the customer; `bounced` is "yes" where messages to the e-mail address come
    back.
    `mailings`: one row a message of an e-mail tool that went to a customer, NaT where the file does not tell when;
    openings tell little, as programs open messages by themselves, and are no outcome of anything.
    `answers`: one row an answer to a survey, `customer_id` "" where it is no customer's; `asked` is "recommend" (score
    from 0 to 10) or "satisfaction" (from 1 to 5).
    """

    orders: pd.DataFrame
    lines: pd.DataFrame
    customers: pd.DataFrame
    refunds: pd.DataFrame
    report: ReadingReport
    mailings: pd.DataFrame
    answers: pd.DataFrame

    @cached_property
    def currency(self) -> str:
        """ISO code of all amounts, "" where the file does not tell."""
        return str(self.orders["currency"].iloc[0]) if len(self.orders) else ""

    @cached_property
    def buyers(self) -> tuple[Ints, pd.Index[str]]:
        """For each order the place of its customer among all, and these, sorted: found once, not for each day."""
        codes, ids = pd.factorize(self.orders["customer_id"], sort=True)
        return codes.astype(np.int64), pd.Index(ids, dtype="str", name="customer_id")

    @cached_property
    def refunded(self) -> tuple[Ints, Ints]:
        """For each order and for each refund the number of the order, -1 for an order without refunds: found once."""
        codes, ids = pd.factorize(self.refunds["order_id"])
        return pd.Index(ids).get_indexer(pd.Index(self.orders["order_id"])).astype(np.int64), codes.astype(np.int64)

    @property
    def first_day(self) -> date:
        """Return the day of the first order."""
        return self.orders["ordered_at"].min().date()  # type: ignore[no-any-return]

    @property
    def last_day(self) -> date:
        """Return the day of the last order."""
        return self.orders["ordered_at"].max().date()  # type: ignore[no-any-return]


def conform(frame: pd.DataFrame | None, columns: Mapping[str, str]) -> pd.DataFrame:
    """`frame` with exactly these columns first, in these types (categories kept), absent ones filled with nothing."""
    frame = pd.DataFrame() if frame is None else frame
    nothing = {dtype: _nothing(frame.index, dtype) for dtype in {columns[name] for name in columns.keys() - {*frame}}}
    fixed = {
        name: _conform_column(frame[name], dtype) if name in frame else nothing[dtype]
        for name, dtype in columns.items()
    }
    extra = {name: frame[name] for name in frame.columns if name not in columns}
    return pd.DataFrame({**fixed, **extra}, index=frame.index)


def _nothing(index: pd.Index, dtype: str) -> pd.Series:
    """Make a column without entries; absent ones of a type share it, as there may be a million rows."""
    default: object = {"str": "", "float64": 0.0, "bool": False}.get(dtype, pd.NaT)
    return pd.Series(default, index=index, dtype=dtype)


def _conform_column(column: pd.Series, dtype: str) -> pd.Series:
    if isinstance(column.dtype, pd.CategoricalDtype):
        return column
    typed = column.astype(pd.api.types.pandas_dtype(dtype))
    return typed.fillna("") if dtype == "str" else typed


def from_frames(
    orders: pd.DataFrame,
    *,
    lines: pd.DataFrame | None = None,
    customers: pd.DataFrame | None = None,
    refunds: pd.DataFrame | None = None,
    mailings: pd.DataFrame | None = None,
    answers: pd.DataFrame | None = None,
    report: ReadingReport | None = None,
) -> Transactions:
    """Transactions of frames that hold at least `order_id, customer_id, ordered_at, revenue`; the rest is filled in."""
    tidy = conform(orders, ORDER_COLUMNS).sort_values("ordered_at", kind="stable", ignore_index=True)
    if customers is None:
        customers = pd.DataFrame({"customer_id": tidy["customer_id"].unique()})
    people = conform(customers, CUSTOMER_COLUMNS)
    people["consent"] = people["consent"].replace("", "unknown")
    return Transactions(
        orders=tidy,
        lines=conform(lines, LINE_COLUMNS),
        customers=people.reset_index(drop=True),
        refunds=conform(refunds, REFUND_COLUMNS),
        report=report or ReadingReport(files=()),
        mailings=conform(mailings, MAILING_COLUMNS),
        answers=conform(answers, ANSWER_COLUMNS),
    )
