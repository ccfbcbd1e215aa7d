"""What the owner is advised to do, to whom, and with which product."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard import session
from dashboard.results import outlook, trials
from dashboard.results.remembered import remembered

if TYPE_CHECKING:
    from cltv_core.analysis import Analysis, History
    from cltv_core.products import NextProducts
    from cltv_core.segments.fairness import FairLook
    from cltv_core.tactics.experience import Experience
    from cltv_core.tactics.log import ActionLog
    from cltv_core.tactics.playbook import Answer, Tactic


def tactics() -> tuple[Tactic, ...]:
    """Return the recommended tactic of each segment, in the order of the segment table."""
    found = outlook.analysis()
    return _tactics(found, session.decisions().actions, trials.experience())


def this_week() -> tuple[Tactic, ...]:
    """Return what is most worthwhile to do now."""
    from cltv_core.tactics.playbook import this_week

    return this_week(tactics(), session.decisions().actions)


def waiting() -> frozenset[str]:
    """Return the segments of which everybody who can be reached is in a running campaign."""
    return frozenset(tactic.segment for tactic in tactics() if tactic.waits and tactic.in_campaign)


def answers() -> tuple[Answer, ...]:
    """Return what the owner has said of suggestions, the latest first."""
    from cltv_core.tactics.playbook import answers

    return answers(session.decisions().actions)


def fair_look(column: str) -> FairLook:
    """Return whether groups of equal value are offered the same."""
    from cltv_core.segments.fairness import fair_look

    found = outlook.analysis()
    offered = {tactic.segment: tactic.key for tactic in tactics()}
    treatment = found.segments.frame["segment"].map(offered)
    value = found.forecast.frame["expected_value"]
    return fair_look(session.transactions().customers.drop_duplicates("customer_id"), column, value, treatment)


def next_products() -> NextProducts:
    """Return what customers are likely to buy next."""
    return _next_products(outlook.history())


def suggestion(segment: str) -> str:
    """Return the product that most customers of a segment are likely to buy next for the first time.

    "" where suggestions would not have beaten the best sellers.
    """
    import pandas as pd

    found = next_products().naming(repeats=False)
    placed = outlook.analysis().segments.frame["segment"]
    if not found.shown:
        return ""
    named = found.best_for(pd.Index(placed.index[placed == segment]), 1)
    return str(named["product"].iloc[0]) if len(named) else ""


@remembered()
def _tactics(found: Analysis, log: ActionLog, known: Experience) -> tuple[Tactic, ...]:
    return found.with_experience(known).with_choices(replace(found.choices, actions=log)).tactics


@remembered()
def _next_products(past: History) -> NextProducts:
    from cltv_core.products import next_products

    return next_products(past.transactions, past.as_of)
