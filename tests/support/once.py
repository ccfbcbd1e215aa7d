"""What many tests ask of the same sales is worked out once: what was read of files, and what is expected of customers.

Both depend on nothing but what they are asked, and nobody changes what they return. Pages and commands get it from
here; tests that call `read` or `backtested_forecast` themselves are about these, and get it worked out anew.
"""

from __future__ import annotations

import hashlib
import pickle
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from threading import RLock
from typing import Any

import pytest

import cltv_core.reading
from cltv_core import analysis
from cltv_core.reading import ReadOptions, SourceFile, read
from cltv_core.terms import Terms
from cltv_core.transactions import Transactions
from cltv_core.value.forecast import backtested_forecast, first_forecast


class Once:
    """A function of whose results the `most` latest are kept under what it was asked; errors are not."""

    def __init__(self, work: Callable[..., Any], asked: Callable[..., object], most: int) -> None:
        self._work, self._asked, self._most = work, asked, most
        self._lock = RLock()
        self._kept: OrderedDict[bytes, Any] = OrderedDict()

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        key = hashlib.sha256(pickle.dumps(self._asked(*arguments, **options))).digest()
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        found = self._work(*arguments, **options)
        with self._lock:
            self._kept[key] = found
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return found

    def forget(self) -> None:
        """Keep nothing of what was asked so far."""
        self._kept.clear()


def _files(files: Sequence[SourceFile], options: ReadOptions | None = None) -> object:
    return [(file.name, file.data) for file in files], repr(options)


def _sales(sales: Transactions, terms: Terms, *_: object, **others: Any) -> object:
    """`others`: a first forecast is that of the same sales and terms, but one that was made for another horizon."""
    first = others.get("first")
    elsewhere = first is not None and (first.start is None or first.terms != terms)
    frames = (sales.orders, sales.lines, sales.customers, sales.refunds, sales.mailings, sales.answers)
    return frames, terms, id(first) if elsewhere else first is None


READINGS = Once(read, _files, most=64)
RACES, FIRST = Once(backtested_forecast, _sales, most=16), Once(first_forecast, _sales, most=16)


@contextmanager
def in_pages_and_commands() -> Iterator[None]:
    """Let pages and commands find again what was worked out before."""
    from dashboard.server import tasks

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cltv_core.reading, "read", READINGS)
        patch.setattr(tasks, "read", READINGS)
        patch.setattr(tasks, "backtested_forecast", RACES)
        patch.setattr(analysis, "backtested_forecast", RACES)
        patch.setattr(analysis, "first_forecast", FIRST)
        yield


def forget() -> None:
    """Keep nothing: for tests about what a page keeps."""
    for one in (READINGS, RACES, FIRST):
        one.forget()
