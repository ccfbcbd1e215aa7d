"""Drawing what is known of one customer towards what is known of all."""

from __future__ import annotations

from cltv_core.arrays import Floats


def shrunk_mean(total: Floats, count: Floats, *, towards: float | Floats, weight: float) -> Floats:
    """Mean of `count` observations that add up to `total`, and of `weight` (above 0) more of size `towards`."""
    return (total + weight * towards) / (count + weight)
