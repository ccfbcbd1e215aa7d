"""How the server and its workers talk: pickled messages through a socket that only those two hold.

Nothing that a visitor sends is ever unpickled: both ends are this program, and what travels was made by it. Large
arrays travel beside the pickle as they lie in memory, without a second copy.
"""

from __future__ import annotations

import pickle
import socket
import struct
from typing import Any

_NUMBER = struct.Struct("!Q")
_PART = 1 << 20


class Gone(Exception):
    """The other end has ended."""


def send(line: socket.socket, message: Any) -> None:
    """Send a message. Raises Gone."""
    beside: list[pickle.PickleBuffer] = []
    content = pickle.dumps(message, protocol=5, buffer_callback=beside.append)
    parts = [memoryview(content), *(part.raw() for part in beside)]
    try:
        line.sendall(_NUMBER.pack(len(parts)) + b"".join(_NUMBER.pack(part.nbytes) for part in parts))
        for part in parts:
            line.sendall(part)
    except OSError as fault:
        raise Gone from fault


def receive(line: socket.socket) -> Any:
    """Wait for a message. Raises Gone."""
    parts = [_exactly(line, length) for length in [_number(line) for _ in range(_number(line))]]
    return pickle.loads(parts[0], buffers=parts[1:])


def _number(line: socket.socket) -> int:
    (number,) = _NUMBER.unpack(_exactly(line, _NUMBER.size))
    return int(number)


def _exactly(line: socket.socket, length: int) -> bytearray:
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
