"""Facts to sentences: each room's codes are said by the module of the same name in `cltv_core.text`."""

from __future__ import annotations

from collections.abc import Iterable

from cltv_core.errors import CltvError, Told
from cltv_core.facts import Code, Fact
from cltv_core.text.voice import Sentence, say

__all__ = ["say", "say_all", "say_error"]


def say_all(told: Iterable[Told]) -> tuple[Sentence, ...]:
    """Say several facts, each once."""
    return tuple(say(fact) for fact in dict.fromkeys(told))


def say_error(error: CltvError) -> tuple[Sentence, ...]:
    """Say an error: what is wrong, every fault found, and what to do about it."""
    return (*_wrong(error), say(error.remedy))


def _wrong(error: CltvError) -> tuple[Sentence, ...]:
    """Say what is wrong; of faults that are errors themselves also what to do, unless it is the same for all."""
    return (say(error.problem), *(_fault(part, error) for part in error.faults))


def _fault(part: Fact | Code | str | CltvError, of: CltvError) -> Sentence:
    if not isinstance(part, CltvError):
        return say(part)
    remedy = [say(part.remedy)] if part.remedy != of.remedy else []
    return Sentence(" ".join([*_wrong(part), *remedy]))
