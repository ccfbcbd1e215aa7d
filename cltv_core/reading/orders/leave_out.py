"""Rows that are no sale to a known customer, each with its reason."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import numpy.typing as npt
import pandas as pd

from cltv_core.reading.codes import Excluded
from cltv_core.reading.formats import Rule
from cltv_core.reading.options import ReadOptions
from cltv_core.reading.orders.exclusions import Ledger
from cltv_core.reading.orders.grouping import Grouped, day_of, of_rows
from cltv_core.reading.orders.row_filters import filled_down, spelled, told
from cltv_core.reading.orders.rows import Rows, column
from cltv_core.reading.values.coded import of_groups

Mask = npt.NDArray[np.bool_]

_MOST_CURRENCIES = 200
"""More than there are in use."""


def leave_out(rows: Rows, grouped: Grouped, ledger: Ledger, currency: str, options: ReadOptions, today: date) -> None:
    """Enter in `ledger` which rows do not count, and why."""
    ledger.exclude(rows.table.unsure, Excluded.TORN_ROW())
    ordered = rows.orders.codes >= 0
    at = of_rows(grouped.at, rows)
    own = np.where(np.isnat(rows.at), at, rows.at)
    blank = np.isnan(rows.amount) & ~column(rows.table, rows.understanding.columns, "ordered_at").known
    if not ordered.any():
        ledger.exclude(~np.isnat(rows.at) & (np.nan_to_num(rows.amount) != 0), Excluded.NO_CUSTOMER())
    ledger.exclude(~ordered | (np.isnat(at) & ((rows.amount == 0) | blank)), Excluded.EMPTY_ROW())
    _apply_rules(rows, ledger, options)
    if rows.understanding.format.costs_are_negative:
        ledger.exclude((rows.amount < 0) & ~rows.gives_back, Excluded.OWN_PAYMENT())
        ledger.exclude((rows.amount > 0) & rows.gives_back, Excluded.OWN_RETURN())
    ledger.exclude(np.isnat(at), Excluded.NO_DATE())
    ledger.exclude(np.isnan(rows.amount), Excluded.NO_AMOUNT())
    ledger.exclude(day_of(own) > np.datetime64(today + timedelta(days=1)), Excluded.FUTURE())
    if options.as_of is not None:
        ledger.exclude(day_of(own) > np.datetime64(options.as_of), Excluded.AFTER_AS_OF())
    _exclude_other_currencies(rows, ledger, grouped.size, currency)
    nameless = of_rows(~grouped.customer.known, rows)
    if rows.grain == "line":
        ledger.exclude(nameless & (rows.amount == 0) & ~rows.itemises, Excluded.FREE_STOCK())
    ledger.exclude(nameless, Excluded.NO_CUSTOMER())


def _apply_rules(rows: Rows, ledger: Ledger, options: ReadOptions) -> None:
    count_open = options.count_open
    for rule in rows.understanding.format.rules:
        if rule.unsure and options.count_unknown is not False:
            continue
        hit = ruled_out(rows, rule)
        wanted = count_open if count_open is not None else hit.mean() > 0.5
        if not (rule.asks and wanted):
            ledger.exclude(hit, rule.reason())


def ruled_out(rows: Rows, rule: Rule) -> Mask:
    """Tell which rows a rule of the format leaves out.

    Where orders have one total, rows without an entry follow the first row of their order.
    """
    hit = np.zeros(len(rows.table), dtype=bool)
    for header in rows.understanding.headers(rule.header):
        column = told(rows.table, rows.understanding, header)
        if rows.grain in {"order on first row", "order repeated"} or rows.itemises.any():
            column = filled_down(column, rows.orders.codes, len(rows.orders.values))
        found = spelled(column, rule)
        hit |= ~found if rule.keep else found
    return hit


def _exclude_other_currencies(rows: Rows, ledger: Ledger, size: int, currency: str) -> None:
    """Leave out rows in other currencies, under the name of each as far as the most frequent ones go."""
    column = rows.text("currency")
    if not size or not len(column.values):
        return
    number, names = pd.factorize(column.values.str.upper())
    of_row = of_rows(np.append(number, -1)[of_groups(column, rows.orders.codes, size).codes], rows)
    for place in most_frequent(of_row, len(names)):
        if names[place] != currency:
            ledger.exclude(of_row == place, Excluded.OTHER_CURRENCY(currency=str(names[place])))
    ledger.exclude(np.append(names != currency, False)[of_row], Excluded.FURTHER_CURRENCIES())


def most_frequent(codes: npt.NDArray[np.int64], size: int) -> list[int]:
    """Return those of the codes below `size` that most rows have (-1: none); no others of thousands have a name."""
    counts = np.bincount(codes + 1, minlength=size + 1)[1:]
    return sorted(np.argsort(-counts, kind="stable")[:_MOST_CURRENCIES].tolist())
