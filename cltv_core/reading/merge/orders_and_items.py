"""Orders in one table and their items in another, as shops keep them: joined to one table of lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pyarrow as pa

from cltv_core.reading.columns.meaning import columns_by_meaning
from cltv_core.reading.source.table import Cells, RawTable
from cltv_core.reading.vocabulary.roles import IDENTITY_ROLES, normalise

_OVERLAP = 0.8
"""Share of the items whose order must be known."""
_AMOUNTS = ("revenue", "unit_price")

Columns = Mapping[str, tuple[str, ...]]


def joined(tables: Sequence[RawTable]) -> list[RawTable]:
    """Return the tables with each pair of orders without amounts, and items without customers, as one."""
    if len(tables) < 2:
        return list(tables)
    columns = [columns_by_meaning(table, frozenset()) for table in tables]
    orders = [place for place, found in enumerate(columns) if _are_orders(found)]
    items = [place for place, found in enumerate(columns) if _are_items(found)]
    left = dict(enumerate(tables))
    for item in items:
        for order in orders:
            key = _key(tables[order], tables[item])
            if order in left and item in left and key is not None:
                left[item] = _with_orders(tables[item], tables[order], key)
                del left[order]
    return [left[place] for place in sorted(left)]


def _are_orders(columns: Columns) -> bool:
    """Tell whether a table tells who ordered and when, but not for how much."""
    return "ordered_at" in columns and _names_people(columns) and not any(role in columns for role in _AMOUNTS)


def _are_items(columns: Columns) -> bool:
    """Tell whether a table tells for how much, but not when and for whom."""
    return any(role in columns for role in _AMOUNTS) and not ("ordered_at" in columns and _names_people(columns))


def _names_people(columns: Columns) -> bool:
    return any(role in columns for role in IDENTITY_ROLES)


def _key(orders: RawTable, items: RawTable) -> str | None:
    """Find the column of the items that has the order numbers: a name both have, or the orders' own "id"."""
    shared = {normalise(header): header for header in orders.headers}
    for header in items.headers:
        other = shared.get(normalise(header)) or (shared.get("id") if normalise(header) == "order id" else None)
        if other is None or len(np.unique(orders.codes(other))) < len(orders):
            continue
        places = orders.values(other).get_indexer(items.values(header))
        if (places[items.codes(header)] >= 0).mean() >= _OVERLAP and len(items.values(header)) > 1:
            return header
    return None


def _with_orders(items: RawTable, orders: RawTable, key: str) -> RawTable:
    """Return the items, each with the cells of its order behind its own; an order without items has none."""
    names = {normalise(header): header for header in orders.headers}
    other = names.get(normalise(key)) or names["id"]
    row_of_value = np.full(len(orders.values(other)) + 1, -1, dtype=np.int64)
    row_of_value[orders.codes(other)] = np.arange(len(orders))
    rows = row_of_value[orders.values(other).get_indexer(items.values(key))][items.codes(key)]
    own = {normalise(header) for header in items.headers}
    further = [header for header in orders.headers if normalise(header) not in own and header != other]
    cells = items.cells.table
    for place, header in enumerate(further, start=len(items.headers)):
        cells = cells.append_column(str(place), _cells_at(orders, header, rows))
    headers = (*items.headers, *further)
    return RawTable(f"{items.name} + {orders.name}", headers, Cells(len(headers), cells, items.lines))


def _cells_at(orders: RawTable, header: str, rows: np.ndarray) -> pa.Array:
    texts = orders.values(header).insert(len(orders.values(header)), "")
    codes = np.append(orders.codes(header), len(texts) - 1)[rows]
    return pa.DictionaryArray.from_arrays(pa.array(codes, pa.int32()), pa.array(texts.tolist(), pa.string()))
