"""Every limit on what a file may ask for, in one place. `docs/security.md` cites these."""

from __future__ import annotations

MB = 1_000_000

MAX_UNPACKED_BYTES = 800 * MB
"""Bytes of all that one upload holds, however deep it is packed."""
UNPACKED_ANYWAY_BYTES = 24 * MB
"""A file may unpack to so much however small it is; beyond that only to `UNPACKED_TIMES` its own size: honest tables
shrink to a tenth or a thirtieth, bombs to a thousandth."""
UNPACKED_TIMES = 100
MAX_DEPTH = 3
"""How often packed things may be packed again."""
MAX_MEMBERS = 200
"""Files in one upload."""

MAX_CELLS = 40_000_000
"""Cells of all tables in one upload."""
MAX_LINES = 20_000_000
"""Lines of one text: with two columns they would be as many cells."""
MAX_COLUMNS = 1000
MAX_TAGS = 3_000_000
"""Tags of a page or of XML that holds a table."""

CHILD_MEMORY_BYTES = 400 * MB
CHILD_MEMORY_TIMES = 5
CHILD_MEMORY_TIMES_PACKED = 16
"""A child may hold `CHILD_MEMORY_BYTES`, and for each byte of a large upload so many more, up to the most: what is
packed, as workbooks are, needs more than what lies open."""
CHILD_MEMORY_MOST = 1500 * MB
CHILD_SECONDS = 10.0
CHILD_SECONDS_PER_MB = 0.1
CHILD_SECONDS_PER_MB_PACKED = 0.6
"""A child may compute for `CHILD_SECONDS`, and so much longer for each MB of the upload."""
CHILD_PATIENCE = 4.0
"""On a busy machine a child may last so many times the seconds for which it may compute."""

LARGE_BYTES = 250 * MB
"""A file of text of so many bytes no longer fits comfortably into memory."""
LARGE_TIMES = 7
LARGE_SHARE = 0.25
"""Nor does one that would take this share of the computer's memory, at so many times its bytes."""


def is_large(size: int, memory: int) -> bool:
    """Tell whether a file of `size` bytes no longer fits comfortably into so many bytes of memory."""
    return size >= LARGE_BYTES or size * LARGE_TIMES > memory * LARGE_SHARE


def unpacked_bytes(packed: int) -> int:
    """Return how many bytes an upload of `packed` bytes may unpack to."""
    return min(MAX_UNPACKED_BYTES, max(UNPACKED_ANYWAY_BYTES, UNPACKED_TIMES * packed))


def child_memory(size: int, *, packed: bool) -> int:
    """Return how many bytes of memory the child for an upload of `size` bytes may hold."""
    times = CHILD_MEMORY_TIMES_PACKED if packed else CHILD_MEMORY_TIMES
    return min(CHILD_MEMORY_MOST, CHILD_MEMORY_BYTES + times * size)


def child_seconds(size: int, *, packed: bool) -> float:
    """Return for how many seconds the child for an upload of `size` bytes may compute."""
    each = CHILD_SECONDS_PER_MB_PACKED if packed else CHILD_SECONDS_PER_MB
    return CHILD_SECONDS + each * size / MB
