"""What an owner should bear in mind, without saying one thing twice."""

from __future__ import annotations

from collections.abc import Sequence

from cltv_core.backtest.codes import Finding
from cltv_core.facts import Code, Fact
from cltv_core.reading.codes import Note, Warned
from cltv_core.reading.formats.by_meaning import BY_MEANING
from cltv_core.transactions import FileReport, Transactions
from cltv_core.value.codes import Caution
from cltv_core.value.forecast import Forecast

ROUGH_GUIDES: Sequence[Code] = (
    Warned.FEW_CUSTOMERS,
    Finding.TOO_SHORT_TO_TEST,
    Finding.NOTHING_TO_TEST,
    Caution.NEARER_HORIZON,
    Caution.LONG_HORIZON,
)
"""Cautions by which the future is a rough guide, the weightiest first."""


UNNAMED: Sequence[Code] = (Warned.SOME_UNNAMED, Warned.MOST_UNNAMED)
"""Sales without a customer: a page says so where it tells how much was sold."""

WITH_TAX: Sequence[Code] = (Note.WITH_TAX_AND_SHIPPING, Note.RECEIPT_TOTALS, Note.TAX_WITHOUT_TIPS)
"""Amounts as a known program writes them, tax and all; of a table of no known program that is not known."""


def include_tax(transactions: Transactions) -> bool:
    """Tell whether all amounts are known to be those that customers paid, with tax."""
    sales = [file for file in transactions.report.files if file.kind == "sales"]
    return bool(sales) and all(_includes_tax(file) for file in sales)


def _includes_tax(file: FileReport) -> bool:
    return file.format != BY_MEANING.key and any(note.code in WITH_TAX for note in file.notes)


def unnamed(transactions: Transactions) -> tuple[Fact, ...]:
    """Tell which part of all sales names no customer, where that is worth a line beside the money."""
    return tuple(fact for fact in transactions.report.warnings if fact.code in UNNAMED)


def cautions(transactions: Transactions, forecast: Forecast) -> tuple[Fact, ...]:
    """Tell the warnings of the files and of the forecast that is told; of the rough guides only the weightiest."""
    told = dict.fromkeys((*transactions.report.warnings, *forecast.cautions))
    return tuple(_without_repeats(tuple(told)))


def _without_repeats(told: Sequence[Fact]) -> list[Fact]:
    """Leave out the rough guides that follow a weightier one."""
    guides = sorted({fact.code for fact in told} & set(ROUGH_GUIDES), key=ROUGH_GUIDES.index)
    return [fact for fact in told if fact.code not in guides[1:]]
