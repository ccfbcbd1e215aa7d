"""What the owner has said of the suggestions: done, later, or not for this shop. No personal data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal, get_args

State = Literal["done", "snoozed", "not for us"]
STATES: tuple[State, ...] = get_args(State)
DONE_FOR_DAYS = 30
"""So long after it was done, a tactic is not suggested again."""


@dataclass(frozen=True)
class Status:
    """`day`: when it was done, or until when it is snoozed; "not for us" stands from then on."""

    state: State
    day: date

    def hides(self, today: date) -> bool:
        """Return whether the tactic is not to be suggested `today`."""
        if self.state == "done":
            return (today - self.day).days < DONE_FOR_DAYS
        return self.state == "not for us" or today < self.day


@dataclass(frozen=True)
class ActionLog:
    """`statuses`: key of a tactic in a segment (see `action_key`), or of the tactic everywhere -> what was said."""

    statuses: Mapping[str, Status] = field(default_factory=dict)

    def done(self, key: str, day: date) -> ActionLog:
        """Return the log with this action done on `day`."""
        return self._with(key, Status("done", day))

    def snoozed(self, key: str, until: date) -> ActionLog:
        """Return the log with this action put off `until` a day."""
        return self._with(key, Status("snoozed", until))

    def not_for_us(self, key: str, day: date) -> ActionLog:
        """Return the log with this action ruled out for this shop."""
        return self._with(key, Status("not for us", day))

    def reopened(self, key: str) -> ActionLog:
        """Return the log without what was said of this action."""
        return replace(self, statuses={name: status for name, status in self.statuses.items() if name != key})

    def status(self, segment: str, idea: str) -> Status | None:
        """Return what was said of this tactic in this segment, or of the tactic everywhere."""
        return self.statuses.get(action_key(segment, idea)) or self.statuses.get(idea)

    def hides(self, segment: str, idea: str, today: date) -> bool:
        """Return whether this tactic is not to be suggested for this segment `today`."""
        status = self.status(segment, idea)
        return status is not None and status.hides(today)

    def _with(self, key: str, status: Status) -> ActionLog:
        return replace(self, statuses={**self.reopened(key).statuses, key: status})


def action_key(segment: str, idea: str) -> str:
    """Return the key under which the log keeps a tactic in one segment."""
    return f"{segment}: {idea}"
