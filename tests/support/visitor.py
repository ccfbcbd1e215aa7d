"""A visitor without a browser: a client of the server's websocket that answers as Streamlit's own page would."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any, Self

import requests
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

COOKIE = "_streamlit_xsrf"
PATIENCE = 300.0
"""Seconds."""


@dataclass
class Page:
    """What stands on a page: ids of widgets by key, texts, and seconds between two runs of a fragment."""

    widgets: dict[str, str] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)
    timers: dict[str, float] = field(default_factory=dict)


class Visitor:
    """One visitor; `page` is what the last run of the script has drawn."""

    def __init__(self, address: str, existing: str = "") -> None:
        """Come in. `existing`: the session to come back to."""
        self.address = address
        self.page, self._drawing = Page(), Page()
        self._due: dict[str, float] = {}
        self._script, self.pages = "", dict[str, str]()
        self.session = ""
        self.http = requests.Session()
        self.http.get(f"{address}/_stcore/health", timeout=PATIENCE)
        self._held = ExitStack()
        self._line = self._held.enter_context(self._connect(existing))

    def _connect(self, existing: str) -> ClientConnection:
        token = self.http.cookies.get(COOKIE) or ""
        return connect(
            f"ws{self.address.removeprefix('http')}/_stcore/stream",
            subprotocols=["streamlit", token, existing] if existing else ["streamlit"],  # type: ignore[list-item]
            origin=self.address,  # type: ignore[arg-type]
            additional_headers={"Cookie": f"{COOKIE}={token}"},
            max_size=None,
            open_timeout=PATIENCE,
            ping_timeout=None,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.leave()

    def leave(self) -> None:
        """Close the page."""
        self._held.close()
        self.http.close()

    def open(self, page: str = "") -> float:
        """Open a page, by its path, and return how long it took, in seconds. Raises KeyError where it is none."""
        self._script = self.pages[page] if page else ""
        self._send()
        return self.drawn()

    def press(self, key: str) -> float:
        """Press a button and return how long the page took, in seconds."""
        self._send(key, trigger_value=True)
        return self.drawn()

    def slide(self, key: str, value: float) -> None:
        """Move a slider, without waiting for the page."""
        self._send(key, double_array_value=[value])

    def choose(self, key: str, option: str) -> None:
        """Choose an option that stands on a button of a row, without waiting for the page."""
        self._send(key, string_array_value=[option])

    def upload(self, name: str, content: bytes, key: str = "upload_0") -> None:
        """Drop a file on a file field, without waiting for what comes of it."""
        message = BackMsg()
        message.file_urls_request.request_id = uuid.uuid4().hex
        message.file_urls_request.file_names.append(name)
        message.file_urls_request.session_id = self.session
        self._line.send(message.SerializeToString())
        got = self.until(lambda said: said.WhichOneof("type") == "file_urls_response")
        urls = got.file_urls_response.file_urls[0]
        self.http.put(
            f"{self.address}{urls.upload_url}",
            files={name: (name, content)},
            headers={"X-Xsrftoken": self.http.cookies.get(COOKIE) or ""},
            timeout=PATIENCE,
        ).raise_for_status()
        self._send(key, file=(urls, name, len(content)))

    def drawn(self) -> float:
        """Wait until the script has run to its end, and return how long that took, in seconds."""
        start = time.monotonic()
        self.until(lambda said: said.WhichOneof("type") == "script_finished" and said.script_finished == 0)
        return time.monotonic() - start

    def stay(self, seconds: float) -> None:
        """Look at the page, whose fragments go on running."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._step(0.1)

    def until_shown(self, text: str) -> None:
        """Look at the page until a text stands on it."""
        end = time.monotonic() + PATIENCE
        while not self.shows(text):
            if time.monotonic() > end:
                raise TimeoutError(f"{text!r} is not shown")
            self._step(0.1)

    def shows(self, text: str) -> bool:
        """Tell whether a text stands on the page."""
        return any(text in shown for shown in (*self.page.texts, *self._drawing.texts))

    def until(self, wanted: Callable[[ForwardMsg], bool]) -> ForwardMsg:
        """Wait for a message of the server."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            said = self._step(0.2)
            if said is not None and wanted(said):
                return said
        raise TimeoutError("the server does not answer")

    def _send(self, key: str = "", fragment: str = "", **value: Any) -> None:
        message = BackMsg()
        rerun = message.rerun_script
        rerun.page_script_hash = self._script
        if fragment:
            rerun.fragment_id, rerun.is_auto_rerun = fragment, True
        if key:
            self._fill(rerun.widget_states.widgets.add(), key, value)
        self._line.send(message.SerializeToString())

    def _fill(self, state: Any, key: str, value: dict[str, Any]) -> None:
        state.id = self.page.widgets[key]
        if "trigger_value" in value:
            state.trigger_value = True
        elif "double_array_value" in value:
            state.double_array_value.data.extend(value["double_array_value"])
        elif "string_array_value" in value:
            state.string_array_value.data.extend(value["string_array_value"])
        else:
            urls, name, size = value["file"]
            info = state.file_uploader_state_value.uploaded_file_info.add()
            info.name, info.size, info.file_id = name, size, urls.file_id
            info.file_urls.CopyFrom(urls)

    def _step(self, seconds: float) -> ForwardMsg | None:
        """Let due fragments run, and take in one message, if there is one."""
        for fragment, due in list(self._due.items()):
            if time.monotonic() >= due and fragment in self.page.timers:
                self._due[fragment] = time.monotonic() + self.page.timers[fragment]
                self._send(fragment=fragment)
        try:
            data = self._line.recv(timeout=seconds)
        except TimeoutError:
            return None
        message = ForwardMsg()
        message.ParseFromString(data)
        self._take_in(message)
        return message

    def _take_in(self, message: ForwardMsg) -> None:
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.session = message.new_session.initialize.session_id or self.session
            self._drawing = Page()
        elif kind == "navigation":
            self.pages = {page.url_pathname: page.page_script_hash for page in message.navigation.app_pages}
            self._script = message.navigation.page_script_hash or self._script
        elif kind == "auto_rerun":
            fragment, every = message.auto_rerun.fragment_id, message.auto_rerun.interval
            self._drawing.timers[fragment] = every
            self._due[fragment] = time.monotonic() + every
        elif kind == "script_finished" and message.script_finished == 0:
            self.page = self._drawing
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            self._read(message.delta.new_element)

    def _read(self, element: Any) -> None:
        kind = element.WhichOneof("type")
        inner = getattr(element, kind)
        if hasattr(inner, "id") and hasattr(inner, "label"):
            self._drawing.widgets[inner.id.rpartition("-")[2]] = inner.id
        for name in ("body", "title", "text", "label"):
            text = getattr(inner, name, None)
            if isinstance(text, str) and text:
                self._drawing.texts.append(text)
