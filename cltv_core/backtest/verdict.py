"""What the replays up to a day teach: the choice of models, the chances, and the ranges."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from cltv_core.arrays import Floats
from cltv_core.backtest.chances import Calibration
from cltv_core.backtest.choice import Choice, choose
from cltv_core.backtest.replays import Prediction, Replay
from cltv_core.backtest.spans import independent, span_of
from cltv_core.backtest.spread import Outcomes, Spread, chance_to_spend
from cltv_core.backtest.totals import Record, TotalSpread, unseen
from cltv_core.facts import Code


@dataclass(frozen=True, eq=False)
class Verdict:
    """`record`: of the totals, as the choice would have them now."""

    baseline: Code
    choice: Choice
    chances: Calibration
    spread: Spread
    record: Record

    def total_spread(self, p_order: Floats, value: Floats, days: float, horizons: float = 1.0) -> TotalSpread:
        """`days` ahead, which are so many replayed `horizons`."""
        variance, chance = self.spread.variance(p_order, value), chance_to_spend(p_order, value)
        shock = self.record.common_shock(days, horizons)
        return TotalSpread(value, variance, np.where(value > 0, chance, 0.0), shock)

    @property
    def pace(self) -> Code:
        """The method whose chances and pace hold."""
        return self.choice.pool.pace

    def p_order(self, predictions: Mapping[Code, Prediction]) -> Floats:
        """Return the calibrated chance of an order of each customer."""
        return self.chances.apply(predictions[self.pace].p_order)


def verdict(
    replays: Sequence[Replay], baseline: Code, foreseen: Outcomes | None = None, days_ahead: int | None = None
) -> Verdict:
    """Learn from replays which models to use and how wide ranges must be.

    Parameters
    ----------
    replays
        None may look at days after the one for which the verdict is.
    baseline
        The method that every other one must beat.
    foreseen
        Futures that the baseline simulates, for where the record is short.
    days_ahead
        Length of the forecast, if it looks further than the replays.
    """
    choice = choose(replays, baseline)
    pace = choice.pool.pace
    tried = [one for one in replays if {baseline, pace} <= one.predictions.keys() and one.counted.sum() > 0]
    chances = Calibration.of(
        [replay.predictions[pace].p_order for replay in tried], [replay.window.came for replay in tried]
    )
    seen = [
        Outcomes(chances.apply(replay.predictions[pace].p_order), choice.blend(replay.values), replay.counted)
        for replay in tried
    ]
    spread = Spread.of(seen, foreseen, unseen(tried, days_ahead))
    return Verdict(
        baseline=baseline,
        choice=choice,
        chances=chances,
        spread=spread,
        record=_record(spread, seen, tried),
    )


def _record(spread: Spread, seen: Sequence[Outcomes], tried: Sequence[Replay]) -> Record:
    """Compare the totals that would have been told with those that came."""
    totals = [(float(one.value.sum()), float(one.spent.sum())) for one in seen]
    return Record(
        misses=[float(np.log(actual / max(said, 1e-9))) for said, actual in totals],
        own=[
            float(np.log1p(spread.variance(one.p_order, one.value).sum() / max(said, 1e-9) ** 2))
            for one, (said, _) in zip(seen, totals, strict=True)
        ],
        cuts=independent([span_of(replay) for replay in tried]),
    )
