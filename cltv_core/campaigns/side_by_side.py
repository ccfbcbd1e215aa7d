"""Two messages of one trial against each other, beside what each brought against the people left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cltv_core.campaigns.codes import State
from cltv_core.campaigns.lift import Estimate, difference_of_shares
from cltv_core.campaigns.reading import CampaignRead


@dataclass(frozen=True)
class SideBySide:
    """What the `first` message moved people to buy more than the `second`, as a difference in the share of buyers."""

    first: CampaignRead
    second: CampaignRead
    bought: Estimate


def others(one: CampaignRead, found: Sequence[CampaignRead]) -> tuple[CampaignRead, ...]:
    """Return the other messages of the trial of a campaign."""
    return tuple(other for other in found if one.trial and other.trial == one.trial and other.id != one.id)


def side_by_side(one: CampaignRead, other: CampaignRead) -> SideBySide | None:
    """Compare two messages of one trial directly; None until both are read."""
    results = [told.result for told in (one, other)]
    if any(result is None or result.state is not State.READ for result in results):
        return None
    sent = [result.sent for result in results if result is not None]
    bought = np.concatenate([np.arange(group.people) < group.buyers for group in sent])
    return SideBySide(one, other, difference_of_shares(bought, np.arange(len(bought)) < sent[0].people))
