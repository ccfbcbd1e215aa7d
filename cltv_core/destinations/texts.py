"""Columns of texts, changed once for each different text."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

_INVISIBLE = "[\u200b\u2060\ufeff\ufdd0\ufffe\uffff]"
_BLANKS = "[\x00-\x20\x7f-\xa0\u2028\u2029]+"
_UNTIDY = f"^ | $|  |[\x00-\x1f\x7f-\xa0\u2028\u2029]|{_INVISIBLE}"


def one_line(column: pd.Series) -> pd.Series:
    """One line without blanks at its ends; emoji, accents and their joiners stay."""
    column = column.astype("str").fillna("")
    if not column.str.contains(_UNTIDY, regex=True).any():
        return column
    visible = column.str.replace(_INVISIBLE, "", regex=True)
    return visible.str.replace(_BLANKS, " ", regex=True).str.strip()


def by_distinct(column: pd.Series, change: Callable[[pd.Index], pd.Index]) -> pd.Series:
    """Apply `change` to each distinct text of a column once; the index of the column stays."""
    codes, distinct = pd.factorize(column)
    return pd.Series(change(pd.Index(distinct, dtype="str")).take(codes), index=column.index, dtype="str")
