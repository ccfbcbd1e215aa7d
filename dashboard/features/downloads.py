"""Files for the owner to keep. Each is made when it is asked for, not at every visit of the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Literal

import streamlit as st

from cltv_core.text.reading.exclusions import excluded_table
from dashboard import wording

if TYPE_CHECKING:
    import pandas as pd

    from cltv_core.destinations import File
    from cltv_core.transactions import ReadingReport

CSV = "text/csv"
HTML = "text/html"
ZIP = "application/zip"
JSON = "application/json"
MIMES = {"csv": CSV, "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


def excluded_rows(report: ReadingReport) -> None:
    _button(
        wording.EXCLUDED_BUTTON,
        lambda: _csv(excluded_table(report).to_pandas()),
        wording.EXCLUDED_FILE,
        CSV,
        "excluded",
    )


def report(make: Callable[[], bytes]) -> None:
    _button(wording.REPORT_BUTTON, make, wording.REPORT_FILE, HTML, "report", help=wording.REPORT_HELP)


def lists(files: Sequence[File]) -> None:
    """The files of one list: those of people who agreed come first and stand out."""
    with st.container(horizontal=True):
        for place, file in enumerate(files):
            kind = "secondary" if file.consent == "yes" else "tertiary"
            label, mime = wording.list_button(file), MIMES[file.name.rpartition(".")[2]]
            _button(label, partial(getattr, file, "content"), file.name, mime, f"list_{place}", type=kind)


def bundle(make: Callable[[], bytes], destination: str) -> None:
    name = wording.bundle_file(destination)
    _button(wording.BUNDLE_BUTTON, make, name, ZIP, "bundle", help=wording.BUNDLE_HELP, type="tertiary")


def choices(content: bytes) -> None:
    _button(wording.CHOICES_SAVE, content, wording.CHOICES_FILE, JSON, "choices")


def _csv(frame: pd.DataFrame) -> bytes:
    from cltv_core.destinations.csv_files import to_csv

    return to_csv(frame)


def _button(
    label: str,
    data: bytes | Callable[[], bytes],
    file_name: str,
    mime: str,
    key: str,
    *,
    help: str | None = None,
    type: Literal["secondary", "tertiary"] = "secondary",
) -> None:
    st.download_button(
        label,
        data,
        file_name=file_name,
        mime=mime,
        key=f"download_{key}",
        help=help,
        type=type,
        on_click="ignore",
        icon=":material/download:",
    )
