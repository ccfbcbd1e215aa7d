"""Memory that large files no longer need."""

from __future__ import annotations

import ctypes
from contextlib import suppress

import pyarrow as pa

_MUCH_BYTES = 20_000_000


def give_back(read: int) -> None:
    """Give the system what is free in this process once so many bytes of files are read; of small ones it is little.

    What is asked for next is often larger than any hole, so that all holes would be held besides.
    """
    if read < _MUCH_BYTES:
        return
    pa.default_memory_pool().release_unused()
    with suppress(AttributeError, OSError, TypeError):  # other C libraries have no such function
        ctypes.CDLL(None).malloc_trim(0)
