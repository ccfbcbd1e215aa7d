"""Whether customers of equal value are treated alike, whatever group of a column they belong to.

Customers are put into bands of expected value, and within each band every group is compared with all others (the
stratified comparison of Mantel and Haenszel 1959; its variance is that of dealing out the treatments of a band at
random, the permutation variance). What value explains therefore never counts as a difference.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
import pandas as pd

from cltv_core.arrays import Flags, Floats, Ints
from cltv_core.facts import Code, Fact

MOST_VALUES = 20
"""A column with more different values is no column of groups."""
LEAST_MEMBERS = 30
"""Smaller groups are left out: nothing could be told of them."""
LEAST_EXPECTED = 5
"""So many of a group and of the others should have a treatment, and so many not, or the range fails (Cochran 1954)."""
BANDS = 10
CUSTOMERS_A_BAND = 50
MATTERS = 0.05
"""Smaller differences (5 points) are not worth a word, even where they are certain."""
LEVEL = 0.95
"""For all comparisons together (Bonferroni)."""
TOO_COARSE = 0.25
"""Where only differences larger than this could be seen, nothing is concluded."""
NAMED = 3
NEVER = ("customer_id", "email", "phone", "first_name", "last_name", "consent")
COLUMNS = ("group", "treatment", "customers", "share", "expected", "difference", "low", "high", "differs")


class Fairness(Code):
    """What was found of a `column`. Shares are from 0 to 1; `seen_from`: the least difference that could be seen."""

    TOO_MANY_GROUPS = "too_many_groups"
    TOO_MANY_TREATMENTS = "too_many_treatments"
    GROUPS_TOO_SMALL = "groups_too_small"
    ONE_TREATMENT = "one_treatment"
    DIFFERENT = "different"
    GROUP_DIFFERS = "group_differs"
    ALIKE = "alike"
    TOO_FEW = "too_few"
    LEFT_OUT = "left_out"


@dataclass(frozen=True)
class FairLook:
    """How the treatments are spread over the groups of one column.

    `frame`, one row a group and treatment: `customers` of the group, `share` of them with the treatment, the share
    `expected` were it handed out by value alone, `difference` from the other customers of the same value with its range
    (`low`, `high`), and whether it `differs`: by more than chance and by 5 points or more. Empty where nothing can be
    told.

    `facts`: the answer. `left_out`: customers without an entry or in groups too small.
    """

    column: str
    frame: pd.DataFrame
    facts: tuple[Fact, ...]
    left_out: int = 0

    @property
    def differs(self) -> bool:
        """Return whether any group differs by more than chance and by 5 points or more."""
        return bool(self.frame["differs"].any())


def columns_to_look_at(customers: pd.DataFrame) -> tuple[str, ...]:
    """Return the columns that hold groups: two to twenty different entries, and no name or address."""
    return tuple(
        str(name)
        for name in customers.columns
        if name not in NEVER and 2 <= _entries(customers[name]).replace("", np.nan).nunique() <= MOST_VALUES
    )


def fair_look(customers: pd.DataFrame, column: str, value: pd.Series, treatment: pd.Series) -> FairLook:
    """Compare how often each treatment goes to the groups of `column` among customers of equal `value`.

    `customers` as in Transactions; `value` (expected money) and `treatment` (a label such as tier, segment or offer)
    are indexed by customer_id and name the same customers.
    """
    groups = _entries(customers.set_index("customer_id")[column]).reindex(value.index).fillna("")
    sizes = groups[groups != ""].value_counts()
    if len(sizes) > MOST_VALUES:
        return _untold(column, Fairness.TOO_MANY_GROUPS(column=column, found=len(sizes), most=MOST_VALUES))
    large = sizes[sizes >= LEAST_MEMBERS].sort_index().index
    known = groups.isin(large).to_numpy()
    left_out = len(groups) - int(known.sum())
    if treatment.nunique() > MOST_VALUES:
        too_many = Fairness.TOO_MANY_TREATMENTS(found=treatment.nunique(), most=MOST_VALUES)
        return _untold(column, too_many, left_out)
    if len(large) < 2:
        return _untold(column, Fairness.GROUPS_TOO_SMALL(column=column, least=LEAST_MEMBERS), left_out)
    bands = value_bands(value.to_numpy())[known]
    frame = _compared(groups[known], list(large), bands, treatment.reindex(value.index)[known])
    if frame.empty:
        return _untold(column, Fairness.ONE_TREATMENT(column=column), left_out)
    return FairLook(column, frame, _answer(column, frame, left_out), left_out)


def value_bands(value: Floats) -> Ints:
    """Up to ten bands of about equally many customers, at least fifty each; equal values are never split."""
    bands = int(np.clip(len(value) // CUSTOMERS_A_BAND, 1, BANDS))
    ascending = np.sort(value)
    below: Ints = np.searchsorted(ascending, value, side="left") * bands // max(len(value), 1)
    return below


def _entries(column: pd.Series) -> pd.Series:
    return column.astype("str").fillna("").str.strip()


def _compared(groups: pd.Series, names: list[str], band: Ints, treatment: pd.Series) -> pd.DataFrame:
    labels = treatment.astype("str").fillna("")
    kinds = sorted(labels.unique())
    if len(kinds) < 2:
        return pd.DataFrame({name: [] for name in COLUMNS})
    z = NormalDist().inv_cdf(1 - (1 - LEVEL) / (2 * len(names) * len(kinds)))
    treated = {kind: (labels == kind).to_numpy() for kind in kinds}
    rows = [
        (name, kind, *_difference((groups == name).to_numpy(), treated[kind], band, z))
        for name in names
        for kind in kinds
    ]
    frame = pd.DataFrame(rows, columns=list(COLUMNS[:-1]))
    beyond_chance = (frame["low"] > 0) | (frame["high"] < 0)
    matters = frame["difference"].abs() >= MATTERS
    return frame.assign(differs=beyond_chance & matters & (_rarest(frame, len(groups)) >= LEAST_EXPECTED))


def _rarest(frame: pd.DataFrame, everybody: int) -> pd.Series:
    """Return the customers expected in the rarest of the four cells: of the group or not, with the treatment or not."""
    with_it = (frame["share"] * frame["customers"]).groupby(frame["treatment"]).transform("sum")
    expected = frame["expected"] * frame["customers"]
    cells = [expected, frame["customers"] - expected, with_it - expected]
    cells.append(everybody - frame["customers"] - with_it + expected)
    return pd.concat(cells, axis=1).min(axis=1)


def _difference(member: Flags, treated: Flags, band: Ints, z: float) -> tuple[int, float, float, float, float, float]:
    """Return customers, share, expected share, mean difference within bands, and its range."""
    size, with_it = np.bincount(band), np.bincount(band, weights=treated)
    members = np.bincount(band, weights=member)
    both = np.bincount(band, weights=member & treated)
    expected = members * with_it / np.maximum(size, 1)
    weight = (members * (size - members) / np.maximum(size, 1)).sum()
    spread = members * (size - members) * with_it * (size - with_it)
    variance = (spread / np.maximum(size.astype(np.float64) ** 2 * (size - 1), 1)).sum()
    if weight == 0:
        return int(member.sum()), float(treated[member].mean()), float(expected.sum() / member.sum()), 0.0, -1.0, 1.0
    difference, reach = float((both - expected).sum() / weight), z * float(np.sqrt(variance)) / weight
    share, fair = both.sum() / members.sum(), expected.sum() / members.sum()
    return int(member.sum()), float(share), float(fair), difference, difference - reach, difference + reach


def _answer(column: str, frame: pd.DataFrame, left_out: int) -> tuple[Fact, ...]:
    notes = (Fairness.LEFT_OUT(customers=left_out, column=column),) if left_out else ()
    found = frame[frame["differs"]]
    if len(found):
        return (Fairness.DIFFERENT(column=column), *_told(_most_telling(found), column), *notes)
    seen_from = float((frame["high"] - frame["low"]).max() / 2)
    if seen_from > TOO_COARSE:
        return (Fairness.TOO_FEW(column=column, seen_from=seen_from), *notes)
    return (Fairness.ALIKE(column=column, seen_from=max(seen_from, MATTERS)), *notes)


def _most_telling(found: pd.DataFrame) -> pd.DataFrame:
    """Up to three, furthest from what is expected first; not those that only mirror them in a far larger group."""
    off = (found["share"] - found["expected"]).abs().to_numpy()
    order = np.argsort(-off, kind="stable")
    telling: pd.DataFrame = found.iloc[order[off[order] >= off.max() / 2]].head(NAMED)
    return telling


def _told(found: pd.DataFrame, column: str) -> Iterator[Fact]:
    columns = (found[name].to_list() for name in ("group", "treatment", "share", "expected"))
    for group, treatment, share, expected in zip(*columns, strict=True):
        yield Fairness.GROUP_DIFFERS(column=column, group=group, treatment=treatment, share=share, expected=expected)


def _untold(column: str, why: Fact, left_out: int = 0) -> FairLook:
    nothing = pd.DataFrame({name: [] for name in COLUMNS}).astype({"differs": "bool"})
    return FairLook(column, nothing, (why,), left_out)
