"""Reads amounts in every common spelling; the decimal sign is decided over the whole column."""

from __future__ import annotations

import re
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from cltv_core.reading.values.currency import UNIT
from cltv_core.reading.values.plain_text import without_marks

Amounts = npt.NDArray[np.float64]

LARGEST_AMOUNT = 1e12
_LONGEST = 60
_VOTERS = 5000
_AT_ONCE = 100_000
_FEWEST_ENDINGS = 10
_NEARLY_ALL_ROUND = 0.8
_PLAIN = r"[+-]?\d+(?:\.\d*)?(?:[eE][+-]?\d{1,2})?|[+-]?\.\d+|[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?"
_PLAIN_COMMA = r"[+-]?(?:\d+|\d{1,3}(?:\.\d{3})+),\d+"
_SPELLING = re.compile(
    rf"(?:(?P<ahead>cr|dr)\.?\s+(?=[-+]?\d))?(?P<open>[(\[<])?\s*(?P<before>[-+▲△▼])?\s*(?:{UNIT}\s*){{0,2}}(?P<inside>[-+])?\s*"
    rf"(?P<digits>[\d.,][\d.,' ]*?)(?P<round>[.,:/]-{{1,2}}|/=|[.,:]\u2013|[.,:]\u2014)?\s*(?P<behind>-)?"
    rf"\s*(?:{UNIT}\s*){{0,2}}(?P<last>-)?\s*(?P<close>[)\]>])?(?:\s*{UNIT})?(?:\s*:-)?"
    rf"(?:\s*(?P<side>cr|dr)\.?|\s*\(?(?P<word>credit|debit)\)?|\s+(?P<short>[cdhs])|\s*\((?P<said>refund(?:ed)?|return(?:ed)?)\))?"
)
_CREDIT = re.compile(r"^cr\.?\s+[-+]?\d|\d\s*cr\.?$|\d\s*\(?credit\)?$|\d\s+[ch]$", re.IGNORECASE)
_BRACKETS = {"(": ")", "[": "]", "<": ">"}
_GROUPED = {
    sign: re.compile(rf"\d*|\d{{1,3}}(?:[{thousands}' ]\d{{2,3}})*[{thousands}' ]\d{{3}}")
    for sign, thousands in ((".", ","), (",", "."))
}


def parse_amounts(cells: pd.Index) -> Amounts:
    """Read a number in each cell, NaN where it is empty, not a number or beyond any shop's (1e12)."""
    return _parse(cells, _decimal_sign(cells))


def parse_quantities(cells: pd.Index) -> Amounts:
    """Read numbers of pieces, in which 1.000 is one: tills print pieces and kilograms with three decimals."""
    if _thousands_in_disguise(cells, "."):
        return _parse(cells, ".")
    if _thousands_in_disguise(cells, ",") and cells[cells.str.contains(",", regex=False)].str.endswith(",000").all():
        return _parse(cells, ",")
    return _parse(cells, _decimal_sign(cells))


def share_of_amounts(cells: list[str]) -> float:
    """Return the share of cells, from 0 to 1, that are written as amounts."""
    if not cells:
        return 0.0
    return float((~np.isnan(parse_amounts(pd.Index(cells, dtype="str")))).mean())


def _parse(cells: pd.Index, decimal: str) -> Amounts:
    numbers = np.full(len(cells), np.nan)
    plain = np.asarray(cells.str.fullmatch(_PLAIN if decimal == "." else _PLAIN_COMMA), dtype=bool)
    simple = cells[plain].str.replace("," if decimal == "." else ".", "", regex=False)
    if decimal == ",":
        simple = simple.str.replace(",", ".", regex=False)
    found = np.empty(len(simple))
    with np.errstate(over="ignore"):
        for start in range(0, len(simple), _AT_ONCE):
            part = slice(start, start + _AT_ONCE)
            found[part] = simple[part].to_numpy().astype("float64")
    numbers[plain] = found
    numbers[~plain] = [_parse_one(cell, decimal) for cell in cells[~plain]]
    if _are_credits(cells[~plain], len(cells)):
        numbers = -numbers
    numbers[~(np.abs(numbers) <= LARGEST_AMOUNT)] = np.nan
    return numbers


def _are_credits(spelled: pd.Index, total: int) -> bool:
    """Whether most amounts stand on the credit side, which then is that of the sales."""
    return sum(_CREDIT.search(cell) is not None for cell in spelled) > 0.5 * total


def _decimal_sign(cells: pd.Index) -> str:
    """Find the sign, "." or ",", that most cells can only mean as the decimal one, "." where nothing tells."""
    votes = {".": 0, ",": 0}
    for cell in cells[:_VOTERS]:
        sign = _certain_decimal(_spelling(cell)[0])
        if sign:
            votes[sign] += 1
    if votes[","] == votes["."] == 0:
        return "," if _thousands_in_disguise(cells, ".") and not _three_decimals(cells) else "."
    return "," if votes[","] > votes["."] else "."


def _certain_decimal(digits: str) -> str | None:
    """Find the decimal sign of one number, None where more than one reading makes sense."""
    dots, commas = digits.count("."), digits.count(",")
    if dots and commas:
        return max(".,", key=digits.rfind)
    sign = "." if dots else ","
    times = dots + commas
    if times == 0:
        return None
    if times > 1:
        return "," if sign == "." else "."
    if "'" in digits or " " in digits:
        return sign
    behind = len(digits) - digits.index(sign) - 1
    if behind != 3 or digits.startswith((sign, f"0{sign}")) or digits.index(sign) > 3:
        return sign
    return None


def _thousands_in_disguise(cells: pd.Index, sign: str) -> bool:
    """Whether every such sign stands before exactly three digits, as in 1.250: then it separates thousands."""
    with_sign = cells[cells.str.contains(sign, regex=False)]
    pattern = rf"\D{{0,5}}[1-9]\d{{0,2}}(?:\{sign}\d{{3}})+\D{{0,5}}"
    return len(with_sign) > 1 and bool(with_sign.str.fullmatch(pattern).all())


def _three_decimals(cells: pd.Index, sign: str = ".") -> bool:
    """Whether cents with a 0 behind them, as in 52.310, are likelier than thousands, which end in few ways."""
    endings = cells[cells.str.contains(sign, regex=False)].str.slice(-3)
    if len(endings) < _FEWEST_ENDINGS or not endings.str.endswith("0").all() or _says_currency(cells):
        return False
    return bool(endings.nunique() >= 0.4 * min(len(endings), 100) and endings.str.endswith("00").mean() < 0.5)


def _says_currency(cells: pd.Index) -> bool:
    """Whether a sign or a code stands beside amounts, as it does where prices are thousands: Rp 52.310."""
    return bool(cells.str.contains(r"[^\d.,\s+()-]").any())


def bare_thousands(cells: pd.Index) -> Literal["thousands", "decimals"] | None:
    """Return how numbers such as 52.310 were read where each may be thousands or have three decimals; else None.

    Nothing is open where a number has two separators, or where nearly all end in 00, as round prices do.
    """
    if _thousands_in_disguise(cells, ",") and _three_decimals(cells, ","):
        return "thousands"
    if not _thousands_in_disguise(cells, "."):
        return None
    if _three_decimals(cells):
        return "decimals"
    if _says_currency(cells):
        return None
    dotted = cells[cells.str.contains(".", regex=False)]
    open_ = not (dotted.str.count(r"\.") > 1).any() and dotted.str.contains(r"00\D*$").mean() < _NEARLY_ALL_ROUND
    return "thousands" if open_ else None


def _parse_one(cell: str, column_sign: str) -> float:
    digits, negative = _spelling(cell)
    decimal = _certain_decimal(digits) or column_sign
    whole, _, fraction = digits.partition(decimal)
    if not digits or not _GROUPED[decimal].fullmatch(whole) or not re.fullmatch(r"\d*", fraction):
        return np.nan
    number = re.sub(r"\D", "", whole)
    if not number and not fraction:
        return np.nan
    return (-1.0 if negative else 1.0) * float(f"{number or 0}.{fraction or 0}")


def _spelling(cell: str) -> tuple[str, bool]:
    """Take the digits with their "." and "," out of a cell, and tell whether the number is below 0.

    Spellings are such as "($1,149.00)", "116,99 €", "12.-" or "BDT 1'400-"; "" where the cell is no amount.
    """
    if len(cell) > _LONGEST:
        return "", False
    text = without_marks(cell).lower()
    if text.isdecimal():
        return text, False
    match = _SPELLING.fullmatch(text)
    if not match or _BRACKETS.get(match["open"]) != match["close"]:
        return "", False
    minus = [match[name] for name in ("before", "inside", "behind", "last") if match[name] not in {None, "+"}]
    credit = "cr" in {match["side"], match["ahead"]} or match["word"] == "credit" or match["short"] in {"c", "h"}
    return match["digits"].strip(), len(minus) == 1 or bool(match["open"] or match["said"]) or credit
