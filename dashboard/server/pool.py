"""Work of many visitors in processes of their own: as many at once as there are cores, the others in a queue.

Whatever becomes of a worker, its job ends: with a result, an error for the owner, or `LOST`. A job that nobody waits
for any more is stopped, and its worker ends with it.
"""

from __future__ import annotations

import logging
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from cltv_core.errors import CltvError
from dashboard.server import memory, wire
from dashboard.server.template import ASKED, READY

LOG = logging.getLogger(__name__)

LEAST_MEMORY = 150 << 20
"""Bytes that a worker needs beside its share of the libraries and what the work is about."""
SMALL = 16 << 20
"""Bytes of what can be done in the server itself; what is larger leaves holes in its memory."""
MOST_AT_ONCE = 64 << 20
"""Bytes of what all work that is done at once is about; what is larger is done alone."""


class State(Enum):
    """How far a job is."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    REFUSED = "refused"
    FAILED = "failed"
    LOST = "lost"
    FULL = "full"
    STOPPED = "stopped"


OVER = frozenset(State) - {State.WAITING, State.RUNNING}


class Lane(Enum):
    """What a job is: someone waits for the one, the other is done meanwhile."""

    READING = 5
    RACE = 10
    """The value is how far a worker steps back for the server, on which all pages wait (see `os.nice`)."""


class Stopped(BaseException):
    """Nobody waits for the result any more; no `Exception`, so that no method takes it for a fault of its own."""


@dataclass(eq=False)
class Job:
    """A piece of work for a visitor: `work` is a function of a module that a worker can load.

    `owner`: the visitor's session; `size`: bytes of what the work is about. `share` (0 to 1) and `doing` tell how far
    it is; `result` is there once it is DONE, `error` once it is REFUSED. `then` is called when it is over by itself.
    """

    work: Callable[..., Any]
    arguments: tuple[Any, ...] = field(repr=False)
    lane: Lane
    owner: str
    size: int = 0
    then: Callable[[Job], object] | None = field(default=None, repr=False)
    state: State = State.WAITING
    share: float = 0.0
    doing: Any = None
    result: Any = field(default=None, repr=False)
    error: CltvError | None = None
    ended: threading.Event = field(default_factory=threading.Event, repr=False)
    line: socket.socket | None = field(default=None, repr=False)

    @property
    def over(self) -> bool:
        """Whether nothing more will come of it."""
        return self.state in OVER

    def told(self, share: float, doing: Any) -> None:
        """Note how far it is. Raises Stopped where nobody waits any more."""
        if self.state is State.STOPPED:
            raise Stopped
        self.share, self.doing = share, doing


class Pool:
    """The queue, and the workers. `places`: how many jobs of each lane are done at once."""

    def __init__(self, places: int | None = None) -> None:
        self.places = places or memory.cores()
        self._lock = threading.RLock()
        self._waiting: list[Job] = []
        self._running: set[Job] = set()
        self._template = _Template()

    def warm(self) -> None:
        """Start loading the libraries of the workers.

        It is done once the server itself has loaded what pages need, as soon as jobs meet, and for what only a worker
        may do; before that it would hold up the first visitor.
        """
        with self._lock:
            self._template.control()

    def submit(self, job: Job) -> None:
        """Put a job at the end of the queue."""
        with self._lock:
            self._waiting.append(job)
            if len(self.jobs()) > 1:
                self.warm()
        self._start_those_next()

    def ahead(self, job: Job) -> int:
        """Return how many jobs of the same lane are to be started before this one."""
        with self._lock:
            queue = [other for other in self._waiting if other.lane is job.lane]
            return queue.index(job) if job in queue else 0

    def stop(self, job: Job) -> None:
        """End a job, whether it waits or is being done."""
        with self._lock:
            if job.over:
                return
            if job in self._waiting:
                self._waiting.remove(job)
            self._end(job, State.STOPPED)
            if job.line is not None:
                _close(job.line)
        self._start_those_next()

    def jobs(self) -> list[Job]:
        """Return all jobs that wait or are being done."""
        with self._lock:
            return [*self._waiting, *self._running]

    def close(self) -> None:
        """End all jobs and the template."""
        for job in self.jobs():
            self.stop(job)
        with self._lock:
            self._template.close()

    def _start_those_next(self) -> None:
        """Start what has a place: readings first, as somebody waits for them; races leave a place for the next one."""
        with self._lock:
            for job in sorted(self._waiting, key=lambda one: one.lane.value):
                if self._has_place(job) and self._has_room(job):
                    self._waiting.remove(job)
                    self._running.add(job)
                    job.state = State.RUNNING
                    threading.Thread(target=self._run, args=(job,), name=f"job {job.lane.name}", daemon=True).start()

    def _has_place(self, job: Job) -> bool:
        if self._running and job.size + sum(other.size for other in self._running) > MOST_AT_ONCE:
            return False
        alike = sum(other.lane is job.lane for other in self._running)
        if job.lane is Lane.RACE:
            return alike < max(1, self.places - 1) and len(self._running) < self.places
        return alike < self.places and len(self._running) <= max(1, self.places - 1)

    def _has_room(self, job: Job) -> bool:
        """Whether there is memory for another job; where none is being done that could end, it is told the owner."""
        left = memory.available()
        if left is None or left >= LEAST_MEMORY + 5 * job.size:
            return True
        if not self._running:
            self._waiting.remove(job)
            self._end(job, State.FULL)
        return False

    def _run(self, job: Job) -> None:
        """Thread: sees one job through; what is large finds as much room as there can be, and leaves it."""
        if job.size > SMALL:
            memory.trim()
        try:
            line = None if self._is_better_here(job) else self._line(job)
            if line is None:
                self._run_here(job)
            else:
                self._run_there(job, line)
        except wire.Gone:
            if not job.over and self._template.is_broken():
                self._run_here(job)
            self._end(job, State.LOST)
        except Exception as error:
            LOG.error("%s: what came of it cannot be read (%s)", job.work.__name__, type(error).__name__)
            self._end(job, State.FAILED)
        finally:
            with self._lock:
                self._running.discard(job)
            if job.size > SMALL:
                memory.trim()
            self._start_those_next()
            if job.then is not None and job.state is not State.STOPPED:
                job.then(job)

    def _is_better_here(self, job: Job) -> bool:
        """Who waits for a reading does not wait for a template that still loads its libraries."""
        with self._lock:
            if job.over or job.lane is not Lane.READING or job.size > SMALL:
                return False
            return not self._template.is_broken() and not self._template.is_ready()

    def _line(self, job: Job) -> socket.socket | None:
        """Open a line to a new worker; None where this system has none. Gone is raised where nobody waits any more."""
        with self._lock:
            if job.over:
                raise wire.Gone
            job.line = self._template.split_off()
            return job.line

    def _run_there(self, job: Job, line: socket.socket) -> None:
        try:
            wire.send(line, (job.lane.value, job.work, job.arguments))
            while True:
                kind, told = wire.receive(line)
                if kind != "progress":
                    return self._ended(job, kind, told)
                job.share, job.doing = told
        finally:
            with self._lock:
                job.line = None
            line.close()

    def _run_here(self, job: Job) -> None:
        """In this thread, where there are no workers."""
        try:
            self._ended(job, "result", job.work(*job.arguments, progress=job.told))
        except Stopped:
            pass
        except CltvError as error:
            self._ended(job, "refused", error)
        except MemoryError:
            self._ended(job, "memory", None)
        except Exception as error:
            self._ended(job, "failed", type(error).__name__)

    def _ended(self, job: Job, kind: str, told: Any) -> None:
        if kind == "result":
            job.result = told
            self._end(job, State.DONE)
        elif kind == "refused":
            job.error = told
            self._end(job, State.REFUSED)
        else:
            if kind == "failed":
                LOG.error("%s: %s", job.work.__name__, told)
            self._end(job, State.FULL if kind == "memory" else State.FAILED)

    def _end(self, job: Job, state: State) -> None:
        """End a job in the first state that is told, and forget what the work was about."""
        with self._lock:
            if not job.over:
                job.state = state
                job.arguments = ()
                job.ended.set()


class _Template:
    """The process that workers are split off from; it is started when it is first needed, and again if it has died.

    Only on Linux: Windows cannot split off processes, and libraries of macOS may not be used in those that were.
    """

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._broken = not sys.platform.startswith("linux")

    def split_off(self) -> socket.socket | None:
        """Start a worker and return the line to it; None where there can be none."""
        for _ in range(2):
            control = self.control()
            if control is None:
                return None
            ours, theirs = socket.socketpair()
            try:
                with theirs:
                    socket.send_fds(control, [ASKED], [theirs.fileno()])
                return ours
            except OSError:
                ours.close()
                self.close()
        return None

    def control(self) -> socket.socket | None:
        """Return the line to the template, which is started if need be; None where this system has none."""
        if not self.is_broken() and self._process is None:
            self._start()
        return self._control

    def is_broken(self) -> bool:
        """Whether this system lets no template live: it ended by itself before it was ready."""
        if self._process is not None and self._has_ended(self._process):
            self._broken = self._broken or (self._process.returncode > 0 and self._said() != READY)
            self.close()
        return self._broken

    def is_ready(self) -> bool:
        """Whether its libraries are loaded, so that a worker starts in a moment."""
        return self._said() == READY

    def close(self) -> None:
        """End the template; workers that are at work go on to their end."""
        if self._control is not None:
            self._control.close()
        if self._process is not None:
            self._process.terminate()
            self._process.wait()
        self._process = self._control = None

    def _has_ended(self, process: subprocess.Popen[bytes]) -> bool:
        """Tell whether the process is over; its end of the line closes a moment before."""
        if self._said() == b"":
            process.wait()
        return process.poll() is not None

    def _said(self) -> bytes | None:
        """`READY` once it was, nothing at all when it has hung up before, None as long as it is silent."""
        try:
            return self._control.recv(1, socket.MSG_DONTWAIT | socket.MSG_PEEK) if self._control else None
        except BlockingIOError:
            return None
        except OSError:
            return b""

    def _start(self) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                self._process = subprocess.Popen(
                    [sys.executable, "-m", "dashboard.server.template", str(theirs.fileno())],
                    pass_fds=[theirs.fileno()],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    env=_surroundings(),
                )
            except OSError:
                self._broken = True
                ours.close()
                return
        self._control = ours


def _surroundings() -> dict[str, str]:
    """Those of the server, with its paths of modules, and one thread a worker, as there are as many as cores."""
    paths = [path for path in sys.path if path]
    one = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    return {**os.environ, **one, "PYTHONPATH": os.pathsep.join(paths), "PYTHONDONTWRITEBYTECODE": "1"}


def _close(line: socket.socket) -> None:
    """Let both ends know, also a thread that waits on this one."""
    try:
        line.shutdown(socket.SHUT_RDWR)
    except OSError:
        line.close()
