"""The work that is done in processes of its own: functions that a worker can find by name."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from cltv_core.analysis import History
from cltv_core.describe.small_shop import MONTHS_AHEAD, is_small
from cltv_core.reading.read import ReadOptions, SourceFile, read
from cltv_core.terms import MONTHS_A_YEAR, Terms
from cltv_core.transactions import Transactions
from cltv_core.value.forecast import Forecast, backtested_forecast

Progress = Callable[[float, Any], None]
"""Told how much of the work is done (0 to 1) and what is being done; raises where nobody waits any more."""


@dataclass(frozen=True)
class ShopRead:
    """What comes of reading the files of a shop.

    `small`: too few customers or too young for a forecast to be worth much, which is why it looks fewer `months` ahead
    than others as long as the owner chooses nothing else. `first`: the forecast of so many months without a race.
    """

    history: History = field(repr=False)
    small: bool
    months: int
    first: Forecast = field(repr=False)

    @classmethod
    def of(cls, transactions: Transactions) -> ShopRead:
        """Work out what every page of the shop begins with."""
        history, small = History(transactions, transactions.last_day), is_small(transactions)
        months = MONTHS_AHEAD if small else MONTHS_A_YEAR
        return cls(history, small, months, history.first_forecast(Terms.of(history.as_of, months=months)))


def race_models(transactions: Transactions, first: Forecast, *, progress: Progress) -> Forecast:
    """Forecast with the models that did best on the shop's own past (see `cltv_core.value.forecast`)."""
    return backtested_forecast(transactions, first.terms, first=first, progress=progress)


def read_files(
    names: Sequence[str], contents: list[pickle.PickleBuffer], options: ReadOptions, *, progress: Progress
) -> ShopRead:
    """Read the owner's files (see `cltv_core.reading.read`). Raises the errors of that room.

    What every page begins with is worked out with it, as half a second of it in the server holds all pages up.
    `contents` is emptied, so that no file is there twice.
    """
    progress(0.0, None)
    files = [SourceFile(name, bytes(contents.pop(0))) for name in names]
    return ShopRead.of(read(files, options))
