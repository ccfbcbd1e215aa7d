"""What to bear in mind of all files together: what was left out though it may be sales, and too few customers."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from cltv_core.facts import Fact, Money
from cltv_core.reading.codes import Excluded, Warned
from cltv_core.reading.merge.buyers import whole_name
from cltv_core.transactions import Decision, FileReport

Codes = npt.NDArray[np.int64]

FEW_CUSTOMERS = 50
FEW_RETURN = 0.15
MOST = 2 / 3
"""Where a larger share of the sales names no customer, the figures speak for a few alone."""
WORTH_TELLING_NAMES = 5
"""So many people of one name in two programs are more than chance."""
WORTH_A_WARNING = 0.02
"""Of the amount in the files that is left out because its date cannot be read."""


def warnings_of(reports: Sequence[FileReport], customers: int) -> tuple[Fact, ...]:
    """Warn of what was left out that may be sales, and of too few customers."""
    warnings = [note for report in reports for note in report.notes if isinstance(note.code, Warned)]
    if customers < FEW_CUSTOMERS:
        warnings.append(Warned.FEW_CUSTOMERS(customers=customers))
    nameless = _left_out(reports, Excluded.NO_CUSTOMER)
    total = sum(report.file_amount for report in reports)
    if total > 0 and nameless / total >= 0.05:
        warnings.append(_unnamed(nameless / total))
    unread = _left_out(reports, Excluded.NO_DATE)
    if total > 0 and unread / total >= WORTH_A_WARNING:
        warnings.append(Warned.DATES_UNREAD(share=unread / total))
    return (*warnings, *_lost(reports, total))


def of_cards(orders: pd.DataFrame, cards: Collection[str]) -> list[Fact]:
    """Warn where many customers are known by one of these cards only, and hardly any card was seen twice."""
    visits = orders["customer_id"].value_counts() if cards else pd.Series(dtype="int64")
    of_cards = visits[visits.index.isin(cards)]
    if len(of_cards) < 0.2 * len(visits) or not len(of_cards) or (of_cards > 1).mean() >= FEW_RETURN:
        return []
    return [Warned.CARDS_RARELY_RETURN(share=len(of_cards) / len(visits))]


def of_names(program: pd.Series, codes: Codes, customers: pd.DataFrame) -> Iterator[Fact]:
    """Warn of names that stand in the files of several programs and were not found to be one person each.

    `program` and `codes`: of each order its program and its customer's row.
    """
    if program.nunique() < 2:
        return
    seen = pd.DataFrame({"program": program.to_numpy(), "customer": codes}).drop_duplicates()
    seen["name"] = whole_name(customers).to_numpy()[seen["customer"]]
    named = seen[seen["name"] != ""].groupby("name")
    names = int(((named["program"].nunique() > 1) & (named["customer"].nunique() > 1)).sum())
    if names >= WORTH_TELLING_NAMES:
        yield Warned.SAME_NAMES(names=names)


def of_decisions(decisions: Sequence[Decision], reports: Sequence[FileReport]) -> Iterator[Fact]:
    """Warn of each decision that no cell proves and that would move the revenue."""
    used = sum(report.used_amount for report in reports)
    for decision in decisions:
        if not decision.certain and abs(decision.revenue) > WORTH_A_WARNING * max(used, 1.0):
            change = Money(decision.revenue, next(report.currency for report in reports if report.kind == "sales"))
            chosen, alternative = decision.chosen, decision.alternative
            yield Warned.DECIDED(what=decision.what, chosen=chosen, alternative=alternative, change=change)


def _lost(reports: Sequence[FileReport], total: float) -> Iterator[Fact]:
    """Warn of what was left out though it may be sales or refunds."""
    rows = sum(report.rows for report in reports if report.kind == "sales")
    unread = sum(
        part.rows for report in reports for part in report.exclusions
        if part.reason.code in {Excluded.NO_AMOUNT, Excluded.TORN_ROW}
    )  # fmt: skip
    if rows and unread / rows >= WORTH_A_WARNING:
        yield Warned.AMOUNTS_UNREAD(rows=unread, share=unread / rows)
    for reason, warned in (
        (Excluded.FUTURE, Warned.DATED_LATER),
        (Excluded.REFUND_UNMATCHED, Warned.REFUNDS_UNMATCHED),
    ):
        share = abs(_left_out(reports, reason)) / max(abs(total), 1.0)
        if share >= WORTH_A_WARNING:
            yield warned(share=share)


def _left_out(reports: Sequence[FileReport], reason: Excluded) -> float:
    return sum(part.amount for report in reports for part in report.exclusions if part.reason.code is reason)


def _unnamed(share: float) -> Fact:
    return Warned.SOME_UNNAMED(share=share) if share <= MOST else Warned.MOST_UNNAMED(named=1 - share)
