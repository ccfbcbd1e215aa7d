"""Lists and campaigns: who of a list can take part, who may not be sent anything, and the two lists of a campaign."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
import pandas as pd

from cltv_core.arrays import Flags
from cltv_core.campaigns.keys import folded, person_keys
from cltv_core.campaigns.receipt import Receipt
from cltv_core.campaigns.start import HELD_OUT, OUTSIDE, Plan, groups_of, sent_group
from cltv_core.destinations.exports import prepared
from cltv_core.destinations.screening import Counts
from cltv_core.destinations.wanted import Wanted
from cltv_core.tactics.catalogue import CATALOGUE, MESSAGES, Channel

IN_FILES = ("yes", "unknown")
"""The fates of those whom a list's files hold."""

WITHHELD: frozenset[Channel] = frozenset(MESSAGES)
"""Channels of which people can be left out. Service is never withheld."""

NO_QUESTION_OF_CONSENT = frozenset(idea.key for idea in CATALOGUE if idea.channel != "e-mail")
"""Tactics that reach everybody who did not refuse. A message that names no tactic may be an e-mail."""

STALE_AFTER = timedelta(days=45)
EARLIEST_SENDING = timedelta(days=1)
"""After the last sale known, so that these sales do not hold the result of what is sent."""
CONTACTS = ("email", "phone")


def sending_day(last_day: date, today: date) -> date:
    """Return on which day a list of today is sent: today, or the day after sales that reach to it or are long over."""
    first = last_day + EARLIEST_SENDING
    return today if first <= today <= last_day + STALE_AFTER else first


def needs_consent(plan: Plan) -> bool:
    """Whether a message of a campaign goes only to people who agreed, where any did."""
    return any(arm.tactic not in NO_QUESTION_OF_CONSENT for arm in plan.arms)


def drawn_from(people: pd.DataFrame, wanted: Wanted, plan: Plan) -> pd.DataFrame:
    """Return the rows of a list that can take part in a campaign: those in its files, as consent allows."""
    fates = prepared(people, wanted).set_index("customer_id")["fate"]
    kept = ["yes"] if needs_consent(plan) and (fates == "yes").any() else IN_FILES
    return people[people["customer_id"].map(fates).isin(kept)].reset_index(drop=True)


def never_asked(counts: Counts, plan: Plan) -> int:
    """Return how many of a list take no part in a campaign because nobody knows whether they agreed, as others did."""
    return counts.unknown if needs_consent(plan) and counts.included else 0


def open_on(receipts: Sequence[Receipt], day: date) -> tuple[Receipt, ...]:
    """Return the campaigns whose window is not over on a day; those still to be sent are among them."""
    return tuple(one for one in receipts if day <= one.last_day)


def left_out(people: pd.DataFrame, receipts: Sequence[Receipt], salt: bytes, day: date) -> Flags:
    """Tell who may not be sent anything on a day: one element a row of `people` (with `customer_id`, `email`, `phone`).

    These are the people held out of an open campaign, and whoever shares an address or a phone with one of them.
    """
    groups = [one.members.keys[one.members.held_out] for one in open_on(receipts, day)]
    nobody = np.zeros(len(people), dtype=np.bool_)
    if not groups:
        return nobody
    withheld = np.isin(person_keys(salt, people["customer_id"]), np.concatenate(groups))
    return _with_the_same_contact(people, withheld) if withheld.any() else nobody


def busy(people: pd.DataFrame, receipts: Sequence[Receipt], salt: bytes, day: date) -> Flags:
    """Tell who gets no further idea on a day: everybody in an open campaign, written to or not.

    One element a row of `people`. Whoever shares an address with somebody left out is among them (see `left_out`).
    """
    groups = [one.members.keys for one in open_on(receipts, day)]
    if not groups:
        return np.zeros(len(people), dtype=np.bool_)
    members = np.isin(person_keys(salt, people["customer_id"]), np.concatenate(groups))
    found: Flags = members | left_out(people, receipts, salt, day)
    return found


def _with_the_same_contact(people: pd.DataFrame, chosen: Flags) -> Flags:
    """Return those chosen and whoever shares an address or a phone with one of them."""
    found = chosen.copy()
    for column in CONTACTS:
        written = people[column].map(folded)
        shared = set(written[chosen]) - {""}
        found |= written.isin(shared).to_numpy()
    return found


def in_groups(people: pd.DataFrame, receipt: Receipt, salt: bytes) -> pd.DataFrame:
    """Return the members of a campaign among `people`, with `campaign` and `campaign_group`: the receipt decides."""
    group = groups_of(receipt, person_keys(salt, people["customer_id"]))
    members = group != ""
    listed: pd.DataFrame = people[members].assign(campaign=receipt.name, campaign_group=group[members])
    return listed.reset_index(drop=True)


def send_list(listed: pd.DataFrame) -> pd.DataFrame:
    """Return who is written to, of a list with groups; nobody on it shares an address with somebody left out."""
    withheld = _with_the_same_contact(listed, (listed["campaign_group"] == HELD_OUT).to_numpy())
    return listed[~withheld].reset_index(drop=True)


def send_lists(listed: pd.DataFrame, receipts: Sequence[Receipt]) -> list[pd.DataFrame]:
    """Return who gets each message of a campaign; who is outside its test gets the first one."""
    everybody = send_list(listed)
    groups = [[sent_group(receipt)] for receipt in receipts]
    groups[0].append(OUTSIDE)
    return [everybody[everybody["campaign_group"].isin(group)].reset_index(drop=True) for group in groups]


def do_not_send_list(listed: pd.DataFrame) -> pd.DataFrame:
    """Return who is left out, of a list with groups."""
    return listed[listed["campaign_group"] == HELD_OUT].reset_index(drop=True)
