"""The dashboard as it is served, with a window to look in: what the running process still holds of its visitors.

`streamlit run` takes this file as it takes `streamlit_app.py`. The sweep is faster here, so that tests need not wait.
"""

from __future__ import annotations

import gc
import json
import os
from typing import Any

import streamlit as st
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from streamlit import runtime

from dashboard.app import SCRIPT
from dashboard.server import service, sweep
from dashboard.server.web import LAYERS, lifespan

sweep.EVERY, sweep.WORK_WAITS, sweep.RETURNS_WITHIN = 0.5, 1.0, 3.0
FINISHED: list[str] = []
"""The kinds of jobs that were done to the end."""


def held() -> dict[str, Any]:
    """Sessions, bytes of uploads, shops, frames of orders, and work, as the process has them now."""
    server, pool = runtime.get_instance(), service.pool()
    gc.unfreeze()
    gc.collect()
    uploads = server.uploaded_file_mgr.file_storage
    return {
        "sessions": len(server._session_mgr.list_sessions()),
        "uploads": sum(len(file.data) for files in uploads.values() for file in files.values()),
        "shops": sum(type(found).__name__ == "Shop" for found in gc.get_objects()),
        "jobs": [job.lane.name for job in pool.jobs()],
        "finished": FINISHED,
        "template": pool._template._process.pid if pool._template._process else 0,
        "process": os.getpid(),
    }


async def window(_: Request) -> JSONResponse:
    """Answer what is held."""
    return JSONResponse(json.loads(json.dumps(held())))


def _note_finished() -> None:
    """Let the pool say which jobs it has done."""
    pool = service.pool()
    ended = pool._ended

    def noted(job: Any, kind: str, told: Any) -> None:
        FINISHED.append(f"{job.lane.name} {kind}")
        ended(job, kind, told)

    pool._ended = noted  # type: ignore[method-assign]


_note_finished()
app = st.App(SCRIPT, lifespan=lifespan, middleware=LAYERS, routes=[Route("/inside", window)])
