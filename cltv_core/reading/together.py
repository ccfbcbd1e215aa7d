"""Several files as one set of sales; an order that stands in two files counts once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import pyarrow as pa

from cltv_core.reading import sentences
from cltv_core.reading.sales import Sales
from cltv_core.transactions import Exclusion, FileReport, ReadingReport, Transactions, from_frames

FEW_CUSTOMERS = 50


def together(parts: Sequence[tuple[FileReport, Sales]]) -> Transactions:
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
    kept: list[tuple[FileReport, Sales]] = []
    for report, sales in parts:
        known = seen.setdefault(report.format, set())
        keys = _keys(sales.orders) if len(parts) > 1 and "order_id" in report.columns else pd.Series(dtype="str")
        repeated = set(sales.orders.loc[keys.index[keys.isin(known)], "order_id"])
        known |= set(keys)
        kept.append(_less(report, sales, repeated) if repeated else (report, sales))
    return [report for report, _ in kept], [sales for _, sales in kept]


def _keys(orders: pd.DataFrame) -> pd.Series:
    """The number of each order with who placed it and when: two shops may number their orders alike."""
    return orders["order_id"] + "\n" + orders["customer_id"] + "\n" + orders["ordered_at"].astype("str")


def _less(report: FileReport, sales: Sales, repeated: set[str]) -> tuple[FileReport, Sales]:
    """The file without these orders, which are accounted for as left out."""
    gone = sales.orders["order_id"].isin(repeated)
    amount = round(float(sales.orders.loc[gone, "revenue"].sum()), 2)
    refunded = round(float(sales.orders.loc[gone, "refunded"].sum()), 2)
    shorter = replace(
        report,
        used_amount=round(report.used_amount - amount, 2),
        sales_amount=round(report.sales_amount - amount - refunded, 2),
        refunds_amount=round(report.refunds_amount - refunded, 2),
        exclusions=(*report.exclusions, Exclusion(sentences.REPEATED_ORDER, int(gone.sum()), amount)),
    )
    lines = sales.lines[~sales.lines["order_id"].isin(repeated)] if len(sales.lines) else sales.lines
    refunds = sales.refunds[~sales.refunds["order_id"].isin(repeated)]
    return shorter, replace(sales, orders=sales.orders[~gone], lines=lines, refunds=refunds)


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
