"""What to do for each segment: the tactics of the catalogue that suit it in this shop, and this week's actions.

Tactics are compared by their likely gain after all costs (see `cltv_core.tactics.economics`), at the effect that the
shop's own campaigns told or the catalogue assumes. The assumption is said wherever the figure is shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from cltv_core.facts import Code
from cltv_core.segments.placing import Segments
from cltv_core.segments.rules import LATE, Segment
from cltv_core.tactics.catalogue import CATALOGUE, Channel
from cltv_core.tactics.catalogue.idea import GiftTo
from cltv_core.tactics.effects import Believed
from cltv_core.tactics.experience import NONE, Experience, crowds_of
from cltv_core.tactics.figures import Figures, figures_of
from cltv_core.tactics.log import ActionLog, Status, action_key
from cltv_core.tactics.shop_facts import ShopFacts
from cltv_core.tactics.worth import SET_UP_HOURS, Case, Place, cases, least_an_hour
from cltv_core.value.forecast import Forecast

ALTERNATIVES = 3
ACTIONS_A_WEEK = 3
Products = Mapping[str, Sequence[str]]
Ranges = Mapping[str, tuple[float, float]]


class AtStake(Code):
    """What the money at stake in a segment counts."""

    RHYTHM = "rhythm"
    SECOND_ORDERS = "second_orders"
    COMING_BACK = "coming_back"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Tactic:
    """A tactic for one segment, with the figures that its sentences tell (see `cltv_core.text.tactics`).

    `key`: the entry of the catalogue. `customers` of the segment; its `channel` reaches `listed` of them, of whom
    `in_campaign` are in a running campaign and `reachable` are those it is for now: gain, costs and hours count nobody
    else. Of those with an e-mail address `consent_unknown`; `as_many_as_one_can`: no more can be managed by one person.
    `with_address`: of the customers, those whose address the files hold; `agreed`: of these, those who agreed to hear
    from the shop, None where a channel needs no consent; `unnamed`: of those reached, those without a first name.
    `at_stake`: money over the horizon, of which `stakes` says what it counts; `low` and `high`: of what is
    expected from the segment, where a range is known; `lift`: the share of those reached who order because of it, and
    what is `believed` of that; `worth`: its likely gain, money after all costs, `worth_range`: between what that lies 8
    times in 10, and `worth_an_hour`: the same an hour; `worthwhile`: whether that is worth the work (see
    `cltv_core.tactics.worth.least_an_hour`). `contacts`: what messages cost, `presents`: what is given away; `hours` of
    work, `effort` from 1 to 5. `largest_discount`: share of the price, None where the `margin` is not known; `anyway`:
    the share who order within a month without it. `spoken`: its drafts are said, not written; `has_names`: the files
    hold names to greet by.
    `follow_up`: comes after another one. `alternatives`: the next best.
    """

    key: str
    segment: str
    channel: Channel
    figures: Figures
    customers: int
    listed: int
    in_campaign: int
    reachable: int
    consent_unknown: int
    with_address: int
    agreed: int | None
    unnamed: int
    as_many_as_one_can: bool
    at_stake: float
    stakes: AtStake
    expected_value: float
    low: float | None
    high: float | None
    lift: float
    believed: Believed
    worth: float
    worth_range: tuple[float, float]
    worth_an_hour: float
    worthwhile: bool
    gift_to: GiftTo
    contacts: float
    presents: float
    hours: float
    effort: int
    margin: float | None
    anyway: float
    largest_discount: float | None
    spoken: bool
    has_names: bool
    generic: bool
    follow_up: bool = False
    alternatives: tuple[Tactic, ...] = ()

    @property
    def waits(self) -> bool:
        """Return whether everybody it reaches is in a running campaign."""
        return not self.reachable

    @property
    def log_key(self) -> str:
        """Name it as the log of what the owner said does."""
        return action_key(self.segment, self.key)


@dataclass(frozen=True)
class Answer:
    """What the owner said of a suggestion: `key` as in the log, `segment` and `tactic` as in a `Tactic`."""

    key: str
    segment: str
    tactic: str
    status: Status


def tactics(
    segments: Segments,
    shop: ShopFacts,
    reachable: pd.DataFrame,
    *,
    ranges: Ranges | None = None,
    products: Products | None = None,
    log: ActionLog | None = None,
    crowd: pd.DataFrame | None = None,
    known: Experience = NONE,
) -> tuple[Tactic, ...]:
    """Recommend a tactic for each segment that has customers, in the order of the segment table.

    Parameters
    ----------
    reachable
        See `tactics.shop_facts.reach`.
    ranges
        Segment -> between which amounts its expected value lies 8 times in 10.
    products
        Segment -> what its customers are likely to buy next, best first.
    log
        A tactic of which it says "not for us" makes room for the next one.
    crowd
        The customers at hand, with their `segment` (see `cltv_core.tactics.experience.crowd`).
    known
        What the owner's project adds to the sales.
    """
    found, crowds = [], {} if crowd is None else crowds_of(crowd)
    reached = _by_name(reachable)
    for name, row in _by_name(segments.table.set_index("segment", drop=False)).items():
        place = Place(row, reached.get(name, {}), crowds.get(name))
        suiting = _allowed(cases(place, shop, CATALOGUE, known), name, log or ActionLog())
        told = [_tactic(case, shop, (ranges or {}).get(name), (products or {}).get(name, ())) for case in suiting]
        found.append(replace(told[0], alternatives=tuple(told[1:])))
    return tuple(found)


def _by_name(table: pd.DataFrame) -> dict[str, dict[str, Any]]:
    """Take the rows of a table apart by the names in its index."""
    columns = [str(column) for column in table]
    rows = zip(*(table[column].tolist() for column in table), strict=True)
    return {str(name): dict(zip(columns, row, strict=True)) for name, row in zip(table.index, rows, strict=True)}


def expected_ranges(forecast: Forecast, segments: Segments) -> dict[str, tuple[float, float]]:
    """Segment -> between what its expected value lies 8 times in 10; empty where the forecast knows no ranges."""
    placed = segments.frame["segment"]
    ends = {str(name): forecast.range_of((placed == name).to_numpy()) for name in segments.table["segment"]}
    return {name: both for name, both in ends.items() if both is not None}


def this_week(tactics: Sequence[Tactic], log: ActionLog | None = None, today: date | None = None) -> tuple[Tactic, ...]:
    """Return the few recommendations worth most an hour of work.

    Left out are those the log says are done, snoozed or ruled out, and those whose customers are all in a running
    campaign. No segment and no tactic stands among them twice:
    where a better segment has taken a tactic, or the owner has ruled it out, the next best of the segment takes its
    place, unless that was done: one at a time. Where nothing is worth an hour, the one that comes nearest.
    """
    told, now = log or ActionLog(), today or date.today()
    left = {first.segment: _open(first, told, now) for first in tactics}
    chosen: list[Tactic] = []
    while len(chosen) < ACTIONS_A_WEEK:
        taken = {tactic.key for tactic in chosen}
        nexts = [found for options in left.values() if (found := _first_other_than(taken, options)) is not None]
        best = min(nexts, key=_least_first, default=None)
        if best is None or (chosen and not best.worthwhile):
            break
        chosen.append(best)
        del left[best.segment]
        if not best.worthwhile:
            break
    return tuple(chosen)


def _least_first(tactic: Tactic) -> tuple[bool, float, float]:
    return not tactic.worthwhile, -tactic.worth_an_hour, -tactic.at_stake


def _first_other_than(taken: set[str], options: Sequence[Tactic]) -> Tactic | None:
    return next((tactic for tactic in options if tactic.key not in taken), None)


def answers(log: ActionLog) -> tuple[Answer, ...]:
    """All that the owner has said, the latest first."""
    found = []
    for key, status in log.statuses.items():
        segment, _, tactic = key.rpartition(": ")
        found.append(Answer(key, segment, tactic, status))
    return tuple(reversed(found))


def _allowed(found: Sequence[Case], segment: str, log: ActionLog) -> list[Case]:
    """Return the best few that the owner has not ruled out; if all are, the best all the same."""
    ruled_out = [_ruled_out(log, segment, case.idea.key) for case in found]
    kept = [case for case, out in zip(found, ruled_out, strict=True) if not out]
    return (kept or list(found[:1]))[: 1 + ALTERNATIVES]


def _ruled_out(log: ActionLog, segment: str, idea: str) -> bool:
    status = log.status(segment, idea)
    return status is not None and status.state == "not for us"


def _open(first: Tactic, log: ActionLog, today: date) -> tuple[Tactic, ...]:
    """Find what may be suggested for the segment of `first`, best first; nothing while something is done there."""
    kept = [tactic for tactic in (first, *first.alternatives) if not _ruled_out(log, tactic.segment, tactic.key)]
    if kept and log.hides(kept[0].segment, kept[0].key, today):
        return ()
    return tuple(
        tactic
        for place, tactic in enumerate(kept)
        if not (log.hides(tactic.segment, tactic.key, today) or tactic.waits or (place and tactic.follow_up))
    )


def _tactic(case: Case, shop: ShopFacts, ends: tuple[float, float] | None, products: Sequence[str]) -> Tactic:
    idea, row, reach = case.idea, case.place.row, case.place.reach
    by_mail = idea.channel == "e-mail"
    return Tactic(
        key=idea.key,
        segment=str(row["segment"]),
        channel=idea.channel,
        figures=figures_of(case, shop, products),
        customers=int(row["customers"]),
        listed=case.listed,
        in_campaign=case.in_campaign,
        reachable=case.reached,
        consent_unknown=int(reach.get("consent_unknown", 0)) if by_mail else 0,
        with_address=case.place.with_address(idea),
        agreed=int(reach.get("agreed", 0)) if by_mail else None,
        unnamed=int(reach.get("unnamed", 0)) if by_mail else 0,
        as_many_as_one_can=0 < case.reached == idea.most,
        at_stake=float(row["at_stake"]),
        stakes=_stakes(row),
        expected_value=float(row["expected_value"]),
        low=ends[0] if ends else None,
        high=ends[1] if ends else None,
        lift=max(case.believed.effect, 0.0),
        believed=case.believed,
        worth=case.worth,
        worth_range=case.worth_range,
        worth_an_hour=case.worth / (case.hours + SET_UP_HOURS),
        worthwhile=case.worth_each_hour >= least_an_hour(shop),
        gift_to=idea.gift_to,
        contacts=case.contacts,
        presents=case.presents,
        hours=case.hours,
        effort=case.effort,
        margin=shop.margin,
        anyway=case.anyway,
        largest_discount=case.discount if shop.margin is not None else None,
        spoken=idea.spoken,
        has_names=shop.has_names,
        generic=idea.generic,
        follow_up=idea.follow_up,
    )


def _stakes(row: Mapping[str, Any]) -> AtStake:
    if not row["at_stake"] > 0:
        return AtStake.NOTHING
    like = Segment(row["like"])
    if like in LATE:
        return AtStake.COMING_BACK
    return AtStake.SECOND_ORDERS if like in (Segment.NEW, Segment.ONE_OFF_BIG_SPENDER) else AtStake.RHYTHM
