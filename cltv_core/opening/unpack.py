"""Unpacks a file, whatever it is packed in, and sends the tables inside: texts as they are, all else as tables."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from cltv_core.opening import limits
from cltv_core.opening.codes import Foreign, Refusal, Unopened
from cltv_core.opening.kinds import Kind, kind_of
from cltv_core.opening.parts import FRAME, Sender, Table, Text


def send_parts(name: str, data: bytes, sender: Sender) -> None:
    """Send everything in a file that may be a table.

    Raises
    ------
    Refusal
        For what holds no table, is damaged, or unpacks to more than `limits` allow.
    """
    upload = _Upload(name, sender, limits.unpacked_bytes(len(data)))
    upload.open(name, data, kind_of(name, data), depth=0)
    if not upload.sent:
        raise Refusal(Unopened.EMPTY_ARCHIVE, name)


class _Upload:
    """One upload while it is unpacked; what is used up counts for all of it together."""

    def __init__(self, name: str, sender: Sender, allowance: int) -> None:
        self.name = name
        self.sent = 0
        self._sender = sender
        self._allowance = self._left = allowance
        self._cells_left = limits.MAX_CELLS
        self._members = 0

    def open(self, name: str, data: bytes, kind: Kind, depth: int) -> None:
        if kind is Kind.GZIP:
            self._descend(name.removesuffix(".gz"), self._gunzip(data), depth)
        elif kind is Kind.ZIP:
            self._unzip(name, data, depth)
        elif kind is Kind.TEXT:
            self._send(Text(name, data))
        else:
            self._open_tables(name, data, kind)

    def _descend(self, name: str, pieces: Iterator[bytes], depth: int) -> None:
        """Open what was packed; a text is passed on as it comes, lest all of it be held."""
        if depth >= limits.MAX_DEPTH:
            raise Refusal(Unopened.NESTED_TOO_DEEP, self.name)
        first = next(pieces, b"")
        kind = kind_of(name, first)
        if kind is Kind.TEXT:
            self.sent += 1
            self._sender.text(name, _before(first, pieces))
        else:
            self.open(name, b"".join(_before(first, pieces)), kind, depth + 1)

    def _counted(self, piece: bytes) -> bytes:
        self._left -= len(piece)
        if self._left < 0:
            raise Refusal(Unopened.TOO_LARGE, self.name, megabytes=self._allowance // limits.MB)
        return piece

    def _gunzip(self, data: bytes) -> Iterator[bytes]:
        """Unpack all members, as `gzip` writes them one behind the other; whatever else follows them is left out."""
        start = 0
        while data.startswith(b"\x1f\x8b", start):
            engine = zlib.decompressobj(zlib.MAX_WBITS | 16)
            for place in range(start, len(data), FRAME):
                packed = data[place : place + FRAME]
                while piece := engine.decompress(packed, FRAME):
                    yield self._counted(piece)
                    packed = engine.unconsumed_tail
                if engine.eof:
                    break
            if not engine.eof:
                raise Refusal(Unopened.DAMAGED, self.name)
            start = min(place + FRAME, len(data)) - len(engine.unused_data)

    def _unzip(self, name: str, data: bytes, depth: int) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {member.lower() for member in archive.namelist()}
            if any(member.endswith(("workbook.xml", "workbook.bin")) for member in names) or "content.xml" in names:
                self._refuse_huge_members(archive)
                self._open_tables(name, data, Kind.OLD_WORKBOOK)
                return
            if "word/document.xml" in names:
                raise Refusal(Foreign.WORD, name)
            for member in _files(archive):
                self._members += 1
                if self._members > limits.MAX_MEMBERS:
                    raise Refusal(Unopened.TOO_MANY_FILES, self.name, files=limits.MAX_MEMBERS)
                inner = member.filename.rsplit("/", 1)[-1]
                with archive.open(member) as packed:
                    self._descend(f"{name}: {inner}", self._read(packed), depth)

    def _refuse_huge_members(self, archive: zipfile.ZipFile) -> None:
        """Count what a workbook unpacks to by unpacking it: whatever it claims, its reader will unpack it whole."""
        for member in archive.infolist():
            if member.filename.lower().endswith((".xml", ".bin")):
                with archive.open(member) as packed:
                    for _ in self._read(packed):
                        pass

    def _read(self, packed: IO[bytes]) -> Iterator[bytes]:
        while piece := packed.read(FRAME):
            yield self._counted(piece)

    def _open_tables(self, name: str, data: bytes, kind: Kind) -> None:
        for part in _tables(name, data, kind):
            self._send(part)

    def _send(self, part: Text | Table) -> None:
        self.sent += 1
        if isinstance(part, Text):
            self._sender.text(part.name, iter([part.data]))
            return
        self._cells_left -= part.cells.num_rows * part.cells.num_columns
        if self._cells_left < 0:
            raise Refusal(Unopened.TOO_MANY_CELLS, self.name)
        self._sender.table(part)


def _tables(name: str, data: bytes, kind: Kind) -> Iterator[Text | Table]:
    """Load the reader of this kind only now, as a child should start at once, and yield what it finds."""
    if kind is Kind.OLD_WORKBOOK:
        from cltv_core.opening.workbooks import sheets_of

        yield from sheets_of(name, data)
    elif kind is Kind.MARKUP:
        from cltv_core.opening.web_tables import largest_table

        yield largest_table(name, data)
    elif kind is Kind.PARQUET:
        from cltv_core.opening.parquet import table_of_parquet

        yield table_of_parquet(name, data)
    else:
        from cltv_core.opening.json_records import table_of_json

        yield table_of_json(name, data)


def _before(first: bytes, pieces: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from pieces


def _files(archive: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    for member in archive.infolist():
        hidden = member.filename.startswith("__MACOSX/") or member.filename.rsplit("/", 1)[-1].startswith(".")
        if not member.is_dir() and not hidden and member.file_size:
            yield member
