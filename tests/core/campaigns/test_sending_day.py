"""On which day a list is sent: today, where today lies soon after the sales."""

from __future__ import annotations

from datetime import date

import pytest

from cltv_core.campaigns.lists import sending_day

LAST = date(2026, 10, 31)


@pytest.mark.parametrize(
    ("today", "sent"),
    [
        (date(2026, 10, 30), date(2026, 11, 1)),
        (LAST, date(2026, 11, 1)),
        (date(2026, 11, 1), date(2026, 11, 1)),
        (date(2026, 12, 15), date(2026, 12, 15)),
        (date(2026, 12, 16), date(2026, 11, 1)),
    ],
)
def test_a_list_is_sent_today_unless_the_sales_reach_to_it_or_are_old(today: date, sent: date) -> None:
    assert sending_day(LAST, today) == sent
