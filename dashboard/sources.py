"""Sales that are fetched: what this visit is connected to, and fetching it again.

Links and keys are kept in the memory of the visit and nowhere else.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from dashboard import projects, session

if TYPE_CHECKING:
    from cltv_core.reading.options import SourceFile
    from cltv_core.reading.read import ReadOptions
    from cltv_core.sources.api import Progress
    from cltv_core.sources.connections import Connection

ALLOWED_BY_HOST = "CLTV_ALLOW_SOURCES"
"""Set to 1 by a host whose visitors may fetch from links and by keys."""


def are_allowed() -> bool:
    """Tell whether links and keys may be used: on the owner's own computer, or where the host allows it."""
    return os.environ.get(ALLOWED_BY_HOST) == "1" or projects.on_own_computer()


def connected() -> tuple[session.Source, ...]:
    """Return the connections whose files are loaded."""
    loaded = session.files()
    return tuple(one for one in session.sources() if any(one.file is file for file in loaded))


def connect(
    connection: Connection, kept: Sequence[SourceFile], options: ReadOptions | None, progress: Progress
) -> bool:
    """Fetch sales and read them together with the files that are kept. Raises LinkRefused."""
    source = _fetched(connection, progress)
    session.keep_sources((*connected(), source))
    return projects.take([*kept, source.file], options)


def refresh(progress: Progress) -> bool:
    """Fetch everything again, and read it in place of what was fetched before. Raises LinkRefused; then all stays."""
    before = connected()
    now = [_fetched(one.connection, progress) for one in before]
    newer = {id(one.file): new for one, new in zip(before, now, strict=True)}
    session.keep_sources(tuple(now))
    files = [newer[id(file)].file if id(file) in newer else file for file in session.files()]
    if session.load(files, session.options()):
        return True
    session.keep_sources(before)
    return False


def _fetched(connection: Connection, progress: Progress) -> session.Source:
    return session.Source(connection, connection.fetch(progress=progress), datetime.now(UTC))
