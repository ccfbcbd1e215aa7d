from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import betaln

from cltv_core.models.buy_till_you_die.quadrature import beta_rule

SHAPES = st.floats(-4, 4).map(lambda exponent: 10.0**exponent)


@given(a=SHAPES, b=SHAPES, power=st.integers(0, 20))
def test_moments_are_those_of_the_beta_distribution(a: float, b: float, power: int) -> None:
    p, weight = beta_rule(a, b)
    log_moment = betaln(a + power, b) - betaln(a, b)
    assert p**power @ weight == pytest.approx(np.exp(log_moment), rel=1e-7, abs=1e-12)
    log_other = betaln(a, b + power) - betaln(a, b)
    assert (1 - p) ** power @ weight == pytest.approx(np.exp(log_other), rel=1e-7, abs=1e-12)


@given(a=SHAPES, b=st.floats(1, 5000))
def test_points_lie_in_the_unit_interval_and_weights_add_up(a: float, b: float) -> None:
    p, weight = beta_rule(a, b)
    assert (p > 0).all()
    assert (p <= 1).all()
    assert weight.sum() == pytest.approx(1)
