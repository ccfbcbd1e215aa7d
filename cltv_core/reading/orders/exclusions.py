"""Which rows were left out and why, and the sum that closes to the cent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from cltv_core.facts import Fact
from cltv_core.reading.codes import Excluded
from cltv_core.reading.source.table import RawTable
from cltv_core.transactions import Exclusion

Mask = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]


@dataclass
class Ledger:
    """Collects, while a file is read, what is left out: whole rows, and parts of the amounts of rows."""

    amounts: Floats
    reasons: list[Fact] = field(default_factory=list)
    reason_of_row: npt.NDArray[np.int16] = field(init=False)
    parts: list[tuple[Fact, npt.NDArray[np.intp], Floats]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.reason_of_row = np.full(len(self.amounts), -1, dtype=np.int16)

    @property
    def used(self) -> Mask:
        """Rows that no reason has left out so far."""
        return self.reason_of_row < 0

    def exclude(self, rows: Mask, reason: Fact) -> None:
        """Leave out these rows, but for those that were left out before."""
        hit = rows & self.used
        if hit.any():
            if reason not in self.reasons:
                self.reasons.append(reason)
            self.reason_of_row[hit] = self.reasons.index(reason)

    def exclude_part(self, reason: Fact, rows: npt.NDArray[np.intp], amounts: Floats) -> None:
        """Leave out only these amounts of these rows."""
        if len(rows):
            self.parts.append((reason, rows, amounts))

    def exclusions(self, used_amount: float) -> tuple[float, tuple[Exclusion, ...]]:
        """Return the amount in the file, and each reason with its rows and amount.

        Together with `used_amount` the reasons add up to the amount in the file, in whole cents. Fractions of a cent
        go to the largest exclusion.
        """
        totals = self._totals()
        file_amount = round(float(np.nansum(self.amounts)), 2)
        cents = {reason: round(amount * 100) for reason, (_, amount) in totals.items()}
        left_over = round(file_amount * 100) - round(used_amount * 100) - sum(cents.values())
        if cents and abs(left_over) <= len(cents) + 1:
            cents[max(cents, key=lambda reason: abs(cents[reason]))] += left_over
        elif 0 < abs(left_over) <= 1 + len(self.amounts) / 2:
            totals[Excluded.ROUNDING()] = (0, left_over / 100)
            cents[Excluded.ROUNDING()] = left_over
        return file_amount, tuple(Exclusion(reason, rows, cents[reason] / 100) for reason, (rows, _) in totals.items())

    def _totals(self) -> dict[Fact, tuple[int, float]]:
        amounts = np.nan_to_num(self.amounts)
        totals: dict[Fact, tuple[int, float]] = {}
        for reason, rows, part in self._entries():
            count, amount = totals.get(reason, (0, 0.0))
            own = amounts[rows] if part is None else part
            totals[reason] = (count + len(rows), amount + float(own.sum()))
        return totals

    def _entries(self) -> Iterable[tuple[Fact, npt.NDArray[np.intp], Floats | None]]:
        for number, reason in enumerate(self.reasons):
            yield reason, np.flatnonzero(self.reason_of_row == number), None
        for reason, rows, amounts in self.parts:
            yield reason, rows, amounts

    def excluded_rows(self, table: RawTable) -> pa.Table:
        """Return the rows that were left out, as they stand in the file.

        File, line, key of the reason and amount left out stand before the columns of the file.
        """
        entries = list(self._entries())
        if not entries:
            return pa.table({})
        rows = np.concatenate([rows for _, rows, _ in entries])
        amounts = np.concatenate(
            [np.nan_to_num(self.amounts[rows]) if part is None else part for _, rows, part in entries]
        )
        reasons = np.repeat(np.arange(len(entries)), [len(rows) for _, rows, _ in entries])
        order = np.argsort(rows, kind="stable")
        cells = table.rows(rows[order])
        fixed = {
            "file": pa.DictionaryArray.from_arrays(np.zeros(len(rows), dtype=np.int32), [table.name]),
            "line": pa.array(table.lines[rows[order]]),
            "reason": pa.DictionaryArray.from_arrays(
                reasons[order].astype(np.int32), [reason.key for reason, _, _ in entries]
            ),
            "amount left out": pa.array(amounts[order].round(2)),
        }
        own = {header: cells.column(header) for header in table.headers if header not in fixed}
        return pa.table({**fixed, **own})


def whole_cents(amounts: pd.Series) -> float:
    """Add up amounts, in whole cents."""
    return round(float(amounts.sum()), 2)
