"""How well predictions met what happened. All arrays have one element a customer."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cltv_core.arrays import Floats

LEVEL = 0.8
"""Share of cases that a range is meant to hold."""

_FOLDS = 10


@dataclass(frozen=True)
class Scores:
    """How well a prediction met what came.

    `bias`: predicted total / actual total - 1. `spearman`, `gini`, `top20`: of the ranking. `coverage80`: share of
    customers inside their range. None where it is not defined, as where nobody bought.
    """

    bias: float | None
    mae: float
    rmse: float
    spearman: float | None
    gini: float | None
    top20: float | None
    coverage80: float | None = None


def scores(actual: Floats, predicted: Floats) -> Scores:
    """Score a prediction of what each customer spends."""
    error = predicted - actual
    total = float(actual.sum())
    return Scores(
        bias=float(predicted.sum()) / total - 1 if total > 0 else None,
        mae=float(np.abs(error).mean()),
        rmse=float(np.sqrt((error**2).mean())),
        spearman=spearman(actual, predicted),
        gini=gini(actual, predicted),
        top20=top_share(actual, predicted),
    )


def gini(actual: Floats, predicted: Floats) -> float | None:
    """Return how well customers are ranked, over all of them.

    Area between the Lorenz curve of `actual`, customers ordered by `predicted`, and the diagonal, divided by that
    of the perfect order: 1 is perfect, 0 is chance. Customers predicted alike share what they spent.
    """
    best = _area(actual, actual) if len(actual) else 0.0
    return _area(actual, predicted) / best if best > 1e-12 else None


def top_share(actual: Floats, predicted: Floats, share: float = 0.2) -> float | None:
    """Share of `actual` that came from the predicted best `share` of customers."""
    total = float(actual.sum())
    if total <= 0:
        return None
    gathered = np.append(0.0, np.cumsum(_best_first(actual, predicted)))
    return float(np.interp(share * len(actual), np.arange(len(gathered)), gathered)) / total


def spearman(actual: Floats, predicted: Floats) -> float | None:
    """Correlation of the ranks, ties at their mean rank."""
    of_actual, of_predicted = _ranks(actual), _ranks(predicted)
    if of_actual.std() == 0 or of_predicted.std() == 0:
        return None
    return float(np.corrcoef(of_actual, of_predicted)[0, 1])


def _order_score(actual: Floats, predicted: Floats) -> float | None:
    """How well customers are ordered, over all and at the top: the mean of `gini` and `top_share`."""
    over_all, top = gini(actual, predicted), top_share(actual, predicted)
    return None if over_all is None or top is None else (over_all + top) / 2


def order_lead(actual: Floats, predicted: Floats, other: Floats) -> tuple[float, float] | None:
    """How far the order score of `predicted` is above that of `other`, and the standard error of that over customers.

    The error is that of the mean over ten tenths of the customers, drawn by chance.
    """
    whole = _order_score(actual, predicted), _order_score(actual, other)
    if whole[0] is None or whole[1] is None:
        return None
    fold = np.random.default_rng(0).permutation(len(actual)) % _FOLDS
    leads = []
    for place in range(_FOLDS):
        rows = fold == place
        ours, theirs = (
            _order_score(actual[rows], column[rows]) if rows.any() else None for column in (predicted, other)
        )
        if ours is not None and theirs is not None:
            leads.append(ours - theirs)
    error = float(np.std(leads, ddof=1) / np.sqrt(len(leads))) if len(leads) > 1 else 1.0
    return whole[0] - whole[1], error


def winkler(actual: Floats, low: Floats, high: Floats, level: float = LEVEL) -> float:
    """Mean interval score (Gneiting and Raftery 2007, JASA 102, 359-378, equation 43): less is better."""
    outside = np.maximum(low - actual, 0.0) + np.maximum(actual - high, 0.0)
    return float((high - low + 2 / (1 - level) * outside).mean())


def coverage(actual: Floats, low: Floats, high: Floats) -> float:
    """Return the share of customers inside their range."""
    return float(((actual >= low) & (actual <= high)).mean())


def _area(actual: Floats, predicted: Floats) -> float:
    total = float(actual.sum())
    if total <= 0:
        return 0.0
    gathered = np.append(0.0, np.cumsum(_best_first(actual, predicted))) / total
    return float((gathered[1:] + gathered[:-1]).mean() / 2 - 0.5)


def _best_first(actual: Floats, predicted: Floats) -> Floats:
    """`actual` by falling `predicted`, those predicted alike at their mean."""
    _, group, size = np.unique(-predicted, return_inverse=True, return_counts=True)
    mean = np.bincount(group, actual) / size
    ordered: Floats = np.repeat(mean, size)
    return ordered


def _ranks(values: Floats) -> Floats:
    _, group, size = np.unique(values, return_inverse=True, return_counts=True)
    ranks: Floats = (np.cumsum(size) - (size - 1) / 2)[group]
    return ranks
