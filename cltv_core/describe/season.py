"""Whether a strong month of the year lies ahead, told from two whole years."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from cltv_core.describe.periods import closing_day, last_complete_month, month_number
from cltv_core.summary import CustomerSummary

STRONG = 1.2
"""A strong month sells at least so many times an average month of its year, in each of two years."""
MONTHS_AHEAD = 3
_MONTHS_NEEDED = 24


@dataclass(frozen=True)
class Season:
    """A calendar month ahead (1 to 12) that sells `times` an average month; `starts` on a day."""

    month: int
    times: float
    starts: date


def season_ahead(summary: CustomerSummary) -> Season | None:
    """Find the first strong month of the next three; None without one, or without two whole years."""
    month = month_number(summary.days["day"].to_numpy())
    last = last_complete_month(closing_day(summary))
    if not len(month) or month.min() > last - _MONTHS_NEEDED + 1:
        return None
    back = month - (last - _MONTHS_NEEDED + 1)
    seen = (back >= 0) & (back < _MONTHS_NEEDED)
    sold = np.bincount(back[seen], summary.days["revenue"].to_numpy()[seen], _MONTHS_NEEDED).reshape(2, 12)
    average = sold.mean(axis=1, keepdims=True)
    times = np.divide(sold, average, out=np.zeros(sold.shape), where=average > 0).min(axis=0)
    ahead = next((place for place in range(MONTHS_AHEAD) if times[place] >= STRONG), None)
    if ahead is None:
        return None
    year, zero_based = divmod(1970 * 12 + last + 1 + ahead, 12)
    return Season(zero_based + 1, float(times[ahead]), date(year, zero_based + 1, 1))
