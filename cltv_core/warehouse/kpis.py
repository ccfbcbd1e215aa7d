"""The six figures of `cltv_core.describe.kpis`, counted in an engine.

Only how many customers bought in which of the last months comes out of it: customers alike in that are one row.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import narwhals as nw
import numpy as np
import numpy.typing as npt

from cltv_core.arrays import Floats, Ints
from cltv_core.describe.kpis import MOST_MONTHS, Kpis, Window, kpis_of
from cltv_core.describe.periods import month_starts
from cltv_core.warehouse.engine import Engine, Frame


@dataclass(frozen=True)
class _Months:
    """`once` and `again`: for each kind of customer the months back (bits) with a purchase day, and with several.

    `alike`: how many customers are of the kind; `orders`, `revenue`: of each month back.
    """

    once: Ints
    again: Ints
    alike: Ints
    orders: Floats
    revenue: Floats
    edges: npt.NDArray[np.datetime64]

    def window(self, newest: int, oldest: int) -> Window:
        """Return what happened in the months back from `newest` up to before `oldest`."""
        inside = (1 << oldest) - (1 << newest)
        days = np.bitwise_count(self.once & inside) + np.bitwise_count(self.again & inside)
        months = slice(newest, oldest)
        return Window(
            days.astype(np.int64), float(self.orders[months].sum()), float(self.revenue[months].sum()), self.alike
        )

    def before(self) -> Window:
        """Return all that happened, in a history shorter than a month."""
        return self.window(0, len(self.orders))


def engine_kpis(engine: Engine, days: Frame, as_of: date, first_day: date) -> Kpis:
    """Work out the key figures at `as_of`, as `cltv_core.describe.kpis.kpis` does."""
    edges = month_starts(as_of, first_day)
    starts = [int(edge) for edge in edges[: MOST_MONTHS + 1].astype(np.int64)]
    months = max(len(starts) - 1, 1)
    back = nw.lit(0)
    for start in starts[1:]:
        back = back + (nw.col("day") < start).cast(nw.Int64)
    inside = days.with_columns(back=back).filter(nw.col("back") < months)
    by_month = inside.group_by("back").agg(orders=nw.col("orders").sum(), revenue=nw.col("revenue").sum())
    totals = engine.arrow(by_month).to_pandas().set_index("back").reindex(range(months), fill_value=0)
    kinds = engine.arrow(_kinds(inside, months)).to_pandas()
    once, again, alike = (kinds[name].to_numpy(dtype=np.int64) for name in ("once", "again", "alike"))
    orders, revenue = (totals[name].to_numpy(dtype=np.float64) for name in ("orders", "revenue"))
    return kpis_of(_Months(once, again, alike, orders, _settled(revenue), edges), as_of, first_day)


def _settled(sums: Floats) -> Floats:
    """Leave out the last digits of sums, which depend on the order in which the threads of an engine add up."""
    return np.array([float(f"{amount:.12g}") for amount in sums])


def _kinds(days: Frame, months: int) -> Frame:
    """Count the customers alike in the months back in which they bought on one day, and on several."""
    each = days.group_by("customer_id", "back").agg(days=nw.len())
    bit = nw.lit(0, nw.Int64)
    for month in range(months):
        bit = nw.when(nw.col("back") == month).then(nw.lit(1 << month, nw.Int64)).otherwise(bit)
    marked = each.with_columns(once=bit)
    marked = marked.with_columns(again=nw.when(nw.col("days") > 1).then(nw.col("once")).otherwise(0))
    names = ("once", "again")
    of_each = marked.group_by("customer_id").agg(*(nw.col(name).sum().cast(nw.Int64) for name in names))
    return of_each.group_by(*names).agg(alike=nw.len().cast(nw.Int64))
