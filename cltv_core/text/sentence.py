"""In whose language, numbers and currency sentences are said, and how names from files are made safe there.

A page, the report and the command line each set a `Voice` for the sentences they make; everything in `cltv_core.text`
speaks with the current one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from gettext import NullTranslations
from typing import Any


class Sentence(str):
    """Text that was made here, so that nothing in it needs to be made safe once more."""

    __slots__ = ()


def as_it_is(name: str) -> str:
    """Leave a name as it stands: for files, where nothing in it can do harm."""
    return name


@dataclass(frozen=True)
class Voice:
    """How sentences are said.

    `locale`: one that `cltv_core.text.locales` chose; `currency`: ISO 4217, "" where unknown; `quote`: makes a name
    from a file safe for where the sentence is shown; `catalogue`: the translations.
    """

    locale: str = "en_001"
    currency: str = ""
    quote: Callable[[str], str] = as_it_is
    catalogue: NullTranslations = field(default_factory=NullTranslations, compare=False)


_VOICE: ContextVar[Voice | None] = ContextVar("voice", default=None)
_PLAIN = Voice()


def voice() -> Voice:
    """Return the voice in which sentences are said at present."""
    return _VOICE.get() or _PLAIN


def speak(new: Voice) -> None:
    """Say everything from here on, in this thread, with this voice."""
    _VOICE.set(new)


@contextmanager
def speaking(new: Voice | None = None, **changes: Any) -> Iterator[Voice]:
    """Say everything inside with another voice, or with the current one changed in some fields."""
    token = _VOICE.set(replace(new or voice(), **changes))
    try:
        yield voice()
    finally:
        _VOICE.reset(token)
