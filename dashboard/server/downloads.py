"""Whose downloads are whose: a file answers only to the browser for which the page made it."""

from __future__ import annotations

from collections.abc import Iterator
from http.cookies import CookieError, SimpleCookie

import streamlit as st
from streamlit import runtime
from streamlit.web.server.starlette.starlette_app_utils import validate_xsrf_token

COOKIE = "_streamlit_xsrf"
"""The random token that Streamlit gives each browser; the page's line to the server carries it, and each download."""


def may_download(name: str, cookies: str) -> bool:
    """Tell whether the browser with these cookies (as its header has them) is the one whose page offers the file.

    `name`: the last part of the file's address. Without Streamlit's protection against forged requests there are no
    tokens, so that nobody can be told apart. To be called on the loop of the server.
    """
    if not st.get_option("server.enableXsrfProtection"):
        return True
    token = _token(cookies)
    if not token or not runtime.exists():
        return False
    file = name.rpartition(".")[0] or name
    return any(validate_xsrf_token(token, theirs) for theirs in _holders(runtime.get_instance(), file))


def _holders(server: runtime.Runtime, file: str) -> Iterator[str]:
    """Yield the tokens of the browsers whose pages offer the file; between two runs of a page it may be on none."""
    offered = server.media_file_mgr._files_by_session_and_coord
    visits = server._session_mgr.list_active_sessions()
    offering = [visit for visit in visits if file in offered.get(visit.session.id, {}).values()]
    for visit in offering or visits:
        browser = visit.client.client_context
        yield browser.cookies.get(COOKIE, "") if browser else ""


def _token(cookies: str) -> str:
    try:
        found = SimpleCookie(cookies).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""
