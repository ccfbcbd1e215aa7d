"""When to do what is planned: a day and an hour for each line, when its customers usually buy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from cltv_core.calendar.codes import Entry
from cltv_core.describe.usual_times import UsualTimes
from cltv_core.facts import Fact
from cltv_core.planning.lines import Line
from cltv_core.tactics.catalogue import MESSAGES, Channel

APART = 3
"""At least so many days from one line of a plan to the next, so that the work does not come all at once."""
HOUR_BEFORE = 1
"""A message comes so many hours before its readers usually buy."""
EARLIEST = 7
"""The hour before which nobody is written to."""
SENT: frozenset[Channel] = frozenset(MESSAGES) - {"phone"}
"""Channels by which something is sent; anything else has a day on which it begins."""
WITHOUT_TIMES = (1, 10)
"""Day of the week (Tuesday) and hour where the files do not tell when customers buy."""


@dataclass(frozen=True)
class Appointment:
    """Something to do on a `day`, at an `hour` where one matters."""

    day: date
    hour: int | None
    what: Fact


def appointments(lines: Sequence[Line], after: date, times: UsualTimes | None) -> tuple[Appointment, ...]:
    """Give each line of a plan its day, in the order of the plan."""
    found: list[Appointment] = []
    for line in lines:
        weekday, hour = times.of(pd.Index(line.people)) if times else WITHOUT_TIMES
        first = found[-1].day + timedelta(days=APART) if found else after + timedelta(days=1)
        day = first + timedelta(days=(weekday - first.weekday()) % 7)
        at = max(hour - HOUR_BEFORE, EARLIEST) if times else hour
        sent = line.channel in SENT
        what = (Entry.WRITE if sent else Entry.BEGIN)(tactic=line.tactic, segment=line.segment, people=len(line.people))
        found.append(Appointment(day, at if sent else None, what))
    return tuple(found)
