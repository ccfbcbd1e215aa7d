"""What the words and codes of a file say of a row: a sale, none, or money given back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import numpy as np
import numpy.typing as npt

from cltv_core.reading.codes import Choice, Decided
from cltv_core.reading.columns.tellings import rows_of_cells
from cltv_core.reading.decisions.effects import about_rows, rows_with
from cltv_core.reading.orders.leave_out import ruled_out
from cltv_core.reading.orders.rows import Rows
from cltv_core.reading.orders.sales import Sales
from cltv_core.reading.values.kinds import Kind, kind_of
from cltv_core.reading.values.outcomes import Outcome, outcome_of
from cltv_core.reading.vocabulary import roles
from cltv_core.reading.vocabulary.folding import folded
from cltv_core.transactions import Decision

Mask = npt.NDArray[np.bool_]

_NO_SALES = frozenset({Outcome.CANCELLED, Outcome.REFUNDED})
_GIVEN_BACK = frozenset({Outcome.REFUNDED, Outcome.PARTLY_REFUNDED, Outcome.PARTLY_REFUNDED.value})
_UNCLEAR = frozenset({Outcome.UNCLEAR.value, Outcome.PARTLY_REFUNDED.value})
_FEW_WORDS = 30
_FEW_STATES, _NAMED_AS_STATE = 12, 0.5
_CODE_OF_STATE, _CODE_OF_DOCUMENT = re.compile(r"-?\d{1,3}|[A-Z]"), re.compile(r"-?\d{1,3}|[A-Z]{1,4}\d?")
_DOCUMENTS = frozenset({"doc", "document", "beleg", "belegart", "vch", "voucher", "piece", "documento", "dokument"})
_FEW_ROWS = 0.3
_RETURN_ROWS = frozenset({"is return", "isreturn", "return", "return flag", "is refund", "isrefund"})


def unknown_states(rows: Rows, sales: Sales) -> Iterator[Decision]:
    """Report states that are not known, and those no rule of the program knows but that say they are no sale.

    Only the rows count that no rule leaves out; of states that say money was given back, those of orders of which the
    file does not tell how much.
    """
    headers = rows.understanding.columns.get("status", ())
    if not headers:
        return
    ruled, told = _ruled(rows), _told_given_back(rows, sales)
    for header in headers:
        words = rows.understanding.words.get(header)
        for cell in rows_of_cells(rows.table, header):
            outcome = outcome_of(cell) if words is None else words.get(cell)
            if outcome is Outcome.SALE if words is None else outcome not in _UNCLEAR:
                continue
            hit = rows_with(rows, header, cell) & ~(ruled | told if outcome in _GIVEN_BACK else ruled)
            if hit.any():
                what = Decided.STATUS(file=rows.table.name, column=header, status=cell)
                yield about_rows(rows, hit, what, Choice.SALE(), Choice.NO_SALE(), -1.0)


def numbered_states(rows: Rows) -> Iterator[Decision]:
    """Report codes of states and documents that no program known here has, on so few rows that they may be no sales."""
    if rows.understanding.format.signatures:
        return
    taken = {header for headers in rows.understanding.columns.values() for header in headers}
    for header in rows.table.headers:
        of_state = roles.worth_of_name("status", header) >= _NAMED_AS_STATE
        if header in taken or not (of_state or _DOCUMENTS.intersection(folded(header).split())):
            continue
        cells = rows.table.sample(header, _FEW_STATES + 1)
        code = _CODE_OF_STATE if of_state else _CODE_OF_DOCUMENT
        if not 1 < len(cells) <= _FEW_STATES or not all(code.fullmatch(cell) for cell in cells):
            continue
        for cell, count in rows_of_cells(rows.table, header).items():
            if count < _FEW_ROWS * len(rows.table):
                what = Decided.UNUSED_WORD(file=rows.table.name, column=header, cell=cell)
                other, sign = (Choice.NO_SALE(), -1.0) if of_state else (Choice.GIVEN_BACK(), -2.0)
                yield about_rows(rows, rows_with(rows, header, cell), what, Choice.SALE(), other, sign)


def unused_words(rows: Rows) -> Iterator[Decision]:
    """Report words of what is no sale in columns that play no role, on rows that count."""
    if rows.understanding.format.signatures:
        return
    taken = {header for headers in rows.understanding.columns.values() for header in headers}
    for header in rows.table.headers:
        if header in taken or len(rows.table.sample(header, _FEW_WORDS + 1)) > _FEW_WORDS:
            continue
        for cell in rows_of_cells(rows.table, header):
            if outcome_of(cell) in _NO_SALES or kind_of(cell) is Kind.REFUND:
                hit = rows_with(rows, header, cell) & ~_left_out(rows)
                what = Decided.UNUSED_WORD(file=rows.table.name, column=header, cell=cell)
                yield about_rows(rows, hit, what, Choice.SALE(), Choice.NO_SALE(), -1.0)


def kinds(rows: Rows) -> Iterator[Decision]:
    """Report codes that were taken for money given back."""
    for header in rows.understanding.columns.get("kind", ()):
        words = rows.understanding.words.get(header, {})
        if header == rows.understanding.first("order_id"):
            yield _by_number(rows, header, words)
            continue
        yield from _unknown_kinds(rows, header, words)
        for cell, kind in words.items():
            if kind == Kind.REFUND.value and cell.isalnum() and len(cell) <= 6:
                what = Decided.KIND(file=rows.table.name, column=header, cell=cell)
                yield about_rows(
                    rows, rows_with(rows, header, cell), what, Choice.GIVEN_BACK(), Choice.SALE(), 2.0, True
                )


def returns(rows: Rows) -> Iterator[Decision]:
    """Report columns that say of a row that it is a return, which may be of the purchase or a row of its own."""
    for header in rows.understanding.columns.get("voided", ()):
        words = rows.understanding.words.get(header, {})
        back = [cell for cell, word in words.items() if word == Outcome.REFUNDED.value]
        if back and folded(header) in _RETURN_ROWS:
            hit = np.asarray(rows.table.values(header).isin(back), dtype=bool)[rows.table.codes(header)]
            what = Decided.KIND(file=rows.table.name, column=header, cell=back[0])
            yield about_rows(rows, hit, what, Choice.CAME_BACK(), Choice.GIVEN_BACK(), -1.0)


def _told_given_back(rows: Rows, sales: Sales) -> Mask:
    """Tell the rows of orders of which the file says, by amounts or on rows of their own, what was given back."""
    if "refund_of" in rows.understanding.columns:
        return np.ones(len(rows.table), dtype=bool)
    here = (rows.refunded > 0) | rows.gives_back | (rows.amount < 0)
    orders = np.zeros(len(rows.orders.values) + 1, dtype=bool)
    orders[:-1] = rows.orders.values.isin(sales.orders["order_id"][sales.orders["refunded"] > 0])
    orders[rows.orders.codes[here & rows.orders.known]] = True
    return here | orders[rows.orders.codes]


def _left_out(rows: Rows) -> Mask:
    """Tell which rows a rule leaves out, or were given back."""
    return _ruled(rows) | (np.nan_to_num(rows.refunded) > 0)


def _ruled(rows: Rows) -> Mask:
    """Tell which rows rules of the format leave out."""
    ruled = np.zeros(len(rows.table), dtype=bool)
    for rule in rows.understanding.format.rules:
        if rule.reason is not None and not rule.unsure:
            ruled |= ruled_out(rows, rule)
    return ruled


def _unknown_kinds(rows: Rows, header: str, words: Mapping[str, str]) -> Iterator[Decision]:
    """Kinds that nobody knows beside kinds of sales, on so few rows that they may be money given back."""
    if Kind.SALE.value not in words.values():
        return
    for cell, count in rows_of_cells(rows.table, header).items():
        if cell not in words and count < _FEW_ROWS * len(rows.table):
            what = Decided.UNUSED_WORD(file=rows.table.name, column=header, cell=cell)
            yield about_rows(rows, rows_with(rows, header, cell), what, Choice.SALE(), Choice.GIVEN_BACK(), -2.0)


def _by_number(rows: Rows, header: str, words: Mapping[str, str]) -> Decision:
    """Receipts that were taken for credit notes because of how their numbers begin."""
    hit = np.asarray(rows.table.values(header).isin(list(words)), dtype=bool)[rows.table.codes(header)]
    what = Decided.KIND(file=rows.table.name, column=header, cell=next(iter(words)))
    return about_rows(rows, hit, what, Choice.GIVEN_BACK(), Choice.SALE(), 2.0)
