"""Why a customer stands where the customer stands, in one sentence each."""

from __future__ import annotations

from string import Formatter

import numpy as np
import numpy.typing as npt
import pandas as pd

from cltv_core.summary import Floats, Ints
from cltv_core.text import wording


def reasons(
    frequency: Floats,
    usual_gap: Floats,
    days_since: Ints,
    standing: npt.NDArray[np.str_],
) -> pd.Series:
    """One sentence a customer ("usually every 41 days, now 96 days"); all arrays have one entry a customer."""
    gap = np.maximum(np.rint(usual_gap), 1).astype(np.int64)
    words = {
        "every": _spell(gap, wording.every),
        "gap": _spell(gap, wording.days),
        "since": _spell(days_since, wording.days),
        "ago": _spell(days_since, wording.ago),
    }
    came_back = frequency > 0
    sentences = np.full(len(gap), "", dtype=object)
    templates = wording.REASONS if came_back.any() else wording.REASONS_WITHOUT_REPEATS
    for (repeat, where), template in templates.items():
        rows = (came_back == repeat) & (standing == where)
        sentences[rows] = _fill(template, {name: texts[rows] for name, texts in words.items()})
    return pd.Series(sentences, dtype="str")


def _spell(numbers: Ints, say: wording.SayNumber) -> npt.NDArray[np.object_]:
    """Each number in words; every different number is put into words once."""
    different, places = np.unique(numbers, return_inverse=True)
    return np.array([say(int(number)) for number in different], dtype=object)[places]


def _fill(template: str, words: dict[str, npt.NDArray[np.object_]]) -> npt.NDArray[np.object_]:
    """`template.format` for whole arrays of words at once."""
    filled = np.full(len(next(iter(words.values()))), "", dtype=object)
    for literal, name, _, _ in Formatter().parse(template):
        filled = filled + literal if name is None else filled + literal + words[name]
    return filled
