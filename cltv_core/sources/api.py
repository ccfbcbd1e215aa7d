"""A program of the owner's that answers in JSON to whoever shows a key: asked politely, page by page."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TypeVar

import msgspec

from cltv_core.errors import Told
from cltv_core.sources.addresses import Link, LinkRefused
from cltv_core.sources.codes import Problem, Remedy
from cltv_core.sources.https import MOST_TURNS, TURNS, Answer, Door, Host, turned

T = TypeVar("T")

Progress = Callable[[int, int | None], object]
"""Told how many sales are here, and of how many, where that is known."""

MOST_SECONDS = 3600.0
"""For all pages together: 100,000 orders are a thousand pages, which a small shop's server makes in 20 minutes."""
TRIES = 5
FIRST_PAUSE = 1.0
"""Seconds before a second try; each further one waits twice as long."""
LONGEST_PAUSE = 120.0
"""Seconds; who asks for a longer pause is asked another day."""
AGAIN = (408, 429, 500, 502, 503, 504)
PASSING = (Problem.CUT, Problem.UNREACHABLE)


@dataclass(frozen=True)
class Advice:
    """What the owner can do: where the key is not accepted or may not read, and where the program is not found."""

    program: str
    key: Remedy
    address: Remedy


class Api:
    """The pages of one program at one host.

    The key goes to this host only, in a header; no redirect to another one is followed.
    """

    def __init__(self, link: Link, headers: Mapping[str, str], advice: Advice, door: Door) -> None:
        self._headers, self._advice, self._door = headers, advice, door
        self._host = Host(link, door)
        self._end = time.monotonic() + MOST_SECONDS

    @property
    def host(self) -> str:
        """The name of the host."""
        return self._host.link.host

    def close(self) -> None:
        """Close the line."""
        self._host.close()

    def get(self, target: str) -> Answer:
        """Ask for a page, again where the host is busy or fails for a moment.

        Raises
        ------
        LinkRefused
            Where the key is not accepted, or nothing usable comes. What it says holds no byte of the key.
        """
        for again in range(TRIES):
            pause = FIRST_PAUSE * 2**again
            try:
                answer = self._follow(target)
            except LinkRefused as refusal:
                problem, last = refusal, refusal.problem not in self._passing()
            else:
                if answer.status == 200:
                    return answer
                problem, last = self._refusal(answer.status), answer.status not in AGAIN
                pause = max(pause, _asked_pause(answer))
            if last or again == TRIES - 1 or pause > LONGEST_PAUSE or time.monotonic() + pause > self._end:
                raise problem from None
            self._door.pause(pause)
        raise AssertionError("the last try returns or raises")

    def read(self, answer: Answer, kind: type[T]) -> T:
        """Read the JSON of an answer. Raises LinkRefused where it is cut, or not what the program publishes."""
        try:
            return msgspec.json.decode(answer.body.removeprefix(b"\xef\xbb\xbf"), type=kind)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            pass
        raise LinkRefused(Problem.NOT_UNDERSTOOD(**self._named), Remedy.EXPORT)

    @property
    def _named(self) -> Mapping[str, str]:
        return {"host": self.host, "program": self._advice.program}

    def _passing(self) -> tuple[Told, ...]:
        return tuple(problem(host=self.host) for problem in PASSING)

    def _follow(self, target: str) -> Answer:
        """Ask, and follow redirects that stay at this host."""
        end = min(self._end, time.monotonic() + self._door.most_seconds)
        for _ in range(MOST_TURNS):
            answer = self._host.get(target, self._headers, end)
            if answer.status not in TURNS:
                return answer
            new = turned(self._host.link, answer)
            if (new.host, new.port) != (self._host.link.host, self._host.link.port):
                raise LinkRefused(Problem.MOVED_ON(host=self.host), self._advice.address)
            target = new.target
        raise LinkRefused(Problem.TOO_MANY_TURNS(host=self.host), self._advice.address)

    def _refusal(self, status: int) -> LinkRefused:
        host = {"host": self.host}
        if status == 401:
            return LinkRefused(Problem.KEY_REFUSED(**self._named), self._advice.key)
        if status == 403:
            return LinkRefused(Problem.KEY_TOO_WEAK(**self._named), self._advice.key)
        if status in (404, 410):
            return LinkRefused(Problem.NO_PROGRAM(**self._named), self._advice.address)
        if status in (429, 503):
            return LinkRefused(Problem.BUSY(**host), Remedy.LATER)
        return LinkRefused(Problem.BROKEN(status=status, **host), Remedy.LATER)


def _asked_pause(answer: Answer) -> float:
    """Return the seconds that a host asks to wait (RFC 9110, 10.2.3), 0 where it does not say."""
    said = (answer.headers.get("Retry-After") or "").strip()
    if said.isdecimal():
        return float(said[:9])
    try:
        until = parsedate_to_datetime(said)
    except ValueError:
        return 0.0
    return max((until.replace(tzinfo=until.tzinfo or UTC) - datetime.now(UTC)).total_seconds(), 0.0)
