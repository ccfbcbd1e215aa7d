"""Groups that another program drew: its file is dropped here, and the result stands below."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import streamlit as st

from cltv_core.campaigns.codes import State
from cltv_core.campaigns.side_by_side import others, side_by_side
from cltv_core.errors import CltvError
from cltv_core.text import campaigns as told
from cltv_core.text.pages import campaigns as words
from cltv_core.text.voice import _
from dashboard import errors, session
from dashboard.features import campaigns, prose
from dashboard.results import trials

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cltv_core.campaigns.reading import CampaignRead

USUAL_WINDOW, LONGEST_WINDOW = 30, 365


def field() -> None:
    """Take a file of who was in which group, with the day of the message, and show what each message brought."""
    with st.expander(_(words.ELSEWHERE), icon=":material/upload_file:", key="elsewhere"):
        prose.sentence(_(words.ELSEWHERE_TEXT))
        files = st.file_uploader(_(words.ELSEWHERE_FILE), type=None, accept_multiple_files=True, key="elsewhere_files")
        last_day = session.transactions().last_day
        with st.container(horizontal=True):
            sent_on = st.date_input(
                _(words.ELSEWHERE_DAY), last_day - timedelta(days=USUAL_WINDOW), max_value=last_day, key="elsewhere_day"
            )
            days = st.number_input(_(words.WINDOW_LABEL), 1, LONGEST_WINDOW, USUAL_WINDOW, key="elsewhere_window")
            control = st.text_input(
                _(words.ELSEWHERE_CONTROL), help=_(words.ELSEWHERE_CONTROL_HELP), key="elsewhere_control"
            )
        if not files:
            return
        try:
            found = trials.groups([(file.name, file.getvalue()) for file in files], sent_on, days, control)
        except CltvError as fault:
            errors.show_error(fault)
            return
        _show(found)


def _show(found: Sequence[CampaignRead]) -> None:
    for one in found:
        with st.container(border=True):
            _one(one, others(one, found))


def _one(one: CampaignRead, beside: Sequence[CampaignRead]) -> None:
    result = one.result
    assert result is not None, "sales that hold no day of the window were refused"
    campaigns.headed(words.called(one.name), result)
    if result.state is State.READ:
        prose.sentence(told.outcome(result))
        prose.note(words.small_print(result))
    else:
        prose.sentence(told.stopped(result) if result.state is State.STOPPED else told.early(result))
    campaigns.numbers(result)
    for other in beside:
        compared = side_by_side(one, other)
        if compared is not None:
            prose.note(words.against(compared))
