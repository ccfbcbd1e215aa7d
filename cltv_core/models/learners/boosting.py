"""Gradient boosting: many small trees, each correcting the sum of those before it, and the first one a regression."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from cltv_core.arrays import Floats, Ints
from cltv_core.models.codes import Method
from cltv_core.models.learners.regression import LogLinear, Regression
from cltv_core.models.learners.tweedie import MAX_LOG_MEAN, Slopes

MAX_ROWS = 4_000
TREES = 30
DEPTH = 3
LEARNING_RATE = 0.1
BINS = 32
SHRINKAGE = 100.0
"""A leaf counts as if so much curvature without any slope were in it: few customers move it little."""


@dataclass(frozen=True)
class Boosting:
    """Newton boosting of the Tweedie deviance with symmetric trees.

    Friedman (2001), Annals of Statistics 29, 1189-1232; second order as in Chen and Guestrin (2016), KDD, equations 6
    and 7. Symmetric trees ask the same question of every customer of a level (Prokhorenkova et al. 2018, NeurIPS), here
    on features cut into `BINS` bins of equal size. Boosting starts from the regression, so that where few customers
    teach little, the trees find nothing to add.
    """

    method: ClassVar[Method] = Method.BOOSTED_TREES

    def learn(self, features: Floats, spent: Floats) -> Forest:
        """Learn what customers spend; see `Learner.learn`."""
        start = Regression().learn(features, spent)
        features, spent = features[:MAX_ROWS], spent[:MAX_ROWS]
        bins = Bins.of(features)
        binned = bins.place(features)
        score, trees = start.score(features), []
        for _ in range(TREES):
            tree, leaf = _grow(binned, Slopes.of(score, spent))
            score = score + tree.leaves[leaf]
            trees.append(tree)
        return Forest(bins, start, tuple(trees))


@dataclass(frozen=True, eq=False)
class Bins:
    """The upper edges of each feature's bins."""

    edges: tuple[Floats, ...]

    @classmethod
    def of(cls, features: Floats) -> Bins:
        """Cut each feature into bins of about equal size."""
        shares = np.linspace(0, 1, BINS + 1)[1:-1]
        return cls(tuple(np.unique(np.quantile(column, shares)) for column in features.T))

    def place(self, features: Floats) -> Ints:
        """Return the bin of each value."""
        columns = [np.searchsorted(edges, column) for edges, column in zip(self.edges, features.T, strict=True)]
        return np.stack(columns, axis=1).astype(np.int64)


@dataclass(frozen=True, eq=False)
class Tree:
    """Asks of each level whether a `feature` lies above a bin; the answers, as binary digits, name the leaf."""

    questions: tuple[tuple[int, int], ...]
    leaves: Floats

    def leaf_of(self, binned: Ints) -> Ints:
        """Return the leaf of each customer."""
        leaf = np.zeros(len(binned), dtype=np.int64)
        for feature, limit in self.questions:
            leaf = 2 * leaf + (binned[:, feature] > limit)
        return leaf


@dataclass(frozen=True, eq=False)
class Forest:
    """A regression and the trees that correct it."""

    bins: Bins
    start: LogLinear
    trees: tuple[Tree, ...]

    def value(self, features: Floats) -> Floats:
        """Return the expected spend of each customer."""
        binned = self.bins.place(features)
        score = self.start.score(features)
        for tree in self.trees:
            score += tree.leaves[tree.leaf_of(binned)]
        value: Floats = np.exp(np.clip(score, -MAX_LOG_MEAN, MAX_LOG_MEAN))
        return value


def _grow(binned: Ints, slopes: Slopes) -> tuple[Tree, Ints]:
    """Return the tree, and the leaf of each customer."""
    cells = binned + BINS * np.arange(binned.shape[1])
    leaf = np.zeros(len(binned), dtype=np.int64)
    questions: list[tuple[int, int]] = []
    for level in range(DEPTH):
        question = _best_question(cells, leaf, 2**level, slopes)
        questions.append(question)
        leaf = 2 * leaf + (binned[:, question[0]] > question[1])
    first, second = (np.bincount(leaf, slope, 2**DEPTH) for slope in (slopes.first, slopes.second))
    return Tree(tuple(questions), -LEARNING_RATE * first / (second + SHRINKAGE)), leaf


def _best_question(cells: Ints, leaf: Ints, leaves: int, slopes: Slopes) -> tuple[int, int]:
    """Return the feature and bin whose answer lowers the deviance most, over all leaves of the level together."""
    features = cells.shape[1]
    place = (cells + (features * BINS * leaf)[:, np.newaxis]).ravel()
    below, weight_below = (
        np.bincount(place, np.repeat(slope, features), leaves * features * BINS)
        .reshape(leaves, features, BINS)
        .cumsum(axis=2)
        for slope in (slopes.first, slopes.second)
    )
    total, weight = below[:, :, -1:], weight_below[:, :, -1:]
    gain = below**2 / (weight_below + SHRINKAGE) + (total - below) ** 2 / (weight - weight_below + SHRINKAGE)
    feature, limit = np.unravel_index(int(gain.sum(axis=0).argmax()), gain.shape[1:])
    return int(feature), int(limit)
