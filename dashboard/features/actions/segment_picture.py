"""The segments as a picture: a map, who moved between them, and a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from cltv_core.errors import CltvError
from cltv_core.facts import Fact
from cltv_core.summary import NoSales
from cltv_core.text.pages import actions as words
from cltv_core.text.pages.segments import movement as moved
from cltv_core.text.say import say_all, say_error
from cltv_core.text.voice import _
from dashboard import charts, session, tables
from dashboard.components import places
from dashboard.features import chart, downloads, prose, table_columns
from dashboard.results import changes, outlook

if TYPE_CHECKING:
    from cltv_core.segments.placing import Segments

MAP_HEIGHT = 400
FLOW_HEIGHT = 420


def show(segments: Segments, chosen: str) -> None:
    """Show the segments, each of them to open."""
    pictures = st.tabs([_(label) for label in words.PICTURES.values()], key="picture", on_change="rerun")
    for picture, draw in zip(pictures, (_map, _movement, _table), strict=True):
        if picture.open:
            with picture:
                draw(segments, chosen)


def _map(segments: Segments, chosen: str) -> None:
    table = segments.table
    chart.show(
        charts.segment_map(table, chosen),
        key=session.SEGMENT_MAP,
        alt=words.map_alt(table.to_dict("records")),
        height=MAP_HEIGHT,
        on_choice=session.pick_on_map,
        expected=True,
    )
    prose.note(_(words.MAP_HINT))


def _movement(_segments: Segments, _chosen: str) -> None:
    try:
        with st.skeleton(height=FLOW_HEIGHT):
            found = changes.movement()
    except CltvError as error:
        if isinstance(error.problem, Fact) and error.problem.code is NoSales.NONE_UP_TO:
            prose.sentence(moved.too_short(outlook.history().transactions.first_day))
        else:
            prose.sentences(say_error(error))
        return
    told = say_all(found.facts())
    chart.show(charts.movement_flow(found.frame), key="movement", alt=moved.alt(told), height=FLOW_HEIGHT)
    prose.note(_(moved.COLOURS))
    prose.bullets(told) if told else prose.sentence(_(moved.NOBODY))
    prose.note(_(moved.HELP))


def _table(segments: Segments, _chosen: str) -> None:
    assumed, names = session.assumptions(), list(segments.table["segment"])
    with places.expected("segments"):
        st.dataframe(
            tables.segment_list(segments),
            hide_index=True,
            height="content",
            column_config=table_columns.segment_columns(assumed.months, assumed.margin),
            key=session.SEGMENT_TABLE,
            on_select=lambda: session.pick_segment(names),
            selection_mode="single-cell",
            alt=_(words.TABLE_ALT),
        )
    prose.note(_(words.TABLE_HINT))
    with st.container(horizontal=True):
        downloads.table(tables.segment_file(segments, assumed.margin), "segments")
