"""Fits of buy till you die against lifetimes' own, in turns. Usage: fits.py [--customers 200000] [--rounds 3]"""

from __future__ import annotations

import argparse
import statistics
import time
import warnings
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import numpy as np

from cltv_core.models.buy_till_you_die.order_models import fit_orders, order_model
from cltv_core.models.codes import OrderFamily
from cltv_core.models.histories import Histories
from cltv_core.samples.simulator import PurchaseTruth, SpendTruth, as_transactions, simulate
from cltv_core.summary import summarise

FITTERS: dict[OrderFamily, str] = {
    OrderFamily.BG_NBD: "BetaGeoFitter",
    OrderFamily.MBG_NBD: "ModifiedBetaGeoFitter",
    OrderFamily.PARETO_NBD: "ParetoNBDFitter",
}
TRUTH = PurchaseTruth(r=0.6, alpha=30.0, a=0.8, b=2.5)
DAYS = 730
PARETO_CUSTOMERS = 20_000
"""lifetimes takes minutes for its Pareto/NBD of more."""


def main() -> None:
    given = _arguments()
    print("family       customers     ours  lifetimes  times  log-likelihood  above lifetimes' (share)")
    for family in FITTERS:
        customers = min(given.customers, PARETO_CUSTOMERS) if family is OrderFamily.PARETO_NBD else given.customers
        _compare(family, _simulated(customers), given.rounds)


def _compare(family: OrderFamily, histories: Histories, rounds: int) -> None:
    ours, theirs = [], []
    for _ in range(rounds):
        fresh = Histories(*histories.columns)
        ours.append(_seconds(partial(fit_orders, family, fresh, weak_prior=False)))
        theirs.append(_seconds(partial(_lifetimes, family, histories)))
    fast, slow = (statistics.median(seconds for seconds, _ in turns) for turns in (ours, theirs))
    fit, parameters = ours[-1][1], theirs[-1][1]
    likelihood = float(order_model(family, tuple(parameters)).log_likelihood(*histories.columns).sum())
    gain = (fit.log_likelihood - likelihood) / abs(likelihood)
    print(
        f"{family:<12}{len(histories.T):>10,}{fast:>8.2f}s{slow:>10.2f}s{slow / fast:>7.1f}"
        f"{fit.log_likelihood:>16,.2f}{gain:>18.1e}"
    )


def _lifetimes(family: OrderFamily, histories: Histories) -> np.ndarray:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import lifetimes

        return getattr(lifetimes, FITTERS[family])().fit(*histories.columns).params_.to_numpy()


def _seconds(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def _simulated(customers: int) -> Histories:
    rng = np.random.default_rng(1)
    first = np.floor(rng.random(customers) * 500)
    purchases = simulate(first, float(DAYS), TRUTH, SpendTruth(p=6.0, q=4.0, v=45.0), rng)
    return Histories.of(summarise(as_transactions(purchases, date(2022, 1, 1)), date(2023, 12, 31)))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--customers", type=int, default=200_000)
    parser.add_argument("--rounds", type=int, default=3)
    return parser.parse_args()


if __name__ == "__main__":
    main()
