"""Lists of more people than fit into memory: Parquet by segment, and from it the files for a tool."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from cltv_core.destinations.declaration import Destination
from cltv_core.destinations.exports import lists, prepared
from cltv_core.destinations.lists import PEOPLE_COLUMNS, slug
from cltv_core.destinations.wanted import Wanted
from cltv_core.terms import Terms
from cltv_core.threads import side_by_side

AT_ONCE = 250_000
"""People of a list that are brought into the form of a tool together; an address is told once among these."""

MAKERS = 2
"""Lists that are made at the same time, where none is of more than `AT_ONCE` people."""

SHEET = 1_048_575
"""Rows that a spreadsheet opens, below the header: a plain file has no more."""

_NUMBERS = {"expected_value", "p_alive", "value_low", "value_high"}
_SCHEMA = pa.schema(
    [
        pa.field(name, pa.float64() if name in _NUMBERS else pa.int64() if name == "orders" else pa.string())
        for name in PEOPLE_COLUMNS
    ]
)
_TEXTS = [column.name for column in _SCHEMA if pa.types.is_string(column.type)]


@dataclass(frozen=True)
class Lists:
    """The people of each segment who did not say no, as one Parquet file in `folder`, in the order they came in."""

    folder: Path
    _open: dict[str, pq.ParquetWriter] = field(default_factory=dict, repr=False)

    @classmethod
    @contextmanager
    def being_written(cls, folder: Path) -> Iterator[Lists]:
        """Yield lists to add people to; they are complete when the block ends."""
        folder.mkdir(parents=True, exist_ok=True)
        found = cls(folder)
        try:
            yield found
        finally:
            for writer in found._open.values():
                writer.close()

    def add(self, people: pd.DataFrame) -> None:
        """Add people, rows of `cltv_core.destinations.lists.everyone`."""
        welcome = people.loc[people["consent"] != "no", list(PEOPLE_COLUMNS)]
        for segment, members in welcome.groupby("segment"):
            if segment not in self._open:
                self._open[str(segment)] = pq.ParquetWriter(self.folder / f"{slug(str(segment))}.parquet", _SCHEMA)
            self._open[str(segment)].write_table(pa.Table.from_pandas(members, _SCHEMA, preserve_index=False))

    @property
    def files(self) -> Mapping[str, Path]:
        """Return the file of each segment."""
        return {segment: self.folder / f"{slug(segment)}.parquet" for segment in sorted(self._open)}

    def for_tool(self, tool: Destination, terms: Terms) -> Iterator[tuple[str, bytes]]:
        """Yield name and content of the files for a tool, each no larger than the tool takes."""
        if tool.keeps_everyone and tool.max_rows is None:
            tool = replace(tool, max_rows=SHEET)
        wanted = Wanted(tool, terms)
        several = max(map(_people, self.files.values()), default=0) <= AT_ONCE
        for made in side_by_side(partial(_made, wanted), self._batches(), MAKERS if several else 1):
            yield from made

    def _batches(self) -> Iterator[tuple[str, pa.RecordBatch]]:
        for segment, file in self.files.items():
            several = _people(file) > AT_ONCE
            for number, batch in enumerate(pq.ParquetFile(file).iter_batches(AT_ONCE), 1):
                yield f"{segment} {number}" if several else segment, batch


def _people(file: Path) -> int:
    return int(pq.read_metadata(file).num_rows)


def _made(wanted: Wanted, named: tuple[str, pa.RecordBatch]) -> list[tuple[str, bytes]]:
    name, batch = named
    people = batch.to_pandas().astype(dict.fromkeys(_TEXTS, "str"))
    people = people.sort_values("expected_value", ascending=False, kind="stable", ignore_index=True)
    return [(made.name, made.content) for made in lists(prepared(people, wanted), wanted, name)]
