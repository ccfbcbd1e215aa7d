"""What customers say in surveys: how many recommend the shop, and how many are satisfied, with their ranges."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from scipy import special

from cltv_core.arrays import Floats
from cltv_core.facts import Code, Fact
from cltv_core.transactions import Transactions

RECOMMENDS_FROM, ADVISES_AGAINST_UP_TO = 9.0, 6.0
"""Of 10: promoters and detractors (Reichheld 2003)."""
SATISFIED_FROM = 4.0
"""Of 5."""
FEWEST = 5
"""Of fewer people nothing is said."""
Z80 = float(special.ndtri(0.9))


class Said(Code):
    """What surveys say, of so many `people`, as shares from `low` to `high`.

    RECOMMEND: `net` is the net promoter score, from `net_low` to `net_high`. SATISFIED: with 4 or 5 of 5. The values
    stand in `summary.json`.
    """

    RECOMMEND = "recommend"
    SATISFIED = "satisfied"


@dataclass(frozen=True)
class Opinion:
    """The latest answer of each of so many `people`.

    `share`: of those who recommend or are satisfied, with its 80 % range; `net`: the share who recommend less the share
    who advise against, in hundredths, with its range; None where satisfaction was asked.
    """

    said: Said
    people: int
    share: float
    low80: float
    high80: float
    net: tuple[float, float, float] | None = None

    @property
    def fact(self) -> Fact:
        """See it as a fact."""
        shares = {"people": self.people, "share": self.share, "low": self.low80, "high": self.high80}
        if self.net is None:
            return self.said(**shares)
        net, low, high = self.net
        return self.said(**shares, net=net, net_low=low, net_high=high)


def opinions(transactions: Transactions, as_of: date) -> tuple[Opinion, ...]:
    """Sum up the answers up to the end of a day; those of people who bought nothing count as well."""
    told = transactions.answers
    told = told[~(told["answered_at"] >= pd.Timestamp(as_of) + pd.Timedelta(days=1))]
    found = (
        _recommend(_latest(told[told["asked"] == "recommend"])),
        _satisfied(_latest(told[told["asked"] == "satisfaction"])),
    )
    return tuple(one for one in found if one is not None)


def likely_share(yes: int, people: int) -> tuple[float, float]:
    """Return the ends of the 80 % range of a share (Jeffreys; Brown, Cai and DasGupta 2001)."""
    ends = special.betaincinv(yes + 0.5, people - yes + 0.5, [0.1, 0.9])
    return (0.0 if yes == 0 else float(ends[0])), (1.0 if yes == people else float(ends[1]))


def _latest(told: pd.DataFrame) -> Floats:
    """Return the latest score of each customer, and all of those who are not known."""
    in_turn = told.sort_values("answered_at", kind="stable", na_position="first")
    known = in_turn[in_turn["customer_id"] != ""].drop_duplicates("customer_id", keep="last")
    scores: Floats = pd.concat([known, in_turn[in_turn["customer_id"] == ""]])["score"].to_numpy(np.float64)
    return scores


def _recommend(scores: Floats) -> Opinion | None:
    people = len(scores)
    if people < FEWEST:
        return None
    yes, against = int((scores >= RECOMMENDS_FROM).sum()), int((scores <= ADVISES_AGAINST_UP_TO).sum())
    net = (yes - against) / people
    off = Z80 * float(np.sqrt(max((yes + against) / people - net**2, 0.0) / people))
    around = (100 * net, 100 * max(net - off, -1.0), 100 * min(net + off, 1.0))
    return Opinion(Said.RECOMMEND, people, yes / people, *likely_share(yes, people), net=around)


def _satisfied(scores: Floats) -> Opinion | None:
    people, yes = len(scores), int((scores >= SATISFIED_FROM).sum())
    if people < FEWEST:
        return None
    return Opinion(Said.SATISFIED, people, yes / people, *likely_share(yes, people))
