"""Appointments as an iCalendar file (RFC 5545) that any calendar takes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

PRODUCT = "-//CLTV dashboard//EN"


@dataclass(frozen=True)
class Said:
    """An appointment in words. `key`: the same for the same appointment, so that a newer file replaces an older one."""

    key: str
    day: date
    hour: int | None
    summary: str
    description: str = ""


def to_ics(said: Iterable[Said], made_on: date) -> bytes:
    """Write appointments as iCalendar, times without a zone (the reader's own); the same bytes for the same content."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    for one in said:
        calendar.add_component(_event(one, made_on))
    content: bytes = calendar.to_ical()
    return content


def _event(one: Said, made_on: date) -> Event:
    event = Event()
    digest = hashlib.sha256(one.key.encode("utf-8", "surrogatepass")).hexdigest()[:24]
    event.add("uid", f"{digest}@cltv-dashboard")
    event.add("dtstamp", datetime.combine(made_on, time(), UTC))
    event.add("summary", one.summary)
    if one.description:
        event.add("description", one.description)
    start: date = one.day if one.hour is None else datetime.combine(one.day, time(one.hour))
    event.add("dtstart", start)
    event.add("dtend", start + (timedelta(days=1) if one.hour is None else timedelta(hours=1)))
    event.add("transp", "TRANSPARENT")
    return event
