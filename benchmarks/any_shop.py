"""Random shops of 5 to 5,000 customers through the race and through each family in turn: numbers must be usable.

Usage: any_shop.py [--shops 300] [--first 0]. Prints each shop that fails, for how many shops each family spoke, and how
long the slowest took; exits with 1 if any failed. A warning counts as a failure.
"""

from __future__ import annotations

import argparse
import sys
import time
import warnings
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from cltv_core.backtest.cutoffs import ReplayPlan
from cltv_core.backtest.replays import families
from cltv_core.errors import ModelNotFitted
from cltv_core.models.protocol import Foresees
from cltv_core.terms import Terms
from cltv_core.transactions import Transactions
from cltv_core.value.forecast import Forecast, backtested_forecast, forecast

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.core.odd_shops import KINDS, random_shop

MOST_CUSTOMERS = 5000
FUTURES = 20
DAYS_AHEAD = np.array([1.0, 30.0, 400.0])
_NEARLY = 1e-9


def main() -> None:
    given = _arguments()
    warnings.simplefilter("error")
    warnings.filterwarnings("ignore", module="sksurv")
    failed, seconds, spoke = 0, [], Counter[str]()
    for seed in range(given.first, given.first + given.shops):
        sales, horizon = random_shop(seed, MOST_CUSTOMERS)
        start = time.perf_counter()
        for family, fault in _found(sales, horizon):
            spoke[family] += 1
            if fault:
                failed += 1
                print(f"shop {seed} ({KINDS[seed % len(KINDS)]}), {family}: {fault}", flush=True)
        seconds.append(time.perf_counter() - start)
    print("\n".join(f"{family}: {shops} shops" for family, shops in spoke.items()))
    print(f"{given.shops} shops, {failed} faults; slowest {max(seconds):.1f} s, median {np.median(seconds):.1f} s")
    sys.exit(1 if failed else 0)


def _found(sales: Transactions, horizon: int) -> Iterator[tuple[str, str]]:
    """Each family that could be fitted, with what is wrong with its numbers ("" for nothing)."""
    terms = Terms.of(sales.last_day, days=horizon)
    plan = ReplayPlan(sales, sales.last_day, horizon)
    runs = {"the race": lambda: backtested_forecast(sales, terms)}
    runs |= {
        model.method.value: lambda model=model: forecast(plan.now.bounded, terms, [model]) for model in families(plan)
    }
    for family, run in runs.items():
        try:
            yield family, _fault(run())
        except ModelNotFitted:
            continue
        except Exception as crash:
            yield family, f"{type(crash).__name__}: {crash}"


def _fault(found: Forecast) -> str:
    for name, figures in _figures(found):
        if not np.isfinite(figures).all():
            return f"{name}: a number is not finite"
        if (figures < 0).any():
            return f"{name}: a number is negative"
    if (found.frame[["p_alive", "p_order"]].to_numpy() > 1).any():
        return "a chance is above 1"
    if found.spread and (found.frame["value_low"] > found.frame["value_high"]).any():
        return "a range is upside down"
    if (np.diff(found.fitted.value_path(DAYS_AHEAD), axis=1) < -_NEARLY).any():
        return "value falls with time"
    return ""


def _figures(found: Forecast) -> Iterator[tuple[str, np.ndarray]]:
    columns = ["p_alive", "p_order", "expected_orders", "expected_value"]
    yield "frame", found.frame[columns + (["value_low", "value_high"] if found.spread else [])].to_numpy()
    yield "months", found.monthly_values(3)
    yield "total", np.array(found.range_of() or (0.0, 0.0))
    if isinstance(found.fitted, Foresees):
        draws = found.fitted.draws(found.terms.horizon_days, np.random.default_rng(0), FUTURES)
        yield "futures", np.concatenate([draws.value, draws.orders])


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shops", type=int, default=300)
    parser.add_argument("--first", type=int, default=0)
    return parser.parse_args()


if __name__ == "__main__":
    main()
