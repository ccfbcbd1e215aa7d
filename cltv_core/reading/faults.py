"""The errors of the reading room, made of its codes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cltv_core.errors import CltvError, ColumnsUnclear, NotTransactions, OnlyCards, UnreadableFile
from cltv_core.facts import Fact
from cltv_core.reading.codes import NotSales, Problem, Remedy


def not_sales(
    file: str, problem: Problem | NotSales, remedy: Remedy | Fact, faults: Sequence[Fact] = (), **args: Any
) -> NotTransactions:
    """Make the error for a table that is not one of sales to customers."""
    return NotTransactions(problem(file=file, **args), remedy, faults, file=file)


def several(faults: Sequence[CltvError]) -> CltvError:
    """Make one error of the faults of several files, which can be answered where only the owner's answer is missing."""
    first, *others = faults
    if isinstance(first, OnlyCards) and not others:
        return first
    if isinstance(first, ColumnsUnclear) and all(isinstance(fault, ColumnsUnclear) for fault in others):
        return ColumnsUnclear(
            first.problem,
            first.remedy,
            [*first.faults, *others],
            file=first.file,
            missing=first.missing,
            headers=first.headers,
            understood=first.understood,
            examples=first.examples,
        )
    return UnreadableFile(Problem.SEVERAL_FILES, Remedy.FIX_OR_REMOVE, faults)
