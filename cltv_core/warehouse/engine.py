"""What the room asks of an engine beside narwhals."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

import narwhals as nw
import pyarrow as pa

from cltv_core.warehouse.source import Source, Terms

Frame = nw.LazyFrame[Any]

PARQUET = (".parquet", ".pq")
TEXT_FILES = (".csv", ".tsv", ".txt", ".gz", ".zst")

LARGEST = 1e12
"""Amounts beyond it are no money of a sale."""

WITH_OFFSET = r"\d:\d\d(:\d\d(\.\d+)?)?\s*(Z|[+-]\d\d(:?\d\d)?)$"
"""How a moment ends that tells its zone itself."""


BESIDE_LEARNING = "1GB"
"""Memory for counting everybody while the forecast is learnt here."""

FOR_PARTS = "256MB"
"""Memory for bringing single parts here, once every table is worked out."""


class Engine(Protocol):
    """An engine in which sales lie, and tables that are worked out once and kept there."""

    def session(self, source: Source) -> AbstractContextManager[None]:
        """End the session with the block, in which what the engine cannot read of `source` becomes UnreadableFile."""

    def lines(self, source: Source, terms: Terms) -> Frame:
        """Return the lines of the source, typed.

        `customer_id` and `order_id` (text, "" for an unknown customer), `moment` (shop's local time) and `amount`
        (money), null where they cannot be read; `product`, `channel`, `discount_code` and the contacts that are mapped
        (text), `quantity`.

        Raises
        ------
        UnreadableFile
            There is nothing at the place, or the engine cannot open it.
        NotTransactions
            The mapping does not fit the columns.
        """

    def cells(self, source: Source) -> Frame:
        """Return the columns of a source that can be opened, as they stand."""

    def keep(self, frame: Frame, name: str) -> Frame:
        """Work a frame out, keep it as a table, and return that."""

    def with_day(self, frame: Frame) -> Frame:
        """Add `day` of `moment`, a whole number since 1970."""

    def with_month(self, frame: Frame, day: str, name: str) -> Frame:
        """Add the month of the column `day` under a `name`, a whole number since January 1970."""

    def latest(self, lines: Frame, names: Sequence[str]) -> Frame:
        """Return of each customer the latest text in each of the columns `names`, "" where there is none."""

    def by_customer(self, days: Frame, sums: Sequence[str]) -> Frame:
        """Return of each customer the first and last `day`, how many `days`, and `first_revenue`, that of the first.

        The columns `sums` are added up.
        """

    def with_hash(self, frame: Frame, column: str) -> Frame:
        """Add `hash`, a whole number below 2^32 that depends on the text of `column` alone: that of its MD5."""

    def arrow(self, frame: Frame) -> pa.Table:
        """Bring the rows of a frame here."""

    def make_room(self, memory: str) -> None:
        """Hold no more than so much in this process from now on."""
