"""Segments that an owner should see first: whom the shop is about to lose, and who has just begun."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from cltv_core.segments.placing import Segments
from cltv_core.segments.rules import Segment

LEAVING = (Segment.CANT_LOSE_THEM, Segment.AT_RISK)
"""Segments of customers who are late, those who brought most first."""
JUST_BEGUN = (Segment.NEW, Segment.PROMISING)


def about_to_leave(segments: Segments) -> pd.Series | None:
    """Find the row of those about to leave: of those who brought most, if any are among them.

    None where no more than one usual order is at stake.
    """
    table = segments.table
    return _first_like(table[table["at_stake"] > table["average_order"]], LEAVING)


def just_begun(segments: Segments) -> pd.Series | None:
    """Find the row of those who have just begun; None where nobody has."""
    return _first_like(segments.table, JUST_BEGUN)


def _first_like(table: pd.DataFrame, kinds: Sequence[Segment]) -> pd.Series | None:
    """Return the segment of the first of these kinds that anybody is in, the one with most at stake."""
    for kind in kinds:
        rows = table[table["like"] == kind.value]
        if len(rows):
            return rows.iloc[int(rows["at_stake"].to_numpy().argmax())]
    return None


def brings_most(table: pd.DataFrame) -> pd.Series:
    """Return the row of the segment table that is expected to bring most."""
    return table.iloc[int(table["share_of_value"].to_numpy().argmax())]
