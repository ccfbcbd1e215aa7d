"""The Overview of a small or young shop: its past first, large and exact, and then a rough look ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from cltv_core.report.cautions import ROUGH_GUIDES, UNNAMED, cautions, include_tax, unnamed
from cltv_core.text import analysis as shop
from cltv_core.text.pages import overview as words
from cltv_core.text.say import say_all
from cltv_core.text.voice import _
from dashboard import dates, projects
from dashboard.components import places
from dashboard.features import downloads, headline, prose, questions, small_shop, tactics
from dashboard.features.overview import opinions, sales, since
from dashboard.results import customer_base, exports, outlook, shop_figures, suggestions

if TYPE_CHECKING:
    from cltv_core.describe.small_shop import Past


def show() -> None:
    """Show the page."""
    history, past = outlook.history(), shop_figures.past()
    read = history.transactions
    st.header(shop.known_so_far(read, past.customers, len(read.orders)), anchor=False)
    prose.note(shop.tax(included=include_tax(read)))
    prose.sentences(say_all(unnamed(read)))
    prose.note(words.sales_ended(read.last_day, dates.today()))
    questions.hint(read.report.questions)
    figures = places.place("past")
    left, right = st.columns([3, 2], gap="medium")
    with left:
        people = places.place("people")
    with right:
        actions = places.place("actions")
    sold = st.container()
    with figures.skeleton(height=110), people.skeleton(height=400), actions.skeleton(height=430):
        with sold:
            _what_was_sold(past)
        analysis, everybody = outlook.analysis(), customer_base.customer_list()
    with figures:
        small_shop.figures(past, everybody)
        opinions.show()
    with people:
        small_shop.known_by_name(everybody)
    with actions:
        st.subheader(_(words.ACTIONS_HEADING), anchor=False, help=_(words.ACTIONS_HELP))
        tactics.this_week(suggestions.this_week(), analysis.segments)
        small_shop.ahead(analysis)
    since.show()
    noted = cautions(read, analysis.forecast)
    headline.more_to_know(say_all(told for told in noted if told.code not in (*ROUGH_GUIDES, *UNNAMED)))
    tactics.answered(suggestions.answers())
    downloads.report(exports.report(projects.current()))


def _what_was_sold(past: Past) -> None:
    with st.grid(3, min_column_width=300, gap="medium"):
        with st.container():
            sales.past() if past.has_months else small_shop.weeks(past)
        with st.container():
            small_shop.best_days(past)
        if len(past.products):
            with st.container():
                small_shop.best_sellers(past)
