"""A link -> the bytes behind it, and nothing of the owner's or the host's own network.

The name is looked up once, and exactly the address that was checked is spoken to: a name that changes its address
meanwhile (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import re
import socket
import ssl
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPResponse, HTTPSConnection, IncompleteRead
from threading import Timer
from urllib.parse import unquote, urljoin

from cltv_core.facts import Fact
from cltv_core.reading.options import SourceFile
from cltv_core.sources.addresses import Link, LinkRefused, is_public, link_of, may_turn
from cltv_core.sources.codes import Problem, Remedy

MOST_BYTES = 200_000_000
MOST_SECONDS = 120.0
SILENCE = 20.0
"""Seconds without a byte after which a host counts as unreachable."""
MOST_TURNS = 5
CHUNK = 1 << 16
TURNS = (301, 302, 303, 307, 308)


def look_up(host: str, port: int) -> Sequence[str]:
    """Return the addresses of a host. Raises OSError where there is none."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


@dataclass(frozen=True)
class Door:
    """How the internet is reached; tests open another one. `ports`: those that may be spoken to."""

    look_up: Callable[[str, int], Sequence[str]] = look_up
    is_public: Callable[[str], bool] = is_public
    context: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    ports: tuple[int, ...] = (443,)
    most_bytes: int = MOST_BYTES
    most_seconds: float = MOST_SECONDS


class _To(HTTPSConnection):
    """A connection to an address that was checked, which must prove that it is the host of the link."""

    def __init__(self, link: Link, address: str, door: Door) -> None:
        super().__init__(link.host, link.port, timeout=SILENCE, context=door.context)
        self._address, self._door = address, door

    def connect(self) -> None:
        plain = socket.create_connection((self._address, self.port), self.timeout)
        self.sock = self._door.context.wrap_socket(plain, server_hostname=self.host)

    def hang_up(self) -> None:
        """End the conversation from another thread, whatever is being waited for."""
        with suppress(OSError, AttributeError):
            self.sock.shutdown(socket.SHUT_RDWR)


def fetch(text: str, door: Door | None = None) -> SourceFile:
    """Fetch the file behind a link.

    Returns
    -------
    SourceFile
        Named as the host names it, else after the host.

    Raises
    ------
    LinkRefused
        For links that are not opened, hosts that do not answer, and files that are too large or not shared. What it
        says holds the host and nothing else of the link.
    """
    door, link = door or Door(), link_of(text)
    end = time.monotonic() + door.most_seconds
    for _ in range(MOST_TURNS + 1):
        with _opened(link, door, end) as connection, _answer(connection, link) as answer:
            if answer.status not in TURNS:
                _check_status(answer, link)
                return SourceFile(_name(answer, link), _body(answer, link, door, end))
            link = _turned(link, answer)
    raise _refused(Problem.TOO_MANY_TURNS(host=link.host), Remedy.DOWNLOAD)


@contextmanager
def _opened(link: Link, door: Door, end: float) -> Iterator[_To]:
    """Speak to a host until the time is up, however slowly it answers."""
    connection = _To(link, _checked(link, door), door)
    clock = Timer(max(end - time.monotonic(), 0.0), connection.hang_up)
    clock.daemon = True
    clock.start()
    too_slow = _refused(Problem.TOO_SLOW(host=link.host, seconds=int(door.most_seconds)), Remedy.LATER)
    try:
        yield connection
    except LinkRefused:
        if time.monotonic() < end:
            raise
        raise too_slow from None
    finally:
        clock.cancel()
        connection.close()


def _checked(link: Link, door: Door) -> str:
    """Return the address to speak to; all that the name has must be public."""
    if link.port not in door.ports:
        raise _refused(Problem.PRIVATE(host=link.host), Remedy.DOWNLOAD)
    try:
        found = list(door.look_up(link.host, link.port))
    except (OSError, UnicodeError):
        found = []
    if not found:
        raise _refused(Problem.UNKNOWN_HOST(host=link.host), Remedy.COPY_AGAIN)
    if not all(door.is_public(address) for address in found):
        raise _refused(Problem.PRIVATE(host=link.host), Remedy.DOWNLOAD)
    return found[0]


def _answer(connection: _To, link: Link) -> HTTPResponse:
    headers = {"User-Agent": "cltv-dashboard", "Accept": "*/*", "Accept-Encoding": "identity"}
    try:
        connection.request("GET", link.target, headers=headers)
        return connection.getresponse()
    except ssl.SSLError:
        problem = Problem.NOT_TRUSTED(host=link.host)
    except (OSError, HTTPException, ValueError):
        problem = Problem.UNREACHABLE(host=link.host)
    raise _refused(problem, Remedy.LATER)


def _turned(link: Link, answer: HTTPResponse) -> Link:
    new = link_of(urljoin(f"https://{link.host}:{link.port}{link.target}", answer.getheader("Location") or ""))
    if not may_turn(link.host, new.host):
        sign_in = "accounts" in new.host or "login" in new.host
        problem = Problem.NOT_SHARED(host=link.host) if sign_in else Problem.ELSEWHERE(host=link.host)
        raise _refused(problem, Remedy.SHARE if sign_in else Remedy.DOWNLOAD)
    return new


def _check_status(answer: HTTPResponse, link: Link) -> None:
    status = answer.status
    if status == 200:
        return
    if status in (401, 403):
        raise _refused(Problem.NOT_SHARED(host=link.host), Remedy.SHARE)
    if status in (404, 410):
        raise _refused(Problem.NOT_THERE(host=link.host), Remedy.COPY_AGAIN)
    if status in (429, 503):
        raise _refused(Problem.BUSY(host=link.host), Remedy.LATER)
    raise _refused(Problem.BROKEN(host=link.host, status=status), Remedy.LATER)


def _body(answer: HTTPResponse, link: Link, door: Door, end: float) -> bytes:
    too_large = _refused(Problem.TOO_LARGE(host=link.host, most=door.most_bytes // 1_000_000), Remedy.DOWNLOAD)
    if answer.length is not None and answer.length > door.most_bytes:
        raise too_large
    found = bytearray()
    while chunk := _chunk(answer, link):
        found += chunk
        if len(found) > door.most_bytes:
            raise too_large
    if answer.length or time.monotonic() >= end:
        raise _refused(Problem.CUT(host=link.host), Remedy.LATER)
    return bytes(found)


def _chunk(answer: HTTPResponse, link: Link) -> bytes:
    try:
        return answer.read1(CHUNK)
    except (IncompleteRead, ConnectionError):
        problem = Problem.CUT(host=link.host)
    except (OSError, HTTPException):
        problem = Problem.UNREACHABLE(host=link.host)
    raise _refused(problem, Remedy.LATER)


def _name(answer: HTTPResponse, link: Link) -> str:
    said = answer.getheader("Content-Disposition") or ""
    found = re.search(r"filename\*=UTF-8''([^;]+)", said) or re.search(r'filename="?([^";]+)', said)
    name = unquote(found[1]) if found else link.target.partition("?")[0].rpartition("/")[2]
    plain = re.sub(r"[^\w .()-]", "_", name).strip(". ")[:120]
    return plain if "." in plain else f"{plain or link.host}.csv"


def _refused(problem: Fact, remedy: Remedy) -> LinkRefused:
    return LinkRefused(problem, remedy)
