"""What to know beside the files of a list: who is in them, whom to ask first, and how to load them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from cltv_core.destinations.codes import Told
from cltv_core.facts import Code, Fact
from cltv_core.text import campaigns as campaign_words
from cltv_core.text.destinations import steps
from cltv_core.text.pages import lists as words
from cltv_core.text.say import say_all
from cltv_core.text.voice import _
from dashboard.features import prose

if TYPE_CHECKING:
    from cltv_core import errors
    from cltv_core.destinations import Destination, Export

NOT_ASKED = (Told.UNKNOWN, Told.UNKNOWN_WITHOUT_ADDRESS)


def who_is_in_it(made: Export) -> None:
    """Show who is in the files and what to do about people who were not asked yet; all else stands folded."""
    urgent = [fact for fact in made.facts if not made.files or _code(fact) in (Told.INCLUDED, *NOT_ASKED)]
    for told in say_all(urgent):
        prose.note(told)
    prose.note(words.with_email(made.files))
    if others := [fact for fact in made.facts if fact not in urgent]:
        with st.expander(_(words.WHO_IS_IN_IT), icon=":material/group:"):
            prose.bullets(say_all(others))


def on_neither_list(made: Export, never_asked: int) -> None:
    """Show who is on neither list of a campaign: who said no, and who was `never_asked` where others agreed.

    Where nobody agreed, those who were never asked are on them: what to do about them.
    """
    prose.note(campaign_words.said_no(made.counts.said_no))
    if never_asked:
        prose.note(campaign_words.never_asked(never_asked))
        return
    for told in say_all(fact for fact in made.facts if _code(fact) in NOT_ASKED):
        prose.note(told)


def how_to_load(tool: Destination) -> None:
    """Show, when it is opened, the steps by which a file gets into a tool."""
    with st.expander(_(words.HOW_TO_LOAD), icon=":material/upload_file:"):
        prose.steps(steps(tool.key))


def _code(told: errors.Told) -> Code | None:
    return told.code if isinstance(told, Fact) else told if isinstance(told, Code) else None
