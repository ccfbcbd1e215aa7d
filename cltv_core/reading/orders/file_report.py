"""How one file of sales was understood, for the owner."""

from __future__ import annotations

import pandas as pd

from cltv_core.reading.codes import Warned
from cltv_core.reading.orders.rows import Rows
from cltv_core.reading.orders.sales import Sales
from cltv_core.transactions import FileReport

PREVIEW_ROWS = 8


def file_report(rows: Rows, sales: Sales) -> FileReport:
    """Report how one file of sales was read: format, rows, amounts, exclusions and notes."""
    declared = rows.understanding.format
    notes = [*sales.notes, *rows.table.account.facts()]
    if not rows.dates.certain:
        assumed = Warned.DAY_FIRST_ASSUMED if rows.dates.order == "day first" else Warned.MONTH_FIRST_ASSUMED
        notes.append(assumed(file=rows.table.name))
    return FileReport(
        name=rows.table.name,
        format=declared.key,
        rows=len(rows.table),
        headers=rows.table.headers,
        columns={role: headers[0] for role, headers in rows.understanding.columns.items()},
        currency=sales.currency,
        file_amount=sales.file_amount,
        used_amount=sales.used_amount,
        exclusions=sales.exclusions,
        notes=tuple(notes),
        sales_amount=round(float((sales.orders["revenue"] + sales.orders["refunded"]).sum()), 2),
        refunds_amount=round(float(sales.orders["refunded"].sum()), 2),
        preview=_preview(rows),
        no_mailing=declared.no_mailing,
    )


def _preview(rows: Rows) -> pd.DataFrame:
    """Return the first rows as they were understood, one column a role."""
    first = slice(0, PREVIEW_ROWS)
    texts = {role: column.first(PREVIEW_ROWS).text() for role, column in rows.texts.items()}
    numbers = {"quantity": rows.quantity, "amount": rows.amount, "refunded": rows.refunded}
    shown = {"amount", *rows.understanding.columns}
    return pd.DataFrame(
        {
            "ordered_at": rows.at[first],
            "order_id": rows.orders.first(PREVIEW_ROWS).text(),
            **{name: values[first] for name, values in numbers.items() if name in shown},
            **texts,
        }
    )
