"""How the forecast would have done: each earlier day judged only by what was known at its end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date

import numpy as np
import pandas as pd

from cltv_core.arrays import Floats, Ints
from cltv_core.backtest.choice import Choice
from cltv_core.backtest.codes import Compared, Finding
from cltv_core.backtest.comparison import CLEARLY, Better, Comparison, better, compare
from cltv_core.backtest.cutoffs import ReplayPlan, Window
from cltv_core.backtest.foreseen import foresee
from cltv_core.backtest.replays import Replay
from cltv_core.backtest.scores import coverage, scores
from cltv_core.backtest.spans import Span, independent
from cltv_core.backtest.verdict import Verdict, verdict
from cltv_core.facts import Code, Fact

RULES_OF_THUMB = (Compared.SAME_AGAIN, Compared.ALL_ALIKE)
TENTHS = 10

TESTABLE_DAYS = 45
"""From so many days of sales on there is an earlier day to stand on."""

_LEAST = 1e-9


@dataclass(frozen=True)
class Standing:
    """What would have been said at the end of `cut` of all customers' revenue up to `end`, and what it was."""

    cut: date
    end: date
    said: float
    low: float
    high: float
    actual: float

    @property
    def held(self) -> bool:
        """Tell whether the total came out inside its range."""
        return self.low <= self.actual <= self.high


@dataclass(frozen=True, eq=False)
class Accuracy:
    """How forecasts of earlier days would have done.

    `horizon_days` is what the replays look ahead, `asked_days` the forecast: beyond the former, value goes on at the
    pace the level's model expects, which no replay has tested.

    `standings`, the latest day first. `table`, a row a cut and method: `cut`, `method` (the value of a
    `Method` or of `Compared`), and its `Scores`, NaN where one is not defined. `tenths`, a row a tenth of the customers
    by prediction, the least first: `tenth`, `customers`, mean `predicted` and `actual` a customer over all cuts.
    `held`: share of the customers inside their range; `held_of_open`: of those whose range has an upper end above 0;
    None without a cut.
    """

    horizon_days: int
    asked_days: int
    history_days: int
    choice: Choice
    standings: tuple[Standing, ...]
    table: pd.DataFrame
    tenths: pd.DataFrame
    held: float | None
    held_of_open: float | None

    @property
    def choice_made(self) -> Fact:
        """Who ranks the customers, whose total it is, and by how much it was corrected."""
        choice, left_out = self.choice, self.comparison.left_out
        off = _mean_off(self.table.loc[self.table["method"] == choice.level.value, "bias"])
        return Finding.CHOICE(
            ranking=tuple(method for method in choice.ranked_by if method.value not in left_out),
            rarely_tested=tuple(method for method in choice.ranked_by if method.value in left_out),
            level=choice.level,
            correction=choice.correction,
            off=off,
        )

    @property
    def totals_held(self) -> int:
        """Count the earlier days whose total came out inside its range."""
        return sum(standing.held for standing in self.standings)

    @property
    def comparison(self) -> Comparison:
        """Compare the methods on the earlier days that they share."""
        return compare(self.table)

    @property
    def against_rules(self) -> Comparison:
        """Compare the forecast with the rules of thumb alone, which could be tried on every earlier day."""
        three = {method.value for method in (Compared.CHOSEN, *RULES_OF_THUMB)}
        return compare(self.table[self.table["method"].isin(three)])

    @property
    def better_total(self) -> Better | None:
        """The method whose totals were clearly nearer than what was said."""
        return better(self.table, self.comparison, Compared.CHOSEN.value, "off", self._horizons)

    @property
    def better_order(self) -> Better | None:
        """The method that found the best fifth clearly better."""
        return better(self.table, self.comparison, Compared.CHOSEN.value, "top20", self._horizons)

    @property
    def level_nearer(self) -> float | None:
        """What the totals of the method whose total is said today were off by, if clearly less than what was said."""
        off = self.comparison.frame.set_index("method")["off"]
        nearer = off.get(self.choice.level.value, np.nan)
        return float(nearer) if off.get(Compared.CHOSEN.value, np.nan) - nearer >= CLEARLY else None

    @property
    def _horizons(self) -> float:
        return independent([Span(0, one.cut.toordinal(), one.end.toordinal()) for one in self.standings])

    @property
    def share_of_best_tenth(self) -> float:
        """Of all money that came, what the tenth of the customers brought that was thought best; 0 if none came."""
        brought = self.tenths["actual"] * self.tenths["customers"]
        return float(brought.iloc[-1] / brought.sum()) if brought.sum() > 0 else 0.0


def accuracy(replays: Sequence[Replay], baseline: Code, plan: ReplayPlan, choice: Choice) -> Accuracy:
    """Judge every earlier day by what was known at its end.

    Parameters
    ----------
    replays
        What every method predicted on the earlier days, and what came.
    baseline
        The method that makes the forecast unless others beat it; days on which it could not be fitted are left out.
    plan
        The plan of the replays.
    choice
        What is chosen today, from all replays.
    """
    judged = [_Judged.of(replay, replays, baseline) for replay in replays if baseline in replay.predictions]
    size = len(plan.now.summary.frame) / max(len(plan.sampled_now.frame), 1)
    return Accuracy(
        horizon_days=plan.horizon_days,
        asked_days=plan.asked_days,
        history_days=plan.history_days,
        choice=choice,
        standings=tuple(one.standing(size) for one in judged),
        table=pd.DataFrame([row for one in judged for row in one.rows()], columns=_TABLE),
        tenths=_tenths(judged),
        held=_mean([one.inside for one in judged]),
        held_of_open=_mean([one.inside[one.high > 0] for one in judged]),
    )


_TABLE = ["cut", "method", "bias", "mae", "rmse", "spearman", "gini", "top20", "coverage80"]


@dataclass(frozen=True, eq=False)
class _Judged:
    """An earlier day with the verdict of the replays that were over by then."""

    replay: Replay
    verdict: Verdict
    value: Floats
    p_order: Floats
    low: Floats
    high: Floats

    @classmethod
    def of(cls, replay: Replay, replays: Sequence[Replay], baseline: Code) -> _Judged:
        over = [other for other in replays if other.window.end <= replay.cut]
        stand = replay.window.cutoff
        foreseen = foresee(stand.base, stand.horizon_days)
        then = verdict(over, baseline, foreseen)
        value = stand.unbounded(then.choice.blend(replay.values))
        p_order = then.p_order(replay.predictions)
        return cls(replay, then, value, p_order, *then.spread.range_of_customers(p_order, value))

    @property
    def inside(self) -> Floats:
        actual = self.replay.actual
        return ((actual >= self.low) & (actual <= self.high)).astype(np.float64)

    @property
    def tenth(self) -> Ints:
        place = np.argsort(np.argsort(self.value, kind="stable"), kind="stable")
        return place * TENTHS // max(len(place), 1)

    def standing(self, size: float) -> Standing:
        cutoff = self.replay.window.cutoff
        spread = self.verdict.total_spread(self.p_order, self.value, cutoff.horizon_days)
        low, high = spread.knowing(cutoff.bounded).range_of()
        said, actual = float(self.value.sum()), float(self.replay.actual.sum())
        return Standing(self.replay.cut, self.replay.window.end, *(size * part for part in (said, low, high, actual)))

    def rows(self) -> Iterator[dict[str, object]]:
        yield self._row(Compared.CHOSEN, self.value, coverage(self.replay.actual, self.low, self.high))
        for method, predicted in self.replay.predictions.items():
            value = self.replay.window.cutoff.unbounded(predicted.value)
            yield self._row(method, value, self._covered(predicted.p_order, value))
        for rule, value in zip(RULES_OF_THUMB, rules_of_thumb(self.replay.window), strict=True):
            yield self._row(rule, value, None)

    def _covered(self, p_order: Floats, value: Floats) -> float:
        chances = self.verdict.chances.apply(p_order)
        return coverage(self.replay.actual, *self.verdict.spread.range_of_customers(chances, value))

    def _row(self, method: Code, value: Floats, covered: float | None) -> dict[str, object]:
        found = asdict(scores(self.replay.actual, value))
        return {"cut": self.replay.cut, "method": method.value, **found, "coverage80": covered}


def rules_of_thumb(window: Window) -> tuple[Floats, Floats]:
    """Revenue of each customer in the horizon before the cut; and its mean over customers, for each."""
    summary = window.cutoff.bounded.whole
    day = summary.days["day"].to_numpy()
    start = np.datetime64(summary.as_of, "D") - np.timedelta64(window.cutoff.horizon_days, "D")
    lately = summary.days[day > start]
    place = summary.frame.index.get_indexer(pd.Index(lately["customer_id"]))
    spent = np.bincount(place, lately["revenue"].to_numpy(), len(summary.frame)).astype(np.float64)
    return spent, np.full_like(spent, spent.mean())


def _tenths(judged: Sequence[_Judged]) -> pd.DataFrame:
    everyone = pd.DataFrame(
        {
            "tenth": np.concatenate([one.tenth + 1 for one in judged]) if judged else np.empty(0, dtype=np.int64),
            "predicted": np.concatenate([one.value for one in judged]) if judged else np.empty(0),
            "actual": np.concatenate([one.replay.actual for one in judged]) if judged else np.empty(0),
        }
    )
    by_tenth = everyone.groupby("tenth")
    return by_tenth.mean().assign(customers=by_tenth.size()).reset_index()


def _mean_off(bias: pd.Series) -> float:
    """Return the mean logarithm of predicted / actual; 0 without a day."""
    off = np.log(np.maximum(bias.dropna().to_numpy(dtype=np.float64) + 1, _LEAST))
    return float(off.mean()) if len(off) else 0.0


def _mean(parts: Sequence[Floats]) -> float | None:
    together = np.concatenate(parts) if parts else np.empty(0)
    return float(together.mean()) if len(together) else None


def untested(record: Accuracy) -> Fact | None:
    """Why a forecast could not be tested; None where it was."""
    if record.standings:
        return None
    if record.history_days < TESTABLE_DAYS:
        missing = TESTABLE_DAYS - record.history_days
        return Finding.TOO_SHORT_TO_TEST(history_days=record.history_days, days_missing=missing)
    return Finding.NOTHING_TO_TEST()
