"""Where the column names stand: exports may begin with a title, a period, a note, or have no names at all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from cltv_core.reading import dates, roles

SEARCHED_ROWS = 40
_KNOWN = frozenset(name for names in roles.SYNONYMS.values() for name in names)


def find_header(rows: Sequence[Sequence[str]]) -> int | None:
    """The position of the row with the column names, None where the table starts without any."""
    width = _usual_width(rows)
    candidates = [
        (position, row) for position, row in enumerate(rows[:SEARCHED_ROWS]) if _filled(row) >= max(2, 0.5 * width)
    ]
    named = [(_known_names(row), -position) for position, row in candidates if not _has_data(row)]
    if not named:
        return None
    known, position = max(named)
    return -position if known >= 2 else -max(position for _, position in named)


def _usual_width(rows: Sequence[Sequence[str]]) -> int:
    widths = Counter(len(row) for row in rows if _filled(row))
    return max(widths, key=lambda width: (widths[width] * (width > 1), width), default=0)


def _filled(row: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in row)


def _known_names(row: Sequence[str]) -> int:
    return len({name for cell in row if (name := roles.normalise(cell)) in _KNOWN})


def _has_data(row: Sequence[str]) -> bool:
    """Whether a cell is a number, a date or an e-mail address, which no column is called."""
    filled = [cell.strip() for cell in row if cell.strip()]
    data = sum(
        bool(re.fullmatch(r"[-+(]?[^\w\s]?\s?\d[\d.,' ]*\)?%?", cell))
        or "@" in cell
        or dates.looks_like_dates([cell]) == 1.0
        for cell in filled
    )
    return data > len(filled) // 10
