"""Made-up answers to campaigns: as many as their truth says."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest

from cltv_core.samples.responses import Message, Responses, ResponseTruth

PEOPLE = pd.Index([f"C{number}" for number in range(20_000)])
PLAIN = ResponseTruth(fatigue=1.0, pulled_forward=0.0, season=0.0, unsubscribes=0.0)


def orders() -> pd.DataFrame:
    """Everybody bought once before the message and buys once long after it."""
    days = [pd.Timestamp("2025-01-01"), pd.Timestamp("2025-12-01")]
    return pd.DataFrame(
        {
            "order_id": [f"{person}-{place}" for place in range(2) for person in PEOPLE],
            "customer_id": [*PEOPLE, *PEOPLE],
            "ordered_at": np.repeat(days, len(PEOPLE)),
            "revenue": 10.0,
        }
    )


def message(day: date = date(2025, 6, 1), customers: pd.Index = PEOPLE, effect: float = 0.05) -> Message:
    return Message(day, customers, effect, window_days=30)


def extra(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    return after[~after["order_id"].isin(before["order_id"])]


def test_as_many_order_as_the_effect_says_all_within_the_window() -> None:
    before = orders()
    added = extra(before, Responses(PEOPLE, PLAIN, 1).answer(before, message()))
    assert len(added) / len(PEOPLE) == pytest.approx(0.05, abs=0.005)
    assert added["ordered_at"].between(pd.Timestamp("2025-06-01"), pd.Timestamp("2025-07-01")).all()
    assert added["customer_id"].is_unique


def test_only_who_is_sent_the_message_answers_and_nobody_to_one_without_effect() -> None:
    before, half = orders(), PEOPLE[:10_000]
    added = extra(before, Responses(PEOPLE, PLAIN, 1).answer(before, message(customers=half)))
    assert set(added["customer_id"]) <= set(half)
    pd.testing.assert_frame_equal(
        Responses(PEOPLE, PLAIN, 1).answer(before, message(effect=0.0)),
        before.sort_values(["ordered_at", "order_id"], kind="stable", ignore_index=True),
    )


def test_messages_tire() -> None:
    truth = ResponseTruth(fatigue=0.5, pulled_forward=0.0, season=0.0, unsubscribes=0.0)
    answers, before = Responses(PEOPLE, truth, 1), orders()
    first = answers.answer(before, message())
    second = answers.answer(first, message(date(2025, 6, 20)))
    assert len(extra(first, second)) / len(extra(before, first)) == pytest.approx(0.5, abs=0.06)


def test_orders_pulled_forward_are_missing_later() -> None:
    truth = ResponseTruth(fatigue=1.0, pulled_forward=1.0, season=0.0, unsubscribes=0.0)
    before = orders()
    after = Responses(PEOPLE, truth, 1).answer(before, message())
    assert len(after) == len(before)
    assert (after["ordered_at"] >= pd.Timestamp("2025-12-01")).sum() < len(PEOPLE)


def test_who_unsubscribes_answers_to_nothing_more() -> None:
    truth = ResponseTruth(fatigue=1.0, pulled_forward=0.0, season=0.0, unsubscribes=1.0)
    answers, before = Responses(PEOPLE, truth, 1), orders()
    first = answers.answer(before, message())
    assert len(extra(before, first))
    assert extra(first, answers.answer(first, message(date(2025, 10, 1)))).empty


def test_the_same_seed_gives_the_same_answers() -> None:
    one, other = (Responses(PEOPLE, ResponseTruth(), 7).answer(orders(), message()) for _ in range(2))
    pd.testing.assert_frame_equal(one, other)
