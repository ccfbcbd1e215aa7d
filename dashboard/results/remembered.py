"""How a result is remembered: once for the arguments it was worked out from, as long as the files are loaded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, ParamSpec, TypeVar

from dashboard import session

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True)
class Remembered(Generic[P, T]):
    """A function that works out a result of the loaded files once for its arguments; `most` results of it are kept."""

    work: Callable[P, T]
    most: int | None

    def __call__(self, *inputs: P.args, **_: P.kwargs) -> T:
        """Return the result of these arguments, given in their order."""
        return session.loaded().results.recall(self.work, *inputs, most=self.most)

    def is_known(self, *inputs: P.args, **_: P.kwargs) -> bool:
        """Tell whether the result of these arguments is at hand."""
        return session.loaded().results.knows(self.work, *inputs)


def remembered(most: int | None = None) -> Callable[[Callable[P, T]], Remembered[P, T]]:
    """Mark a function whose results are remembered."""
    return lambda work: Remembered(work, most)
