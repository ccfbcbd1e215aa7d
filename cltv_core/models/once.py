"""Work out once what several models want to know of the same customers."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from cltv_core.summary import CustomerSummary

Found = TypeVar("Found")


def once_a_summary(work_out: Callable[[CustomerSummary], Found]) -> Callable[[CustomerSummary], Found]:
    """Keep what was worked out of a summary for as long as there is the summary, which the result must not hold."""
    known: WeakKeyDictionary[CustomerSummary, Found] = WeakKeyDictionary()

    @wraps(work_out)
    def kept(summary: CustomerSummary) -> Found:
        if summary not in known:
            known[summary] = work_out(summary)
        return known[summary]

    return kept
