"""The standard recipe, worked out by the library `lifetimes` itself: the program of a process of its own.

It reads the customers of several earlier days from standard input and writes what the recipe predicts to standard
output, both as `.npz`. Apart, because importing and fitting with lifetimes takes seconds, sets a global option of
pandas, silences warnings for the whole process and prints.
"""

from __future__ import annotations

import contextlib
import gc
import io
import sys
import warnings
from collections.abc import Mapping
from typing import Any

import numpy as np

PENALTIES = (0.0, 0.001, 0.01, 0.1)
"""Tried in this order until a fit converges, as the documentation of lifetimes advises."""

COLUMNS = ("frequency", "recency", "T", "monetary_value")


def main() -> None:
    """Answer every day that is asked about: `0_value` or, where the library fails, `0_failure`, and so on."""
    answers = sys.stdout.buffer
    sys.stdout = sys.stderr
    gc.disable()  # this process ends with its answer, and a fit makes a million objects
    _load()
    asked = np.load(io.BytesIO(sys.stdin.buffer.read()), allow_pickle=False)
    found: dict[str, Any] = {}
    for day in range(int(asked["days"])):
        customers = {name: asked[f"{day}_{name}"] for name in COLUMNS}
        try:
            found[f"{day}_value"] = _predicted_value(customers, float(asked["horizon_days"]))
        except Exception as fault:  # whatever the library raises is its answer for that day
            found[f"{day}_failure"] = np.array(type(fault).__name__)
    written = io.BytesIO()
    np.savez(written, **found)
    answers.write(written.getvalue())
    answers.flush()


def _load() -> None:
    """Load the library before there is a question; where that fails, answering one will tell."""
    with warnings.catch_warnings(), contextlib.suppress(Exception):
        warnings.simplefilter("ignore")
        import lifetimes  # noqa: F401


def _predicted_value(customers: Mapping[str, Any], horizon_days: float) -> Any:
    """Return expected revenue of each customer: BG/NBD orders in days, times Gamma-Gamma spend.

    Raises what lifetimes raises.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pandas as pd
        from lifetimes import BetaGeoFitter, GammaGammaFitter

        frame = pd.DataFrame(customers)
        history = (frame["frequency"], frame["recency"], frame["T"])
        paid = frame[(frame["frequency"] > 0) & (frame["monetary_value"] > 0)]
        orders = _fitted(BetaGeoFitter, *history)
        spend = _fitted(GammaGammaFitter, paid["frequency"], paid["monetary_value"])
        expected = orders.conditional_expected_number_of_purchases_up_to_time(horizon_days, *history)
        each = spend.conditional_expected_average_profit(frame["frequency"], frame["monetary_value"])
    return np.asarray(expected * each, dtype=np.float64)


def _fitted(fitter: Any, *data: Any) -> Any:
    from lifetimes.utils import ConvergenceError

    for penalty in PENALTIES[:-1]:
        try:
            return fitter(penalizer_coef=penalty).fit(*data)
        except ConvergenceError:
            continue
    return fitter(penalizer_coef=PENALTIES[-1]).fit(*data)


if __name__ == "__main__":
    main()
