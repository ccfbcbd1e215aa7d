"""How the server and its workers talk: pickled messages through a socket that only those two hold.

Nothing that a visitor sends is ever unpickled: both ends are this program, and what travels was made by it. Large
arrays travel beside the pickle as they lie in memory, without a second copy.
"""

from __future__ import annotations

import io
import pickle
import socket
import struct
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import is_dataclass
from itertools import groupby, islice
from operator import itemgetter
from typing import Any

_COUNT, _HEAD = struct.Struct("!Q"), struct.Struct("!?Q")
_AT_A_TIME = 512
"""Parts handed to the system in one call; it takes 1024 at most."""


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
        _all_of([memoryview(_COUNT.pack(len(parts)) + heads), *parts], line.sendmsg)
    except OSError as fault:
        raise Gone from fault


def receive(line: socket.socket) -> Any:
    """Wait for a message. Raises Gone."""
    (count,) = _COUNT.unpack(_at_once(line, _COUNT.size))
    heads = list(_HEAD.iter_unpack(_at_once(line, count * _HEAD.size)))
    parts: list[bytes | bytearray] = []
    for readonly, alike in groupby(heads, key=itemgetter(0)):
        lengths = [length for _, length in alike]
        parts += [_at_once(line, length) for length in lengths] if readonly else _changeable(line, lengths)
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


def _changeable(line: socket.socket, lengths: list[int]) -> list[bytearray]:
    contents = [bytearray(length) for length in lengths]
    try:
        _all_of(map(memoryview, contents), lambda views: line.recvmsg_into(views, 0, socket.MSG_WAITALL)[0])
    except OSError as fault:
        raise Gone from fault
    return contents


def _all_of(views: Iterable[memoryview], some: Callable[[list[memoryview]], int]) -> None:
    """Move all of these bytes by a call that moves some; many at a time, as a page may run between any two calls."""
    left = deque(view for view in views if view.nbytes)
    while left:
        moved = some(list(islice(left, _AT_A_TIME)))
        if not moved:
            raise Gone
        while left and moved >= left[0].nbytes:
            moved -= left.popleft().nbytes
        if moved:
            left[0] = left[0][moved:]
