"""The owner's choices in one file to save and bring back: what was done, own segments and names. No personal data."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

from cltv_core.choices import Settings
from cltv_core.errors import ChoicesUnreadable
from cltv_core.facts import Fact
from cltv_core.project.faults import Entry, Part, Unreadable
from cltv_core.segments.own import COMPARISONS, NUMBERS, PERSONAL, Filter, OwnSegment
from cltv_core.tactics.log import STATES, ActionLog, Status

KIND = "cltv-dashboard choices"
VERSION = 1
LONGEST_FILE = 1_000_000
MOST_ENTRIES = 2000
"""Of one part of the file, and of one condition."""
MOST_CONDITIONS = 50
LONGEST_TEXT = 500
YEARS = range(2000, 2200)

T = TypeVar("T")


class _Wrong(Exception):
    """An entry cannot be used, because of the fault."""

    def __init__(self, fault: Entry, **args: Any) -> None:
        super().__init__(fault)
        self.fault, self.details = fault, args

    def told(self, part: Part, place: int) -> Fact:
        return self.fault(part=part, place=place, **self.details)


def to_json(settings: Settings) -> bytes:
    """Write choices as UTF-8, the same bytes for the same choices."""
    content = {
        "kind": KIND,
        "version": VERSION,
        "actions": [
            {"tactic": key, "state": status.state, "day": status.day.isoformat()}
            for key, status in sorted(settings.actions.statuses.items())
        ],
        "segments": [
            {"name": segment.name, "filters": [_filter_json(part) for part in segment.filters]}
            for segment in settings.own
        ],
        "names": dict(settings.names),
        **({"notes": dict(sorted(settings.notes.items()))} if settings.notes else {}),
    }
    return json.dumps(content, indent=2, ensure_ascii=False).encode() + b"\n"


def from_json(data: bytes) -> Settings:
    """Read what `to_json` wrote. Raises ChoicesUnreadable, which names every fault."""
    content = _object(data)
    faults: list[Fact] = []
    settings = Settings(
        ActionLog(dict(_each(content, Part.ACTIONS, _action, faults))),
        tuple(_each(content, Part.SEGMENTS, _segment, faults)),
        dict(_each(content, Part.NAMES, _name, faults)),
        dict(_each(content, Part.NOTES, _name, faults)),
    )
    if faults:
        raise ChoicesUnreadable(Unreadable.DAMAGED, Unreadable.CHOOSE_ANOTHER, faults)
    return settings


def looks_like_choices(data: bytes) -> bool:
    """Tell by its content whether a file holds saved choices, as they were kept before there were project files."""
    return data.lstrip(b"\xef\xbb\xbf \r\n")[:1] == b"{" and KIND.encode() in data[:200]


def _filter_json(part: Filter) -> dict[str, Any]:
    value = list(part.value) if isinstance(part.value, tuple) else part.value
    return {"column": part.column, "comparison": part.comparison, "value": value}


def _object(data: bytes) -> dict[str, Any]:
    try:
        content = json.loads(data.decode("utf-8-sig")) if len(data) <= LONGEST_FILE else None
    except (UnicodeDecodeError, ValueError, RecursionError):
        content = None
    if not isinstance(content, dict) or content.get("kind") != KIND or content.get("version") != VERSION:
        raise ChoicesUnreadable(Unreadable.NOT_CHOICES, Unreadable.CHOOSE_ANOTHER)
    return content


def _each(content: Mapping[str, Any], part: Part, read: Callable[[Any], T], faults: list[Fact]) -> list[T]:
    """Every entry of a part that can be read; the faults of the others are added to `faults`."""
    given = content.get(part.value, [])
    entries = list(given.items()) if isinstance(given, dict) else given
    if not isinstance(entries, list):
        faults.append(Entry.NOT_A_LIST(part=part))
        return []
    if len(entries) > MOST_ENTRIES:
        faults.append(Entry.TOO_MANY(part=part, most=MOST_ENTRIES))
        return []
    found = []
    for place, entry in enumerate(entries, start=1):
        try:
            found.append(read(entry))
        except _Wrong as wrong:
            faults.append(wrong.told(part, place))
        except (KeyError, TypeError, ValueError, AttributeError):
            faults.append(Entry.NOT_UNDERSTOOD(part=part, place=place))
    return found


def _action(entry: Any) -> tuple[str, Status]:
    key, state = _text(entry["tactic"]), entry["state"]
    if state not in STATES:
        raise ValueError
    return key, Status(state, _day(entry["day"]))


def _day(value: Any) -> date:
    """Check a day: near enough that days can be added to it."""
    try:
        day = date.fromisoformat(_text(value))
    except ValueError:
        raise _Wrong(Entry.NOT_A_DAY) from None
    if day.year not in YEARS:
        raise _Wrong(Entry.NOT_A_DAY)
    return day


def _segment(entry: Any) -> OwnSegment:
    conditions = entry["filters"]
    if not isinstance(conditions, list) or not conditions:
        raise ValueError
    _bounded(conditions, MOST_CONDITIONS)
    return OwnSegment(_text(entry["name"]).strip(), tuple(_filter(part) for part in conditions))


def _filter(part: Any) -> Filter:
    column, comparison, value = _text(part["column"]), part["comparison"], part["value"]
    if column in PERSONAL or comparison not in COMPARISONS:
        raise ValueError
    if comparison in NUMBERS:
        return Filter(column, comparison, _finite(value))
    if comparison == "any_of":
        if not isinstance(value, list):
            raise ValueError
        _bounded(value, MOST_ENTRIES)
        return Filter(column, comparison, tuple(_text(text) for text in value))
    return Filter(column, comparison, _text(value))


def _finite(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _Wrong(Entry.NOT_A_NUMBER)
    try:
        number = float(value)
    except OverflowError:
        raise _Wrong(Entry.NOT_A_NUMBER) from None
    if not math.isfinite(number):
        raise _Wrong(Entry.NOT_A_NUMBER)
    return number


def _text(value: Any) -> str:
    """Check a text: one that can be shown and saved again."""
    if not isinstance(value, str) or not value.strip():
        raise _Wrong(Entry.NOT_TEXT)
    _bounded(value, LONGEST_TEXT)
    if any("\ud800" <= letter <= "\udfff" for letter in value):
        raise _Wrong(Entry.NOT_TEXT)
    return value


def _bounded(value: str | list[Any], most: int) -> None:
    if len(value) > most:
        raise _Wrong(Entry.TOO_LONG, most=most)


def _name(entry: Any) -> tuple[str, str]:
    old, new = entry
    return _text(old), _text(new).strip()
