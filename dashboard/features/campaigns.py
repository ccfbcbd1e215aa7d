"""Campaigns on their page: each with how it stands, what all of them teach, and what to try next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

import streamlit as st

from cltv_core.campaigns.codes import State, Verdict
from cltv_core.campaigns.side_by_side import others, side_by_side
from cltv_core.destinations import destination, destinations
from cltv_core.text import campaigns as told
from cltv_core.text.destinations import label
from cltv_core.text.pages import campaigns as words
from cltv_core.text.pages import lists as list_words
from cltv_core.text.say import say
from cltv_core.text.spelling import about, cents, count, money
from cltv_core.text.voice import Sentence, _
from dashboard import charts, dates, navigation, projects, session
from dashboard.charts.campaigns import results_height
from dashboard.features import chart, prose, tactics, trial

if TYPE_CHECKING:
    from typing import Literal

    from cltv_core.campaigns.learning.effects import Effect
    from cltv_core.campaigns.learning.figures import CampaignFigures
    from cltv_core.campaigns.reading import CampaignRead
    from cltv_core.campaigns.receipt import Receipt
    from cltv_core.campaigns.result import Result
    from cltv_core.project.campaigns import CampaignsRead
    from cltv_core.tactics.effects import Effects

    Colour = Literal["green", "blue", "gray", "red"]

COLOURS: Mapping[Verdict, Colour] = {
    Verdict.WORKS: "green",
    Verdict.PROBABLY_WORKS: "blue",
    Verdict.CANNOT_TELL: "gray",
    Verdict.PROBABLY_HARMS: "red",
}
ICONS: Mapping[Verdict, str] = {
    Verdict.WORKS: ":material/check_circle:",
    Verdict.PROBABLY_WORKS: ":material/trending_up:",
    Verdict.CANNOT_TELL: ":material/help:",
    Verdict.PROBABLY_HARMS: ":material/trending_down:",
}


def none_yet() -> None:
    """Say how a campaign begins, and lead there."""
    with st.container(border=True):
        st.header(_(words.EMPTY_TITLE), anchor=False)
        prose.sentence(_(words.EMPTY))
        st.page_link(
            navigation.file("actions"),
            label=_(words.EMPTY_LINK),
            icon=":material/arrow_forward:",
            icon_position="right",
        )


def figures(found: CampaignFigures) -> None:
    """Show what all campaigns brought together."""
    shown = [
        (words.CONVERSION, words.CONVERSION_HELP, found.conversion, words.out_of_100, told.in_100),
        (words.WON_BACK, words.WON_BACK_HELP, found.won_back, words.out_of_100, told.in_100),
        (words.BROUGHT, words.BROUGHT_HELP, found.profit, about, about),
        (words.BUYER_COST, words.BUYER_COST_HELP, found.buyer_cost, cents, cents),
        (words.ENGAGEMENT, words.ENGAGEMENT_HELP, found.engagement, words.out_of_100, told.in_100),
    ]
    known = sum(one[2] is not None for one in shown)
    with st.grid(4 if known == 4 else 3, min_column_width=200):  # no card alone in a row
        for label, text, figure, spell, end in shown:
            if figure is not None:
                with st.container(border=True, height="stretch"):
                    st.metric(_(label), spell(figure.value), help=_(text))
                    prose.note(words.figure_basis(figure, end(figure.low80), end(figure.high80)))
                    if figure is found.buyer_cost and session.assumptions().acquisition_cost:
                        prose.note(words.beside_acquisition(figure, session.assumptions().acquisition_cost or 0.0))


def compared(read: Sequence[CampaignRead]) -> None:
    """Draw what the campaigns brought, beside each other."""
    if len(read) < 2:
        return
    st.header(_(words.RESULTS_CHART), anchor=False, help=_(words.RESULTS_HELP))
    latest_first = sorted(read, key=lambda one: one.sent_on, reverse=True)
    figure = charts.campaign_results(latest_first)
    chart.show(figure, key="campaign_results", alt=_(words.RESULTS_ALT), height=results_height(len(read)))


def cards(read: CampaignsRead, state: State, heading: Sentence, known: Effects) -> None:
    """Show the campaigns that are so far, the latest first."""
    found = read.in_state(state)
    if found:
        st.header(heading, anchor=False)
    for one in sorted(found, key=lambda one: one.sent_on, reverse=True):
        with st.container(border=True):
            _card(one, others(one, read.found), read.learnt_of(one, known))


def learned(read: CampaignsRead, known: Effects) -> None:
    """Show what campaigns say of each tactic that was sent, as cards and plan believe it."""
    st.header(_(words.LEARNED), anchor=False, help=_(words.LEARNED_HELP))
    if not read.measured:
        prose.sentence(_(words.NOTHING_LEARNED))
        return
    effects = [one.as_believed(known) for one in read.measured]
    rows = [
        (
            words.pair(one),
            told.in_100(one.mean),
            words.range_of(one),
            words.basis(one),
        )
        for one in effects
    ]
    _table(words.LEARNED_COLUMNS, rows, _(words.LEARNED_ALT))


def rules(read: CampaignsRead) -> None:
    """Show what other choices would have brought, where enough people speak for them."""
    if not read.rules:
        return
    st.subheader(_(words.RULES), anchor=False, help=_(words.RULES_HELP))
    rows = [
        (words.rule(one), told.in_100(one.gain), words.rule_range(one), words.rule_basis(one)) for one in read.rules
    ]
    _table(words.RULES_COLUMNS, rows, _(words.RULES_ALT))


def next_trials(read: CampaignsRead, known: Effects) -> None:
    """Propose a next campaign for each segment that was written to."""
    if not read.measured:
        return
    st.header(_(words.NEXT), anchor=False, help=_(words.NEXT_HELP))
    with st.container(border=True, gap="small"):
        for one in read.next:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(f"{words.proposal(one)} {words.proposal_reason(one, known)}", width="stretch")
                other = one.contender.tactic if one.contender else ""
                tactics.link(one.segment, _(words.OPEN_LIST), idea=one.best_guess.tactic, against=other)


def headed(name: str, result: Result | None) -> None:
    """Head a campaign with its name and its verdict."""
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.markdown(f"**{name}**", width="content")
        if result and result.verdict:
            st.badge(say(result.verdict), icon=ICONS[result.verdict], color=COLOURS[result.verdict])


def _table(columns: Mapping[str, str], rows: Sequence[tuple[str, ...]], alt: str) -> None:
    """Show rows of sentences under the names of their columns."""
    cells = zip(columns.values(), zip(*rows, strict=True), strict=True)
    st.table({_(name): list(column) for name, column in cells}, border="horizontal", hide_index=True, alt=alt)


def _card(one: CampaignRead, beside: Sequence[CampaignRead], learnt: Effect | None) -> None:
    campaign = session.project().campaign(one.id)
    assert campaign is not None, "what was read is a campaign of the project"
    receipt, result = campaign.receipt, one.result
    headed(words.named(receipt), result)
    if result is None and campaign.result is not None:
        prose.sentence(words.read_before(campaign.result))
    elif result is None or result.state is State.WAITING:
        _running(receipt, result, of_two=bool(beside))
    elif result.state is State.STOPPED:
        prose.sentence(told.stopped(result))
    else:
        prose.sentence(told.outcome(result))
        if learnt is not None:
            prose.sentence(told.luck_allowed_for(learnt))
        prose.note(words.small_print(result))
        numbers(result)
    if beside:
        prose.note(words.beside([other.name for other in beside], read=result is not None))
    for other in beside:
        compared_directly = side_by_side(one, other)
        if compared_directly is not None:
            prose.note(words.against(compared_directly))


def _running(receipt: Receipt, result: Result | None, *, of_two: bool) -> None:
    members = receipt.members
    prose.sentence(words.runs(receipt, len(members), int(members.held_out.sum()), dates.today()))
    prose.note(words.days_so_far(receipt, session.transactions().last_day))
    if result is not None:
        prose.note(told.early(result))
    with st.container(horizontal=True):
        drawer = st.popover(
            _(words.LISTS), icon=":material/contact_mail:", key=f"lists_{receipt.id}", on_change="rerun"
        )
        if drawer.open:
            with drawer:
                _lists(receipt)
        with st.popover(_(words.NOT_SENT), icon=":material/undo:"):
            st.text(_(words.NOT_SENT_OF_TWO if of_two else words.NOT_SENT_TEXT))
            if st.button(_(words.NOT_SENT_CONFIRM), key=f"forget_{receipt.id}", icon=":material/delete:"):
                projects.drop_campaign(receipt.id)
                st.rerun()


def _lists(receipt: Receipt) -> None:
    labels = {tool.key: label(tool.key) for tool in destinations()}
    key = st.selectbox(
        _(list_words.LIST_FOR),
        list(labels),
        index=len(labels) - 1,
        format_func=labels.__getitem__,
        key=f"tool_{receipt.id}",
    )
    trial.lists(receipt, destination(key), hashed=False)


def numbers(result: Result) -> None:
    """Show what each group did."""
    with st.expander(_(words.NUMBERS), icon=":material/table_rows:"):
        spell = {"people": count, "buyers": count, "orders": count, "revenue": money}
        groups = {name: asdict(getattr(result, name)) for name in words.GROUPS}
        table = {_(words.GROUP_COLUMNS["group"]): [_(words.GROUPS[name]) for name in groups]}
        for figure, spelt in spell.items():
            table[_(words.GROUP_COLUMNS[figure])] = [Sentence(spelt(group[figure])) for group in groups.values()]
        st.table(table, border="horizontal", hide_index=True, alt=_(words.NUMBERS))
        prose.note(words.bought(result.sent, result.held_out))
