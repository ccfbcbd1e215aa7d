"""The file field, and what happens to the files dropped on it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

import streamlit as st

from cltv_core.text.pages import common
from cltv_core.text.pages.visit import saving
from cltv_core.text.pages.visit import welcome as words
from cltv_core.text.voice import Sentence, _
from dashboard import errors, projects, session
from dashboard.features.your_data import compare

if TYPE_CHECKING:
    from streamlit.typing import UploadedFile

    from cltv_core.reading.read import ReadOptions, SourceFile


def field(*, add: bool = False) -> None:
    """Take files of any kind: a wrong one deserves our sentence rather than the field's own.

    `add`: together with the files already loaded instead of in their place.
    """
    chosen = st.file_uploader(
        _(words.UPLOAD_LABEL),
        type=None,
        accept_multiple_files=True,
        key=session.upload_key(),
        help=_(words.UPLOAD_HELP),
    )
    _show_fault()
    compare.show()
    if chosen:
        given = session.dropped()
        session.empty_upload()
        with st.spinner(_(common.READING), show_time=True):
            kept, options = (session.files(), session.options()) if add else ((), None)
            projects.take([*kept, *_sources(chosen, given)], options)
        st.rerun()


def loaded() -> None:
    """Show the files that are loaded, each with the way to take it away again, where others are left."""
    _removable(session.files(), session.options(), words.remove)


def _removable(
    files: Sequence[SourceFile],
    options: ReadOptions | None,
    label: Callable[[str], Sentence],
    only: Collection[str] = (),
) -> None:
    """Show a button for each of several files, or for those of these names; pressed, the others are read without it."""
    if len(files) < 2:
        return
    named = [place for place, file in enumerate(files) if file.name in only] or range(len(files))
    with st.container(horizontal=True):
        for position in named:
            file = files[position]
            if st.button(label(file.name), key=f"{label.__name__}_{position}", icon=":material/close:"):
                with st.spinner(_(common.READING)):
                    session.load([*files[:position], *files[position + 1 :]], options)
                st.rerun()


def _sources(copies: Sequence[UploadedFile], given: Sequence[UploadedFile]) -> list[SourceFile]:
    """Take the files without a second copy of their bytes.

    An unchanged buffer hands out the bytes it was made of. The `copies` that the field returns are let go of; those
    which the session has are the `given` ones.
    """
    from cltv_core.reading.read import SourceFile

    for copy in copies:
        copy.close()
    return [SourceFile(file.name, file.getvalue()) for file in given]


def _show_fault() -> None:
    """Say why the last files could not be used, and let the owner name columns that were not found."""
    fault = session.fault()
    if fault is None:
        return
    errors.show_error(fault.error)
    _ask_for_passphrase(fault)
    _removable(fault.files, fault.options, words.go_on_without, only=fault.error.files)
    if session.shop() is not None:
        st.caption(_(words.FAULT_KEPT))
    from dashboard.features import questions
    from dashboard.features.your_data import column_choice

    column_choice.ask_for_missing(fault)
    questions.offer_cards(fault)


def _ask_for_passphrase(fault: session.Fault) -> None:
    from cltv_core.project.file import ProjectSealed  # loads pandas, for which the welcome must not wait

    if not isinstance(fault.error, ProjectSealed):
        return
    with st.form("passphrase_asked", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        said = st.text_input(_(saving.PASSPHRASE_ASKED), type="password")
        asked = st.form_submit_button(_(saving.OPEN_BUTTON), type="primary")
    if asked:
        projects.take(fault.files, passphrase=said)
        st.rerun()
