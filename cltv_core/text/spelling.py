"""Numbers, amounts, shares, days and lists as a person of the reader's locale writes them, without words of ours."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from babel import Locale, dates, lists, numbers

from cltv_core.facts import Money
from cltv_core.text.locales import INTERNATIONAL
from cltv_core.text.sentence import Sentence, voice

A_MONDAY = date(2024, 1, 1)
LONGEST_ABBREVIATION = 4
"""Letters."""


def count(number: float) -> str:
    """Spell a whole number: 1,234."""
    return _digits(round(number), 0)


def decimal(number: float) -> str:
    """Spell a number with one digit behind the point: 2.3."""
    return _digits(round(float(number), 1), 1)


def percent(share: float) -> str:
    """Spell a share in whole per cent: 38%."""
    # numpy rounds 0.155 up, Python down: one share must read alike, whoever worked it out
    return numbers.format_percent(round(float(share), 2), locale=_locale())


def tenths(share: float) -> str:
    """Spell a share in per cent with one digit: 38.4%."""
    return numbers.format_percent(share, format="#,##0.0%", locale=_locale())


def money(amount: float | Money) -> str:
    """Spell an amount without cents: £1,234; a currency without a sign stands as its code (CHF 1,234)."""
    return _currency(amount, digits=0)


def cents(amount: float | Money) -> str:
    """Spell an amount to the smallest unit of its currency: £1,234.56."""
    return _currency(amount, digits=2)


def smallest_coin() -> float:
    """Return the smallest amount that the currency spoken in can pay: 0.01 pound, 1 yen."""
    currency = voice().currency
    return 10.0 ** -min(numbers.get_currency_precision(currency) if currency else 2, 2)


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


def day_of_month(when: date) -> str:
    """Spell a day within a year, where there is little room: 9 Dec."""
    return dates.format_skeleton("MMMd", when, locale=_locale())


def clock(when: datetime) -> str:
    """Spell a time of day: 14:05, 2:05 pm."""
    return dates.format_time(when, format="short", locale=_locale())


def month(when: date) -> str:
    """Spell a month: December 2011."""
    return dates.format_date(when, format="LLLL y", locale=_locale())


def month_short(when: date) -> str:
    """Spell a month in short: Dec 2011."""
    return dates.format_date(when, format="LLL y", locale=_locale())


def month_name_short(when: date) -> str:
    """Spell the name of a month alone, in short: Dec."""
    return dates.format_date(when, format="LLL", locale=_locale())


def month_initial(when: date) -> str:
    """Spell a month in one letter, where months stand side by side: D."""
    return dates.format_date(when, format="LLLLL", locale=_locale())


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
    if not isinstance(name, str) or isinstance(name, Sentence):
        return name
    shouted = name.isupper() and sum(map(str.isalpha, name)) > LONGEST_ABBREVIATION
    return name.strip().capitalize() if shouted else name


def _one(name: Any) -> str:
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
    """Write a number in a pattern of the CLDR."""
    return _written_in(_locale(), number + 0.0, pattern)


@lru_cache(maxsize=50_000)
def _written_in(locale: str, number: float, pattern: str) -> str:
    """Write a number, the same ones of many thousand sentences once.

    Babel takes apostrophes in a formatted number for quotes and drops them in pairs, so numbers of a locale that
    separates by apostrophes (Switzerland) are written with other separators first.
    """
    group = numbers.get_group_symbol(locale)
    if group != "'":
        return numbers.format_decimal(number, format=pattern, locale=locale)
    plain = numbers.format_decimal(number, format=pattern, locale="en")
    return plain.translate({ord(","): group, ord("."): numbers.get_decimal_symbol(locale)})


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
