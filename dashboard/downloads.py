"""Files for the owner to keep. Each is made when it is asked for, not at every visit of the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import tables, wording

if TYPE_CHECKING:
    import pandas as pd

    from cltv_core.analysis import Analysis
    from cltv_core.lists import MailingList
    from cltv_core.transactions import ReadingReport

CSV = "text/csv"
HTML = "text/html"


def excluded_rows(report: ReadingReport) -> None:
    excluded = report.excluded
    _button(
        wording.EXCLUDED_BUTTON, lambda: _csv(excluded.to_pandas(), excel=False), wording.EXCLUDED_FILE, CSV, "excluded"
    )


def report(analysis: Analysis) -> None:
    def make() -> bytes:
        from cltv_core.report import report_html

        return report_html(analysis).encode()

    _button(wording.REPORT_BUTTON, make, wording.REPORT_FILE, HTML, "report", help=wording.REPORT_HELP)


def lists(people: MailingList, file_name: str) -> None:
    """One file of those who said yes, one of those who never answered; nobody who said no is on either."""
    st.subheader(wording.LIST_HEADING, anchor=False)
    excel = st.segmented_control(
        wording.LIST_FOR,
        list(wording.LIST_TARGETS),
        default=False,
        required=True,
        format_func=wording.LIST_TARGETS.__getitem__,
        help=wording.LIST_HELP,
        key="list_for",
        persist_state="session",
    )
    with st.container(horizontal=True):
        _list(wording.consenting_button(people), people.consenting, file_name, "consenting", excel)
        _list(wording.unknown_button(people), people.unknown, f"consent-unknown-{file_name}", "unknown", excel)
    st.caption(wording.left_out(people))
    if not tables.reachable(people):
        st.caption(wording.NOT_REACHABLE)


def _list(label: str, people: pd.DataFrame, file_name: str, key: str, excel: bool) -> None:
    _button(label, lambda: _csv(people, excel), file_name, CSV, key, disabled=people.empty)


def _csv(frame: pd.DataFrame, excel: bool) -> bytes:
    from cltv_core.csv_export import to_csv

    return to_csv(frame, excel=excel)


def _button(
    label: str,
    make: Callable[[], bytes],
    file_name: str,
    mime: str,
    key: str,
    *,
    help: str | None = None,
    disabled: bool = False,
) -> None:
    st.download_button(
        label,
        make,
        file_name=file_name,
        mime=mime,
        key=f"download_{key}",
        help=help,
        disabled=disabled,
        on_click="ignore",
        icon=":material/download:",
    )
