"""The people whom the owner of a small shop knows by name: who comes often, and who has not come for too long."""

from __future__ import annotations

import pandas as pd

from cltv_core.segments.rules import Standing

REGULAR_FROM = 3
"""Orders."""
CAME_BACK = 2
"""Orders from which on a customer has a rhythm of their own to be late by."""
MOST_NAMED = 6
LATE = (Standing.SLIPPING.value, Standing.LOST.value)


def regulars(people: pd.DataFrame, most: int = MOST_NAMED) -> pd.DataFrame:
    """Return those who order most often, the more they spent the earlier among equals.

    `people`: one row a customer with `orders` and `revenue`.
    """
    often = people[people["orders"] >= REGULAR_FROM]
    return often.sort_values(["orders", "revenue"], ascending=False, kind="stable").head(most)


def overdue(people: pd.DataFrame, most: int = MOST_NAMED) -> pd.DataFrame:
    """Return those who came back before and are late by their own rhythm, those who spent most first.

    `people`: one row a customer with `orders`, `revenue` and `standing`.
    """
    late = people[people["standing"].isin(LATE) & (people["orders"] >= CAME_BACK)]
    return late.sort_values("revenue", ascending=False, kind="stable").head(most)
