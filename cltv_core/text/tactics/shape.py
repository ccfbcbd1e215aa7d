"""The sentences that make up a tactic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

Tone = Literal["warm", "plain", "cheerful"]
TONES: tuple[Tone, ...] = get_args(Tone)


@dataclass(frozen=True)
class Draft:
    """The heart of a message: greeting and signature of its tone are put around `text`."""

    subject: str
    text: str


@dataclass(frozen=True)
class TacticText:
    """The messages of one tactic, to be filled with its figures (see `cltv_core.tactics.figures`).

    `action` says what to do, `goal` what for, `why` by the shop's own numbers, `message` what to write about. In
    `drafts`, square brackets are for the owner to fill in.
    """

    title: str
    goal: str
    action: str
    when: str
    why: str
    offer: str
    avoid: str
    measure: str
    message: str
    drafts: Mapping[Tone, Draft]


def drafts(warm: tuple[str, str], plain: tuple[str, str], cheerful: tuple[str, str]) -> Mapping[Tone, Draft]:
    """Put together subject and text in each tone."""
    return {"warm": Draft(*warm), "plain": Draft(*plain), "cheerful": Draft(*cheerful)}
