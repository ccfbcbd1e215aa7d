"""The BG/NBD or MBG/NBD that makes a shop's histories most likely."""

from __future__ import annotations

import numpy as np
from scipy.special import digamma, expit, gammaln

from cltv_core.arrays import Floats
from cltv_core.models.histories import WeightedHistories
from cltv_core.models.optimum import LogNormalPrior, Optimum, maximise


def fit_beta_geo(
    rows: WeightedHistories, *, leaves_after_first: bool, prior: LogNormalPrior | None = None
) -> Optimum | None:
    """Return the best r, alpha, a, b in this order, time as in `rows`; None where the search does not end."""
    likelihood = BetaGeoLikelihood(rows, leaves_after_first)
    start = (0.5, 0.5 / rows.pace, 0.7, 2.5)
    return maximise(likelihood, start, prior=prior)


class BetaGeoLikelihood:
    """The log-likelihood of `BetaGeo` (its sources there) and its gradient, with what does not change worked out once.

    Terms of the counts alone are worked out for each distinct count, of which a shop has few.
    """

    def __init__(self, rows: WeightedHistories, leaves_after_first: bool) -> None:
        self.rows = rows
        self.chances = rows.counts + leaves_after_first
        self.could_leave = self.chances[rows.count_at] > 0

    def __call__(self, logs: Floats) -> tuple[float, Floats]:
        """Return the log-likelihood and its gradient in the logarithms of the parameters."""
        r, alpha, a, b = np.exp(logs)
        counted, counted_slope = self._of_counts(r, a, b)
        timed, timed_slope = self._of_times(r, alpha, a, b)
        gradient: Floats = (counted_slope + timed_slope) * np.exp(logs)
        return counted + timed, gradient

    def _of_counts(self, r: float, a: float, b: float) -> tuple[float, Floats]:
        x, chances, customers = self.rows.counts, self.chances, self.rows.customers_by_count
        value = (
            gammaln(r + x) - gammaln(r) + gammaln(b + chances) - gammaln(b) + gammaln(a + b) - gammaln(a + b + chances)
        )
        either = digamma(a + b) - digamma(a + b + chances)
        slopes = [digamma(r + x) - digamma(r), np.zeros(len(x)), either, either + digamma(b + chances) - digamma(b)]
        return float(value @ customers), np.array(slopes) @ customers

    def _of_times(self, r: float, alpha: float, a: float, b: float) -> tuple[float, Floats]:
        rows = self.rows
        shape = (r + rows.counts)[rows.count_at]
        before = np.maximum(self.chances - 1, 0)
        until, then = alpha + rows.T, alpha + rows.recency
        log_until = np.log(until)
        silence = log_until - np.log(then)
        odds = np.where(self.could_leave, (np.log(a) - np.log(b + before))[rows.count_at] + shape * silence, -np.inf)
        gone = expit(odds)
        value = rows.total(r * np.log(alpha) - shape * log_until + np.logaddexp(0.0, odds))
        slopes = [
            np.log(alpha) - log_until + gone * silence,
            r / alpha - shape * (1 / until + gone * (1 / then - 1 / until)),
            gone / a,
            -gone / (b + before)[rows.count_at],
        ]
        return float(value), rows.total(np.array(slopes))
