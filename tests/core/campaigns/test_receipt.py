"""A receipt keeps what the result needs, and believes nothing that a file claims."""

from __future__ import annotations

import json
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cltv_core.campaigns.assignment import held_out
from cltv_core.campaigns.keys import person_keys
from cltv_core.campaigns.receipt import Members, Receipt, ReceiptUnreadable, from_json, to_json

SALT = b"s" * 32


def receipt(people: int = 200, seed: int = 1) -> Receipt:
    rng = np.random.default_rng(seed)
    keys = person_keys(SALT, [f"{seed}-{number}@example.com" for number in range(people)])
    orders = rng.gamma(0.5, 1.0, people)
    value = orders * rng.lognormal(3, 1, people)
    flags = held_out(SALT, "c", keys, value, 0.3)
    members = Members.drawn(keys, flags, orders, value)
    return Receipt("c", "Spring", "At risk", "personal-note", date(2026, 3, 1), 30, 0.3, members, currency="EUR")


@given(people=st.integers(1, 500), seed=st.integers(0, 50))
def test_writing_and_reading_changes_nothing(people: int, seed: int) -> None:
    first = receipt(people, seed)
    again = from_json(to_json(first))
    assert to_json(again) == to_json(first)
    for name in ("keys", "held_out", "orders", "value"):
        assert (getattr(again.members, name) == getattr(first.members, name)).all()


def test_expectations_are_kept_within_five_per_cent() -> None:
    orders = np.geomspace(0.002, 300, 100)
    keys = np.arange(100, dtype=np.uint64)
    kept = Members.drawn(keys, np.zeros(100, dtype=np.bool_), orders, orders)
    assert np.abs(kept.orders / orders - 1).max() < 0.052


@pytest.mark.parametrize(
    "change",
    [
        {"people": 201},
        {"people": -1},
        {"people": 10**400},
        {"members": ""},
        {"members": "AAAA"},
        {"sent_on": "9999-12-31"},
        {"sent_on": "yesterday"},
        {"share": 2},
        {"share": "NaN"},
        {"value_scale": 0},
        {"name": "x" * 10_000},
        {"window_days": True},
        {"more": 1},
    ],
)
def test_what_was_changed_is_refused(change: dict[str, object]) -> None:
    content = json.loads(to_json(receipt())) | change
    with pytest.raises(ReceiptUnreadable):
        from_json(json.dumps(content).encode())


@pytest.mark.parametrize("data", [b"", b"[" * 200_000, b'{"i\xaed": 1}', b'{"id": "\xc2c"}'])
def test_what_is_no_receipt_at_all_is_refused(data: bytes) -> None:
    with pytest.raises(ReceiptUnreadable):
        from_json(data)


def test_no_name_stands_in_a_receipt() -> None:
    assert b"example" not in to_json(receipt())
