"""Rows that repeat in one amount what the rows above them have, and say so."""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt

from cltv_core.reading.columns.recognise import Understanding
from cltv_core.reading.source.table import RawTable
from cltv_core.reading.values.wording import whole

Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]

LABEL = re.compile(
    r"(?:grand[ -]?|sub[ -]?|month(?:ly)? |year(?:ly)? |day |daily |week(?:ly)? |page \d+ |report )?totals?\b.*"
    r"|(?:gesamt|zwischen|monats|tages|jahres|end)?summe\b.*|gesamt(?:betrag|\b.*)?|.{0,30} totals?"
    r"|(?:sous|sub)[ -]?total\b.*|sommes?"
    r"|sumas?\b.*|(?:sub|sotto)?totale\b.*|(?:eind|sub)?totaal\b.*|razem|(?:genel |ara )?toplam"
    r"|celkem|(?:mind)?összesen|summa|totalt|i alt|yhteensä|(?:γενικό |μερικό )?σύνολο|итого\b.*|всего\b.*|разом|усього"
    r"|小計|小计|合計|合计|总计|總計|소계|합계|총계|المجموع.*|الإجمالي.*|סה.?כ.*|कुल.*|jumlah|tổng.*|รวม.*",
    re.IGNORECASE,
)
"""What such rows are called, for the whole cell in any case."""
_MOST_CELLS = 20_000
_CENTS = 0.021
_MOSTLY = 0.8


def total_rows(table: RawTable, understanding: Understanding, amounts: Floats) -> Mask:
    """Tell which rows of a table of no known program are totals: they say so, and their amounts add up.

    Each is the sum of the rows since the one before, of all rows above, or of all rows of the table. A customer whose
    name begins like that is none.
    """
    labelled = np.zeros(len(table), dtype=bool)
    if understanding.format.signatures:
        return labelled
    for header in {header for headers in understanding.columns.values() for header in headers}:
        cells = table.values(header)
        if len(cells) <= _MOST_CELLS:
            labelled |= whole(cells, LABEL)[table.codes(header)]
    return labelled if labelled.any() and _add_up(labelled, amounts) else np.zeros(len(table), dtype=bool)


def _add_up(labelled: Mask, amounts: Floats) -> bool:
    places = np.flatnonzero(labelled)
    above = np.cumsum(np.where(labelled, 0.0, np.nan_to_num(amounts)))
    since = np.diff(above[places], prepend=0.0)
    sums = np.stack([since, above[places], np.full(len(places), above[-1])])
    return bool((np.abs(sums - amounts[places]) <= _CENTS).any(axis=0).mean() >= _MOSTLY)
