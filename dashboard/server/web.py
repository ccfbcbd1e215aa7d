"""What every answer of the server carries, and what it does not answer: the layer between the web and Streamlit."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, MutableMapping
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urlparse

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse

from cltv_core.text import locales
from cltv_core.text.pages.visit import welcome as words
from cltv_core.text.voice import _, speaking
from dashboard.server import memory, service
from dashboard.server.downloads import may_download
from dashboard.server.policy import HEADERS, content_policy
from dashboard.server.visits import cookie_for

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

CLOSED = ("/_stcore/metrics", "/_stcore/agent")
"""What Streamlit tells about the server and its visitors to whoever asks."""
UPLOADS, MEDIA = "/_stcore/upload_file/", "/media/"
LIBRARIES, KEEP_FOR_GOOD = "/app/static/", "public, max-age=31536000, immutable"
SPARE = 100 << 20
"""Bytes of memory that an upload must leave free."""


class Guard:
    """Passes on to Streamlit what visitors may ask for, and adds our headers to what it answers."""

    def __init__(self, app: Application) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or let Streamlit answer."""
        if scope["type"] == "websocket" and _is_foreign(Headers(scope=scope)):
            await send({"type": "websocket.close", "code": 1008})
        elif scope["type"] == "http":
            await self._answer(scope, receive, _with_headers(scope, send))
        else:
            await self._app(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers, path = Headers(scope=scope), _asked(scope)
        refusal = _refusal(path, headers)
        if refusal is not None:
            await refusal(scope, receive, send)
            return
        if _is_foreign(headers):
            scope = {**scope, "headers": [(name, value) for name, value in scope["headers"] if name != b"origin"]}
        await self._app(scope, receive, send)


def _refusal(path: str, headers: Headers) -> PlainTextResponse | None:
    """Refuse what is not for this visitor, or not for now; None for all else."""
    if path.startswith(CLOSED):
        return PlainTextResponse("Not found", status_code=404)
    if path.startswith(MEDIA) and not may_download(path.rpartition("/")[2], headers.get("cookie", "")):
        return PlainTextResponse("Not found", status_code=404)
    if path.startswith(UPLOADS) and not _has_room(headers.get("content-length", "0")):
        return PlainTextResponse(_told_full(headers.get("accept-language", "")), status_code=503)
    return None


def _told_full(languages: str) -> str:
    """Say in the first of the reader's languages (`Accept-Language`) that nothing can be uploaded now."""
    locale = locales.spoken(languages.partition(",")[0].partition(";")[0].strip())
    with speaking(locale=locale, catalogue=locales.catalogue(locale)):
        return f"{_(words.SERVER_FULL)} {_(words.SERVER_FULL_REMEDY)}"


def _asked(scope: Scope) -> str:
    """Return the path that is asked for, as if the server had no path before its own."""
    base = str(st.get_option("server.baseUrlPath")).strip("/")
    return str(scope["path"]).removeprefix(f"/{base}" if base else "")


def _has_room(length: str) -> bool:
    left = memory.available()
    return left is None or not length.isdecimal() or left >= int(length) + SPARE


def _is_foreign(headers: Headers) -> bool:
    """Whether a page of another site asks.

    Streamlit would look up the server's external address to find out; here only the address that was asked for and
    those in the settings count.
    """
    origin = headers.get("origin")
    if origin is None or not st.get_option("server.enableCORS") or origin in st.get_option("server.corsAllowedOrigins"):
        return False
    return urlparse(origin).netloc != headers.get("host")


def _with_headers(scope: Scope, send: Send) -> Send:
    """Send, with our headers added to the head of the answer."""
    asked = Headers(scope=scope)
    host = asked.get("host", "")
    path = _asked(scope)
    kept = "no-store" if path.startswith((MEDIA, UPLOADS)) else KEEP_FOR_GOOD if _is_library(path) else None

    async def send_with_headers(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=message["headers"])
            headers.update({**HEADERS, "Content-Security-Policy": content_policy(host)})
            if kept:
                headers["Cache-Control"] = kept
            if headers.get("content-type", "").startswith("text/html"):
                _recognise_again(headers, asked, scope)
        await send(message)

    return send_with_headers


def _is_library(path: str) -> bool:
    """Whether a script of ours is asked for, whose name tells its version."""
    return path.startswith(LIBRARIES) and path.endswith(".js")


def _recognise_again(headers: MutableHeaders, asked: Headers, scope: Scope) -> None:
    """Give a browser that has none the cookie by which its visit is found again."""
    base = str(st.get_option("server.baseUrlPath")).strip("/")
    secure = asked.get("x-forwarded-proto", str(scope.get("scheme", ""))) == "https"
    cookie = cookie_for(asked.get("cookie", ""), path=f"/{base}", secure=secure)
    if cookie is not None:
        headers.append("Set-Cookie", cookie)


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Start what works behind the pages with the server, and end it with the server."""
    service.start()
    yield
    service.pool().close()


LAYERS = [Middleware(Guard)]
