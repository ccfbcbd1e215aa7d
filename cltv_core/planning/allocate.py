"""The most profitable use of money and hours, solved exactly.

A multiple-choice knapsack with concave returns and two resources (Sinha and Zoltners 1979; Kellerer, Pferschy and
Pisinger 2004, chapter 11) as a mixed-integer program: each option's people, best first, are pieces of falling gain, so
that the solver takes them in order by itself; starting an option costs hours once.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy import optimize, sparse

from cltv_core.arrays import Floats, Ints
from cltv_core.planning.option import LEAST_MONEY, Option

PIECES = 24
"""A longer list is cut into so many pieces of equal gain within each."""
GAP = 2e-4
"""The solver stops when its plan is proven to be within this share of the best."""
MOST_NODES = 2_000
"""Of the solver's tree, whatever else the machine does: the same plan for the same means."""
_ROUNDING, _ROUNDING_PEOPLE = 1e-9, 1e-5


@dataclass(frozen=True)
class _Pieces:
    """The pieces of all options in one row: the option that each belongs to, how many people, and the gain of each."""

    option: Ints
    size: Floats
    gain: Floats


def allocate(options: Sequence[Option], money: float, hours: float) -> tuple[int, ...]:
    """Choose how many people of each option to take, for the highest profit that `money` and `hours` allow."""
    useful = [place for place, option in enumerate(options) if _most(option, money, hours)]
    chosen = [0] * len(options)
    if useful:
        kept = [replace(options[place], gains=_gains(options[place], money, hours)) for place in useful]
        people = _solved(kept, money, hours)
        _top_up(kept, people, money, hours)
        for place, number in zip(useful, people, strict=True):
            chosen[place] = number
    return tuple(chosen)


def worth_proposing(options: Sequence[Option], money: float, hours: float) -> tuple[int, ...]:
    """Choose as `allocate` does, but take nobody of an option of which so many would bring less than `LEAST_MONEY`."""
    people = allocate(options, money, hours)
    too_small = [
        number > 0 and option.profit(number) < LEAST_MONEY for option, number in zip(options, people, strict=True)
    ]
    if not any(too_small):
        return people
    kept = [replace(one, gains=one.gains[:0]) if small else one for one, small in zip(options, too_small, strict=True)]
    return worth_proposing(kept, money, hours)


def next_unit(options: Sequence[Option], people: Sequence[int], money: float, hours: float) -> float:
    """Return the profit that one more unit of money would add to what is begun: its shadow price.

    The dual value of the budget in the linear program of the options that were started (Dantzig 1963, chapter 12).
    """
    begun = [option for option, number in zip(options, people, strict=True) if number]
    if not begun:
        return 0.0
    pieces = _pieces(begun)
    each = np.array([[option.cost_each for option in begun], [option.hours_each for option in begun]])
    left = np.array([money, hours - sum(option.hours_once for option in begun)])
    solved = optimize.linprog(
        -pieces.gain,
        A_ub=each[:, pieces.option],
        b_ub=np.maximum(left, 0.0),
        bounds=np.column_stack([np.zeros(len(pieces.size)), pieces.size]),
    )
    return float(max(-solved.ineqlin.marginals[0], 0.0)) if solved.success else 0.0


def _gains(option: Option, money: float, hours: float) -> Floats:
    return option.gains[: _most(option, money, hours)]


def _most(option: Option, money: float, hours: float) -> int:
    """Count the people who are worth it and whom money and hours would pay for, were there no other option."""
    there = ((money, option.cost_each), (hours - option.hours_once, option.hours_each))
    if min(left for left, _ in there) < -_ROUNDING:
        return 0
    paid = [int(min((left + _ROUNDING) / each, option.worthwhile)) for left, each in there if each > 0]
    return min([option.worthwhile, *paid])


def _pieces(options: Sequence[Option]) -> _Pieces:
    parts = [_cut(option.gains[: option.worthwhile]) for option in options]
    return _Pieces(
        np.repeat(np.arange(len(options)), [len(sizes) for sizes, _ in parts]),
        np.concatenate([sizes for sizes, _ in parts]),
        np.concatenate([gains for _, gains in parts]),
    )


def _cut(gains: Floats) -> tuple[Floats, Floats]:
    """Cut a list into pieces as equal as can be, longer ones first; return their sizes and mean gains."""
    number = min(PIECES, len(gains))
    size, longer = divmod(len(gains), number)
    end = longer * (size + 1)
    means = [gains[:end].reshape(longer, size + 1).mean(axis=1), gains[end:].reshape(-1, size).mean(axis=1)]
    return np.repeat([size + 1.0, float(size)], [longer, number - longer]), np.concatenate(means)


def _solved(options: Sequence[Option], money: float, hours: float) -> list[int]:
    """Return whole people of each option.

    Pieces of several people may be taken in part: at most as many options end in the middle as there are resources, and
    of those less than a person is lost.
    """
    pieces, number = _pieces(options), len(options)
    size = len(pieces.size)
    worth = pieces.gain * pieces.size
    found = optimize.milp(
        np.append(-worth / worth.max(), np.zeros(number)),
        constraints=[_resources(options, pieces, money, hours), _begun(pieces, number), _one_a_group(options, size)],
        integrality=np.append(pieces.size == 1, np.ones(number)),
        bounds=optimize.Bounds(0, 1),
        options={"mip_rel_gap": GAP, "node_limit": MOST_NODES, "presolve": False},
    )
    if found.x is None:
        return [0] * number
    taken = np.bincount(pieces.option, found.x[:size] * pieces.size, number)
    return [math.floor(people + _ROUNDING_PEOPLE) for people in taken]


def _resources(options: Sequence[Option], pieces: _Pieces, money: float, hours: float) -> optimize.LinearConstraint:
    """Money and hours, each as a share of what there is; what costs either is no option where there is none."""
    each = np.array([[option.cost_each for option in options], [option.hours_each for option in options]])
    once = np.array([np.zeros(len(options)), [option.hours_once for option in options]])
    there = np.array([[money or 1.0], [hours or 1.0]])
    return optimize.LinearConstraint(np.hstack([each[:, pieces.option] * pieces.size, once]) / there, ub=1.0)


def _begun(pieces: _Pieces, number: int) -> optimize.LinearConstraint:
    """Nobody is taken of an option that is not begun."""
    size = len(pieces.size)
    rows = np.arange(size)
    begun = sparse.csr_array((-np.ones(size), (rows, pieces.option)), shape=(size, number))
    return optimize.LinearConstraint(sparse.hstack([sparse.eye_array(size), begun]), ub=0.0)


def _one_a_group(options: Sequence[Option], size: int) -> optimize.LinearConstraint:
    names = list(dict.fromkeys(option.group for option in options))
    rows = [names.index(option.group) for option in options]
    places = size + np.arange(len(options))
    table = sparse.csr_array((np.ones(len(options)), (rows, places)), shape=(len(names), size + len(options)))
    return optimize.LinearConstraint(table, ub=1.0)


def _top_up(options: Sequence[Option], people: list[int], money: float, hours: float) -> None:
    """Add the best next person of what is begun for as long as money and hours allow it."""
    while True:
        left = money - sum(option.cost(number) for option, number in zip(options, people, strict=True))
        time = hours - sum(option.hours(number) for option, number in zip(options, people, strict=True))
        more = [
            (option.gains[number], place)
            for place, (option, number) in enumerate(zip(options, people, strict=True))
            if 0 < number < option.worthwhile and option.cost_each <= left and option.hours_each <= time
        ]
        if not more:
            return
        people[max(more)[1]] += 1
