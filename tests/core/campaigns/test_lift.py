"""Differences between groups hold their level, and agree with published and independent figures."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from cltv_core.arrays import Flags, Floats
from cltv_core.campaigns import lift
from cltv_core.campaigns.lift import WIDEST, adjusted_difference, difference_of_means, difference_of_shares


def groups(sent_buyers: int, sent: int, held_buyers: int, held_out: int) -> tuple[Flags, Flags]:
    bought = np.r_[np.arange(sent) < sent_buyers, np.arange(held_out) < held_buyers]
    return bought, np.arange(sent + held_out) < sent


@pytest.mark.parametrize(
    ("counts", "low", "high"),
    [
        ((56, 70, 48, 80), 0.0528, 0.3382),
        ((9, 10, 3, 10), 0.1700, 0.8406),
        ((6, 7, 2, 7), 0.0342, 0.8534),
        ((5, 56, 0, 29), -0.0326, 0.1933),
        ((0, 10, 0, 20), -0.1658, 0.2844),
        ((10, 10, 0, 20), 0.7156, 1.0),
        ((10, 10, 0, 10), 0.6636, 1.0),
    ],
)
def test_score_intervals_are_those_of_newcombe(counts: tuple[int, int, int, int], low: float, high: float) -> None:
    """Newcombe 1998, Statistics in Medicine 17:873, table II, method 6 (Miettinen and Nurminen)."""
    found = difference_of_shares(*groups(*counts))
    assert found.range95 == pytest.approx((low, high), abs=6e-5)


@pytest.mark.parametrize(
    ("counts", "low", "high"),
    [
        ((56, 70, 48, 80), 0.0524, 0.3339),
        ((9, 10, 3, 10), 0.1705, 0.8090),
        ((6, 7, 2, 7), 0.0582, 0.8062),
        ((5, 56, 0, 29), -0.0381, 0.1926),
        ((0, 10, 0, 20), -0.1611, 0.2775),
        ((10, 10, 0, 20), 0.6791, 1.0),
        ((10, 10, 0, 10), 0.6075, 1.0),
    ],
)
def test_hybrid_intervals_are_those_of_newcombe(counts: tuple[int, int, int, int], low: float, high: float) -> None:
    """The same table, method 10."""
    buyers, sent, control, held_out = map(float, counts)
    assert lift._hybrid_interval((buyers, sent), (control, held_out), 0.95) == pytest.approx((low, high), abs=6e-5)


@pytest.mark.parametrize(("people", "share"), [(300, 0.0198), (60, 0.0943)], ids=["300 people", "60 people"])
def test_the_range_of_few_buyers_covers_8_in_10_where_counts_come_in_large_steps(people: int, share: float) -> None:
    """Half left out and no difference: every pair of counts with its binomial chance; the score interval had 76.5."""
    half, held = people // 2, 0.0
    most = int(binom.ppf(1 - 1e-6, half, share))
    for sent, held_out in product(range(most + 1), repeat=2):
        found = difference_of_shares(*groups(sent, half, held_out, half))
        if found.low80 <= 0 <= found.high80:
            held += float(binom.pmf(sent, half, share) * binom.pmf(held_out, half, share))
    assert 0.78 <= held <= 0.82


def shop(seed: int, people: int = 400, share: float = 0.33) -> tuple[Floats, Flags, Floats]:
    rng = np.random.default_rng(seed)
    expected = rng.gamma(0.8, 1.0, people)
    outcome = np.where(rng.random(people) < 1 - np.exp(-expected / 3), rng.lognormal(3, 1, people), 0.0)
    sent = np.ones(people, dtype=np.bool_)
    sent[rng.permutation(people)[: round(share * people)]] = False
    return outcome, sent, expected


@pytest.mark.parametrize("seed", range(5))
def test_the_adjusted_difference_is_lins_regression(seed: int) -> None:
    """The interacted regression of Lin 2013, by ordinary least squares on the whole design."""
    outcome, sent, expected = shop(seed, people=3_000)
    centred = expected - expected.mean()
    design = np.column_stack([np.ones(len(outcome)), sent, centred, sent * centred])
    coefficients = np.linalg.lstsq(design, outcome, rcond=None)[0]
    assert adjusted_difference(outcome, sent, expected).lift == pytest.approx(coefficients[1])


def test_the_standard_error_is_that_of_the_whole_regression_where_many_bought() -> None:
    """HC3 of MacKinnon and White 1985: residuals divided by one less their leverage, on the whole design."""
    outcome, sent, expected = shop(1, people=6_000)
    centred = expected - expected.mean()
    design = np.column_stack([np.ones(len(outcome)), sent, centred, sent * centred])
    bread = np.linalg.inv(design.T @ design)
    residuals = outcome - design @ (bread @ design.T @ outcome)
    leverage = np.einsum("ij,jk,ik->i", design, bread, design)
    meat = (design * (residuals**2 / (1 - leverage) ** 2)[:, None]).T @ design
    hc3 = float(np.sqrt((bread @ meat @ bread)[1, 1]))
    assert adjusted_difference(outcome, sent, expected).se == pytest.approx(hc3, rel=0.02)


@given(seed=st.integers(0, 10_000), factor=st.floats(0.01, 1000))
def test_money_in_another_unit_is_the_same_difference(seed: int, factor: float) -> None:
    outcome, sent, expected = shop(seed, people=120)
    one, other = adjusted_difference(outcome, sent, expected), adjusted_difference(factor * outcome, sent, expected)
    assert other.lift == pytest.approx(factor * one.lift, rel=1e-6, abs=1e-9 * factor)
    assert other.range95 == pytest.approx([factor * end for end in one.range95], rel=1e-6, abs=1e-9 * factor)


@given(sent=st.integers(1, 60), held_out=st.integers(1, 60), shares=st.tuples(st.floats(0, 1), st.floats(0, 1)))
def test_ranges_hold_the_difference_and_lie_within_each_other(
    sent: int, held_out: int, shares: tuple[float, float]
) -> None:
    found = difference_of_shares(*groups(round(shares[0] * sent), sent, round(shares[1] * held_out), held_out))
    assert -1 <= found.low95 <= found.low80 <= found.lift + 1e-9
    assert found.lift - 1e-9 <= found.high80 <= found.high95 <= 1


@pytest.mark.parametrize(
    ("people", "share", "base"), [(60, 0.5, 0.1), (150, 0.33, 0.1), (300, 0.33, 0.4), (300, 0.1, 0.4)]
)
def test_where_nothing_works_little_is_claimed(people: int, share: float, base: float) -> None:
    """False alarms of 300 campaigns without an effect; 5 % and luck of four standard errors."""
    rng = np.random.default_rng(7)
    alarms = np.zeros((300, 3), dtype=np.bool_)
    for number in range(300):
        expected = rng.gamma(0.8, 1.25, people)
        bought = rng.random(people) < 1 - (1 - base) ** expected
        money = np.where(bought, rng.lognormal(3, 1.2, people), 0.0)
        sent = np.ones(people, dtype=np.bool_)
        sent[rng.permutation(people)[: round(share * people)]] = False
        found = (
            difference_of_shares(bought, sent),
            adjusted_difference(bought.astype(np.float64), sent, np.log1p(expected)),
            difference_of_means(money, sent),
        )
        alarms[number] = [not one.low95 <= 0 <= one.high95 for one in found]
    assert (alarms.mean(axis=0) <= 0.05 + 4 * np.sqrt(0.05 * 0.95 / 300)).all()


def test_a_useless_expectation_hardly_widens_the_range() -> None:
    outcome, sent, _ = shop(3, people=60)
    noise = np.random.default_rng(1).normal(size=60)
    assert adjusted_difference(outcome, sent, noise).se <= WIDEST * difference_of_means(outcome, sent).se
