"""Files in, Transactions out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import pandas as pd
import pyarrow as pa

from cltv_core.errors import CltvError
from cltv_core.reading import sentences
from cltv_core.reading.open_table import open_tables
from cltv_core.reading.orders import Sales, build_sales
from cltv_core.reading.recognise import name_bare_columns, understand
from cltv_core.reading.rows import Rows, parse_rows
from cltv_core.reading.table import RawTable
from cltv_core.transactions import Exclusion, FileReport, ReadingReport, Transactions, from_frames

PREVIEW_ROWS = 8
FEW_CUSTOMERS = 50


@dataclass(frozen=True)
class SourceFile:
    """A file as the owner handed it over."""

    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True)
class ReadOptions:
    """What the owner decided instead of leaving it to the reading room.

    `mapping`: role -> header (roles: see `cltv_core.reading.roles`; an empty header empties the role); `as_of`:
    nothing that happened after that day is used; `today`: dates beyond it are in the future.
    """

    format: str | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    currency: str | None = None
    day_first: bool | None = None
    as_of: date | None = None
    today: date | None = None


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
    return _together(read_files)


def _read_table(raw: RawTable, options: ReadOptions) -> tuple[FileReport, Sales]:
    table = name_bare_columns(raw)
    understanding = understand(table, options.format, options.mapping)
    rows = parse_rows(table, understanding, options.day_first)
    sales = build_sales(rows, options.currency, options.as_of, options.today or date.today())
    if sales.orders.empty:
        raise sentences.nothing_left(table.name, [exclusion.reason for exclusion in sales.exclusions])
    return _file_report(rows, sales), sales


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
            **texts,
            **{name: values[first] for name, values in numbers.items() if name in shown},
        }
    )


def _together(parts: Sequence[tuple[FileReport, Sales]]) -> Transactions:
    """One set of frames; an order whose number was in an earlier file of the same format counts once."""
    reports, sales = _without_repeats(parts)
    orders = pd.concat([part.orders for part in sales], ignore_index=True)
    if orders["customer_id"].nunique() < 2:
        raise sentences.one_customer(reports[0].name)
    tables = [part.excluded for part in sales if part.excluded.num_columns]
    return from_frames(
        orders,
        lines=_joined([part.lines for part in sales]),
        refunds=_joined([part.refunds for part in sales]),
        customers=_latest_customers([part.customers for part in sales]),
        report=ReadingReport(
            files=tuple(reports),
            warnings=_warnings(reports, orders),
            excluded=pa.concat_tables(tables, promote_options="permissive") if tables else pa.table({}),
        ),
    )


def _joined(frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    if len(frames) == 1:
        return frames[0]
    filled = [frame for frame in frames if len(frame)]
    return (
        pd.concat([frame.astype({"order_id": "str"}) for frame in filled], ignore_index=True) if filled else frames[0]
    )


def _latest_customers(frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    if len(frames) == 1:
        return frames[0]
    together = pd.concat(frames, ignore_index=True)
    return together.where(together != "").groupby("customer_id", sort=False).last().fillna("").reset_index()


def _without_repeats(parts: Sequence[tuple[FileReport, Sales]]) -> tuple[list[FileReport], list[Sales]]:
    seen: dict[str, set[str]] = {}
    reports, kept = [], []
    for report, sales in parts:
        known = seen.setdefault(report.format, set())
        repeated = sales.orders["order_id"].isin(known) if "order_id" in report.columns else None
        known |= set(sales.orders["order_id"])
        if repeated is None or not repeated.any():
            reports.append(report)
            kept.append(sales)
            continue
        ids = set(sales.orders.loc[repeated, "order_id"])
        amount = round(float(sales.orders.loc[repeated, "revenue"].sum()), 2)
        exclusions = (*report.exclusions, Exclusion(sentences.REPEATED_ORDER, int(repeated.sum()), amount))
        reports.append(replace(report, used_amount=round(report.used_amount - amount, 2), exclusions=exclusions))
        kept.append(
            replace(
                sales,
                orders=sales.orders[~repeated],
                lines=sales.lines[~sales.lines["order_id"].isin(ids)] if len(sales.lines) else sales.lines,
                refunds=sales.refunds[~sales.refunds["order_id"].isin(ids)],
            )
        )
    return reports, kept


def _warnings(reports: Sequence[FileReport], orders: pd.DataFrame) -> tuple[str, ...]:
    warnings = [note for report in reports for note in report.notes if note.startswith(report.name)]
    customers = orders["customer_id"].nunique()
    if customers < FEW_CUSTOMERS:
        warnings.append(sentences.few_customers(customers))
    nameless = sum(
        part.amount for report in reports for part in report.exclusions if part.reason == sentences.NO_CUSTOMER
    )
    total = sum(report.file_amount for report in reports)
    if total > 0 and nameless / total >= 0.05:
        warnings.append(sentences.unnamed_share(nameless / total))
    return tuple(warnings)
