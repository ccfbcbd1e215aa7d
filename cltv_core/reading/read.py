"""Files in, Transactions out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from cltv_core.errors import CltvError
from cltv_core.reading import sentences
from cltv_core.reading.formats import BY_MEANING, Format, WrongFile
from cltv_core.reading.open_table import open_tables
from cltv_core.reading.options import ReadOptions, SourceFile
from cltv_core.reading.recognise import format_of, name_bare_columns, understand
from cltv_core.reading.rows import Rows, parse_rows
from cltv_core.reading.sales import Sales, build_sales
from cltv_core.reading.table import RawTable
from cltv_core.reading.together import together
from cltv_core.transactions import FileReport, Transactions

__all__ = ["ReadOptions", "SourceFile", "read"]

PREVIEW_ROWS = 8


def read(files: Sequence[SourceFile], options: ReadOptions | None = None) -> Transactions:
    """Transactions of all files together.

    Raises UnreadableFile, NotTransactions (ColumnsUnclear where the owner can name the missing columns) or
    NotEnoughData; where several files have faults, one error names them all.
    """
    options = options or ReadOptions()
    read_files: list[tuple[FileReport, Sales]] = []
    faults: list[CltvError] = []
    for file in files:
        try:
            read_files += [_read_table(table, options) for table in open_tables(file.name, file.data)]
        except CltvError as fault:
            faults.append(fault)
    if len(faults) == 1 and len(files) == 1:
        raise faults[0]
    if faults:
        raise sentences.several_faults([str(fault) for fault in faults])
    return together(read_files)


def _read_table(raw: RawTable, options: ReadOptions) -> tuple[FileReport, Sales]:
    table, declared = _prepared(name_bare_columns(raw), options)
    understanding = understand(table, declared, options.mapping)
    rows = parse_rows(table, understanding, options)
    sales = build_sales(rows, options, options.today or date.today())
    if sales.orders.empty:
        raise sentences.nothing_left(table.name, [exclusion.reason for exclusion in sales.exclusions])
    return _file_report(rows, sales), sales


def _prepared(table: RawTable, options: ReadOptions) -> tuple[RawTable, Format]:
    """The table as its format wants it read, and the format; what the owner says of its columns goes before."""
    declared = format_of(table, options.format)
    if isinstance(declared, WrongFile):
        if not options.mapping:
            raise sentences.wrong_file(table.name, declared.what, declared.remedy)
        declared = BY_MEANING
    return (declared.prepare(table) if declared.prepare else table), declared


def _file_report(rows: Rows, sales: Sales) -> FileReport:
    declared = rows.understanding.format
    notes = list(sales.notes)
    if not rows.dates.certain:
        notes.append(sentences.day_order_assumed(rows.table.name, rows.dates.order == "day first"))
    return FileReport(
        name=rows.table.name,
        format=declared.key,
        format_label=declared.label,
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
    )


def _preview(rows: Rows) -> pd.DataFrame:
    """The first rows as they were understood, one column a role."""
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
