"""Try all families on the shop's own past, and blend those that did best there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from cltv_core.arrays import Floats
from cltv_core.backtest.accuracy import Accuracy, accuracy
from cltv_core.backtest.blend import Blend
from cltv_core.backtest.codes import Step
from cltv_core.backtest.cutoffs import ReplayPlan
from cltv_core.backtest.foreseen import foresee
from cltv_core.backtest.replays import Replay, families, level_families, replay, usable
from cltv_core.backtest.totals import TotalSpread
from cltv_core.backtest.verdict import Verdict, verdict
from cltv_core.errors import ModelNotFitted
from cltv_core.facts import Code, Fact
from cltv_core.models import Fitted, Model
from cltv_core.models.clock import EVEN, in_season
from cltv_core.summary import CustomerSummary

Progress = Callable[[float, Fact], None]
"""Told how much of the work is done (0 to 1) and what is being done."""


def ignore_progress(share: float, step: Fact) -> None:
    """Nobody asks for the progress."""


_REPLAYS = 0.8
"""Share of the work."""


@dataclass(frozen=True, eq=False)
class Start:
    """What a race between models starts from.

    `plan`: the cut-offs; `baseline`: the method that is fitted to the shop of today already; `replays`: results of
    methods that were tried before; `cautions`: what the owner should know of the baseline.
    """

    plan: ReplayPlan
    baseline: Code
    replays: tuple[Replay, ...] = ()
    cautions: tuple[Fact, ...] = ()

    @property
    def fitted(self) -> Fitted:
        """Return the baseline fitted to the shop of today."""
        return self.plan.now.base


@dataclass(frozen=True, eq=False)
class Winner:
    """The blend of the methods that did best, and how far it may be off. `start`: with the replays of all methods."""

    blend: Blend
    verdict: Verdict
    start: Start

    @cached_property
    def accuracy(self) -> Accuracy:
        """How earlier forecasts would have done."""
        return accuracy(self.start.replays, self.start.baseline, self.start.plan, self.verdict.choice)

    @cached_property
    def rhythm(self) -> CustomerSummary:
        """The customers, each with a `usual_gap` as long as the season makes it."""
        return in_season(self.blend.bounded.whole, self.blend.clock)

    def range_of_customers(self) -> tuple[Floats, Floats]:
        """Low and high end of each customer's revenue within the horizon, 8 times in 10."""
        return self.verdict.spread.range_of_customers(self.blend.p_order, self.blend.revenue)

    def total_spread(self, money: Floats) -> TotalSpread:
        """How far totals may be off, given the `money` expected of each customer."""
        days = self.blend.horizon_days
        horizons = days / self.start.plan.horizon_days
        return self.verdict.total_spread(self.blend.p_order, money, days, horizons).knowing(self.blend.bounded)


def race(
    start: Start,
    *,
    models: Callable[[ReplayPlan], Sequence[Model]] = families,
    progress: Progress = ignore_progress,
) -> Winner:
    """Find the methods that did best on the shop's own past: who orders the customers, and what they bring together.

    The baseline makes the forecast alone where the shop is too young for replays.
    """
    plan, asked_days = start.plan, start.plan.asked_days
    runners = tuple({one.method: one for one in (*models(plan), *level_families(start.baseline))}.values())
    start = replace(start, replays=tuple(_replays(start, runners, progress)))
    progress(_REPLAYS, Step.CHOOSING())
    foreseen = foresee(start.fitted, asked_days)
    judged = verdict(start.replays, start.baseline, foreseen, asked_days)
    running = {start.baseline: start.fitted, **_fit_now(plan, runners, judged)}
    blend = _blend(plan, judged, running)
    progress(1.0, Step.CHOOSING())
    return Winner(blend, judged, start)


def _replays(start: Start, models: Sequence[Model], progress: Progress) -> Iterator[Replay]:
    known = {replay.cut: replay.predictions for replay in start.replays}
    windows = start.plan.scored
    for place, window in enumerate(windows):
        progress(_REPLAYS * place / len(windows), Step.REPLAYING(cut=window.cut))
        yield replay(window, models, known.get(window.cut))


def _fit_now(plan: ReplayPlan, models: Sequence[Model], judged: Verdict) -> dict[Code, Fitted]:
    """Fit the models of the choice to today; one that cannot be fitted is left out."""
    wanted = [method for method in judged.choice.wanted if method != judged.baseline]
    fitted: dict[Code, Fitted] = {}
    for model in models:
        if model.method in wanted and model.method not in fitted:
            try:
                fitted[model.method] = model.fit(plan.now.summary)
            except ModelNotFitted:
                continue
    return fitted


def _blend(plan: ReplayPlan, judged: Verdict, fitted: Mapping[Code, Fitted]) -> Blend:
    """Blend the fitted models at the replayed horizon.

    Beyond that horizon, value goes on at the pace of a model that knows when customers come, up to the total expected
    by then.
    """
    horizons = np.array([plan.horizon_days, plan.asked_days], dtype=np.float64)
    found = {method: model.value_path(horizons) for method, model in fitted.items()}
    paths = {method: path for method, path in found.items() if usable(path)}
    pace = judged.pace if judged.pace in paths else judged.baseline
    value = judged.choice.blend({method: path[:, 0] for method, path in paths.items()})
    paced, paced_asked = paths[pace].T
    factor = np.divide(value, paced, out=np.zeros_like(value), where=paced > 0)
    totals = {method: float(path[:, 1].sum()) for method, path in paths.items()}
    total, expected = judged.choice.pool.total(totals, horizons[1] / horizons[0]), float(paced_asked @ factor)
    return Blend(
        bounded=plan.now.bounded,
        baseline=fitted[pace] if fitted[pace].clock != EVEN else fitted[judged.baseline],
        pace=fitted[pace],
        factor=factor * (total / expected) if expected > 0 else factor,
        p_order=judged.chances.apply(fitted[pace].predict(plan.asked_days)["p_order"].to_numpy()),
        horizon_days=plan.asked_days,
        reports={part: report for method in paths for part, report in fitted[method].reports.items()},
        notes=fitted[judged.baseline].notes,
    )
