"""Leaving some of a list out, to see whether writing works: what it will tell, and the two lists."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import streamlit as st

from cltv_core.campaigns.assignment import default_share
from cltv_core.campaigns.lists import WITHHELD
from cltv_core.campaigns.start import OUTSIDE, CampaignImpossible, Plan
from cltv_core.project.contents import Campaign
from cltv_core.text import campaigns as told
from cltv_core.text.pages import campaigns as words
from cltv_core.text.say import say
from cltv_core.text.voice import _
from dashboard import projects, results, session, voice
from dashboard.features import downloads, prose

if TYPE_CHECKING:
    import pandas as pd

    from cltv_core.campaigns.receipt import Receipt
    from cltv_core.campaigns.start import Started
    from cltv_core.destinations import Destination
    from cltv_core.tactics.playbook import Tactic

SHARES = (0.1, 0.2, 0.25, 1 / 3, 0.5)
EARLIEST_SENDING = timedelta(days=1)
LONGEST_WAIT = 365


@dataclass(frozen=True)
class Audience:
    """A list that a campaign can be drawn from: a segment, or "" for customers who were found by a search."""

    segment: str
    customers: Callable[[], pd.Index[str]]
    tactic: Tactic | None = None

    @property
    def key(self) -> str:
        """Name it in widgets."""
        return f"{self.segment}_{self.tactic.key if self.tactic else ''}"

    @property
    def can_be_withheld(self) -> bool:
        """Whether one decides person by person who hears of it."""
        return self.tactic is None or self.tactic.channel in WITHHELD


def takes_over(audience: Audience, tool: Destination, *, hashed: bool) -> bool:
    """Show the campaign of a list, or offer one; return whether that stands in place of the plain list."""
    running = [one for one in results.open_campaigns() if audience.segment and one.segment == audience.segment]
    for receipt in running:
        with st.container(border=True):
            prose.sentence(words.named(receipt))
            lists(receipt, tool, hashed=hashed)
    if running or not audience.can_be_withheld:
        return bool(running)
    return _offered(audience, tool)


def withheld_note(customers: pd.Index[str]) -> None:
    """Say how many of a list an open campaign leaves out."""
    withheld = len(results.left_out().intersection(customers))
    if withheld:
        prose.note(words.withheld(withheld))


def lists(receipt: Receipt, tool: Destination, *, hashed: bool) -> None:
    """Offer the send list and the do-not-send list of a campaign."""
    send, leave = results.campaign_exports(receipt, tool, hashed=hashed)
    prose.note(words.downloaded(receipt))
    for label, made in ((words.SEND_TO, send), (words.LEAVE_ALONE, leave)):
        prose.note(_(label))
        if made.files:
            downloads.lists(made.files, f"{receipt.id}_{label}")
        else:
            prose.note(_(words.NOTHING_TO_LOAD))


def _offered(audience: Audience, tool: Destination) -> bool:
    """Show a switch, on where it can tell something, and what it will tell before anything is downloaded."""
    customers = audience.customers()
    try:
        usual = _drawn(audience, customers, tool, _plan(audience))
    except CampaignImpossible as impossible:
        prose.note(say(impossible.problem))
        return False
    on = st.toggle(
        _(words.TOGGLE),
        value=usual.outlook.worth_it,
        key=f"leave_out_{audience.key}",
        help=_(words.TOGGLE_HELP),
        persist_state="session",
    )
    if not on:
        if not usual.outlook.worth_it:
            prose.note(_(words.TOO_SHORT))
        return False
    _wanted(audience, customers, tool, usual)
    return True


def _wanted(audience: Audience, customers: pd.Index[str], tool: Destination, usual: Started) -> None:
    people = len(usual.receipt.members)
    share = st.select_slider(
        _(words.SHARE_LABEL),
        sorted({*SHARES, default_share(people)}),
        value=default_share(people),
        format_func=lambda part: words.share(part, round(part * people)),
        key=f"share_{audience.key}_{people}",
    )
    with st.expander(_(words.DETAILS), icon=":material/edit_calendar:"):
        plan = _asked(audience, usual, share)
    started = _drawn(audience, customers, tool, plan)
    prose.sentence(told.before(started.outlook))
    for why, number in started.kept.items():
        if number:
            prose.note(words.kept(why, number))
    if st.button(
        _(words.DRAW), key=f"draw_{audience.key}", icon=":material/shuffle:", type="primary", help=_(words.DRAW_HELP)
    ):
        _start(started)
        st.rerun()


def _asked(audience: Audience, usual: Started, share: float) -> Plan:
    """Ask what the owner decides about a campaign, filled in with what is usual."""
    plan, key = _plan(audience), audience.key
    with voice.plainly():
        default = words.default_name(plan.tactic)
    name = st.text_input(_(words.NAME_LABEL), default, max_chars=80, key=f"campaign_name_{key}")
    with st.grid(2, min_column_width=150):
        sent_on = st.date_input(
            _(words.SENT_ON_LABEL),
            plan.sent_on,
            min_value=session.transactions().last_day + EARLIEST_SENDING,
            key=f"sent_on_{key}",
        )
        window = st.number_input(_(words.WINDOW_LABEL), 1, LONGEST_WAIT, usual.receipt.window_days, key=f"window_{key}")
        contact = st.number_input(
            _(words.CONTACT_COST_LABEL), min_value=0.0, value=plan.cost_per_contact, step=0.05, key=f"contact_{key}"
        )
        offer = st.number_input(
            _(words.OFFER_COST_LABEL), min_value=0.0, value=plan.offer_cost, step=1.0, key=f"offer_{key}"
        )
    return Plan(audience.segment, plan.tactic, name.strip() or default, sent_on, share, int(window), contact, offer)


def _plan(audience: Audience) -> Plan:
    tactic = audience.tactic
    gift = round(float(tactic.figures["gift"]), 2) if tactic else 0.0
    return Plan(
        segment=audience.segment,
        tactic=tactic.key if tactic else "",
        name="",
        sent_on=max(results.sending_day(), session.transactions().last_day + EARLIEST_SENDING),
        cost_per_contact=gift if tactic and tactic.gift_to == "everybody" else 0.0,
        offer_cost=gift if tactic and tactic.gift_to == "takers" else 0.0,
    )


def _drawn(audience: Audience, customers: pd.Index[str], tool: Destination, plan: Plan) -> Started:
    tactic = audience.tactic
    gain = tactic.worth / tactic.reachable if tactic and tactic.reachable else 0.0
    return results.drawn(customers, tool, plan, gain)


def _start(started: Started) -> None:
    projects.add_campaign(Campaign(started.receipt))
    people = started.people
    session.keep_outside(started.receipt.id, people.loc[people["campaign_group"] == OUTSIDE, "customer_id"].tolist())
