"""Random shops of 5 to 5,000 customers through the race and through each family in turn: numbers must be usable.

Usage: any_shop.py [--shops 300] [--first 0]. Prints each shop that fails, and how long the slowest took; exits with 1
if any failed.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from cltv_core.backtest.race import race
from cltv_core.backtest.replays import families
from cltv_core.errors import ModelNotFitted
from cltv_core.forecast import Forecast, Terms, forecast
from cltv_core.models.past import Past
from cltv_core.transactions import Transactions

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "core"))

from odd_shops import KINDS, random_shop

MOST_CUSTOMERS = 5000


def main() -> None:
    given = _arguments()
    failed, seconds = 0, []
    for seed in range(given.first, given.first + given.shops):
        sales, horizon = random_shop(seed, MOST_CUSTOMERS)
        start = time.perf_counter()
        for family, fault in _faults(sales, horizon):
            failed += 1
            print(f"shop {seed} ({KINDS[seed % len(KINDS)]}), {family}: {fault}", flush=True)
        seconds.append(time.perf_counter() - start)
    print(f"{given.shops} shops, {failed} faults; slowest {max(seconds):.1f} s, median {np.median(seconds):.1f} s")
    sys.exit(1 if failed else 0)


def _faults(sales: Transactions, horizon: int) -> Iterator[tuple[str, str]]:
    terms = Terms.of(sales.last_day, days=horizon)
    past = Past(sales, sales.last_day, horizon)
    runs = {"the race": lambda: race(sales, terms)}
    runs |= {model.name: lambda model=model: forecast(past.now.summary, terms, [model]) for model in families(past)}
    for family, run in runs.items():
        try:
            fault = _fault(run())
        except ModelNotFitted:
            continue
        except Exception as crash:
            fault = f"{type(crash).__name__}: {crash}"
        if fault:
            yield family, fault


def _fault(found: Forecast) -> str:
    columns = ["p_alive", "p_order", "expected_orders", "expected_value"]
    columns += ["value_low", "value_high"] if found.spread else []
    figures = found.frame[columns].to_numpy()
    if not np.isfinite(figures).all():
        return "a number is not finite"
    if (figures < 0).any() or (found.monthly_values(3) < 0).any():
        return "a number is negative"
    if found.spread and (found.frame["value_low"] > found.frame["value_high"]).any():
        return "a range is upside down"
    return ""


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shops", type=int, default=300)
    parser.add_argument("--first", type=int, default=0)
    return parser.parse_args()


if __name__ == "__main__":
    main()
