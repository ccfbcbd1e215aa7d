"""The catalogue of tactics, as data: a file for each channel or goal."""

from __future__ import annotations

from cltv_core.tactics.baskets import BASKETS
from cltv_core.tactics.best import BEST
from cltv_core.tactics.content import CONTENT
from cltv_core.tactics.counter import COUNTER
from cltv_core.tactics.growing import GROWING
from cltv_core.tactics.idea import TONES, Channel, Draft, Idea, Need, Signal, Tone
from cltv_core.tactics.loyalty import LOYALTY
from cltv_core.tactics.phone import PHONE
from cltv_core.tactics.post import POST
from cltv_core.tactics.service import SERVICE
from cltv_core.tactics.texts import TEXTS
from cltv_core.tactics.website import WEBSITE
from cltv_core.tactics.win_back import WIN_BACK

__all__ = ["CATALOGUE", "TONES", "Channel", "Draft", "Idea", "Need", "Signal", "Tone"]

CATALOGUE: tuple[Idea, ...] = (
    *CONTENT,
    *GROWING,
    *BEST,
    *BASKETS,
    *WIN_BACK,
    *PHONE,
    *POST,
    *TEXTS,
    *LOYALTY,
    *COUNTER,
    *WEBSITE,
    *SERVICE,
)
