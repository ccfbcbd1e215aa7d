"""What was bought: rows of their own, packed into one cell, or side by side in numbered columns."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import count, takewhile

import numpy as np
import numpy.typing as npt
import pandas as pd

from cltv_core.reading.formats import Match
from cltv_core.reading.formats.declaration import Packed, Wide
from cltv_core.reading.orders.row_filters import hits
from cltv_core.reading.orders.rows import Rows
from cltv_core.reading.values import money
from cltv_core.reading.values.coded import coded

Mask = npt.NDArray[np.bool_]


def product_lines(rows: Rows, sold: Mask) -> pd.DataFrame:
    """Return what was bought in the orders used, one row a product of an order.

    Columns: `order_id`, `product` (both categorical), `quantity` and `revenue`. Delivery charges and the like are no
    products.
    """
    declared = rows.understanding.format
    if declared.packed and rows.understanding.header(declared.packed.header):
        return _packed_lines(rows, sold, declared.packed)
    if declared.wide:
        return _wide_lines(rows, sold, declared.wide)
    product = rows.text("product")
    if not product.known.any():
        return pd.DataFrame()
    kept = (sold & ~rows.itemises & product.known & _is_product(rows) & (rows.quantity > 0)) | _details(rows, sold)
    return _frame(rows, kept, product.codes[kept], product.values, rows.quantity[kept], rows.line_amount[kept])


def _details(rows: Rows, sold: Mask) -> Mask:
    """Rows that itemise an order that is used, though they add nothing to its amount."""
    used = np.zeros(len(rows.orders.values) + 1, dtype=bool)
    used[rows.orders.codes[sold]] = True
    named = rows.itemises & rows.orders.known & used[rows.orders.codes] & rows.text("product").known
    return named & _is_product(rows) & (rows.quantity > 0) & ~(rows.line_amount < 0)


def _frame(
    rows: Rows,
    kept: npt.NDArray[np.bool_] | npt.NDArray[np.intp],
    codes: npt.NDArray[np.int64],
    products: pd.Index,
    quantity: npt.NDArray[np.float64],
    revenue: npt.NDArray[np.float64],
) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "order_id": pd.Categorical.from_codes(rows.orders.codes[kept], categories=rows.orders.values),
            "product": pd.Categorical.from_codes(codes, categories=products),
            "quantity": quantity,
            "revenue": np.nan_to_num(revenue),
        }
    )


def _is_product(rows: Rows) -> Mask:
    declared = rows.understanding.format
    return ~hits(rows.table, rows.understanding, Match(declared.product_code, declared.not_products))


def _packed_lines(rows: Rows, sold: Mask, packed: Packed) -> pd.DataFrame:
    header = rows.understanding.header(packed.header)
    if header is None:
        return pd.DataFrame()
    cells = coded(rows.table, header)
    pattern = re.compile(packed.pattern)
    found = [
        (
            cell,
            match.group("product").strip(),
            _group(match, "quantity") or _group(match, "pieces"),
            _group(match, "amount"),
        )
        for cell, text in enumerate(cells.values)
        for match in pattern.finditer(text)
    ]
    items = pd.DataFrame(found, columns=["cell", "product", "quantity", "amount"])
    kept = pd.DataFrame({"cell": cells.codes, "row": np.arange(len(cells.codes))})[sold & cells.known]
    lines = kept.merge(items, on="cell")
    codes, products = pd.factorize(lines["product"])
    quantity = np.nan_to_num(money.parse_quantities(pd.Index(lines["quantity"].replace("", "1"), dtype="str")), nan=1.0)
    amount = money.parse_amounts(pd.Index(lines["amount"], dtype="str"))
    return _frame(rows, lines["row"].to_numpy(), codes, pd.Index(products, dtype="str"), quantity, amount)


def _group(match: re.Match[str], name: str) -> str:
    return match.groupdict().get(name) or ""


def _wide_lines(rows: Rows, sold: Mask, wide: Wide) -> pd.DataFrame:
    numbers = takewhile(lambda number: rows.understanding.header(wide.product.format(number)), count(1))
    parts = [_wide_column(rows, sold, wide, number) for number in numbers]
    filled = [part for part in parts if len(part)]
    if not filled:
        return pd.DataFrame()
    lines = pd.concat(filled, ignore_index=True)
    codes, products = pd.factorize(lines["product"])
    return _frame(
        rows,
        lines["row"].to_numpy(),
        codes,
        pd.Index(products, dtype="str"),
        lines["quantity"].to_numpy(),
        lines["amount"].to_numpy(),
    )


def _wide_column(rows: Rows, sold: Mask, wide: Wide, number: int) -> pd.DataFrame:
    product = coded(rows.table, str(rows.understanding.header(wide.product.format(number))))
    kept = np.flatnonzero(sold & product.known)
    quantity = _numbers(rows, wide.quantity.format(number), kept, money.parse_quantities)
    return pd.DataFrame(
        {
            "row": kept,
            "product": product.text().take(kept),
            "quantity": np.where(np.isnan(quantity), 1.0, quantity),
            "amount": _numbers(rows, wide.amount.format(number), kept, money.parse_amounts),
        }
    )


def _numbers(
    rows: Rows, declared: str, kept: npt.NDArray[np.intp], parse: Callable[[pd.Index], npt.NDArray[np.float64]]
) -> npt.NDArray[np.float64]:
    header = rows.understanding.header(declared)
    return coded(rows.table, header).numbers(parse)[kept] if header else np.full(len(kept), np.nan)
