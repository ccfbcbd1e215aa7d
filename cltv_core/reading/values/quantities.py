"""Amounts told from each other by arithmetic: pieces, a price of one or of a row, totals before and after discounts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from cltv_core.reading.columns import roles
from cltv_core.reading.source.table import RawTable
from cltv_core.reading.values import money

MOST_PIECES = 24
"""The median of a column of pieces is lower."""

DISCOUNTS = ("discount", "rabat", "remise", "descuento", "sconto", "desconto", "korting", "indirim")
"""How words for a discount begin."""

Columns = Mapping[str, tuple[str, ...]]


def told_from_amounts(table: RawTable, columns: Columns) -> dict[str, tuple[str, ...]]:
    """Pieces taken for the amount become the quantity. The price beside pieces is that of one piece where it stays the
    same however many pieces of a product are sold; where it grows with them it is the amount."""
    if "unit_price" not in columns or {"revenue", "quantity"} <= set(columns):
        return dict(columns)
    if "quantity" in columns:
        return _with_price(table, columns, columns["quantity"])
    if "revenue" not in columns:
        return dict(columns)
    pieces, prices = (_numbers(table, columns[role][0]) for role in ("revenue", "unit_price"))
    if not _are_pieces(pieces, prices):
        return dict(columns)
    others = {role: headers for role, headers in columns.items() if role not in {"revenue", "unit_price"}}
    price = "unit_price" if _stays_the_same(table, columns, pieces, prices) else "revenue"
    return {**others, "quantity": columns["revenue"], price: columns["unit_price"]}


def _with_price(table: RawTable, columns: Columns, quantity: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The price as the amount, where the pieces of one product cost the same only once it is divided by them."""
    pieces, prices = _numbers(table, quantity[0]), _numbers(table, columns["unit_price"][0])
    with np.errstate(divide="ignore", invalid="ignore"):
        of_one = np.round(prices / pieces, 2)
    if _stays_the_same(table, columns, pieces, prices) or not _stays_the_same(table, columns, pieces, of_one):
        return dict(columns)
    others = {role: headers for role, headers in columns.items() if role != "unit_price"}
    return {**others, "revenue": columns["unit_price"]}


def after_discounts(
    table: RawTable, columns: dict[str, tuple[str, ...]], amounts: Sequence[str]
) -> dict[str, tuple[str, ...]]:
    """What is left after discounts as the amount, where one of the columns of `amounts` has it."""
    before = columns.get("revenue", ("",))[0]
    others = [header for header in amounts if header != before]
    off = [header for header in others if any(word.startswith(DISCOUNTS) for word in roles.normalise(header).split())]
    if not before or not off:
        return columns
    paid = _numbers(table, before)
    for discount in off:
        left = paid - np.abs(_numbers(table, discount))
        for after in [header for header in others if header != discount]:
            if _is_what_is_left(_numbers(table, after), left, paid):
                rest = {role: headers for role, headers in columns.items() if headers != (after,)}
                return {**rest, "revenue": (after,)}
    return columns


def _is_what_is_left(after: money.Amounts, left: money.Amounts, paid: money.Amounts) -> bool:
    discounted = ~np.isnan(left) & (np.abs(left - paid) > 0.005)
    return bool(discounted.sum() >= 3 and (np.abs(after - left)[discounted] <= 0.011).mean() >= 0.95)


def _numbers(table: RawTable, header: str) -> money.Amounts:
    return money.parse_amounts(table.values(header))[table.codes(header)]


def _are_pieces(pieces: money.Amounts, prices: money.Amounts) -> bool:
    both = ~np.isnan(pieces) & ~np.isnan(prices)
    if not both.any() or (pieces[both] % 1 != 0).any():
        return False
    return bool(np.median(pieces[both]) <= MOST_PIECES and (pieces[both] < prices[both]).mean() > 0.9)


def _stays_the_same(table: RawTable, columns: Columns, pieces: money.Amounts, prices: money.Amounts) -> bool:
    """Whether products sold in several numbers of pieces mostly have one price."""
    if "product" not in columns:
        return False
    sold = pd.DataFrame({"product": table.codes(columns["product"][0]), "pieces": pieces, "price": prices})
    each = sold.groupby("product").nunique()
    several = each[each["pieces"] > 1]
    return bool(len(several) and (several["price"] == 1).mean() > 0.5)
