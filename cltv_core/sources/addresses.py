"""Which links may be opened, and which addresses of the internet may be spoken to."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import SplitResult, urlencode, urlsplit, urlunsplit

from cltv_core.errors import CltvError
from cltv_core.sources.codes import Problem, Remedy

LONGEST = 2_000
NAT64 = ipaddress.ip_network("64:ff9b::/96")
FOLLOWED = {
    "docs.google.com": ".googleusercontent.com",
    "drive.google.com": ".googleusercontent.com",
    "www.dropbox.com": ".dl.dropboxusercontent.com",
}
"""Hosts that hand their files out from hosts of another name; any other turn to another host is refused."""

_SHEET = re.compile(r"^/spreadsheets/d/(?!e/)([\w-]+)")
_GID = re.compile(r"(?:^|[#&?])gid=(\d+)")


class LinkRefused(CltvError):
    """A link that is not opened, or that leads nowhere."""


@dataclass(frozen=True)
class Link:
    """Where to fetch from: `host` in lower case, and `target`: path and query."""

    host: str
    port: int
    target: str


def link_of(text: str) -> Link:
    """Take a link apart, that of a sheet turned into the one of its CSV.

    Raises
    ------
    LinkRefused
        For anything but https without a name and password in it.
    """
    try:
        parts = urlsplit(text.strip())
        port = parts.port or 443
    except ValueError:
        raise LinkRefused(Problem.NOT_A_LINK(), Remedy.COPY_AGAIN) from None
    if parts.scheme != "https":
        raise LinkRefused(Problem.NOT_HTTPS(), Remedy.COPY_AGAIN)
    host = (parts.hostname or "").rstrip(".")
    if not host or "@" in parts.netloc or len(text) > LONGEST or re.search(r"[\s\\\x00-\x1f\x7f]", text.strip()):
        raise LinkRefused(Problem.NOT_A_LINK(), Remedy.COPY_AGAIN)
    path, query = _as_file(host, parts)
    return Link(_ascii(host), port, urlunsplit(("", "", path or "/", query, "")))


def is_public(address: str) -> bool:
    """Tell whether an address belongs to the internet at large, whatever other address is wrapped in it."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        wrapped = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if found in NAT64:
            wrapped = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if wrapped is not None:
            return is_public(str(wrapped))
        if found.is_site_local:
            return False
    return found.is_global and not (found.is_multicast or found.is_reserved or found.is_unspecified)


def may_turn(from_host: str, to_host: str) -> bool:
    """Tell whether a redirect from one host to another is followed."""
    return to_host == from_host or to_host.endswith(FOLLOWED.get(from_host, "\n"))


def _ascii(host: str) -> str:
    try:
        return host if ":" in host else host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        raise LinkRefused(Problem.NOT_A_LINK(), Remedy.COPY_AGAIN) from None


def _as_file(host: str, parts: SplitResult) -> tuple[str, str]:
    """Return path and query of the file behind a page of Google Sheets or Dropbox."""
    if host == "docs.google.com":
        sheet = _SHEET.match(parts.path)
        if sheet:
            gid = _GID.search(parts.fragment) or _GID.search(parts.query)
            query = {"format": "csv", **({"gid": gid[1]} if gid else {})}
            return f"/spreadsheets/d/{sheet[1]}/export", urlencode(query)
        if parts.path.endswith("/pubhtml"):
            return f"{parts.path.removesuffix('html')}", "output=csv"
    if host == "www.dropbox.com":
        return parts.path, re.sub(r"\bdl=0\b", "dl=1", parts.query)
    return parts.path, parts.query
