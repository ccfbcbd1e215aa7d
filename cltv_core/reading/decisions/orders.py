"""Which orders count: those not paid yet, and those of an odd amount."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from cltv_core.reading.codes import Choice, Decided
from cltv_core.reading.decisions.effects import about_rows
from cltv_core.reading.orders.leave_out import ruled_out
from cltv_core.reading.orders.rows import Rows
from cltv_core.reading.orders.sales import Sales
from cltv_core.transactions import Decision


def unpaid(rows: Rows, sales: Sales) -> Iterator[Decision]:
    """Report orders that are not paid yet."""
    hit = np.zeros(len(rows.table), dtype=bool)
    for rule in rows.understanding.format.rules:
        if rule.asks:
            hit |= ruled_out(rows, rule)
    if hit.any():
        left_out = any(part.reason.key == "not_paid_yet" for part in sales.exclusions)
        pair = (Choice.LEFT_OUT(), Choice.COUNTED()) if left_out else (Choice.COUNTED(), Choice.LEFT_OUT())
        what = Decided.OPEN(file=rows.table.name)
        yield about_rows(rows, hit, what, *pair, 1.0 if left_out else -1.0)


def odd_amounts(rows: Rows, sales: Sales) -> Iterator[Decision]:
    """Report orders of an amount that none of the others comes near."""
    for order, amount in sales.odd_orders:
        what = Decided.ODD_ORDER(file=rows.table.name, order=order, amount=amount)
        counted = not any(part.reason.key == "odd_amount" for part in sales.exclusions)
        pair = (Choice.COUNTED(), Choice.LEFT_OUT()) if counted else (Choice.LEFT_OUT(), Choice.COUNTED())
        change = -amount if counted else amount
        yield Decision(rows.table.name, what, *pair, orders=1, revenue=round(change, 2), certain=False)
