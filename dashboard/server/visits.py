"""Visits that outlive a page: who comes back with the cookie of their browser finds everything as it was.

The secret in the cookie is random and stands in no address, page or log. It is never readable by scripts, and the
server remembers only its digest. What is kept goes minutes after the last page of the browser was closed.
"""

from __future__ import annotations

import hashlib
import secrets
import threading
from collections.abc import Collection
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from typing import Any

COOKIE = "cltv_visit"
SECRET_BYTES = 32
SHORTEST_SECRET = 40
"""Characters; a shorter one did not come from here."""


@dataclass(eq=False)
class Visit:
    """What is `kept` of one browser, by name, and the `sessions` of its pages. `left`: since when no page is open."""

    kept: dict[str, Any] = field(default_factory=dict, repr=False)
    sessions: set[str] = field(default_factory=set)
    left: float | None = None


class Visits:
    """All visits of this server, each found only by the secret of its browser."""

    def __init__(self) -> None:
        self._visits: dict[str, Visit] = {}
        self._lock = threading.Lock()

    def of(self, secret: str, session: str) -> Visit | None:
        """Return the visit of a browser, which the session belongs to from now on; None without a secret."""
        if len(secret) < SHORTEST_SECRET:
            return None
        with self._lock:
            visit = self._visits.setdefault(hashlib.sha256(secret.encode()).hexdigest(), Visit())
            visit.sessions.add(session)
            visit.left = None
            return visit

    def forget(self, active: Collection[str], now: float, patience: float) -> int:
        """Forget the visits that have had no page for so many seconds; return how many there were."""
        with self._lock:
            for visit in self._visits.values():
                visit.sessions &= set(active)
                visit.left = None if visit.sessions else now if visit.left is None else visit.left
            gone = [name for name, one in self._visits.items() if one.left is not None and now - one.left >= patience]
            for name in gone:
                del self._visits[name]
        return len(gone)


def cookie_for(cookies: str, *, path: str, secure: bool) -> str | None:
    """Return the cookie to set for a browser with these cookies (as its header has them); None where it has one.

    It ends with the browser, no script can read it, and no other site can send it along.
    """
    if len(secret_in(cookies)) >= SHORTEST_SECRET:
        return None
    guards = f"Path={path}; HttpOnly; SameSite=Lax{'; Secure' if secure else ''}"
    return f"{COOKIE}={secrets.token_urlsafe(SECRET_BYTES)}; {guards}"


def secret_in(cookies: str) -> str:
    """Return the secret in a header of cookies, "" where there is none."""
    try:
        found = SimpleCookie(cookies).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""
