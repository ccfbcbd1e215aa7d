"""What every model would have predicted at earlier days of the shop."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from cltv_core.arrays import Floats
from cltv_core.backtest.cutoffs import Crowd, Cutoff, ReplayPlan, Window
from cltv_core.errors import ModelNotFitted
from cltv_core.facts import Code
from cltv_core.models import Model, ladder


@dataclass(frozen=True, eq=False)
class Prediction:
    """What a model predicts of each customer: revenue, and the chance of an order, within the horizon."""

    value: Floats
    p_order: Floats

    @classmethod
    def from_frame(cls, frame: pd.DataFrame) -> Prediction | None:
        """Take it from a `prediction_frame`; None if it has no usable number for some customer."""
        predicted = cls(frame["expected_value"].to_numpy(), frame["p_order"].to_numpy())
        return predicted if usable(predicted.value) and usable(predicted.p_order) else None


@dataclass(frozen=True, eq=False)
class Replay:
    """One earlier day: what each model predicted, and what came.

    Every model is fitted to what was known at the end of that day alone; one that could not be fitted then is absent.
    `of_all`: what all customers at hand come to, where the window looks at some.
    """

    window: Window
    predictions: Mapping[Code, Prediction]
    of_all: Totals | None = None

    @property
    def cut(self) -> date:
        """Return the earlier day."""
        return self.window.cut

    @property
    def history_days(self) -> float:
        """Count the days of sales before it."""
        return float(self.window.cutoff.summary.frame["T"].max())

    @property
    def actual(self) -> Floats:
        """Return what each customer spent in the horizon."""
        return self.window.spent

    @property
    def values(self) -> Mapping[Code, Floats]:
        """Predicted revenue of each customer."""
        return {method: predicted.value for method, predicted in self.predictions.items()}

    @property
    def counted(self) -> Floats:
        """What came, as far as it tells of bounded customers, of whom the predictions are."""
        return self.window.counted

    @property
    def totals(self) -> Totals:
        """Return what all customers brought and were expected to."""
        here = {method: float(value.sum()) for method, value in self.values.items()}
        return self.of_all or Totals(float(self.counted.sum()), here)


@dataclass(frozen=True)
class Totals:
    """What all customers brought in the horizon (`came`), and each method `expected` of them."""

    came: float
    expected: Mapping[Code, float]

    @classmethod
    def of(cls, crowd: Crowd, models: Sequence[Model]) -> Totals | None:
        """Let models look at all customers at hand; None where one cannot, as they are compared on the same ones."""
        found = {model.method: crowd.expected(model) for model in models}
        known: dict[Code, float] = {method: total for method, total in found.items() if total is not None}
        return cls(crowd.came, known) if len(known) == len(found) and crowd.came > 0 else None


def replay(window: Window, models: Sequence[Model], known: Replay | None = None) -> Replay:
    """`known`: what some of the models are known to have predicted on that day."""
    before = known.predictions if known else {}
    found = {one.method: before.get(one.method) or _predicted(one, window.cutoff) for one in models}
    predictions: dict[Code, Prediction] = {method: told for method, told in found.items() if told is not None}
    return Replay(window, predictions, known.of_all if known else None)


def _predicted(model: Model, cutoff: Cutoff) -> Prediction | None:
    """Fit a model, of which a part may only be fitted when it predicts; None where it gives no usable numbers."""
    try:
        fitted = cutoff.fitted(model)
        told = cutoff.expected if fitted is cutoff.base else fitted.predict(cutoff.horizon_days)
    except ModelNotFitted:
        return None
    return Prediction.from_frame(told)


def usable(values: Floats) -> bool:
    """Tell whether every number is finite and not negative."""
    return bool((np.isfinite(values) & (values >= 0)).all())


def level_families(baseline: Code) -> tuple[Model, ...]:
    """Return the families that forecast the total of all customers and are fitted in a moment."""
    from cltv_core.models.buy_till_you_die.model import BuyTillYouDie
    from cltv_core.models.codes import OrderFamily
    from cltv_core.models.cohort import CohortAverage
    from cltv_core.models.contractual.model import Contractual

    return (
        *(model for model in ladder() if model.method == baseline),
        CohortAverage(),
        BuyTillYouDie(OrderFamily.BG_NBD, seasonal=True),
        Contractual(BuyTillYouDie(OrderFamily.BG_NBD)),
    )


def families(plan: ReplayPlan) -> tuple[Model, ...]:
    """Every family that runs, the simplest first."""
    from cltv_core.backtest.trained_model import TrainedModel
    from cltv_core.models.buy_till_you_die.model import BuyTillYouDie
    from cltv_core.models.codes import OrderFamily
    from cltv_core.models.cohort import CohortAverage
    from cltv_core.models.contractual.model import Contractual
    from cltv_core.models.historical import HistoricalAverage
    from cltv_core.models.learners.boosting import Boosting
    from cltv_core.models.learners.network import Network
    from cltv_core.models.learners.regression import Regression
    from cltv_core.models.survival.model import Survival

    return (
        HistoricalAverage(),
        CohortAverage(),
        BuyTillYouDie(OrderFamily.BG_NBD),
        BuyTillYouDie(OrderFamily.PARETO_NBD),
        BuyTillYouDie(OrderFamily.BG_NBD, seasonal=True),
        Contractual(BuyTillYouDie(OrderFamily.BG_NBD)),
        Survival(),
        *(TrainedModel(learner, plan) for learner in (Regression(), Boosting(), Network())),
    )
