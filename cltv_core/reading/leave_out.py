"""Rows that are no sale to a known customer, each with its reason."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from cltv_core.reading import sentences
from cltv_core.reading.columns import Coded, coded, of_groups
from cltv_core.reading.exclusions import Ledger
from cltv_core.reading.formats import Rule
from cltv_core.reading.grouping import Grouped, day_of, of_rows
from cltv_core.reading.rows import Rows

Mask = npt.NDArray[np.bool_]


def leave_out(rows: Rows, grouped: Grouped, ledger: Ledger, currency: str, as_of: date | None, today: date) -> None:
    _apply_rules(rows, grouped, ledger)
    ordered = rows.orders.codes >= 0
    at = of_rows(grouped.at, rows)
    ledger.exclude(~ordered | (np.isnat(at) & (rows.amount == 0)), sentences.EMPTY_ROW)
    own = np.where(np.isnat(rows.at), at, rows.at)
    ledger.exclude(np.isnat(at), sentences.NO_DATE)
    ledger.exclude(np.isnan(rows.amount), sentences.NO_AMOUNT)
    ledger.exclude(day_of(own) > np.datetime64(today + timedelta(days=1)), sentences.FUTURE)
    if as_of is not None:
        ledger.exclude(day_of(own) > np.datetime64(as_of), sentences.AFTER_AS_OF)
    _exclude_other_currencies(rows, ledger, grouped.size, currency)
    nameless = of_rows(~grouped.customer.known, rows)
    if rows.grain == "line":
        ledger.exclude(nameless & (rows.amount == 0), sentences.FREE_STOCK)
    ledger.exclude(nameless, sentences.NO_CUSTOMER)


def _apply_rules(rows: Rows, grouped: Grouped, ledger: Ledger) -> None:
    """The format's own rules; on files with order fields on the first row only, the whole order follows that row."""
    for rule in rows.understanding.format.rules:
        if rule.header not in rows.table.headers:
            continue
        column = coded(rows.table, rule.header)
        if rows.grain == "order on first row":
            whole = of_groups(column, rows.orders.codes, grouped.size)
            column = Coded(np.where(rows.orders.codes >= 0, of_rows(whole.codes, rows), -1), column.values)
        hit = matches(column, rule)
        if not (rule.unless_majority and hit.mean() > 0.5):
            ledger.exclude(hit, rule.reason)


def matches(column: Coded, rule: Rule) -> Mask:
    return np.append(np.asarray(column.values.str.fullmatch(rule.pattern), dtype=bool), False)[column.codes]


def _exclude_other_currencies(rows: Rows, ledger: Ledger, size: int, currency: str) -> None:
    column = rows.text("currency")
    if column.known.any():
        spelled = np.append(np.asarray(column.values.str.upper() != currency, dtype=bool), False)
        whole = of_groups(column, rows.orders.codes, size)
        ledger.exclude(of_rows(spelled[whole.codes], rows), sentences.OTHER_CURRENCY)
