"""The cells of a table as dates, amounts and codes, still one row a row of the file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from cltv_core.reading import dates, money
from cltv_core.reading.cells import hits
from cltv_core.reading.columns import Coded, coded, first_known, nothing, recode
from cltv_core.reading.formats import Grain
from cltv_core.reading.identity import CLEANERS
from cltv_core.reading.numbering import number_orders
from cltv_core.reading.options import ReadOptions
from cltv_core.reading.recognise import Understanding
from cltv_core.reading.table import RawTable

Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
Moments = npt.NDArray[np.datetime64]


@dataclass(frozen=True)
class Rows:
    """All rows of one file, parsed; arrays have one element a row.

    `at`: moment, NaT where unreadable; `orders`: which order a row belongs to; `amount`: what the row adds to the
    amount in the file (0 on rows that only repeat, itemise or continue an order), NaN where unreadable; `line_amount`:
    what the product line itself came to; `refunded`: what the file says was given back of the order; `refunded_at`:
    when; `gives_back`: rows that the format declares a refund; `texts`: the remaining roles.
    """

    table: RawTable
    understanding: Understanding
    grain: Grain
    dates: dates.DatedColumn
    at: Moments
    orders: Coded
    amount: Floats
    line_amount: Floats
    quantity: Floats
    refunded: Floats
    refunded_at: Moments
    gives_back: Mask
    texts: dict[str, Coded]
    order_number_given: bool

    def text(self, role: str) -> Coded:
        return self.texts.get(role, nothing(len(self.table)))


_TOTAL = r"(?:grand |sub)?totals?\b.*|(?:gesamt)?summe|gesamt|total g[eé]n[eé]ral|somme|suma|totale|totaal|razem|toplam"
_NOT_TEXT = frozenset(
    {"ordered_at", "time", "revenue", "unit_price", "quantity", "refunded", "refunded_at", "order_id"}
)


def parse_rows(table: RawTable, understanding: Understanding, options: ReadOptions) -> Rows:
    declared = understanding.format
    gives_back = hits(table, understanding, declared.refund_row)
    texts = _texts(table, understanding, gives_back)
    dated, at = _moments(table, understanding, options)
    columns = _in_one_currency(table, understanding, texts)
    quantity = _numbers(table, columns, "quantity")
    priced = _numbers(table, columns, "unit_price") * np.where(np.isnan(quantity), 1.0, quantity)
    sign = np.where(hits(table, understanding, declared.negative), -1.0, 1.0)
    paid = _numbers(table, columns, "revenue")
    paid = np.where(sign < 0, -np.abs(paid), paid) if "revenue" in columns else priced * sign
    orders, given = number_orders(table, understanding, at, paid < 0, texts)
    grain = declared.grain or _grain(orders, paid, priced, given)
    adds_nothing = _is_total(table, at) | hits(table, understanding, declared.detail)
    amount = np.where(adds_nothing, 0.0, _once_an_order(paid, orders.codes, grain))
    return Rows(
        table=table,
        understanding=understanding,
        grain=grain,
        dates=dated,
        at=at,
        orders=orders,
        amount=amount,
        line_amount=np.where(np.isnan(priced), paid if grain in {"line", "order"} else 0.0, priced),
        quantity=np.where(np.isnan(quantity), 1.0, quantity),
        refunded=_refunded(table, understanding, columns, amount, orders),
        refunded_at=_refunded_at(table, understanding, options),
        gives_back=gives_back,
        texts=texts,
        order_number_given=given,
    )


def _texts(table: RawTable, understanding: Understanding, gives_back: Mask) -> dict[str, Coded]:
    """The columns that are neither amounts nor dates. A refund's own buyer counts on refund rows, and a column of
    those who refuse mail is turned into consent."""
    texts = {
        role: column(table, understanding.columns, role) for role in understanding.columns if role not in _NOT_TEXT
    }
    if "refund_email" in texts:
        other = texts.pop("refund_email")
        texts["email"] = first_known([_only(other, gives_back), _only(texts["email"], ~gives_back)], len(table))
    if "refusal" in texts:
        refused = texts.pop("refusal")
        texts["consent"] = Coded(refused.codes, refused.values.map({"yes": "no", "no": "yes"}))
    return texts


def _only(text: Coded, rows: Mask) -> Coded:
    return Coded(np.where(rows, text.codes, -1), text.values)


def _is_total(table: RawTable, at: Moments) -> Mask:
    """Rows without a date that call themselves a total: they repeat what other rows have."""
    total = np.zeros(len(table), dtype=bool)
    undated = np.isnat(at)
    for header in table.headers if undated.any() else ():
        named = np.asarray(table.values(header).str.fullmatch(_TOTAL, case=False), dtype=bool)
        if named.any():
            total |= undated & named[table.codes(header)]
    return total


def column(table: RawTable, columns: Mapping[str, tuple[str, ...]], role: str) -> Coded:
    """The first entry that a row has in the headers of a role."""
    clean = CLEANERS.get(role)
    return first_known([coded(table, header, clean) for header in columns.get(role, ())], len(table))


def _numbers(table: RawTable, columns: Mapping[str, tuple[str, ...]], role: str) -> Floats:
    parse = money.parse_quantities if role == "quantity" else money.parse_amounts
    return column(table, columns, role).numbers(parse)


def _in_one_currency(
    table: RawTable, understanding: Understanding, texts: dict[str, Coded]
) -> Mapping[str, tuple[str, ...]]:
    """The columns of the file, with those of the account's currency in place of the original ones where the format
    has both and the original currencies differ; `texts["currency"]` follows."""
    converted = understanding.format.converted
    if converted is None or len(texts.get("currency", nothing(0)).values.str.upper().unique()) < 2:
        return understanding.columns
    headers = [understanding.header(name) for name in (converted.revenue, converted.refunded, converted.currency)]
    if None in headers or len(coded(table, str(headers[2])).values.str.upper().unique()) != 1:
        return understanding.columns
    texts["currency"] = coded(table, str(headers[2]))
    return {**understanding.columns, "revenue": (str(headers[0]),), "refunded": (str(headers[1]),)}


def _moments(table: RawTable, understanding: Understanding, options: ReadOptions) -> tuple[dates.DatedColumn, Moments]:
    cells = column(table, understanding.columns, "ordered_at")
    if "time" in understanding.columns:
        time = column(table, understanding.columns, "time")
        pairs = pd.MultiIndex.from_arrays([cells.codes, time.codes])
        places, distinct = pd.factorize(pairs)
        cells = recode(places, pd.Index([_joined(cells, time, day, hour) for day, hour in distinct], dtype="str"))
    dated = dates.parse_dates(cells.values, options.day_first, understanding.format.day_first)
    return dated, np.append(dated.moments, np.datetime64("NaT", "us"))[cells.codes]


def _joined(days: Coded, times: Coded, day: int, time: int) -> str:
    if day < 0:
        return ""
    hour = str(times.values[time]) if time >= 0 else ""
    return f"{days.values[day]} {hour}".strip() if re.match(r"^\d{1,2}[:.h]\d{2}", hour) else str(days.values[day])


def _refunded_at(table: RawTable, understanding: Understanding, options: ReadOptions) -> Moments:
    cells = column(table, understanding.columns, "refunded_at")
    dated = dates.parse_dates(cells.values, options.day_first, understanding.format.day_first)
    return np.append(dated.moments, np.datetime64("NaT", "us"))[cells.codes]


def _refunded(
    table: RawTable,
    understanding: Understanding,
    columns: Mapping[str, tuple[str, ...]],
    amount: Floats,
    orders: Coded,
) -> Floats:
    """What the refund column says; all of the order where its status says so."""
    said = np.nan_to_num(np.abs(_numbers(table, columns, "refunded")))
    whole = hits(table, understanding, understanding.format.refunded_in_full) & orders.known
    if not whole.any():
        return said
    totals = np.bincount(orders.codes[orders.known], weights=np.nan_to_num(amount)[orders.known])
    return np.where(whole, np.maximum(totals[np.maximum(orders.codes, 0)], 0.0), said)


def _grain(orders: Coded, paid: Floats, priced: Floats, given: bool) -> Grain:
    """What a row is, seen from the amounts of orders with several rows."""
    if not given or np.isnan(paid).all():
        return "line"
    frame = pd.DataFrame({"order": orders.codes, "paid": paid, "priced": priced})[orders.known]
    several = frame[frame["order"].duplicated(keep=False)]
    if not len(several):
        return "order"
    if np.isclose(several["paid"], several["priced"], atol=0.01).mean() > 0.8:
        return "line"
    facts = several.groupby("order")["paid"].agg(["size", "count", "nunique"])
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
