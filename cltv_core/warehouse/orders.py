"""Lines to orders, and what became of the money of every line.

An order is what one customer bought under one number, or at one moment where there are no numbers. A line below zero is
money given back for the order whose number it has; without such an order it is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import narwhals as nw
import pandas as pd

from cltv_core.facts import Code
from cltv_core.reading.codes import Excluded
from cltv_core.transactions import Exclusion, FileReport
from cltv_core.warehouse.duckdb_engine import DuckEngine, Frame
from cltv_core.warehouse.source import Source, Terms

USED = ""
"""Reason of a line that is used."""


def judged(lines: Frame, terms: Terms) -> Frame:
    """Add `reason`: the value of the `Excluded` code for which a line is left out, else `USED`."""
    later = nw.lit(False)
    if terms.as_of is not None:
        later = nw.col("moment") >= pd.Timestamp(terms.as_of + timedelta(days=1)).to_pydatetime()
    reason = nw.lit(USED)
    unfit: Mapping[Code, nw.Expr] = {
        Excluded.AFTER_AS_OF: later,
        Excluded.FUTURE: nw.col("moment") > terms.now,
        Excluded.NO_AMOUNT: nw.col("amount").is_null(),
        Excluded.NO_DATE: nw.col("moment").is_null(),
        Excluded.NO_CUSTOMER: nw.col("customer_id") == "",
    }
    for code, holds in unfit.items():
        reason = nw.when(holds).then(nw.lit(code.value)).otherwise(reason)
    return lines.with_columns(reason=reason)


def orders_of(lines: Frame) -> Frame:
    """Group used lines into orders, also those of refunds alone, whose `sales` is 0.

    `customer_id`, `order_id`, `moment`, `day`, `month` (of the first sale), `sold` and `given_back` (money, both not
    negative), `rows`, `sales` (rows not below zero), `last_back` (day on which money was last given back), `channel`,
    `discount_code`.
    """
    sale, back = nw.col("amount") >= 0, nw.col("amount") < 0
    used = lines.filter(nw.col("reason") == USED).with_columns(
        **{f"sale_{name}": nw.when(sale).then(nw.col(name)) for name in ("moment", "day", "month")},
        sold=nw.when(sale).then(nw.col("amount")).otherwise(0.0),
        given_back=nw.when(back).then(-nw.col("amount")).otherwise(0.0),
        sale=sale.cast(nw.Int64),
        back=nw.when(back).then(nw.col("day")),
    )
    return used.group_by("customer_id", "order_id").agg(
        **{name: nw.col(f"sale_{name}").min() for name in ("moment", "day", "month")},
        **{name: nw.col(name).sum() for name in ("sold", "given_back")},
        rows=nw.len(),
        sales=nw.col("sale").sum(),
        last_back=nw.col("back").max(),
        channel=nw.col("channel").max(),
        discount_code=nw.col("discount_code").max(),
    )


def at_the_day(orders: Frame, lines: Frame | None, as_of: int) -> Frame:
    """Orders with `revenue` and `refunded` as they stood at the end of `as_of` (days since 1970).

    Money given back later had not been given back by then; `lines` tell of it, None where there is none. No more is
    given back than was paid.
    """
    sold = orders.filter(nw.col("sales") > 0).with_columns(since=nw.lit(0.0))
    if lines is not None:
        later = lines.filter(nw.col("reason") == USED, nw.col("amount") < 0, nw.col("day") > as_of)
        amounts = later.group_by("customer_id", "order_id").agg(since=-nw.col("amount").sum())
        sold = sold.drop("since").join(amounts, on=["customer_id", "order_id"], how="left")
    before = nw.col("given_back") - nw.col("since").fill_null(0.0)
    refunded = nw.when(before > nw.col("sold")).then(nw.col("sold")).otherwise(before)
    refunded = nw.when(before < 0.0).then(0.0).otherwise(refunded)
    return sold.with_columns(refunded=refunded).with_columns(revenue=nw.col("sold") - nw.col("refunded"))


def file_report(engine: DuckEngine, source: Source, terms: Terms, lines: Frame, orders: Frame) -> FileReport:
    """Reconcile: what the lines held, what was used of it, and every reason for which something was not."""
    reasons = lines.group_by("reason").agg(rows=nw.len(), amount=nw.col("amount").fill_null(0.0).sum())
    by_reason = {row["reason"]: row for row in engine.arrow(reasons).to_pylist()}
    spare = nw.col("given_back") - nw.col("sold")
    matched = nw.col("sales") > 0
    totals = engine.arrow(
        orders.with_columns(
            used=nw.when(matched).then(nw.col("sold")).otherwise(0.0),
            spare=nw.when(spare > 0).then(spare).otherwise(0.0),
            lone=nw.when(spare > 0).then(nw.when(matched).then(1).otherwise(nw.col("rows"))).otherwise(0),
            matched=matched.cast(nw.Int64),
            buyer=nw.when(matched).then(nw.col("customer_id")),
        ).select(
            *(nw.col(name).sum() for name in ("used", "given_back", "spare", "lone", "matched")),
            customers=nw.col("buyer").n_unique(),
            unknown=nw.col("buyer").is_null().any(),
            first=nw.col("moment").min(),
            last=nw.col("moment").max(),
        )
    ).to_pylist()[0]
    return _report(source, terms, by_reason, totals)


def _report(
    source: Source, terms: Terms, by_reason: Mapping[str, dict[str, Any]], totals: Mapping[str, Any]
) -> FileReport:
    known = {name: float(totals[name] or 0.0) for name in ("used", "given_back", "spare", "lone", "matched")}
    parts = [
        Exclusion(code(), int(by_reason[code.value]["rows"]), round(by_reason[code.value]["amount"], 2))
        for code in Excluded
        if code.value in by_reason
    ]
    if known["lone"]:
        parts.append(Exclusion(Excluded.REFUND_UNMATCHED(), int(known["lone"]), -round(known["spare"], 2)))
    refunds = known["given_back"] - known["spare"]
    first, last = totals["first"], totals["last"]
    return FileReport(
        name=source.given,
        format=source.engine,
        rows=int(sum(row["rows"] for row in by_reason.values())),
        headers=tuple(terms.mapping.values()),
        columns=dict(terms.mapping),
        currency=terms.currency,
        file_amount=round(sum(row["amount"] for row in by_reason.values()), 2),
        used_amount=round(known["used"] - refunds, 2),
        exclusions=tuple(parts),
        sales_amount=round(known["used"], 2),
        refunds_amount=round(refunds, 2),
        orders=int(known["matched"]),
        customers=int(totals["customers"] or 0) - bool(totals["unknown"]),
        first_day=first.date() if first else None,
        last_day=last.date() if last else None,
    )
