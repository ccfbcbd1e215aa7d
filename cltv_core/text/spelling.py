"""Numbers, amounts, shares, days and lists as a person of the reader's locale writes them.

`SPELLINGS` are the words that may stand behind the colon of a placeholder (see `cltv_core.text.voice`).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from babel import Locale, dates, lists, numbers

from cltv_core.facts import Code, Fact, Money
from cltv_core.text.locales import INTERNATIONAL
from cltv_core.text.voice import Sentence, _, ngettext, voice

A_MONDAY = date(2024, 1, 1)
MONTH = 365.25 / 12
"""Days."""
LONGEST_ABBREVIATION = 4
"""Letters."""


def count(number: float) -> str:
    """Spell a whole number: 1,234."""
    return _digits(round(number), 0)


def decimal(number: float) -> str:
    """Spell a number with one digit behind the point: 2.3."""
    return _digits(round(number, 1), 1)


def percent(share: float) -> str:
    """Spell a share in whole per cent: 38%."""
    return numbers.format_percent(round(share, 2), locale=_locale())


def tenths(share: float) -> str:
    """Spell a share in per cent with one digit: 38.4%."""
    return numbers.format_percent(share, format="#,##0.0%", locale=_locale())


def share(part: float) -> str:
    """Spell a share as a person would say it: 38%, 0.4%, under 0.1%."""
    if 0 < part < 0.0005:
        return _("under {least}", least=Sentence(tenths(0.001)))
    if 0 < part < 0.00995:
        return tenths(part)
    return percent(part)


def money(amount: float | Money) -> str:
    """Spell an amount without cents: £1,234; a currency without a sign stands as its code (CHF 1,234)."""
    return _currency(amount, digits=0)


def cents(amount: float | Money) -> str:
    """Spell an amount to the smallest unit of its currency: £1,234.56."""
    return _currency(amount, digits=2)


def about(amount: float | Money) -> str:
    """Spell an amount as a person would say it: £3.1 million, £412,000, £84, £3.70."""
    value, currency = _parts(amount)
    size = abs(value)
    if size >= 999_500:
        return _compact(max(size, 1e6) * math.copysign(1, value), currency)
    if size >= 1000:
        step = 10.0 ** (math.floor(math.log10(size)) - 2)
        return _currency(Money(math.copysign(round(size / step) * step, value), currency), digits=0)
    return _currency(Money(value, currency), digits=0 if size >= 10 else 2)


def whole(amount: float | Money) -> str:
    """Spell an amount as `about` does, but without cents: for what is only supposed."""
    return about(amount) if abs(_parts(amount)[0]) >= 10 else money(amount)


def limit(amount: float | Money) -> str:
    """Spell a round amount that limits a band: £0.50, £20, £2.0 million."""
    size = abs(_parts(amount)[0])
    return cents(amount) if size < 1 else money(amount) if size < 1e6 else about(amount)


def day(when: date) -> str:
    """Spell a day: 9 December 2011."""
    return dates.format_date(when, format="long", locale=_locale())


def day_short(when: date) -> str:
    """Spell a day in short: 9 Dec 2011."""
    return dates.format_date(when, format="medium", locale=_locale())


def month(when: date) -> str:
    """Spell a month: December 2011."""
    return dates.format_date(when, format="LLLL y", locale=_locale())


def month_short(when: date) -> str:
    """Spell a month in short: Dec 2011."""
    return dates.format_date(when, format="LLL y", locale=_locale())


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
    return _("{number} hours", number=Sentence(count(tenth) if tenth == round(tenth) else decimal(tenth)))


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
    plain = count(number) if number == round(number) else decimal(number)
    return _("{number} times", number=Sentence(plain))


def number(value: float) -> str:
    """Spell a number with as many digits as it has: 0.25, 3, 1,234.5."""
    return _written(value, "#,##0.##########")


def weekday(number: int) -> str:
    """Spell a day of the week, 0 for Monday: Friday."""
    return dates.format_date(A_MONDAY + timedelta(days=number), format="EEEE", locale=_locale())


def month_name(when: date) -> str:
    """Spell the name of a month alone: December."""
    return dates.format_date(when, format="LLLL", locale=_locale())


def weekday_short(number: int) -> str:
    """Spell a day of the week in short, 0 for Monday: Fri."""
    return dates.format_date(A_MONDAY + timedelta(days=number), format="ccc", locale=_locale())


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


def both(names: Sequence[Any]) -> str:
    """Spell a list: bread, butter and jam."""
    return lists.format_list([_one(name) for name in names], style="standard", locale=_locale())


def either(names: Sequence[Any]) -> str:
    """Spell a choice: bread, butter or jam."""
    return lists.format_list([_one(name) for name in names], style="or", locale=_locale())


def product(name: Any) -> str:
    """Spell the name of a product as one writes it in a sentence: Cake stand for CAKE STAND."""
    return _one(_not_shouted(name))


def products(names: Sequence[Any]) -> str:
    """Spell a list of products as one writes them in a sentence."""
    return both([_not_shouted(name) for name in names])


def enumerated(names: Sequence[Any]) -> str:
    """Spell the beginning of a list of products: bread, butter."""
    return lists.format_list([product(name) for name in names], style="unit", locale=_locale())


def _not_shouted(name: Any) -> Any:
    """Names in capitals throughout, as tills print them, with one capital; short ones may be abbreviations."""
    shouted = isinstance(name, str) and name.isupper() and sum(map(str.isalpha, name)) > LONGEST_ABBREVIATION
    return name.strip().capitalize() if shouted else name


def _one(name: Any) -> str:
    if isinstance(name, Fact | Code):
        from cltv_core.text.say import say

        return say(name)
    return name if isinstance(name, Sentence) else voice().quote(str(name))


def _parts(amount: float | Money) -> tuple[float, str]:
    return (amount.amount, amount.currency) if isinstance(amount, Money) else (float(amount), voice().currency)


def _currency(amount: float | Money, digits: int) -> str:
    value, currency = _parts(amount)
    digits = min(digits, numbers.get_currency_precision(currency)) if currency else digits
    value = round(value, digits) + 0.0
    return _signed(_digits(abs(value), digits), value < 0, currency)


def _digits(number: float, decimals: int) -> str:
    """Write a number with separators between thousands and that many decimals."""
    return _written(number, "#,##0" + ("." + "0" * decimals if decimals else ""))


def _written(number: float, pattern: str) -> str:
    """Write a number in a pattern of the CLDR.

    Babel takes apostrophes in a formatted number for quotes and drops them in pairs, so numbers of a locale that
    separates by apostrophes (Switzerland) are written with other separators first.
    """
    group = numbers.get_group_symbol(_locale())
    if group != "'":
        return numbers.format_decimal(number, format=pattern, locale=_locale())
    plain = numbers.format_decimal(number, format=pattern, locale="en")
    return plain.translate({ord(","): group, ord("."): numbers.get_decimal_symbol(_locale())})


def _compact(value: float, currency: str) -> str:
    size = abs(value) / 1000.0 ** (math.log10(abs(value) * 1.0005) // 3)
    digits = 0 if size >= 100 else 1
    plain = numbers.format_compact_decimal(abs(value), format_type="long", fraction_digits=digits, locale=_locale())
    return _signed(plain, value < 0, currency)


def _signed(plain: str, negative: bool, currency: str) -> str:
    """Put the currency's sign where the locale puts it, letters kept apart from digits, and a minus."""
    minus = numbers.get_minus_sign_symbol(locale=_locale()) if negative else ""
    if not currency:
        return minus + plain
    sign = currency_sign(currency)
    pattern: str = Locale.parse(_locale()).currency_formats["standard"].pattern.split(";")[0]
    if pattern.index("\u00a4") > pattern.index("0"):
        return f"{minus}{plain}\u00a0{sign}"
    space = "\u00a0" if sign[-1].isalpha() or "\u00a4\u00a0" in pattern else ""
    return f"{minus}{sign}{space}{plain}"


def currency_sign(currency: str) -> str:
    """Spell a currency as its sign: £, or CHF where it has none. A dollar sign begins a formula in Markdown."""
    sign = numbers.get_currency_symbol(currency, locale="en" if _locale() == INTERNATIONAL else _locale())
    return voice().quote(sign)


def _locale() -> str:
    return voice().locale


SPELLINGS: Mapping[str, Callable[[Any], str]] = {
    "count": count,
    "decimal": decimal,
    "percent": percent,
    "share": share,
    "tenths": tenths,
    "money": money,
    "cents": cents,
    "about": about,
    "whole": whole,
    "limit": limit,
    "day": day,
    "day_short": day_short,
    "month": month,
    "month_short": month_short,
    "days": days,
    "months": months,
    "hours": hours,
    "ago": ago,
    "horizon": horizon,
    "every": every,
    "customers": customers,
    "times": times,
    "number": number,
    "month_name": month_name,
    "weekday": weekday,
    "weekday_short": weekday_short,
    "list": both,
    "either": either,
    "product": product,
    "products": products,
    "enumerated": enumerated,
}
