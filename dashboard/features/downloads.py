"""Files for the owner to keep. Each is made when it is asked for, not at every visit of the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import streamlit as st

from cltv_core.text.pages import lists as list_words
from cltv_core.text.pages import overview, plan, take_along, your_data
from cltv_core.text.pages.visit import saving
from cltv_core.text.reading.exclusions import excluded_table
from cltv_core.text.voice import _
from dashboard import voice

if TYPE_CHECKING:
    import pandas as pd

    from cltv_core.destinations import File
    from cltv_core.transactions import ReadingReport

CSV = "text/csv"
CALENDAR = "text/calendar"
BOM = "\ufeff".encode()
"""By which Excel knows the letters of a CSV file."""
HTML = "text/html"
ZIP = "application/zip"
PARQUET = "application/vnd.apache.parquet"
MIMES = {"csv": CSV, "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
CALENDAR_FILE = "shop-calendar.ics"
REPORT_FILE = "customer-value-report.html"
EXCLUDED_FILE = "rows-left-out.csv"

Emphasis = Literal["secondary", "tertiary"]


def excluded_rows(report: ReadingReport) -> None:
    """Offer the rows that were left out, each with its reason."""
    _button(
        _(your_data.EXCLUDED_BUTTON), lambda: _csv(excluded_table(report).to_pandas()), EXCLUDED_FILE, CSV, "excluded"
    )


def report(make: Callable[[], bytes]) -> None:
    """Offer the printable page."""
    _button(_(overview.REPORT_BUTTON), make, REPORT_FILE, HTML, "report", help=_(overview.REPORT_HELP))


def lists(files: Sequence[File], key: str = "list") -> None:
    """Offer the files of one list: those of people who agreed come first and stand out."""
    with st.container(horizontal=True):
        for place, file in enumerate(files):
            emphasis: Emphasis = "secondary" if file.consent == "yes" else "tertiary"
            label, mime = list_words.file_button(file), MIMES[file.name.rpartition(".")[2]]
            _button(label, partial(getattr, file, "content"), file.name, mime, f"{key}_{place}", type=emphasis)


def bundle(make: Callable[[], bytes], destination: str) -> None:
    """Offer the lists of all segments as one file."""
    label, help = _(list_words.BUNDLE_BUTTON), _(list_words.BUNDLE_HELP)
    _button(label, make, f"lists-{destination}.zip", ZIP, "bundle", help=help, type="tertiary")


def project(content: bytes, name: str, saved: Callable[[], None]) -> None:
    """Offer the project file; `saved` is called once it was asked for.

    The file is there before it is asked for: pressing the button draws the page anew, which can forget what was to make
    the file before it is made.
    """
    st.download_button(
        _(saving.BUTTON),
        content,
        file_name=name,
        mime=ZIP,
        key="download_project",
        on_click=saved,
        type="primary",
        icon=":material/download:",
        width="stretch",
    )


def calendar(make: Callable[[], bytes]) -> None:
    """Offer what is planned and what lies ahead for the owner's own calendar."""
    _button(_(plan.CALENDAR_BUTTON), make, CALENDAR_FILE, CALENDAR, "calendar", help=_(plan.CALENDAR_HELP))


def written(file: Path, label: str, emphasis: Emphasis = "secondary") -> None:
    """Offer a file that lies on disk; it is read when it is asked for."""
    mime = {".csv": CSV, ".html": HTML, ".parquet": PARQUET}.get(file.suffix, MIMES["xlsx"])
    _button(label, file.read_bytes, file.name, mime, file.name, type=emphasis)


def table(frame: pd.DataFrame, name: str) -> None:
    """Offer a table as CSV, which Excel opens in the right letters, and as an Excel file."""
    file = take_along.FILES[name]
    _button(_(take_along.CSV), lambda: BOM + _csv(frame), f"{file}.csv", CSV, f"{name}_csv")
    _button(_(take_along.EXCEL), lambda: _xlsx(frame), f"{file}.xlsx", MIMES["xlsx"], f"{name}_xlsx")


def _csv(frame: pd.DataFrame) -> bytes:
    from cltv_core.destinations.csv_files import to_csv

    return to_csv(frame)


def _xlsx(frame: pd.DataFrame) -> bytes:
    from cltv_core.destinations.xlsx import workbook

    numbers = [str(name) for name in frame if frame[name].dtype.kind in "if"]
    days = [str(name) for name in frame if frame[name].dtype.kind == "M"]
    texts = frame.astype("str").where(frame.notna(), "")
    dated = {name: frame[name].dt.strftime("%Y-%m-%d").fillna("") for name in days}
    return workbook(texts.assign(**dated), numbers, days)


def _button(
    label: str,
    make: Callable[[], bytes],
    file_name: str,
    mime: str,
    key: str,
    *,
    help: str | None = None,
    type: Emphasis = "secondary",
) -> None:
    st.download_button(
        label,
        voice.carried(make),
        file_name=file_name,
        mime=mime,
        key=f"download_{key}",
        help=help,
        type=type,
        on_click="ignore",
        icon=":material/download:",
    )
