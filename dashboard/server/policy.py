"""What browsers are told about our pages: where their parts may come from, and who may show them."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache, lru_cache
from pathlib import Path

import streamlit as st

HOSTING = ("https://*.streamlit.app", "https://share.streamlit.io")
"""Community Cloud shows an app inside a page of its own."""

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_HOST = re.compile(r"[A-Za-z0-9.\-]+(:\d+)?|\[[0-9A-Fa-f:]+\](:\d+)?")
_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


@lru_cache(maxsize=64)
def content_policy(host: str) -> str:
    """Make the content security policy of a page that was asked for at `host`.

    Scripts: Streamlit's own, those of its page by their hashes, and our chart component, which Streamlit loads from a
    blob. Styles are set inline by Streamlit.
    """
    lines = f" ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""
    return "; ".join(
        [
            "default-src 'self'",
            f"script-src 'self' blob: {' '.join(_hashes())}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            f"connect-src 'self' data: blob:{lines}",
            "worker-src 'self' blob:",
            "frame-src 'self' blob: data:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            f"frame-ancestors 'self' {' '.join(HOSTING)}",
        ]
    )


@cache
def _hashes() -> tuple[str, ...]:
    """Of the scripts that stand in Streamlit's page itself."""
    page = (Path(st.__file__).parent / "static" / "index.html").read_text("utf-8")
    digests = [hashlib.sha256(script.encode()).digest() for script in _INLINE_SCRIPT.findall(page)]
    return tuple(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
