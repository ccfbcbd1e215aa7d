"""From the amount in the owner's files to the amount used: the one account that pages and report both show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cltv_core.errors import Told
from cltv_core.facts import Code
from cltv_core.reading.codes import Excluded
from cltv_core.transactions import Exclusion, FileReport, ReadingReport

IN_PART = frozenset({Excluded.REFUND_GIVEN})
"""Reasons for which amounts are taken off rows that are used all the same.

The row of a refund counts as left out wherever some of it found no purchase.
"""


class Sum(Code):
    """The ends of an account."""

    IN_FILES = "in_files"
    USED = "used"


@dataclass(frozen=True)
class Line:
    """One line of an account: what is counted (`Sum`, or the reason for which something was taken off).

    `in_part`: rows that lost some of their amount and are among those used; `rows` has none of them.
    """

    what: Told
    rows: int
    amount: float
    in_part: int = 0


@dataclass(frozen=True)
class Account:
    """The sales `files` of one `currency`: what they hold, what was taken off (negative) for each reason, what is used.

    Of `lines`, those before the last add up to it, in rows and to the cent.
    """

    currency: str
    files: tuple[str, ...]
    lines: tuple[Line, ...]


def accounts(report: ReadingReport) -> tuple[Account, ...]:
    """One a currency, in order of first appearance; files of people hold no money and are in none."""
    sales = [file for file in report.files if file.kind == "sales"]
    currencies = dict.fromkeys(file.currency for file in sales)
    return tuple(_account(code, [file for file in sales if file.currency == code]) for code in currencies)


def _account(currency: str, files: Sequence[FileReport]) -> Account:
    report = ReadingReport(files=tuple(files))
    rows = sum(file.rows for file in files)
    taken = [_taken(part) for part in report.exclusions]
    used = Line(Sum.USED, rows + sum(line.rows for line in taken), report.used_amount)
    lines = (Line(Sum.IN_FILES, rows, report.file_amount), *taken, used)
    return Account(currency, tuple(file.name for file in files), lines)


def _taken(part: Exclusion) -> Line:
    """Taken from zero and not negated, since nothing taken off is 0.00 and never -0.00."""
    whole, in_part = (0, part.rows) if part.reason.code in IN_PART else (part.rows, 0)
    return Line(part.reason, 0 - whole, 0.0 - part.amount, in_part)
