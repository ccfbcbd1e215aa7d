"""How well the forecast does on shops whose future is known, beside the usual recipe of the lifetimes package.

Usage: accuracy.py [--orders NAME=FILE.csv ...] [--kinds real,slice,usual,whale,small] [--shops 200]
       [--customers 3000] [--keep FOLDER] [--quick]

Real shops are those that come inside installed packages (CDNOW, Complete Journey), and any whose `orders.csv`, as
`cltv read` writes it, is named. Each is cut at several days; what is said then is held against what came. Made-up shops
are drawn from seeds. With `--keep`, results are kept there as they come, and a run goes on where another stopped. With
`--quick`, made-up shops get the first forecast alone, whose totals are those of the final one.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
import warnings
from contextlib import redirect_stdout
from dataclasses import asdict, dataclass
from datetime import timedelta
from io import StringIO
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.measured_shops import MOST_CUSTOMERS, Case, cases
from cltv_core.backtest.cutoffs import outcome
from cltv_core.backtest.scores import coverage, gini, top_share, winkler
from cltv_core.summary import CustomerSummary, summarise
from cltv_core.terms import Terms
from cltv_core.value.forecast import Forecast, backtested_forecast, first_forecast

Floats = npt.NDArray[np.float64]

RESAMPLED = 60
"""So many times customers are drawn anew to tell how sure a lead is."""

CLEARLY = 2.0
"""Standard errors of a lead that is more than chance."""

KINDS = ("real", "slice", "usual", "whale", "small")
PENALTIES = (0.001, 0.05)
"""Of the usual recipe; the second where it does not converge with the first."""


@dataclass(frozen=True)
class Result:
    """One shop on one day.

    `off`, `first_off`, `usual_off`: logarithm of predicted / actual total, of the forecast, of the first one and of the
    usual recipe (NaN where that has none); `known_off`: of one who knows what a made-up shop was drawn from (NaN where
    that does not tell the future). `lead_error`: standard error of the lead in gini over the usual recipe, customers
    drawn anew. `alike`: customers of the same value as another whose history is not the same. `width`: logarithm of
    high / low.
    """

    kind: str
    shop: str
    cut: str
    horizon: int
    customers: int
    off: float
    first_off: float
    usual_off: float
    known_off: float
    gini: float
    usual_gini: float
    lead_error: float
    top20: float
    inside: bool
    width: float
    held: float
    held_of_open: float
    winkler: float
    alike: int
    methods: str
    seconds: float


def main() -> None:
    given = _arguments()
    results = []
    for case in cases(given.kinds.split(","), given.orders, given.shops, given.customers):
        result = _kept(given.keep, case, given.quick and not case.real)
        results.append(result)
        print(f"{case.name}: {np.exp(result.off):.2f}, {result.seconds:.1f} s", file=sys.stderr, flush=True)
    table = pd.DataFrame([asdict(result) for result in results])
    with pd.option_context("display.width", 250, "display.max_rows", None, "display.max_columns", None):
        print(_listed(table))
        print(_by_kind(table))


def _kept(folder: Path | None, case: Case, quick: bool) -> Result:
    if folder is None:
        return measured(case, quick)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{case.name.replace(' ', '_')}.json"
    if not path.exists():
        path.write_text(json.dumps(asdict(measured(case, quick))))
    return Result(**json.loads(path.read_text()))


def measured(case: Case, quick: bool = False) -> Result:
    summary = summarise(case.sales, case.cut)
    actual, _ = outcome(summary, summarise(case.sales, case.cut + timedelta(days=case.horizon)))
    terms = Terms.of(case.cut, days=case.horizon, discount_rate=0.0)
    start = time.perf_counter()
    first = first_forecast(case.sales, terms)
    found = first if quick else backtested_forecast(case.sales, terms, first=first)
    seconds = time.perf_counter() - start
    value = found.frame["expected_value"].to_numpy()
    low, high = found.range_of() or (0.0, np.inf)
    usual = usual_recipe(summary, case.horizon) if case.real else None
    return Result(
        kind=case.kind,
        shop=case.shop,
        cut=str(case.cut),
        horizon=case.horizon,
        customers=len(value),
        off=_off(value, actual),
        first_off=_off(first.frame["expected_value"].to_numpy(), actual),
        usual_off=np.nan if usual is None else _off(usual, actual),
        known_off=_log_ratio(case.made.expected(summary), actual) if case.made else np.nan,
        gini=_or_nan(gini(actual, value)),
        usual_gini=np.nan if usual is None else _or_nan(gini(actual, usual)),
        lead_error=np.nan if usual is None else _lead_error(actual, value, usual),
        top20=_or_nan(top_share(actual, value)),
        inside=bool(low <= actual.sum() <= high),
        width=float(np.log(high / low)) if low > 0 else np.inf,
        **_of_customers(found, actual),
        alike=_alike(summary, value),
        methods=" + ".join(str(method.value) for method in found.methods),
        seconds=seconds,
    )


def _off(value: Floats, actual: Floats) -> float:
    return _log_ratio(float(value.sum()), actual)


def _log_ratio(total: float, actual: Floats) -> float:
    return float(np.log(max(total, 1e-9) / actual.sum())) if actual.sum() > 0 else np.nan


def _lead_error(actual: Floats, value: Floats, usual: Floats) -> float:
    rng = np.random.default_rng(0)
    leads = []
    for _ in range(RESAMPLED):
        drawn = rng.integers(0, len(actual), len(actual))
        ours, theirs = gini(actual[drawn], value[drawn]), gini(actual[drawn], usual[drawn])
        if ours is not None and theirs is not None:
            leads.append(ours - theirs)
    return float(np.std(leads, ddof=1)) if len(leads) > 1 else np.nan


def _or_nan(score: float | None) -> float:
    return np.nan if score is None else score


def _of_customers(found: Forecast, actual: Floats) -> dict[str, float]:
    low, high = (found.frame[name].to_numpy() for name in ("value_low", "value_high"))
    open_ended = high > 0
    return {
        "held": coverage(actual, low, high),
        "held_of_open": coverage(actual[open_ended], low[open_ended], high[open_ended]) if open_ended.any() else np.nan,
        "winkler": winkler(actual, low, high) / max(float(actual.mean()), 1e-9),
    }


def _alike(summary: CustomerSummary, value: Floats) -> int:
    history = summary.frame[["frequency", "recency", "T", "revenue"]]
    return int(len(history.drop_duplicates()) - len(np.unique(value.round(9))))


def usual_recipe(summary: CustomerSummary, horizon: int) -> Floats | None:
    """The usual recipe; None where it does not converge, customers without a number at 0."""
    with warnings.catch_warnings(), redirect_stdout(StringIO()):
        warnings.simplefilter("ignore")
        from lifetimes import BetaGeoFitter, GammaGammaFitter
        from lifetimes.utils import ConvergenceError

        frame = summary.frame
        weeks = [frame["frequency"], frame["recency"] / 7, frame["T"] / 7]
        back = frame[frame["monetary_value"] > 0]
        for penalty in PENALTIES:
            try:
                orders = BetaGeoFitter(penalizer_coef=penalty).fit(*weeks)
                spend = GammaGammaFitter(penalizer_coef=0.0).fit(back["frequency"], back["monetary_value"])
            except (ConvergenceError, ValueError):
                continue
            expected = orders.conditional_expected_number_of_purchases_up_to_time(horizon / 7, *weeks)
            each = spend.conditional_expected_average_profit(frame["frequency"], frame["monetary_value"])
            value = np.asarray(expected * each, dtype=np.float64)
            return np.where(np.isfinite(value), value, 0.0)
    return None


def _listed(table: pd.DataFrame) -> str:
    listed = table.assign(said=np.exp(table["off"]), usual=np.exp(table["usual_off"]))
    columns = [
        "kind",
        "shop",
        "cut",
        "horizon",
        "customers",
        "said",
        "usual",
        "gini",
        "usual_gini",
        "lead_error",
        "inside",
        "methods",
    ]
    real = listed.loc[listed["kind"].isin(["real", "slice"]), columns]
    return real.to_string(index=False, float_format="{:.3f}".format) if len(real) else ""


def _by_kind(table: pd.DataFrame) -> str:
    parts = []
    for name, rows in (*table.groupby("kind", sort=False), ("all", table)):
        moved, lead = np.abs(np.expm1(rows["off"] - rows["first_off"])), rows["gini"] - rows["usual_gini"]
        off = rows["off"].dropna()
        parts.append(
            {
                "kind": name,
                "shops": rows["shop"].nunique(),
                "cuts": len(rows),
                "rms": np.sqrt((off**2).mean()),
                "usual rms": np.sqrt((rows["usual_off"] ** 2).mean()),
                "mean ratio": np.exp(off).mean(),
                "least": np.exp(off.min()),
                "most": np.exp(off.max()),
                "over 3": (off > np.log(3)).sum(),
                "known over 3": (rows["known_off"] > np.log(3)).sum(),
                "within 1.5": (off.abs() <= np.log(1.5)).mean(),
                "inside": rows["inside"].mean(),
                "width": rows["width"].median(),
                "lead": lead.mean(),
                "least lead": lead.min(),
                "clearly behind": (lead < -np.maximum(CLEARLY * rows["lead_error"], 0.002)).sum(),
                "held": rows["held"].mean(),
                "of open": rows["held_of_open"].mean(),
                "winkler": rows["winkler"].mean(),
                "moved": moved.median(),
                "moved 10%": (moved > 0.1).mean(),
                "alike": rows["alike"].max(),
            }
        )
    return pd.DataFrame(parts).to_string(index=False, float_format="{:.3f}".format)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--orders", action="append", default=[], metavar="NAME=FILE.csv")
    parser.add_argument("--kinds", default=",".join(KINDS))
    parser.add_argument("--shops", type=int, default=100, help="made-up shops of each kind")
    parser.add_argument("--customers", type=int, default=MOST_CUSTOMERS, help="of a real shop, drawn by chance")
    parser.add_argument("--quick", action="store_true", help="first forecasts alone of made-up shops")
    parser.add_argument("--keep", type=Path, help="folder for the results")
    return parser.parse_args()


if __name__ == "__main__":
    main()
