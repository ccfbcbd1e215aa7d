"""What everybody did before and after earlier days: the figures of `cltv_core.backtest.weights`, in an engine."""

from __future__ import annotations

from collections.abc import Iterator

import narwhals as nw
import numpy as np

from cltv_core.arrays import Floats
from cltv_core.backtest.weights import Controls
from cltv_core.warehouse.engine import Engine, Frame


def averages(engine: Engine, days: Frame, each: Frame, controls: Controls) -> Floats:
    """Return the mean of each figure over everybody; `each`: `counted_customers`."""
    usual = each.filter(nw.col("revenue") <= controls.bound).select("customer_id", "first_order")
    theirs = days.select("customer_id", "day", "revenue").join(usual, on="customer_id", how="inner")
    first = {f"known_{cut}": (nw.col("first_order") <= cut).cast(nw.Int64).sum() for cut in controls.cuts}
    known = usual.select(usual=nw.len(), **first)
    sums = dict(told for cut in controls.cuts for told in _of_cut(cut, controls))
    customers = int(engine.arrow(each.select(nw.len()))[0][0].as_py())
    found = engine.arrow(known).to_pylist()[0] | engine.arrow(theirs.select(**sums)).to_pylist()[0]
    names = ("usual", *(f"{name}_{cut}" for cut in controls.cuts for name in ("known", *_NAMES)))
    return np.array([float(found[name] or 0) for name in names]) / customers


_NAMES = ("days", "spent", "recent_days", "recent_spent", "after_spent")


def _of_cut(cut: int, controls: Controls) -> Iterator[tuple[str, nw.Expr]]:
    day, spent = nw.col("day"), nw.col("revenue")
    until, after = day <= cut, (day > cut) & (day <= cut + controls.horizon_days) & (nw.col("first_order") <= cut)
    recent = until & (day > cut - controls.recent_days)
    for name, rows in (("", until), ("recent_", recent)):
        yield f"{name}days_{cut}", rows.cast(nw.Int64).sum()
        yield f"{name}spent_{cut}", nw.when(rows).then(spent).otherwise(0.0).sum()
    yield f"after_spent_{cut}", nw.when(after).then(spent).otherwise(0.0).sum()
