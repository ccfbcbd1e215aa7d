"""What surveys say: counted by hand, with ranges as statsmodels would give them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest

from cltv_core.describe.opinions import Opinion, Said, likely_share, opinions
from cltv_core.text.say import say
from cltv_core.transactions import Transactions
from tests.core.shops import shop

AS_OF = date(2026, 6, 30)


def answered(*told: tuple[str, str, str, float]) -> Transactions:
    """Answers as (customer, question, day, score)."""
    frame = pd.DataFrame(told, columns=["customer_id", "asked", "answered_at", "score"])
    frame["answered_at"] = pd.to_datetime(frame["answered_at"], format="ISO8601").astype("datetime64[us]")
    return replace(shop([("C1", "2026-01-02", 10.0)]), answers=frame.assign(survey="spring"))


def of(scores: list[float], asked: str = "recommend") -> Opinion:
    [found] = opinions(answered(*(("", asked, "2026-04-01", score) for score in scores)), AS_OF)
    return found


def test_the_net_promoter_score_is_promoters_less_detractors() -> None:
    """By hand: of ten, four say 9 or 10, three 6 or less: 40 % recommend, and 40 - 30 = 10."""
    found = of([10, 10, 9, 9, 8, 8, 7, 6, 3, 0])
    assert (found.said, found.people, found.share) == (Said.RECOMMEND, 10, 0.4)
    assert found.net is not None
    assert found.net[0] == pytest.approx(10.0)
    off = 1.2816 * np.sqrt((0.7 - 0.01) / 10) * 100
    assert found.net[1:] == pytest.approx((10 - off, 10 + off), abs=0.01)


def test_satisfied_are_four_and_five_of_five() -> None:
    found = of([5, 4, 3.9, 2, 1], "satisfaction")
    assert (found.said, found.share, found.net) == (Said.SATISFIED, 0.4, None)


def test_the_latest_answer_of_each_counts_and_none_from_later() -> None:
    scores = [
        ("C1", "recommend", "2026-01-01", 0.0),
        ("C1", "recommend", "2026-05-01", 10.0),
        ("C1", "recommend", "2026-07-01", 0.0),
        *(("", "recommend", "2026-05-01", 10.0) for _ in range(4)),
    ]
    [found] = opinions(answered(*scores), AS_OF)
    assert (found.people, found.share) == (5, 1.0)
    assert found.high80 == 1.0


def test_of_a_few_nothing_is_said() -> None:
    assert opinions(answered(("C1", "recommend", "2026-01-01", 9.0)), AS_OF) == ()
    assert opinions(shop([("C1", "2026-01-02", 10.0)]), AS_OF) == ()


def test_the_range_holds_eight_of_ten() -> None:
    """Over shares of all sizes; for a single one it is a little more or less, as answers are counted in whole."""
    rng = np.random.default_rng(3)
    held = []
    for share in rng.uniform(0.05, 0.95, 2_000):
        low, high = likely_share(int(rng.binomial(40, share)), 40)
        held.append(low <= share <= high)
    assert np.mean(held) == pytest.approx(0.8, abs=0.03)


def test_it_is_said_in_a_sentence() -> None:
    assert say(of([10] * 6 + [2] * 4).fact).startswith("Of 10 who answered, 60% would recommend you (9 or 10 of 10)")
