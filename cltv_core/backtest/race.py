"""Try all families on the shop's own past, and blend those that did best there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from cltv_core.arrays import Floats
from cltv_core.backtest.accuracy import Accuracy, accuracy
from cltv_core.backtest.blend import Blend
from cltv_core.backtest.codes import Step
from cltv_core.backtest.cutoffs import ReplayPlan
from cltv_core.backtest.foreseen import foresee
from cltv_core.backtest.replays import Prediction, Replay, families, predict_with, replay
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
class Winner:
    """The blend of the methods that did best, and how far it may be off.

    `rhythm`: the customers, each with a `usual_gap` as long as the season makes it. `foreseen`: variance of the
    logarithm of the total that the baseline model foresees itself. `horizons_ahead`: how many replayed horizons the
    forecast looks ahead.
    """

    blend: Blend
    verdict: Verdict
    accuracy: Accuracy
    rhythm: CustomerSummary
    foreseen: float
    horizons_ahead: float

    def range_of_customers(self) -> tuple[Floats, Floats]:
        """Low and high end of each customer's revenue within the horizon, 8 times in 10."""
        return self.verdict.spread.range_of_customers(self.blend.p_order, self.blend.revenue)

    def total_spread(self, money: Floats) -> TotalSpread:
        """How far totals may be off, given the `money` expected of each customer."""
        return self.verdict.total_spread(self.blend.p_order, money, self.horizons_ahead, self.foreseen)


def race(
    plan: ReplayPlan,
    baseline: Code,
    *,
    models: Callable[[ReplayPlan], Sequence[Model]] = families,
    progress: Progress = ignore_progress,
) -> Winner:
    """Find the methods that did best on the shop's own past.

    `baseline`: the method that makes the forecast unless others beat it, and alone where the shop is too young for
    replays; its fit to the shop as it is today is the base of the `plan`.
    """
    runners = models(plan)
    replays = _replays(plan, runners, progress)
    progress(_REPLAYS, Step.CHOOSING())
    fitted = plan.now.base
    foreseen = foresee(fitted, plan.asked_days)
    judged = verdict(replays, baseline, foreseen.outcomes if foreseen else None, plan.asked_days)
    blend = _blend(plan, judged, {baseline: fitted, **_fit_now(plan, runners, judged)})
    record = accuracy(replays, baseline, plan, judged.choice)
    progress(1.0, Step.CHOOSING())
    return Winner(
        blend=blend,
        verdict=judged,
        accuracy=record,
        rhythm=in_season(plan.now.summary, blend.clock),
        foreseen=foreseen.common if foreseen else 0.0,
        horizons_ahead=plan.asked_days / plan.horizon_days,
    )


def _replays(plan: ReplayPlan, models: Sequence[Model], progress: Progress) -> list[Replay]:
    replays = []
    for place, window in enumerate(plan.scored):
        progress(_REPLAYS * place / len(plan.scored), Step.REPLAYING(cut=window.cut))
        replays.append(replay(window, models))
    return replays


def _fit_now(plan: ReplayPlan, models: Sequence[Model], judged: Verdict) -> dict[Code, Fitted]:
    """Return the models of the choice; one that cannot be fitted today is left out."""
    wanted = {judged.choice.level, *judged.choice.ranking} - {judged.baseline}
    fitted: dict[Code, Fitted] = {}
    for model in models:
        if model.method in wanted:
            try:
                fitted[model.method] = model.fit(plan.now.summary)
            except ModelNotFitted:
                continue
    return fitted


def _blend(plan: ReplayPlan, judged: Verdict, fitted: Mapping[Code, Fitted]) -> Blend:
    """Blend at the replayed horizon; beyond it, extrapolate with the pace of the level's model.

    Blend at the replayed horizon; beyond it, extrapolate with the pace of the level's model. Who is there is judged
    by a seasonal model, if one is among the methods of the forecast.
    """
    found = {method: predict_with(model, plan.horizon_days) for method, model in fitted.items()}
    predictions: dict[Code, Prediction] = {method: one for method, one in found.items() if one is not None}
    if judged.choice.level not in predictions:
        judged = replace(judged, choice=replace(judged.choice, level=judged.baseline, correction=0.0))
    pace = fitted[judged.pace]
    value, paced = judged.value(predictions), predictions[judged.pace].value
    return Blend(
        summary=plan.now.summary,
        baseline=_seasonal(judged, fitted) or fitted[judged.baseline],
        pace=pace,
        factor=np.divide(value, paced, out=np.zeros_like(value), where=paced > 0),
        p_order=judged.chances.apply(pace.predict(plan.asked_days)["p_order"].to_numpy()),
        horizon_days=plan.asked_days,
        reports={part: report for method in predictions for part, report in fitted[method].reports.items()},
        notes=fitted[judged.baseline].notes,
    )


def _seasonal(judged: Verdict, fitted: Mapping[Code, Fitted]) -> Fitted | None:
    named = (fitted.get(method) for method in judged.choice.methods)
    return next((model for model in named if model and model.clock != EVEN), None)
