"""Files are read in a process of its own: nobody's page waits for it, and a file that kills it kills nothing else."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from cltv_core.errors import CltvError
from cltv_core.text.pages.visit import welcome as words
from cltv_core.text.voice import _
from dashboard.server import service
from dashboard.server.pool import Job, Lane, State

if TYPE_CHECKING:
    from cltv_core.reading.read import ReadOptions, SourceFile
    from dashboard.server.tasks import ShopRead

LOOK_EVERY = 0.3
"""Seconds."""
MOST_BYTES = 400 << 20
"""Of all files of one visitor together."""


class ServerFull(CltvError):
    """There is no memory left to read the files now."""


class TooMuchAtOnce(CltvError):
    """The files are larger together than one visitor may load."""


class ReadingInterrupted(CltvError):
    """The process that read the files has ended before it was done."""


def read_files(files: Sequence[SourceFile], options: ReadOptions, waiting: Callable[[int], object]) -> ShopRead:
    """Read the files and wait for what comes of it; `waiting` is told how many others come before, while there are any.

    Raises the errors of `cltv_core.reading`, ServerFull, TooMuchAtOnce and ReadingInterrupted.
    """
    from dashboard.server import tasks

    size = sum(len(file.data) for file in files)
    if size > MOST_BYTES:
        raise TooMuchAtOnce(_(words.TOO_MUCH), _(words.TOO_MUCH_REMEDY))
    pool = service.pool()
    contents = [pickle.PickleBuffer(file.data) for file in files]
    job = Job(
        tasks.read_files, ([file.name for file in files], contents, options), Lane.READING, service.visitor(), size
    )
    pool.submit(job)
    try:
        while not job.ended.wait(LOOK_EVERY):
            if ahead := pool.ahead(job):
                waiting(ahead)
    finally:
        pool.stop(job)
    return _outcome(job)


def _outcome(job: Job) -> ShopRead:
    if job.state is State.DONE:
        found: ShopRead = job.result
        return found
    if job.error is not None:
        raise job.error
    if job.state is State.FULL:
        raise ServerFull(_(words.SERVER_FULL), _(words.SERVER_FULL_REMEDY))
    raise ReadingInterrupted(_(words.INTERRUPTED), _(words.INTERRUPTED_REMEDY))
