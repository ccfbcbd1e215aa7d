"""Discounts that stand beside prices and pieces, and that no column has taken off yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from cltv_core.reading.columns.ledger import ROWS, Floats
from cltv_core.reading.columns.paid import part_of
from cltv_core.reading.source.table import RawTable
from cltv_core.reading.values import money
from cltv_core.reading.values.phrases import entries
from cltv_core.reading.vocabulary import roles
from cltv_core.reading.vocabulary.folding import folded

Way = Literal["fraction", "percent", "amount", "amount of one piece"]

_PERCENT = entries(
    """
        percent, percentage, pct, perc, prozent, pourcent, pourcentage, porcentaje, percentuale, percentual,
        procent, yuzde, процент, 率, 割引率, 할인율, نسبة, אחוז, persen
        """
)
_AMOUNT = entries(
    """
        amount, value, betrag, montant, importe, monto, importo, valor, bedrag, kwota, tutar, tutari, сумма, 金额,
        金額, 금액, مبلغ, סכום, jumlah, total
        """
)
_NO_NUMBER = entries("code, codes, name, type, id, coupon, reason, description, gutscheincode, applied")
_SAYS_NUMBER = _AMOUNT | _PERCENT | {"discount", "off", "disc", "less", "rebate", "markdown"}
SUBTOTALS = entries(
    """
    subtotal, sub total, item subtotal, items subtotal, order subtotal, product subtotal, zwischensumme, sous total,
    subtotale, subtotaal, ara toplam, suma czesciowa, 小計, 小计, 소계, gross amount, gross, gross sales, gross total,
    original price, original amount, original total, list price, list total, mrp, amount before discount, total before
    discount, price before discount, before discount, bruttobetrag vor rabatt, undiscounted
    """
)
"""Folded names of amounts from which a discount is still to be taken off."""
_STEP = 5.0
_MOSTLY, _FEWEST, _CENT = 0.9, 3, 0.011
_OF_ONE = frozenset({"per", "each", "unit", "je", "pro", "par", "por"})
_PIECE = frozenset({"unit", "piece", "item", "stuck", "einheit", "unite", "unidad", "pezzo", "unita", "each"})
_ALL = 100.0


@dataclass(frozen=True)
class Discount:
    """A column of discounts, what its numbers are, and whether that is sure."""

    header: str
    way: Way
    certain: bool = True


def discount_of(table: RawTable, columns: Mapping[str, Sequence[str]]) -> Discount | None:
    """Return the discount that the amounts do not have yet; None where the file has none, or has what was paid."""
    (amount,) = columns.get("revenue", ("",))[:1]
    if ("revenue" in columns and folded(amount) not in SUBTOTALS) or not {"revenue", "unit_price"} & set(columns):
        return None
    taken = {header for role, headers in columns.items() if role != "discount_code" for header in headers}
    for header in table.headers:
        said = set(roles.normalise(header).split())
        if header not in taken and part_of(header) == "discount" and (said & _SAYS_NUMBER or not said & _NO_NUMBER):
            way = _way(table, header, said, _before(table, columns))
            if way is not None and not _is_off(table, columns, way):
                return replace(way, certain=False) if amount or said & _OF_ONE else way
    return None


def _is_off(table: RawTable, columns: Mapping[str, Sequence[str]], found: Discount) -> bool:
    """Tell whether a further column holds the price before this discount, so that the chosen one has it already."""
    chosen = (columns.get("revenue") or columns["unit_price"])[0]
    price = _numbers(table, chosen)
    off = np.nan_to_num(numbers_of([str(cell) for cell in table.values(found.header)]))[
        table.codes(found.header)[:ROWS]
    ]
    for header in table.headers:
        if header in {chosen, found.header} or money.share_of_amounts(table.sample(header, 60)) < _MOSTLY:
            continue
        full = _numbers(table, header)
        less = (
            full - off
            if found.way.startswith("amount")
            else full * (1 - off / (_ALL if found.way == "percent" else 1.0))
        )
        told = (off > 0) & ~np.isnan(less - price)
        if told.sum() >= _FEWEST and (np.abs(less - price)[told] <= _CENT).mean() >= _MOSTLY:
            return True
    return False


def _numbers(table: RawTable, header: str) -> Floats:
    return money.parse_amounts(table.values(header))[table.codes(header)[:ROWS]]


def numbers_of(cells: Sequence[str]) -> Floats:
    """Return discounts as positive numbers, without their per cent signs; NaN where a cell is none."""
    import pandas as pd

    return np.abs(money.parse_amounts(pd.Index([cell.rstrip("% ") for cell in cells], dtype="str")))


def _before(table: RawTable, columns: Mapping[str, Sequence[str]]) -> Floats:
    wanted = ("revenue", "") if "revenue" in columns else ("unit_price", "quantity")
    price, pieces = (
        _numbers(table, columns[role][0]) if role in columns else np.ones(min(len(table), ROWS)) for role in wanted
    )
    amounts: Floats = price * np.where(np.isnan(pieces), 1.0, pieces)
    return amounts


def _way(table: RawTable, header: str, said: set[str], before: Floats) -> Discount | None:
    cells = [str(cell) for cell in table.values(header)]
    numbers = numbers_of(cells)[table.codes(header)[:ROWS]]
    given = numbers[numbers > 0]
    filled = np.array([cell != "" for cell in cells])[table.codes(header)[:ROWS]]
    if not len(given) or np.isnan(numbers[filled]).mean() > 0.1:
        return None
    if any(cell.endswith("%") for cell in cells):
        return Discount(header, "percent")
    if said & _OF_ONE and said & _PIECE and "%" not in header and not said & _PERCENT:
        return Discount(header, "amount of one piece")
    if given.max() <= 1.0:
        return Discount(header, "fraction", certain=not said & _AMOUNT)
    if said & _PERCENT or "%" in header:
        return Discount(header, "percent")
    return _percent_or_amount(header, said, given, bool((numbers > before * 1.001).any()))


def _percent_or_amount(header: str, said: set[str], given: Floats, more_than_paid: bool) -> Discount:
    """Decide how to read a discount whose name does not tell.

    One that would be more than was paid can only be in per cent, and round ones up to 100 mostly are.
    """
    if more_than_paid and given.max() <= _ALL:
        return Discount(header, "percent")
    if said & _AMOUNT or given.max() > _ALL:
        return Discount(header, "amount")
    round_ones = bool((given % _STEP == 0).all())
    return Discount(header, "percent" if round_ones else "amount", certain=not round_ones and bool((given % 1).any()))
