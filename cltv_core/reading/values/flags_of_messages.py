"""Cells that tell what became of a message: yes, how often, when, or as the name of an event."""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt
import pandas as pd

Mask = npt.NDArray[np.bool_]

_NO = frozenset(
    {"no", "n", "false", "f", "none", "never", "null", "nan", "n/a", "-", "–", "—", "[]", "{}", "nein", "non", "nej"}
    | {"nie", "nee", "não", "nao", "hayır", "not bounced", "not opened", "not clicked", "never subscribed"}
)
_ZERO = re.compile(r"[-+]?0+(?:[.,]0+)?%?")
_PASSING = re.compile(r"soft|transient|temporary|deferred|mailbox full|vorübergehend|temporaire|temporal")
_EVENTS = {
    "opened": re.compile(r"\bopen(?:ed|ing|s)?\b|first ?open|unique_?opened|geöffnet|ouvert|abiert|apert"),
    "clicked": re.compile(r"\bclick(?:ed|s)?\b|geklickt|cliqu|clic\b"),
    "bounced": re.compile(r"hard[ _]?bounce|\bbounced?\b|hardbounce|\binvalid\b|\bblocked\b|\bdropped\b|unzustellbar"),
    "unsubscribed": re.compile(r"unsub|opt(?:ed)?[ _-]?out|\bspam\b|complain|abgemeldet|désabonn"),
    "sent": re.compile(r"\bsent\b|\brequests?\b|versendet|envoy"),
    "delivered": re.compile(r"deliver|receiv|zugestellt|livr|entreg"),
}
_BY_MACHINE = re.compile(r"proxy|machine|apple mail privacy")


def says_yes(cells: pd.Index) -> Mask:
    """Tell which cells say that something happened: by a yes, a moment, a reason, or a number above 0."""
    plain = cells.str.strip().str.lower()
    return np.array([bool(cell) and cell not in _NO and not _ZERO.fullmatch(cell) for cell in plain], dtype=bool)


def passes(cells: pd.Index) -> Mask:
    """Tell which cells speak of a bounce that will pass, such as a full mailbox."""
    return _speak_of(_PASSING, cells)


def events(cells: pd.Index) -> dict[str, Mask]:
    """Tell for each event which cells name it.

    The events are opened, clicked, bounced, unsubscribed, sent and delivered. Programs that open messages by themselves
    open none, and a bounce that will pass is none.
    """
    lowered = [cell.strip().lower() for cell in cells]
    found = {
        name: np.array([bool(told.search(cell)) for cell in lowered], dtype=bool) for name, told in _EVENTS.items()
    }
    machine = np.array([bool(_BY_MACHINE.search(cell)) for cell in lowered], dtype=bool)
    found["opened"] &= ~machine & ~found["unsubscribed"]
    found["bounced"] &= ~passes(cells)
    return found


def _speak_of(told: re.Pattern[str], cells: pd.Index) -> Mask:
    return np.array([bool(told.search(cell)) for cell in cells.str.strip().str.lower()], dtype=bool)
