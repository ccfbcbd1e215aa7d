"""The parsed rows of one file to orders, lines, refunds and customers, with everything left out accounted for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from cltv_core.facts import Fact
from cltv_core.reading.codes import Excluded, Note
from cltv_core.reading.options import ReadOptions
from cltv_core.reading.orders.elsewhere import Others
from cltv_core.reading.orders.exclusions import Ledger, whole_cents
from cltv_core.reading.orders.grouping import Grouped, group
from cltv_core.reading.orders.leave_out import leave_out
from cltv_core.reading.orders.odd_orders import odd_orders
from cltv_core.reading.orders.open_refunds import open_refunds
from cltv_core.reading.orders.people import contacts_of, customers_of
from cltv_core.reading.orders.products import product_lines
from cltv_core.reading.orders.returns import deduct_refund_column, refund_rows, take_back
from cltv_core.reading.orders.rows import Rows
from cltv_core.reading.values.coded import of_groups
from cltv_core.reading.values.currency import currency_in_name, currency_of, in_region, is_shared
from cltv_core.reading.values.phones import region_of_most
from cltv_core.transactions import Exclusion

Mask = npt.NDArray[np.bool_]

_OF_TOTALS = frozenset(
    {Note.WITH_TAX_AND_SHIPPING, Note.TOTALS_FIRST, Note.RECEIPT_TOTALS, Note.EBAY_TOTALS, Note.TAX_WITHOUT_TIPS}
)
"""Notes that say what the totals of a file are."""


@dataclass(frozen=True)
class Sales:
    """What one file came to; frames as in Transactions, amounts in the file's currency."""

    orders: pd.DataFrame
    lines: pd.DataFrame
    refunds: pd.DataFrame
    customers: pd.DataFrame
    currency: str
    file_amount: float
    used_amount: float
    exclusions: tuple[Exclusion, ...]
    excluded: pa.Table
    notes: tuple[Fact, ...]
    contacts: pd.DataFrame
    open_refunds: pd.DataFrame
    odd_orders: tuple[tuple[str, float], ...] = ()


def build_sales(rows: Rows, options: ReadOptions, today: date, others: Others | None = None) -> Sales:
    """Build orders, lines, refunds and customers of one file; `others`: what the other files say of its rows."""
    ledger = Ledger(rows.amount)
    for mask, reason in others.left_out if others else ():
        ledger.exclude(mask, reason)
    grouped = group(rows, options.use_cards)
    money = main_currency(rows, options.currency)
    leave_out(rows, grouped, ledger, money, options, today)
    is_refund = refund_rows(rows, grouped, ledger)
    odd = _odd_orders(rows, ledger.used & ~is_refund, grouped.size)
    if options.count_odd is not True and odd:
        ledger.exclude(np.isin(rows.orders.codes, list(odd)), Excluded.ODD_AMOUNT())
    orders = _order_frame(rows, grouped, ledger.used & ~is_refund)
    returned = take_back(rows, grouped, orders, ledger, is_refund, others.sold_elsewhere if others else None)
    dated = deduct_refund_column(rows, orders, ledger)
    orders["revenue"] = (orders["gross"] - orders["refunded"]).round(6).clip(lower=0.0)
    used = whole_cents(orders["revenue"])
    file_amount, exclusions = ledger.exclusions(used)
    sold = ledger.used & ~is_refund
    return Sales(
        orders=_named_orders(orders, rows, grouped, money),
        lines=product_lines(rows, sold),
        refunds=_named_refunds(pd.concat([part for part in (returned, dated) if len(part)] or [returned]), rows),
        customers=customers_of(rows, grouped, orders.index.to_numpy()),
        currency=money,
        file_amount=file_amount,
        used_amount=used,
        exclusions=exclusions,
        excluded=ledger.excluded_rows(rows.table),
        notes=_notes(rows, grouped, returned),
        contacts=contacts_of(rows, grouped, orders.index.to_numpy()),
        open_refunds=open_refunds(rows, grouped, ledger),
        odd_orders=tuple((str(rows.orders.values[code]), amount) for code, amount in odd.items()),
    )


def _odd_orders(rows: Rows, sold: Mask, size: int) -> dict[int, float]:
    """Return the orders of an amount that cannot be, and that amount."""
    gross = np.bincount(rows.orders.codes[sold], weights=rows.amount[sold], minlength=size).astype(np.float64)
    return {int(code): float(gross[code]) for code in np.flatnonzero(odd_orders(gross))}


def main_currency(rows: Rows, wanted: str | None) -> str:
    """Return the currency that the amounts of a file are in, "" where nothing tells it.

    That is the currency asked for, else that of most rows, else that of the format, else that written beside the
    amounts or in the names of columns.
    """
    column = rows.text("currency")
    if wanted:
        return wanted.upper()
    if column.known.any():
        most = int(np.bincount(column.codes[column.known]).argmax())
        return str(column.values[most]).upper()
    return rows.understanding.format.currency or _written_currency(rows)


def _written_currency(rows: Rows) -> str:
    header = rows.understanding.first("revenue") or rows.understanding.first("unit_price")
    if header is None:
        return ""
    named = {name for other in rows.table.headers if (name := currency_in_name(other))}
    written = (
        currency_of(rows.table.values(header)) or currency_in_name(header) or (named.pop() if len(named) == 1 else "")
    )
    return in_region(written, region_of_most(rows.text("country")), named) if is_shared(written) else written


def _order_frame(rows: Rows, grouped: Grouped, sold: Mask) -> pd.DataFrame:
    """Order code -> customer code, moment, amount before refunds; refunded still 0."""
    codes = rows.orders.codes[sold]
    gross = np.bincount(codes, weights=rows.amount[sold], minlength=grouped.size)
    present = np.flatnonzero(np.bincount(codes, minlength=grouped.size))
    return pd.DataFrame(
        {
            "customer": grouped.customer.codes[present],
            "at": grouped.at[present],
            "gross": gross[present].clip(min=0.0),
            "refunded": 0.0,
        },
        index=present,
    )


def _named_orders(orders: pd.DataFrame, rows: Rows, grouped: Grouped, currency: str) -> pd.DataFrame:
    codes = orders.index.to_numpy()
    fields: dict[str, pd.Index] = {
        role: of_groups(rows.text(role), rows.orders.codes, grouped.size).text().take(codes)
        for role in ("channel", "discount_code")
        if role in rows.texts
    }
    return pd.DataFrame(
        {
            "order_id": rows.orders.values.take(codes),
            "customer_id": grouped.customer.values.take(orders["customer"].to_numpy()),
            "ordered_at": orders["at"].to_numpy(),
            "revenue": orders["revenue"].to_numpy(),
            "refunded": orders["refunded"].to_numpy(),
            "currency": currency,
            **fields,
        }
    )


def _named_refunds(returned: pd.DataFrame, rows: Rows) -> pd.DataFrame:
    codes = returned["order"].to_numpy(dtype="int64")
    return pd.DataFrame(
        {
            "order_id": rows.orders.values.take(codes),
            "refunded_at": returned["refunded_at"].to_numpy(),
            "amount": returned["amount"].to_numpy(),
        }
    )


def _notes(rows: Rows, grouped: Grouped, returned: pd.DataFrame) -> tuple[Fact, ...]:
    declared = rows.understanding.format
    notes = [note() for note in (*_amount_notes(rows), declared.no_mailing) if note]
    if grouped.stands_for_nobody:
        name, share = grouped.stands_for_nobody
        notes.append(Note.TILL_NAME(name=name, share=share))
    if grouped.by_name:
        notes.append(Note.BY_NAME())
    if not rows.order_number_given:
        joined = len(rows.orders.values) < len(rows.table)
        notes.append(Note.GROUPED_ROWS() if joined else Note.ONE_ROW_ONE_ORDER())
    if rows.grain == "order repeated" and len(rows.orders.values) < len(rows.table):
        notes.append(Note.TOTALS_ONCE())
    if returned["guessed"].any():
        notes.append(Note.REFUNDS_MATCHED())
    return tuple(notes)


def _amount_notes(rows: Rows) -> list[Note]:
    """Return the notes of the format; what it says of the file's totals holds only where the file has any."""
    columns, notes = rows.understanding.columns, list(rows.understanding.format.notes)
    if "revenue" in columns or not {"unit_price", "quantity"} <= set(columns) or _OF_TOTALS.isdisjoint(notes):
        return notes
    return [Note.PRICE_TIMES_QUANTITY, *(note for note in notes if note not in _OF_TOTALS)]
