"""Sales by a link or a key: connecting on the page, what is connected, and fetching it again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from cltv_core.errors import CltvError
from cltv_core.text.pages.files import sources as words
from cltv_core.text.voice import _
from dashboard import errors, session, sources
from dashboard.features import prose

if TYPE_CHECKING:
    from cltv_core.sources.api import Progress
    from cltv_core.sources.connections import Connection


def offer(*, add: bool = False, explain: bool = False) -> None:
    """Offer to connect a published file or a program; `add`: together with what is loaded.

    `explain`: say why not, where it is switched off.
    """
    if not sources.are_allowed():
        if explain:
            prose.note(_(words.NOT_HERE))
        return
    drawer = st.expander(_(words.HEADING), icon=":material/link:", key="connect", on_change="rerun")
    if not drawer.open:
        return
    with drawer:
        kind = st.segmented_control(
            _(words.KIND_LABEL),
            list(words.KINDS),
            default="link",
            required=True,
            format_func=lambda key: _(words.KINDS[key]),
            key="source_kind",
        )
        prose.steps(_(step) for step in words.STEPS[kind])
        made = _asked(kind)
        prose.note(_(words.KEPT))
        if made is not None:
            _connect(made, add=add)


def loaded() -> None:
    """Show what is connected, when it was fetched, and the way to fetch it again."""
    found = sources.connected()
    if not found:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        latest = min(one.at for one in found)
        prose.note(words.refreshed([one.file.name for one in found], _here(latest)))
        pressed = st.button(_(words.REFRESH), icon=":material/refresh:", key="refresh_sources")
    if pressed:
        _working(sources.refresh)


def _asked(kind: str) -> Callable[[], Connection] | None:
    """Ask for a link or a key, and return what connects it once the button is pressed; the fields are then empty."""
    with st.form(f"source_{kind}", border=False, clear_on_submit=True):
        typed = [
            st.text_input(
                _(label), type="password" if secret else "default", key=f"source_{kind}_{place}", autocomplete="off"
            )
            for place, (label, secret) in enumerate(words.FIELDS[kind])
        ]
        pressed = st.form_submit_button(_(words.CONNECT), type="primary", icon=":material/cloud_download:")
    return (lambda: _connection(kind, typed)) if pressed else None


def _connection(kind: str, typed: list[str]) -> Connection:
    """Make the connection. Raises LinkRefused where what was typed is no link or key."""
    from cltv_core.sources.connections import Published, connect

    if kind == "link":
        return Published(typed[0])
    address, keys = (f":{typed[0]}", typed[1:]) if kind == "woocommerce" else ("", typed)
    return connect(f"{kind}{address}", lambda program: keys)  # noqa: ARG005


def _connect(make: Callable[[], Connection], *, add: bool) -> None:
    kept, options = (session.files(), session.options()) if add else ((), None)
    _working(lambda progress: sources.connect(make(), kept, options, progress))


def _working(work: Callable[[Progress], bool]) -> None:
    """Do something that fetches, and show how far it is; where it fails, everything stays as it was."""
    place = st.empty()

    def progress(here: int, of: int | None) -> None:
        place.caption(words.so_far(here, of))

    try:
        with st.spinner(_(words.FETCHING), show_time=True):
            work(progress)
    except CltvError as error:
        errors.show_error(error)
        return
    st.rerun()


def _here(moment: datetime) -> datetime:
    """Return a moment on the visitor's clock."""
    try:
        return moment.astimezone(ZoneInfo(st.context.timezone or "UTC"))
    except (ZoneInfoNotFoundError, ValueError):
        return moment
