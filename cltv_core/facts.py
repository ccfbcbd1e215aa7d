"""Facts: what a room has to tell, as a code with arguments. `cltv_core.text` alone makes sentences of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any


class Code(Enum):
    """The base of every room's codes. Calling a member makes a fact: `Reason.LATE(gap=41, silence=96)`.

    The values are part of the files that the program writes, so they are never reused for something else.
    """

    def __call__(self, **args: Any) -> Fact:
        """Make the fact that this code tells with these arguments."""
        return Fact(self, tuple(sorted(args.items())))


@dataclass(frozen=True)
class Fact(Mapping[str, Any]):
    """One thing to tell: `code`, and its arguments by name.

    Arguments are numbers, days, names out of the owner's file, codes, other facts, or tuples of these. Two facts are
    equal when code and arguments are; that is how repeats are found.
    """

    code: Code
    args: tuple[tuple[str, Any], ...] = ()

    @property
    def key(self) -> str:
        """A stable name, for columns and files: the code's value, and its arguments behind colons."""
        return ":".join([str(self.code.value), *(str(value) for _, value in self.args)])

    def __getitem__(self, name: str) -> Any:
        return dict(self.args)[name]

    def __iter__(self) -> Iterator[str]:
        return (name for name, _ in self.args)

    def __len__(self) -> int:
        return len(self.args)

    def __bool__(self) -> bool:
        """Hold true: a fact is something to tell, even one without arguments."""
        return True


@dataclass(frozen=True)
class Money:
    """An amount in a currency of its own, where it is not that of the shop. `currency`: ISO 4217, "" where unknown."""

    amount: float
    currency: str
