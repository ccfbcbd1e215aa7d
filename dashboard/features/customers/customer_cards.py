"""Customers as cards, where a table would push the money off a narrow screen."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from cltv_core.text.pages import customers as words
from cltv_core.text.pages import small_shop
from cltv_core.text.voice import Sentence, _
from dashboard import escape, navigation, session
from dashboard.components import places
from dashboard.features import prose

AT_ONCE = 15


def show(people: pd.DataFrame) -> None:
    """Show the first of the customers, each of them to open, and offer to see more."""
    shown = AT_ONCE * session.screens_of_cards()
    with places.expected("cards"):
        for _place, person in people.head(shown).iterrows():
            _card(person, words.expected_of(person), words.card(person))
    if len(people) > shown:
        st.button(_(words.SHOW_MORE), on_click=session.more_cards, width="stretch")


def known(people: pd.DataFrame, key: str) -> None:
    """Show what these customers have brought so far, and how often they come, each of them to open."""
    for _place, person in people.iterrows():
        _card(person, small_shop.spent(person), small_shop.card(person), key)


def _card(person: pd.Series, amount: Sentence, note: Sentence, key: str = "open") -> None:
    with st.container(border=True, gap="xxsmall"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            name = escape.markdown(person["customer"])
            opened = st.button(name, key=f"{key}_{person['customer_id']}", type="tertiary")
            st.markdown(amount, width="content")
        prose.note(note)
    if opened:
        session.open_customer(person["customer_id"])
        st.switch_page(navigation.file("customer"))
