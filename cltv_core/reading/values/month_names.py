"""Names of months in the languages of the Unicode CLDR, and days as East Asia and Thailand write them."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from babel import Locale

from cltv_core.reading.vocabulary.folding import folded

_LANGUAGES = (
    *("id", "ms", "ru", "uk", "be", "cs", "sk", "sl", "ro", "hu", "sv", "da", "nb", "nn", "fi", "is", "et", "lv", "lt"),
    *("el", "bg", "mk", "sr", "sr_Latn", "bs", "hr", "ca", "gl", "eu", "cy", "ga", "sq", "az", "kk", "hy", "ka", "he"),
    *("ar", "ar_LB", "ar_MA", "ar_IQ", "hi", "bn", "ta", "te", "mr", "gu", "kn", "ml", "pa", "ur", "th", "vi", "fil"),
    *("sw", "af", "de", "fr", "es", "it", "pt", "nl", "pl", "tr", "en"),
)
_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FURTHER = {
    "pebruari": 2,
    "peb": 2,
    "agt": 8,
    "ags": 8,
    "nop": 11,
    "nopember": 11,
    "fev": 2,
    "жовт": 10,
    "сентябр": 9,
    "сен": 9,
    "ноя": 11,
    "кві": 4,
    "тра": 5,
    "чер": 6,
    "лип": 7,
    "сер": 8,
    "вер": 9,
    "жов": 10,
    "лис": 11,
    "гру": 12,
    "січ": 1,
    "лют": 2,
    "бер": 3,
    "cer": 6,
    "cvc": 7,
}
"""Spellings that are common, but not those of the CLDR."""
_CROATIAN = re.compile(
    r"\b(?:sijec|veljac|velj\b|ozuj|ozu\b|travnj|travanj|svib|svi\b|lipnj|lipanj|srpnj|srpanj|ruj|studen|stu\b|prosin)"
)
_THERE = {"listopada": "oct", "listopad": "oct", "lis": "oct", "srp": "jul", "lip": "jun"}
_NAMES_THERE = re.compile(r"\b(?:" + "|".join(_THERE) + r")\b")

_ERAS = {
    "令和": 2018,
    "平成": 1988,
    "昭和": 1925,
    "民國": 1911,
    "民国": 1911,
    "令": 2018,
    "平": 1988,
    "r": 2018,
    "h": 1988,
    "s": 1925,
}
_ERA = re.compile(
    r"^(令和|平成|昭和|民國|民国|令|平|[rhs](?=\d))\s*(元|\d{1,3})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?"
)
_SHORT_YEAR = re.compile(r"^(1\d{2}|[2-4]\d)(?=\s*[年년])")
_OF_CHINA = re.compile(r"^(\d{3})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_EAST_ASIAN = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]?")
_VIETNAMESE = re.compile(r"(?:ngay )?(\d{1,2}) (?:thang|thg\.?) (\d{1,2})(?: nam|,)? (\d{4})")
_EAST_CLOCK = re.compile(
    r"(上午|下午|午前|午後|오전|오후)?\s*(\d{1,2})\s*[時时시點点:]\s*(\d{1,2})?\s*[分분:]?\s*(\d{1,2})?\s*[秒초]?"
)
_AFTERNOON = frozenset({"下午", "午後", "오후"})
_WEEKDAY = re.compile(
    r"[(（][^()（）\d]{1,4}[)）]|(?:星期|周|週)[一二三四五六日天]|[월화수목금토일]요일|[月火水木金土日]曜日?"
)


def _full_year(year: re.Match[str]) -> str:
    """Write a year of two digits in full, and one of three, as Taiwan counts."""
    return str(int(year[1]) + (2000 if len(year[1]) == 2 else 1911))


def in_numerals(text: str) -> str:
    """Return a day of East Asia, in lower case, as YYYY-MM-DD with a clock behind it; other texts as they are."""
    plain = _SHORT_YEAR.sub(_full_year, _WEEKDAY.sub(" ", text).strip())
    era = _ERA.match(plain)
    if era:
        year = _ERAS[era[1]] + (1 if era[2] == "元" else int(era[2]))
        return _with_clock(f"{year}-{era[3]}-{era[4]}", plain[era.end() :])
    named = _EAST_ASIAN.match(plain)
    if named:
        return _with_clock(f"{named[1]}-{named[2]}-{named[3]}", plain[named.end() :])
    chinese = _OF_CHINA.match(plain)
    if chinese:
        return _with_clock(f"{int(chinese[1]) + 1911}-{chinese[3]}-{chinese[4]}", plain[chinese.end() :])
    clock = re.match(r"(\d{4}[-/.]\s?\d{1,2}[-/.]\s?\d{1,2}\.?)\s*((?:上午|下午|午前|午後|오전|오후).*)", plain)
    if clock:
        return _with_clock(clock[1], clock[2])
    return plain


def in_order_of_years(text: str) -> str:
    """Return a day of Vietnam, without its accents, as YYYY-M-D; other texts as they are."""
    return _VIETNAMESE.sub(lambda day: f"{day[3]}-{day[2]}-{day[1]}", text)


def _with_clock(day: str, rest: str) -> str:
    clock = _EAST_CLOCK.fullmatch(rest.strip())
    if not clock:
        return day + rest
    hour = int(clock[2]) % 24
    if clock[1]:
        hour = hour % 12 + (12 if clock[1] in _AFTERNOON else 0)
    return f"{day} {hour}:{clock[3] or '00'}:{clock[4] or '00'}"


def in_english(text: str) -> str:
    """Return a day with the name of its month, in whatever language, as English has it; other texts as they are."""
    return _names().sub(lambda found: f" {_ENGLISH[_months()[found[1].rstrip('.')] - 1]} ", _joined(text))


def is_croatian(cells: list[str]) -> bool:
    """Return whether cells name months in Croatian, where listopad is October and srp July, unlike elsewhere."""
    return any(_CROATIAN.search(folded(cell)) for cell in cells)


def from_croatian(cell: str) -> str:
    """Return a Croatian day with the months in English that have another meaning elsewhere."""
    return _NAMES_THERE.sub(lambda found: _THERE[found[0]], cell.lower())


def _joined(text: str) -> str:
    return " ".join(text.split())


@cache
def _months() -> dict[str, int]:
    found = dict(_FURTHER)
    for language in _LANGUAGES:
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in Locale.parse(language).months[context][width].items():
                    for spelling in (_joined(name.lower()), _without_accents(name), folded(name)):
                        if sum(sign.isalpha() for sign in spelling) >= 2 and not spelling.isdigit():
                            found.setdefault(spelling.rstrip("."), int(number))
    return found


def _without_accents(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", _joined(name.lower()))
    return unicodedata.normalize("NFC", "".join(sign for sign in decomposed if not unicodedata.combining(sign)))


@cache
def _names() -> re.Pattern[str]:
    names = sorted((name for name in _months() if not any(sign.isdigit() for sign in name)), key=len, reverse=True)
    return re.compile(r"(?<![^\W\d_])ב?(" + "|".join(map(re.escape, names)) + r")(?![^\W\d_])\.?")
