"""Speak to one host of the internet, and to nothing of the owner's or the host's own network.

The name is looked up once, and exactly the address that was checked is spoken to: a name that changes its address
meanwhile (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPMessage, HTTPResponse, HTTPSConnection, IncompleteRead
from threading import Timer
from types import MappingProxyType
from urllib.parse import urljoin

from cltv_core.sources.addresses import Link, LinkRefused, is_public, link_of
from cltv_core.sources.codes import Problem, Remedy

MOST_BYTES = 200_000_000
MOST_SECONDS = 120.0
SILENCE = 20.0
"""Seconds without a byte after which a host counts as unreachable."""
MOST_TURNS = 5
CHUNK = 1 << 16
TURNS = (301, 302, 303, 307, 308)
COMMON_HEADERS = {"User-Agent": "cltv-dashboard", "Accept": "*/*", "Accept-Encoding": "identity"}


def look_up(host: str, port: int) -> Sequence[str]:
    """Return the addresses of a host. Raises OSError where there is none."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


@dataclass(frozen=True)
class Door:
    """How the internet is reached; tests open another one.

    `ports`: those that may be spoken to; `most_bytes` and `most_seconds`: of one answer; `pause`: waits so many
    seconds.
    """

    look_up: Callable[[str, int], Sequence[str]] = look_up
    is_public: Callable[[str], bool] = is_public
    context: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    ports: tuple[int, ...] = (443,)
    most_bytes: int = MOST_BYTES
    most_seconds: float = MOST_SECONDS
    pause: Callable[[float], None] = time.sleep


@dataclass(frozen=True)
class Answer:
    """What a host answered; `body` is empty where the status is not 200."""

    status: int
    headers: HTTPMessage
    body: bytes = field(repr=False)


class Host:
    """A host at the address that was checked; the line stays open from one request to the next.

    Raises LinkRefused where the host does not exist or is not public.
    """

    def __init__(self, link: Link, door: Door) -> None:
        self.link = link
        self._door = door
        self._address = _checked(link, door)
        self._line: _Line | None = None

    def get(self, target: str, headers: Mapping[str, str] = MappingProxyType({}), end: float | None = None) -> Answer:
        """Ask for a path and query.

        Parameters
        ----------
        end
            A moment of `time.monotonic()` by which the answer must be there, however slowly it comes; otherwise
            `most_seconds` of the door from now.

        Raises
        ------
        LinkRefused
            Where nothing, not everything or too much comes. What it says holds the name of the host, and nothing of
            target and headers.
        """
        end = time.monotonic() + self._door.most_seconds if end is None else end
        line = self._line = self._line or _Line(self.link, self._address, self._door)
        try:
            with _until(end, line), closing(_ask(line, target, headers)) as answer:
                body = _body(answer, self.link, self._door.most_bytes) if answer.status == 200 else b""
        except LinkRefused:
            self.close()
            if time.monotonic() < end:
                raise
        else:
            if answer.status != 200 or answer.will_close:
                self.close()
            if time.monotonic() < end:
                return Answer(answer.status, answer.headers, body)
        raise LinkRefused(Problem.TOO_SLOW(host=self.link.host, seconds=int(self._door.most_seconds)), Remedy.LATER)

    def close(self) -> None:
        """Close the line; the next request opens another one to the same address."""
        if self._line is not None:
            self._line.close()
            self._line = None


def turned(link: Link, answer: Answer) -> Link:
    """Return where a redirect leads. Raises LinkRefused where that is no https link."""
    return link_of(urljoin(f"https://{link.host}:{link.port}{link.target}", answer.headers.get("Location") or ""))


class _Line(HTTPSConnection):
    """A connection to an address that was checked, which must prove that it is the host of the link."""

    def __init__(self, link: Link, address: str, door: Door) -> None:
        super().__init__(link.host, link.port, timeout=SILENCE, context=door.context)
        self.link, self._address, self._door = link, address, door

    def connect(self) -> None:
        plain = socket.create_connection((self._address, self.port), self.timeout)
        self.sock = self._door.context.wrap_socket(plain, server_hostname=self.host)

    def cut(self) -> None:
        """End the conversation from another thread, whatever is being waited for."""
        with suppress(OSError, AttributeError):
            self.sock.shutdown(socket.SHUT_RDWR)


@contextmanager
def _until(end: float, line: _Line) -> Iterator[None]:
    clock = Timer(max(end - time.monotonic(), 0.0), line.cut)
    clock.daemon = True
    clock.start()
    try:
        yield
    finally:
        clock.cancel()


def _checked(link: Link, door: Door) -> str:
    """Return the address to speak to; all that the name has must be public."""
    if link.port not in door.ports:
        raise LinkRefused(Problem.PRIVATE(host=link.host), Remedy.DOWNLOAD)
    try:
        found = list(door.look_up(link.host, link.port))
    except (OSError, UnicodeError):
        found = []
    if not found:
        raise LinkRefused(Problem.UNKNOWN_HOST(host=link.host), Remedy.COPY_AGAIN)
    if not all(door.is_public(address) for address in found):
        raise LinkRefused(Problem.PRIVATE(host=link.host), Remedy.DOWNLOAD)
    return found[0]


def _ask(line: _Line, target: str, headers: Mapping[str, str]) -> HTTPResponse:
    """Send a request; what the library says of a failure may hold the headers, so that nothing of it is kept."""
    try:
        line.request("GET", target, headers={**COMMON_HEADERS, **headers})
        return line.getresponse()
    except ssl.SSLError:
        problem = Problem.NOT_TRUSTED(host=line.link.host)
    except (OSError, HTTPException, ValueError):
        problem = Problem.UNREACHABLE(host=line.link.host)
    raise LinkRefused(problem, Remedy.LATER)


def _body(answer: HTTPResponse, link: Link, most_bytes: int) -> bytes:
    too_large = LinkRefused(Problem.TOO_LARGE(host=link.host, most=most_bytes // 1_000_000), Remedy.DOWNLOAD)
    if answer.length is not None and answer.length > most_bytes:
        raise too_large
    found = bytearray()
    while chunk := _chunk(answer, link):
        found += chunk
        if len(found) > most_bytes:
            raise too_large
    if answer.length:
        raise LinkRefused(Problem.CUT(host=link.host), Remedy.LATER)
    return bytes(found)


def _chunk(answer: HTTPResponse, link: Link) -> bytes:
    try:
        return answer.read1(CHUNK)
    except (IncompleteRead, ConnectionError):
        problem = Problem.CUT(host=link.host)
    except (OSError, HTTPException):
        problem = Problem.UNREACHABLE(host=link.host)
    raise LinkRefused(problem, Remedy.LATER)
