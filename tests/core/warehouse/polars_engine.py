"""The engine protocol on polars, as a second engine that the same expressions are held to."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date

import narwhals as nw
import pandas as pd
import polars as pl
import pyarrow as pa

from cltv_core.warehouse.engine import LARGEST, Frame
from cltv_core.warehouse.source import Source, Terms

EPOCH = pl.lit(date(1970, 1, 1))


class PolarsEngine:
    """Lines of a frame with the columns of the mapping, whose moments are local and whose amounts are numbers."""

    def __init__(self, sales: pd.DataFrame) -> None:
        self._sales = pl.from_pandas(sales).lazy()

    def lines(self, source: Source, terms: Terms) -> Frame:  # noqa: ARG002
        def word(role: str) -> pl.Expr:
            known = role in terms.mapping
            return pl.col(terms.mapping[role]).fill_null("").str.strip_chars(" ") if known else pl.lit("")

        amount = pl.col(terms.mapping["revenue"])
        moment = pl.col(terms.mapping["ordered_at"])
        number = word("order_id")
        return _wrapped(
            self._sales.select(
                customer_id=word(terms.identity),
                moment=moment,
                amount=pl.when(amount.is_finite() & (amount.abs() < LARGEST)).then(amount),
                quantity=pl.lit(None, pl.Float64),
                order_id=pl.when(number == "").then(moment.cast(pl.String).fill_null("")).otherwise(number),
                **{role: word(role) for role in ("product", "channel", "discount_code", *terms.contacts)},
            )
        )

    def cells(self, source: Source) -> Frame:  # noqa: ARG002
        return _wrapped(self._sales)

    def keep(self, frame: Frame, name: str) -> Frame:  # noqa: ARG002
        return _wrapped(nw.to_native(frame).collect().lazy())

    def with_day(self, frame: Frame) -> Frame:
        return _with(frame, day=(pl.col("moment").cast(pl.Date) - EPOCH).dt.total_days())

    def with_month(self, frame: Frame, day: str, name: str) -> Frame:
        calendar = EPOCH + pl.duration(days=pl.col(day))
        return _with(frame, **{name: (calendar.dt.year().cast(pl.Int64) - 1970) * 12 + calendar.dt.month() - 1})

    def latest(self, lines: Frame, names: Sequence[str]) -> Frame:
        told = {name: pl.col(name).filter(pl.col(name) != "").sort_by("moment", name).last() for name in names}
        grouped = nw.to_native(lines).group_by("customer_id").agg(**told)
        return _wrapped(grouped.with_columns(pl.col(list(names)).fill_null("")))

    def by_customer(self, days: Frame, sums: Sequence[str]) -> Frame:
        day = pl.col("day")
        told = {"days": pl.len(), "first_order": day.min(), "last_order": day.max()}
        first = pl.col("revenue").sort_by("day").first()
        return _wrapped(
            nw.to_native(days)
            .group_by("customer_id")
            .agg(**told, first_revenue=first, **{s: pl.col(s).sum() for s in sums})
        )

    def with_hash(self, frame: Frame, column: str) -> Frame:
        def hashed(text: str) -> int:
            return int(hashlib.md5(text.encode()).hexdigest()[:8], 16)

        return _with(frame, hash=pl.col(column).map_elements(hashed, return_dtype=pl.Int64))

    def arrow(self, frame: Frame) -> pa.Table:
        return nw.to_native(frame).collect().to_arrow()

    def make_room(self, memory: str) -> None:
        pass


def _with(frame: Frame, **columns: pl.Expr) -> Frame:
    return _wrapped(nw.to_native(frame).with_columns(**columns))


def _wrapped(frame: pl.LazyFrame) -> Frame:
    return nw.from_native(frame)
