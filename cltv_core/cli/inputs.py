"""The files that a command is given."""

from __future__ import annotations

from pathlib import Path

from cltv_core.cli.refusals import Remedy, Unreadable
from cltv_core.errors import UnreadableFile


def read_bytes(path: Path) -> bytes:
    """Read a file. Raises UnreadableFile, which says why it cannot be opened."""
    try:
        return path.read_bytes()
    except OSError as fault:
        problem = Unreadable.NOT_OPENED(path=str(path), reason=fault.strerror or type(fault).__name__)
        raise UnreadableFile(problem, Remedy.CHECK_NAME, file=path.name) from fault
