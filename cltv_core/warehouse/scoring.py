"""What everybody is expected to bring, by the model that was fitted to a sample of the customers."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from cltv_core.analysis import Outlook
from cltv_core.arrays import Floats
from cltv_core.backtest.totals import TotalSpread
from cltv_core.models.buy_till_you_die.model import FittedBuyTillYouDie
from cltv_core.models.clock import in_season
from cltv_core.models.historical import FittedHistoricalAverage
from cltv_core.models.large_customers import Bounded, Unbounded
from cltv_core.summary import CustomerSummary
from cltv_core.value.expectation import Expectation
from cltv_core.value.forecast import expected_frame

BANDS = 10


@dataclass(frozen=True, eq=False)
class Scored:
    """Some customers with what is expected of them.

    `summary`: each with a `usual_gap` as long as the season makes it; `frame`: the columns of `Forecast.frame`;
    `spread`: how far totals of them may be off.
    """

    summary: CustomerSummary
    frame: pd.DataFrame
    spread: TotalSpread


@dataclass(frozen=True, eq=False)
class Scorer:
    """The first model of the ladder that fitted the sample, brought to the level of the sample's tested forecast.

    Customers of the sample keep their own forecast. For the others the value by the model is multiplied by what the
    tested forecast says of those in the sample of whom the model expects as much: `levels`, one factor for each band
    of expected value, that end at `edges`. Chances and ranges are those that the replays of the sample taught.
    """

    outlook: Outlook
    edges: Floats
    levels: Floats

    @classmethod
    def of(cls, outlook: Outlook) -> Scorer:
        """Compare both forecasts on the sample."""
        tested = outlook.forecast.frame["expected_value"].to_numpy()
        plain = _by_model(outlook, outlook.history.bounded)["expected_value"].to_numpy()
        edges = np.unique(np.quantile(plain, np.linspace(0, 1, BANDS + 1)[1:-1]))
        band = np.searchsorted(edges, plain)
        said, by_model = (np.bincount(band, amount, len(edges) + 1) for amount in (tested, plain))
        levels = np.divide(said, by_model, out=np.ones_like(said), where=by_model > 0)
        return cls(outlook, edges, levels)

    def of_sample(self) -> Scored:
        """Return the customers of the sample with their own forecast."""
        forecast = self.outlook.forecast
        assert forecast.spread
        return Scored(self.outlook.rhythm, forecast.frame, forecast.spread)

    def score(self, summary: CustomerSummary) -> Scored:
        """Score customers outside the sample."""
        bounded = Bounded.of(in_season(summary, self._learnt.blend.clock))
        frame = _by_model(self.outlook, bounded)
        level = self.levels[np.searchsorted(self.edges, frame["expected_value"].to_numpy())]
        money = frame["expected_value"].to_numpy() * level
        chance = self._learnt.verdict.chances.apply(frame["p_order"].to_numpy())
        low, high = self._learnt.verdict.spread.range_of_customers(chance, money)
        frame = frame.assign(p_order=chance, expected_value=money, value_low=low, value_high=high)
        return Scored(bounded.whole, frame, self._spread(chance, money, bounded))

    def _spread(self, chance: Floats, money: Floats, bounded: Bounded) -> TotalSpread:
        days, horizons = self.outlook.terms.horizon_days, self._learnt.horizons
        return self._learnt.verdict.total_spread(chance, money, days, horizons).knowing(bounded)

    @property
    def _learnt(self) -> Expectation:
        found = self.outlook.forecast.expectation
        assert found
        return found


def _by_model(outlook: Outlook, bounded: Bounded) -> pd.DataFrame:
    fitted = outlook.plan.now.base
    assert isinstance(fitted, FittedBuyTillYouDie | FittedHistoricalAverage)
    others = Unbounded(replace(fitted, summary=bounded.summary), bounded)
    return expected_frame(others, bounded.whole, outlook.terms)
