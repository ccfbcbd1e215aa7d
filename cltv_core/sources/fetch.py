"""A link -> the bytes behind it."""

from __future__ import annotations

import re
import time
from contextlib import closing
from urllib.parse import unquote

from cltv_core.reading.options import SourceFile
from cltv_core.sources.addresses import Link, LinkRefused, link_of, may_turn
from cltv_core.sources.codes import Problem, Remedy
from cltv_core.sources.https import MOST_TURNS, TURNS, Answer, Door, Host, turned


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
        with closing(Host(link, door)) as host:
            answer = host.get(link.target, end=end)
        if answer.status not in TURNS:
            _check_status(answer.status, link)
            return SourceFile(_name(answer, link), answer.body)
        link = _turned(link, answer)
    raise LinkRefused(Problem.TOO_MANY_TURNS(host=link.host), Remedy.DOWNLOAD)


def _turned(link: Link, answer: Answer) -> Link:
    new = turned(link, answer)
    if not may_turn(link.host, new.host):
        sign_in = "accounts" in new.host or "login" in new.host
        problem = Problem.NOT_SHARED(host=link.host) if sign_in else Problem.ELSEWHERE(host=link.host)
        raise LinkRefused(problem, Remedy.SHARE if sign_in else Remedy.DOWNLOAD)
    return new


def _check_status(status: int, link: Link) -> None:
    if status == 200:
        return
    if status in (401, 403):
        raise LinkRefused(Problem.NOT_SHARED(host=link.host), Remedy.SHARE)
    if status in (404, 410):
        raise LinkRefused(Problem.NOT_THERE(host=link.host), Remedy.COPY_AGAIN)
    if status in (429, 503):
        raise LinkRefused(Problem.BUSY(host=link.host), Remedy.LATER)
    raise LinkRefused(Problem.BROKEN(host=link.host, status=status), Remedy.LATER)


def _name(answer: Answer, link: Link) -> str:
    said = answer.headers.get("Content-Disposition") or ""
    found = re.search(r"filename\*=UTF-8''([^;]+)", said) or re.search(r'filename="?([^";]+)', said)
    name = unquote(found[1]) if found else link.target.partition("?")[0].rpartition("/")[2]
    plain = re.sub(r"[^\w .()-]", "_", name).strip(". ")[:120]
    return plain if "." in plain else f"{plain or link.host}.csv"
