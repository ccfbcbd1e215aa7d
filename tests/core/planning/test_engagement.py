"""Clicks in messages: used where a replay shows that they tell more of who buys, and else not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from cltv_core.analysis import Analysis, analyse
from cltv_core.planning.codes import Caution
from cltv_core.planning.engagement import Engagement, engagement, mailed_and_clicked
from cltv_core.planning.plan import Means, make_plan
from cltv_core.project.contents import Project
from tests.core.shops import shop

PROJECT = Project(salt=b"0" * 32)
FIRST, MONTHS, PEOPLE = date(2024, 1, 1), 18, 400


def analysis(telling: bool) -> Analysis:
    """A shop whose customers are drawn to it for some months and not for others; who is, clicks if that is `telling`."""
    rng = np.random.default_rng(4)
    sales, messages = [], []
    warm = rng.random(PEOPLE) < 0.3
    for month in range(MONTHS):
        warm = np.where(rng.random(PEOPLE) < 0.25, rng.random(PEOPLE) < 0.3, warm)
        for person in range(PEOPLE):
            start = FIRST + timedelta(days=30 * month)
            if month == 0 or rng.random() < (0.5 if warm[person] else 0.06):
                sales.append((f"c{person}", str(start + timedelta(days=int(rng.integers(12, 30)))), 20.0))
            seen = warm if telling else rng.permutation(warm)
            messages.append((f"c{person}", start, bool(rng.random() < (0.7 if seen[person] else 0.05))))
    people = {f"c{n}": {"email": f"c{n}@x.example", "consent": "yes"} for n in range(PEOPLE)}
    sent = pd.DataFrame(messages, columns=["customer_id", "sent_at", "clicked"])
    sent["sent_at"] = pd.to_datetime(sent["sent_at"]).astype("datetime64[us]")
    mailings = sent.assign(campaign="news", delivered=True, opened=True, bounced=False, unsubscribed=False)
    return analyse(replace(shop(sales, people=people), mailings=mailings), margin=0.5)


@pytest.mark.parametrize("telling", [True, False])
def test_clicks_are_used_where_they_tell_more_than_the_sales(telling: bool) -> None:
    shop_of = analysis(telling)
    found = engagement(shop_of)
    assert found is not None
    assert (found.days, found.helps) == (3, telling)
    assert (found.weights[2] > 0.5) is telling
    told = {fact.code for fact in make_plan(shop_of, PROJECT, Means(300.0, 10.0)).cautions}
    assert (Caution.CLICKS_USED in told, Caution.CLICKS_UNUSED in told) == (telling, not telling)


def test_without_messages_there_is_nothing_to_replay() -> None:
    assert engagement(analyse(shop([("a", "2024-01-02", 10.0), ("b", "2024-03-02", 10.0)]))) is None


def test_a_click_changes_the_chance_of_who_got_a_message_only() -> None:
    found = Engagement(3, 100, 0.1, 0.01, weights=(0.0, 1.0, np.log(3.0)))
    chances = found.chances(np.full(3, 0.5), np.array([True, True, False]), np.array([True, False, False]))
    assert chances == pytest.approx([0.75, 0.5, 0.5])


def test_a_message_of_the_last_days_says_nothing_yet() -> None:
    sent = pd.DataFrame(
        {
            "customer_id": ["a", "b", "c"],
            "sent_at": pd.to_datetime(["2024-05-01", "2024-05-30", "2023-01-01"]),
            "clicked": True,
        }
    )
    mailed, clicked = mailed_and_clicked(sent, pd.Index(["a", "b", "c"]), date(2024, 6, 1))
    assert mailed.tolist() == clicked.tolist() == [True, False, False]
