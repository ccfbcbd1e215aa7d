"""What every model would have said at earlier days of the shop."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from cltv_core.arrays import Floats
from cltv_core.backtest.cutoffs import Past, Standpoint, Window
from cltv_core.errors import ModelNotFitted
from cltv_core.models import Fitted, Model


@dataclass(frozen=True, eq=False)
class Said:
    """What a model said of each customer: money and the chance of an order in the horizon."""

    value: Floats
    p_order: Floats


@dataclass(frozen=True, eq=False)
class Replay:
    """One earlier day: what each model that could be fitted then said, and what came. Every model is fitted to what
    was known at the end of that day alone."""

    window: Window
    said: Mapping[str, Said]

    @property
    def cut(self) -> date:
        return self.window.cut

    @property
    def history_days(self) -> float:
        return float(self.window.standpoint.summary.frame["T"].max())

    @property
    def actual(self) -> Floats:
        return self.window.spent


def replay(window: Window, models: Sequence[Model]) -> Replay:
    answers = {model.name: _said(model, window.standpoint) for model in models}
    return Replay(window, {name: answer for name, answer in answers.items() if answer is not None})


def _said(model: Model, standpoint: Standpoint) -> Said | None:
    try:
        fitted = standpoint.fitted(model)
    except ModelNotFitted:
        return None
    if fitted is standpoint.base:
        return said_in(standpoint.expected)
    return said_by(fitted, standpoint.horizon_days)


def said_by(fitted: Fitted, horizon_days: float) -> Said | None:
    """None if it has no usable number for a customer."""
    return said_in(fitted.predict(horizon_days))


def said_in(predicted: pd.DataFrame) -> Said | None:
    said = Said(predicted["expected_value"].to_numpy(), predicted["p_order"].to_numpy())
    return said if usable(said.value) and usable(said.p_order) else None


def usable(values: Floats) -> bool:
    return bool((np.isfinite(values) & (values >= 0)).all())


def families(past: Past) -> tuple[Model, ...]:
    """Every family that runs, the simplest first."""
    from cltv_core.backtest.trained_model import TrainedModel
    from cltv_core.models.buy_till_you_die.model import BuyTillYouDie
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
        BuyTillYouDie("BG/NBD"),
        BuyTillYouDie("MBG/NBD"),
        BuyTillYouDie("Pareto/NBD"),
        BuyTillYouDie("BG/NBD", seasonal=True),
        Contractual(BuyTillYouDie("BG/NBD")),
        Survival(),
        *(TrainedModel(learner, past) for learner in (Regression(), Boosting(), Network())),
    )
