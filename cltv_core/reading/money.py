"""Amounts in every common spelling to numbers; the decimal sign is decided over the whole column."""

from __future__ import annotations

import html
import re

import numpy as np
import numpy.typing as npt
import pandas as pd

Amounts = npt.NDArray[np.float64]

LARGEST_AMOUNT = 1e12
_PLAIN = r"[+-]?\d+(?:\.\d*)?(?:[eE][+-]?\d{1,2})?|[+-]?\.\d+"
_NOTHING = re.compile(r"^(?:|-+|–|—|n/?a|nan|none|null)$", re.IGNORECASE)
_CURRENCY = r"(?:[A-Za-z]{1,3}\.?|[\u0024\u00a2-\u00a5\u20a0-\u20bf\ufdfc\uff04]|z\u0142)"
_AROUND = re.compile(rf"^[\s+\-\u2212(]*(?:{_CURRENCY}\s*){{0,2}}|(?:\s*{_CURRENCY}){{0,2}}[\s\-\u2212)]*$")
_ROUND_SUM = re.compile(r"[.,](?:-{1,2}|\u2013|\u2014)(?=\D*$)")
_NUMBER = re.compile(r"^[\d.,]*\d[\d.,]*$")


def parse_amounts(cells: pd.Index) -> Amounts:
    """A number for each cell, NaN where it is empty, not a number or beyond any shop's (1e12)."""
    return _parse(cells, _decimal_sign(cells))


def parse_quantities(cells: pd.Index) -> Amounts:
    """As `parse_amounts`, but 1.000 is one piece: tills print pieces and kilograms with three decimals."""
    decimal = _decimal_sign(cells)
    return _parse(cells, "." if _thousands_in_disguise(cells) else decimal)


def _parse(cells: pd.Index, decimal: str) -> Amounts:
    plain = np.asarray(cells.str.fullmatch(_PLAIN), dtype=bool) & (decimal == ".")
    numbers = np.full(len(cells), np.nan)
    numbers[plain] = cells[plain].to_numpy().astype("float64")
    numbers[~plain] = [_parse_one(cell, decimal) for cell in cells[~plain]]
    numbers[~(np.abs(numbers) <= LARGEST_AMOUNT)] = np.nan
    return numbers


def _decimal_sign(cells: pd.Index) -> str:
    """The sign, "." or ",", that most cells can only mean as the decimal one, "." where nothing tells."""
    votes = {".": 0, ",": 0}
    for cell in cells[:5000]:
        sign = _certain_decimal(_digits_only(cell)[0])
        if sign:
            votes[sign] += 1
    if votes[","] == votes["."] == 0:
        return "," if _thousands_in_disguise(cells) else "."
    return "," if votes[","] > votes["."] else "."


def _certain_decimal(digits: str) -> str | None:
    """The decimal sign of one number where only one reading makes sense."""
    dots, commas = digits.count("."), digits.count(",")
    if dots and commas:
        return max(".,", key=digits.rfind)
    sign = "." if dots else ","
    times = dots + commas
    if times == 0:
        return None
    if times > 1:
        return "," if sign == "." else "."
    behind = len(digits) - digits.index(sign) - 1
    if behind != 3 or digits.startswith((sign, f"0{sign}")):
        return sign
    return None


def _thousands_in_disguise(cells: pd.Index) -> bool:
    """Whether every dot stands before exactly three digits, as in 1.250: then it separates thousands."""
    with_dot = cells[cells.str.contains(".", regex=False)]
    return len(with_dot) > 1 and bool(with_dot.str.fullmatch(r"\D{0,5}[1-9]\d{0,2}(?:\.\d{3})+\D{0,5}").all())


def _parse_one(cell: str, decimal: str) -> float:
    digits, negative = _digits_only(cell)
    if not _NUMBER.match(digits):
        return np.nan
    thousands = "," if decimal == "." else "."
    digits = digits.replace(thousands, "")
    if digits.count(decimal) > 1:
        return np.nan
    return (-1.0 if negative else 1.0) * float(digits.replace(decimal, "."))


def _digits_only(cell: str) -> tuple[str, bool]:
    """Digits, dots and commas of a spelling such as "($1,149.00)", "116,99 €" or "BDT 1'400-", and whether below 0."""
    text = html.unescape(cell).strip() if "&" in cell else cell.strip()
    if len(text) > 60 or _NOTHING.match(text):
        return "", False
    text = _ROUND_SUM.sub("", text)
    negative = (text.startswith("(") and text.endswith(")")) or "-" in text or "\u2212" in text
    return re.sub(r"[\s'’+\-\u2212]", "", _AROUND.sub("", text)), negative
