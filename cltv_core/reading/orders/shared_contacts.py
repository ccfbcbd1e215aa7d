"""Addresses and numbers under which many people are named: they are the shop's own."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from cltv_core.reading.orders.rows import Rows
from cltv_core.reading.values.coded import Coded, Codes

TOO_MANY = 5
"""So many people of different names are no family."""
SHARE_OF_SHOP = 0.1
"""Of the rows: a number that fewer have may be that of a firm."""


def without_shared(rows: Rows) -> Rows:
    """Return the rows without the e-mail addresses and phone numbers that are the shop's."""
    named = rows.text("name") if "name" in rows.texts else rows.text("last_name")
    texts = dict(rows.texts)
    for role in ("email", "phone"):
        if role in texts:
            texts[role] = _without(texts[role], named)
    return replace(rows, texts=texts) if named.known.any() else rows


def _without(column: Coded, names: Coded) -> Coded:
    both = column.known & names.known
    if not both.any():
        return column
    pairs = np.unique(np.stack([column.codes[both], names.codes[both]]), axis=1)[0]
    people = np.bincount(pairs, minlength=len(column.values))
    rows_of = np.bincount(column.codes[both], minlength=len(column.values))
    shared = (people >= TOO_MANY) & (rows_of >= SHARE_OF_SHOP * both.sum())
    if not shared.any():
        return column
    gone = np.append(shared, False)[column.codes]
    left = np.where(gone, -1, column.codes)
    return Coded(np.where(gone & names.known, _own_of(left, names)[names.codes], left), column.values)


def _own_of(codes: Codes, names: Coded) -> Codes:
    """For each name the one contact that it has, -1 where it has none or several; last for no name."""
    known = (codes >= 0) & names.known
    name, contact = np.unique(np.stack([names.codes[known], codes[known]]), axis=1)
    own = np.full(len(names.values) + 1, -1, dtype=np.int64)
    own[name] = contact
    own[:-1][np.bincount(name, minlength=len(names.values)) > 1] = -1
    return own
