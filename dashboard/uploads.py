"""The file field, and what happens to the files dropped on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import edge, state, wording

if TYPE_CHECKING:
    from streamlit.typing import UploadedFile

    from cltv_core.reading.read import SourceFile


def field(*, add: bool = False) -> None:
    """Takes files of any kind: a wrong one deserves our sentence rather than the field's own.

    `add`: together with the files already loaded instead of in their place.
    """
    chosen = st.file_uploader(
        wording.UPLOAD_LABEL,
        type=None,
        accept_multiple_files=True,
        key=state.upload_key(),
        help=wording.UPLOAD_HELP,
    )
    show_fault()
    if chosen:
        state.empty_upload()
        with st.spinner(wording.READING, show_time=True):
            kept = state.files() if add else ()
            state.load([*kept, *_sources(chosen)])
        st.rerun()


def _sources(chosen: Sequence[UploadedFile]) -> list[SourceFile]:
    """The files without a second copy of their bytes: an unchanged buffer hands out the bytes it was made of."""
    from cltv_core.reading.read import SourceFile

    return [SourceFile(file.name, file.getvalue()) for file in chosen]


def show_fault() -> None:
    """Says why the last files could not be used, and lets the owner name columns that were not found."""
    fault = state.fault()
    if fault is None:
        return
    edge.fault(fault.error)
    if state.shop() is not None:
        st.caption(wording.FAULT_KEPT)
    from dashboard import columns

    columns.ask_for_missing(fault)
