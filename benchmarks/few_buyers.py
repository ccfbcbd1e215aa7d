"""How near a range of few buyers can come to 80 %, whatever the method, beside how near ours comes.

    python benchmarks/few_buyers.py

Counts come in steps. For the lists in which fewer than one buyer is to be expected among those left out, every
deterministic range that claims more the more buyers speak for it is a choice of counts at which it claims a difference.
Integer programming finds the choice that comes nearest to 80 % at the base rate of the list while neither of its sides
claims wrongly in more than a given share of lists at any base rate. Then the exact coverage of the product's own range.
"""

from __future__ import annotations

import math

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.stats import binom

from cltv_core.campaigns.lift import difference_of_shares

LISTS = ((60, 0.1, 0.02), (60, 0.1, 0.10), (60, 1 / 3, 0.02), (60, 0.5, 0.02), (300, 0.1, 0.02))
"""People, share left out and base rate of the lists of `benchmarks/campaigns.py` with so few."""
OTHERS = ((60, 1 / 3, 0.10), (60, 0.5, 0.10), (300, 1 / 3, 0.02), (300, 0.5, 0.02), (300, 0.1, 0.10), (1000, 0.1, 0.02))
"""Those with one to five."""
MOST_WRONG = (0.11, 0.13, 0.16)
MOST_BUYERS = 14
RATES = np.geomspace(0.001, 0.6, 45)


def rate(base: float) -> float:
    """Return the share of buyers where each person's own rate is drawn from a gamma distribution, as there."""
    return 1 - float((1 - 1.25 * math.log(1 - base)) ** -0.8)


def claimed(groups: tuple[int, int], share: float, most: float, *, helped: bool) -> float:
    """Return how often one side of the best range claims a difference where there is none."""
    counts = _counts(groups, helped=helped)
    chances = np.array(
        [[binom.pmf(a, groups[0], p) * binom.pmf(b, groups[1], p) for a, b in counts] for p in (*RATES, share)]
    )
    limits = [LinearConstraint(chances, -np.inf, most)]
    ordered = _more_speak_for_it(counts, helped=helped)
    if len(ordered):
        limits.append(LinearConstraint(ordered, -np.inf, 0))
    found = milp(-chances[-1], constraints=limits, integrality=np.ones(len(counts)), bounds=Bounds(0, 1))
    return -float(found.fun)


def _counts(groups: tuple[int, int], *, helped: bool) -> list[tuple[int, int]]:
    every = ((a, b) for a in range(min(groups[0], MOST_BUYERS) + 1) for b in range(min(groups[1], MOST_BUYERS) + 1))
    few = ((a, b) for a, b in every if a + b <= MOST_BUYERS)
    return [(a, b) for a, b in few if (a / groups[0] > b / groups[1] if helped else a / groups[0] < b / groups[1])]


def _more_speak_for_it(counts: list[tuple[int, int]], *, helped: bool) -> np.ndarray:
    """Require of a range that claims at some counts to claim where still more speaks for it (Barnard 1947)."""
    place = {one: number for number, one in enumerate(counts)}
    step = 1 if helped else -1
    rows = []
    for (a, b), number in place.items():
        for stronger in ((a + step, b), (a, b - step)):
            if stronger in place:
                row = np.zeros(len(counts))
                row[number], row[place[stronger]] = 1, -1
                rows.append(row)
    return np.array(rows)


def own_coverage(groups: tuple[int, int], share: float) -> float:
    """Return how often the product's 80 % range holds no difference where there is none."""
    held = 0.0
    limits = [int(binom.ppf(1 - 1e-7, size, share)) + 1 for size in groups]
    for a in range(min(limits[0], groups[0]) + 1):
        for b in range(min(limits[1], groups[1]) + 1):
            bought = np.r_[np.arange(groups[0]) < a, np.arange(groups[1]) < b]
            found = difference_of_shares(bought, np.arange(sum(groups)) < groups[0])
            if found.low80 <= 0 <= found.high80:
                held += binom.pmf(a, groups[0], share) * binom.pmf(b, groups[1], share)
    return float(held)


def main() -> None:
    """Print, for each list, the nearest that is attainable, and what the product attains."""
    heads = " ".join(f"{100 * most:8.0f}" for most in MOST_WRONG)
    print(f"people  left out  base  buyers among them | own | lowest where each side is wrong at most {heads} %")
    for people, left_out, base in (*LISTS, *OTHERS):
        held_out = round(people * left_out)
        groups, share = (people - held_out, held_out), rate(base)
        own = 100 * own_coverage(groups, share)
        line = f"{people:6} {left_out:9.2f} {base:5.2f} {held_out * share:18.2f} | {own:4.1f} |"
        for most in MOST_WRONG if (people, left_out, base) in LISTS else ():
            wrong = sum(claimed(groups, share, most, helped=helped) for helped in (True, False))
            line += f" {100 * (1 - wrong):.1f}"
        print(line, flush=True)


if __name__ == "__main__":
    main()
