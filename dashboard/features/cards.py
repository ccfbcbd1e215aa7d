"""The parts that pages are put together from: a sentence, a row of figures, a chart with its sentence, a tactic."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import streamlit as st

from cltv_core.describe.value_spread import concentration as shares_brought
from cltv_core.describe.value_spread import share_of_best, value_bands
from cltv_core.facts import Fact
from cltv_core.text.say import say_all
from cltv_core.text.wording import money, money_short
from dashboard import charts, escape, tables, wording
from dashboard.features import chart, table_columns

if TYPE_CHECKING:
    import pandas as pd

    from cltv_core.describe.kpis import Kpi, Kpis
    from cltv_core.transactions import FileReport, MatchReport
    from cltv_core.value.curves import Payback
    from cltv_core.value.forecast import Forecast

FIGURE_WIDTH = 150
PERSON_FIGURE_WIDTH = 190
"""Days and chances in words need more room than figures: one below the other on a phone."""
CHART_HEIGHT = 320


def sentence(text: str) -> None:
    """A sentence that may hold names and amounts, shown as it stands."""
    if text:
        st.markdown(escape.markdown(text))


def note(text: str) -> None:
    """A sentence in small print."""
    if text:
        st.caption(escape.markdown(text))


def warnings(told: Sequence[Fact | str]) -> None:
    for text in say_all(told):
        st.warning(escape.markdown(text), icon=":material/info:")


def headline(customers: int, total: float, months: int, margin: float, currency: str) -> None:
    parts = wording.headline(customers, money_short(total, currency), months, margin)
    before, amount, after = (escape.markdown(part) for part in parts)
    st.header(f"{before} :green[{amount}] {after}", anchor=False)


def certainty(forecast: Forecast, currency: str) -> None:
    """The range of the headline's amount, and what it was at first if it has moved; or that it may still change."""
    ends = forecast.range_of()
    if ends:
        sentence(wording.range_sentence(*(money_short(end, currency) for end in ends)))
    elif forecast.backtest is None:
        sentence(wording.RANGE_PENDING)
    if forecast.moved_from is not None:
        note(wording.moved_from(money_short(forecast.moved_from, currency)))


def kpis(figures: Kpis, currency: str) -> None:
    with st.grid(len(figures.all), min_column_width=FIGURE_WIDTH):
        for figure in figures.all:
            _kpi(figure, figures.comparison, currency)
    note(wording.kpi_period(figures))


def _kpi(figure: Kpi, comparison: str, currency: str) -> None:
    change = wording.kpi_change(figure.key, figure.value, figure.previous)
    st.metric(
        figure.label,
        escape.markdown(wording.kpi_value(figure.key, figure.value, currency)),
        change,
        delta_color=wording.KPI_COLOURS.get(figure.key, "normal"),
        help=escape.paragraphs([figure.definition, figure.note, comparison if change is not None else ""]),
        border=True,
        height="stretch",
        chart_data=figure.series if len(figure.series) > 1 else None,
    )


def distribution(values: npt.NDArray[np.float64], months: int, currency: str) -> None:
    st.subheader(wording.DISTRIBUTION_HEADING, anchor=False, help=wording.DISTRIBUTION_HELP)
    told = wording.distribution_sentence(money_short(float(np.median(values)), currency), months)
    sentence(told)
    figure = charts.value_distribution(value_bands(values, currency))
    chart.show(figure, key="distribution", alt=told, height=CHART_HEIGHT)


def concentration(values: npt.NDArray[np.float64]) -> None:
    st.subheader(wording.CONCENTRATION_HEADING, anchor=False, help=wording.CONCENTRATION_HELP)
    best = share_of_best(values)
    told = wording.concentration_sentence(best)
    sentence(told)
    figure = charts.concentration(shares_brought(values), best)
    chart.show(figure, key="concentration", alt=told, height=CHART_HEIGHT)


def person(person: pd.Series, months: int, currency: str) -> None:
    """What one customer is worth and how sure that is; the exact share is told on hover."""
    figures = wording.person_figures(person, months, currency)
    with st.grid(len(figures), min_column_width=PERSON_FIGURE_WIDTH):
        for label, value, told in figures:
            st.metric(label, escape.markdown(value), help=escape.markdown(told), border=True, height="stretch")


def newer_against_older(compared: tuple[int, float, float] | None, currency: str) -> None:
    if compared:
        months, newer, older = compared
        sentence(wording.newer_against_older(months, money_short(newer, currency), money_short(older, currency)))


def back_after_a_month(share: float | None) -> None:
    if share is not None:
        sentence(wording.back_after_a_month(share))


def payback(paid: Sequence[Payback], cost: float | None, currency: str) -> None:
    """When an average customer has paid back the cost of winning one, if the owner typed it in."""
    sentence(wording.payback(paid[0], money(cost, currency)) if paid and cost else wording.PAYBACK_ASK)


def sentences(texts: Sequence[str]) -> None:
    for text in texts:
        sentence(text)


def steps(texts: Sequence[str]) -> None:
    st.markdown("\n".join(f"{place}. {escape.markdown(text)}" for place, text in enumerate(texts, start=1)))


def facts(values: Mapping[str, str]) -> None:
    """A list of names with what they mean."""
    st.table({f"**{name}**": escape.markdown(text) for name, text in values.items()}, border="horizontal")


def reconciliation(lines: pd.DataFrame, currency: str) -> None:
    """As text and not as a grid, so that on a phone the reasons wrap and the amounts are seen."""
    names = {"line": wording.RECONCILIATION_LINE, "amount": wording.amount(currency), "rows": wording.ROWS}
    shown = lines.assign(line=lines["line"].map(escape.markdown)).rename(columns=names)
    formats = {names["amount"]: "{:,.2f}", names["rows"]: "{:,}"}
    st.table(shown.style.format(formats), border="horizontal", hide_index=True, alt=wording.RECONCILIATION_HEADING)


def file(file: FileReport, columns_were_chosen: bool) -> None:
    """How one file was read and what it brought; its first rows as they were understood on demand."""
    st.markdown(f"**{escape.markdown(file.name)}**")
    sentence(wording.file_sentence(file))
    for told in (*say_all(file.notes), *([wording.CHOSEN_COLUMNS_USED] if columns_were_chosen else [])):
        note(told)
    if len(file.preview):
        with st.expander(wording.PREVIEW_CAPTION, icon=":material/table_rows:"):
            columns = table_columns.preview_columns(file)
            st.dataframe(tables.preview(file), hide_index=True, column_config=columns, alt=wording.PREVIEW_CAPTION)


def matches(found: MatchReport) -> None:
    """Who was found to be one person, where somebody was."""
    if found.merged:
        st.subheader(wording.MATCHES_HEADING, anchor=False, help=wording.MATCHES_HELP)
        sentence(wording.matches(found))
        st.dataframe(tables.matches(found), hide_index=True, alt=wording.MATCHES_ALT)
