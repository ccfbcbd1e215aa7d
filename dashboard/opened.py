"""The dashboard of a folder that `cltv analyse --source` wrote; memory stays that of what is on the screen."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from itertools import groupby
from pathlib import Path
from typing import Literal

import pandas as pd
import streamlit as st

from cltv_core.cli.front_door import RESULTS
from cltv_core.describe.reconciliation import Account
from cltv_core.facts import Money
from cltv_core.products.affinity import LEAST_TOGETHER
from cltv_core.text import describe, locales, segments
from cltv_core.text.analysis import likely_range
from cltv_core.text.describe import rows_of
from cltv_core.text.pages import accuracy, common, overview, your_data
from cltv_core.text.pages import cohorts as cohort_words
from cltv_core.text.pages import opened as words
from cltv_core.text.pages.common import amount_column
from cltv_core.text.pages.navigation import PAGES
from cltv_core.text.say import say
from cltv_core.text.spelling import cents
from cltv_core.text.voice import Sentence, Voice, _, speak
from cltv_core.warehouse.products import MOST_PRODUCTS
from cltv_core.warehouse.results import Results
from dashboard import charts, errors, escape, session, tables, voice
from dashboard.features import chart, downloads, headline, prose, table_columns
from dashboard.features.overview import kpis

SCRIPT = Path(__file__)


def run() -> None:
    """Show the page that was asked for."""
    with errors.error_boundary():
        results = Results.of(Path(os.environ[RESULTS]))
        locale = locales.spoken(st.context.locale)
        speak(Voice(locale, results.summary["currency"], escape.markdown, locales.catalogue(locale)))
        st.set_page_config(page_title=_(common.PRODUCT), layout="wide")
        page = st.navigation([_page(name, results) for name in SHOW], position="top")
        st.title(page.title, anchor=False)
        page.run()


def _page(name: str, results: Results) -> st.Page:
    label = next(label for label in PAGES if label.name == name)

    def show() -> None:
        with errors.error_boundary():
            SHOW[name](results)

    return st.Page(show, title=_(label.title), icon=label.icon, url_path=name, default=name == "overview")


def _overview(results: Results) -> None:
    forecast = results.summary["forecast"]
    st.header(words.headline(results.summary), anchor=False)
    if forecast["low"] is not None:
        st.markdown(likely_range(forecast["low"], forecast["high"]))
    headline.warnings(Sentence(escape.markdown(told)) for told in results.summary["warnings"])
    figures = results.kpis
    with st.grid(len(figures.all), min_column_width=kpis.FIGURE_WIDTH):
        for figure in figures.all:
            kpis.card(figure, describe.comparison(figures))
    prose.note(overview.kpi_period(describe.period(figures), describe.comparison(figures)))
    downloads.written(results.report, _(words.REPORT))
    st.subheader(_(your_data.RECONCILIATION_HEADING), anchor=False)
    _account(results.account)


def _account(account: Account) -> None:
    """Show the lines of an account as text, so that on a phone the reasons wrap and amounts show."""
    table = {
        _(your_data.RECONCILIATION_LINE): [say(line.what) for line in account.lines],
        amount_column(account.currency): [cents(Money(line.amount, "")) for line in account.lines],
        _(your_data.ROWS): [rows_of(line) if line.rows else "" for line in account.lines],
    }
    st.table(table, border="horizontal", hide_index=True, alt=_(your_data.RECONCILIATION_HEADING))


def _customers(results: Results) -> None:
    searching, among, turning = st.columns([3, 2, 1])
    text = searching.text_input(
        _(words.SEARCH), placeholder=_(words.SEARCH_PLACEHOLDER), key="search", on_change=session.turn_to, args=(1,)
    )
    segment = among.selectbox(
        _(words.SEGMENT),
        ["", *results.segments["segment"]],
        format_func=lambda name: segments.name(name) if name else _(words.ALL_SEGMENTS),
        key="segment",
        on_change=session.turn_to,
        args=(1,),
    )
    found = results.customers(text, segment, session.page_of_search())
    session.turn_to(found.page)
    turning.number_input(words.page_of(found.page, found.pages), 1, found.pages, step=1, key=session.PAGE_OF_SEARCH)
    st.caption(words.found(found.all))
    _table(found.customers, key="customers")


def _cohorts(results: Results) -> None:
    observed = tables.named(results.cohorts, "month")
    if observed.empty:
        st.info(_(words.TOO_YOUNG))
        return
    observed = tables.first_months(observed, session.months_in_a_grid())
    least, most = tables.shades(observed)
    st.subheader(_(cohort_words.RETENTION_HEADING), anchor=False, help=_(cohort_words.RETENTION_HELP))
    with voice.plainly():
        alt = cohort_words.grid_alt(least, most)
    prose.note(cohort_words.shades(least, most))
    chart.show(
        charts.retention_grid(observed), key="retention", alt=alt, height=tables.grid_height(observed), table=observed
    )


def _actions(results: Results) -> None:
    _table(results.segments, key="segments", height="content")
    for consent in words.LISTS:
        _lists(results, consent)
    if results.tables:
        with st.expander(_(words.TABLES)):
            prose.note(_(words.TABLES_NOTE))
            with st.container(horizontal=True):
                for file in results.tables:
                    downloads.written(file, file.name)
    if len(results.pairs):
        st.subheader(_(words.PAIRS), anchor=False, help=words.pairs_help(MOST_PRODUCTS, LEAST_TOGETHER))
        _table(results.pairs, key="pairs")


def _lists(results: Results, consent: Literal["yes", "unknown"]) -> None:
    """Offer the files of those who agreed, or of those whose consent is not known, a segment a row."""
    files = [one for one in results.lists if one.consent == consent]
    if not files:
        return
    st.subheader(_(words.LISTS[consent]), anchor=False)
    prose.note(_(words.LISTS_NOTES[consent]))
    emphasis: downloads.Emphasis = "secondary" if consent == "yes" else "tertiary"
    for segment, members in groupby(files, lambda one: one.segment):
        parts = [one.file for one in members]
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(words.of_segment(segment, results.welcome.get((segment, consent))), width="content")
            for part, file in enumerate(parts, 1):
                downloads.written(file, words.list_button(file.suffix, part, len(parts)), emphasis)


def _accuracy(results: Results) -> None:
    found = results.tested
    if found.days.empty:
        st.info(_(words.UNTESTED))
        return
    st.subheader(_(words.EARLIER), anchor=False, help=_(accuracy.STANDINGS_HELP))
    prose.sentence(accuracy.totals_held(int(found.days["held"].sum()), len(found.days)))
    if found.held is not None:
        prose.sentence(accuracy.customers_held(found.held, found.held_of_open))
    prose.note(words.tested_on(results.summary))
    _table(found.days, key="accuracy", height="content")


def _table(table: pd.DataFrame, key: str, height: Literal["auto", "content"] = "auto") -> None:
    """Show a table with the names of its columns, and segments as they are called."""
    with voice.plainly():
        if "segment" in table:
            table = table.assign(segment=[str(segments.name(name)) for name in table["segment"]])
        columns = table_columns.opened_columns(table)
    st.dataframe(table, column_config=columns, hide_index=True, height=height, key=key)


SHOW: Mapping[str, Callable[[Results], None]] = {
    "overview": _overview,
    "customers": _customers,
    "cohorts": _cohorts,
    "actions": _actions,
    "accuracy": _accuracy,
}

if __name__ == "__main__":
    run()
