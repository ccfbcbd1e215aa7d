"""Whom the shop is about to lose, and who has just begun."""

from __future__ import annotations

import pandas as pd

from cltv_core.segments.highlights import about_to_leave, just_begun
from cltv_core.segments.placing import Segments


def segments_with(*rows: tuple[str, str, float]) -> Segments:
    """Segments called, like which segment of the rules, with so much at stake."""
    table = pd.DataFrame(rows, columns=["segment", "like", "at_stake"])
    return Segments(frame=pd.DataFrame(), table=table.assign(average_order=20.0))


def segment_of(row: pd.Series | None) -> str | None:
    return None if row is None else str(row["segment"])


def test_about_to_leave_are_those_who_brought_most_or_else_those_at_risk() -> None:
    at_risk, few, old = (
        ("At risk", "At risk", 90.0),
        ("My few", "Can't lose them", 25.0),
        ("Old", "Can't lose them", 27.0),
    )
    assert segment_of(about_to_leave(segments_with(at_risk, few, old))) == "Old"
    assert segment_of(about_to_leave(segments_with(at_risk, ("Lost", "Lost", 99.0)))) == "At risk"
    assert about_to_leave(segments_with(("Lost", "Lost", 99.0))) is None


def test_about_to_leave_is_told_only_where_more_than_an_order_is_at_stake() -> None:
    at_risk, small = ("At risk", "At risk", 21.0), ("Can't lose them", "Can't lose them", 20.0)
    assert about_to_leave(segments_with(small)) is None
    assert about_to_leave(segments_with(("At risk", "At risk", 0.0))) is None
    assert segment_of(about_to_leave(segments_with(small, at_risk))) == "At risk"


def test_who_has_just_begun_is_new_or_else_promising() -> None:
    assert segment_of(just_begun(segments_with(("Promising", "Promising", 9.0), ("New", "New", 1.0)))) == "New"
    assert segment_of(just_begun(segments_with(("Promising", "Promising", 9.0)))) == "Promising"
    assert just_begun(segments_with(("Lost", "Lost", 9.0))) is None
