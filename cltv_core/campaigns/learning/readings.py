"""Results of campaigns as readings: what of each counts for learning."""

from __future__ import annotations

import numpy as np

from cltv_core.campaigns.codes import State
from cltv_core.campaigns.learning.effects import Reading
from cltv_core.campaigns.reading import CampaignRead
from cltv_core.campaigns.result import pooled_variance


def reading_of(one: CampaignRead) -> Reading | None:
    """Return the part of a result that counts for learning; None where it was not read.

    The standard error is that of groups that buy alike: one made of each group's own share would be smallest where few
    were written to successfully, and would pull what is learnt down.
    """
    if one.result is None or one.result.state is not State.READ:
        return None
    shares, control = pooled_variance(one.result.sent, one.result.held_out)
    adjusted = one.result.bought.adjusted
    gain = (adjusted.se / one.result.bought.plain.se) ** 2 if one.result.bought.plain.se > 0 else 1.0
    return Reading(one.tactic, one.segment, adjusted.lift, float(np.sqrt(shares * gain)), one.trial, control * gain)
