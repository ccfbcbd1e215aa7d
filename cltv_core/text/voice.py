"""In whose language, numbers and currency sentences are said, and how names from files are made safe there.

A page, the report and the command line each set a `Voice` for the sentences they make; everything in `cltv_core.text`
speaks with the current one. Sentences are written whole, in English, with named placeholders:

    _("{name} holds {orders:count} orders worth {revenue:money}", name=..., orders=..., revenue=...)

What stands behind the colon says how the value is spelled (see `cltv_core.text.spelling`). A value without one is a
name out of a file, which is made safe for where it is shown, or a sentence, which is not touched again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from gettext import NullTranslations
from string import Formatter
from typing import Any

from cltv_core.facts import Code, Fact


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


def N_(message: str) -> str:
    """Mark a message for the catalogue that is translated later, when it is said."""
    return message


def _(message: str, /, **values: Any) -> Sentence:
    """Say a message in the current voice, its placeholders filled."""
    return fill(voice().catalogue.gettext(message), values)


def ngettext(one: str, many: str, number: float, /, **values: Any) -> Sentence:
    """Say the form of a message that fits the number, which stands in it as `{n}` (`{n:count}`)."""
    return fill(voice().catalogue.ngettext(one, many, int(number)), {"n": number, **values})


@dataclass(frozen=True)
class Plural:
    """A message in two forms, chosen by the argument named `by`; a catalogue may have more."""

    one: str
    many: str
    by: str = "n"


Template = str | Plural | Callable[[Fact], str]
"""How a fact is said: a message, one with a plural, or a function where the choice of message takes more."""


def fill(message: str, values: Mapping[str, Any]) -> Sentence:
    """Fill the placeholders of a message that is translated already."""
    return Sentence(_FORMATTER.vformat(message, (), values))


class _Spelled(Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        if isinstance(value, Fact | Code):
            from cltv_core.text.say import say

            return say(value)
        if format_spec:
            from cltv_core.text.spelling import SPELLINGS

            return SPELLINGS[format_spec](value)
        return value if isinstance(value, Sentence) else voice().quote(str(value))


_FORMATTER = _Spelled()
