"""Sentences: whole messages, in English, with values in them, said in the voice of whoever shows them.

    _("{name} holds {orders:count} orders worth {revenue:money}", name=..., orders=..., revenue=...)

What stands behind the colon says how the value is spelled (see `SPELLINGS`). A value without one is a fact, which is
said; a name out of a file, which is made safe for where it is shown; or a sentence, which is not touched again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from string import Formatter
from typing import Any

from cltv_core.facts import Code, Fact
from cltv_core.text import spelling
from cltv_core.text.sentence import Sentence, Voice, as_it_is, speak, speaking, voice

__all__ = [
    "N_",
    "Plural",
    "Sentence",
    "Template",
    "Voice",
    "_",
    "as_it_is",
    "fill",
    "ngettext",
    "say",
    "speak",
    "speaking",
    "spelled",
    "voice",
]

MONTH = 365.25 / 12
"""Days."""


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


class _Filling(Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        return spelled(value, format_spec)


_FORMATTER = _Filling()


def spelled(value: Any, how: str = "") -> str:
    """Spell a value by the word behind the colon of its placeholder, a key of `SPELLINGS`, or by what it is."""
    if isinstance(value, Fact | Code):
        return say(value)
    if how:
        return SPELLINGS[how](_facts_said(value))
    return value if isinstance(value, Sentence) else voice().quote(str(value))


def _facts_said(value: Any) -> Any:
    """Say the facts of a list; anything else stays as it is."""
    if isinstance(value, tuple | list):
        return [say(part) if isinstance(part, Fact | Code) else part for part in value]
    return value


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


def _room(code: Code) -> str:
    return type(code).__module__.split(".")[1]


@cache
def _sentences(room: str) -> Mapping[Code, Template]:
    found: Mapping[Code, Template] = import_module(f"cltv_core.text.{room}").SENTENCES
    return found


def share(part: float) -> str:
    """Spell a share as a person would say it: 38%, 0.4%, under 0.1%."""
    if 0 < part < 0.0005:
        return _("under {least}", least=Sentence(spelling.tenths(0.001)))
    if 0 < part < 0.00995:
        return spelling.tenths(part)
    return spelling.percent(part)


def days(number: float) -> str:
    """Spell a length of time in days: 1 day, 41 days."""
    return ngettext("{n:count} day", "{n:count} days", number)


def months(number: float) -> str:
    """Spell a length of time in months: 1 month, 12 months."""
    return ngettext("{n:count} month", "{n:count} months", number)


def hours(number: float) -> str:
    """Spell a length of time in hours, to the tenth: 1 hour, 2.5 hours."""
    tenth = round(number, 1)
    if tenth == 1:
        return _("1 hour")
    return _("{number} hours", number=_to_the_tenth(tenth))


def every(number: float) -> str:
    """Spell a length of time to stand behind "every": day, 41 days."""
    return ngettext("day", "{n:count} days", number)


def customers(number: float) -> str:
    """Spell how many customers: 1 customer, 134 customers."""
    return ngettext("{n:count} customer", "{n:count} customers", number)


def times(number: float) -> str:
    """Spell a multiple: 3 times, 1.5 times."""
    if number == 1:
        return _("once")
    return _("{number} times", number=_to_the_tenth(number))


def _to_the_tenth(number: float) -> Sentence:
    return Sentence(spelling.count(number) if number == round(number) else spelling.decimal(number))


def horizon(number: float) -> str:
    """Spell how far a forecast of so many days looks: next 12 months, or next 45 days where those are no months."""
    whole_months = round(number / MONTH)
    if whole_months and abs(number - whole_months * MONTH) <= 2.5:
        return ngettext("next month", "next {n:count} months", whole_months)
    return ngettext("next {n:count} day", "next {n:count} days", number)


def ago(number: float) -> str:
    """Spell how many days ago something was: today, yesterday, 41 days ago."""
    if number < 1:
        return _("today")
    return _("yesterday") if number < 2 else ngettext("{n:count} day ago", "{n:count} days ago", number)


SPELLINGS: Mapping[str, Callable[[Any], str]] = {
    "count": spelling.count,
    "decimal": spelling.decimal,
    "percent": spelling.percent,
    "share": share,
    "tenths": spelling.tenths,
    "money": spelling.money,
    "cents": spelling.cents,
    "about": spelling.about,
    "whole": spelling.whole,
    "limit": spelling.limit,
    "day": spelling.day,
    "day_short": spelling.day_short,
    "month": spelling.month,
    "month_short": spelling.month_short,
    "days": days,
    "months": months,
    "hours": hours,
    "ago": ago,
    "horizon": horizon,
    "every": every,
    "customers": customers,
    "times": times,
    "number": spelling.number,
    "month_name": spelling.month_name,
    "weekday": spelling.weekday,
    "weekday_short": spelling.weekday_short,
    "list": spelling.both,
    "either": spelling.either,
    "product": spelling.product,
    "products": spelling.products,
    "enumerated": spelling.enumerated,
}
"""What may stand behind the colon of a placeholder."""
