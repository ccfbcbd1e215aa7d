"""The sentences of every tactic, by its key."""

from __future__ import annotations

from collections.abc import Mapping

from cltv_core.text.tactics.baskets import BASKETS
from cltv_core.text.tactics.best import BEST
from cltv_core.text.tactics.content import CONTENT
from cltv_core.text.tactics.counter import COUNTER
from cltv_core.text.tactics.growing import GROWING
from cltv_core.text.tactics.loyalty import LOYALTY
from cltv_core.text.tactics.phone import PHONE
from cltv_core.text.tactics.post import POST
from cltv_core.text.tactics.service import SERVICE
from cltv_core.text.tactics.shape import TacticText
from cltv_core.text.tactics.text_messages import TEXTS
from cltv_core.text.tactics.website import WEBSITE
from cltv_core.text.tactics.win_back import WIN_BACK

TACTICS: Mapping[str, TacticText] = {
    **CONTENT,
    **GROWING,
    **BEST,
    **BASKETS,
    **WIN_BACK,
    **PHONE,
    **POST,
    **TEXTS,
    **LOYALTY,
    **COUNTER,
    **WEBSITE,
    **SERVICE,
}
