"""Who is left out of a list: by lot, as many in every fifth of expected value."""

from __future__ import annotations

import numpy as np

from cltv_core.arrays import Flags, Floats
from cltv_core.campaigns.keys import Keys, lots

FIFTHS = 5

USUAL_SHARE = 1 / 3
"""Finds about as much as a half, whose standard error is only 6 % smaller, and keeps fewer people from the letter."""

SMALL_LIST, SMALL_LIST_SHARE = 300, 1 / 2
LONG_LIST, LONG_LIST_HELD_OUT, LEAST_SHARE = 3_000, 1_000, 0.10

FEWEST_FOR_TWO_ARMS = 150
"""People below whom two messages at a time would tell less of each than one message tells of itself."""


def default_share(people: int) -> float:
    """How large a share to leave out: a half of a short list, a third of most, a thousand people of a long one."""
    if people < SMALL_LIST:
        return SMALL_LIST_SHARE
    if people <= LONG_LIST:
        return USUAL_SHARE
    return max(LONG_LIST_HELD_OUT / people, LEAST_SHARE)


def default_share_of_two(people: int) -> float:
    """How large a share to leave out where two messages are tried: never more than get either of them."""
    return min(default_share(people), USUAL_SHARE)


def held_out(salt: bytes, campaign: str, keys: Keys, expected: Floats, share: float) -> Flags:
    """Draw who is left out.

    Parameters
    ----------
    keys, expected
        One element a person; `expected` is what the shop expects of each within the window.
    share
        Of the list, from 0 to 1. The counts are exact: round(share x people) in all, spread over the fifths of
        `expected` by largest remainders, and within a fifth those with the lowest lots.
    """
    drawn = lots(salt, campaign, keys)
    flags = np.zeros(len(keys), dtype=np.bool_)
    fifths = np.array_split(np.lexsort((drawn, -expected)), FIFTHS)
    for members, places in zip(fifths, _places([len(part) for part in fifths], share), strict=True):
        flags[members[np.argsort(drawn[members], kind="stable")[:places]]] = True
    return flags


def get_the_other(salt: bytes, campaign: str, keys: Keys, expected: Floats, left_out: Flags) -> Flags:
    """Draw who of those written to gets the second message of a trial: half of them, by lots of their own."""
    written_to = ~left_out
    flags = np.zeros(len(keys), dtype=np.bool_)
    flags[written_to] = held_out(salt, f"{campaign} other", keys[written_to], expected[written_to], 0.5)
    return flags


def _places(sizes: list[int], share: float) -> list[int]:
    """How many are left out of each part, so that the total is exact."""
    wanted = np.array(sizes) * share
    places = np.floor(wanted).astype(np.int64)
    missing = round(share * sum(sizes)) - int(places.sum())
    places[np.argsort(places - wanted, kind="stable")[:missing]] += 1
    return [int(place) for place in places]
