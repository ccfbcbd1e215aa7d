"""Leaving some of a list out, to see whether writing works: what it will tell, and the two lists."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import streamlit as st

from cltv_core.campaigns.assignment import FEWEST_FOR_TWO_ARMS, default_share, default_share_of_two
from cltv_core.campaigns.before import NO_HOPE, Hope
from cltv_core.campaigns.lists import EARLIEST_SENDING, WITHHELD, never_asked
from cltv_core.campaigns.start import OUTSIDE, Arm, CampaignImpossible, Plan
from cltv_core.project.contents import Campaign
from cltv_core.text import campaigns as told
from cltv_core.text.pages import campaigns as words
from cltv_core.text.say import say
from cltv_core.text.tactics import title
from cltv_core.text.voice import _
from dashboard import dates, projects, session, voice
from dashboard.features import downloads, list_notes, prose
from dashboard.results import exports, trials

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd

    from cltv_core.campaigns.receipt import Receipt
    from cltv_core.campaigns.start import Started
    from cltv_core.destinations import Destination, Export
    from cltv_core.planning.lines import Line
    from cltv_core.tactics.playbook import Tactic

SHARES = (0.1, 0.2, 0.25, 1 / 3, 0.5)
LONGEST_WAIT = 365


@dataclass(frozen=True)
class Audience:
    """A list that a campaign can be drawn from: a segment, or "" for customers who were found by a search.

    `export` makes the files of the whole list for a tool; `others`: ideas that could be tried side by side with the
    `tactic`; `planned`: a line of the owner's plan with its day, if these are the people that it names.
    """

    segment: str
    customers: Callable[[], pd.Index[str]]
    export: Callable[..., Export]
    tactic: Tactic | None = None
    others: tuple[Tactic, ...] = ()
    planned: tuple[Line, date] | None = None

    @property
    def key(self) -> str:
        """Name it in widgets."""
        return f"{self.segment}_{self.tactic.key if self.tactic else ''}"

    @property
    def can_be_withheld(self) -> bool:
        """Whether one decides person by person who hears of it."""
        return self.tactic is None or self.tactic.channel in WITHHELD

    @property
    def contenders(self) -> tuple[Tactic, ...]:
        """The other ideas that people may be left out of."""
        return tuple(one for one in self.others if one.channel in WITHHELD and not one.follow_up)


def takes_over(audience: Audience, tool: Destination, *, hashed: bool) -> bool:
    """Show the campaign of a list, or offer one; return whether that stands in place of the plain list."""
    running = [one for one in trials.open_campaigns() if audience.segment and one.segment == audience.segment]
    for place, receipt in enumerate(running):
        with st.container(border=True):
            prose.sentence(words.named(receipt))
            shown = any(receipt.trial and receipt.trial == before.trial for before in running[:place])
            lists(receipt, tool, hashed=hashed, leave=not shown)
    if running or not audience.can_be_withheld:
        return bool(running)
    return _offered(audience, tool)


def withheld_note(audience: Audience) -> None:
    """Say how many of a list an open campaign keeps off it."""
    customers = audience.customers()
    left_out = len(trials.left_out().intersection(customers))
    if left_out:
        prose.note(words.withheld(left_out))
    if audience.tactic:
        written_to = len(trials.kept_off(audience.tactic.channel).difference(trials.left_out()).intersection(customers))
        if written_to:
            prose.note(words.written_to(written_to))


def lists(receipt: Receipt, tool: Destination, *, hashed: bool, leave: bool = True) -> None:
    """Offer the send list of a campaign and, with `leave`, its do-not-send list."""
    send, alone = exports.campaign_exports(receipt, tool, hashed=hashed)
    prose.note(words.downloaded(receipt, dates.today()))
    for label, made in ((words.SEND_TO, send), (words.LEAVE_ALONE, alone))[: 1 + leave]:
        prose.note(_(label))
        if made.files:
            downloads.lists(made.files, f"{receipt.id}_{label}")
        else:
            prose.note(_(words.NOTHING_TO_LOAD))
        if made is send and made.files:
            list_notes.who_is_in_it(made)
            list_notes.how_to_load(tool)


def _offered(audience: Audience, tool: Destination) -> bool:
    """Show a switch, on where the effect could show, and what it will tell before anything is downloaded.

    For what is proposed next after a campaign it is always on: the page Campaigns asks for it.
    """
    customers = audience.customers()
    try:
        usual = _drawn(audience, customers, tool, _plan(audience))
    except CampaignImpossible as impossible:
        prose.note(say(impossible.problem))
        return False
    on = st.toggle(
        _(words.TOGGLE),
        value=usual.outlook.worth_it or _is_proposed(audience),
        key=f"leave_out_{audience.key}",
        help=_(words.TOGGLE_HELP),
        persist_state="session",
    )
    if not on:
        if not usual.outlook.worth_it:
            prose.note(words.too_short(usual.outlook))
        return False
    _wanted(audience, customers, tool, usual)
    return True


def _is_proposed(audience: Audience) -> bool:
    """Whether this is what the page Campaigns proposes to try next, best guess or contender."""
    read = trials.campaigns()
    ideas = {
        idea.tactic
        for one in read.next
        if read.measured and one.segment == audience.segment
        for idea in (one.best_guess, one.contender)
        if idea is not None
    }
    return audience.tactic is not None and audience.tactic.key in ideas


def _wanted(audience: Audience, customers: pd.Index[str], tool: Destination, usual: Started) -> None:
    people = usual.outlook.people
    against = _contender(audience, people)
    default = default_share(people) if against is None else default_share_of_two(people)
    key = f"{audience.key}_{people}_{1 if against is None else 2}"
    share = st.select_slider(
        _(words.SHARE_LABEL),
        sorted({*SHARES, default}),
        value=default,
        format_func=lambda part: words.share(part, round(part * people)),
        key=f"share_{key}",
    )
    with st.expander(_(words.DETAILS), icon=":material/edit_calendar:"):
        plan = _asked(audience, usual, share, against)
    started = _drawn(audience, customers, tool, plan)
    prose.sentence(told.before(started.outlook))
    for why, number in started.kept.items():
        if number:
            prose.note(words.kept(why, number))
    whole = audience.export(tool, hashed=False, with_products=False)
    list_notes.on_neither_list(whole, never_asked(whole.counts, plan))
    if st.button(
        _(words.DRAW if against is None else words.DRAW_TWO),
        key=f"draw_{audience.key}",
        icon=":material/shuffle:",
        type="primary",
        help=_(words.DRAW_HELP),
    ):
        _start(started)
        st.rerun()


def _contender(audience: Audience, people: int) -> Tactic | None:
    """Offer another message for half of those written to: the one that could be better first. The owner decides."""
    tactics = {tactic.key: tactic for tactic in audience.contenders}
    if not tactics or audience.tactic is None or people < FEWEST_FOR_TWO_ARMS:
        return None
    proposed = trials.proposed(audience.segment, (audience.tactic.key, *tactics), people)
    first = proposed.contender.tactic if proposed.contender else ""
    keys = ["", *sorted(tactics, key=lambda key: key != first)]
    asked = str(st.query_params.get(session.AGAINST, ""))
    chosen = st.selectbox(
        _(words.AGAINST_LABEL),
        keys,
        index=keys.index(asked) if asked in keys else 0,
        format_func=lambda key: title(key) if key else _(words.AGAINST_NOTHING),
        key=f"against_{audience.key}_{asked}",
        help=_(words.AGAINST_HELP),
    )
    if chosen in ("", first):
        prose.note(words.contender(proposed))
    return tactics.get(chosen)


def _asked(audience: Audience, usual: Started, share: float, against: Tactic | None) -> Plan:
    """Ask what the owner decides about a campaign, filled in with what is usual."""
    plan, key = _plan(audience), audience.key
    default = _plain_name(plan.tactic)
    name = st.text_input(_(words.NAME_LABEL), default, max_chars=80, key=f"campaign_name_{key}")
    with st.grid(2, min_column_width=150):
        sent_on = st.date_input(
            _(words.SENT_ON_LABEL),
            plan.sent_on,
            min_value=_earliest(),
            key=f"sent_on_{key}",
        )
        window = st.number_input(
            _(words.WINDOW_LABEL), 1, LONGEST_WAIT, usual.receipts[0].window_days, key=f"window_{key}"
        )
    arms = [_costs(arm, f"{key}_{place}") for place, arm in enumerate((*plan.arms, *_other_arm(against)))]
    return replace(
        plan,
        name=name.strip() or default,
        sent_on=sent_on,
        share=share,
        window_days=int(window),
        cost_per_contact=arms[0].cost_per_contact,
        offer_cost=arms[0].offer_cost,
        against=arms[1] if against else None,
    )


def _costs(arm: Arm, key: str) -> Arm:
    """Ask what a message costs."""
    if arm.tactic:
        prose.note(title(arm.tactic))
    with st.grid(2, min_column_width=150):
        contact = st.number_input(
            _(words.CONTACT_COST_LABEL),
            min_value=0.0,
            value=arm.cost_per_contact,
            step=0.01,
            format="%.3f",
            key=f"contact_{key}",
        )
        offer = st.number_input(
            _(words.OFFER_COST_LABEL), min_value=0.0, value=arm.offer_cost, step=1.0, key=f"offer_{key}"
        )
    return replace(arm, cost_per_contact=contact, offer_cost=offer)


def _plan(audience: Audience) -> Plan:
    first = _arm(audience.tactic) if audience.tactic else Arm("", "")
    contact, day = first.cost_per_contact, max(_earliest(), dates.today())
    if audience.planned is not None:
        line, day = audience.planned
        contact = line.contact
    return Plan(
        segment=audience.segment,
        tactic=first.tactic,
        name="",
        sent_on=day,
        cost_per_contact=contact,
        offer_cost=first.offer_cost,
    )


def _earliest() -> date:
    """Return the first day on which something can be sent so that these sales do not hold its result."""
    return session.transactions().last_day + EARLIEST_SENDING


def _arm(tactic: Tactic) -> Arm:
    return Arm.of(tactic, _plain_name(tactic.key))


def _plain_name(tactic: str) -> str:
    """Name a campaign after its tactic, as its files and the project file do."""
    with voice.plainly():
        return str(words.default_name(tactic))


def _other_arm(against: Tactic | None) -> tuple[Arm, ...]:
    return () if against is None else (_arm(against),)


def _drawn(audience: Audience, customers: pd.Index[str], tool: Destination, plan: Plan) -> Started:
    hope = Hope.of(audience.tactic) if audience.tactic else NO_HOPE
    return trials.drawn(customers, tool, plan, hope)


def _start(started: Started) -> None:
    projects.add_campaigns([Campaign(receipt) for receipt in started.receipts])
    people = started.people
    outside = people.loc[people["campaign_group"] == OUTSIDE, "customer_id"].tolist()
    session.keep_outside(started.receipts[0].id, outside)
