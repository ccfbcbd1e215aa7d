"""The owner's choices in one file to save and bring back: what was done, own segments and names. No personal data."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cltv_core.errors import ChoicesUnreadable
from cltv_core.segments.own import COMPARISONS, NUMBERS, PERSONAL, Filter, OwnSegment
from cltv_core.tactics.log import STATES, ActionLog, Status
from cltv_core.text import own_words as words

KIND = "cltv-dashboard choices"
VERSION = 1
LONGEST_FILE = 1_000_000


@dataclass(frozen=True)
class Settings:
    """`names`: segment -> what the owner calls it."""

    actions: ActionLog = field(default_factory=ActionLog)
    own: tuple[OwnSegment, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)


def to_json(settings: Settings) -> bytes:
    """UTF-8, the same bytes for the same choices."""
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
    }
    return json.dumps(content, indent=2, ensure_ascii=False).encode() + b"\n"


def from_json(data: bytes) -> Settings:
    """What `to_json` wrote. Raises ChoicesUnreadable, which names every fault."""
    content = _object(data)
    faults: list[str] = []
    settings = Settings(
        ActionLog(dict(_each(content, "actions", _action, faults))),
        tuple(_each(content, "segments", _segment, faults)),
        dict(_each(content, "names", _name, faults)),
    )
    if faults:
        raise ChoicesUnreadable(words.UNREADABLE, words.UNREADABLE_REMEDY, faults)
    return settings


def _filter_json(part: Filter) -> dict[str, Any]:
    value = list(part.value) if isinstance(part.value, tuple) else part.value
    return {"column": part.column, "comparison": part.comparison, "value": value}


def _object(data: bytes) -> dict[str, Any]:
    try:
        content = json.loads(data.decode("utf-8-sig")) if len(data) <= LONGEST_FILE else None
    except (UnicodeDecodeError, ValueError, RecursionError):
        content = None
    if not isinstance(content, dict) or content.get("kind") != KIND or content.get("version") != VERSION:
        raise ChoicesUnreadable(words.UNREADABLE, words.UNREADABLE_REMEDY)
    return content


def _each(content: Mapping[str, Any], part: str, read: Any, faults: list[str]) -> list[Any]:
    """Every entry of a part that can be read; the faults of the others are added to `faults`."""
    given = content.get(part, [])
    entries = list(given.items()) if isinstance(given, dict) else given
    if not isinstance(entries, list):
        faults.append(words.choice_fault(part, words.NOT_A_LIST))
        return []
    found = []
    for place, entry in enumerate(entries, start=1):
        try:
            found.append(read(entry))
        except (KeyError, TypeError, ValueError, AttributeError):
            faults.append(words.choice_fault(f"{part} {place}", words.NOT_UNDERSTOOD))
    return found


def _action(entry: Any) -> tuple[str, Status]:
    key, state = entry["tactic"], entry["state"]
    if not isinstance(key, str) or state not in STATES:
        raise ValueError(key)
    return key, Status(state, date.fromisoformat(entry["day"]))


def _segment(entry: Any) -> OwnSegment:
    filters = tuple(_filter(part) for part in entry["filters"])
    if not isinstance(entry["name"], str) or not filters:
        raise ValueError(entry)
    return OwnSegment(entry["name"].strip(), filters)


def _filter(part: Any) -> Filter:
    column, comparison, value = part["column"], part["comparison"], part["value"]
    if not isinstance(column, str) or column in PERSONAL or comparison not in COMPARISONS:
        raise ValueError(column)
    if comparison in NUMBERS:
        return Filter(column, comparison, _finite(value))
    if comparison == "any_of":
        return Filter(column, comparison, tuple(_text(text) for text in value))
    return Filter(column, comparison, _text(value))


def _finite(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < float("inf"):
        raise ValueError(value)
    return float(value)


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(value)
    return value


def _name(entry: Any) -> tuple[str, str]:
    old, new = entry
    return _text(old), _text(new).strip()
