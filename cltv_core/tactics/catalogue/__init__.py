"""The catalogue of tactics, as data: a file for each channel or goal."""

from __future__ import annotations

from cltv_core.tactics.catalogue.baskets import BASKETS
from cltv_core.tactics.catalogue.best import BEST
from cltv_core.tactics.catalogue.content import CONTENT
from cltv_core.tactics.catalogue.counter import COUNTER
from cltv_core.tactics.catalogue.growing import GROWING
from cltv_core.tactics.catalogue.idea import MESSAGES, Channel, Idea, Need, Signal
from cltv_core.tactics.catalogue.loyalty import LOYALTY
from cltv_core.tactics.catalogue.phone import PHONE
from cltv_core.tactics.catalogue.post import POST
from cltv_core.tactics.catalogue.service import SERVICE
from cltv_core.tactics.catalogue.text_messages import TEXTS
from cltv_core.tactics.catalogue.website import WEBSITE
from cltv_core.tactics.catalogue.win_back import WIN_BACK

__all__ = ["CATALOGUE", "MESSAGES", "Channel", "Idea", "Need", "Signal"]

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
