"""What reading makes of an export whose truth is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from cltv_core.errors import CltvError
from cltv_core.facts import Code
from cltv_core.reading import ReadOptions, SourceFile, read
from cltv_core.reading.codes import Asked, Warned
from cltv_core.text.say import say_error
from cltv_core.transactions import Transactions
from tests.core.reading.generator.export import Export, export_of
from tests.core.reading.generator.shop import Truth

TODAY = date(2026, 11, 1)
WORTH_SAYING = 0.02
"""Share of the revenue from which on an error must not be silent."""

_EXPECTED = frozenset({Warned.FEW_CUSTOMERS, Asked.TIMEZONE})
"""What is said of any small shop, and what moves no revenue."""

Verdict = Literal["right", "off", "wrong but said", "wrong in silence", "refused"]


@dataclass(frozen=True)
class Score:
    """`found`: what was read; None where the file was refused. `told`: the error's sentence, or what was said."""

    export: Export
    verdict: Verdict
    found: Truth | None
    told: str = ""

    def __str__(self) -> str:
        truth = self.export.truth
        return f"seed {self.export.seed}: {self.verdict}, found {self.found}, true {truth} {self.told}"


def scores(seeds: Iterable[int]) -> list[Score]:
    """Read the exports of these seeds and compare."""
    return [score(export_of(seed)) for seed in seeds]


def score(export: Export) -> Score:
    """Read one export; it is `right` where orders, customers and revenue are true to the cent."""
    try:
        read_of_it = read([SourceFile("export.csv", export.data)], ReadOptions(today=TODAY))
    except CltvError as refusal:
        return Score(export, "refused", None, " ".join(say_error(refusal)))
    found = _found(read_of_it)
    return Score(export, _verdict(export, found, read_of_it), found, ", ".join(_said(export, read_of_it)))


def _found(transactions: Transactions) -> Truth:
    orders = transactions.orders
    return Truth(len(orders), orders["customer_id"].nunique(), round(float(orders["revenue"].sum()), 2))


def _verdict(export: Export, found: Truth, transactions: Transactions) -> Verdict:
    truth = export.truth
    off = abs(found.revenue - truth.revenue)
    if off < 0.01 and (found.orders, found.customers) == (truth.orders, truth.customers):
        return "right"
    if off <= WORTH_SAYING * truth.revenue:
        return "off"
    return "wrong but said" if _said(export, transactions) else "wrong in silence"


def _said(export: Export, transactions: Transactions) -> list[str]:
    """What tells the owner that the figures may be wrong, but for what is true of any such file."""
    report = transactions.report
    told = [*report.warnings, *(question.text for question in report.questions)]
    decided = [
        f"decided: {decision.what.key}"
        for decision in report.decisions
        if not decision.certain and abs(decision.revenue) >= WORTH_SAYING / 2 * export.truth.revenue
    ]
    return [*(fact.key for fact in told if fact.code not in _EXPECTED | _true_of(export)), *decided]


def _true_of(export: Export) -> frozenset[Code]:
    """What must be said even where all is read right, and so excuses no error."""
    habits = export.habits
    unnamed: set[Code] = {Warned.SOME_UNNAMED} if habits.nobody else set()
    return frozenset(unnamed | ({Asked.COUNT_OPEN} if habits.pending else set()))


def by_kind(found: Iterable[Score]) -> dict[str, tuple[int, int]]:
    """Kind of export -> how many were right, of how many; the worst first."""
    right: Counter[str] = Counter()
    all_of_it: Counter[str] = Counter()
    for one in found:
        for kind in one.export.spec.kinds():
            all_of_it[kind] += 1
            right[kind] += one.verdict == "right"
    return {kind: (right[kind], all_of_it[kind]) for kind in sorted(all_of_it, key=lambda k: right[k] / all_of_it[k])}
