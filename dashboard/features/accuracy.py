"""The parts of the page that tells how good the forecast would have been."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import streamlit as st

from cltv_core.backtest.accuracy import untested
from cltv_core.backtest.codes import Finding
from cltv_core.backtest.trust import trust
from cltv_core.text.backtest import TO_DO, told_of_total
from cltv_core.text.pages import accuracy as words
from cltv_core.text.say import say
from cltv_core.text.voice import _
from dashboard import charts, tables, voice
from dashboard.features import chart, prose, table_columns

if TYPE_CHECKING:
    from cltv_core.analysis import Analysis
    from cltv_core.backtest.accuracy import Accuracy

CHART_HEIGHT = 320


def verdict(record: Accuracy) -> None:
    """Show what the forecast can be trusted with, what follows, and how far it was off; or why it is not tested."""
    if caution := untested(record):
        st.header(_(words.UNTESTED), anchor=False)
        prose.sentence(say(caution))
        return
    found = trust(record)
    st.header(say(found), anchor=False)
    st.markdown(f"{_(TO_DO[found.code])} {told_of_total(found)}")


def rules(record: Accuracy) -> None:
    """Show this forecast beside two simple rules: three rows."""
    st.subheader(_(words.RULES_HEADING), anchor=False, help=_(words.RULES_HELP))
    st.table(tables.against_rules(record.against_rules), border="horizontal", hide_index=True, alt=_(words.RULES_ALT))


def standings(record: Accuracy) -> None:
    """Show what was forecast on earlier days, and what came."""
    st.subheader(_(words.STANDINGS_HEADING), anchor=False, help=_(words.STANDINGS_HELP))
    prose.sentence(words.totals_held(record.totals_held, len(record.standings)))
    figure = charts.standings(tables.standings(record))
    with voice.plainly():
        alt = words.standings_alt(record.standings)
    chart.show(figure, key="standings", alt=alt, height=CHART_HEIGHT)


def tenths(record: Accuracy) -> None:
    """Show how well customers were put in order."""
    st.subheader(_(words.TENTHS_HEADING), anchor=False, help=_(words.TENTHS_HELP))
    prose.sentence(words.best_tenth(record.share_of_best_tenth))
    with voice.plainly():
        alt = words.tenths_alt(*record.tenths["actual"].iloc[[0, -1]])
    chart.show(charts.tenths(record.tenths), key="tenths", alt=alt, height=CHART_HEIGHT)


def details(found: Analysis, record: Accuracy) -> None:
    """Offer all methods with their names, how each did, and the parameters of today's models."""
    drawer = st.expander(_(words.DETAILS), icon=":material/science:", key="all_methods", on_change="rerun")
    if drawer.open:
        with drawer:
            _methods(record)
            _parameters(found)


def _methods(record: Accuracy) -> None:
    prose.sentence(say(Finding.REPLAYED(**asdict(record.standings[0]))))
    prose.sentence(say(record.choice_made))
    prose.sentence(_(words.CHOSEN_THEN))
    if record.horizon_days < record.asked_days:
        prose.sentence(say(Finding.BEYOND_REPLAYS(horizon_days=record.horizon_days, asked_days=record.asked_days)))
    if record.held is not None:
        prose.sentence(words.customers_held(record.held, record.held_of_open))
    compared = record.comparison
    prose.sentence(words.compared(compared.days, len(record.standings), compared.left_out))
    prose.sentence(words.others_better(record.better_total, record.better_order, compared.days))
    if record.level_nearer is not None:
        prose.sentence(words.level_today(record.choice.level, record.level_nearer))
    st.subheader(_(words.METHODS_HEADING), anchor=False, help=_(words.METHODS_HELP))
    st.dataframe(
        tables.methods(compared),
        hide_index=True,
        height="content",
        column_config=table_columns.method_columns(),
        alt=_(words.METHODS_ALT),
    )


def _parameters(found: Analysis) -> None:
    frame = tables.parameters(found.forecast.models)
    if frame.empty:
        return
    st.subheader(_(words.PARAMETERS_HEADING), anchor=False)
    st.dataframe(
        frame,
        hide_index=True,
        height="content",
        column_config=table_columns.parameter_columns(),
        alt=_(words.PARAMETERS_ALT),
    )


def limits() -> None:
    """Show what no forecast can know."""
    st.subheader(_(words.LIMITS_HEADING), anchor=False)
    prose.bullets(_(limit) for limit in words.LIMITS)
