"""Which cells say one of certain words, or match a long pattern: quickly also where they are few, as mostly."""

from __future__ import annotations

import re
from collections.abc import Container

import numpy as np
import numpy.typing as npt
import pandas as pd

Mask = npt.NDArray[np.bool_]

_FEW = 2_000
"""Cells that Python matches sooner than Arrow compiles a long pattern, which it does anew each time."""


def among(cells: pd.Index, words: Container[str]) -> Mask:
    """Tell which cells are one of the words."""
    return np.fromiter((cell in words for cell in cells.to_numpy()), dtype=bool, count=len(cells))


def whole(cells: pd.Index, pattern: re.Pattern[str]) -> Mask:
    """Tell which cells match from their first to their last letter."""
    if len(cells) > _FEW:
        return np.asarray(cells.str.fullmatch(pattern), dtype=bool)
    return np.fromiter((bool(pattern.fullmatch(cell)) for cell in cells.to_numpy()), dtype=bool, count=len(cells))
