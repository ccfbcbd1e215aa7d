"""What the files say of each other: repeated files and orders, other currencies, refunds of orders elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from cltv_core.reading.codes import Excluded
from cltv_core.reading.merge.repeats import program_of, repeated_rows, same_file
from cltv_core.reading.options import ReadOptions
from cltv_core.reading.orders.elsewhere import Others
from cltv_core.reading.orders.grouping import group
from cltv_core.reading.orders.open_refunds import sold_elsewhere
from cltv_core.reading.orders.rows import Rows

Mask = npt.NDArray[np.bool_]


def what_others_say(files: Sequence[Rows], options: ReadOptions) -> list[Others | None]:
    """Return what the other files say of the rows of each file.

    Whether it is there twice, which of its orders a newer file has, whether it is in another currency than
    `options.currency`, and which of its refunds are of orders in other files.
    """
    if len(files) < 2:
        return [None] * len(files)
    grouped = [(rows, group(rows, options.use_cards)) for rows in files]
    copies = [same_file(rows, files[:place]) for place, rows in enumerate(files)]
    repeated = [_nothing(rows) for rows in files]
    elsewhere = [_nothing(rows) for rows in files]
    for members in _of_one_program(files, copies):
        own = [grouped[place] for place in members]
        shared_numbers = not files[members[0]].understanding.format.signatures
        for place, mask, sold in zip(members, repeated_rows(own), sold_elsewhere(own, shared_numbers), strict=True):
            repeated[place], elsewhere[place] = mask, sold
    return [
        Others(
            (
                (_nothing(rows) | copy, Excluded.REPEATED_FILE()),
                (again, Excluded.REPEATED_ORDER()),
                (
                    _nothing(rows) | _in_other_currency(rows, options.currency),
                    Excluded.OTHER_CURRENCY(currency=rows.understanding.format.currency),
                ),
            ),
            sold,
        )
        for rows, copy, again, sold in zip(files, copies, repeated, elsewhere, strict=True)
    ]


def _of_one_program(files: Sequence[Rows], copies: Sequence[bool]) -> list[list[int]]:
    """Group the places of the files that share their order numbers."""
    members: dict[str, list[int]] = {}
    for place, (rows, copy) in enumerate(zip(files, copies, strict=True)):
        if "order_id" in rows.understanding.columns and not copy:
            members.setdefault(program_of(rows), []).append(place)
    return [places for places in members.values() if len(places) > 1]


def _nothing(rows: Rows) -> Mask:
    return np.zeros(len(rows.table), dtype=bool)


def _in_other_currency(rows: Rows, chosen: str | None) -> bool:
    """Tell whether a file without a column for it is by its format in another currency."""
    own = rows.understanding.format.currency
    return bool(chosen and own and own != chosen and not rows.text("currency").known.any())


def currency_of_most(files: Sequence[Rows], wanted: str | None) -> str | None:
    """Return the currency asked for, else that of most rows in all files; None where no file tells."""
    if wanted:
        return wanted.upper()
    rows_in: Counter[str] = Counter()
    for rows in files:
        column = rows.text("currency")
        if column.known.any():
            counts = np.bincount(column.codes[column.known], minlength=len(column.values))
            for code, count in zip(column.values, counts.tolist(), strict=True):
                rows_in[str(code).upper()] += count
        elif rows.understanding.format.currency:
            rows_in[rows.understanding.format.currency] += len(rows.table)
    return max(rows_in, key=lambda code: (rows_in[code], code)) if rows_in else None
