"""What the replays up to a day teach: the choice of models, the chances, and the ranges."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from cltv_core.arrays import Floats
from cltv_core.backtest.chances import Calibration
from cltv_core.backtest.choice import Choice, choose
from cltv_core.backtest.level import independent, span_of, unseen
from cltv_core.backtest.replays import Replay, Said
from cltv_core.backtest.spread import Outcomes, Spread, chance_to_spend
from cltv_core.backtest.totals import Record, TotalSpread


@dataclass(frozen=True, eq=False)
class Verdict:
    """`record`: of the totals, as the choice would have them now."""

    simple: str
    choice: Choice
    chances: Calibration
    spread: Spread
    record: Record

    def total_spread(self, p_order: Floats, value: Floats, horizons_ahead: float, foreseen: float = 0.0) -> TotalSpread:
        shock, freedom = self.record.common_shock(horizons_ahead, foreseen)
        variance, chance = self.spread.variance(p_order, value), chance_to_spend(p_order, value)
        return TotalSpread(value, variance, np.where(value > 0, chance, 0.0), shock, freedom)

    def value(self, said: Mapping[str, Said]) -> Floats:
        return self.choice.blend(said)

    def p_order(self, said: Mapping[str, Said]) -> Floats:
        return self.chances.apply(said[self.choice.speaker(self.simple)].p_order)


def verdict(
    replays: Sequence[Replay], simple: str, foreseen: Outcomes | None = None, days_ahead: int | None = None
) -> Verdict:
    """`replays`: none may be of the future of the day for which the verdict is. `days_ahead`: see `choose`."""
    choice = choose(replays, simple, days_ahead)
    speaker = choice.speaker(simple)
    spoken = [one for one in replays if {simple, choice.level} <= one.said.keys() and one.actual.sum() > 0]
    chances = Calibration.of(
        [replay.said[speaker].p_order for replay in spoken], [replay.window.came for replay in spoken]
    )
    seen = [
        Outcomes(chances.apply(replay.said[speaker].p_order), choice.blend(replay.said), replay.actual)
        for replay in spoken
    ]
    spread = Spread.of(seen, foreseen, unseen(spoken, days_ahead))
    totals = [(float(one.value.sum()), float(one.spent.sum())) for one in seen]
    return Verdict(
        simple=simple,
        choice=choice,
        chances=chances,
        spread=spread,
        record=Record(
            misses=[float(np.log(actual / max(said, 1e-9))) for said, actual in totals],
            own=[
                float(np.log1p(spread.variance(one.p_order, one.value).sum() / max(said, 1e-9) ** 2))
                for one, (said, _) in zip(seen, totals, strict=True)
            ],
            swings=[replay.window.swing for replay in spoken],
            cuts=independent([span_of(replay) for replay in spoken]),
            correction=choice.correction,
        ),
    )
