"""What a run of a page says at its end is heard, also when a part of the page asks to run in that moment.

Streamlit stops listening to a run as soon as it starts the next. A run that has ended, but whose last messages still
wait on the server's loop, cannot take a fragment on. So Streamlit starts another run for it, and the last messages of
the page are lost: its end, at times also what stood last on it. The more visitors, the longer such messages wait.
Here the other run starts behind them.
"""

from __future__ import annotations

from streamlit.runtime.app_session import AppSession, AppSessionState
from streamlit.runtime.scriptrunner import RerunData

_start = AppSession._create_scriptrunner


def hear() -> None:
    """Let every session of this process hear the last words of its runs."""
    AppSession._create_scriptrunner = _start_behind_last_words  # type: ignore[assignment, method-assign]


def _start_behind_last_words(session: AppSession, wanted: RerunData) -> None:
    if session._scriptrunner is None:
        _start(session, wanted)
    else:
        session._call_soon_on_event_loop(lambda: _start_unless_taken_on(session, wanted))


def _start_unless_taken_on(session: AppSession, wanted: RerunData) -> None:
    if session._state is AppSessionState.SHUTDOWN_REQUESTED:
        return
    if session._scriptrunner is None or not session._scriptrunner.request_rerun(wanted):
        _start(session, wanted)
