"""What can be wrong with a link, as codes."""

from __future__ import annotations

from cltv_core.facts import Code


class Problem(Code):
    """Why nothing was fetched.

    `host`: of the link, never its path or query, which may hold a key; `status`: of HTTP.
    """

    NOT_HTTPS = "not https"
    NOT_A_LINK = "not a link"
    PRIVATE = "private address"
    UNKNOWN_HOST = "unknown host"
    ELSEWHERE = "redirected to another host"
    TOO_MANY_TURNS = "too many redirects"
    TOO_LARGE = "too large"
    TOO_SLOW = "too slow"
    UNREACHABLE = "unreachable"
    NOT_TRUSTED = "certificate not trusted"
    NOT_SHARED = "not shared"
    NOT_THERE = "not there"
    BUSY = "busy"
    BROKEN = "broken on their side"
    CUT = "cut short"


class Remedy(Code):
    """What to do about it."""

    COPY_AGAIN = "copy the link again"
    SHARE = "share with anyone who has the link"
    LATER = "try again later"
    DOWNLOAD = "download the file and bring it"
