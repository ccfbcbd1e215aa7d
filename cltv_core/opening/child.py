"""What runs in the process of its own: reads one file from its input, writes what is in it to its output."""

from __future__ import annotations

import os
import struct
import sys
import threading
from typing import IO

from cltv_core.opening.codes import Refusal, Unopened
from cltv_core.opening.parts import Sender

REQUEST = struct.Struct(">QQdQ")
"""The memory in bytes and the seconds that are allowed, between the lengths of the file's name and of the file."""


def main() -> None:
    """Open the file that stands on the input, within the limits that stand before it."""
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb", buffering=1 << 16)
    sys.stdout = sys.stderr
    length, memory, seconds, size = REQUEST.unpack(sys.stdin.buffer.read(REQUEST.size))
    name = sys.stdin.buffer.read(length).decode("utf-8", "surrogatepass")
    data = sys.stdin.buffer.read(size)
    _limit_oneself(memory, seconds)
    threading.Thread(target=_end_with_whoever_asked, daemon=True).start()
    _open(name, data, out)
    os._exit(0)


def _end_with_whoever_asked() -> None:
    """End this process when the one that asked ends: only then does the input, on which nothing more comes, close."""
    os.read(sys.stdin.fileno(), 1)
    os._exit(1)


def _open(name: str, data: bytes, out: IO[bytes]) -> None:
    from cltv_core.opening.unpack import send_parts

    sender = Sender(out)
    try:
        send_parts(name, data, sender)
        sender.end()
    except Refusal as refusal:
        sender.refuse(refusal)
    except MemoryError:
        sender.refuse(Refusal(Unopened.TOO_MUCH_MEMORY, name))
    except BaseException:  # the edge of this process; a library's panic is no Exception
        sender.refuse(Refusal(Unopened.DAMAGED, name))


def _limit_oneself(memory: int, seconds: float) -> None:
    """Ask the system to hold this process to its limits, where it can: it is faster than whoever watches."""
    try:
        import resource
    except ImportError:
        return
    size = 4 * memory if sys.platform == "darwin" else memory + _mapped()
    for limit, soft, hard in (
        (resource.RLIMIT_AS, size + memory // 4, size + memory // 4),
        (resource.RLIMIT_CPU, int(seconds) + 1, int(seconds) + 3),
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_FSIZE, 0, 0),
    ):
        try:
            resource.setrlimit(limit, (soft, hard))
        except (ValueError, OSError):  # stricter ones hold already, or this system has none of this kind
            continue


def _mapped() -> int:
    """How many bytes of addresses this process uses before it has opened anything."""
    try:
        with open("/proc/self/statm", encoding="ascii") as told:
            return int(told.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 1 << 30
