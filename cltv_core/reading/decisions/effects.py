"""What a decision changes: of which rows, how many orders and customers, how much revenue."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from cltv_core.facts import Fact
from cltv_core.reading.orders.rows import Rows
from cltv_core.reading.vocabulary import roles
from cltv_core.transactions import Decision

Mask = npt.NDArray[np.bool_]

WORTH_TELLING = 0.001
"""Of the revenue: what changes less is left out of the account."""
WORTH_A_WORD = 0.02
"""Of the revenue: what may change more is said beside the figures, where it is not certain."""
MOST_OF_A_KIND = 5


def rows_with(rows: Rows, header: str, cell: str) -> Mask:
    """Find the rows with a cell."""
    return np.asarray(rows.table.values(header) == cell, dtype=bool)[rows.table.codes(header)]


def orders_in(rows: Rows, hit: Mask | None = None) -> int:
    """Count the orders that these rows belong to, or all."""
    codes = rows.orders.codes if hit is None else rows.orders.codes[hit]
    return len(np.unique(codes[codes >= 0]))


def about_rows(
    rows: Rows, hit: Mask, what: Fact, chosen: Fact, alternative: Fact, sign: float, certain: bool = False
) -> Decision:
    """Return the decision about some rows.

    `sign`: by which multiple of their amount the revenue would change.
    """
    orders = int(np.sign(sign)) * orders_in(rows, hit)
    amount = float(np.nansum(np.abs(rows.amount[hit])))
    return Decision(
        file=rows.table.name,
        what=what,
        chosen=chosen,
        alternative=alternative,
        orders=orders,
        customers=int(np.sign(sign)) * _people_only_in(rows, hit),
        revenue=round(sign * amount, 2),
        certain=certain,
    )


def _people_only_in(rows: Rows, hit: Mask) -> int:
    """Count the people all of whose rows these are."""
    known = next((rows.text(role) for role in roles.IDENTITY_ROLES if rows.text(role).known.any()), None)
    if known is None:
        return 0
    inside, outside = (np.unique(known.codes[mask & known.known]) for mask in (hit, ~hit))
    return len(np.setdiff1d(inside, outside))
