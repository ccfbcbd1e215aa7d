"""A page is drawn anew by the server as soon as nothing runs for it, and only where that is still wanted."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from streamlit import runtime

from dashboard.server import service

LAST_RUN = object()


class Server:
    """What is used of Streamlit's: the sessions, and the loop on which they may be touched."""

    def __init__(self) -> None:
        self.drawn: list[object] = []
        self.session = SimpleNamespace(
            _scriptrunner=None, _client_state=LAST_RUN, request_rerun=lambda state: self.drawn.append(state)
        )
        self.loop = asyncio.new_event_loop()
        self._session_mgr = SimpleNamespace(get_active_session_info={"here": SimpleNamespace(session=self.session)}.get)

    def _get_async_objs(self) -> SimpleNamespace:
        return SimpleNamespace(eventloop=self.loop)

    def pass_time(self, seconds: float) -> None:
        self.loop.run_until_complete(asyncio.sleep(seconds))


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    made = Server()
    monkeypatch.setattr(runtime, "exists", lambda: True)
    monkeypatch.setattr(runtime, "get_instance", lambda: made)
    yield made
    made.loop.close()


def told_to_draw(session: str = "here", *, wanted: bool = True) -> None:
    elsewhere = threading.Thread(target=service.draw_anew, args=(session, lambda: wanted))
    elsewhere.start()
    elsewhere.join()


def test_an_idle_page_is_drawn_at_once_as_it_was_last(server: Server) -> None:
    told_to_draw()
    server.pass_time(0)
    assert server.drawn == [LAST_RUN]


def test_a_run_that_may_hold_what_the_visitor_chose_is_not_broken_off(server: Server) -> None:
    server.session._scriptrunner = object()
    told_to_draw()
    server.pass_time(3 * service.AGAIN_AFTER)
    assert not server.drawn
    server.session._scriptrunner = None
    server.pass_time(3 * service.AGAIN_AFTER)
    assert server.drawn == [LAST_RUN]


@pytest.mark.parametrize(("session", "wanted"), [("gone", True), ("here", False)])
def test_nothing_is_drawn_that_nobody_waits_for(server: Server, session: str, wanted: bool) -> None:
    told_to_draw(session, wanted=wanted)
    server.pass_time(0)
    assert not server.drawn


def test_a_server_that_has_ended_draws_nothing(server: Server) -> None:
    server.loop.close()
    told_to_draw()
    assert not server.drawn
