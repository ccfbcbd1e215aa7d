"""What each family of models, and each learner against those of libraries, brings to the forecast.

Usage: ablation.py [--online-retail FILE.csv] [--complete-journey FILE.parquet]

Every method predicts at earlier days of every shop. Then the forecast of each day is chosen by the other days, again
from what is left without one method, and with the learner of a library in the place of ours: what gets worse is what
the one left out brings. Printed are differences to the forecast of all, in hundredths: `order` (mean of Gini and of the
share found in the best fifth; more is better), `off` (size of the bias of the total; less is better), `held` (share of
customers inside their range, 0.8 is promised); and of each method alone its scores, seconds of processor time a fit and
prediction, and what importing its library takes.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from measured_shops import cdnow, complete_journey

from cltv_core.backtest.accuracy import accuracy
from cltv_core.backtest.cutoffs import ReplayPlan
from cltv_core.backtest.replays import Replay, families, replay
from cltv_core.backtest.scores import coverage, scores
from cltv_core.backtest.trained_model import TrainedModel
from cltv_core.backtest.verdict import verdict
from cltv_core.facts import Code
from cltv_core.models import Model, ladder
from cltv_core.models.codes import Method
from cltv_core.models.learners.tweedie import POWER
from cltv_core.reading import SourceFile, read
from cltv_core.samples.simulator import (
    Calendar,
    PurchaseTruth,
    SpendTruth,
    SubscriptionTruth,
    as_transactions,
    simulate,
)
from cltv_core.transactions import Transactions

Floats = npt.NDArray[np.float64]
HORIZON = 365
SPEND = SpendTruth(6.0, 4.0, 45.0)


@dataclass(frozen=True)
class Library:
    """A learner of a library behind our protocol; `predictor` fits and answers with a function of features."""

    method: Code
    make: Any

    def learn(self, features: Floats, spent: Floats) -> Any:
        return _Predictor(self.make().fit(features, spent))


@dataclass(frozen=True)
class _Predictor:
    fitted: Any

    def value(self, features: Floats) -> Floats:
        return np.maximum(np.asarray(self.fitted.predict(features), dtype=np.float64), 0.0)


class Alternative(Code):
    """Learners of libraries."""

    TWEEDIE_REGRESSOR = "sklearn TweedieRegressor"
    HIST_GRADIENT_BOOSTING = "sklearn HistGradientBoosting (Poisson)"
    LIGHTGBM = "LightGBM (Tweedie)"
    MLP = "sklearn MLPRegressor"


INSTEAD_OF = {
    Alternative.TWEEDIE_REGRESSOR: Method.REGRESSION,
    Alternative.HIST_GRADIENT_BOOSTING: Method.BOOSTED_TREES,
    Alternative.LIGHTGBM: Method.BOOSTED_TREES,
    Alternative.MLP: Method.NEURAL_NETWORK,
}
IMPORTS = {
    "cltv_core learners (all three)": "cltv_core.backtest.replays, cltv_core.models.learners.boosting",
    "sklearn.linear_model": "sklearn.linear_model",
    "sklearn.ensemble": "sklearn.ensemble",
    "sklearn.neural_network": "sklearn.neural_network",
    "lightgbm": "lightgbm",
}


def main() -> None:
    given = _arguments()
    shops = dict(_shops(given))
    alone, changes = [], []
    for name, sales in shops.items():
        replays, seconds, plan = _replayed(sales)
        print(f"{name}: {len(replays)} earlier days, {len(plan.sampled_now.frame)} customers", flush=True)
        alone += [{"shop": name, **row} for row in _alone(replays, seconds, plan)]
        changes += [{"shop": name, **row} for row in _changes(replays)]
    print(_table(alone, "method", ["order", "off", "seconds"]))
    print(_table(changes, "change", ["order", "off", "held"]))
    for title, names in IMPORTS.items():
        print(f"import {title}: {_weight(names)}")


def _replayed(sales: Transactions) -> tuple[list[Replay], dict[str, float], ReplayPlan]:
    plan = ReplayPlan(sales, sales.last_day, min(HORIZON, (sales.last_day - sales.first_day).days // 3))
    runners: list[Model] = [*families(plan), *(TrainedModel(learner, plan) for learner in _libraries())]
    seconds: dict[str, float] = {}
    replays = []
    for window in plan.scored:
        _ = window.cutoff.features
        predictions = {}
        for model in runners:
            started = time.process_time()
            predictions |= replay(window, [model]).predictions
            seconds[model.method.value] = seconds.get(model.method.value, 0.0) + time.process_time() - started
        replays.append(Replay(window, predictions))
    return replays, {name: total / max(len(replays), 1) for name, total in seconds.items()}, plan


def _libraries() -> Iterator[Library]:
    from lightgbm import LGBMRegressor
    from sklearn.ensemble import HistGradientBoostingRegressor
    from sklearn.linear_model import TweedieRegressor
    from sklearn.neural_network import MLPRegressor

    yield Library(
        Alternative.TWEEDIE_REGRESSOR, lambda: TweedieRegressor(power=POWER, alpha=1e-3, link="log", max_iter=300)
    )
    yield Library(
        Alternative.HIST_GRADIENT_BOOSTING,
        lambda: HistGradientBoostingRegressor(
            loss="poisson", max_iter=60, max_depth=3, min_samples_leaf=50, random_state=0
        ),
    )
    yield Library(
        Alternative.LIGHTGBM,
        lambda: LGBMRegressor(
            objective="tweedie",
            tweedie_variance_power=POWER,
            n_estimators=60,
            max_depth=3,
            min_child_samples=50,
            verbose=-1,
            n_jobs=1,
        ),
    )
    yield Library(
        Alternative.MLP,
        lambda: MLPRegressor(hidden_layer_sizes=(16,), alpha=0.1, early_stopping=True, max_iter=100, random_state=0),
    )


def _kept(replays: Sequence[Replay], methods: set[Code]) -> list[Replay]:
    return [
        replace(one, predictions={method: said for method, said in one.predictions.items() if method in methods})
        for one in replays
    ]


def _alone(replays: Sequence[Replay], seconds: dict[str, float], plan: ReplayPlan) -> Iterator[dict[str, Any]]:
    methods = {method for one in replays for method in one.predictions}
    table = _scored(_kept(replays, methods), plan)
    for method, rows in table.groupby("method", sort=False):
        yield {"method": method, **_figures(rows), "seconds": seconds.get(str(method), np.nan)}


def _changes(replays: Sequence[Replay]) -> Iterator[dict[str, Any]]:
    ours = set(Method)
    whole = _chosen(_kept(replays, ours))
    yield {"change": "all (as it is)", **whole}
    for method in Method:
        yield {"change": f"without {method.value}", **_against(_chosen(_kept(replays, ours - {method})), whole)}
    learners = {Method.REGRESSION, Method.BOOSTED_TREES, Method.NEURAL_NETWORK}
    yield {"change": "without all learners", **_against(_chosen(_kept(replays, ours - learners)), whole)}
    for library, method in INSTEAD_OF.items():
        other = _chosen(_kept(replays, ours - {method} | {library}))
        yield {"change": f"{library.value} for {method.value}", **_against(other, whole)}


def _chosen(replays: Sequence[Replay]) -> dict[str, float]:
    """Scores of what is chosen for each earlier day by all the other ones, as if they were its past."""
    baseline = _baseline(replays)
    found = []
    for one in replays:
        judged = verdict([other for other in replays if other is not one], baseline)
        value, p_order = judged.choice.blend(one.values), judged.p_order(one.predictions)
        told = scores(one.actual, value)
        low, high = judged.spread.range_of_customers(p_order, value)
        found.append(
            {"gini": told.gini, "top20": told.top20, "bias": told.bias, "held": coverage(one.actual, low, high)}
        )
    frame = pd.DataFrame(found)
    return _figures(frame) | {"held": float(frame["held"].mean())}


def _baseline(replays: Sequence[Replay]) -> Code:
    tried = set.intersection(*(set(one.predictions) for one in replays))
    return next(model.method for model in ladder() if model.method in tried)


def _scored(replays: Sequence[Replay], plan: ReplayPlan) -> pd.DataFrame:
    baseline = _baseline(replays)
    return accuracy(replays, baseline, plan, verdict(replays, baseline).choice).table


def _figures(rows: pd.DataFrame) -> dict[str, float]:
    figures = rows[["gini", "top20", "bias"]].astype("float64")
    return {
        "order": float((figures["gini"] + figures["top20"]).mean() / 2),
        "off": float(figures["bias"].abs().mean()),
    }


def _against(found: dict[str, float], whole: dict[str, float]) -> dict[str, float]:
    return {name: 100 * (found[name] - whole[name]) for name in whole}


def _table(rows: list[dict[str, Any]], label: str, figures: list[str]) -> str:
    frame = pd.DataFrame(rows)
    wide = frame.pivot_table(index=label, columns="shop", values=figures, sort=False)
    return wide.round(3).to_string()


def _weight(names: str) -> str:
    """Seconds and megabytes that an import adds to numpy, pandas and scipy."""
    program = (
        "import numpy, pandas, scipy.optimize, scipy.special, psutil, time;"
        "p = psutil.Process(); m = p.memory_info().rss; t = time.process_time();"
        f"import {names};"
        "print(f'{time.process_time() - t:.2f} s, {(p.memory_info().rss - m) / 1e6:.0f} MB')"
    )
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.strip()


def _shops(given: argparse.Namespace) -> Iterator[tuple[str, Transactions]]:
    yield "CDNOW", cdnow()
    if given.online_retail:
        yield "Online Retail", read([SourceFile(given.online_retail.name, given.online_retail.read_bytes())])
    if given.complete_journey:
        yield "Complete Journey", complete_journey(given.complete_journey)
    yield "seasonal", _simulated(PurchaseTruth(r=0.8, alpha=40.0, a=0.8, b=3.0), seasonal=True)
    yield "leaving", _simulated(PurchaseTruth(r=2.0, alpha=40.0, a=0.8, b=3.0))
    yield "subscribers", _simulated(SubscriptionTruth(interval=30.0, a=0.7, b=2.5), SpendTruth(2000.0, 4.0, 0.06))


def _simulated(
    truth: PurchaseTruth | SubscriptionTruth, spend: SpendTruth = SPEND, *, seasonal: bool = False
) -> Transactions:
    first, days, customers = date(2021, 1, 1), 1095, 1500
    month = pd.date_range(first, periods=days + 1, freq="D").month.to_numpy() - 1
    pace = np.array([0.5, 0.6, 0.8, 0.9, 0.9, 0.8, 0.7, 0.7, 0.8, 1.0, 1.9, 2.4]) if seasonal else np.ones(12)
    calendar, rng = Calendar(pace[month]), np.random.default_rng(7)
    joined = calendar.clock_of(rng.integers(0, 900, customers), rng.random(customers))
    purchases = simulate(joined, float(calendar.midnights[days]), truth, spend, rng)
    return as_transactions(purchases, first, calendar)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--online-retail", type=Path)
    parser.add_argument("--complete-journey", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    main()
