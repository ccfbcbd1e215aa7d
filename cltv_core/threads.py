"""Work that goes on side by side in threads."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cached_property
from threading import RLock
from typing import Any, Self, TypeVar, overload

Item = TypeVar("Item")
Found = TypeVar("Found")

_BEING_WORKED_OUT: dict[tuple[int, str], RLock] = {}
"""Object (by its id, as it lives on meanwhile) and name of a property -> lock of who works it out."""


def side_by_side(work: Callable[[Item], Found], items: Iterable[Item], at_once: int) -> Iterator[Found]:
    """Work on so many items at once, and yield what is found in their order; no more than that is held."""
    if at_once == 1:
        yield from map(work, items)
        return
    coming: deque[Future[Found]] = deque()
    with ThreadPoolExecutor(at_once) as workers:
        for item in items:
            coming.append(workers.submit(work, item))
            if len(coming) == at_once:
                yield coming.popleft().result()
        while coming:
            yield coming.popleft().result()


class own_property(cached_property[Found]):
    """A `cached_property` with a lock for each object; the library's has one a class, and from Python 3.12 on none."""

    @overload
    def __get__(self, instance: None, owner: type[Any] | None = None) -> Self: ...
    @overload
    def __get__(self, instance: object, owner: type[Any] | None = None) -> Found: ...
    def __get__(self, instance: object, owner: type[Any] | None = None) -> Self | Found:
        """Return what is known, or work it out."""
        if instance is None or self.attrname is None:
            return self
        known = vars(instance)
        if self.attrname not in known:
            self._work_out(instance, known)
        found: Found = known[self.attrname]
        return found

    def _work_out(self, instance: object, known: dict[str, Any]) -> None:
        """Keep the lock beside the object, which another thread may just be sending to another process."""
        place = id(instance), str(self.attrname)
        try:
            with _BEING_WORKED_OUT.setdefault(place, RLock()):
                if self.attrname not in known:
                    known[str(self.attrname)] = self.func(instance)
        finally:
            _BEING_WORKED_OUT.pop(place, None)
