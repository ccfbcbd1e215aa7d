"""What the owner reads of tactics: `tell` fills the sentences of a tactic with its figures."""

from __future__ import annotations

from collections.abc import Mapping

from cltv_core.facts import Code
from cltv_core.tactics.playbook import AtStake
from cltv_core.text.tactics.shape import TONES, Draft, Tone
from cltv_core.text.tactics.telling import (
    AT_STAKE,
    WHOLE_IN_100,
    TacticTold,
    asks_for_a_suggestion,
    message_cost,
    tell,
    title,
)
from cltv_core.text.voice import Template

__all__ = [
    "SENTENCES",
    "TONES",
    "WHOLE_IN_100",
    "Draft",
    "TacticTold",
    "Tone",
    "asks_for_a_suggestion",
    "message_cost",
    "tell",
    "title",
]

SENTENCES: Mapping[Code, Template] = {code: AT_STAKE[code] for code in AtStake}
