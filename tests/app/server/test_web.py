"""The layer between the web and Streamlit: what is refused, and what every answer carries."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, MutableMapping
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit import net_util
from streamlit.web.server.server_util import is_url_from_allowed_origins
from streamlit.web.server.starlette.starlette_app_utils import generate_xsrf_token_string

from cltv_core.text import locales
from cltv_core.text.pages.visit import welcome as words
from dashboard.components import plot
from dashboard.server import downloads, memory, policy, web
from tests.support.pseudo import PseudoLanguage, escaped

OURS = {"host": "shop.example:8501"}
Message = MutableMapping[str, Any]


def ask(path: str, headers: dict[str, str] = OURS, kind: str = "http") -> tuple[list[Message], list[Message]]:
    """What is answered, and what was passed on to Streamlit."""
    sent: list[Message] = []
    passed: list[Message] = []

    async def streamlit(scope: Message, _: Any, send: Any) -> None:
        passed.append(scope)
        await send({"type": "http.response.start", "status": 200, "headers": [(b"cache-control", b"public")]})
        await send({"type": "http.response.body", "body": b"fine"})

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request"}

    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": kind, "path": path, "headers": raw, "method": "GET"}
    asyncio.run(web.Guard(streamlit)(scope, receive, send))
    return sent, passed


def told(sent: Iterable[Message]) -> dict[str, str]:
    start = next(message for message in sent if message["type"] == "http.response.start")
    return {name.decode(): value.decode() for name, value in start["headers"]}


@pytest.mark.parametrize("path", ["/", "/customers", "/static/js/index.js", "/_stcore/health", "/_stcore/metrics"])
def test_every_answer_tells_browsers_what_pages_may_do(path: str) -> None:
    headers = told(ask(path)[0])
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "SAMEORIGIN"
    assert headers["referrer-policy"] == "no-referrer"
    rules = dict(rule.split(" ", 1) for rule in headers["content-security-policy"].split("; "))
    assert rules["default-src"] == "'self'"
    assert "unsafe" not in rules["script-src"]
    assert rules["frame-ancestors"].startswith("'self'")
    assert "ws://shop.example:8501" in rules["connect-src"]


def test_a_host_cannot_write_into_the_policy() -> None:
    assert "evil" not in policy.content_policy("x; script-src https://evil.example")


def test_the_scripts_in_streamlits_own_page_are_known() -> None:
    assert len(policy._hashes()) == 1


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/metrics/", "/_stcore/agent/openapi.json"])
def test_what_tells_about_the_server_is_closed(path: str) -> None:
    sent, passed = ask(path)
    assert sent[0]["status"] == 404
    assert not passed


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://localhost:3000", "http://shop.example"])
def test_a_page_of_another_site_gets_no_line_and_no_address_is_looked_up(
    origin: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []
    monkeypatch.setattr(net_util, "_make_blocking_http_get", lambda url, **_: looked.append(url))
    foreign = {**OURS, "origin": origin}
    sent, passed = ask("/_stcore/stream", foreign, kind="websocket")
    assert (sent, passed) == ([{"type": "websocket.close", "code": 1008}], [])
    _, passed = ask("/_stcore/health", foreign)
    assert [name for name, _ in passed[0]["headers"]] == [b"host"]
    assert not looked
    is_url_from_allowed_origins("https://evil.example")
    assert looked, "Streamlit itself would have asked"


def test_our_own_page_gets_its_line() -> None:
    assert ask("/_stcore/stream", {**OURS, "origin": "https://shop.example:8501"}, kind="websocket")[1]
    assert ask("/_stcore/stream", OURS, kind="websocket")[1]


def visit(session: str, token: str) -> SimpleNamespace:
    context = SimpleNamespace(cookies={downloads.COOKIE: token})
    return SimpleNamespace(session=SimpleNamespace(id=session), client=SimpleNamespace(client_context=context))


@pytest.fixture
def tokens(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Two visitors, one of whom may download list.csv."""
    found = {name: generate_xsrf_token_string() for name in ("mine", "theirs")}
    server = SimpleNamespace(
        media_file_mgr=SimpleNamespace(_files_by_session_and_coord={"mine": {"1.2": "list"}}),
        _session_mgr=SimpleNamespace(list_active_sessions=lambda: [visit(*one) for one in found.items()]),
    )
    monkeypatch.setattr(downloads.runtime, "exists", lambda: True)
    monkeypatch.setattr(downloads.runtime, "get_instance", lambda: server)
    return found


def test_a_download_answers_only_to_the_browser_it_was_made_for(tokens: dict[str, str]) -> None:
    def status(file: str, token: str) -> int:
        cookie = {"cookie": f"a=b; {downloads.COOKIE}={token}"} if token else {}
        return int(ask(f"/media/{file}", {**OURS, **cookie})[0][0]["status"])

    assert status("list.csv", tokens["mine"]) == 200
    assert status("list.csv", tokens["theirs"]) == 404
    assert status("list.csv", "") == 404
    assert status("list.csv", generate_xsrf_token_string()) == 404
    assert status("on-its-way.csv", tokens["theirs"]) == 200, "a page that is being drawn offers no file for a moment"


def test_downloads_are_kept_by_nobody_on_the_way(tokens: dict[str, str]) -> None:
    cookie = {"cookie": f"{downloads.COOKIE}={tokens['mine']}"}
    assert told(ask("/media/list.csv", {**OURS, **cookie})[0])["cache-control"] == "no-store"
    assert told(ask("/static/media/font.woff2")[0])["cache-control"] == "public"


def test_a_library_whose_name_tells_its_version_is_kept_for_good() -> None:
    assert told(ask(f"/app/static/{plot.LIBRARY}")[0])["cache-control"] == web.KEEP_FOR_GOOD
    assert told(ask("/app/static/plotly-basic-LICENSE.txt")[0])["cache-control"] == "public"


def test_an_upload_that_does_not_fit_is_refused_with_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "available", lambda: 200 << 20)
    path = "/_stcore/upload_file/session/file"
    assert ask(path, {**OURS, "content-length": str(10 << 20)})[0][0]["status"] == 200
    sent, passed = ask(path, {**OURS, "content-length": str(190 << 20)})
    assert sent[0]["status"] == 503
    assert sent[1]["body"].decode() == f"{words.SERVER_FULL} {words.SERVER_FULL_REMEDY}"
    assert not passed


def test_the_refusal_is_said_in_the_first_language_of_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(memory, "available", lambda: 0)
    monkeypatch.setattr(locales, "catalogue", lambda locale: asked.append(locale) or PseudoLanguage())
    for languages in ("en-GB,en;q=0.9", "de-AT;q=0.8", "*", ""):
        sent, _ = ask("/_stcore/upload_file/a/b", {**OURS, "content-length": "9", "accept-language": languages})
        assert not escaped(sent[1]["body"].decode())
    assert asked == ["en_GB", "en_AT", "en_001", "en_001"]
