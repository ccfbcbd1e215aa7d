"""What is said of the days ahead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cltv_core.calendar.ahead import Ahead
from cltv_core.calendar.codes import Entry
from cltv_core.calendar.effects import Effect
from cltv_core.calendar.ics import Said
from cltv_core.calendar.occasions import Occasion
from cltv_core.calendar.writing import Appointment
from cltv_core.facts import Code, Fact
from cltv_core.text.say import say
from cltv_core.text.segments import name as segment_name
from cltv_core.text.spelling import weekday
from cltv_core.text.tactics import title
from cltv_core.text.voice import N_, Plural, Sentence, Template, _


def _write(fact: Fact) -> Sentence:
    return _(
        "Send “{tactic}” to {people:customers}: {segment}",
        tactic=title(fact["tactic"]),
        people=fact["people"],
        segment=segment_name(fact["segment"]),
    )


def _begin(fact: Fact) -> Sentence:
    return _(
        "Begin “{tactic}” with {people:customers}: {segment}",
        tactic=title(fact["tactic"]),
        people=fact["people"],
        segment=segment_name(fact["segment"]),
    )


SENTENCES: Mapping[Code, Template] = {
    Occasion.NEW_YEAR_SALE: N_("New Year sales"),
    Occasion.THREE_KINGS: N_("Three Kings"),
    Occasion.BURNS_NIGHT: N_("Burns Night"),
    Occasion.LUNAR_NEW_YEAR: N_("Lunar New Year"),
    Occasion.SUPER_BOWL: N_("Super Bowl"),
    Occasion.VALENTINE: N_("Valentine's Day"),
    Occasion.CARNIVAL: N_("Carnival"),
    Occasion.WOMENS_DAY: N_("International Women's Day"),
    Occasion.ST_PATRICK: N_("St Patrick's Day"),
    Occasion.EASTER: N_("Easter"),
    Occasion.RAMADAN_ENDS: N_("Eid al-Fitr, the end of Ramadan"),
    Occasion.EID_AL_ADHA: N_("Eid al-Adha"),
    Occasion.PASSOVER: N_("Passover"),
    Occasion.SPRING_SALE: N_("Start of spring"),
    Occasion.MOTHERS_DAY: N_("Mother's Day"),
    Occasion.FATHERS_DAY: N_("Father's Day"),
    Occasion.CONFIRMATION: N_("First Communion"),
    Occasion.PENTECOST: N_("Pentecost"),
    Occasion.MEMORIAL_DAY: N_("Memorial Day"),
    Occasion.CANADA_DAY: N_("Canada Day"),
    Occasion.INDEPENDENCE_DAY: N_("Independence Day"),
    Occasion.BASTILLE_DAY: N_("Bastille Day"),
    Occasion.SUMMER_SALE: N_("Summer sales"),
    Occasion.PRIME_DAY: N_("Mid-July online sales"),
    Occasion.BACK_TO_SCHOOL: N_("Back to school"),
    Occasion.LABOR_DAY: N_("Labor Day"),
    Occasion.TEACHERS_DAY: N_("World Teachers' Day"),
    Occasion.OKTOBERFEST: N_("Oktoberfest"),
    Occasion.ROSH_HASHANAH: N_("Rosh Hashanah"),
    Occasion.HARVEST: N_("Harvest Festival"),
    Occasion.DIWALI: N_("Diwali"),
    Occasion.HALLOWEEN: N_("Halloween"),
    Occasion.ALL_SAINTS: N_("All Saints' Day"),
    Occasion.SINGLES_DAY: N_("Singles' Day"),
    Occasion.ST_MARTIN: N_("St Martin's Day"),
    Occasion.THANKSGIVING: N_("Thanksgiving"),
    Occasion.BLACK_FRIDAY: N_("Black Friday"),
    Occasion.SMALL_BUSINESS_SATURDAY: N_("Small Business Saturday"),
    Occasion.CYBER_MONDAY: N_("Cyber Monday"),
    Occasion.GIVING_TUESDAY: N_("Giving Tuesday"),
    Occasion.ADVENT: N_("First Sunday of Advent"),
    Occasion.ST_NICHOLAS: N_("St Nicholas' Day"),
    Occasion.HANUKKAH: N_("Hanukkah"),
    Occasion.CHRISTMAS: N_("Christmas"),
    Occasion.LAST_POST: N_("Last days of Christmas post"),
    Occasion.BOXING_DAY: N_("Boxing Day"),
    Occasion.NEW_YEARS_EVE: N_("New Year's Eve"),
    Entry.HOLIDAY: N_("Holiday: {name}"),
    Entry.OCCASION: N_("{occasion}"),
    Entry.PEAK: N_("One of your best weeks"),
    Entry.WRITE: _write,
    Entry.BEGIN: _begin,
    Entry.BIRTHDAYS: Plural(
        N_("{people:count} customer has a birthday this month"),
        N_("{people:count} customers have a birthday this month"),
        by="people",
    ),
}


def send_on(when: Appointment) -> Sentence:
    """Say when to send something, or to begin where nothing is sent."""
    if when.what.code is Entry.BEGIN:
        return _("begin on {weekday}, {day:day}", weekday=Sentence(weekday(when.day.weekday())), day=when.day)
    if when.hour is None:
        return _("send on {day:day}", day=when.day)
    weekday_name = Sentence(weekday(when.day.weekday()))
    return _("send on {weekday}, {day:day}, {hour}:00", weekday=weekday_name, day=when.day, hour=str(when.hour))


def effect(one: Ahead) -> Sentence:
    """Say what a day did to sales before; of an occasion that was seen less than twice, nothing."""
    if one.what.code is Entry.PEAK:
        busier = _("{part:percent}", part=one.what["times"] - 1)
        return _("At least {busier} busier than the weeks around it, every year", busier=busier)
    return _effect(one.effect) if one.effect else Sentence("")


def _effect(found: Effect) -> Sentence:
    if not found.clear:
        return _("No clear difference in {occurrences:count} years", occurrences=found.occurrences)
    if found.times < 1:
        return _(
            "About {part:percent} quieter than usual (likely {low:percent} to {high:percent}), in {years:count} years",
            part=1 - found.times,
            low=1 - found.high80,
            high=1 - found.low80,
            years=found.occurrences,
        )
    return _(
        "About {part:percent} busier than usual (likely {low:percent} to {high:percent}), in {years:count} years",
        part=found.times - 1,
        low=found.low80 - 1,
        high=found.high80 - 1,
        years=found.occurrences,
    )


def appointments(ahead: Sequence[Ahead], planned: Sequence[Appointment], *, can_write: bool = True) -> tuple[Said, ...]:
    """Say everything as appointments: what is planned, the days themselves, and when to write for them if one can."""
    found = [
        Said(f"{one.what.code.value} {one.what.key} {one.day}", one.day, one.hour, say(one.what)) for one in planned
    ]
    for one in ahead:
        found.append(Said(f"{one.what.key} {one.day}", one.day, None, say(one.what), effect(one)))
        if can_write and one.write_by is not None and one.write_by < one.day:
            said = _("Write for {what}", what=one.what)
            found.append(Said(f"write {one.what.key} {one.day}", one.write_by, None, said, effect(one)))
    return tuple(sorted(found, key=lambda one: (one.day, one.key)))
