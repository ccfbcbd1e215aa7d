"""Expected orders ahead where the wait for the next one is known from the silence so far, and later waits are alike."""

from __future__ import annotations

import numpy as np

from cltv_core.arrays import Floats


def renewals(ended: Floats) -> Floats:
    """Expect orders after an order.

    Expected orders by each step ahead (column), of customers (row) who ordered now and whose wait has `ended` by
    each step with such a chance: m(t) = F(t) + integral of m(t - u) dF(u), by the trapezoid rule. Step 0 is now.
    """
    chance = np.diff(ended, axis=1)
    expected = np.zeros_like(ended)
    middle = np.zeros_like(ended)
    for step in range(1, ended.shape[1]):
        later = np.einsum("ij,ij->i", chance[:, 1:step], middle[:, step - 1 : 0 : -1])
        first = chance[:, 0] / 2
        expected[:, step] = (ended[:, step] + later + first * expected[:, step - 1]) / (1 - first)
        middle[:, step] = (expected[:, step] + expected[:, step - 1]) / 2
    return expected


def one_and_renewals(expected: Floats, grid: Floats, days: Floats) -> Floats:
    """Orders up to each of `days` (column) of who orders within each step of `grid` (row) and goes on as `expected`."""
    step = grid[1] - grid[0]
    passed = np.clip((days - grid[:-1, np.newaxis]) / step, 0.0, 1.0)
    left = np.maximum(days - grid[:-1, np.newaxis] - passed * step / 2, 0.0)
    orders: Floats = passed * (1 + np.interp(left, grid, expected))
    return orders
