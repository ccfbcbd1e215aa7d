"""Where the column names stand: exports may begin with a title, a period, a note, or have no names at all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from cltv_core.reading.values import dates
from cltv_core.reading.vocabulary import roles

SEARCHED_ROWS = 40
_TELLING = 3
"""So many common names make a row the column names, even where the rows below have twice as many cells."""
_FEW = 0.25
"""In a text at most so many lines have a cell that is a number, a day or an address."""
_KNOWN = frozenset(name for names in roles.SYNONYMS.values() for name in names)


def find_header(rows: Sequence[Sequence[str]]) -> int | None:
    """Return the position of the row with the column names, None where the table starts without any."""
    width = usual_width(rows)
    enough = max(2, 0.5 * min(width, max((_filled(row) for row in rows), default=0)))
    candidates = [
        (position, row)
        for position, row in enumerate(rows[:SEARCHED_ROWS])
        if _filled(row) >= enough or known_names(row) >= _TELLING
    ]
    named = [(known_names(row), -position) for position, row in candidates if not _has_data(row)]
    if not named:
        return None
    known, position = max(named)
    if known >= 2:
        return -position
    first = -max(position for _, position in named)
    sales_before = any(at < first and len(row) == width and _filled(row) >= 0.8 * width for at, row in candidates)
    return None if sales_before else first


def is_prose(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether these are the sentences of a text, cut where they have a comma: a blank follows, and no figures."""
    seen = [row for row in rows[:SEARCHED_ROWS] if _filled(row)]
    further = [cell for row in seen for cell in row[1:] if cell.strip()]
    if not further or any(known_names(row) >= 2 for row in seen):
        return False
    with_data = sum(map(_has_data, seen))
    after_a_blank = sum(cell[0].isspace() for cell in further)
    return with_data <= _FEW * len(seen) and after_a_blank >= len(further) / 2


def usual_width(rows: Sequence[Sequence[str]]) -> int:
    """Return how many cells most rows have, rows of one cell left out."""
    widths = Counter(len(row) for row in rows if _filled(row))
    return max(widths, key=lambda width: (widths[width] * (width > 1), width), default=0)


def _filled(row: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in row)


def known_names(row: Sequence[str]) -> int:
    """Count the cells that are common names of columns."""
    return len({name for cell in row if len(cell) <= 100 and (name := roles.normalise(cell)) in _KNOWN})


def _has_data(row: Sequence[str]) -> bool:
    """Tell whether a cell is a number, a date or an e-mail address, which no column is called."""
    filled = [cell.strip() for cell in row if cell.strip()]
    data = sum(
        bool(re.fullmatch(r"[-+(]?[^\w\s]?\s?\d[\d.,' ]*\)?%?", cell))
        or "@" in cell
        or dates.looks_like_dates([cell]) == 1.0
        for cell in filled
    )
    return data > len(filled) // 10
