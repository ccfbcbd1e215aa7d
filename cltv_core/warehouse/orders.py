"""Lines to orders, and what became of the money of every line.

An order is what one customer bought under one number, or at one moment where there are no numbers. A line below zero is
money given back for the order whose number it has; without such an order it is left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

import narwhals as nw

from cltv_core.facts import Code, Fact
from cltv_core.reading.codes import Excluded
from cltv_core.reading.values.dates import EARLIEST, LATEST
from cltv_core.transactions import Exclusion, FileReport
from cltv_core.warehouse.codes import Caution
from cltv_core.warehouse.engine import WITH_OFFSET, Engine, Frame
from cltv_core.warehouse.source import Source, Terms

USED = ""
"""Reason of a line that is used."""

NOBODY = ""
"""Customer of the lines that are left out, which are one order a reason."""

KEY = ("customer_id", "order_id")

_LOOKED_AT = 1000
"""Texts by which it is told whether moments tell their zone."""

_SECONDS = "%Y-%m-%d %H:%M:%S"


def zone_not_said(engine: Engine, source: Source, terms: Terms) -> tuple[Fact, ...]:
    """Warn where moments tell their zone and that of the shop was not said; of texts the first tell."""
    if terms.timezone:
        return ()
    column = terms.mapping["ordered_at"]
    cells = engine.cells(source).select(nw.col(column))
    kind = cells.collect_schema()[column]
    if kind == nw.String:
        first = cells.filter(~nw.col(column).is_null()).head(_LOOKED_AT)
        told = any(re.search(WITH_OFFSET, text) for text in engine.arrow(first)[0].to_pylist())
    else:
        told = isinstance(kind, nw.Datetime) and kind.time_zone is not None
    return (Caution.ZONE_NOT_SAID(column=column),) if told else ()


def judged(lines: Frame, terms: Terms) -> Frame:
    """Add `reason`: the value of the `Excluded` code for which a line is left out, else `USED`."""
    later = ~_before(end_of(terms.as_of)) if terms.as_of is not None else nw.lit(False)
    moment, reason = nw.col("moment"), nw.lit(USED)
    absurd = (moment < _told(EARLIEST.astype(datetime))) | (moment > _told(LATEST.astype(datetime)))
    unfit: Mapping[Code, nw.Expr] = {
        Excluded.AFTER_AS_OF: later,
        Excluded.FUTURE: ~_before(terms.now),
        Excluded.NO_AMOUNT: nw.col("amount").is_null(),
        Excluded.NO_DATE: moment.is_null() | absurd,
        Excluded.NO_CUSTOMER: nw.col("customer_id") == "",
    }
    for code, holds in unfit.items():
        reason = nw.when(holds).then(nw.lit(code.value)).otherwise(reason)
    return lines.with_columns(reason=reason)


def _before(limit: datetime) -> nw.Expr:
    """Whether a moment lies before one."""
    return nw.col("moment") < _told(limit)


def _told(moment: date) -> nw.Expr:
    """Tell a moment as text, as Spark takes moments of Python for those of its own zone."""
    return nw.lit(f"{moment:{_SECONDS}}").str.to_datetime(format=_SECONDS).cast(nw.Datetime("us"))


def end_of(day: date) -> datetime:
    """Return the moment at which a day is over."""
    return datetime.combine(day + timedelta(days=1), time.min)


def orders_of(lines: Frame, terms: Terms) -> Frame:
    """Group used lines into orders, and those left out by their reason (as `order_id`, of `NOBODY`), in one pass.

    `customer_id`, `order_id`, `moment` (of the first sale; null for refunds alone), `sold` and `given_back` (money,
    both not negative), `rows`, and `channel` and `discount_code` where they are mapped.
    """
    used, sale, amount = nw.col("reason") == USED, nw.col("amount") >= 0, nw.col("amount")
    told = [name for name in ("channel", "discount_code") if name in terms.mapping]
    marked = lines.with_columns(
        customer_id=nw.when(used).then(nw.col("customer_id")).otherwise(nw.lit(NOBODY)),
        order_id=nw.when(used).then(nw.col("order_id")).otherwise(nw.col("reason")),
        sold=nw.when(sale).then(amount).otherwise(0.0),
        given_back=nw.when(amount < 0).then(-amount).otherwise(0.0),
        bought=nw.when(used & sale).then(nw.col("moment")),
    )
    return marked.group_by(*KEY).agg(
        moment=nw.col("bought").min(),
        sold=nw.col("sold").sum(),
        given_back=nw.col("given_back").sum(),
        rows=nw.len(),
        **{name: nw.col(name).max() for name in told},
    )


def sales_of(orders: Frame) -> Frame:
    """Sales with `revenue` and `refunded`; no more is given back than was paid."""
    sold = orders.filter(nw.col("customer_id") != NOBODY, ~nw.col("moment").is_null())
    back = nw.col("given_back")
    refunded = nw.when(back > nw.col("sold")).then(nw.col("sold")).otherwise(back)
    return sold.with_columns(refunded=refunded).with_columns(revenue=nw.col("sold") - nw.col("refunded"))


def file_report(engine: Engine, source: Source, terms: Terms, orders: Frame) -> FileReport:
    """Reconcile: what the lines held, what was used of it, and every reason for which something was not."""
    left_out = orders.filter(nw.col("customer_id") == NOBODY)
    reasons = engine.arrow(left_out.with_columns(amount=nw.col("sold") - nw.col("given_back"))).to_pylist()
    spare = nw.col("given_back") - nw.col("sold")
    matched = ~nw.col("moment").is_null()
    totals = engine.arrow(
        orders.filter(nw.col("customer_id") != NOBODY)
        .with_columns(
            spare=nw.when(spare > 0).then(spare).otherwise(0.0),
            lone=nw.when(spare > 0).then(nw.when(matched).then(1).otherwise(nw.col("rows"))).otherwise(0),
            matched=matched.cast(nw.Int64),
        )
        .select(
            *(nw.col(name).sum() for name in ("sold", "given_back", "spare", "lone", "matched", "rows")),
            first=nw.col("moment").min(),
            last=nw.col("moment").max(),
        )
    ).to_pylist()[0]
    return _report(source, terms, {row["order_id"]: row for row in reasons}, totals)


def _report(
    source: Source, terms: Terms, by_reason: Mapping[str, dict[str, Any]], totals: Mapping[str, Any]
) -> FileReport:
    known = {name: float(totals[name] or 0.0) for name in ("sold", "given_back", "spare", "lone", "matched", "rows")}
    parts = [
        Exclusion(code(), int(by_reason[code.value]["rows"]), round(by_reason[code.value]["amount"], 2))
        for code in Excluded
        if code.value in by_reason
    ]
    if known["lone"]:
        parts.append(Exclusion(Excluded.REFUND_UNMATCHED(), int(known["lone"]), -round(known["spare"], 2)))
    refunds = known["given_back"] - known["spare"]
    left_out = sum(row["amount"] for row in by_reason.values())
    first, last = totals["first"], totals["last"]
    return FileReport(
        name=source.given,
        format=source.engine,
        rows=int(known["rows"] + sum(row["rows"] for row in by_reason.values())),
        headers=tuple(terms.mapping.values()),
        columns=dict(terms.mapping),
        currency=terms.currency,
        file_amount=round(known["sold"] - known["given_back"] + left_out, 2),
        used_amount=round(known["sold"] - refunds, 2),
        exclusions=tuple(parts),
        sales_amount=round(known["sold"], 2),
        refunds_amount=round(refunds, 2),
        orders=int(known["matched"]),
        first_day=first.date() if first else None,
        last_day=last.date() if last else None,
    )
