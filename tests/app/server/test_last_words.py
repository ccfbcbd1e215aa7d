"""The end of a page's run reaches the visitor although a fragment asks to run in that very moment."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from pathlib import Path
from unittest.mock import MagicMock

import pytest
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import Runtime
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.script_data import ScriptData
from streamlit.runtime.scriptrunner.script_cache import ScriptCache

from dashboard.server import last_words

SCRIPT = """
import streamlit as st

@st.fragment
def part():
    st.text("part")

part()
st.text("last on the page")
"""
WHOLE, FRAGMENT = ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY


@pytest.fixture(autouse=True)
def hearing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(AppSession, "_create_scriptrunner", AppSession._create_scriptrunner)
    monkeypatch.setattr(Runtime, "_instance", MagicMock())
    last_words.hear()


class Visit:
    """One session whose loop the test holds."""

    def __init__(self, script: Path) -> None:
        self.said: list[ForwardMsg] = []
        self.session = AppSession(
            script_data=ScriptData(str(script), is_hello=False),
            uploaded_file_manager=MemoryUploadedFileManager("/upload"),
            script_cache=ScriptCache(),
            message_enqueued_callback=None,
            user_info={},
        )
        self.session._browser_queue.enqueue = self.said.append

    def run(self, fragment: str = "") -> None:
        self.session.request_rerun(ClientState(fragment_id=fragment, is_auto_rerun=bool(fragment)))

    def ends(self) -> list[int]:
        return [said.script_finished for said in self.said if said.WhichOneof("type") == "script_finished"]

    def hold_the_loop_until_the_run_has_ended(self) -> None:
        runner = self.session._scriptrunner
        assert runner is not None
        assert runner._script_thread is not None
        runner._script_thread.join(timeout=30)

    async def until(self, reached: Callable[[], bool]) -> None:
        end = time.monotonic() + 30
        while not reached():
            assert time.monotonic() < end, self.ends()
            await asyncio.sleep(0.01)

    def fragment(self) -> str:
        return next(iter(self.session._fragment_storage._fragments))


@pytest.mark.parametrize("asked", [1, 2])
def test_a_fragment_that_asks_when_the_page_has_just_ended_does_not_silence_its_end(tmp_path: Path, asked: int) -> None:
    script = tmp_path / "app.py"
    script.write_text(SCRIPT)

    async def visit() -> list[int]:
        visit = Visit(script)
        visit.run()
        await visit.until(lambda: len(visit.ends()) == 1)
        visit.run()
        visit.hold_the_loop_until_the_run_has_ended()
        for _ in range(asked):
            visit.run(visit.fragment())
        await visit.until(lambda: FRAGMENT in visit.ends())
        return visit.ends()

    assert asyncio.run(visit())[:3] == [WHOLE, WHOLE, FRAGMENT]
