"""Opens a file in a process of its own and watches over it."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import psutil

import cltv_core
from cltv_core.opening import limits
from cltv_core.opening.child import REQUEST
from cltv_core.opening.codes import Refusal, Unopened
from cltv_core.opening.kinds import PACKED, kind_of
from cltv_core.opening.parts import FRAME, Part, Received

_PROGRAM = "import sys; sys.path.insert(0, sys.argv[1]); from cltv_core.opening.child import main; main()"
_ENVIRONMENT = {"ARROW_DEFAULT_MEMORY_POOL": "system", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
"""Memory that is only reserved counts against the limit, so that nothing in the child may reserve much."""
_LOOK_SECONDS = 0.01


def open_parts(name: str, data: bytes) -> Sequence[Part]:
    """Open a file in a process of its own and return what is in it: texts in UTF-8, or tables of text cells.

    The process ends with this call, however that ends: an exception raised into it (a visitor who left, Ctrl-C) ends
    the process at once.

    Raises
    ------
    Refusal
        Where the file holds no table, asks for more memory or seconds than `limits` allow, or kills the process.
    """
    packed = kind_of(name, data) in PACKED
    memory, seconds = limits.child_memory(len(data), packed=packed), limits.child_seconds(len(data), packed=packed)
    with _started() as process:
        received = Received()
        assert process.stdin is not None
        assert process.stdout is not None
        threads = [
            threading.Thread(target=_feed, args=(process, name, data, memory, seconds), daemon=True),
            threading.Thread(target=received.read, args=(process.stdout,), daemon=True),
        ]
        for thread in threads:
            thread.start()
        exceeded = _watch(process, threads[-1], memory, seconds)
        for thread in threads:
            thread.join()
        if exceeded is not None:
            raise Refusal(exceeded, name)
        if received.refusal is not None:
            raise received.refusal
        if not received.complete:
            raise Refusal(_died_of(process), name)
        return received.parts


@contextlib.contextmanager
def _started() -> Iterator[subprocess.Popen[bytes]]:
    """Start a child that does not outlive the block."""
    process = subprocess.Popen(
        [sys.executable, "-I", "-c", _PROGRAM, str(Path(cltv_core.__file__).parent.parent)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **_ENVIRONMENT},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                if pipe is not None:
                    pipe.close()


def _feed(process: subprocess.Popen[bytes], name: str, data: bytes, memory: int, seconds: float) -> None:
    """Hand the file over. A child that ended has no use for the rest of it."""
    written, whole = name.encode("utf-8", "surrogatepass"), memoryview(data)
    size = len(data)
    assert process.stdin is not None
    with contextlib.suppress(OSError, ValueError):
        process.stdin.write(REQUEST.pack(len(written), memory, seconds, size))
        process.stdin.write(written)
        for start in range(0, size, FRAME):
            process.stdin.write(whole[start : start + FRAME])
        process.stdin.flush()


def _watch(process: subprocess.Popen[bytes], reading: threading.Thread, memory: int, seconds: float) -> Unopened | None:
    """Wait for the end of the output; end a child that takes too much, and tell of what."""
    started = time.monotonic()
    watched = psutil.Process(process.pid)
    while reading.is_alive():
        reading.join(_LOOK_SECONDS)
        exceeded = _exceeded(watched, memory, seconds, time.monotonic() - started)
        if exceeded is not None:
            process.kill()
            return exceeded
    return None


def _exceeded(watched: psutil.Process, memory: int, seconds: float, elapsed: float) -> Unopened | None:
    try:
        with watched.oneshot():
            if watched.memory_info().rss > memory:
                return Unopened.TOO_MUCH_MEMORY
            spent = watched.cpu_times()
    except psutil.Error:  # it ended between two looks
        return None
    late = spent.user + spent.system > seconds or elapsed > limits.CHILD_PATIENCE * seconds
    return Unopened.TOO_SLOW if late else None


def _died_of(process: subprocess.Popen[bytes]) -> Unopened:
    """Tell why a child ended without an answer.

    The system ends one that computes for too long or takes too much memory, and a library that is refused memory
    aborts.
    """
    ended = -process.wait()
    if ended == getattr(signal, "SIGXCPU", None):
        return Unopened.TOO_SLOW
    starved = ended in {signal.SIGABRT, getattr(signal, "SIGKILL", signal.SIGABRT)}
    return Unopened.TOO_MUCH_MEMORY if starved else Unopened.DAMAGED
