"""Which columns of a table its sales are made of."""

from __future__ import annotations

from itertools import count, takewhile

from cltv_core.reading.columns.recognise import Understanding
from cltv_core.reading.formats import Format


def needed_headers(understanding: Understanding) -> frozenset[str]:
    """Return the columns that hold a role or that the format names elsewhere.

    Only these are read ahead: an export has three times as many.
    """
    roles = {header for headers in understanding.columns.values() for header in headers}
    named = {understanding.header(name) for name in _named_by(understanding.format)} - {None}
    further = {understanding.discount.header} if understanding.discount else set()
    further |= {understanding.twin} if understanding.twin else set()
    return frozenset({*roles, *map(str, named), *_numbered(understanding), *further})


def _named_by(declared: Format) -> set[str]:
    parts = (declared.detail, declared.summary, declared.refund_row, declared.negative, declared.refunded_in_full)
    single = (*parts, *declared.rules, declared.packed, declared.refund_list)
    money = (declared.converted, declared.adjusted)
    return {
        *(part.header for part in single if part),
        *(name for part in money if part for name in vars(part).values()),
        *declared.less,
        declared.product_code,
    }


def _numbered(understanding: Understanding) -> list[str]:
    wide = understanding.format.wide
    patterns = [wide.product, wide.quantity, wide.amount] if wide else []
    found = [
        takewhile(bool, (understanding.header(pattern.format(number)) for number in count(1)))
        for pattern in patterns
        if "{}" in pattern
    ]
    return [str(header) for headers in found for header in headers]
