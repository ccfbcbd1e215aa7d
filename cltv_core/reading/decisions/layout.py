"""How the file is laid out: its letters, its days, its columns by what is in them, its rows of one order."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from cltv_core.reading.codes import Choice, Decided
from cltv_core.reading.decisions.effects import orders_in
from cltv_core.reading.orders.rows import Rows
from cltv_core.reading.values import dates
from cltv_core.reading.values.coded import coded
from cltv_core.reading.vocabulary import roles
from cltv_core.transactions import Decision

_ESSENTIAL = {
    "ordered_at": Choice.DAY_OF_SALE,
    "revenue": Choice.AMOUNT_PAID,
    "unit_price": Choice.AMOUNT_PAID,
    **dict.fromkeys(roles.IDENTITY_ROLES, Choice.WHO_BOUGHT),
}
_WESTERN = "cp1252"


def columns_by_cells(rows: Rows) -> Iterator[Decision]:
    """Report columns of a file of no known program that were found by what is in them, whatever they are called."""
    if rows.understanding.format.signatures:
        return
    for role, chosen in _ESSENTIAL.items():
        header = rows.understanding.first(role)
        if header is not None and not roles.worth_of_name(role, header):
            what = Decided.FOUND_BY_CELLS(file=rows.table.name, column=header)
            yield Decision(rows.table.name, what, chosen(), Choice.NOT_USED())


def days(rows: Rows) -> Iterator[Decision]:
    """Report which of day, month and year comes first, and days that a spreadsheet swapped."""
    name = rows.table.name
    header = rows.understanding.first("ordered_at") or ""
    if rows.dates.swapped:
        what = Decided.SWAPPED_DAYS(file=name, column=header)
        yield Decision(name, what, Choice.SWAPPED_BACK(), Choice.AS_WRITTEN(), orders=orders_in(rows), certain=True)
    elif not rows.dates.certain and "year" not in rows.dates.order:
        first = rows.dates.order != "month first"
        other = dates.parse_dates(coded(rows.table, header).values, not first).moments
        moved = np.append(other, np.datetime64("NaT", "us"))[coded(rows.table, header).codes]
        change = int((moved.astype("datetime64[D]") != rows.at.astype("datetime64[D]")).sum())
        chosen, alternative = (Choice.DAY_FIRST(), Choice.MONTH_FIRST())[:: 1 if first else -1]
        yield Decision(
            name,
            Decided.DAYS(file=name, column=header),
            chosen,
            alternative,
            orders=min(change, orders_in(rows)),
            certain=False,
        )


def grouped_rows(rows: Rows) -> Iterator[Decision]:
    """Report rows of a file without order numbers that were taken for one order."""
    more = len(rows.table) - len(rows.orders.values)
    if rows.order_number_given or more <= 0:
        return
    pair = Choice.BY_DAY_AND_CUSTOMER(), Choice.EACH_ROW_AN_ORDER()
    yield Decision(rows.table.name, Decided.GROUPED(file=rows.table.name), *pair, orders=more, certain=False)


def letters(rows: Rows) -> Iterator[Decision]:
    """Report letters whose encoding had to be guessed; that of Western Europe is the usual one."""
    encoding = rows.table.account.encoding
    if encoding not in {"", _WESTERN}:
        what = Decided.ENCODING(file=rows.table.name, encoding=encoding)
        yield Decision(rows.table.name, what, Choice.THIS_ALPHABET(), Choice.OTHER_ALPHABET(), certain=False)
