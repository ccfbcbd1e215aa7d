"""What the cells of each column look like, so that a row is told from one whose cells stand in wrong columns."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import permutations

Row = Sequence[str]

_NUMBER = re.compile(
    r"[-+(]?\s?(?:[^\w\s.,'()\"-]{1,2}|[A-Z]{2,3})?\s?-?(?P<digits>\d{1,3}(?:(?P<group>[,.' \u00a0\u202f])\d{3})"
    r"(?:(?P=group)\d{3})*(?:[.,]\d+)?|\d+(?:[.,]\d+)?|[.,]\d+)\s?(?:[^\w\s.,'()\"-]{1,2}|[A-Z]{2,3})?\s?\)?-?"
)
_DIGIT = re.compile(r"\d")
_DAY = re.compile(r"\d{1,4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,4}(?:[^\d,]*|.*\d[:.h]\d\d.*)")
_CLASSES = 12
_PLAIN_VALUES = 20_000
_PRODUCT_HOLDS = 0.9
_MOST_NUMERIC = 8
"""Columns of numbers in which quantity, price and amount are looked for."""
ARITHMETIC_HOLDS, ARITHMETIC_FAILS = 3.0, -6.0
_BLANK_FIRST = math.log(0.02)


@lru_cache(maxsize=1 << 15)
def class_of(cell: str) -> str:
    """Tell what a cell looks like: nothing, a number, a day, an address, a code, words, or a mixture."""
    text = cell.strip()
    if not text:
        return "empty"
    if _NUMBER.fullmatch(text):
        return "number" if text.isdigit() else "amount"
    if _DAY.fullmatch(text):
        return "day"
    if "@" in text:
        return "address"
    if _DIGIT.search(text):
        return "mixture" if " " in text or "," in text else "code"
    return "words"


def number_of(cell: str) -> float | None:
    """Read a number as it is commonly written; a last comma or point is taken for the decimal sign where it can be."""
    match = _NUMBER.fullmatch(cell.strip())
    if match is None:
        return None
    digits = match["digits"]
    whole, sign, rest = digits, "", ""
    place = max(digits.rfind(","), digits.rfind("."))
    if place >= 0:
        whole, sign, rest = digits[:place], digits[place], digits[place + 1 :]
    if sign and len(rest) == 3 and (match["group"] == sign or (sign == "," and 0 < len(whole) <= 3)):
        whole, rest = whole + rest, ""
    value = float((re.sub(r"\D", "", whole) or "0") + "." + (rest or "0"))
    return -value if "-" in cell or cell.strip().startswith("(") else value


class Shape:
    """The columns of a table, learnt from rows that are beyond doubt."""

    def __init__(self, rows: Sequence[Row], width: int, delimiter: str = "\0") -> None:
        columns = list(zip(*rows, strict=True)) if rows else [()] * width
        self._rows = len(rows)
        self._classes = [Counter(map(class_of, column)) for column in columns]
        self._values = [Counter(column) if len(column) <= _PLAIN_VALUES else Counter[str]() for column in columns]
        self._by_class = [_fits(classes, self._rows) for classes in self._classes]
        self._by_repeat = [_repeat_fits(values, self._rows) for values in self._values]
        self._indented = [sum(cell[:1] == " " for cell in column) for column in columns]
        self.quoted = [any('"' in cell for cell in column) for column in columns]
        """For each column, whether cells of whole rows have quotes in them, such as inches."""
        self.holding = [sum(delimiter in cell for cell in column) for column in columns]
        """For each column, how many of its cells hold the delimiter, as numbers with a comma for the thousands do."""
        self.longest = [sorted(map(len, column))[-1 - len(column) // 25] if column else 0 for column in columns]
        """For each column the length of its longest cell but for one in twenty-five, which may be torn."""
        self.products = _products(columns, self._classes)
        scores = sorted(self.fit(row) for row in rows)
        self.usual = scores[len(scores) // 20] if scores else 0.0
        """The fit that nineteen in twenty rows reach."""

    def cell(self, column: int, text: str) -> float:
        """Return the log-likelihood of a cell in a column."""
        by_class, by_repeat = self._by_class[column], self._by_repeat[column]
        fit = by_class.get(class_of(text), by_class[""])
        if by_repeat is not None:
            fit += by_repeat[text in self._values[column]]
        if text[:1] == " " and self._indented[column] * 20 < self._rows:
            fit += _BLANK_FIRST
        return fit

    def fit(self, row: Row) -> float:
        """Return the log-likelihood of a row, with what the arithmetic of its numbers adds."""
        return sum(self.cell(column, text) for column, text in enumerate(row)) + self.arithmetic(row)

    def arithmetic(self, row: Row) -> float:
        """Add or take off likelihood where products of columns that hold in nearly all rows hold here, or do not."""
        fit = 0.0
        for quantity, price, amount in self.products:
            numbers = [number_of(row[place]) for place in (quantity, price, amount)]
            if None not in numbers:
                fit += ARITHMETIC_HOLDS if _is_product(*numbers) else ARITHMETIC_FAILS  # type: ignore[arg-type]
        return fit


def _fits(classes: Counter[str], rows: int) -> dict[str, float]:
    """Return the log-likelihood of each class of cells in a column; under "" that of one not seen there."""
    return {name: math.log((count + 0.2) / (rows + 0.2 * _CLASSES)) for name, count in {**classes, "": 0}.items()}


def _repeat_fits(values: Counter[str], rows: int) -> tuple[float, float] | None:
    """Return the log-likelihoods that a cell's text is new in its column, and that it is not; None where all are."""
    share = 1 - len(values) / rows if rows and values else 0.0
    return (math.log(1 - min(0.95, share)), math.log(min(0.95, share))) if share > 0.3 else None


def _products(columns: Sequence[Row], classes: Sequence[Counter[str]]) -> list[tuple[int, int, int]]:
    numeric = [
        place
        for place, found in enumerate(classes)
        if found["number"] + found["amount"] > 0.8 * found.total() and len(set(columns[place])) > 1
    ][-_MOST_NUMERIC:]
    numbers = {place: [number_of(cell) for cell in columns[place]] for place in numeric}
    return [
        (quantity, price, amount)
        for quantity, price, amount in permutations(numeric, 3)
        if quantity < price and _holds(numbers[quantity], numbers[price], numbers[amount])
    ]


def _holds(quantities: Sequence[float | None], prices: Sequence[float | None], amounts: Sequence[float | None]) -> bool:
    known = [
        (quantity, price, amount)
        for quantity, price, amount in zip(quantities, prices, amounts, strict=True)
        if quantity is not None and price is not None and amount is not None
    ]
    return len(known) >= 5 and sum(_is_product(*row) for row in known) > _PRODUCT_HOLDS * len(known)


def _is_product(quantity: float, price: float, amount: float) -> bool:
    return abs(quantity * price - amount) <= max(0.011, 0.0005 * abs(amount))
