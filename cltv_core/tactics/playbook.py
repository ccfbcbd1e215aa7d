"""What to do for each segment: the tactics of the catalogue that suit it in this shop, and this week's actions.

A tactic is compared with others by what it would win back of the money at stake if it worked as its catalogue entry
assumes, after its cost. The assumption is said wherever the figure is shown: only a trial tells.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from cltv_core.segments.placing import Segments
from cltv_core.tactics.catalogue import CATALOGUE, Channel, Draft, Tone
from cltv_core.tactics.catalogue.idea import COMING
from cltv_core.tactics.log import ActionLog, Status, action_key
from cltv_core.tactics.phrases import at_stake_meaning, drafts_of, words_for
from cltv_core.tactics.shop_facts import ShopFacts
from cltv_core.tactics.worth import SET_UP_HOURS, Case, Place, cases, least_an_hour
from cltv_core.text import wording
from cltv_core.value.forecast import Forecast

ALTERNATIVES = 3
ACTIONS_A_WEEK = 3
Products = Mapping[str, Sequence[str]]
Ranges = Mapping[str, tuple[float, float]]


@dataclass(frozen=True)
class Tactic:
    """A tactic for one segment, filled in. Texts are for the owner; `drafts` hold what to write, a tone each, with
    {first_name} where the files hold names, and square brackets where the owner has to fill in something.

    `key`: the entry of the catalogue. `customers` of the segment, `reachable` of them by its channel. `at_stake`:
    money over the horizon, of which `meaning` says what it counts; `low` and `high`: of what is
    expected from the segment, where a range is known; `worth`: what it would win of the money at stake for those
    reached, after `cost_all`, if its assumption held, and the same an hour; `worthwhile`: whether that is worth the
    work (see `cltv_core.tactics.worth.least_an_hour`). `hours` of work, `effort` from 1 to 5.
    `largest_discount`: share of the price, None where the margin is not known. `alternatives`: the next best.
    """

    key: str
    segment: str
    channel_kind: Channel
    title: str
    action: str
    goal: str
    why: str
    whom: str
    when: str
    channel: str
    idea: str
    bring: str
    offer: str
    cost: str
    discount: str
    work: str
    avoid: str
    measure: str
    drafts: Mapping[Tone, Draft]
    customers: int
    reachable: int
    at_stake: float
    meaning: str
    expected_value: float
    low: float | None
    high: float | None
    worth: float
    worth_an_hour: float
    worthwhile: bool
    cost_all: float
    hours: float
    effort: int
    largest_discount: float | None
    generic: bool
    alternatives: tuple[Tactic, ...] = ()


@dataclass(frozen=True)
class Action:
    """One of this week's worthwhile things. `at_stake` is money over the horizon, `meaning` says what it counts."""

    key: str
    segment: str
    title: str
    sentence: str
    customers: int
    reachable: int
    at_stake: float
    worth: float
    hours: float
    effort: int
    meaning: str
    work: str
    worthwhile: bool


@dataclass(frozen=True)
class Answer:
    """What the owner said of a suggestion; `key` as in the log."""

    key: str
    segment: str
    title: str
    status: Status


def tactics(
    segments: Segments,
    shop: ShopFacts,
    reachable: pd.DataFrame,
    *,
    ranges: Ranges | None = None,
    products: Products | None = None,
    log: ActionLog | None = None,
) -> tuple[Tactic, ...]:
    """The recommended tactic of each segment that has customers, in the order of the segment table.

    `reachable`: see `tactics.shop_facts.reach`. `ranges`: segment -> between what its expected value lies 8 times in
    10. `products`: segment -> what its customers are likely to buy next, best first. A tactic of which the `log` says
    "not for us" makes room for the next one.
    """
    found = []
    for _, row in segments.table.iterrows():
        name = str(row["segment"])
        place = Place(row, _reach_of(name, reachable))
        suiting = _allowed(cases(place, shop, CATALOGUE), name, log or ActionLog())
        told = [_tactic(case, shop, (ranges or {}).get(name), (products or {}).get(name, ())) for case in suiting]
        found.append(replace(told[0], alternatives=tuple(told[1:])))
    return tuple(found)


def expected_ranges(forecast: Forecast, segments: Segments) -> dict[str, tuple[float, float]]:
    """Segment -> between what its expected value lies 8 times in 10; empty where the forecast knows no ranges."""
    placed = segments.frame["segment"].to_numpy()
    ends = {str(name): forecast.range_of(placed == name) for name in segments.table["segment"]}
    return {name: both for name, both in ends.items() if both is not None}


def this_week(tactics: Sequence[Tactic], log: ActionLog | None = None, today: date | None = None) -> tuple[Action, ...]:
    """The few recommendations worth most an hour of work; without those the log says are done, snoozed or ruled out.

    Where nothing is worth an hour, the one that comes nearest. Where a tactic is hidden, the next best of its segment
    takes its place, unless it was done: one at a time.
    """
    told, now = log or ActionLog(), today or date.today()
    left = [tactic for first in tactics if (tactic := _open(first, told, now)) is not None]
    ranked = sorted(left, key=lambda tactic: (not tactic.worthwhile, -tactic.worth_an_hour, -tactic.at_stake))
    worthwhile = [tactic for tactic in ranked if tactic.worthwhile]
    return tuple(_action(tactic) for tactic in (worthwhile or ranked[:1])[:ACTIONS_A_WEEK])


def answers(log: ActionLog) -> tuple[Answer, ...]:
    """All that the owner has said, the latest first."""
    titles = {idea.key: idea.title for idea in CATALOGUE}
    found = []
    for key, status in log.statuses.items():
        segment, _, idea = key.rpartition(": ")
        found.append(Answer(key, segment, titles.get(idea, idea), status))
    return tuple(reversed(found))


def _reach_of(segment: str, reachable: pd.DataFrame) -> dict[str, int]:
    if segment not in reachable.index:
        return {}
    return {str(name): int(people) for name, people in reachable.loc[[segment]].iloc[0].to_dict().items()}


def _allowed(found: Sequence[Case], segment: str, log: ActionLog) -> list[Case]:
    """The best few that the owner has not ruled out; if all are, the best all the same."""
    ruled_out = [_ruled_out(log, segment, case.idea.key) for case in found]
    kept = [case for case, out in zip(found, ruled_out, strict=True) if not out]
    return (kept or list(found[:1]))[: 1 + ALTERNATIVES]


def _ruled_out(log: ActionLog, segment: str, idea: str) -> bool:
    status = log.status(segment, idea)
    return status is not None and status.state == "not for us"


def _open(first: Tactic, log: ActionLog, today: date) -> Tactic | None:
    for tactic in (first, *first.alternatives):
        if not log.hides(tactic.segment, tactic.key, today):
            return tactic
        if not _ruled_out(log, tactic.segment, tactic.key):
            return None
    return None


def _tactic(case: Case, shop: ShopFacts, ends: tuple[float, float] | None, products: Sequence[str]) -> Tactic:
    idea, row = case.idea, case.place.row
    words = words_for(case, shop, products)
    return Tactic(
        key=idea.key,
        segment=str(row["segment"]),
        channel_kind=idea.channel,
        title=idea.title,
        action=idea.action.format(**words),
        goal=idea.goal.format(**words),
        why=idea.why.format(**words),
        whom=_whom(case),
        when=idea.when.format(**words),
        channel=wording.CHANNELS[idea.channel],
        idea=idea.message.format(**words),
        bring=_bring(case, shop, ends),
        offer=idea.offer.format(**words),
        cost=idea.cost.format(**words),
        discount=wording.discount(idea.lift, shop.margin, case.anyway, case.discount),
        work=wording.work(case.hours),
        avoid=idea.avoid.format(**words),
        measure=idea.measure.format(**words),
        drafts=drafts_of(case, words, shop.has_names),
        customers=int(row["customers"]),
        reachable=case.reached,
        at_stake=float(row["at_stake"]),
        expected_value=float(row["expected_value"]),
        low=ends[0] if ends else None,
        high=ends[1] if ends else None,
        meaning=at_stake_meaning(row, shop),
        worth=case.worth,
        worth_an_hour=case.worth / (case.hours + SET_UP_HOURS),
        worthwhile=case.worth_each_hour >= least_an_hour(shop),
        cost_all=case.cost,
        hours=case.hours,
        effort=case.effort,
        largest_discount=case.discount if shop.margin is not None else None,
        generic=idea.generic,
    )


def _whom(case: Case) -> str:
    idea, row = case.idea, case.place.row
    unknown = int(case.place.reach.get("consent_unknown", 0)) if idea.channel == "e-mail" else 0
    return wording.for_whom(
        int(row["customers"]),
        case.reached,
        idea.channel,
        unknown,
        chosen=case.reached == idea.most,
        coming=set(row["kinds"]) <= set(COMING),
    )


def _bring(case: Case, shop: ShopFacts, ends: tuple[float, float] | None) -> str:
    """What is at stake, with the range of what is expected, and what of it the assumption would win."""
    row = case.place.row
    return " ".join(
        [
            at_stake_meaning(row, shop),
            *([wording.expected_between(*ends, shop.horizon_days, shop.currency)] if ends else []),
            wording.if_it_works(case.idea.lift, case.reached, case.worth, shop.currency),
        ]
    )


def _action(tactic: Tactic) -> Action:
    return Action(
        key=action_key(tactic.segment, tactic.key),
        segment=tactic.segment,
        title=tactic.title,
        sentence=tactic.action,
        customers=tactic.customers,
        reachable=tactic.reachable,
        at_stake=tactic.at_stake,
        worth=tactic.worth,
        hours=tactic.hours,
        effort=tactic.effort,
        meaning=tactic.meaning,
        work=tactic.work,
        worthwhile=tactic.worthwhile,
    )
