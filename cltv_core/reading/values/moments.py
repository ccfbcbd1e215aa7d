"""Reads the moment that one cell spells: numerals, names of months, counts of spreadsheets and computers."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime, timedelta
from functools import cache
from typing import NamedTuple

from cltv_core.reading.values.month_names import in_english, in_numerals, in_order_of_years

LONGEST = 80
BUDDHIST, EARLIEST_BUDDHIST = 543, 2400
"""Years of the Thai calendar are ahead by so many; from the second number on a year is taken for a Thai one."""
_EPOCH = datetime(1970, 1, 1)
_AGES = 1900
_SHEET_EPOCH = datetime(1899, 12, 30)


class Moment(NamedTuple):
    """Wall-clock time as written (`at`); `offset`: minutes ahead of UTC, None where the cell does not tell."""

    at: datetime
    offset: int | None


class Spelled(NamedTuple):
    """What a cell can mean: three times the same where day, month and year cannot be mistaken for each other."""

    day_first: Moment | None
    month_first: Moment | None
    year_first: Moment | None


MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janner janvier janv enero ene gennaio gen janeiro januari styczen stycznia sty ocak"
            " oca",
            "feb february februar feber fevrier fevr fev febrero febbraio fevereiro februari luty lutego lut subat sub",
            "mar march marz maerz mrz mars marzo marco maart mrt marzec marca mart",
            "apr april avril avr abril abr aprile kwiecien kwietnia kwi nisan nis",
            "may mai mayo maggio mag maio mei maj maja mayis",
            "jun june juni juin junio giugno giu junho czerwiec czerwca cze haziran haz",
            "jul july juli juillet juil julio luglio lug julho lipiec lipca lip temmuz tem",
            "aug august aout aou agosto ago augustus sierpien sierpnia sie agustos agu",
            "sep sept september septembre septiembre settembre set setembro wrzesien wrzesnia wrz eylul eyl",
            "oct october oktober okt octobre octubre ottobre ott outubro out pazdziernik pazdziernika paz ekim eki",
            "nov november novembre noviembre novembro listopad listopada lis kasim kas",
            "dec december dezember dez decembre diciembre dic dicembre dezembro grudzien grudnia gru aralik ara",
        ),
        start=1,
    )
    for name in names.split()
}
_PLAIN_LETTERS = str.maketrans("łıøđß", "liods")

_CLOCK = (
    r"(?:(?:[t ,:]+|,? ?(?:at|um|a|alle|om|o|klo|kl|saat|as|a las|ore|ora|ob|v|w|godz|o godz|u|pukul|jam|luc|в|о)\.? )"
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,:]\d+)?)?)?"
    r" ?(?P<half>[ap]\.? ?m\.?|oo|os)?)?(?: ?uhr| ?h(?:rs?|s)?\.?)?"
)
_OFFSET = re.compile(
    r" ?(?:(?P<utc>z|utc|gmt)|\(?(?:utc|gmt)?(?P<sign>[+-])(?P<hours>\d{1,2}):?(?P<minutes>\d{2})?\)?"
    r"|\(?[a-z]{2,5}\)?|[a-z]+/[a-z_/]+)(?: ?\([^()]*\))?$"
)
_DAY_NAME = r"(?:(?!(?:de|del|of) )[^\W\d]{2,}\.?,? (?:den |the |le )?)?"
_YEAR = r"(?P<year>\d{4}|'?\d{2})"
_DAYS = (
    r"(?P<year>\d{4})(?P<gap>[-/. ])(?P<month>\d{1,2})(?P=gap)(?P<day>\d{1,2})\.?",
    r"(?P<year>\d{4})\. (?P<month>\d{1,2})\. (?P<day>\d{1,2})\.?",
    r"(?P<first>\d{1,2})(?P<gap>[-/.]) ?(?P<second_>\d{1,2})(?P=gap) ?" + _YEAR + r"\.?",
    r"(?P<first>\d{1,2}) (?P<second_>\d{1,2}) (?P<year>\d{4})",
    r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|o|º|ª)?[-./, ]*(?:de |of |di )?(?P<name>[^\W\d]{3,})\.?[-./, ]*(?:de |del )?"
    + _YEAR
    + r"(?: [^\W\d]{4,})?",
    r"(?P<name>[^\W\d]{3,})\.?[-./ ]*(?P<day>\d{1,2})(?:st|nd|rd|th)?[-./, ]+" + _YEAR,
    r"(?P<year>\d{4})[-./, ]+(?P<name>[^\W\d]{3,})\.?[-./ ]+(?P<day>\d{1,2})",
    r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})",
)
_COMPACT = (
    r"(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})t?(?P<hour>\d{2})(?P<minute>\d{2})(?P<second>\d{2})?z?"
)
_IN_BRACKETS = re.compile(r" ?\([^\W\d]{2,}\.?\)$")
"""The name of the day, or a zone, behind a day."""
_OF_NET = re.compile(r"[\\/]*Date\((\d{10,13})(?:[+-]\d{4})?\)[\\/]*")
_LABEL = re.compile(r"^[^\W\d]{3,}: (?=.*\d)")
"""What a heading says of the day behind it: "Date: 13/01/2025"."""
_CLOCK_FIRST = re.compile(
    r"^(?P<time>\d{1,2}[:h]\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?)[ ,|-]+(?P<day>(?:[^\W\d]+,? )?\d.*\d|[^\W\d]+.*\d)$"
)
_LETTERS = re.compile(r"(?:[^\W\d_]|[\u0900-\u0dff\u0e00-\u0eff])+")
_FURTHER_WORDS = 4
_UNIX_TAIL = re.compile(
    r"(?P<day>[a-z]{3} [a-z]{3} +\d{1,2}) (?P<time>\d{1,2}:\d{2}:\d{2}) (?P<zone>[a-z]{3,4} )?(?P<year>\d{4})"
)

_LETTER = r"[^\W\d_]"
_TWO_LETTERS = re.compile(rf"{_LETTER}.*{_LETTER}")
_LONG_YEAR, _DAY = re.compile(r"(?<!\d)(?:19|2[0-7])\d\d(?!\d)"), re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_SHORT_YEARS = (
    re.compile(rf"(?<!\d)\d{{1,2}}\D*?{_LETTER}\D*?{_LETTER}\D*\d{{2}}(?!\d)"),
    re.compile(rf"{_LETTER}\D*\d{{1,2}}(?:st|nd|rd|th)?[-./, ]+'?\d{{2}}(?!\d)"),
)
"""A day and a year of two digits as they stand around the name of a month: 7. janv. 24, and janv. 7, 24."""


def spelled(cell: str) -> Spelled:
    """Read what a cell can mean as a moment; all None where it is none."""
    nothing = Spelled(None, None, None)
    if not cell or len(cell) > LONGEST or not any(sign.isdigit() for sign in cell):
        return nothing
    counted = _OF_NET.fullmatch(cell)
    number = _of_number(counted[1] if counted else cell)
    if number is not None:
        return Spelled(number, number, number)
    if cell.isdecimal() and len(cell) in {6, 8}:
        return _of_digits(cell)
    text, offset = _without_offset(_LABEL.sub("", _plain(cell)))
    english = in_english(text) if _may_name_a_month(text) else text
    return _of_text(text, offset) or _of_text(english, offset) or _of_pieces(english) or nothing


def _may_name_a_month(text: str) -> bool:
    """Whether letters stand with what may be a day and a year: only then is it worth loading all names of months."""
    if not _TWO_LETTERS.search(text):
        return False
    return any(shape.search(text) for shape in _SHORT_YEARS) or bool(_LONG_YEAR.search(text) and _DAY.search(text))


def _of_digits(cell: str) -> Spelled:
    """Read 250131, 310125, 20250131 or 31012025."""
    size = len(cell) - 4
    at_end = [
        _moment(_full_year(cell[4:]), int(cell[a : a + 2]), int(cell[b : b + 2]), {}, None) for a, b in ((2, 0), (0, 2))
    ]
    year_first = _moment(_full_year(cell[:size]), int(cell[size : size + 2]), int(cell[size + 2 :]), {}, None)
    day_first, month_first = (moment if moment and moment.at.year >= _AGES else None for moment in at_end)
    if size == 4 and year_first and year_first.at.year >= _AGES:
        return Spelled(year_first, year_first, year_first)
    return Spelled(day_first, month_first, year_first if size == 2 else None)


@cache
def _shapes(*, after_digit: bool) -> tuple[re.Pattern[str], ...]:
    """Compile the ways to write a day and a time that begin with a digit, or with the name of a day or month."""
    if after_digit:
        return (*(re.compile(shape + _CLOCK) for shape in _DAYS), re.compile(_COMPACT))
    return tuple(re.compile(_DAY_NAME + shape + _CLOCK) for shape in _DAYS)


def _of_text(text: str, offset: int | None) -> Spelled | None:
    text = text.strip()
    for shape in _shapes(after_digit=text[:1].isdigit()):
        match = shape.fullmatch(text)
        if match and (not match.groupdict().get("name") or match["name"] in MONTHS):
            return _of_parts(match.groupdict(), offset)
    return None


def _of_pieces(text: str) -> Spelled | None:
    """Find a day whose month has a name, among a few further words: "2025. gada 7. janvaris, 14:05"."""
    clock = re.search(r"(?<!\d)(\d{1,2}):(\d{2})(?::(\d{2}))?(?: ?([ap])\.?m\.?)?", text)
    bare = text.replace(clock[0], " ") if clock else text
    if iso := re.search(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)", bare):
        year, month, days, words = int(iso[1]), int(iso[2]), [int(iso[3])], _LETTERS.findall(bare)
    else:
        numbers, words = [int(number) for number in re.findall(r"\d+", bare)], _LETTERS.findall(bare)
        named = [MONTHS[word] for word in words if word in MONTHS]
        years = [number for number in numbers if 1900 <= number <= 2700]
        days = [number for number in numbers if 1 <= number <= 31]
        if len(named) != 1 or len(years) != 1 or len(numbers) != 2:
            return None
        year, month, words = years[0], named[0], [word for word in words if word not in MONTHS]
    if len(days) != 1 or len(words) > _FURTHER_WORDS:
        return None
    names = ("hour", "minute", "second", "half")
    moment = _moment(year, month, days[0], dict(zip(names, clock.groups(), strict=True)) if clock else {}, None)
    return Spelled(moment, moment, moment)


def _plain(cell: str) -> str:
    """Lower case, without accents, one blank between words."""
    text = _IN_BRACKETS.sub("", in_numerals(" ".join(cell.split()).lower()))
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = unicodedata.normalize("NFC", "".join(sign for sign in decomposed if not unicodedata.combining(sign)))
    text = in_order_of_years(text)
    text = _CLOCK_FIRST.sub(r"\g<day> \g<time>", text.translate(_PLAIN_LETTERS))
    unix = _UNIX_TAIL.fullmatch(text)
    return f"{unix['day']} {unix['year']} {unix['time']} {unix['zone'] or ''}".strip() if unix else text


def _without_offset(text: str) -> tuple[str, int | None]:
    """Split a text before its time zone, and read the offset in minutes; a bare date has no zone."""
    if ":" not in text and "t" not in text and "." not in text:
        return text, None
    start = text.find(":")
    match = _OFFSET.search(text, max(start, 0) + 1)
    if not match or start < 0 or re.fullmatch(r" ?\(?(?:am|pm|uhr|h|hs|hr|hrs|oo|os)\.?\)?", match[0]):
        return text, None
    before = text[: match.start()].rstrip()
    if match["sign"]:
        minutes = int(match["hours"]) * 60 + int(match["minutes"] or 0)
        return before.removesuffix("utc").removesuffix("gmt").rstrip(), -minutes if match["sign"] == "-" else minutes
    return before, 0 if match["utc"] else None


def _of_parts(parts: dict[str, str | None], offset: int | None) -> Spelled:
    year = _full_year((parts.get("year") or "").lstrip("'"))
    if parts.get("first"):
        first, second = int(parts["first"] or 0), int(parts["second_"] or 0)
        return Spelled(
            _moment(year, second, first, parts, offset),
            _moment(year, first, second, parts, offset),
            _moment(_full_year(parts["first"] or ""), second, year % 100, parts, offset)
            if len(parts.get("year") or "") == 2 and len(parts["first"] or "") == 2
            else None,
        )
    month = int(parts.get("month") or MONTHS.get(parts.get("name") or "", 0))
    moment = _moment(year, month, int(parts["day"] or 0), parts, offset)
    return Spelled(moment, moment, moment)


def _moment(year: int, month: int, day: int, parts: dict[str, str | None], offset: int | None) -> Moment | None:
    year -= BUDDHIST if year > EARLIEST_BUDDHIST else 0
    hour, minute, second = (int(parts.get(name) or 0) for name in ("hour", "minute", "second"))
    half = parts.get("half")
    if half:
        hour = hour % 12 + (12 if half[0] == "p" or half == "os" else 0)
    try:
        at = datetime(year, month, day, hour % 24, minute, min(second, 59))
        if hour >= 24:
            at = at + timedelta(days=1) if (hour, minute, second) == (24, 0, 0) else datetime(year, month, day, hour)
    except (ValueError, OverflowError):
        return None
    return Moment(at, offset)


def _of_number(cell: str) -> Moment | None:
    """Read a count of time since a first day.

    Days since 1899-12-30 as spreadsheets count (20000 to 80000), or seconds, milliseconds or microseconds of UTC
    since 1970 as computers do (of the years 2001 to 2033).
    """
    if re.fullmatch(r"[2-7]\d{4}(?:[.,]\d+)?", cell):
        return Moment(_SHEET_EPOCH + timedelta(seconds=round(float(cell.replace(",", ".")) * 86400)), None)
    match = re.fullmatch(r"(1\d{9})(?:\.\d+|\d{3}(?:\.\d+)?|\d{6}|\d{9})?", cell)
    return Moment(_EPOCH + timedelta(seconds=int(match[1])), 0) if match else None


def _full_year(year: str) -> int:
    return int(year) if len(year) == 4 else int(year) + (2000 if int(year) < 70 else 1900)
