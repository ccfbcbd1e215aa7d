"""How the server and its workers talk: pickled messages through a socket that only those two hold.

Nothing that a visitor sends is ever unpickled: both ends are this program, and what travels was made by it. Large
arrays travel beside the pickle as they lie in memory, without a second copy.
"""

from __future__ import annotations

import io
import pickle
import socket
import struct
from dataclasses import is_dataclass
from typing import Any

_COUNT, _HEAD = struct.Struct("!Q"), struct.Struct("!?Q")
_PART = 1 << 20


class Gone(Exception):
    """The other end has ended."""


class _Pickler(pickle.Pickler):
    """Pickles what the page goes on using, and from which it may ask for a property that is cached meanwhile."""

    def reducer_override(self, found: Any) -> Any:
        """Take the fields of our own objects as they are at one moment."""
        if not is_dataclass(found) or isinstance(found, type):
            return NotImplemented
        reduced = found.__reduce_ex__(5)
        if isinstance(reduced, str) or len(reduced) < 3 or type(reduced[2]) is not dict:
            return reduced
        make, arguments, fields, *rest = reduced
        return make, arguments, dict(fields), *rest


def send(line: socket.socket, message: Any) -> None:
    """Send a message. Raises Gone."""
    beside: list[pickle.PickleBuffer] = []
    content = io.BytesIO()
    _Pickler(content, protocol=5, buffer_callback=beside.append).dump(message)
    parts = [content.getbuffer().toreadonly(), *(part.raw() for part in beside)]
    heads = b"".join(_HEAD.pack(part.readonly, part.nbytes) for part in parts)
    try:
        line.sendall(_COUNT.pack(len(parts)) + heads)
        for part in parts:
            line.sendall(part)
    except OSError as fault:
        raise Gone from fault


def receive(line: socket.socket) -> Any:
    """Wait for a message. Raises Gone."""
    (count,) = _COUNT.unpack(_at_once(line, _COUNT.size))
    heads = [_HEAD.unpack(_at_once(line, _HEAD.size)) for _ in range(count)]
    parts = [_at_once(line, length) if readonly else _changeable(line, length) for readonly, length in heads]
    return pickle.loads(parts[0], buffers=parts[1:])


def _at_once(line: socket.socket, length: int) -> bytes:
    """Receive in one piece what stays as it comes, so that no file is in memory twice."""
    try:
        content = line.recv(length, socket.MSG_WAITALL) if length else b""
    except OSError as fault:
        raise Gone from fault
    if len(content) == length:
        return content
    if not content:
        raise Gone
    return content + _at_once(line, length - len(content))


def _changeable(line: socket.socket, length: int) -> bytearray:
    content = bytearray(length)
    view, done = memoryview(content), 0
    while done < length:
        try:
            got = line.recv_into(view[done : done + _PART])
        except OSError as fault:
            raise Gone from fault
        if not got:
            raise Gone
        done += got
    return content
