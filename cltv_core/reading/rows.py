"""The cells of a table as dates, amounts and codes, still one row a row of the file."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from cltv_core.reading import dates, money
from cltv_core.reading.columns import Coded, coded, first_known, nothing, recode
from cltv_core.reading.formats import Grain
from cltv_core.reading.identity import CLEANERS
from cltv_core.reading.recognise import Understanding
from cltv_core.reading.roles import IDENTITY_ROLES
from cltv_core.reading.table import RawTable

Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Rows:
    """All rows of one file, parsed; arrays have one element a row.

    `at`: moment, NaT where unreadable; `orders`: which order a row belongs to; `amount`: what the row adds to the
    amount in the file (0 on rows that only repeat or continue an order), NaN where unreadable; `line_amount`: what
    the product line itself came to; `refunded`: the refund column; `texts`: the remaining roles.
    """

    table: RawTable
    understanding: Understanding
    grain: Grain
    dates: dates.DatedColumn
    at: npt.NDArray[np.datetime64]
    orders: Coded
    amount: Floats
    line_amount: Floats
    quantity: Floats
    refunded: Floats
    texts: dict[str, Coded]
    order_number_given: bool

    def text(self, role: str) -> Coded:
        return self.texts.get(role, nothing(len(self.table)))


_TOTAL = r"(?:grand |sub)?totals?\b.*|(?:gesamt)?summe|gesamt|total g[eé]n[eé]ral|somme|suma|totale|totaal|razem|toplam"
_NOT_TEXT = frozenset({"ordered_at", "time", "revenue", "unit_price", "quantity", "refunded", "order_id"})


def parse_rows(table: RawTable, understanding: Understanding, day_first: bool | None) -> Rows:
    texts = {role: _column(table, understanding, role) for role in understanding.columns if role not in _NOT_TEXT}
    dated, at = _moments(table, understanding, day_first)
    orders, given = _orders(table, understanding, at, texts)
    paid = _numbers(table, understanding, "revenue")
    quantity = _numbers(table, understanding, "quantity")
    priced = _numbers(table, understanding, "unit_price") * np.where(np.isnan(quantity), 1.0, quantity)
    grain = understanding.format.grain or _grain(orders, paid, given)
    amount = priced if "revenue" not in understanding.columns else paid
    return Rows(
        table=table,
        understanding=understanding,
        grain=grain,
        dates=dated,
        at=at,
        orders=orders,
        amount=np.where(_is_total(table, at), 0.0, _once_an_order(amount, orders.codes, grain)),
        line_amount=np.where(np.isnan(priced), amount if grain in {"line", "order"} else 0.0, priced),
        quantity=np.where(np.isnan(quantity), 1.0, quantity),
        refunded=np.nan_to_num(np.abs(_numbers(table, understanding, "refunded"))),
        texts=texts,
        order_number_given=given,
    )


def _is_total(table: RawTable, at: npt.NDArray[np.datetime64]) -> Mask:
    """Rows without a date that call themselves a total: they repeat what other rows have."""
    total = np.zeros(len(table), dtype=bool)
    undated = np.isnat(at)
    for header in table.headers if undated.any() else ():
        named = np.asarray(table.values(header).str.fullmatch(_TOTAL, case=False), dtype=bool)
        if named.any():
            total |= undated & named[table.codes(header)]
    return total


def _column(table: RawTable, understanding: Understanding, role: str) -> Coded:
    clean = CLEANERS.get(role)
    return first_known([coded(table, header, clean) for header in understanding.columns.get(role, ())], len(table))


def _numbers(table: RawTable, understanding: Understanding, role: str) -> Floats:
    parse = money.parse_quantities if role == "quantity" else money.parse_amounts
    return _column(table, understanding, role).numbers(parse)


def _moments(
    table: RawTable, understanding: Understanding, day_first: bool | None
) -> tuple[dates.DatedColumn, npt.NDArray[np.datetime64]]:
    cells = _column(table, understanding, "ordered_at")
    if "time" in understanding.columns:
        time = _column(table, understanding, "time")
        pairs = pd.MultiIndex.from_arrays([cells.codes, time.codes])
        places, distinct = pd.factorize(pairs)
        cells = recode(places, pd.Index([_joined(cells, time, day, hour) for day, hour in distinct], dtype="str"))
    dated = dates.parse_dates(cells.values, day_first, understanding.format.day_first)
    return dated, np.append(dated.moments, np.datetime64("NaT", "us"))[cells.codes]


def _joined(days: Coded, times: Coded, day: int, time: int) -> str:
    if day < 0:
        return ""
    hour = str(times.values[time]) if time >= 0 else ""
    return f"{days.values[day]} {hour}".strip() if re.match(r"^\d{1,2}[:.h]\d{2}", hour) else str(days.values[day])


def _orders(
    table: RawTable, understanding: Understanding, at: npt.NDArray[np.datetime64], texts: dict[str, Coded]
) -> tuple[Coded, bool]:
    """The order of each row: by its number; without one by customer and moment, or else each row its own."""
    rows = len(table)
    people = next((texts[role] for role in IDENTITY_ROLES if role in texts), nothing(rows))
    if "order_id" in understanding.columns:
        numbered = _column(table, understanding, "order_id")
        return _own_orders(numbered, ~numbered.known & ~np.isnat(at) & people.known), True
    moments = at.astype("datetime64[us]").astype(np.int64)
    has_time = bool((moments % 86_400_000_000 != 0).any())
    if not has_time and "product" not in texts:
        return Coded(np.arange(rows), pd.Index(np.arange(1, rows + 1).astype("str"), dtype="str")), False
    keys = pd.DataFrame({"who": people.codes, "at": moments, "row": np.where(people.known, -1, np.arange(rows))})
    places = np.asarray(keys.groupby(["who", "at", "row"], sort=False).ngroup(), dtype=np.int64)
    return Coded(places, pd.Index(np.arange(1, places.max(initial=0) + 2).astype("str"), dtype="str")), False


def _own_orders(numbered: Coded, alone: Mask) -> Coded:
    """A sale without an order number is an order of its own."""
    if not alone.any():
        return numbered
    codes = numbered.codes.copy()
    codes[alone] = len(numbered.values) + np.arange(alone.sum())
    names = [f"row {row + 1}" for row in np.flatnonzero(alone)]
    return Coded(codes, numbered.values.append(pd.Index(names, dtype="str")))


def _grain(orders: Coded, paid: Floats, given: bool) -> Grain:
    """What a row is, seen from the amounts of orders with several rows."""
    if not given or np.isnan(paid).all():
        return "line"
    frame = pd.DataFrame({"order": orders.codes, "paid": paid})[orders.known]
    several = frame[frame["order"].duplicated(keep=False)].groupby("order")["paid"]
    if not len(several):
        return "order"
    facts = several.agg(["size", "count", "nunique"])
    if (facts["count"] == 1).mean() > 0.8:
        return "order on first row"
    repeats = facts["nunique"].eq(1) & facts["count"].eq(facts["size"])
    return "order repeated" if repeats.mean() > 0.9 and len(facts) >= 3 else "line"


def _once_an_order(amount: Floats, orders: npt.NDArray[np.int64], grain: Grain) -> Floats:
    if grain in {"line", "order"}:
        return amount
    if grain == "order on first row":
        return np.where(np.isnan(amount) & _is_continuation(orders), 0.0, amount)
    return np.where(_is_continuation(orders), 0.0, amount)


def _is_continuation(orders: npt.NDArray[np.int64]) -> Mask:
    return pd.Series(orders).duplicated().to_numpy()
