"""Looking every day does not mislead."""

from __future__ import annotations

import numpy as np

from cltv_core.campaigns.early import early_range


def test_five_looks_together_alarm_in_one_campaign_of_twenty_at_most() -> None:
    rng = np.random.default_rng(4)
    alarms = 0
    for _ in range(1_000):
        day = np.where(rng.random(400) < 0.25, rng.uniform(0, 1, 400), 2.0)
        sent = rng.permutation(400) < 267
        looks = []
        for elapsed in (0.2, 0.4, 0.6, 0.8, 0.95):
            bought = day <= elapsed
            shares = [bought[sent].mean(), bought[~sent].mean()]
            se = float(np.sqrt(shares[0] * (1 - shares[0]) / 267 + shares[1] * (1 - shares[1]) / 133))
            found = early_range(float(shares[0] - shares[1]), se, elapsed)
            looks.append(not found.low95 <= 0 <= found.high95)
        alarms += any(looks)
    assert alarms <= 50


def test_it_narrows_as_the_window_goes_by() -> None:
    widths = [early_range(0.0, 0.03, elapsed).high95 for elapsed in (0.1, 0.5, 0.9)]
    assert widths == sorted(widths, reverse=True)
