"""Try all families on the shop's own past, and blend those that did best there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property

from cltv_core.backtest.accuracy import Accuracy, accuracy
from cltv_core.backtest.blend import Blend
from cltv_core.backtest.codes import Step
from cltv_core.backtest.cutoffs import ReplayPlan
from cltv_core.backtest.foreseen import foresee
from cltv_core.backtest.replays import Replay, Totals, families, level_families, replay
from cltv_core.backtest.verdict import Verdict, verdict
from cltv_core.errors import ModelNotFitted
from cltv_core.facts import Code, Fact
from cltv_core.models import Fitted, Model
from cltv_core.models.clock import in_season
from cltv_core.summary import CustomerSummary
from cltv_core.threads import side_by_side

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
    blend = Blend.of(plan, judged, fitted_today(start, runners, judged.choice.wanted))
    progress(1.0, Step.CHOOSING())
    return Winner(blend, judged, start)


def _replays(start: Start, models: Sequence[Model], progress: Progress) -> list[Replay]:
    known = {replay.cut: replay for replay in start.replays}
    windows = start.plan.scored

    def replayed(place: int) -> Replay:
        window = windows[place]
        progress(_REPLAYS * place / len(windows), Step.REPLAYING(cut=window.cut))
        found = replay(window, models, known.get(window.cut))
        return found if window.cut in known else _with_totals(found, start)

    return list(side_by_side(replayed, range(len(windows)), start.plan.at_once))


def _with_totals(found: Replay, start: Start) -> Replay:
    """Let the methods that tell a total look at all customers at hand, where the window looks at some."""
    crowd = start.plan.crowd(found.window)
    telling = [model for model in level_families(start.baseline) if model.method in found.predictions]
    return replace(found, of_all=Totals.of(crowd, telling)) if crowd else found


def fitted_today(start: Start, models: Sequence[Model], wanted: Sequence[Code]) -> dict[Code, Fitted]:
    """Fit the `wanted` ones of the models to the shop of today; one that cannot be fitted is left out."""
    asked = [model for model in models if model.method in wanted and model.method is not start.baseline]
    summary = start.plan.now.summary

    def fitted(model: Model) -> Fitted | None:
        with suppress(ModelNotFitted):
            found = model.fit(summary)
            _ = found.reports  # tells of parts that are only fitted when asked for, so that none can fail later
            return found
        return None

    found = zip(asked, side_by_side(fitted, asked, start.plan.at_once), strict=True)
    return {start.baseline: start.fitted, **{model.method: one for model, one in found if one}}
