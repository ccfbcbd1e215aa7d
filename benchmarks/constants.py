"""Choose the constants of the forecast leave-one-shop-out, on shops whose future is known.

Usage: constants.py [--orders NAME=FILE.csv ...] [--kinds real,slice,usual,whale,small] [--shops 60]
       [--customers 1000] [--groups level,ranking,range] [--keep FOLDER]

Constants of one group are chosen together, those of the others staying as they are. Models are fitted once a case;
then every combination of `CANDIDATES` makes its forecast. Each shop, with all its days and slices, is judged by the
combination that suits all other shops best, so that nothing of a shop has a say in how it is judged; the made-up shops
of one kind count as one. Printed: what the shops so judged come to, what the constants in the code come to, and which
combination the shops together would choose. With `--keep`, what was worked out is kept there, a file a case.
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from types import ModuleType
from unittest.mock import patch

import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.accuracy import KINDS, usual_recipe
from benchmarks.measured_shops import Case, cases
from cltv_core.arrays import Floats
from cltv_core.backtest import choice, level, totals
from cltv_core.backtest.blend import Blend
from cltv_core.backtest.choice import choose
from cltv_core.backtest.cutoffs import outcome
from cltv_core.backtest.foreseen import foresee
from cltv_core.backtest.race import Start, Winner, fitted_today, race
from cltv_core.backtest.replays import families, level_families
from cltv_core.backtest.scores import gini, order_lead
from cltv_core.backtest.spread import Outcomes
from cltv_core.backtest.verdict import Verdict, verdict
from cltv_core.facts import Code
from cltv_core.models import Fitted
from cltv_core.models.codes import Method
from cltv_core.summary import summarise
from cltv_core.terms import Terms
from cltv_core.value.expectation import Expectation
from cltv_core.value.forecast import first_forecast


@dataclass(frozen=True)
class Constant:
    """The constant `name` of a module, or an `entry` of it."""

    module: ModuleType
    name: str
    entry: Code | None = None

    @property
    def in_code(self) -> float:
        held = getattr(self.module, self.name)
        return float(held if self.entry is None else held[self.entry])

    def set_to(self, value: float) -> AbstractContextManager[object]:
        """Let the code have another value."""
        if self.entry is None:
            return patch.object(self.module, self.name, value)
        return patch.dict(getattr(self.module, self.name), {self.entry: value})


CANDIDATES: Mapping[str, Mapping[Constant, Sequence[float]]] = {
    "level": {
        Constant(level, "USUAL_MISS"): (0.15, 0.2, 0.3),
        Constant(level, "OFFSET"): (0.1, 0.15, 0.2, 0.3),
        Constant(level, "NOISE"): (0.08, 0.12, 0.2),
    },
    "ranking": {
        Constant(choice, "BASELINE_SHARE"): (0.1, 0.2, 0.4),
        Constant(choice, "SHARES", Method.PARETO_NBD): (0.1, 0.2, 0.4),
        Constant(choice, "LEAD_BETWEEN_SHOPS"): (0.01, 0.02, 0.04),
        Constant(choice, "TELLING_LEAD"): (0.01, 0.02, 0.04),
    },
    "range": {
        Constant(totals, "USUAL_SHOCK"): (0.06, 0.09, 0.12),
        Constant(totals, "DRIFT_A_YEAR"): (0.1, 0.15, 0.2),
        Constant(totals, "PRIOR_CUTS"): (1.0, 2.0, 4.0),
        Constant(totals, "LONGER_LOOK"): (0.1, 0.3, 0.5),
        Constant(totals, "NEVER_TESTED"): (0.1, 0.2, 0.3),
    },
}

BELOW_THE_RECIPE = 4.0
"""A gini below that of the usual recipe by more than `TOLD_APART` weighs so many times as much as one above it."""

TOLD_APART = 0.002

MARK = (0.75, 0.88)
"""Share of the totals of each kind of shop that are to lie inside their ranges."""

BESIDE_THE_MARK = 5.0
"""Interval score that a share beside the mark by 1 weighs as much as."""

Combination = tuple[float, ...]


def combinations(group: str) -> tuple[Combination, ...]:
    """Return every combination of the candidates of a group, that of the code first."""
    return tuple(dict.fromkeys((in_code(group), *itertools.product(*CANDIDATES[group].values()))))


def in_code(group: str) -> Combination:
    return tuple(constant.in_code for constant in CANDIDATES[group])


@contextmanager
def constants(group: str, values: Combination) -> Iterator[None]:
    """Let the code have other constants."""
    with ExitStack() as stack:
        for constant, value in zip(CANDIDATES[group], values, strict=True):
            stack.enter_context(constant.set_to(value))
        yield


class Remembered:
    """A fitted model that answers the same question but once."""

    def __init__(self, fitted: Fitted) -> None:
        self.fitted = fitted
        self.predicted: dict[float, pd.DataFrame] = {}
        self.paths: dict[tuple[float, ...], Floats] = {}

    def __getattr__(self, name: str) -> object:
        return getattr(self.fitted, name)

    def predict(self, horizon_days: float) -> pd.DataFrame:
        if horizon_days not in self.predicted:
            self.predicted[horizon_days] = self.fitted.predict(horizon_days)
        return self.predicted[horizon_days]

    def value_path(self, days: Floats) -> Floats:
        asked = tuple(days.tolist())
        if asked not in self.paths:
            self.paths[asked] = self.fitted.value_path(days)
        return self.paths[asked]


@dataclass(frozen=True, eq=False)
class Fixed:
    """All of a case that does not hang on the constants: its models, fitted then and today."""

    start: Start
    fitted: Mapping[Code, Fitted]
    foreseen: Outcomes | None
    actual: Floats
    recipe: Floats | None

    @classmethod
    def of(cls, case: Case) -> Fixed:
        terms = Terms.of(case.cut, days=case.horizon, discount_rate=0.0)
        start = first_forecast(case.sales, terms).start
        assert start
        models = families(start.plan) if case.real else ()
        won = race(start, models=lambda _: models)
        runners = (*models, *level_families(start.baseline))
        fitted = fitted_today(won.start, runners, won.verdict.choice.wanted)
        summary = summarise(case.sales, case.cut)
        return cls(
            won.start,
            {method: Remembered(model) for method, model in fitted.items()},  # type: ignore[misc]
            foresee(start.fitted, case.horizon),
            outcome(summary, summarise(case.sales, case.cut + timedelta(days=case.horizon)))[0],
            usual_recipe(summary, case.horizon) if case.real else None,
        )

    @cached_property
    def judged(self) -> Verdict:
        """Return what the replays teach with the constants of the code."""
        return verdict(self.start.replays, self.start.baseline, self.foreseen, self.start.plan.asked_days)

    @cached_property
    def winner(self) -> Winner:
        return Winner(Blend.of(self.start.plan, self.judged, self.fitted), self.judged, self.start)

    def chosen(self) -> Mapping[str, float]:
        """Return the logarithm of the total over what came, and the lead in gini, by the constants of now."""
        judged = replace(self.judged, choice=choose(self.start.replays, self.start.baseline))
        value = Blend.of(self.start.plan, judged, self.fitted).revenue
        return {"off": self._off(float(value.sum())), "lead": self._lead(value)}

    def ranged(self) -> Mapping[str, float]:
        """Return the logarithms of the total and of the ends of its range over what came."""
        value = self.winner.blend.revenue
        low, high = Expectation.of(self.winner).total_spread(value).range_of()
        return {"off": self._off(float(value.sum())), "low": self._off(low), "high": self._off(high)}

    def _off(self, total: float) -> float:
        came = float(self.actual.sum())
        return float(np.log(max(total, 1e-9) / came)) if came > 0 else np.nan

    def _lead(self, value: Floats) -> float:
        ours = gini(self.actual, value)
        theirs = None if self.recipe is None else gini(self.actual, self.recipe)
        return np.nan if ours is None or theirs is None else ours - theirs


def tried(case: Case, groups: Sequence[str]) -> Iterator[Mapping[str, object]]:
    """Forecast a case with every combination of each group."""
    fixed = Fixed.of(case)
    leads: dict[tuple[int, ...], object] = {}

    def remembered_lead(*arrays: Floats) -> object:
        key = tuple(map(id, arrays))
        if key not in leads:
            leads[key] = order_lead(*arrays)
        return leads[key]

    with patch.object(choice, "order_lead", remembered_lead):
        for group in groups:
            if group != "ranking" or case.real:
                yield from ({"group": group, **row} for row in _with_each(fixed, group))


def _with_each(fixed: Fixed, group: str) -> Iterator[Mapping[str, object]]:
    for values in combinations(group):
        with constants(group, values):
            yield {"values": values, **(fixed.ranged() if group == "range" else fixed.chosen())}


def level_loss(rows: pd.DataFrame) -> float:
    """Return the mean square of the logarithm of predicted / actual total."""
    return float((rows["off"] ** 2).mean())


def ranking_loss(rows: pd.DataFrame) -> float:
    """Return minus the lead in gini over the usual recipe, cuts at which we are behind counting more."""
    behind = np.maximum(-rows["lead"] - TOLD_APART, 0.0)
    return float((BELOW_THE_RECIPE * behind - rows["lead"]).mean())


def range_loss(rows: pd.DataFrame) -> float:
    """Return the interval score of the logarithm of the total (see `cltv_core.backtest.scores.winkler`)."""
    outside = np.maximum(rows["low"], 0.0) + np.maximum(-rows["high"], 0.0)
    return float((rows["high"] - rows["low"] + 10 * outside).mean())


LOSSES: Mapping[str, Callable[[pd.DataFrame], float]] = {
    "level": level_loss,
    "ranking": ranking_loss,
    "range": range_loss,
}


@dataclass(frozen=True, eq=False)
class Chosen:
    """Rows of one `group` (a row a case and combination), and how each shop is judged."""

    group: str
    rows: pd.DataFrame

    @cached_property
    def losses(self) -> pd.DataFrame:
        """Return the loss of each shop (row) with each combination (column)."""
        loss = LOSSES[self.group]
        found = {key: loss(rows) for key, rows in self.rows.groupby(["of", "values"], sort=False)}
        return pd.Series(found).unstack().dropna(how="all")

    def best(self, without: str | None = None) -> Combination:
        """Return the combination that suits all shops best, or all but one of them."""
        loss = self.losses.drop(index=without or []).mean()
        if self.group == "range":
            loss += self._beside_the_mark(without)
        best: Combination = loss.idxmin()
        return best

    def _beside_the_mark(self, without: str | None) -> pd.Series[float]:
        """Return by how much the coverage of all kinds of shop together lies outside `MARK`, weighted."""
        rows = self.rows[self.rows["of"] != without]
        inside = (rows["low"] <= 0) & (rows["high"] >= 0)
        coverage = inside.groupby([rows["values"], rows["kind"]]).mean().unstack()
        outside = np.maximum(MARK[0] - coverage, 0.0) + np.maximum(coverage - MARK[1], 0.0)
        return BESIDE_THE_MARK * outside.sum(axis=1)

    @cached_property
    def without(self) -> Mapping[str, Combination]:
        """Return for each shop the combination that suits all others best."""
        return {shop: self.best(shop) for shop in self.losses.index}

    @cached_property
    def together(self) -> Combination:
        """Return the combination that suits all shops best."""
        return self.best()

    @property
    def left_out(self) -> pd.DataFrame:
        """Return the rows of each shop with the combination that the others chose."""
        return self.rows[self.rows["values"] == self.rows["of"].map(dict(self.without))]

    def with_(self, values: Combination) -> pd.DataFrame:
        return self.rows[self.rows["values"] == values]

    def _figures(self, rows: pd.DataFrame) -> str:
        return figures(rows, self.group).to_string(float_format="{:.3f}".format)

    def printed(self) -> str:
        names = [constant.name for constant in CANDIDATES[self.group]]
        picks = pd.Series([self.without[shop] for shop in self.losses.index]).value_counts()
        lines = [
            f"{self.group}: {', '.join(names)}; {len(combinations(self.group))} combinations, {len(self.losses)} shops",
            *(f"  {times} shops are judged by {values}" for values, times in picks.items()),
        ]
        for label, rows in (
            ("leave-one-shop-out", self.left_out),
            (f"in the code {in_code(self.group)}", self.with_(in_code(self.group))),
            (f"chosen by all {self.together}", self.with_(self.together)),
        ):
            lines += [f"  {label}", self._figures(rows)]
        return "\n".join(lines)


def figures(rows: pd.DataFrame, group: str) -> pd.DataFrame:
    """Summarise what the constants of a group change, by kind of shop."""
    measure = {"level": _of_level, "ranking": _of_ranking, "range": _of_range}[group]
    parts = [(str(kind), of) for kind, of in rows.groupby("kind", sort=False)] + [("all", rows)]
    return pd.DataFrame({kind: {"cases": len(of), **measure(of)} for kind, of in parts}).T


def _of_level(rows: pd.DataFrame) -> Mapping[str, float]:
    off = rows["off"].dropna()
    return {
        "rms": float(np.sqrt((off**2).mean())),
        "mean": float(off.mean()),
        "within 1.5": float((off.abs() < np.log(1.5)).mean()),
    }


def _of_ranking(rows: pd.DataFrame) -> Mapping[str, float]:
    lead = rows["lead"].dropna()
    return {"lead": float(lead.mean()), "least": float(lead.min()), "behind": float((lead < -TOLD_APART).mean())}


def _of_range(rows: pd.DataFrame) -> Mapping[str, float]:
    inside, width = (rows["low"] <= 0) & (rows["high"] >= 0), rows["high"] - rows["low"]
    return {
        "inside": float(inside.mean()),
        "above": float((rows["low"] > 0).mean()),
        "width": float(width.median()),
        "score": range_loss(rows),
    }


def main() -> None:
    given = _arguments()
    groups = given.groups.split(",")
    found = []
    for case in cases(given.kinds.split(","), given.orders, given.shops, given.customers):
        found += _kept(given.keep, case, groups)
        print(case.name, file=sys.stderr, flush=True)
    rows = pd.DataFrame(found)
    for group in groups:
        if (rows["group"] == group).any():
            print(Chosen(group, rows[rows["group"] == group]).printed())


def _kept(folder: Path | None, case: Case, groups: Sequence[str]) -> list[dict[str, object]]:
    path = folder / f"{case.name.replace(' ', '_')}.json" if folder else None
    if path and path.exists():
        rows = json.loads(path.read_text())
    else:
        rows = [{**row, "kind": case.kind, "of": case.of} for row in tried(case, groups)]
    if path and not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(rows))
    return [{**row, "values": tuple(row["values"])} for row in rows]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--orders", action="append", default=[], metavar="NAME=FILE.csv")
    parser.add_argument("--kinds", default=",".join(KINDS))
    parser.add_argument("--shops", type=int, default=60, help="made-up shops of each kind")
    parser.add_argument("--customers", type=int, default=1000, help="of a real shop, drawn by chance")
    parser.add_argument("--groups", default=",".join(CANDIDATES))
    parser.add_argument("--keep", type=Path, help="folder for what was worked out")
    return parser.parse_args()


if __name__ == "__main__":
    main()
