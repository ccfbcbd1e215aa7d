"""Orders in one table and their items in another, as shops keep them: joined to one table of lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from cltv_core.reading.columns.meaning import columns_by_meaning
from cltv_core.reading.source.table import Cells, Codes, RawTable
from cltv_core.reading.values.money import share_of_amounts
from cltv_core.reading.vocabulary.roles import IDENTITY_ROLES, normalise

_OVERLAP = 0.8
"""Share of the items whose order must be known."""
_AMOUNTS = ("revenue", "unit_price")

_GLANCE, _NEARLY_ALL = 60, 0.9

Columns = Mapping[str, tuple[str, ...]]
Rows = npt.NDArray[np.int64]


def joined(tables: Sequence[RawTable]) -> list[RawTable]:
    """Return the tables with each pair of orders, and items without customers or days, as one."""
    if len(tables) < 2:
        return list(tables)
    columns = [columns_by_meaning(table, frozenset()) for table in tables]
    orders = sorted(
        (place for place, found in enumerate(columns) if _are_orders(found)),
        key=lambda place: _has_amounts(columns[place]),
    )
    items = [place for place, found in enumerate(columns) if _are_items(found)]
    left = dict(enumerate(tables))
    for item in items:
        for order in orders:
            key = _key(tables[order], tables[item])
            if order not in left or item not in left or key is None:
                continue
            if not _has_amounts(columns[order]):
                left[item] = _with_orders(tables[item], tables[order], key)
            elif columns[order].get("order_id") == (_orders_of(tables[item], tables[order], key)[0],):
                own = _kept(tables[item], columns[item], key)
                left[item] = _with_items(tables[item], own, tables[order], key, columns[order])
            else:
                continue
            del left[order]
    return [left[place] for place in sorted(left)]


def _are_orders(columns: Columns) -> bool:
    """Tell whether a table tells who ordered and when."""
    return "ordered_at" in columns and _names_people(columns)


def _has_amounts(columns: Columns) -> bool:
    return any(role in columns for role in _AMOUNTS)


def _are_items(columns: Columns) -> bool:
    """Tell whether a table tells for how much, but not when and for whom."""
    return (_has_amounts(columns) or "refunded" in columns) and not ("ordered_at" in columns and _names_people(columns))


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
    other, rows = _orders_of(items, orders, key)
    own = {normalise(header) for header in items.headers}
    further = [header for header in orders.headers if normalise(header) not in own and header != other]
    carried = {header: (header, rows) for header in further}
    return _joined(items.name, items.headers, orders, items.cells.table, carried, items.lines)


def _kept(items: RawTable, columns: Columns, key: str) -> tuple[str, ...]:
    """Return which columns of the items are used: of a list of refunds not why they were given."""
    if _has_amounts(columns):
        return items.headers
    told = {header for role in ("refunded", "refunded_at") for header in columns.get(role, ())}
    return tuple(header for header in items.headers if header in {key, *told})


def _with_items(items: RawTable, kept: Sequence[str], orders: RawTable, key: str, roles_of_orders: Columns) -> RawTable:
    """Return the items under orders that have amounts of their own, which stand on the first row of each.

    An order without items has a row of its own. Where both call an amount alike, that of orders is renamed.
    """
    other, rows = _orders_of(items, orders, key)
    alone = np.setdiff1d(np.arange(len(orders)), rows)
    rows = np.concatenate([rows, alone])
    first = np.where(pd.Series(rows).duplicated().to_numpy(), -1, rows)
    numbers = [str(number) for number in orders.values(other)[orders.codes(other)[alone]]]
    blank = [""] * len(alone)
    added = {header: _appended(items, header, numbers if header == key else blank) for header in kept}
    cells = pa.table(list(added.values()), [str(place) for place in range(len(added))])
    own = {normalise(header) for header in kept}
    carried = {header for role, headers in roles_of_orders.items() if role not in _AMOUNTS for header in headers}
    further = {}
    for header in orders.headers:
        amount = header not in carried and share_of_amounts(orders.sample(header, _GLANCE)) >= _NEARLY_ALL
        name = f"Order {header}" if amount and normalise(header) in own else header
        if header != other and normalise(name) not in own:
            further[name] = (header, first if amount else rows)
    lines = np.concatenate([items.lines, orders.lines[alone]])
    return _joined(items.name, kept, orders, cells, further, lines)


def _orders_of(items: RawTable, orders: RawTable, key: str) -> tuple[str, Rows]:
    """Return the column of the orders' numbers, and the row of each item's order; -1 where it is not there."""
    names = {normalise(header): header for header in orders.headers}
    other = names.get(normalise(key)) or names["id"]
    row_of_value = np.full(len(orders.values(other)) + 1, -1, dtype=np.int64)
    row_of_value[orders.codes(other)] = np.arange(len(orders))
    return other, row_of_value[orders.values(other).get_indexer(items.values(key))][items.codes(key)]


def _joined(
    name: str,
    own: Sequence[str],
    orders: RawTable,
    cells: pa.Table,
    further: Mapping[str, tuple[str, Rows]],
    lines: Codes,
) -> RawTable:
    for place, (header, rows) in enumerate(further.values(), start=len(own)):
        cells = cells.append_column(str(place), _cells_at(orders, header, rows))
    headers = (*own, *further)
    return RawTable(f"{name} + {orders.name}", headers, Cells(len(headers), cells, lines))


def _appended(table: RawTable, header: str, cells: Sequence[str]) -> pa.Array:
    own = table.values(header)[table.codes(header)]
    return pa.array([*map(str, own), *map(str, cells)], pa.string()).dictionary_encode()


def _cells_at(orders: RawTable, header: str, rows: Rows) -> pa.Array:
    texts = orders.values(header).insert(len(orders.values(header)), "")
    codes = np.append(orders.codes(header), len(texts) - 1)[rows]
    return pa.DictionaryArray.from_arrays(pa.array(codes, pa.int32()), pa.array(texts.tolist(), pa.string()))
