"""Save, in the header of every page: what was decided as a project file, with a mark while something is unsaved."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from cltv_core.text.pages import common
from cltv_core.text.pages.visit import saving as words
from cltv_core.text.voice import _
from dashboard import projects, session
from dashboard.features import prose

if TYPE_CHECKING:
    from cltv_core.project.shelf import Shelf


def show() -> None:
    """Show what saving takes behind a button, which tells whether something is unsaved."""
    unsaved = projects.is_unsaved()
    label = _(words.SAVE_CHANGES) if unsaved else _(words.SAVE)
    icon = ":material/edit_note:" if unsaved else ":material/save:"
    drawer = st.popover(
        label,
        icon=icon,
        type="primary" if unsaved else "secondary",
        width="content",
        key="saving",
        on_change="rerun",
    )
    if drawer.open:
        with drawer:
            _contents(unsaved=unsaved)


def _contents(*, unsaved: bool) -> None:
    # These load pandas, for which the welcome must not wait.
    from cltv_core.destinations.lists import slug
    from cltv_core.project import SUFFIX
    from dashboard.features import downloads

    prose.sentence(_(words.UNSAVED if unsaved else words.SAVED) if session.saved() or unsaved else _(words.HEADING))
    prose.note(_(words.TEXT))
    name = st.text_input(
        _(words.NAME_LABEL),
        value=session.project().name,
        max_chars=80,
        placeholder=_(words.NAME_PLACEHOLDER),
        key=f"shop_name_{session.loaded().key[:8]}",
    )
    if name.strip() != session.project().name:
        projects.rename(name)
    with_sales = st.toggle(_(words.WITH_SALES), key="with_sales", help=_(words.WITH_SALES_HELP))
    passphrase = st.text_input(_(words.PASSPHRASE), type="password", key="passphrase") if with_sales else ""
    project = projects.complete(with_sales=with_sales)
    file_name = f"{slug(name or _(words.FILE_NAME))}{SUFFIX}"
    downloads.project(projects.file_of(project, passphrase), file_name, partial(projects.note_saved, project))
    prose.note(_(words.PERSONAL))
    _on_this_computer()


def _on_this_computer() -> None:
    """Offer to remember the shop where the owner runs the page for themselves."""
    shelf = projects.shelf()
    if shelf is None:
        return
    with st.container(horizontal=True):
        st.button(
            _(words.REMEMBER),
            icon=":material/computer:",
            key="remember",
            help=_(words.REMEMBER_HELP),
            on_click=_remember,
            args=(shelf,),
        )
        if shelf.holds(session.project()):
            st.button(
                _(words.FORGET),
                icon=":material/delete:",
                key="forget_shop",
                type="tertiary",
                on_click=shelf.forget,
                args=(session.project(),),
            )


def _remember(shelf: Shelf) -> None:
    project = projects.complete(with_sales=True)
    shelf.remember(project)
    projects.note_saved(project)


def remembered() -> None:
    """Offer to go on with the shops that are remembered on this computer."""
    shelf = projects.shelf()
    for place, one in enumerate(shelf.shops() if shelf else ()):
        assert shelf is not None
        if st.button(words.go_on_with(one), key=f"go_on_with_{place}", icon=":material/storefront:"):
            with st.spinner(_(common.READING)):
                from cltv_core.reading.options import SourceFile

                projects.take([SourceFile(one.path.name, shelf.open(one.path))])
            st.rerun()
