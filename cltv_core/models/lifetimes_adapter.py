"""The only place that touches lifetimes: fits BG/NBD, MBG/NBD and Gamma-Gamma, and contains its side effects.

lifetimes is used without its penalty, which depends on the unit of time or money (Gamma-Gamma at 0.01 gets a negative
mean on CDNOW), and for its optimum only: what the parameters then say is computed by this package.
"""

from __future__ import annotations

import io
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from importlib import import_module
from typing import Any, Literal

import numpy as np
import pandas as pd

from cltv_core import wording
from cltv_core.errors import ModelNotFitted
from cltv_core.models.arrays import Floats

BetaGeoFamily = Literal["BG/NBD", "MBG/NBD"]

LOG_BOUND = 12.0
"""Bounds of a search within bounds, e^-12 to e^12, with time as a share of the longest T and money as multiples of the
mean. The likelihood often rises towards an infinite parameter in small shops and where nobody leaves; by then it is
level."""

_START = np.log([0.5, 0.5, 0.5, 2.0])
_AT_INFINITY = 18.0
_LOG_LIKELIHOOD_SLOPE = 4e-4
_FINEST_TOLERANCE = 1e-7

_WEIGHT = "customers"

_one_at_a_time = threading.Lock()


def fit_beta_geo(family: BetaGeoFamily, rows: pd.DataFrame) -> tuple[float, float, float, float]:
    """Maximum-likelihood r, alpha, a, b, in the time unit of `rows`.

    `rows`: distinct `frequency`, `recency`, `T`, and the number of `customers` with each; not every T may be 0.
    Raises ModelNotFitted if neither a free search nor one within bounds converges.
    """
    longest = float(rows["T"].max())
    scaled = rows.assign(recency=rows["recency"] / longest, T=rows["T"] / longest)
    with _contained():
        found = _search(family, scaled)
        if found is None:
            found = _search(family, scaled, initial_params=_START, bounds=[(-LOG_BOUND, LOG_BOUND)] * len(_START))
    if found is None:
        raise ModelNotFitted(wording.not_converged(family), wording.SIMPLER_METHOD)
    r, alpha, a, b = (float(value) for value in found)
    return r, alpha * longest, a, b


def fit_gamma_gamma(rows: pd.DataFrame) -> tuple[float, float, float]:
    """Maximum-likelihood p, q, v, in the currency of `rows`; q may be 1 or less, which has no mean.

    `rows`: distinct `frequency` (1 or more), `monetary_value` (above 0), and the number of `customers` with each.
    Raises ModelNotFitted if the search does not converge.
    """
    mean = float(np.average(rows["monetary_value"], weights=rows[_WEIGHT]))
    with _contained():
        found = _search("Gamma-Gamma", rows.assign(monetary_value=rows["monetary_value"] / mean))
    if found is None:
        raise ModelNotFitted(wording.not_converged("Gamma-Gamma"), wording.SIMPLER_METHOD)
    p, q, v = (float(value) for value in found)
    return p, q, v * mean


def load() -> None:
    """Imports lifetimes, which takes a second, with the same care as a fit does."""
    with _contained():
        import_module("lifetimes")


def _search(family: str, rows: pd.DataFrame, **options: Any) -> Floats | None:
    """The parameters lifetimes finds; None without convergence, with a singular curvature or at infinity."""
    from lifetimes import BetaGeoFitter, GammaGammaFitter, ModifiedBetaGeoFitter
    from lifetimes.utils import ConvergenceError

    fitters = {"BG/NBD": BetaGeoFitter, "MBG/NBD": ModifiedBetaGeoFitter, "Gamma-Gamma": GammaGammaFitter}
    columns = {name: rows[name].to_numpy() for name in rows.columns}
    weights = columns.pop(_WEIGHT)
    try:
        fitter = fitters[family](penalizer_coef=0.0).fit(
            weights=weights, tol=_tolerance(weights.sum()), **columns, **options
        )
    except (ConvergenceError, np.linalg.LinAlgError):
        return None
    parameters: Floats = fitter.params_.to_numpy()
    return parameters if np.abs(np.log(parameters)).max() < _AT_INFINITY else None


def _tolerance(customers: int) -> float:
    """lifetimes minimises the mean over customers, of which small shops cannot and need not have as small a slope."""
    return max(_FINEST_TOLERANCE, _LOG_LIKELIHOOD_SLOPE / customers)


@contextmanager
def _contained() -> Iterator[None]:
    """On import and at each evaluation lifetimes silences FutureWarning for the whole process, sets a pandas option,
    and prints when it fails. Undoing that is itself global, so only one fit runs at a time."""
    with _one_at_a_time, warnings.catch_warnings(), redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        with pd.option_context("mode.chained_assignment", pd.get_option("mode.chained_assignment")):
            yield
