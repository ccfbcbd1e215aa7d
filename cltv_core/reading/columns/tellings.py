"""What the cells of some columns stand for: states, kinds and flags as words that the rules of a format match."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np

from cltv_core.reading.columns.flags import flag_named, is_day_of_payment, outcomes_of_flag
from cltv_core.reading.source.table import RawTable
from cltv_core.reading.values.dates import looks_like_dates
from cltv_core.reading.values.kinds import Kind, kinds_in
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
    return {**others, **{role: tuple(told) for role, told in found.items() if told}}, words


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
        if np.isin(paid[back], paid[~back]).mean() > 0.5:
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
    for header in free:
        cells = _few_cells(table, header, _FEW_KINDS)
        if flag_named(header) is None and not roles.is_forbidden("kind", header) and _are_kinds(cells):
            return {header: _words_of_kinds(cells)}
    return {}


def _are_kinds(cells: Mapping[str, int]) -> bool:
    """Tell whether each cell is a kind, some of sales and some of what was given back."""
    kinds = kinds_in(cells)
    return len(kinds) == len(cells) and {Kind.REFUND, Kind.SALE} <= set(kinds.values())


def _states(table: RawTable, columns: Columns, free: list[str]) -> dict[str, dict[str, str]]:
    """Find the column named as one of states, and each further one with states of what is no sale."""
    found: dict[str, dict[str, str]] = {}
    for header in columns.get("status", ()):
        found[header] = _words_of_states(table, header)
    for header in free:
        cells = _few_cells(table, header, _FEW_STATES)
        if cells and not roles.is_forbidden("status", header) and flag_named(header) is None:
            words = _words_of_states(table, header)
            if _knows_of_no_sales(words, roles.worth_of_name("status", header) > 0) or _marks(table, cells, words):
                found[header] = words
    return found


def _marks(table: RawTable, cells: Mapping[str, int], words: Mapping[str, str]) -> bool:
    """Tell whether a column is empty but for one word on few rows, which says that these are cancelled."""
    (cell, *others), rows = cells, sum(cells.values())
    cancelled = set(words.values()) == {Outcome.CANCELLED.value}
    return not others and cancelled and len(cell.split()) <= _SHORT and rows * 3 < len(table)


def _knows_of_no_sales(words: Mapping[str, str], named: bool) -> bool:
    told = set(words.values())
    known = Outcome.UNCLEAR.value not in told and len(words) > 1
    return bool(told & _SAID_OF_NO_SALES) and (named or known)


def _words_of_states(table: RawTable, header: str) -> dict[str, str]:
    cells = rows_of_cells(table, header)
    numbers = states_of(header, table.headers, cells)
    found = {cell: outcome_of(numbers.get(cell, cell)) for cell in cells}
    return {cell: (outcome or Outcome.UNCLEAR).value for cell, outcome in found.items()}


def _flags(table: RawTable, columns: Columns, free: list[str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for header in dict.fromkeys([*columns.get("voided", ()), *free]):
        flag = flag_named(header)
        outcomes = outcomes_of_flag(flag, [str(cell) for cell in table.values(header)]) if flag else None
        if outcomes:
            found[header] = {cell: outcome.value for cell, outcome in outcomes.items()}
    for header in (*columns.get("ordered_at", ())[:-1], *free):
        # Where a status says what became of each order, a gap is no more than that: cash on delivery has no such day.
        if not columns.get("status") and is_day_of_payment(header) and _has_days_and_gaps(table, header):
            found[header] = {"": Outcome.OPEN.value}
    return found


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
