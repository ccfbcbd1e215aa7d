"""What lies ahead: effects from the shop's own past, peaks, birthdays, and the file for a calendar."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import icalendar
import numpy as np
import pandas as pd
import pytest

from cltv_core.calendar.ahead import ahead
from cltv_core.calendar.codes import Entry
from cltv_core.calendar.effects import DailySales, effect, next_monday_of, peaks
from cltv_core.calendar.ics import Said, to_ics
from cltv_core.calendar.occasions import Occasion, When, in_country
from cltv_core.calendar.people import birthdays
from cltv_core.calendar.writing import appointments as give_days
from cltv_core.country import country_of
from cltv_core.describe.usual_times import usual_times
from cltv_core.planning.codes import Basis, Stop
from cltv_core.planning.lines import Line
from cltv_core.summary import summarise
from cltv_core.text.calendar import appointments, send_on
from cltv_core.text.planning import trial
from cltv_core.text.say import say
from tests.core.shops import shop

VALENTINE = next(when for when in in_country("") if when.occasion is Occasion.VALENTINE)


def daily(years: int, times: float, seed: int = 1, noise: float = 0.1) -> DailySales:
    """Sales of some years, `times` as many in the week up to Valentine's Day."""
    first = date(2023, 1, 1)
    values = np.random.default_rng(seed).lognormal(0.0, noise, 365 * years + 60) * 100
    for year in range(2023, 2023 + years + 1):
        start = (date(year, 2, 14) - first).days
        values[start - 6 : start + 1] *= times
    return DailySales(first, values)


def test_an_effect_is_told_from_two_occurrences_on() -> None:
    assert effect(VALENTINE, daily(0, 2.0)) is None
    found = effect(VALENTINE, daily(2, 2.0))
    assert found is not None
    assert found.occurrences == 3
    assert found.times == pytest.approx(2.0, rel=0.15)
    assert found.clear
    assert found.low80 < 2.0 < found.high80


def test_where_there_is_none_it_is_rarely_said_to_be_clear() -> None:
    """At most 20 % of such claims may be false, as the range is one of 80 %."""
    found = [effect(VALENTINE, daily(2, 1.0, seed, noise=0.5)) for seed in range(100)]
    assert np.mean([one is not None and one.clear for one in found]) <= 0.25


def test_days_on_which_the_shop_was_closed_say_nothing() -> None:
    assert effect(VALENTINE, daily(2, 0.0)) is None


def test_the_days_of_the_week_are_no_occasion() -> None:
    saturdays = [("a", str(day.date()), 10.0) for day in pd.date_range("2022-01-01", "2024-12-28", freq="W-SAT")]
    others = [("b", str(day.date()), 1.0) for day in pd.date_range("2022-01-01", "2024-12-28")]
    sales = DailySales.of(summarise(shop([*saturdays, *others])))
    assert sales.values.std() / sales.values.mean() < 0.01


def test_a_week_that_stands_out_every_year_is_a_peak() -> None:
    weeks = pd.date_range("2022-01-03", "2024-12-30", freq="W-MON")
    sold = [("a", str(day.date()), 300.0 if day.isocalendar().week == 20 else 100.0) for day in weeks]
    [peak] = peaks(DailySales.of(summarise(shop(sold))))
    assert (peak.week, peak.years) == (20, 3)
    assert peak.times == pytest.approx(3.0)
    assert next_monday_of(20, date(2024, 12, 30)) == date(2025, 5, 12)


@pytest.mark.parametrize("after", [date(2025, 12, 28), date(2025, 12, 30), date(2026, 1, 1), date(2026, 12, 27)])
@pytest.mark.parametrize("week", [1, 2, 26, 52, 53])
def test_the_next_monday_of_a_week_is_found_by_walking_through_the_calendar(week: int, after: date) -> None:
    day = after + timedelta(days=1)
    while day.isoweekday() != 1 or day.isocalendar().week != min(week, date(day.year, 12, 28).isocalendar().week):
        day += timedelta(days=1)
    assert next_monday_of(week, after) == day


def test_a_peak_of_the_year_lies_ahead_with_time_to_write() -> None:
    weeks = pd.date_range("2022-01-03", "2024-12-30", freq="W-MON")
    sold = [("a", str(day.date()), 300.0 if day.isocalendar().week == 20 else 100.0) for day in weeks]
    transactions = shop(sold)
    [peak] = [one for one in ahead(transactions, summarise(transactions), "") if one.what.code is Entry.PEAK]
    assert peak.day == date(2025, 5, 12)
    assert date(2024, 12, 31) <= peak.write_by < peak.day


@pytest.mark.parametrize(("sold", "month"), [("2026-01-10", date(2026, 2, 1)), ("2028-02-28", date(2028, 2, 29))])
def test_who_was_born_on_a_leap_day_has_a_birthday_every_year(sold: str, month: date) -> None:
    transactions = shop([("a", sold, 10.0)], people={"a": {"Birthday": "1992-02-29"}})
    told = [one for one in ahead(transactions, summarise(transactions), "") if one.what.code is Entry.BIRTHDAYS]
    assert [(one.day, one.what["people"]) for one in told][:1] == [(month, 1)]


@pytest.mark.parametrize(("currency", "country"), [("TWD", "TW"), ("PKR", "PK"), ("GBP", "GB"), ("EUR", "")])
def test_without_countries_the_currency_tells_where_it_is_of_one_country(currency: str, country: str) -> None:
    sales = shop([("a", "2025-01-02", 10.0), ("b", "2025-02-03", 12.0)])
    assert country_of(replace(sales, orders=sales.orders.assign(currency=currency))) == country


def test_holidays_occasions_and_people_lie_ahead_in_order() -> None:
    people = {"a": {"country": "Germany", "Birthday": "1980-12-24"}, "b": {"country": "DE"}}
    transactions = shop([("a", "2025-11-03", 10.0), ("b", "2025-11-20", 12.0)], people=people, currency="EUR")
    assert country_of(transactions) == "DE"
    found = ahead(transactions, summarise(transactions), "DE")
    assert [one.day for one in found] == sorted(one.day for one in found)
    told = {one.what.code: one for one in reversed(found)}
    assert Entry.HOLIDAY in told
    assert (told[Entry.BIRTHDAYS].day, told[Entry.BIRTHDAYS].what["people"]) == (date(2025, 12, 1), 1)
    christmas = next(one for one in found if one.what == Entry.OCCASION(occasion=Occasion.CHRISTMAS))
    assert (christmas.day, christmas.write_by, christmas.effect) == (date(2025, 12, 25), date(2025, 11, 27), None)


@pytest.mark.parametrize("country", ["GB", "US", "DE", "SG"])
def test_a_feast_stands_there_once(country: str) -> None:
    transactions = shop([("a", "2025-11-03", 10.0), ("b", "2025-11-20", 12.0)])
    found = ahead(transactions, summarise(transactions), country)
    christmas = [one.what.code for one in found if one.day in (date(2025, 12, 25), date(2026, 12, 25))]
    assert christmas == [Entry.OCCASION]
    boxing_day = [one.what.code for one in found if one.day == date(2025, 12, 26)]
    assert len(boxing_day) <= 1
    assert Entry.HOLIDAY in {one.what.code for one in found}


def test_without_a_country_there_are_no_holidays() -> None:
    transactions = shop([("a", "2025-11-03", 10.0)], currency="EUR")
    found = ahead(transactions, summarise(transactions), country_of(transactions))
    assert not [one for one in found if one.what.code is Entry.HOLIDAY]


@pytest.mark.parametrize(
    ("cells", "read"),
    [
        (["1980-02-03", "", "nonsense"], [(2, 3)]),
        (["03.02.1980", "31.12."], [(2, 3), (12, 31)]),
        (["03/02/1980", "25/12/1970"], [(2, 3), (12, 25)]),
        (["02/03/1980", "12/25/1970"], [(2, 3), (12, 25)]),
        (["02/03/1980", "04/05/1970"], []),
        (["1980-02-03 00:00:00", "2000-13-40"], [(2, 3)]),
    ],
)
def test_birthdays_are_read_where_they_leave_no_doubt(cells: list[str], read: list[tuple[int, int]]) -> None:
    customers = pd.DataFrame({"customer_id": [str(place) for place in range(len(cells))], "Date of birth": cells})
    found = birthdays(customers)
    assert sorted(zip(found["month"], found["day"], strict=True)) == sorted(read)


def line(people: tuple[str, ...], tactic: str = "personal-note") -> Line:
    return Line(
        segment="At risk",
        tactic=tactic,
        channel="e-mail",
        people=people,
        cost=0.0,
        contact=0.0,
        hours=1.0,
        effect=0.02,
        effect_low80=0.0,
        effect_high80=0.04,
        profit=10.0,
        low80=0.0,
        high80=20.0,
        basis=Basis.ASSUMED,
        stop=Stop.EVERYBODY,
        worth_up_to=1,
        break_even=0.0,
    )


def test_lines_are_sent_when_their_customers_buy_one_after_the_other() -> None:
    """Fridays at 17 o'clock: the messages come at 16, a week apart."""
    fridays = pd.date_range("2024-01-05", periods=20, freq="W-FRI")
    times = usual_times(shop([("a", f"{day.date()} 17:0{place % 10}", 10.0) for place, day in enumerate(fridays)]))
    assert times is not None
    assert times.frame.loc["a"].tolist() == [4, 17]
    found = give_days([line(("a",)), line(("a",), "new-since")], date(2024, 6, 2), times)
    assert [(one.day, one.hour) for one in found] == [(date(2024, 6, 7), 16), (date(2024, 6, 14), 16)]


def test_files_without_times_of_day_tell_no_usual_time() -> None:
    assert usual_times(shop([("a", "2024-01-05", 10.0)])) is None
    [found] = give_days([line(("a",))], date(2024, 6, 2), None)
    assert (found.day, found.hour) == (date(2024, 6, 4), 10)


def test_what_is_not_sent_begins_on_a_day_without_an_hour() -> None:
    perk = replace(line(("a", "b")), channel="loyalty")
    letter, counter = give_days([line(("a",)), perk], date(2024, 6, 2), None)
    assert (letter.hour, counter.hour) == (10, None)
    assert (letter.what.code, counter.what.code) == (Entry.WRITE, Entry.BEGIN)
    assert send_on(letter).startswith("send on")
    assert send_on(counter) == "begin on Tuesday, 11 June 2024"
    assert say(counter.what).startswith("Begin ")
    assert trial(line(("a",))).endswith(": 0, 1 hour.")


def test_where_nobody_can_be_written_to_no_entry_says_so() -> None:
    sold = shop([("a", "2025-11-03", 10.0)], currency="EUR")
    found = ahead(sold, summarise(sold), "DE")
    assert any(one.key.startswith("write ") for one in appointments(found, ()))
    assert not any(one.key.startswith("write ") for one in appointments(found, (), can_write=False))


def test_who_came_once_is_taken_to_come_when_all_do() -> None:
    fridays = [(f"c{place}", f"2024-01-05 17:{place:02}", 10.0) for place in range(50)]
    times = usual_times(shop([*fridays, ("late", "2024-01-08 09:00", 10.0)]))
    assert times is not None
    assert times.frame.loc["late"].tolist() == [4, 17]


def test_the_file_is_icalendar_as_rfc_5545_has_it() -> None:
    said = [
        Said("a", date(2026, 12, 4), 16, "Write, now; or\nnever: " + "ä" * 80, "why \\ because"),
        Said("b", date(2026, 12, 25), None, "Christmas"),
    ]
    content = to_ics(said, date(2026, 11, 28))
    assert content == to_ics(said, date(2026, 11, 28))
    lines = content.split(b"\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(len(one) for one in lines) <= 75
    assert (lines[0], lines[-2]) == (b"BEGIN:VCALENDAR", b"END:VCALENDAR")
    timed, whole = icalendar.Calendar.from_ical(content).walk("VEVENT")
    assert timed["summary"] == said[0].summary
    assert timed["dtstart"].dt.hour == 16
    assert whole["dtend"].dt - whole["dtstart"].dt == timedelta(days=1)
    assert re.match(r"[0-9a-f]{24}@", whole["uid"])


def test_a_newer_file_replaces_the_entries_of_an_older_one() -> None:
    transactions = shop([("a", "2025-11-03", 10.0)], currency="EUR")
    later = shop([("a", "2025-11-03", 10.0), ("b", "2025-11-20", 12.0)], currency="EUR")
    first, second = (
        {said.key for said in appointments(ahead(sold, summarise(sold), "DE"), ())} for sold in (transactions, later)
    )
    assert len(first & second) > 40


def test_a_table_of_ones_own_can_be_asked() -> None:
    own = (When(Occasion.EASTER, VALENTINE.rule, ("DE",)), When(Occasion.EASTER, VALENTINE.rule))
    assert in_country("DE", own) == own[:1]
