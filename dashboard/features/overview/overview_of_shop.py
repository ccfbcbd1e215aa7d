"""The Overview of a shop: last and next year, what to do, and how value is spread over the customers."""

from __future__ import annotations

import streamlit as st

from cltv_core.arrays import Floats
from cltv_core.report.cautions import UNNAMED, cautions, unnamed
from cltv_core.text import analysis as shop
from cltv_core.text.pages import overview as words
from cltv_core.text.say import say_all
from cltv_core.text.voice import _
from dashboard import dates, projects
from dashboard.components import places
from dashboard.features import downloads, headline, prose, questions, relationship_value, tactics
from dashboard.features.overview import kpis, opinions, sales, since, value_charts
from dashboard.results import exports, outlook, shop_figures, suggestions


def show() -> None:
    """Show the page."""
    top = places.place("headline")
    left, right = st.columns([3, 2], gap="medium")
    with left:
        picture = places.place("sales")
    with right:
        actions = places.place("actions")
    changed, figures, worth, more = (st.container() for _place in range(4))
    with (
        top.skeleton(height=84),
        picture.skeleton(height=430),
        actions.skeleton(height=430),
        worth.skeleton(height=440),
    ):
        with figures:
            _what_happened()
        analysis = outlook.analysis()
        values = analysis.forecast.frame["expected_value"].to_numpy()
    with top:
        headline.headline(len(values), analysis.forecast)
        headline.certainty(analysis.forecast)
        headline.small_print(shop_figures.sales_by_month(), shop_figures.new_pace(), analysis.transactions)
    with picture:
        sales.show()
        headline.warnings(
            say_all(told for told in cautions(analysis.transactions, analysis.forecast) if told.code not in UNNAMED)
        )
    with actions:
        st.subheader(_(words.ACTIONS_HEADING), anchor=False, help=_(words.ACTIONS_HELP))
        tactics.this_week(suggestions.this_week(), analysis.segments)
    with changed:
        since.show()
    with worth:
        _who_brings_how_much(values)
    with more:
        tactics.answered(suggestions.answers())
        downloads.report(exports.report(projects.current()))


def _who_brings_how_much(values: Floats) -> None:
    left, right = st.columns(2, border=True)
    with left:
        value_charts.distribution(values)
    with right:
        value_charts.concentration(values)
    relationship_value.equity()


def _what_happened() -> None:
    history = outlook.history()
    read = history.transactions
    questions.hint(read.report.questions)
    prose.sentences([shop.known_so_far(read, len(history.summary.frame), len(read.orders)), *say_all(unnamed(read))])
    prose.sentence(words.sales_ended(read.last_day, dates.today()))
    kpis.show(history)
    opinions.show()
