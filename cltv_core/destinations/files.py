"""Screened people as the files of a destination, each no larger than the tool takes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from cltv_core.destinations.cells import DAYS, NUMBERS, cells, presentable
from cltv_core.destinations.csv_files import header, lines
from cltv_core.destinations.declaration import Column
from cltv_core.destinations.hashing import hashed
from cltv_core.destinations.wanted import Wanted
from cltv_core.destinations.xlsx import workbook
from cltv_core.threads import own_property

_LINE_END = b"\r\n"
_MONTH = 365.25 / 12


@dataclass(frozen=True)
class File:
    """One file of a list, written when its content is first asked for.

    `people`: how many rows, `with_email`: of these, those with an e-mail address; `consent`: "yes" or "unknown";
    `parts`: into how many files the list was split; `make` writes the content.
    """

    name: str
    people: int
    consent: str
    parts: int = 1
    with_email: int = 0
    make: Callable[[], bytes] = field(default=bytes, repr=False, compare=False)

    @own_property
    def content(self) -> bytes:
        """Return the bytes of the file."""
        return self.make()


def files(people: pd.DataFrame, wanted: Wanted, name: str, consent: str) -> tuple[File, ...]:
    """Return the people in one file, or in name-1, name-2 ... where one would be too large; none for nobody."""
    if not len(people):
        return ()
    listed, kind = _List(people, wanted), wanted.destination.kind
    parts = listed.parts()
    return tuple(
        File(
            f"{name}{f'-{place}' if len(parts) > 1 else ''}.{kind}",
            end - start,
            consent,
            len(parts),
            int((people["email"].iloc[start:end] != "").sum()),
            partial(listed.written, start, end),
        )
        for place, (start, end) in enumerate(parts, 1)
    )


@dataclass(frozen=True)
class _List:
    """One list, not written before it has to be: to be asked for, or to know how large it is."""

    people: pd.DataFrame
    wanted: Wanted

    @own_property
    def table(self) -> pd.DataFrame:
        """The columns as the tool spells them."""
        destination, terms = self.wanted.destination, self.wanted.terms
        frame = cells(self.people, destination, terms)
        frame = presentable(hashed(frame, destination) if self.wanted.hashed else frame, destination)
        filled = [(column, _filled(frame, column)) for column in destination.columns]
        ahead = _horizon(terms.horizon_days)
        kept = {_header(column, ahead): cells for column, cells in filled if not column.optional or (cells != "").any()}
        return pd.DataFrame(kept, index=frame.index)

    def parts(self) -> list[tuple[int, int]]:
        """From row, to row (not included) of each file."""
        destination, size = self.wanted.destination, len(self.people)
        most = destination.max_rows or size
        if destination.max_bytes is None:
            return [(start, min(start + most, size)) for start in range(0, size, most)]
        ends = np.cumsum(pc.binary_length(lines(self.table)).to_numpy(zero_copy_only=False) + len(_LINE_END))
        return _chunks(ends, destination.max_bytes - len(header(self.table).encode()) - len(_LINE_END), most)

    def written(self, start: int, end: int) -> bytes:
        table = self.table.iloc[start:end]
        if self.wanted.destination.kind == "xlsx":
            return workbook(table, numbers=NUMBERS, days=DAYS)
        rows = pa.ListArray.from_arrays([0, len(table)], lines(table))
        body = pc.binary_join(rows, _LINE_END.decode())[0].as_buffer()
        return _LINE_END.join([header(table).encode(), body, b""])


def _horizon(days: int) -> str:
    """12m for a forecast of a year, 90d for one that is no whole number of months."""
    months = round(days / _MONTH)
    return f"{months}m" if months and abs(days - months * _MONTH) < 2 else f"{days}d"


def _header(column: Column, ahead: str) -> str:
    return column.header.format(ahead.upper() if column.header.isupper() else ahead)


def _filled(frame: pd.DataFrame, column: Column) -> pd.Series:
    """Our own field; without one, or where it knows nothing of anybody, what the owner joined under this name."""
    if column.field in frame and (frame[column.field] != "").any():
        return frame[column.field]
    wanted = {_bare(column.header), _bare(column.field)} - {""}
    joined = next((name for name in frame if _bare(str(name)) in wanted and (frame[name] != "").any()), None)
    return frame[joined] if joined else pd.Series(column.constant, index=frame.index, dtype="str")


def _bare(name: str) -> str:
    return "".join(sign for sign in name.lower() if sign.isalnum())


def _chunks(ends: npt.NDArray[np.int64], room: int, most: int) -> list[tuple[int, int]]:
    """As many rows as fit, at least one; `ends`: bytes up to the end of each row."""
    chunks: list[tuple[int, int]] = []
    start = 0
    while start < len(ends):
        before = ends[start - 1] if start else 0
        fits = int(np.searchsorted(ends, before + room, side="right"))
        end = min(max(fits, start + 1), start + most)
        chunks.append((start, end))
        start = end
    return chunks
