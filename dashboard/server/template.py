"""The template of the workers, a process of its own: `python -m dashboard.server.template HANDLE`.

It loads the libraries once and then splits off a child for every piece of work, which shares them, starts in a
moment, and gives all its memory back when it ends, however it ends. `HANDLE` is the number of the socket on which the
server asks for children, each time with the socket on which it will talk to that child.
"""

from __future__ import annotations

import gc
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable
from importlib import import_module
from traceback import extract_tb
from typing import Any

from dashboard.server import wire

LIBRARIES = ("dashboard.server.tasks", "pyarrow.pandas_compat", "scipy.optimize")
ASKED, READY = b"w", b"r"


def main(handle: int) -> None:
    """Split off children until the server has gone."""
    control = socket.socket(fileno=handle)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for name in LIBRARIES:
        import_module(name)
    gc.collect()
    gc.freeze()
    control.sendall(READY)
    while True:
        asked, handles, _, _ = socket.recv_fds(control, len(ASKED), 1)
        if not asked:
            return
        if os.fork() == 0:
            control.close()
            _work(socket.socket(fileno=handles[0]))
        os.close(handles[0])


def _work(line: socket.socket) -> None:
    """Do one piece of work and end."""
    try:
        patience, function, arguments = wire.receive(line)
        os.nice(patience)
        threading.Thread(target=_end_with_the_server, args=(line,), daemon=True).start()
        wire.send(line, _done(function, arguments, line))
    except wire.Gone:
        pass
    finally:
        os._exit(0)


def _done(function: Callable[..., Any], arguments: tuple[Any, ...], line: socket.socket) -> tuple[str, Any]:
    """Run the function and say what came of it: a result, an error for the owner, or where it went wrong."""
    from cltv_core.errors import CltvError

    def told(share: float, doing: Any) -> None:
        wire.send(line, ("progress", (share, doing)))

    try:
        return "result", function(*arguments, progress=told)
    except CltvError as error:
        return "refused", error
    except MemoryError:
        return "memory", None
    except wire.Gone:
        raise
    except Exception as error:
        place = extract_tb(error.__traceback__)[-1]
        return "failed", f"{type(error).__name__} in {place.filename}, line {place.lineno}"


def _end_with_the_server(line: socket.socket) -> None:
    """End this process when the server closes its end of the line: nobody waits for the result any more."""
    try:
        line.recv(1)
    finally:
        os._exit(0)


if __name__ == "__main__":
    main(int(sys.argv[1]))
