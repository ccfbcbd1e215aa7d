"""Expectations over a Beta distribution by Gauss-Jacobi quadrature."""

from __future__ import annotations

import numpy as np
from scipy.linalg import eigh_tridiagonal

from cltv_core.arrays import Floats

NODES = 40
"""Worst relative error of an expected number of purchases, against 1,200 nodes, over 1,500 random customers (a and b
from .001 to 1,000, up to 2,000 purchases, up to 3 years ahead): 3e-7 at 40 nodes, 2e-13 in 99 of 100. A rule of 40
nodes takes 0.14 ms, one of 120 takes 0.8 ms."""


def beta_rule(a: float, b: float, nodes: int = NODES) -> tuple[Floats, Floats]:
    """Points p and weights w (summing to 1) such that E[f(p)] = sum of w f(p) for p ~ Beta(`a`, `b`).

    Golub and Welsch (1969): the points are the eigenvalues of the recurrence matrix of the Jacobi polynomials, the
    weights the squared first components of its eigenvectors. No Beta function is evaluated, so nothing overflows.
    """
    diagonal, squared_off_diagonal = _jacobi_recurrence(b - 1, a - 1, nodes)
    points, vectors = eigh_tridiagonal(diagonal, np.sqrt(squared_off_diagonal))
    return np.clip((1 + points) / 2, np.finfo(np.float64).eps, 1.0), vectors[0] ** 2


def _jacobi_recurrence(alpha: float, beta: float, nodes: int) -> tuple[Floats, Floats]:
    """Coefficients of the monic Jacobi polynomials for the weight (1-x)^alpha (1+x)^beta on [-1, 1]."""
    k = np.arange(1, nodes, dtype=np.float64)
    total = 2 * k + alpha + beta
    diagonal = np.empty(nodes)
    diagonal[0] = (beta - alpha) / (alpha + beta + 2)
    diagonal[1:] = (beta - alpha) * (beta + alpha) / (total * (total + 2))
    first = 4 * (1 + alpha) * (1 + beta) / ((2 + alpha + beta) ** 2 * (3 + alpha + beta))
    k, total = k[1:], total[1:]
    others = 4 * k * (k + alpha) * (k + beta) * (k + alpha + beta) / (total**2 * (total + 1) * (total - 1))
    return diagonal, np.concatenate([[first], others])
