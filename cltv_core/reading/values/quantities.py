"""Tells pieces, the price of one piece and the amount of a row apart by arithmetic."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from cltv_core.reading.source.table import RawTable
from cltv_core.reading.values import money
from cltv_core.reading.values.phrases import entries
from cltv_core.reading.vocabulary.folding import folded

MOST_PIECES = 24
"""The median of a column of pieces is not higher."""

DISCOUNTS = ("discount", "rabat", "remise", "descuento", "sconto", "desconto", "korting", "indirim")
"""How words for a discount begin."""

_RETURNED_PIECES = entries(
    """
    qty refunded, qty returned, qty canceled, qty cancelled, refunded qty, returned qty, cancelled qty, canceled qty,
    quantity refunded, quantity returned, quantity canceled, quantity cancelled, refunded quantity, returned quantity,
    cancelled quantity, canceled quantity, units returned, units refunded, returned units, lineitem quantity refunded,
    retournierte menge, stornierte menge, retourenmenge, menge retourniert, quantite retournee, quantite remboursee,
    cantidad devuelta, cantidad reembolsada, quantita resa, quantita restituita, quantidade devolvida, aantal retour,
    retour aantal, ilosc zwrocona, zwrocona ilosc, iade adedi, iade miktari, возвращено шт, 退货数量, 退款数量, 返品数,
    반품수량
    """
)

Columns = Mapping[str, tuple[str, ...]]


def is_of_returned_pieces(header: str) -> bool:
    """Return whether a column of this name counts pieces of the row that came back or were never sent."""
    return folded(header) in _RETURNED_PIECES


def told_from_amounts(table: RawTable, columns: Columns) -> dict[str, tuple[str, ...]]:
    """Correct the roles (role -> headers) where pieces were taken for the amount, or the amount for a price.

    The price beside pieces is that of one piece where it stays the same however many pieces of a product are sold;
    where it grows with them it is the amount.
    """
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
    """Take the price for the amount, where it is the same for a product only once it is divided by the pieces."""
    pieces, prices = _numbers(table, quantity[0]), _numbers(table, columns["unit_price"][0])
    with np.errstate(divide="ignore", invalid="ignore"):
        of_one = np.round(prices / pieces, 2)
    if _stays_the_same(table, columns, pieces, prices) or not _stays_the_same(table, columns, pieces, of_one):
        return dict(columns)
    others = {role: headers for role, headers in columns.items() if role != "unit_price"}
    return {**others, "revenue": columns["unit_price"]}


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
