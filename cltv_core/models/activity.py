"""The chance that a customer is still one, judged by the customer's own rhythm: what every model shows as P(alive).

Under the BG/NBD a one-time buyer is alive for certain, and under all models with Poisson orders a weekly customer may
be three weeks late without notice. Here a customer's gaps are Gamma(k, lambda), with k from how even the customer's own
gaps were and lambda from how long, both drawn towards the shop's; after any order, the first one too, a customer leaves
with a chance that is Beta(a, b) over customers. This is the MBG/CNBD-k (Platzer and Reutterer 2016, "Ticking Away the
Moments", Marketing Science 35, 779-799) with a k of each customer's own, which need not be whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log

import numpy as np
import pandas as pd
from scipy.special import betainc, betaln, digamma, expit

from cltv_core.arrays import Floats
from cltv_core.models.buy_till_you_die.order_models import OrderFit, fit_chances
from cltv_core.models.clock import EVEN, Clock, clocked
from cltv_core.models.histories import Histories
from cltv_core.models.once import once_a_summary
from cltv_core.models.optimum import LogNormalPrior, maximise
from cltv_core.models.shrinkage import shrunk_mean
from cltv_core.summary import CustomerSummary
from cltv_core.threads import own_property

SHOP_GAPS = 5.0
"""How even the shop's gaps are counts as much as so many gaps of the customer's own."""

EVENNESS = (0.5, 50.0)
"""Least and most k: from gaps in bursts to a standing order a day early or late."""

LEAVING = LogNormalPrior((log(0.891), log(1.614)), (0.5, 0.5))
"""Medians of a and b are those of CDNOW (Wagner and Hoppe 2008), rarely off by more than three times. Where silence
says next to nothing of leaving, that keeps an owner's common sense: somebody must have left."""

_POISSON = float(-digamma(1.0))
_LONGEST_SILENCE = 600.0
_SECONDS_A_WEEK = 604_800.0


@dataclass(frozen=True)
class Activity:
    """`r`, `alpha` (weeks): orders a week over customers; `a`, `b`: chance to leave; `unevenness`: the shop's."""

    r: float
    alpha: float
    a: float
    b: float
    unevenness: float

    def p_alive(self, summary: CustomerSummary) -> Floats:
        """Return the chance that each customer is still one.

        Of each customer. The longer the silence against the usual gap, the lower; on the day of an order it is the
        chance that it was not the last.
        """
        histories = Histories.of(summary)
        return self._p_alive(histories, _log_silence(self, histories, summary.days))

    def _p_alive(self, histories: Histories, log_silence: Floats) -> Floats:
        log_odds_of_gone = log(self.a) - np.log(self.b + histories.frequency) - log_silence
        alive: Floats = expit(-log_odds_of_gone)
        return alive


@dataclass(frozen=True, eq=False)
class Presence:
    """Who of the customers of a summary is still one, and who will order: fitted when first asked, as totals need none.

    Both are told on the `clock`.
    """

    summary: CustomerSummary
    clock: Clock = EVEN

    @property
    def activity(self) -> Activity:
        """Return what tells who is still a customer."""
        return self._fitted[0]

    @property
    def chances(self) -> OrderFit:
        """Return what tells who will order."""
        return self._fitted[1]

    @own_property
    def _fitted(self) -> tuple[Activity, OrderFit]:
        on_clock = clocked(self.summary, self.clock)
        return fit_activity(on_clock), fit_chances(on_clock)


@once_a_summary
def fit_activity(summary: CustomerSummary) -> Activity:
    """Fit it to any shop with a customer; where there is little to go by, priors speak."""
    histories = Histories.of(summary)
    pace = fit_chances(summary).parameters
    uneven = _shop_unevenness(histories, summary.days)
    before = Activity(pace["r"], pace["alpha"], pace["a"], pace["b"], uneven)
    a, b = _leaving(histories.frequency, _log_silence(before, histories, summary.days))
    return Activity(before.r, before.alpha, a, b, uneven)


def _leaving(frequency: Floats, log_silence: Floats) -> tuple[float, float]:
    """Find the most probable a and b, given how long customers were silent against their own rhythm."""
    counts, at = np.unique(frequency, return_inverse=True)
    customers = np.bincount(at).astype(np.float64)

    def log_likelihood(logs: Floats) -> tuple[float, Floats]:
        a, b = np.exp(logs)
        survived = betaln(a, b + counts + 1) - betaln(a, b)
        odds = (np.log(a) - np.log(b + counts))[at]
        gone = np.bincount(at, expit(odds - log_silence), len(counts))
        value = survived @ customers + np.logaddexp(log_silence, odds).sum()
        either = digamma(a + b) - digamma(a + b + counts + 1)
        slope_a = either @ customers + gone.sum() / a
        slope_b = (either + digamma(b + counts + 1) - digamma(b)) @ customers - (gone / (b + counts)).sum()
        return float(value), np.array([slope_a * a, slope_b * b])

    medians = np.exp(LEAVING.means)
    found = maximise(log_likelihood, list(medians), prior=LEAVING)
    a, b = medians if found is None else found.parameters
    return float(a), float(b)


def _log_silence(activity: Activity, histories: Histories, days: pd.DataFrame) -> Floats:
    """Logarithm of the chance that a customer who is still there has been silent since the last order.

    Given lambda ~ Gamma(r + k x, alpha / k + recency), the next gap over itself plus the past is a Beta.
    """
    frequency, recency, T = histories.columns
    k = _evenness(_unevenness(histories, days, activity.unevenness))
    past, silence = activity.alpha / k + recency, T - recency
    silent = betainc(activity.r + k * frequency, k, past / (past + silence))
    log_silence: Floats = np.log(np.maximum(silent, np.exp(-_LONGEST_SILENCE)))
    return log_silence


def _unevenness(histories: Histories, days: pd.DataFrame, shop: float) -> Floats:
    """Log of the mean gap less mean of the log gaps, 0 for a metronome, of each customer, drawn towards the shop's."""
    own = _own_unevenness(histories, days)
    known = np.maximum(histories.frequency - 1, 0.0)
    return shrunk_mean(own, known, towards=shop, weight=SHOP_GAPS)


def _shop_unevenness(histories: Histories, days: pd.DataFrame) -> float:
    known = np.maximum(histories.frequency - 1, 0.0)
    own = _own_unevenness(histories, days)
    return float(shrunk_mean(own[known > 0].sum(), known.sum(), towards=_POISSON, weight=SHOP_GAPS))


def _own_unevenness(histories: Histories, days: pd.DataFrame) -> Floats:
    """Return the unevenness of each customer, times the number of gaps.

    Times the number of gaps, of which one is lost to their mean being estimated.
    """
    frequency, recency, _ = histories.columns
    customer = np.repeat(np.arange(len(frequency)), frequency.astype(np.int64) + 1)
    week = days["day"].to_numpy().astype("datetime64[s]").astype(np.float64) / _SECONDS_A_WEEK
    same = customer[1:] == customer[:-1]
    log_gaps = np.bincount(customer[1:][same], np.log(np.diff(week)[same]), len(frequency))
    mean_gap = recency / np.maximum(frequency, 1.0)
    return np.where(frequency > 1, frequency * np.log(np.maximum(mean_gap, 1e-9)) - log_gaps, 0.0)


def _evenness(unevenness: Floats) -> Floats:
    """K of a Gamma with such a difference of logarithms, within 2 % (Minka 2002, Estimating a Gamma distribution)."""
    s = np.maximum(unevenness, 1e-6)
    k: Floats = (3 - s + np.sqrt((s - 3) ** 2 + 24 * s)) / (12 * s)
    return np.clip(k, *EVENNESS)
