"""How amounts are written: in cents or not, in thousands or with decimals, once an order or on each row."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
from babel.numbers import get_currency_precision

from cltv_core.reading.codes import Choice, Decided
from cltv_core.reading.columns import units
from cltv_core.reading.decisions.effects import WORTH_TELLING
from cltv_core.reading.orders.rows import Rows
from cltv_core.reading.orders.sales import Sales
from cltv_core.reading.values import money
from cltv_core.reading.values.coded import coded
from cltv_core.reading.values.currency import CODES
from cltv_core.reading.vocabulary import roles
from cltv_core.transactions import Decision

_WHOLE = frozenset({"IDR", "COP", "HUF", "CRC", "NGN", "LBP", "IQD", "IRR", "MMK", "UZS", "KZT", "RSD", "AMD"})


def smallest_units(rows: Rows, sales: Sales) -> Iterator[Decision]:
    """Report amounts that were taken for cents, and whole numbers that may be."""
    header = rows.understanding.first("revenue") or rows.understanding.first("unit_price") or ""
    scale = rows.understanding.scales.get(header)
    name, used = rows.table.name, sales.used_amount
    if scale:
        what = Decided.UNITS(file=name, column=header)
        certain = units.says_unit(header)
        change = round(used / scale - used, 2)
        yield Decision(name, what, Choice.SMALLEST_UNIT(), Choice.WHOLE_UNIT(), revenue=change, certain=certain)
    elif header and units.may_be_small(rows.table, header, sales.currency):
        what = Decided.UNITS(file=name, column=header)
        change = round(used / 100 - used, 2)
        yield Decision(name, what, Choice.WHOLE_UNIT(), Choice.SMALLEST_UNIT(), revenue=change, certain=False)


def thousands(rows: Rows, sales: Sales) -> Iterator[Decision]:
    """Report amounts such as 52.310, which may be thousands or have three decimals."""
    header = rows.understanding.first("revenue") or rows.understanding.first("unit_price") or ""
    values = rows.table.values(header) if header else None
    read_as = money.bare_thousands(values) if values is not None else None
    if values is None or read_as is None or (read_as == "thousands" and _counts_whole(sales.currency)):
        return
    cell = next(str(value) for value in values if re.search(r"[.,]", str(value)))
    chosen, alternative = (Choice.THOUSANDS(), Choice.DECIMALS())[:: 1 if read_as == "thousands" else -1]
    other = sales.used_amount * (0.001 if read_as == "thousands" else 1000.0)
    what = Decided.SEPARATOR(file=rows.table.name, column=header, cell=cell)
    yield Decision(
        rows.table.name, what, chosen, alternative, revenue=round(other - sales.used_amount, 2), certain=False
    )


def totals_counted_once(rows: Rows, sales: Sales) -> Iterator[Decision]:
    """Report equal amounts on all rows of an order that were counted once."""
    header = rows.understanding.first("revenue")
    if rows.grain != "order repeated" or rows.understanding.format.grain or header is None:
        return
    numbers = coded(rows.table, header).numbers(money.parse_amounts)
    change = round(float(np.nansum(numbers)) * rows.understanding.scales.get(header, 1.0) - sales.file_amount, 2)
    if abs(change) > WORTH_TELLING * max(sales.used_amount, 1.0):
        what = Decided.TOTALS(file=rows.table.name, column=header)
        certain = "order" in roles.normalise(header) or "total" in roles.normalise(header).split()
        yield Decision(
            rows.table.name, what, Choice.ONCE_AN_ORDER(), Choice.ON_EACH_ROW(), revenue=change, certain=certain
        )


def _counts_whole(currency: str) -> bool:
    """Tell whether prices in this currency are thousands as a rule."""
    return currency in _WHOLE or (currency in CODES and get_currency_precision(currency) == 0)
