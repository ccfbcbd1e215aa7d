"""A small neural network that learns whether a customer comes back and how much is spent then.

The zero-inflated lognormal loss of Wang, Liu and Miao (2019), "A Deep Probabilistic Model for Customer Lifetime Value
Prediction", arXiv:1912.07753, equation 3. One hidden layer beside a linear path, trained with Adam (Kingma and Ba 2015,
arXiv:1412.6980, algorithm 1), by gradients worked out by hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from cltv_core.arrays import Floats, Ints
from cltv_core.models.codes import Method

HIDDEN = 16
STEPS = 400
ROUNDS = 10
"""Each customer is looked at so many times at most, so that a small shop is not learned by heart."""

BATCH = 256
LEARNING_RATE = 5e-3
DECAY = 0.1
"""Weights shrink by this share of each step (decoupled, Loshchilov and Hutter 2019, arXiv:1711.05101)."""

LOG_SPREAD = (-2.0, 0.0)
"""Bounds of the logarithm of sigma. The mean of a lognormal goes with e^(sigma^2 / 2): beyond 1 it is ruled by amounts
that nobody has spent yet."""

MAX_LOG_MEAN = 30.0
_MOMENTUM, _MEMORY, _TINY = 0.9, 0.999, 1e-8


@dataclass(frozen=True)
class Network:
    """The network as a learner."""

    method: ClassVar[Method] = Method.NEURAL_NETWORK

    def learn(self, features: Floats, spent: Floats) -> Net:
        """Learn what customers spend; see `Learner.learn`."""
        rng = np.random.default_rng(0)
        net = _start(features.shape[1], spent, rng)
        steps = min(STEPS, ROUNDS * -(-len(spent) // BATCH))
        mean = square = tuple(np.zeros_like(part) for part in net.weights)
        for step, rows in enumerate(_batches(len(spent), steps, rng), start=1):
            slopes = gradient(net, features[rows], spent[rows])
            mean = tuple(_MOMENTUM * m + (1 - _MOMENTUM) * g for m, g in zip(mean, slopes, strict=True))
            square = tuple(_MEMORY * s + (1 - _MEMORY) * g**2 for s, g in zip(square, slopes, strict=True))
            moved = zip(net.weights, mean, square, strict=True)
            net = Net(tuple(_moved(*parts, step, steps) for parts in moved))
        return net


@dataclass(frozen=True, eq=False)
class Net:
    """The weights of the network.

    `weights`: into the hidden layer and its offsets, out of it, past it, and the offsets of the three answers: the
    log-odds of coming back, and the mean and log-deviation of the logarithm of what is spent then.
    """

    weights: tuple[Floats, ...]

    def answers(self, features: Floats) -> tuple[Floats, Floats]:
        """Return the hidden layer, and the three answers."""
        into, offset, out, skip, base = self.weights
        hidden = np.tanh(features @ into + offset)
        return hidden, hidden @ out + features @ skip + base

    def value(self, features: Floats) -> Floats:
        """Chance of coming back times the mean of the lognormal (section 3.3)."""
        answers = self.answers(features)[1]
        log_mean = answers[:, 1] + np.exp(2 * np.clip(answers[:, 2], *LOG_SPREAD)) / 2
        value: Floats = _chance(answers[:, 0]) * np.exp(np.clip(log_mean, -MAX_LOG_MEAN, MAX_LOG_MEAN))
        return value


def loss(answers: Floats, spent: Floats) -> float:
    """Mean negative log-likelihood (equation 3), but for what does not depend on the answers."""
    back, log_spent = spent > 0, _logs(spent)
    spread = np.clip(answers[:, 2], *LOG_SPREAD)
    surprise = np.logaddexp(0.0, np.where(back, -answers[:, 0], answers[:, 0]))
    error = (log_spent - answers[:, 1]) / np.exp(spread)
    return float(np.mean(surprise + np.where(back, spread + error**2 / 2, 0.0)))


def _loss_slopes(answers: Floats, spent: Floats) -> Floats:
    """Return the gradient of `loss` in the answers, in their shape."""
    back = (spent > 0).astype(np.float64)
    spread = np.clip(answers[:, 2], *LOG_SPREAD)
    error = (_logs(spent) - answers[:, 1]) / np.exp(spread)
    free = (answers[:, 2] > LOG_SPREAD[0]) & (answers[:, 2] < LOG_SPREAD[1])
    slopes = np.stack([_chance(answers[:, 0]) - back, -back * error / np.exp(spread), back * free * (1 - error**2)])
    return slopes.T / len(spent)


def gradient(net: Net, features: Floats, spent: Floats) -> tuple[Floats, ...]:
    """Return the gradient of `loss` in each of the net's weights."""
    hidden, answers = net.answers(features)
    slopes = _loss_slopes(answers, spent)
    into_hidden = (slopes @ net.weights[2].T) * (1 - hidden**2)
    return (
        features.T @ into_hidden,
        into_hidden.sum(axis=0),
        hidden.T @ slopes,
        features.T @ slopes,
        slopes.sum(axis=0),
    )


def _moved(weight: Floats, mean: Floats, square: Floats, step: int, steps: int) -> Floats:
    """One step of Adam, slowing down along a cosine; offsets do not decay."""
    rate = LEARNING_RATE * (1 + np.cos(np.pi * step / steps)) / 2
    towards = (mean / (1 - _MOMENTUM**step)) / (np.sqrt(square / (1 - _MEMORY**step)) + _TINY)
    moved: Floats = weight - rate * (towards + DECAY * weight * (weight.ndim == 2))
    return moved


def _start(features: int, spent: Floats, rng: np.random.Generator) -> Net:
    back = spent > 0
    share = np.clip(back.mean(), 0.01, 0.99)
    logs = _logs(spent)[back] if back.any() else np.zeros(1)
    spread = np.clip(np.log(logs.std() + 1e-9), *np.array(LOG_SPREAD) * 0.9)
    return Net(
        (
            rng.normal(0, features**-0.5, (features, HIDDEN)),
            np.zeros(HIDDEN),
            rng.normal(0, 0.1 * HIDDEN**-0.5, (HIDDEN, 3)),
            np.zeros((features, 3)),
            np.array([np.log(share / (1 - share)), logs.mean(), spread]),
        )
    )


def _batches(rows: int, steps: int, rng: np.random.Generator) -> Iterator[Ints]:
    """Return `steps` batches, each customer in turn, in a new order each time round."""
    order = np.empty(0, dtype=np.int64)
    for _ in range(steps):
        if len(order) < min(BATCH, rows):
            order = rng.permutation(rows)
        batch, order = order[:BATCH], order[BATCH:]
        yield batch


def _chance(log_odds: Floats) -> Floats:
    chance: Floats = 1 / (1 + np.exp(-np.clip(log_odds, -MAX_LOG_MEAN, MAX_LOG_MEAN)))
    return chance


def _logs(spent: Floats) -> Floats:
    logs: Floats = np.log(np.where(spent > 0, spent, 1.0))
    return logs
