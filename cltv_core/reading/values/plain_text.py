"""Cells freed of what the eye does not see: entities, invisible marks, foreign digits, wide and hard blanks."""

from __future__ import annotations

import html
import re
import unicodedata

import pandas as pd

_INVISIBLE = r"[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
_MARKS = re.compile(_INVISIBLE)
_DIGITS = str.maketrans(
    {
        **{chr(zero + digit): str(digit) for zero in (0x0660, 0x06F0, 0x0966, 0x09E6) for digit in range(10)},
        "\u066b": ".",
        "\u066c": ",",
        "\u060c": ",",
        "\u2212": "-",
        "\u2010": "-",
        "\u2011": "-",
        "\u2013": "-",
        "\u2014": "-",
        "\u2019": "'",
        "\u02bc": "'",
    }
)
"""Arabic, Persian, Hindi and Bengali digits and signs, minus signs and apostrophes as keyboards have them."""


def without_marks(cell: str) -> str:
    """Write one cell with ASCII digits, blanks and signs, without invisible marks."""
    text = html.unescape(cell) if "&" in cell else cell
    if text.isascii():
        return text.strip()
    text = unicodedata.normalize("NFKC", _MARKS.sub("", text).translate(_DIGITS))
    return " ".join(text.split())


def without_invisible(cells: pd.Index) -> pd.Index:
    """Take zero-width and direction marks out of ids, names and addresses; hard and wide blanks become plain ones."""
    if cells.str.isascii().all():
        return cells
    return cells.str.replace(_INVISIBLE, "", regex=True).str.replace(
        r"[\u00a0\u2000-\u200a\u202f\u3000]", " ", regex=True
    )
