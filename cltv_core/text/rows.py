"""A sentence for each row of a table, made for whole columns at once."""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter

import numpy as np
import numpy.typing as npt
import pandas as pd

from cltv_core.text.voice import spelled, voice

Texts = npt.NDArray[np.object_]


def said(codes: pd.Series, messages: Mapping[str, str], values: pd.DataFrame) -> pd.Series:
    """Say each row: the message of its code, filled with its values. Every different value is spelled once."""
    sentences: Texts = np.full(len(codes), "", dtype=object)
    for code, message in messages.items():
        rows = (codes == code).to_numpy()
        if rows.any():
            sentences[rows] = _filled(message, values[rows])
    return pd.Series(sentences, index=codes.index, dtype="str")


def filled(message: str, values: pd.DataFrame) -> pd.Series:
    """Say the same message for each row, filled with its values."""
    return pd.Series(_filled(message, values), index=values.index, dtype="str")


def _filled(message: str, values: pd.DataFrame) -> Texts:
    sentences: Texts = np.full(len(values), "", dtype=object)
    for literal, name, spec, _ in Formatter().parse(voice().catalogue.gettext(message)):
        sentences = sentences + literal
        if name is not None:
            sentences = sentences + _spelled(values[name], spec or "")
    return sentences


def _spelled(values: pd.Series, spec: str) -> Texts:
    codes, different = pd.factorize(values)
    return np.array([spelled(value, spec) for value in different], dtype=object)[codes]
