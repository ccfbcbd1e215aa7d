"""The Pareto/NBD that makes a shop's histories most likely."""

from __future__ import annotations

import numpy as np
from scipy.special import digamma, expit, gammaln

from cltv_core.arrays import Floats
from cltv_core.models.buy_till_you_die.pareto_integral import overlap
from cltv_core.models.histories import WeightedHistories
from cltv_core.models.optimum import LogNormalPrior, Optimum, maximise


def fit_pareto(rows: WeightedHistories, *, prior: LogNormalPrior | None = None) -> Optimum | None:
    """Return the best r, alpha, s, beta in this order, time as in `rows`; None where the search does not end."""
    start = (0.7, 0.7 / rows.pace, 0.6, 0.6 * float(rows.T.max() + 1))
    return maximise(ParetoLikelihood(rows), start, prior=prior)


class ParetoLikelihood:
    """The log-likelihood of `ParetoNBD` (its sources there) and its gradient."""

    def __init__(self, rows: WeightedHistories) -> None:
        self.rows = rows

    def __call__(self, logs: Floats) -> tuple[float, Floats]:
        """Return the log-likelihood and its gradient in the logarithms of the parameters."""
        r, alpha, s, beta = np.exp(logs)
        counted, pace = self._of_counts(r)
        value, gradient = self._of_times(r, alpha, s, beta)
        gradient[0] += pace
        return counted + value, gradient * np.exp(logs)

    def _of_counts(self, r: float) -> tuple[float, float]:
        x, customers = self.rows.counts, self.rows.customers_by_count
        return float((gammaln(r + x) - gammaln(r)) @ customers), float((digamma(r + x) - digamma(r)) @ customers)

    def _of_times(self, r: float, alpha: float, s: float, beta: float) -> tuple[float, Floats]:
        x, recency, T = self.rows.columns
        shape, log_alpha, log_beta = r + x, np.log(alpha + T), np.log(beta + T)
        while_gone = overlap(shape, s + 1, alpha, beta, recency, T)
        alive, gone = -shape * log_alpha - s * log_beta, np.log(s) + while_gone.log
        left = expit(gone - alive)
        stayed = 1 - left
        known = r * np.log(alpha) + s * np.log(beta)
        value = self.rows.total(known + np.logaddexp(alive, gone))
        slopes = np.array(
            [
                np.log(alpha) - stayed * log_alpha - left * while_gone.log_alpha,
                r / alpha - shape * (stayed / (alpha + T) + left * while_gone.one_by_alpha),
                np.log(beta) - stayed * log_beta + left * (1 / s - while_gone.log_beta),
                s / beta - stayed * s / (beta + T) - left * (s + 1) * while_gone.one_by_beta,
            ]
        )
        return float(value), self.rows.total(slopes)
