"""What the owner chose: what was done about suggestions, segments of their own, names, and notes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cltv_core.segments.own import OwnSegment
from cltv_core.tactics.log import ActionLog


@dataclass(frozen=True)
class Settings:
    """The choices of one shop.

    `names`: segment -> what the owner calls it; `notes`: key of a customer (see `cltv_core.campaigns.keys`) -> what is
    worth remembering of them.
    """

    actions: ActionLog = field(default_factory=ActionLog)
    own: tuple[OwnSegment, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict, repr=False)
