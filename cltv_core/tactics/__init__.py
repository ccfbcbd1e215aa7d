"""The catalogue of tactics, as data: a file for each channel."""

from __future__ import annotations

from cltv_core.tactics.idea import Channel, Draft, Idea, Need, Signal, Tone

__all__ = ["CATALOGUE", "Channel", "Draft", "Idea", "Need", "Signal", "Tone"]

CATALOGUE: tuple[Idea, ...] = ()
