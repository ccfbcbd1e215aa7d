"""The work that is done in processes of its own: functions that a worker can find by name."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Sequence
from typing import Any

from cltv_core.reading.read import ReadOptions, SourceFile, read
from cltv_core.transactions import Transactions
from cltv_core.value.forecast import Forecast, backtested_forecast

Progress = Callable[[float, Any], None]
"""Told how much of the work is done (0 to 1) and what is being done; raises where nobody waits any more."""


def race_models(transactions: Transactions, first: Forecast, *, progress: Progress) -> Forecast:
    """Forecast with the models that did best on the shop's own past (see `cltv_core.value.forecast`)."""
    return backtested_forecast(transactions, first.terms, first=first, progress=progress)


def read_files(
    names: Sequence[str], contents: list[pickle.PickleBuffer], options: ReadOptions, *, progress: Progress
) -> Transactions:
    """Read the owner's files (see `cltv_core.reading.read`). Raises the errors of that room.

    `contents` is emptied, so that no file is there twice.
    """
    progress(0.0, None)
    files = [SourceFile(name, bytes(contents.pop(0))) for name in names]
    return read(files, options)
