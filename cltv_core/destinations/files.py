"""Screened cells as the files of a destination, each no larger than the tool takes."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd

from cltv_core.csv_export import written
from cltv_core.destinations.cells import DAYS, NUMBERS
from cltv_core.destinations.declaration import Column, Destination
from cltv_core.destinations.xlsx import workbook

_LINE_END = b"\r\n"


@dataclass(frozen=True)
class File:
    """`people`: how many rows; `consent`: yes, or unknown; `parts`: into how many files its list was split."""

    name: str
    content: bytes = field(repr=False)
    people: int
    consent: str
    parts: int = 1


def files(frame: pd.DataFrame, destination: Destination, horizon: str, name: str, consent: str) -> tuple[File, ...]:
    """The people of `frame` in one file, or in name-1, name-2 ... where one would be too large; none for nobody."""
    if not len(frame):
        return ()
    table = _table(frame, destination, horizon)
    parts = _workbooks(table, destination) if destination.kind == "xlsx" else _csv(table, destination)
    return tuple(
        File(f"{name}{f'-{place}' if len(parts) > 1 else ''}.{destination.kind}", content, size, consent, len(parts))
        for place, (content, size) in enumerate(parts, 1)
    )


def _table(frame: pd.DataFrame, destination: Destination, horizon: str) -> pd.DataFrame:
    """The columns as the tool spells them."""
    filled = [(column, _filled(frame, column)) for column in destination.columns]
    kept = {_header(column, horizon): cells for column, cells in filled if not column.optional or (cells != "").any()}
    return pd.DataFrame(kept, index=frame.index)


def _header(column: Column, horizon: str) -> str:
    return column.header.format(horizon.upper() if column.header.isupper() else horizon)


def _filled(frame: pd.DataFrame, column: Column) -> pd.Series:
    """Our own field; without one, or where it knows nothing of anybody, what the owner joined under this name."""
    if column.field in frame and (frame[column.field] != "").any():
        return frame[column.field]
    wanted = {_bare(column.header), _bare(column.field)} - {""}
    joined = next((name for name in frame if _bare(str(name)) in wanted and (frame[name] != "").any()), None)
    return frame[joined] if joined else pd.Series(column.constant, index=frame.index, dtype="str")


def _bare(name: str) -> str:
    return "".join(sign for sign in name.lower() if sign.isalnum())


def _csv(table: pd.DataFrame, destination: Destination) -> list[tuple[bytes, int]]:
    """No cell holds a line break, so a line is a row."""
    content = written(table).encode()
    if _fits(len(content), len(table), destination):
        return [(content, len(table))]
    head, *lines = content.removesuffix(_LINE_END).split(_LINE_END)
    ends = np.cumsum([len(line) + len(_LINE_END) for line in lines])
    return [
        (_LINE_END.join([head, *lines[start:end], b""]), end - start)
        for start, end in _chunks(ends, (destination.max_bytes or ends[-1]) - len(head) - len(_LINE_END), destination)
    ]


def _chunks(ends: npt.NDArray[np.int64], room: int, destination: Destination) -> list[tuple[int, int]]:
    """From row, to row (not included): as many as fit, at least one."""
    chunks: list[tuple[int, int]] = []
    start = 0
    while start < len(ends):
        before = ends[start - 1] if start else 0
        fits = int(np.searchsorted(ends, before + room, side="right"))
        end = min(max(fits, start + 1), start + (destination.max_rows or len(ends)))
        chunks.append((start, end))
        start = end
    return chunks


def _fits(size: int, rows: int, destination: Destination) -> bool:
    return size <= (destination.max_bytes or size) and rows <= (destination.max_rows or rows)


def _workbooks(table: pd.DataFrame, destination: Destination) -> list[tuple[bytes, int]]:
    step = destination.max_rows or len(table)
    parts = [table.iloc[start : start + step] for start in range(0, len(table), step)]
    return [(workbook(part, numbers=NUMBERS, days=DAYS), len(part)) for part in parts]
