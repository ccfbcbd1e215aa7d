"""Who is left out is decided by lot, exactly as many as wanted, and the same in every run."""

from __future__ import annotations

import hmac
from hashlib import sha256

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cltv_core.campaigns.assignment import default_share, held_out
from cltv_core.campaigns.keys import lots, person_keys

SALT = bytes(range(32))


@given(people=st.integers(20, 400), share=st.floats(0.05, 0.5), seed=st.integers(0, 99))
def test_counts_are_exact_in_all_and_even_in_every_fifth(people: int, share: float, seed: int) -> None:
    keys = person_keys(SALT, [f"{number}@example.com" for number in range(people)])
    expected = np.random.default_rng(seed).gamma(0.5, 1.0, people)
    flags = held_out(SALT, "spring", keys, expected, share)
    assert flags.sum() == round(share * people)
    for fifth in np.array_split(np.lexsort((lots(SALT, "spring", keys), -expected)), 5):
        assert abs(flags[fifth].sum() - share * len(fifth)) < 1


def test_the_order_of_the_list_decides_nothing() -> None:
    names = [f"{number}@example.com" for number in range(300)]
    expected = np.random.default_rng(1).gamma(0.5, 1.0, 300)
    keys, mixed = person_keys(SALT, names), np.random.default_rng(2).permutation(300)
    assert (
        held_out(SALT, "a", keys, expected, 0.3)[mixed] == held_out(SALT, "a", keys[mixed], expected[mixed], 0.3)
    ).all()


def test_campaigns_draw_independently() -> None:
    keys = person_keys(SALT, [f"{number}" for number in range(2_000)])
    flags = [held_out(SALT, name, keys, np.ones(2_000), 0.5) for name in ("a", "b")]
    assert abs((flags[0] & flags[1]).sum() - 500) < 60


def test_a_key_is_hmac_sha256_of_the_folded_name() -> None:
    """RFC 2104 by the standard library, written out."""
    digest = hmac.new(SALT, b"ann@example.com", sha256).digest()
    assert person_keys(SALT, [" Ann@Example.COM "])[0] == int.from_bytes(digest[:5], "big")


@pytest.mark.parametrize(
    ("people", "share"), [(100, 0.5), (299, 0.5), (300, 1 / 3), (3_000, 1 / 3), (5_000, 0.2), (50_000, 0.1)]
)
def test_short_lists_leave_out_more(people: int, share: float) -> None:
    assert default_share(people) == pytest.approx(share)
