"""What winning a new customer costs, how that changed, and the field to work it out from what was spent."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from cltv_core.planning.winning import cost_of_winning, of_one
from cltv_core.text import winning as told
from cltv_core.text.pages import campaigns as words
from cltv_core.text.spelling import cents, month
from cltv_core.text.voice import Sentence, _
from dashboard import dates, projects
from dashboard.features import prose
from dashboard.results import outlook, shop_figures

MOST_SPENT = 1e9


def section() -> None:
    """Show what winning a customer costs beside what it cost before, or ask for it."""
    st.header(_(told.HEADING), anchor=False, help=_(words.WINNING_HELP))
    found = cost_of_winning(projects.current())
    with st.container(border=True, gap="small"):
        if found is None:
            prose.sentence(_(words.WINNING_ASK))
        else:
            st.markdown(f"**{cents(found.now.cost)}**")
            prose.note(told.basis(found))
            for sentence in told.further(replace(found, earned=shop_figures.earned(found.now.cost))):
                prose.sentence(sentence)
        _from_spending()


def _from_spending() -> None:
    from cltv_core.project.winning import cost_of_spending, months_to_tell

    summary = outlook.history().summary
    months = months_to_tell(summary)
    if not months:
        return
    with st.popover(_(words.WINNING_WORK_OUT), icon=":material/calculate:", width="content"):
        chosen = st.selectbox(_(words.WINNING_MONTH), months, format_func=month, key="winning_month")
        spent = st.number_input(_(words.WINNING_SPENT), 0.0, MOST_SPENT, value=None, step=10.0, key="winning_spent")
        if spent is None:
            return
        cost = cost_of_spending(summary, spent, chosen, dates.today())
        if cost is None:
            prose.note(told.nobody_new(Sentence(month(chosen))))
            return
        prose.sentence(told.all_told(of_one(cost))[0])
        st.button(
            _(words.WINNING_USE),
            icon=":material/check:",
            key="winning_use",
            on_click=projects.note_spending,
            args=(cost,),
        )
