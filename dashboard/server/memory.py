"""How much memory the server may still take, and giving back what it no longer needs."""

from __future__ import annotations

import ctypes
import gc
import os
import sys
from pathlib import Path

_GROUPS = (
    ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory.current"),
    ("/sys/fs/cgroup/memory/memory.limit_in_bytes", "/sys/fs/cgroup/memory/memory.usage_in_bytes"),
)
_ARENAS = -8
"""The number of M_ARENA_MAX in glibc."""


def available() -> int | None:
    """Return how many bytes can still be taken; None where the system does not tell.

    By the memory of the machine and by the limit of its container, whichever is closer.
    """
    known = [left for left in (_of_machine(), *(_of_group(*files) for files in _GROUPS)) if left is not None]
    return min(known, default=None)


def keep_heaps_few() -> None:
    """Let all threads and libraries allocate from a few heaps, so that what is freed is found again and given back.

    To be called at the start. A heap of Arrow's own, its default, holds on to thirty times what is in it.
    """
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
    _in_glibc("mallopt", _ARENAS, 2)


def settle() -> None:
    """Collect what refers to itself only, and let collections that come by themselves pass over all that is left.

    Most of it are the libraries, which stay for good. What visitors have is among it, so every settling looks at all.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def give_back() -> None:
    """Collect what refers to itself only, and give the pages that are free back to the system."""
    settle()
    trim()


def trim() -> None:
    """Give the pages that are free back to the system."""
    arrow = sys.modules.get("pyarrow")
    if arrow is not None:
        arrow.default_memory_pool().release_unused()
    _in_glibc("malloc_trim", 0)


def cores() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _of_machine() -> int | None:
    try:
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable:"))
    except (OSError, StopIteration):
        return None


def _of_group(limit: str, used: str) -> int | None:
    """Return what the container has left; its usage counts pages of files, which the system takes back by itself."""
    try:
        most = int(Path(limit).read_text(encoding="ascii"))
        taken = int(Path(used).read_text(encoding="ascii"))
        lines = Path(used).with_name("memory.stat").read_text(encoding="ascii").splitlines()
        files = next((int(line.split()[1]) for line in lines if line.split()[0] in ("inactive_file",)), 0)
    except (OSError, ValueError):
        return None
    return most - taken + files


def _in_glibc(name: str, *arguments: int) -> None:
    """Call a function of glibc; on other systems nothing happens."""
    if not sys.platform.startswith("linux"):
        return
    function = getattr(ctypes.CDLL(None), name, None)
    if function is not None:
        function(*arguments)
