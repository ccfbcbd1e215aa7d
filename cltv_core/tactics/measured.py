"""What a shop's own campaigns have measured of a tactic in a segment, in place of what the catalogue assumes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Measured:
    """What campaigns say of a tactic in a segment.

    `lift`: the share of those reached who order because of the tactic, likely `low80` to `high80` (8 times in 10), from
    so many `campaigns` of this very pair together with what is known of others.
    """

    lift: float
    low80: float
    high80: float
    campaigns: int

    @property
    def likely(self) -> tuple[float, float]:
        """Return the ends of the range as shares of people: nobody stays away because of it."""
        return max(self.low80, 0.0), min(max(self.high80, 0.0), 1.0)


MeasuredEffects = Mapping[tuple[str, str], Measured]
"""Segment and key of the tactic -> what was measured."""
