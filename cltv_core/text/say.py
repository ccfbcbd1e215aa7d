"""Facts to sentences: each room's codes are said by the module of the same name in `cltv_core.text`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module

from cltv_core.errors import CltvError, Told
from cltv_core.facts import Code, Fact
from cltv_core.text.voice import Plural, Sentence, Template, _, ngettext, voice


def say(told: Fact | Code | str) -> Sentence:
    """Say a fact, or a code that needs no arguments, as a sentence in the current voice; one that is made stays.

    Any other text is made safe for where it is shown, as a name from a file is.
    """
    if isinstance(told, str):
        return told if isinstance(told, Sentence) else Sentence(voice().quote(told))
    fact = told if isinstance(told, Fact) else Fact(told)
    template = _sentences(_room(fact.code))[fact.code]
    if isinstance(template, str):
        return _(template, **fact)
    if isinstance(template, Plural):
        return ngettext(template.one, template.many, fact[template.by], **fact)
    return Sentence(template(fact))


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


def _room(code: Code) -> str:
    return type(code).__module__.split(".")[1]


@cache
def _sentences(room: str) -> Mapping[Code, Template]:
    found: Mapping[Code, Template] = import_module(f"cltv_core.text.{room}").SENTENCES
    return found
