"""All families on the shop's own past, and the forecast of those that did best there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from cltv_core.backtest.accuracy import accuracy, remarks
from cltv_core.backtest.blend import Blend
from cltv_core.backtest.cutoffs import Past
from cltv_core.backtest.foreseen import foresee
from cltv_core.backtest.replays import Replay, Said, families, replay, said_by
from cltv_core.backtest.totals import TotalSpread
from cltv_core.backtest.verdict import Verdict, verdict
from cltv_core.errors import ModelNotFitted
from cltv_core.models import Fitted, Model
from cltv_core.models.buy_till_you_die.model import FittedBuyTillYouDie
from cltv_core.models.buy_till_you_die.seasonal_clock import EVEN, Clock, in_season
from cltv_core.summary import summarise
from cltv_core.terms import Terms
from cltv_core.text import wording
from cltv_core.transactions import Transactions
from cltv_core.value.forecast import Forecast, forecast, forecast_of

Progress = Callable[[float, str], None]
"""Told how much of the work is done (0 to 1) and what is being done."""


def untold(share: float, doing: str) -> None:
    """Nobody asks for the progress."""


_REPLAYS = 0.8
"""Share of the work."""


def race(
    transactions: Transactions,
    terms: Terms,
    *,
    first: Forecast | None = None,
    models: Callable[[Past], Sequence[Model]] = families,
    progress: Progress = untold,
) -> Forecast:
    """The forecast of the models that did best on the shop's own past, with ranges and its `accuracy`.

    `first`: the forecast without a race for the same shop and terms, where it is already known. Its model is the simple
    one, which speaks unless others beat it, and alone where the shop is too young for replays.
    """
    first = first or forecast(summarise(transactions, terms.as_of), terms)
    past = Past(transactions, terms.as_of, terms.horizon_days, first.fitted)
    runners = models(past)
    replays = _replays(past, runners, progress)
    progress(_REPLAYS, wording.CHOOSING)
    foreseen = foresee(first.fitted, terms.horizon_days)
    judged = verdict(replays, first.model, foreseen.outcomes if foreseen else None, terms.horizon_days)
    fitted = {judged.simple: first.fitted, **_fit_now(past, runners, judged)}
    clock = _clock(judged, fitted)
    blend = _blend(first, past, judged, fitted)
    record = accuracy(replays, first.model, past, judged.choice)
    progress(1.0, wording.CHOOSING)
    rhythm = in_season(past.now.summary, clock)
    plain = forecast_of(blend, rhythm, terms, judged.choice.name, (*first.warnings, *remarks(record)))
    spread = _money_spread(plain, blend, judged, past, foreseen.common if foreseen else 0.0)
    return _with_ranges(
        replace(plain, spread=spread, accuracy=record, rhythm=rhythm, at_first=first.total), blend, judged
    )


def _replays(past: Past, models: Sequence[Model], progress: Progress) -> list[Replay]:
    replays = []
    for place, window in enumerate(past.scored):
        progress(_REPLAYS * place / len(past.scored), wording.replaying(window.cut))
        replays.append(replay(window, models))
    return replays


def _fit_now(past: Past, models: Sequence[Model], judged: Verdict) -> dict[str, Fitted]:
    """The models that the choice listens to; one that cannot be fitted today is left out."""
    wanted = {judged.choice.level, *judged.choice.ranking} - {judged.simple}
    fitted = {}
    for model in models:
        if model.name in wanted:
            try:
                fitted[model.name] = model.fit(past.now.summary)
            except ModelNotFitted:
                continue
    return fitted


def _clock(judged: Verdict, fitted: Mapping[str, Fitted]) -> Clock:
    """The seasons of a model that is heard; an even clock where none that is heard knows any."""
    seasonal = _seasonal(judged, fitted)
    return seasonal.clock if seasonal else EVEN


def _seasonal(judged: Verdict, fitted: Mapping[str, Fitted]) -> FittedBuyTillYouDie | None:
    heard = (fitted.get(name) for name in judged.choice.heard)
    return next((one for one in heard if isinstance(one, FittedBuyTillYouDie) and one.clock != EVEN), None)


def _blend(first: Forecast, past: Past, judged: Verdict, fitted: Mapping[str, Fitted]) -> Blend:
    """The models speak of the horizon on which they were tried; on to that of the terms it goes at the pace that the
    one of the level expects of each customer. Who is there is judged on the clock of a seasonal model that is heard."""
    found = {name: said_by(model, past.horizon_days) for name, model in fitted.items()}
    said: dict[str, Said] = {name: answer for name, answer in found.items() if answer is not None}
    if judged.choice.level not in said:
        judged = replace(judged, choice=replace(judged.choice, level=judged.simple, correction=0.0))
    speaker = judged.choice.speaker(judged.simple)
    value, paced = judged.value(said), said[speaker].value
    p_order = fitted[speaker].predict(first.terms.horizon_days)["p_order"].to_numpy()
    return Blend(
        summary=past.now.summary,
        simple=_seasonal(judged, fitted) or first.fitted,
        pace=fitted[speaker],
        factor=np.divide(value, paced, out=np.zeros_like(value), where=paced > 0),
        p_order=judged.chances.apply(p_order),
        horizon_days=first.terms.horizon_days,
        reports={part: report for name in said for part, report in fitted[name].reports.items()},
        notes=first.fitted.notes,
    )


def _with_ranges(plain: Forecast, blend: Blend, judged: Verdict) -> Forecast:
    """Ends that a customer's revenue has, in the money of the terms."""
    revenue = blend.revenue
    money = plain.frame["expected_value"].to_numpy()
    ends = judged.spread.range_of_customers(blend.p_order, revenue)
    rate = np.divide(money, revenue, out=np.zeros_like(money), where=revenue > 0)
    low, high = (end * rate for end in ends)
    return replace(plain, frame=plain.frame.assign(value_low=low, value_high=high))


def _money_spread(plain: Forecast, blend: Blend, judged: Verdict, past: Past, foreseen: float) -> TotalSpread:
    money = plain.frame["expected_value"].to_numpy()
    ahead = plain.terms.horizon_days / past.horizon_days
    return judged.total_spread(blend.p_order, money, ahead, foreseen)
