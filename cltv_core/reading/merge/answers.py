"""Answers to surveys: which columns ask what, and the answers as numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np
import pandas as pd

from cltv_core.arrays import Floats
from cltv_core.reading.merge.mailings import moments, name_of_file
from cltv_core.reading.source.table import RawTable
from cltv_core.reading.values.coded import coded

_RECOMMEND = re.compile(
    r"\bnps\b|net ?promoter|how likely .*(?:recommend|refer|suggest)|likel(?:y|ihood) to recommend|would you recommend"
    r"|weiterempfehl|empfehlen sie|recommander|recomendar|consigli(?:are|eresti|erebbe)|aanbevelen|polecisz"
)
_SATISFACTION = re.compile(
    r"\bcsat\b|satisf|how (?:would|do) you rate|overall rating|how happy|zufrieden|bewerte(?:n|st)|contento|soddisf"
    r"|tevreden|zadowol|opinion general"
)
_OPEN = re.compile(r"\bwhy\b|\breason|\bcomment|warum|pourquoi|por que|perche|waarom|what can we|improve")
_NUMBER = re.compile(r"\s*(\d{1,2})(?:[.,]0+)?(?!\d)")
_WORDS: Mapping[str, float] = {
    **dict.fromkeys(("very satisfied", "extremely satisfied", "excellent", "sehr zufrieden", "tres satisfait"), 5.0),
    **dict.fromkeys(("satisfied", "somewhat satisfied", "good", "zufrieden", "satisfait", "happy"), 4.0),
    **dict.fromkeys(("neutral", "neither satisfied nor dissatisfied", "ok", "average", "teils teils", "neutre"), 3.0),
    **dict.fromkeys(
        ("dissatisfied", "somewhat dissatisfied", "unsatisfied", "poor", "unzufrieden", "insatisfait"), 2.0
    ),
    **dict.fromkeys(("very dissatisfied", "very unsatisfied", "very poor", "terrible", "sehr unzufrieden"), 1.0),
}
_LEAST = 0.6
"""So many of a question's answers must be numbers (or words) of its scale."""
MOST_RECOMMEND = 10


def asked(table: RawTable) -> dict[str, list[str]]:
    """Find the questions of a survey: "recommend" and "satisfaction" -> the headers that ask it.

    A question that wants words ("Why?") is none, nor is one whose answers are no scores.
    """
    found: dict[str, list[str]] = {}
    for header in table.headers:
        question = _question(header)
        if question and _reads(table, header, question):
            found.setdefault(question, []).append(header)
    return found


def answers(table: RawTable, columns: Mapping[str, list[str]]) -> pd.DataFrame:
    """Read one answer a row: `row` in the table, `survey`, `asked`, `answered_at`, `score`.

    Scores of "satisfaction" on a longer scale than 1 to 5 are brought to it.
    """
    at = moments(table, columns.get("answered_at", []))
    parts = []
    for question, headers in asked(table).items():
        for header in headers:
            column = coded(table, header)
            scores = np.append(_scores(column.values, question), np.nan)[column.codes]
            rows = np.flatnonzero(~np.isnan(scores))
            parts.append(pd.DataFrame({"row": rows, "asked": question, "score": scores[rows]}))
    told = pd.concat(parts, ignore_index=True)
    return told.assign(survey=name_of_file(table.name), answered_at=at.to_numpy()[told["row"]])


def _question(header: str) -> str:
    plain = header.lower()
    if _OPEN.search(plain) and not re.search(r"\bnps\b|\bcsat\b", plain):
        return ""
    return "recommend" if _RECOMMEND.search(plain) else "satisfaction" if _SATISFACTION.search(plain) else ""


def _reads(table: RawTable, header: str, question: str) -> bool:
    cells = pd.Index(table.sample(header), dtype="str")
    return len(cells) > 0 and float(np.mean(~np.isnan(_scores(cells, question)))) >= _LEAST


def _scores(cells: pd.Index, question: str) -> Floats:
    """Return the score of each cell, NaN where it is none of the scale."""
    numbers = np.array([_number(cell) for cell in cells], dtype=np.float64)
    if question == "recommend":
        return np.where((numbers >= 0) & (numbers <= MOST_RECOMMEND), numbers, np.nan)
    top = float(np.nanmax(numbers)) if (~np.isnan(numbers)).any() else 5.0
    scale = 5.0 if top <= 5 else 7.0 if top <= 7 else 10.0
    inside = np.where((numbers >= 0) & (numbers <= scale), numbers, np.nan)
    return np.where(np.isnan(inside), np.nan, 1.0 + 4.0 * np.maximum(inside - 1.0, 0.0) / (scale - 1.0))


def _number(cell: str) -> float:
    plain = re.sub(r"\s+", " ", cell.strip().lower())
    if plain in _WORDS:
        return _WORDS[plain]
    match = _NUMBER.match(plain)
    return float(match[1]) if match else np.nan
