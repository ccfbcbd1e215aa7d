"""Currency signs and codes as they stand beside amounts and in column names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from functools import cache

import pandas as pd

from cltv_core.reading.values.plain_text import without_marks
from cltv_core.reading.vocabulary.folding import words_of
from cltv_core.reading.vocabulary.synonyms import words

CODES = words(
    """AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF
    CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GGP GHS GIP GMD GNF GTQ GYD HKD HNL
    HRK HTG HUF IDR ILS IMP INR IQD IRR ISK JEP JMD JOD JPY KES KGS KHR KMF KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD
    MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG
    QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD
    TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL"""
)

_SIGNS: Mapping[str, str] = {
    "€": "EUR", "£": "GBP", "₹": "INR", "zł": "PLN", "zl": "PLN", "₺": "TRY", "tl": "TRY", "¥": "JPY", "円": "JPY",
    "元": "CNY", "₽": "RUB", "руб": "RUB", "руб.": "RUB", "р.": "RUB", "₴": "UAH", "грн": "UAH", "грн.": "UAH",
    "₪": "ILS", "₩": "KRW", "원": "KRW", "₫": "VND", "đ": "VND", "₦": "NGN", "₱": "PHP", "฿": "THB", "৳": "BDT",
    "₸": "KZT", "₾": "GEL", "₼": "AZN", "₲": "PYG", "₡": "CRC", "₵": "GHS", "kč": "CZK", "kc": "CZK", "ft": "HUF",
    "ft.": "HUF", "лв": "BGN", "лв.": "BGN", "lei": "RON", "leu": "RON", "fr.": "CHF", "sfr": "CHF", "sfr.": "CHF",
    "r$": "BRL", "us$": "USD", "$us": "USD", "usd$": "USD", "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD",
    "nz$": "NZD", "s$": "SGD", "hk$": "HKD", "nt$": "TWD", "mx$": "MXN", "rm": "MYR", "rp": "IDR", "rp.": "IDR",
    "ksh": "KES", "ksh.": "KES", "s/": "PEN", "s/.": "PEN", "r": "ZAR", "euro": "EUR", "euros": "EUR",
    "د.إ": "AED", "ر.س": "SAR", "ر.س.": "SAR",
    "$": "$", "kr": "kr", "kr.": "kr", "rs": "Rs", "rs.": "Rs", "₨": "Rs", "fr": "Fr", "din": "Din", "din.": "Din",
    "﷼": "﷼",
}  # fmt: skip
_SHARED: Mapping[str, Mapping[str, str]] = {
    "$": {
        "US": "USD", "CA": "CAD", "AU": "AUD", "NZ": "NZD", "SG": "SGD", "HK": "HKD", "TW": "TWD", "MX": "MXN",
        "AR": "ARS", "CL": "CLP", "CO": "COP", "UY": "UYU", "DO": "DOP", "JM": "JMD", "TT": "TTD", "PR": "USD",
    },
    "kr": {"SE": "SEK", "NO": "NOK", "DK": "DKK", "IS": "ISK", "FO": "DKK", "GL": "DKK"},
    "Rs": {"IN": "INR", "PK": "PKR", "LK": "LKR", "NP": "NPR", "MU": "MUR"},
    "Fr": {"CH": "CHF", "LI": "CHF"},
    "Din": {"RS": "RSD", "DZ": "DZD", "TN": "TND"},
    "﷼": {"SA": "SAR", "QA": "QAR", "OM": "OMR", "YE": "YER", "IR": "IRR"},
}  # fmt: skip
"""Signs of several currencies -> region -> code."""
_KNOWN = sorted([*_SIGNS, *(code.lower() for code in CODES)], key=len, reverse=True)
UNIT = "(?:" + "|".join(re.escape(sign) for sign in _KNOWN) + ")"
"""A pattern for one currency sign or code in lower case."""

_WORDS = {"ALL", "CUP", "MOP", "PEN", "SOS", "TOP", "TRY"}
_IN_NAME = re.compile(
    r"(?<![^\W_])(?:US|AU?|CA?|NZ|S|HK|R|MX)\$|[€£₹₺₽₴₪₩₱₦$]|(?<![^\W_])(?:"
    + "|".join(sorted(CODES - _WORDS))
    + r")(?![^\W_])|zł"
)
_IN_SMALL = words(
    """usd eur gbp chf jpy cny inr aud cad nzd sek nok dkk pln czk huf brl mxn zar thb idr vnd krw sgd hkd myr php rub
    uah aed sar ils twd"""
)
"""Codes that column names also write in small letters: usdAmount, total_eur."""
_BARE = r"[-+(]?[\d.,' ]*\)?-?"
_SAMPLED = 2000


def currencies_of(cells: pd.Index) -> pd.Index:
    """Find the currency written beside each amount: its ISO 4217 code, or "" where there is none.

    A sign that several countries share ("$", "kr") stays as it is; see `in_region`.
    """
    bare = cells.str.fullmatch(_BARE)
    return pd.Index(["" if plain else _currency(cell) for plain, cell in zip(bare, cells, strict=True)], dtype="str")


def currency_of(cells: pd.Index) -> str:
    """Find the one currency of a column, as `currencies_of` names it, that nine in ten cells with a currency have.

    "" where there is none.
    """
    found = Counter(code for code in currencies_of(cells[:_SAMPLED]) if code)
    if not found:
        return ""
    code, times = found.most_common(1)[0]
    return code if times >= 0.9 * sum(found.values()) else ""


def currency_in_name(header: str) -> str:
    """Find the currency that a column name tells, as "Total (EUR)" and "Betrag in €" do; "" where it tells none.

    A sign that several countries share stays as it is.
    """
    match = _IN_NAME.search(header)
    if match:
        return _SIGNS.get(match[0].lower(), match[0])
    small = [word.upper() for word in words_of(header) if word in _IN_SMALL]
    return small[0] if len(small) == 1 else ""


def is_shared(currency: str) -> bool:
    """Tell whether this is a sign that several currencies have."""
    return currency in _SHARED


def in_region(sign: str, region: str, others: Collection[str] = ()) -> str:
    """Return the ISO code that a shared sign means in a region ("CA"), or beside the other codes of the file.

    Beside codes of which only one is a kind of dollar, "$" means that one. "" where neither tells; a code stays itself.
    """
    if sign not in _SHARED:
        return sign
    codes = set(_SHARED[sign].values()) & set(others)
    return _SHARED[sign].get(region, "") or (codes.pop() if len(codes) == 1 else "")


def is_code(cell: str) -> bool:
    """Tell whether a cell is the code of a currency, but not one that is also a word, such as ALL or TRY."""
    return cell.upper() in CODES - _WORDS


def _currency(cell: str) -> str:
    if len(cell) > 40 or (cell[:1].isdigit() and cell[-1:].isdigit()):
        return ""
    match = _beside().search(without_marks(cell).lower())
    if not match:
        return ""
    sign = match[1] or match[2]
    return _SIGNS.get(sign, sign.upper())


def has_currency(cell: str) -> bool:
    """Tell whether a currency sign or code stands beside an amount, even one that several countries share.

    Plain letters count only beside a blank, as "R-17" may be the number of a receipt.
    """
    match = _beside().search(cell.lower()) if len(cell) <= 40 else None
    if not match:
        return False
    sign = match[1] or match[2]
    return " " in cell or not (sign.isascii() and sign.isalpha())


@cache
def _beside() -> re.Pattern[str]:
    """Compile what finds the currency before or behind an amount."""
    return re.compile(rf"^[-+(\s]*({UNIT})[-+(\s]*(?=[\d.,])|(?<=[\d.,)-])[-\s]*({UNIT})[-)\s]*$")
