"""A memory of results whose keys are what they were worked out from, so that none can be named wrongly."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

T = TypeVar("T")

Key = tuple[Hashable, ...]


class Memo:
    """Results of functions by their inputs.

    Several threads may ask, as the pages of one browser share what was worked out. Inputs that can be hashed are
    compared by value. All others, such as frames and what holds them, are compared by identity: they must be results
    of the same memo, or live as long as it does.
    """

    def __init__(self, most: int) -> None:
        """Keep at most so many results; what was not asked for longest is dropped."""
        self._most = most
        self._results: dict[Key, Any] = {}
        self._lock = threading.Lock()

    def recall(self, work: Callable[..., T], *inputs: Any, most: int | None = None) -> T:
        """Return what `work` makes of the inputs, worked out at the first call; of `work`, `most` results are kept."""
        key = _key(work, inputs)
        with self._lock:
            found: list[T] = [self._results[key]] if key in self._results else []
        result = found[0] if found else work(*inputs)
        with self._lock:
            result = self._results.pop(key, result)
            self._results[key] = result
            if most is not None:
                self._drop([other for other in self._results if other[0] is work][:-most])
            self._drop(list(self._results)[: -self._most])
        return result

    def knows(self, work: Callable[..., Any], *inputs: Any) -> bool:
        """Tell whether the result of these inputs is at hand."""
        return _key(work, inputs) in self._results

    def __iter__(self) -> Iterator[Any]:
        return iter(list(self._results.values()))

    def _drop(self, keys: list[Key]) -> None:
        for key in keys:
            del self._results[key]


@dataclass(frozen=True, eq=False)
class _Same:
    """An input that is compared by identity; holding it keeps its identity from being given to another."""

    held: Any = field(repr=False)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.held is other.held

    def __hash__(self) -> int:
        return id(self.held)


def _key(work: Callable[..., Any], inputs: tuple[Any, ...]) -> Key:
    return (work, *map(_comparable, inputs))


def _comparable(value: Any) -> Hashable:
    try:
        hash(value)
    except TypeError:
        return _Same(value)
    comparable: Hashable = value
    return comparable
