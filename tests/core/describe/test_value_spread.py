"""Bands of value and the 80/20 curve."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cltv_core.describe.value_spread import MOST_BANDS, concentration, share_of_best, value_bands

amounts = st.lists(st.floats(0, 1e7) | st.just(0.0) | st.sampled_from([5.0, 1e-4]), min_size=1, max_size=80).map(
    np.array
)


@given(amounts)
def test_bands_hold_everybody_and_all_value(values: np.ndarray) -> None:
    bands = value_bands(values)
    assert 2 <= len(bands) <= MOST_BANDS
    assert bands["customers"].sum() == len(values)
    assert bands["value"].sum() == pytest.approx(values.sum())
    assert (bands["low"].to_numpy()[1:] == bands["high"].to_numpy()[:-1]).all()
    assert (bands["high"] > bands["low"]).all()
    for low, high, customers in zip(bands["low"], bands["high"], bands["customers"], strict=True):
        assert customers == ((values >= low) & (values < high)).sum()


def test_limits_are_round() -> None:
    bands = value_bands(np.geomspace(3, 900, 200))
    assert bands["low"].tolist() == [0, 10, 20, 50, 100, 200, 500]
    assert bands["high"].tolist() == [10, 20, 50, 100, 200, 500, np.inf]


@given(amounts)
def test_the_curve_rises_from_nothing_to_all_and_never_bends_upwards(values: np.ndarray) -> None:
    curve = concentration(values)
    share = curve["share_of_value"].to_numpy()
    assert (share[0], share[-1]) == (0, pytest.approx(1))
    assert (np.diff(share) >= -1e-9).all()
    assert (np.diff(share, 2) <= 1e-9).all()
    assert (share >= curve["share_of_customers"] - 1e-9).all()


def test_eighty_twenty() -> None:
    assert share_of_best(np.array([40.0, 40, 5, 5, 2, 2, 2, 2, 1, 1])) == pytest.approx(0.8)
    assert share_of_best(np.zeros(5)) == pytest.approx(0.2)
    assert share_of_best(np.full(5, 3.0)) == pytest.approx(0.2)
