"""What is found in a file, and how it travels from the child to whoever asked.

The child writes frames: a letter, the length of what follows (eight bytes), and that. A part is announced by `P` with
its description in JSON, followed by any number of `B` with its bytes: text as it was unpacked, or a table as a stream
of Arrow. The last frame is `E` where all went well, or `R` with the refusal in JSON.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import IO, TYPE_CHECKING, Any

from cltv_core.opening.codes import CODES, Refusal

if TYPE_CHECKING:
    import pyarrow as pa

FRAME = 1 << 20
_HEAD = struct.Struct(">cQ")


@dataclass(frozen=True)
class Text:
    """One text out of a file; `name` says where it was found."""

    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True)
class Table:
    """One table out of a file, all cells text, its columns named "0", "1", ... and dictionary-encoded.

    `sheet`: its name in the workbook; `headers`: the names of its columns, None where they stand in its rows.
    """

    name: str
    sheet: str
    headers: tuple[str, ...] | None
    cells: pa.Table = field(repr=False)


Part = Text | Table


class Sender:
    """The end at which the child writes what it finds."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out

    def text(self, name: str, pieces: Iterator[bytes]) -> None:
        """Send a text, piece by piece, so that it is never held whole."""
        self._frame(b"P", _json({"name": name}))
        for piece in pieces:
            self._frame(b"B", piece)

    def table(self, part: Table) -> None:
        """Send a table as a stream of Arrow record batches."""
        import pyarrow as pa

        self._frame(b"P", _json({"name": part.name, "sheet": part.sheet, "headers": part.headers}))
        stream = pa.BufferOutputStream()
        with pa.ipc.new_stream(stream, part.cells.schema) as writer:
            writer.write_table(part.cells)
        self._frame(b"B", memoryview(stream.getvalue()))

    def refuse(self, refusal: Refusal) -> None:
        """Send the reason for which the file is opened no further."""
        code = refusal.fact.code
        self._frame(b"R", _json([type(code).__name__, code.value, dict(refusal.fact)]))

    def end(self) -> None:
        """Say that all parts were sent."""
        self._frame(b"E", b"")

    def _frame(self, letter: bytes, content: bytes | memoryview) -> None:
        self._out.write(_HEAD.pack(letter, len(content)))
        self._out.write(content)
        if letter in b"ER":
            self._out.flush()


def _json(value: Any) -> bytes:
    return json.dumps(value).encode()


class Received:
    """The end at which `parts` arrive; `complete`: the child sent all; `refusal`: why it went no further."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self.complete = False
        self.refusal: Refusal | None = None
        self._told: dict[str, Any] | None = None
        self._bytes = BytesIO()

    def read(self, source: IO[bytes]) -> None:
        """Read all frames. Returns early where the child ended in the midst of one."""
        while len(head := source.read(_HEAD.size)) == _HEAD.size:
            letter, length = _HEAD.unpack(head)
            if letter == b"B":
                if not self._take(source, length):
                    return
                continue
            content = source.read(length)
            if len(content) < length:
                return
            self._close_part()
            if letter == b"P":
                self._told = json.loads(content)
            elif letter == b"R":
                kind, value, args = json.loads(content)
                self.refusal = Refusal(CODES[kind, value], **args)
            self.complete = letter == b"E"

    def _take(self, source: IO[bytes], length: int) -> bool:
        while length:
            piece = source.read(min(length, FRAME))
            if not piece:
                return False
            self._bytes.write(piece)
            length -= len(piece)
        return True

    def _close_part(self) -> None:
        if self._told is None:
            return
        told, content = self._told, self._bytes.getvalue()
        self._told, self._bytes = None, BytesIO()
        self.parts.append(_table(told, content) if "sheet" in told else Text(told["name"], content))


def _table(told: dict[str, Any], content: bytes) -> Table:
    import pyarrow as pa

    headers = None if told["headers"] is None else tuple(told["headers"])
    return Table(told["name"], told["sheet"], headers, pa.ipc.open_stream(content).read_all())
