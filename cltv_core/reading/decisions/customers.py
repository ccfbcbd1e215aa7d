"""Who is a customer, and what is only a name for nobody."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from cltv_core.reading.codes import Choice, Decided
from cltv_core.reading.decisions.effects import MOST_OF_A_KIND, about_rows, rows_with
from cltv_core.reading.orders.rows import Rows
from cltv_core.reading.orders.sales import Sales
from cltv_core.reading.values.identity import CLEANERS
from cltv_core.reading.vocabulary import roles
from cltv_core.transactions import Decision

_WORD = r"[^\W\d_]{2}"
_FEWEST_CUSTOMERS, _FEWEST_ORDERS, _SHARE_OF_ONE, _TIMES_THE_NEXT = 5, 10, 0.25, 2


def nobodies(rows: Rows) -> Iterator[Decision]:
    """Report names and addresses that were taken for nobody's."""
    for role in roles.IDENTITY_ROLES:
        for header in rows.understanding.columns.get(role, ()):
            values = rows.table.values(header)
            worded = values[np.asarray(values.str.contains(_WORD), dtype=bool)]
            nobody = worded[CLEANERS[role](worded) == ""] if len(worded) else worded
            for cell in nobody[:MOST_OF_A_KIND]:
                hit = rows_with(rows, header, str(cell))
                what = Decided.NOBODY(file=rows.table.name, column=header, name=str(cell))
                yield about_rows(rows, hit, what, Choice.NOBODY(), Choice.CUSTOMER(), 1.0, True)


def too_regular(rows: Rows, sales: Sales) -> Iterator[Decision]:
    """Report a customer with so many more orders than anybody else that it may be the till's name for strangers."""
    codes, names = pd.factorize(sales.orders["customer_id"])
    if len(names) < _FEWEST_CUSTOMERS:
        return
    orders = np.bincount(codes)
    most, next_most = np.partition(orders, -2)[:-3:-1]
    if most < max(_FEWEST_ORDERS, _SHARE_OF_ONE * orders.sum(), _TIMES_THE_NEXT * next_most):
        return
    name = str(names[int(orders.argmax())])
    theirs = sales.orders[sales.orders["customer_id"] == name]
    header = next((one for role in roles.IDENTITY_ROLES if (one := rows.understanding.first(role))), "")
    what = Decided.NOBODY(file=rows.table.name, column=header, name=name)
    change = -round(float(theirs["revenue"].sum()), 2)
    yield Decision(rows.table.name, what, Choice.CUSTOMER(), Choice.NOBODY(), -len(theirs), -1, change)
