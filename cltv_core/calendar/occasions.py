"""Occasions at which people buy, after the list of promotion occasions in Google Ads, with the days of each country."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cltv_core.calendar.rules import (
    MONDAY,
    SATURDAY,
    SUNDAY,
    THURSDAY,
    TUESDAY,
    Rule,
    after,
    after_easter,
    feast,
    first_advent,
    fixed,
    french_mothers_day,
    weekday_of,
)
from cltv_core.facts import Code

THANKSGIVING = weekday_of(11, THURSDAY, 4)


class Occasion(Code):
    """The occasions. The values stand in files."""

    NEW_YEAR_SALE = "new year sale"
    THREE_KINGS = "three kings"
    BURNS_NIGHT = "burns night"
    LUNAR_NEW_YEAR = "lunar new year"
    SUPER_BOWL = "super bowl"
    VALENTINE = "valentine"
    CARNIVAL = "carnival"
    WOMENS_DAY = "womens day"
    ST_PATRICK = "st patrick"
    EASTER = "easter"
    RAMADAN_ENDS = "eid al-fitr"
    EID_AL_ADHA = "eid al-adha"
    PASSOVER = "passover"
    SPRING_SALE = "spring sale"
    MOTHERS_DAY = "mothers day"
    FATHERS_DAY = "fathers day"
    CONFIRMATION = "first communion"
    PENTECOST = "pentecost"
    MEMORIAL_DAY = "memorial day"
    CANADA_DAY = "canada day"
    INDEPENDENCE_DAY = "independence day"
    BASTILLE_DAY = "bastille day"
    SUMMER_SALE = "summer sale"
    PRIME_DAY = "mid july sales"
    BACK_TO_SCHOOL = "back to school"
    LABOR_DAY = "labor day"
    TEACHERS_DAY = "teachers day"
    OKTOBERFEST = "oktoberfest"
    ROSH_HASHANAH = "rosh hashanah"
    HARVEST = "harvest festival"
    DIWALI = "diwali"
    HALLOWEEN = "halloween"
    ALL_SAINTS = "all saints"
    SINGLES_DAY = "singles day"
    ST_MARTIN = "st martin"
    THANKSGIVING = "thanksgiving"
    BLACK_FRIDAY = "black friday"
    SMALL_BUSINESS_SATURDAY = "small business saturday"
    CYBER_MONDAY = "cyber monday"
    GIVING_TUESDAY = "giving tuesday"
    ADVENT = "advent"
    ST_NICHOLAS = "st nicholas"
    HANUKKAH = "hanukkah"
    CHRISTMAS = "christmas"
    LAST_POST = "last day of christmas post"
    BOXING_DAY = "boxing day"
    NEW_YEARS_EVE = "new years eve"


@dataclass(frozen=True)
class When:
    """An occasion's day.

    `countries`: ISO 3166 codes, none for all. `lead`: days before it at which to write; `buying`: people buy for it
    within so many days up to it.
    """

    occasion: Occasion
    rule: Rule
    countries: tuple[str, ...] = ()
    lead: int = 14
    buying: int = 7


MOTHERS_DAYS: Mapping[tuple[str, ...], Rule] = {
    ("GB", "IE"): after_easter(-21),
    ("FR",): french_mothers_day,
    ("ES", "PT", "HU", "LT", "RO"): weekday_of(5, SUNDAY, 1),
    ("SE",): weekday_of(5, SUNDAY, -1),
    ("NO",): weekday_of(2, SUNDAY, 2),
    ("PL",): fixed(5, 26),
    ("MX", "SV", "GT"): fixed(5, 10),
}
FATHERS_DAYS: Mapping[tuple[str, ...], Rule] = {
    ("DE",): after_easter(39),
    ("AT", "BE"): weekday_of(6, SUNDAY, 2),
    ("CH",): weekday_of(6, SUNDAY, 1),
    ("ES", "IT", "PT", "HR"): fixed(3, 19),
    ("AU", "NZ"): weekday_of(9, SUNDAY, 1),
    ("SE", "NO", "FI", "EE", "IS"): weekday_of(11, SUNDAY, 2),
    ("BR",): weekday_of(8, SUNDAY, 2),
    ("PL",): fixed(6, 23),
    ("DK",): fixed(6, 5),
}
TABLE: tuple[When, ...] = (
    When(Occasion.NEW_YEAR_SALE, fixed(1, 2), lead=7),
    When(Occasion.THREE_KINGS, fixed(1, 6), ("ES", "MX", "IT", "PL", "AT", "PT"), buying=10),
    When(Occasion.BURNS_NIGHT, fixed(1, 25), ("GB",)),
    When(
        Occasion.LUNAR_NEW_YEAR, feast("SG", "Chinese New Year"), ("CN", "SG", "TW", "HK", "MY", "VN", "KR", "US"), 21
    ),
    When(Occasion.SUPER_BOWL, weekday_of(2, SUNDAY, 2), ("US",), lead=7),
    When(Occasion.VALENTINE, fixed(2, 14)),
    When(Occasion.CARNIVAL, after_easter(-47), ("DE", "AT", "CH", "BR", "IT", "ES", "BE", "NL", "FR", "PT"), buying=10),
    When(Occasion.WOMENS_DAY, fixed(3, 8)),
    When(Occasion.ST_PATRICK, fixed(3, 17), ("IE", "US", "GB", "CA", "AU"), lead=7),
    When(Occasion.EASTER, after_easter(0), lead=18, buying=14),
    When(Occasion.RAMADAN_ENDS, feast("SG", "Eid al-Fitr"), lead=21, buying=14),
    When(Occasion.EID_AL_ADHA, feast("SG", "Eid al-Adha"), ("AE", "SA", "TR", "MY", "ID", "SG", "EG", "PK"), buying=10),
    When(Occasion.PASSOVER, feast("IL", "Pesach"), ("IL", "US"), buying=10),
    When(Occasion.SPRING_SALE, fixed(3, 20), lead=7),
    *(When(Occasion.MOTHERS_DAY, rule, countries) for countries, rule in MOTHERS_DAYS.items()),
    When(Occasion.MOTHERS_DAY, weekday_of(5, SUNDAY, 2)),
    *(When(Occasion.FATHERS_DAY, rule, countries) for countries, rule in FATHERS_DAYS.items()),
    When(Occasion.FATHERS_DAY, weekday_of(6, SUNDAY, 3)),
    When(Occasion.CONFIRMATION, after_easter(7), ("DE", "AT", "IT", "ES", "PL", "FR"), lead=28, buying=21),
    When(Occasion.PENTECOST, after_easter(49), ("DE", "AT", "CH", "FR", "NL", "BE", "DK", "NO")),
    When(Occasion.MEMORIAL_DAY, weekday_of(5, MONDAY, -1), ("US",)),
    When(Occasion.CANADA_DAY, fixed(7, 1), ("CA",)),
    When(Occasion.INDEPENDENCE_DAY, fixed(7, 4), ("US",)),
    When(Occasion.BASTILLE_DAY, fixed(7, 14), ("FR",)),
    When(Occasion.SUMMER_SALE, weekday_of(6, MONDAY, -1), lead=10),
    When(Occasion.PRIME_DAY, weekday_of(7, TUESDAY, 2), ("US", "GB", "DE", "FR", "IT", "ES", "CA", "AT"), lead=7),
    When(Occasion.BACK_TO_SCHOOL, fixed(8, 25), lead=21, buying=21),
    When(Occasion.LABOR_DAY, weekday_of(9, MONDAY, 1), ("US", "CA")),
    When(Occasion.TEACHERS_DAY, fixed(10, 5)),
    When(Occasion.OKTOBERFEST, weekday_of(9, SATURDAY, 3), ("DE", "AT")),
    When(Occasion.ROSH_HASHANAH, feast("IL", "Rosh Hashanah"), ("IL", "US"), buying=10),
    When(Occasion.HARVEST, weekday_of(10, SUNDAY, 1), ("DE", "AT", "GB")),
    When(Occasion.DIWALI, feast("SG", "Diwali"), ("IN", "SG", "MY", "GB", "US", "CA", "AU", "NZ"), 21, 14),
    When(Occasion.HALLOWEEN, fixed(10, 31)),
    When(Occasion.ALL_SAINTS, fixed(11, 1), ("DE", "AT", "FR", "IT", "ES", "PL", "BE", "PT")),
    When(Occasion.SINGLES_DAY, fixed(11, 11), lead=7),
    When(Occasion.ST_MARTIN, fixed(11, 11), ("DE", "AT", "NL")),
    When(Occasion.THANKSGIVING, THANKSGIVING, ("US",)),
    When(Occasion.THANKSGIVING, weekday_of(10, MONDAY, 2), ("CA",)),
    When(Occasion.BLACK_FRIDAY, after(THANKSGIVING, 1), lead=10, buying=4),
    When(Occasion.SMALL_BUSINESS_SATURDAY, after(THANKSGIVING, 2), ("US",), lead=10, buying=1),
    When(Occasion.SMALL_BUSINESS_SATURDAY, weekday_of(12, SATURDAY, 1), ("GB", "IE"), lead=10, buying=1),
    When(Occasion.CYBER_MONDAY, after(THANKSGIVING, 4), lead=10, buying=1),
    When(Occasion.GIVING_TUESDAY, after(THANKSGIVING, 5), lead=10, buying=1),
    When(Occasion.ADVENT, first_advent, ("DE", "AT", "CH", "SE", "DK", "NO", "FI"), buying=10),
    When(Occasion.ST_NICHOLAS, fixed(12, 6), ("DE", "AT", "NL", "BE", "PL", "CH")),
    When(Occasion.HANUKKAH, feast("IL", "Hanukkah", "school"), ("IL", "US"), buying=14),
    When(Occasion.CHRISTMAS, fixed(12, 25), lead=28, buying=24),
    When(Occasion.LAST_POST, fixed(12, 19), lead=7),
    When(Occasion.BOXING_DAY, fixed(12, 26), ("GB", "IE", "CA", "AU", "NZ"), lead=7, buying=1),
    When(Occasion.NEW_YEARS_EVE, fixed(12, 31), lead=10),
)
"""Entries with countries come before the one for all others."""


FEASTS = frozenset(
    {
        Occasion.THREE_KINGS,
        Occasion.LUNAR_NEW_YEAR,
        Occasion.CARNIVAL,
        Occasion.WOMENS_DAY,
        Occasion.ST_PATRICK,
        Occasion.EASTER,
        Occasion.RAMADAN_ENDS,
        Occasion.EID_AL_ADHA,
        Occasion.PASSOVER,
        Occasion.PENTECOST,
        Occasion.MEMORIAL_DAY,
        Occasion.CANADA_DAY,
        Occasion.INDEPENDENCE_DAY,
        Occasion.BASTILLE_DAY,
        Occasion.LABOR_DAY,
        Occasion.ROSH_HASHANAH,
        Occasion.DIWALI,
        Occasion.ALL_SAINTS,
        Occasion.THANKSGIVING,
        Occasion.HANUKKAH,
        Occasion.CHRISTMAS,
        Occasion.BOXING_DAY,
        Occasion.NEW_YEARS_EVE,
    }
)
"""Occasions that are holidays in some countries: a holiday on such a day is the occasion itself."""


def in_country(country: str, table: Sequence[When] = TABLE) -> tuple[When, ...]:
    """Return each occasion of a country once; "" for those that belong to no country in particular."""
    found: dict[Occasion, When] = {}
    for when in table:
        if not when.countries or country in when.countries:
            found.setdefault(when.occasion, when)
    return tuple(found.values())


def days(when: When, first: date, last: date) -> Iterator[date]:
    """Go through the days on which it falls, both ends included."""
    for year in range(first.year, last.year + 1):
        day = when.rule(year)
        if day is not None and first <= day <= last:
            yield day
