"""The lines of a plan, what to try, and the days ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from cltv_core.text import planning
from cltv_core.text.pages import plan as words
from cltv_core.text.pages.overview import too_old_to_write
from cltv_core.text.say import say_all
from cltv_core.text.voice import _
from dashboard import charts, dates, session
from dashboard.components import places
from dashboard.features import chart, downloads, prose, table_columns, tactics
from dashboard.results import plans, trials

if TYPE_CHECKING:
    from cltv_core.calendar.writing import Appointment
    from cltv_core.planning.lines import Line
    from cltv_core.planning.plan import Plan

FIRST_DAYS = 12
"""Rows of the calendar that are shown; the file has all of them."""
ROW_HEIGHT, AXIS_HEIGHT = 44, 90


def means() -> session.Means:
    """Ask for money, hours, and what messages cost."""
    usual = plans.usual_means()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        money = st.number_input(
            _(words.MONEY_LABEL),
            min_value=0.0,
            value=usual.money,
            step=10.0,
            format="%.0f",
            key="plan_money",
            help=_(words.HELP),
            persist_state="session",
            width=200,
        )
        hours = st.number_input(
            _(words.HOURS_LABEL),
            min_value=0.0,
            max_value=500.0,
            value=usual.hours,
            step=1.0,
            format="%.0f",
            key="plan_hours",
            persist_state="session",
            width=200,
        )
        with st.popover(_(words.COSTS), icon=":material/mail:", width="content"):
            prose.note(_(words.COSTS_HELP))
            _costs()
    return session.Means(money, hours)


def _costs() -> None:
    for channel, key in session.MESSAGE_COSTS.items():
        st.number_input(
            _(words.COST_LABELS[channel]),
            min_value=0.0,
            value=None,
            step=0.01,
            placeholder=words.assumed_cost(trials.message_cost(channel)),
            key=key,
            persist_state="session",
        )


def freshness() -> None:
    """Say to bring newer sales first where those of the files are old."""
    prose.note(too_old_to_write(session.transactions().last_day, dates.today()))


def lines(plan: Plan) -> None:
    """Show what to do in which order, each with the way to its list, beside a picture of what it brings."""
    prose.note(planning.kept_for_trials(plan))
    prose.sentence(planning.headline(plan))
    if not plan.lines:
        prose.bullets(say_all(plan.cautions))
        return
    st.header(_(words.TO_DO), anchor=False)
    prose.note(_(words.WHY_THIS_ORDER))
    left, right = st.columns([3, 2], gap="medium")
    with left:
        for place, (line, when) in enumerate(zip(plan.lines, plans.appointments(plan), strict=False), start=1):
            _line(place, line, when)
    with right:
        height = AXIS_HEIGHT + ROW_HEIGHT * len(plan.lines)
        chart.show(
            charts.line_profits(plan.lines), key="plan_profits", alt=_(words.CHART_ALT), height=height, expected=True
        )
        prose.sentence(planning.next_steps(plan))
        for caution in say_all(plan.cautions):
            prose.note(caution)


def _line(place: int, line: Line, when: Appointment) -> None:
    with st.container(border=True, gap="xsmall"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.markdown(words.line_heading(place, line), width="content")
            _to_list(line)
        with places.expected(f"profit_{place}"):
            prose.sentence(words.brings(line))
        prose.sentence(words.takes(line, when))
        prose.note(words.why(line))
        prose.note(words.never_asked(plans.never_asked(line)))


def _to_list(line: Line) -> None:
    """Show the way to the list of exactly these people."""
    tactics.link(line.segment, _(words.OPEN_LIST), idea=line.tactic, planned=True)


def others(plan: Plan) -> None:
    """Show what to spend on new customers, and what to try."""
    if plan.acquire:
        with st.container(border=True, gap="xsmall"):
            st.markdown(words.winning_heading(len(plan.lines) + 1))
            prose.sentence(planning.acquire(plan.acquire))
    if plan.trials:
        st.header(_(words.TRIALS), anchor=False, help=_(words.TRIALS_HELP))
        for trial in plan.trials:
            with st.container(border=True, horizontal=True, horizontal_alignment="distribute"):
                with st.container(gap="xsmall", width="stretch"):
                    prose.sentence(planning.trial(trial))
                    prose.note(words.never_asked(plans.never_asked(trial)))
                _to_list(trial)
    if plan.winning.by_channel:
        with st.expander(_(words.NEW_CUSTOMERS), icon=":material/person_add:"):
            prose.bullets(planning.most_to_pay(one) for one in plan.winning.by_channel)
            prose.note(_(words.NEW_CUSTOMERS_HELP))


def calendar(plan: Plan) -> None:
    """Show the days ahead, with the file for the owner's calendar."""
    from cltv_core.country import country_of, known_countries

    st.header(_(words.CALENDAR), anchor=False)
    countries = ["", *known_countries()]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        guessed = country_of(session.transactions())
        country = st.selectbox(
            _(words.COUNTRY_LABEL),
            countries,
            index=countries.index(guessed) if guessed in countries else 0,
            format_func=words.country,
            key="plan_country",
            persist_state="session",
            width=280,
        )
        downloads.calendar(plans.calendar_file(plan, country))
    phone = session.is_phone()
    rows = [words.row(one, short=phone) for one in plans.ahead(country)[:FIRST_DAYS]]
    st.dataframe(
        [words.filled(row) for row in rows],
        hide_index=True,
        height="content",
        column_order=_columns(words.told_columns(rows, can_write=plan.can_write)),
        column_config={
            "day": st.column_config.DateColumn(_(words.COLUMNS["day"]), format=table_columns.day_pattern(short=phone)),
            **{name: st.column_config.TextColumn(_(words.COLUMNS[name])) for name in ("what", "write_by", "effect")},
        },
        alt=_(words.CALENDAR_ALT),
    )


def _columns(told: list[str]) -> list[str]:
    """Leave to a phone the columns that it has room for."""
    return [name for name in told if name != "effect"] if session.is_phone() else told
