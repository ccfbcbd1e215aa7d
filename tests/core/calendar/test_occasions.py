"""Days of occasions, against published calendars."""

from __future__ import annotations

from datetime import date

import pytest

from cltv_core.calendar.codes import Entry
from cltv_core.calendar.occasions import TABLE, Occasion, days, in_country
from cltv_core.country import known_countries
from cltv_core.text.calendar import SENTENCES

PUBLISHED = [
    ("GB", Occasion.MOTHERS_DAY, date(2026, 3, 15)),
    ("US", Occasion.MOTHERS_DAY, date(2026, 5, 10)),
    ("FR", Occasion.MOTHERS_DAY, date(2026, 5, 31)),
    ("FR", Occasion.MOTHERS_DAY, date(2023, 6, 4)),  # the last Sunday of May was Pentecost
    ("NO", Occasion.MOTHERS_DAY, date(2025, 2, 9)),
    ("DE", Occasion.FATHERS_DAY, date(2025, 5, 29)),
    ("AU", Occasion.FATHERS_DAY, date(2025, 9, 7)),
    ("US", Occasion.FATHERS_DAY, date(2025, 6, 15)),
    ("DE", Occasion.ADVENT, date(2026, 11, 29)),
    ("DE", Occasion.ADVENT, date(2023, 12, 3)),
    ("DE", Occasion.CARNIVAL, date(2025, 3, 4)),
    ("US", Occasion.THANKSGIVING, date(2025, 11, 27)),
    ("CA", Occasion.THANKSGIVING, date(2025, 10, 13)),
    ("GB", Occasion.BLACK_FRIDAY, date(2024, 11, 29)),
    ("US", Occasion.CYBER_MONDAY, date(2025, 12, 1)),
    ("SG", Occasion.LUNAR_NEW_YEAR, date(2026, 2, 17)),
    ("SG", Occasion.DIWALI, date(2025, 10, 20)),
    ("IL", Occasion.PASSOVER, date(2025, 4, 13)),
    ("GB", Occasion.EASTER, date(2025, 4, 20)),
    ("US", Occasion.MEMORIAL_DAY, date(2025, 5, 26)),
    ("GB", Occasion.SMALL_BUSINESS_SATURDAY, date(2025, 12, 6)),
]


@pytest.mark.parametrize(("country", "occasion", "day"), PUBLISHED, ids=lambda part: str(part))
def test_an_occasion_falls_on_its_published_day(country: str, occasion: Occasion, day: date) -> None:
    when = next(one for one in in_country(country) if one.occasion is occasion)
    assert list(days(when, date(day.year, 1, 1), date(day.year, 12, 31))) == [day]


def test_there_are_about_forty_and_each_is_said_and_used() -> None:
    assert 40 <= len(Occasion) <= 50
    assert {when.occasion for when in TABLE} == set(Occasion)
    assert {*Occasion, *Entry} == set(SENTENCES)


@pytest.mark.parametrize("country", ["", "DE", "GB", "US", "FR", "JP", "BR", "IN"])
def test_each_occasion_of_a_country_falls_about_once_a_year(country: str) -> None:
    for when in in_country(country):
        found = list(days(when, date(2024, 1, 1), date(2027, 12, 31)))
        assert 3 <= len(found) <= 5, when.occasion
        assert found == sorted(found)


def test_named_countries_are_known() -> None:
    assert {country for when in TABLE for country in when.countries} <= {*known_countries()}
