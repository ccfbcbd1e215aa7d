"""How amounts and moments are written down."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from babel.dates import format_date

from tests.core.reading.generator.shop import WHOLE

SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "PLN": "zł", "TRY": "₺", "KRW": "₩", "CZK": "Kč"}
MONEY = ("point", "comma", "point thousands", "comma thousands", "blank thousands", "apostrophe", "sign", "code")
DATES = (
    *("iso", "iso time", "iso T", "iso offset", "day dot", "day dot short", "day slash", "day slash time"),
    *("day dash", "month slash", "month slash ampm", "month name", "compact", "epoch", "serial", "signs"),
)
MONTH_FIRST = frozenset({"month slash", "month slash ampm"})


def amount(value: float, style: str, currency: str, *, decimal_comma: bool) -> str:
    """Write an amount; `decimal_comma` decides for the styles that leave it open."""
    digits = 0 if currency in WHOLE else 2
    grouped = f"{abs(value):,.{digits}f}"
    minus = "-" if value < 0 else ""
    if style == "sign" and currency in SIGNS:
        plain = _european(grouped.replace(",", "")) if decimal_comma else grouped.replace(",", "")
        return f"{minus}{plain} {SIGNS[currency]}" if decimal_comma else f"{minus}{SIGNS[currency]}{plain}"
    if style == "code":
        plain = grouped.replace(",", "")
        return f"{minus}{_european(plain) if decimal_comma else plain} {currency}"
    return minus + _SPELLED.get(style, _open(decimal_comma))(grouped)


def _open(decimal_comma: bool) -> Callable[[str], str]:
    return _SPELLED["comma" if decimal_comma else "point"]


def _european(text: str) -> str:
    return text.translate(str.maketrans(",.", ".,"))


_SPELLED: Mapping[str, Callable[[str], str]] = {
    "point": lambda grouped: grouped.replace(",", ""),
    "comma": lambda grouped: grouped.replace(",", "").replace(".", ","),
    "point thousands": lambda grouped: grouped,
    "comma thousands": _european,
    "blank thousands": lambda grouped: _european(grouped).replace(".", "\u00a0"),
    "apostrophe": lambda grouped: grouped.replace(",", "’"),
}
DECIMAL_COMMA: Mapping[str, bool] = {
    "point": False,
    "comma": True,
    "point thousands": False,
    "comma thousands": True,
    "blank thousands": True,
    "apostrophe": False,
}


def moment(at: datetime, style: str, language: str) -> str:
    """Write when a sale was."""
    return _MOMENTS[style](at, language)


def _signs(at: datetime, language: str) -> str:
    year, month, day = {"ko": "년월일"}.get(language, "年月日")
    return f"{at.year}{year}{at.month}{month}{at.day}{day}"


_MOMENTS: Mapping[str, Callable[[datetime, str], str]] = {
    "iso": lambda at, _: f"{at:%Y-%m-%d}",
    "iso time": lambda at, _: f"{at:%Y-%m-%d %H:%M:%S}",
    "iso T": lambda at, _: f"{at:%Y-%m-%dT%H:%M:%S}Z",
    "iso offset": lambda at, _: f"{at:%Y-%m-%d %H:%M:%S} +0100",
    "day dot": lambda at, _: f"{at:%d.%m.%Y}",
    "day dot short": lambda at, _: f"{at:%d.%m.%y}",
    "day slash": lambda at, _: f"{at:%d/%m/%Y}",
    "day slash time": lambda at, _: f"{at:%d/%m/%Y %H:%M}",
    "day dash": lambda at, _: f"{at:%d-%m-%Y}",
    "month slash": lambda at, _: f"{at.month}/{at.day}/{at.year}",
    "month slash ampm": lambda at, _: f"{at.month}/{at.day}/{at.year} {at.hour % 12 or 12}:{at:%M} {at:%p}",
    "month name": lambda at, language: format_date(at, "d MMM y", locale=language),
    "compact": lambda at, _: f"{at:%Y%m%d}",
    "epoch": lambda at, _: str(int((at - datetime(1970, 1, 1)).total_seconds())),
    "serial": lambda at, _: f"{(at - datetime(1899, 12, 30)).total_seconds() / 86400:.6f}",
    "signs": _signs,
}
HAS_TIME = frozenset({"iso time", "iso T", "iso offset", "day slash time", "month slash ampm", "epoch", "serial"})
