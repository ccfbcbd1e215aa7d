"""Work out once what several models want to know of the same customers."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from threading import RLock
from typing import TypeVar
from weakref import WeakKeyDictionary

from cltv_core.summary import CustomerSummary

Found = TypeVar("Found")


def once_a_summary(work_out: Callable[[CustomerSummary], Found]) -> Callable[[CustomerSummary], Found]:
    """Keep what was worked out of a summary for as long as there is the summary, which the result must not hold.

    Of several threads that ask about the same summary, one works it out.
    """
    known: WeakKeyDictionary[CustomerSummary, Found] = WeakKeyDictionary()
    locks: WeakKeyDictionary[CustomerSummary, RLock] = WeakKeyDictionary()

    @wraps(work_out)
    def kept(summary: CustomerSummary) -> Found:
        with locks.setdefault(summary, RLock()):
            if summary not in known:
                known[summary] = work_out(summary)
            return known[summary]

    return kept
