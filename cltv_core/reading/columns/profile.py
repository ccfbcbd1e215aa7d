"""What the cells of a column look like."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property

import numpy as np

from cltv_core.reading.columns.flags import answer_of
from cltv_core.reading.source.table import RawTable
from cltv_core.reading.values import currency, dates, money
from cltv_core.reading.values.kinds import Kind, kind_of
from cltv_core.reading.values.outcomes import Outcome, outcome_of
from cltv_core.reading.values.phrases import Phrases
from cltv_core.reading.values.plain_text import without_marks

_EMAIL = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\".]+")
_CODE_LIKE = re.compile(r"[A-Z]{3,5}")
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\s*[AaPp]\.?\s?[Mm]\.?)?")
_PHONE = re.compile(r"(?=(?:\D*\d){7,15}\D*$)(?:\+|00|0|\()[\d\s()/.-]+|\d{3}[-. ]\d{3}[-. ]\d{4}")
_CENTS = re.compile(r"\D*[\d.,' ]*[.,]\d{2}\D*")
_FRACTION = re.compile(r"-?\d+[.,]\d*[1-9]\d*")
_PERSON = re.compile(r"[^\W\d_]{2,}[^\d@]*[\s,]+[^\W\d_]{1,}[^\d@]*")
_CODES = currency.CODES
_FEW_CELLS, _RARE = 10, 0.05
"""Where a column has fewer distinct cells than this, those on less than this share of its rows are slips."""
_WAY_TO_PAY = Phrases(
    {
        "way": """
        cash, card, credit card, debit card, visa, mastercard, master card, maestro, amex, american express, paypal,
        klarna, apple pay, google pay, stripe, bank transfer, wire transfer, cheque, check, invoice, gift card, cod,
        cash on delivery, ec karte, girocard, sepa, lastschrift, kreditkarte, barzahlung, bar, rechnung, vorkasse,
        uberweisung, carte bancaire, carte bleue, especes, virement, tarjeta, efectivo, transferencia, bizum,
        contrassegno, contanti, carta di credito, bonifico, pix, boleto, dinheiro, cartao de credito, multibanco,
        ideal, bancontact, contant, pin, gotowka, przelew, blik, nakit, kredi karti, havale, swish, mobilepay,
        vipps, upi, paytm, alipay, wechat pay, tunai, qris, gopay, ovo, momo, afterpay, clearpay, square, sumup,
        zettle
        """
    }
)


class Looks:
    """What the cells of one column look like; shares are of the distinct cells in a sample, without empty ones."""

    def __init__(self, table: RawTable, header: str, size: int) -> None:
        self._table, self._header = table, header
        self.cells = [without_marks(cell) for cell in table.sample(header, size)]

    @cached_property
    def dates(self) -> float:
        """Share of the cells that look like dates, 0 to 1."""
        return dates.looks_like_dates(self.cells)

    @cached_property
    def dates_or_counts(self) -> float:
        """Share of the cells that look like dates or the day counts of spreadsheets and computers, 0 to 1."""
        return dates.looks_like_dates(self.cells, named=True)

    @cached_property
    def amounts(self) -> float:
        """Share of the cells that are amounts of money, 0 to 1; of few distinct ones, at best without the rare."""
        share = money.share_of_amounts(self.cells)
        doubtful = 0 < share < 1 and len(self.cells) < _FEW_CELLS
        return max(share, money.share_of_amounts(self._usual())) if doubtful else share

    @cached_property
    def whole(self) -> float:
        """Share of the cells that have digits only, 0 to 1."""
        return self._share(lambda cell: cell.isdigit())

    @cached_property
    def cents(self) -> float:
        """Amounts with two decimals or a currency sign beside them."""
        return self._share(lambda cell: _CENTS.fullmatch(cell) is not None or currency.has_currency(cell))

    @cached_property
    def fractions(self) -> float:
        """Numbers that are not whole."""
        return self._share(lambda cell: _FRACTION.fullmatch(cell) is not None)

    @cached_property
    def emails(self) -> float:
        """Share of the cells that are e-mail addresses, 0 to 1."""
        return self._share(lambda cell: _EMAIL.fullmatch(cell.lower().removeprefix("mailto:")) is not None)

    @cached_property
    def phones(self) -> float:
        """Share of the cells that are written like phone numbers, 0 to 1."""
        return self._share(lambda cell: _PHONE.fullmatch(cell.strip("'")) is not None)

    @cached_property
    def digits(self) -> float:
        """Share of the cells with at least six digits, 0 to 1."""
        return self._share(lambda cell: sum(sign.isdigit() for sign in cell) >= 6)

    @cached_property
    def clocks(self) -> float:
        """Share of the cells that are times of day, 0 to 1."""
        return self._share(lambda cell: _CLOCK.fullmatch(cell) is not None)

    @cached_property
    def currencies(self) -> float:
        """Share of the cells that are currency codes or signs, 0 to 1."""
        return self._share(lambda cell: cell.upper() in _CODES or currency.has_currency(f"{cell} 1"))

    @cached_property
    def code_like(self) -> float:
        """What would be codes of currencies, were they known."""
        return self._share(lambda cell: _CODE_LIKE.fullmatch(cell) is not None)

    @cached_property
    def codes(self) -> float:
        """Codes of currencies."""
        return self._share(currency.is_code)

    @cached_property
    def statuses(self) -> float:
        """Share of the cells that are known states of an order, 0 to 1."""
        return self._share(lambda cell: outcome_of(cell) is not None)

    @cached_property
    def flags(self) -> float:
        """Yes or no, or that something is cancelled."""
        return self._share(lambda cell: answer_of(cell) is not None or outcome_of(cell) is Outcome.CANCELLED)

    @cached_property
    def no_sales(self) -> float:
        """Refunds, payouts and the like."""
        return self._share(lambda cell: kind_of(cell) not in {None, Kind.SALE})

    @cached_property
    def ways_to_pay(self) -> float:
        """Ways to pay: cash, cards, and the like."""
        return self._share(lambda cell: _WAY_TO_PAY.meaning(cell) is not None)

    @cached_property
    def persons(self) -> float:
        """Two or more words without a digit: names of people, but also of towns and goods."""
        return self._share(lambda cell: len(cell) <= 60 and _PERSON.fullmatch(cell) is not None)

    @cached_property
    def with_digit(self) -> float:
        """Share of the cells with at least one digit, 0 to 1."""
        return self._share(lambda cell: any(sign.isdigit() for sign in cell))

    @cached_property
    def short(self) -> bool:
        """Whether the first 50 cells have at most 60 characters each."""
        return all(len(cell) <= 60 for cell in self.cells[:50])

    @cached_property
    def distinct(self) -> int:
        """Number of different entries in the whole column."""
        values = self._table.values(self._header)
        if self._table.is_trimmed(self._header):
            return len(values) - int((values == "").any())
        return int(values[values != ""].nunique())

    @cached_property
    def filled(self) -> int:
        """Number of rows that have an entry in this column."""
        empty = np.append(np.asarray(self._table.values(self._header) == ""), True)
        return int((~empty[self._table.codes(self._header)]).sum())

    @cached_property
    def always_one(self) -> bool:
        """Whether many rows say the same, which tells nothing apart."""
        return self.distinct == 1 and self.filled >= 10

    @cached_property
    def repeats(self) -> bool:
        """Whether the cells name things that come back: more than one, and on average more than once each."""
        return 2 <= self.distinct <= 0.9 * self.filled

    def _usual(self) -> list[str]:
        """Return the distinct cells without those on hardly any row."""
        cells = self._table.values(self._header)
        rows = np.bincount(self._table.codes(self._header), minlength=len(cells)) * (cells != "")
        return [without_marks(str(cell)) for cell in cells[rows > _RARE * rows.sum()]] or self.cells

    def _share(self, test: Callable[[str], bool]) -> float:
        return sum(map(test, self.cells)) / len(self.cells) if self.cells else 0.0
