"""What the cells of some columns stand for: states, kinds and flags as words that the rules of a format match."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

import numpy as np

from cltv_core.reading.columns.flags import (
    Flag,
    answer_of,
    flag_named,
    flag_worded,
    is_day_of_payment,
    is_rare,
    marks_rows_of_returns,
    outcomes_of_flag,
    trials_of_place,
)
from cltv_core.reading.source.table import RawTable
from cltv_core.reading.values.dates import looks_like_dates
from cltv_core.reading.values.kinds import BEGIN_CREDIT_NOTES, BEGIN_INVOICES, Kind, kind_of, kinds_in
from cltv_core.reading.values.outcomes import Outcome, outcome_of
from cltv_core.reading.values.state_numbers import states_of
from cltv_core.reading.vocabulary import roles

Columns = Mapping[str, tuple[str, ...]]
Words = Mapping[str, Mapping[str, str]]
"""Header -> cell -> the word it stands for; cells without one stand for themselves."""

_FEW_STATES = 60
_FEW_KINDS = 30
_SHORT = 2
_MOSTLY_PAID = 0.5
_NEARLY_ALL, _REPEATED = 0.9, 3
_PREFIX = re.compile(r"[^\W\d_]{2,}(?: [^\W\d_]+){0,3}(?=[-_/.: #]{0,2}\d)")
_FEW_STARTS, _LONGEST_CODE = 4, 4
_MAY_BE_KINDS = ("product", "channel", "discount_code")
"""Roles of columns such as "Category" that may say of each row whether it is a sale."""
_NO_SALES = frozenset({Outcome.CANCELLED, Outcome.DRAFT})
_SAID_OF_NO_SALES = frozenset(
    outcome.value for outcome in (Outcome.CANCELLED, Outcome.DRAFT, Outcome.OPEN, Outcome.REFUNDED)
)


def with_tellings(table: RawTable, columns: Columns, settled: Collection[str] = ()) -> tuple[Columns, Words]:
    """Return the roles with every column that says what became of a sale, and what the cells of each stand for.

    `settled`: roles for which no further column is looked for, as the owner decided them.
    """
    found: dict[str, dict[str, dict[str, str]]] = {}
    taken = {header for headers in columns.values() for header in headers}
    for role, search in (("kind", _kinds), ("status", _states), ("voided", _flags)):
        amounts = _of_refunds(columns) if role == "voided" else ()
        free = [header for header in table.headers if header not in taken or header in amounts]
        found[role] = search(table, columns, [] if role in settled else free)
        taken |= set(found[role])
    returns = _rows_of_returns(table, columns, found["voided"])
    found["voided"] = {header: told for header, told in found["voided"].items() if header not in returns}
    found["kind"] |= returns
    words = {header: told for by_header in found.values() for header, told in by_header.items()}
    others = {
        role: left
        for role, headers in columns.items()
        if role not in found and (left := tuple(header for header in headers if header not in words))
    }
    told = {role: tuple(told) for role, told in found.items() if told}
    numbers = {} if {"kind", "status"} & {*told, *settled} else _given_back_by_number(table, columns)
    return {**others, **told, **({"kind": tuple(numbers)} if numbers else {})}, {**words, **numbers}


def _of_refunds(columns: Columns) -> tuple[str, ...]:
    """Return the columns of refunds that may only say that there was one.

    These have amounts of 0 and 1, or a day without an amount.
    """
    return columns.get("refunded") or columns.get("refunded_at", ())


def _rows_of_returns(
    table: RawTable, columns: Columns, flags: Mapping[str, Mapping[str, str]]
) -> dict[str, dict[str, str]]:
    """Return the flags of what was given back that mark rows of their own.

    Such rows repeat the customer and the amount of a purchase. Elsewhere the flags mark the purchases themselves.
    """
    amount = (columns.get("revenue") or columns.get("unit_price", ("",)))[0]
    person = next((headers[0] for role in roles.IDENTITY_ROLES if (headers := columns.get(role))), "")
    found: dict[str, dict[str, str]] = {}
    for header, words in flags.items():
        marked = [cell for cell, word in words.items() if word == Outcome.REFUNDED.value]
        if not marked or not amount or not person:
            continue
        back = np.asarray(table.values(header).isin(marked), dtype=bool)[table.codes(header)]
        paid = table.codes(person).astype(np.int64) * (len(table.values(amount)) + 1) + table.codes(amount)
        if marks_rows_of_returns(header) or np.isin(paid[back], paid[~back]).mean() > 0.5:
            found[header] = dict.fromkeys(marked, Kind.REFUND.value)
    return found


def rows_of_cells(table: RawTable, header: str) -> dict[str, int]:
    """Return how many rows have each cell of a column that is not empty."""
    cells = table.values(header)
    counts = np.bincount(table.codes(header), minlength=len(cells))
    found: dict[str, int] = {}
    for cell, count in zip(cells, counts.tolist(), strict=True):
        if cell and count:
            found[str(cell)] = found.get(str(cell), 0) + count
    return found


def _kinds(table: RawTable, columns: Columns, free: list[str]) -> dict[str, dict[str, str]]:
    """Find the column named as one of kinds, else one in which each cell is a kind and some give money back."""
    named = columns.get("kind", ())
    if named:
        return {header: _words_of_kinds(rows_of_cells(table, header)) for header in named}
    others = [header for role in _MAY_BE_KINDS for header in columns.get(role, ())]
    for header in (*free, *others):
        cells = _few_cells(table, header, _FEW_KINDS)
        if flag_named(header) is None and not roles.is_forbidden("kind", header) and _are_kinds(cells):
            return {header: _words_of_kinds(cells)}
    return {}


def _given_back_by_number(table: RawTable, columns: Columns) -> dict[str, dict[str, str]]:
    """Find receipts whose numbers begin as those of credit notes do, where the others begin as those of invoices.

    Returns the column of numbers -> each such number and the word for money given back; empty where a column tells.
    """
    (header,) = columns.get("order_id", ("",))[:1]
    if not header or not all(map(_PREFIX.match, table.sample(header, 50))):
        return {}
    starts = table.values(header).str.extract(rf"({_PREFIX.pattern})", expand=False).fillna("")
    counted = starts.to_series().take(table.codes(header)).value_counts().to_dict()
    kinds = {str(start): _kind_of_start(str(start)) for start in counted}
    back = [start for start, kind in kinds.items() if kind is Kind.REFUND]
    rows_back = sum(int(rows) for start, rows in counted.items() if str(start) in back)
    if len(kinds) > _FEW_STARTS or set(kinds.values()) != {Kind.REFUND, Kind.SALE} or rows_back * 2 > len(table):
        return {}
    return {header: dict.fromkeys(map(str, table.values(header)[starts.isin(back)]), Kind.REFUND.value)}


def _kind_of_start(start: str) -> Kind | None:
    """Tell from the beginning of a number, a code or words, of what it is the number."""
    code = start.lower()
    if code in BEGIN_CREDIT_NOTES or code in BEGIN_INVOICES:
        return Kind.REFUND if code in BEGIN_CREDIT_NOTES else Kind.SALE
    return kind_of(start) if len(start) > _LONGEST_CODE else None


def _are_kinds(cells: Mapping[str, int]) -> bool:
    """Tell whether each cell is a kind, some of sales and some of what was given back or only settled."""
    kinds = kinds_in(cells)
    told = set(kinds.values())
    return len(kinds) == len(cells) and Kind.SALE in told and bool(told & {Kind.REFUND, Kind.MOVED})


def _states(table: RawTable, columns: Columns, free: list[str]) -> dict[str, dict[str, str]]:
    """Find the column named as one of states, and each further one with states of what is no sale."""
    found: dict[str, dict[str, str]] = {}
    for header in columns.get("status", ()):
        found[header] = _words_of_states(table, header)
    for header in free:
        cells = _few_cells(table, header, _FEW_STATES)
        if cells and not roles.is_forbidden("status", header) and flag_named(header) is None:
            words = _words_of_states(table, header)
            if (
                _knows_of_no_sales(words, roles.worth_of_name("status", header) > 0)
                or _marks(table, cells, words)
                or _are_states(words, cells, len(table))
            ):
                found[header] = words
    return found


def _marks(table: RawTable, cells: Mapping[str, int], words: Mapping[str, str]) -> bool:
    """Tell whether a column is empty but for one word on few rows: that these are cancelled, or came back."""
    (cell, *others), rows = cells, sum(cells.values())
    marked = set(words.values()) in ({Outcome.CANCELLED.value}, {Outcome.REFUNDED.value})
    return not others and marked and len(cell.split()) <= _SHORT and rows * 3 < len(table)


def _knows_of_no_sales(words: Mapping[str, str], named: bool) -> bool:
    told = set(words.values())
    known = Outcome.UNCLEAR.value not in told and len(words) > 1
    return bool(told & _SAID_OF_NO_SALES) and (named or known)


def _are_states(words: Mapping[str, str], cells: Mapping[str, int], rows: int) -> bool:
    """Tell whether a column says on every row what became of it, in words of which at least half are known."""
    told = set(words.values())
    known = sum(word != Outcome.UNCLEAR.value for word in words.values())
    on_every_row = sum(cells.values()) >= _NEARLY_ALL * rows and _REPEATED * len(cells) <= rows
    said = bool(told & _SAID_OF_NO_SALES) and Outcome.SALE.value in told
    return on_every_row and said and known >= max(2, len(words) / 2)


def _words_of_states(table: RawTable, header: str) -> dict[str, str]:
    cells = rows_of_cells(table, header)
    numbers = states_of(header, table.headers, cells)
    found = {cell: outcome_of(numbers.get(cell, cell)) for cell in cells}
    return {cell: (outcome or Outcome.UNCLEAR).value for cell, outcome in found.items()}


def _flags(table: RawTable, columns: Columns, free: list[str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for header in dict.fromkeys([*columns.get("voided", ()), *free]):
        outcomes = _outcomes(table, columns, header)
        if outcomes:
            found[header] = {cell: outcome.value for cell, outcome in outcomes.items()}
    for header in (*columns.get("ordered_at", ())[:-1], *free):
        # Where a status says what became of each order, a gap is no more than that: cash on delivery has no such day.
        if not columns.get("status") and is_day_of_payment(header) and _has_days_and_gaps(table, header):
            found[header] = {"": Outcome.OPEN.value}
    return found


def _outcomes(table: RawTable, columns: Columns, header: str) -> dict[str, Outcome] | None:
    """Return the outcomes that the cells of a column of yes and no tell; None where it is none."""
    flag = flag_named(header) or flag_worded(header)
    rows_of = rows_of_cells(table, header)
    if flag is None:
        return trials_of_place(header, list(rows_of))
    if flag_named(header) is None and not _may_tell(flag, columns, rows_of, len(table)):
        return None
    return outcomes_of_flag(flag, rows_of, len(table))


def _may_tell(flag: Flag, columns: Columns, rows_of: Mapping[str, int], rows: int) -> bool:
    """Tell whether a column that only its words make a flag can be one.

    Where a column has the amounts of refunds, it tells of these. What waits has no day, and what was done rare ones.
    """
    answered = all(answer_of(cell) is not None for cell in rows_of)
    if flag.outcome is Outcome.REFUNDED and "refunded" in columns:
        return False
    return answered or (flag.outcome is not Outcome.OPEN and is_rare(rows_of, rows))


def _has_days_and_gaps(table: RawTable, header: str) -> bool:
    filled = np.asarray(table.values(header) != "", dtype=bool)[table.codes(header)].mean()
    return bool(_MOSTLY_PAID <= filled < 1.0 and looks_like_dates(table.sample(header, 100), named=True) >= 0.9)


def _few_cells(table: RawTable, header: str, most: int) -> dict[str, int]:
    """Return the cells of a column that has at most `most` different ones, else none."""
    return rows_of_cells(table, header) if len(table.sample(header, most + 1)) <= most else {}


def _words_of_kinds(cells: Mapping[str, int]) -> dict[str, str]:
    """Return the kind of each cell, else what became of it: a type may be a quote, or void."""
    kinds = kinds_in(cells)
    others = {cell: outcome for cell in cells if cell not in kinds and (outcome := outcome_of(cell)) in _NO_SALES}
    return {cell: meaning.value for cell, meaning in {**others, **kinds}.items() if meaning}
