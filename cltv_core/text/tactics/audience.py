"""For whom a tactic is, and how many of them can be reached now."""

from __future__ import annotations

from collections.abc import Mapping

from cltv_core.tactics.catalogue import Channel
from cltv_core.tactics.playbook import Tactic
from cltv_core.text.voice import N_, Sentence, _, ngettext

WITH_ADDRESS: Mapping[Channel, str] = {
    "e-mail": N_("{n:count} with an e-mail address"),
    "text message": N_("{n:count} with a phone number"),
    "phone": N_("{n:count} with a phone number"),
    "post": N_("{n:count} with a postal address"),
}
THEN = " \N{RIGHTWARDS ARROW} "


def counts(tactic: Tactic) -> Sentence:
    """Say how many customers there are, have an address, agreed, and are free; and with how many to begin."""
    told = [_("{n:customers}", n=tactic.customers)]
    if tactic.channel in WITH_ADDRESS:
        told.append(_(WITH_ADDRESS[tactic.channel], n=tactic.with_address))
    if tactic.agreed is not None:
        told.append(_agreed(tactic.agreed, tactic.consent_unknown))
    if tactic.in_campaign:
        told.append(in_campaign(tactic))
    if tactic.as_many_as_one_can and tactic.reachable < min(tactic.with_address, tactic.customers):
        told.append(_("begin with the {n:count} at the top of the list", n=tactic.reachable))
    return Sentence(THEN.join(told))


def in_campaign_short(tactic: Tactic) -> Sentence:
    """Say how many of those whom it reaches are in a running campaign."""
    return ngettext(
        "{n:count} more is in a running campaign", "{n:count} more are in a running campaign", tactic.in_campaign
    )


def in_campaign(tactic: Tactic) -> Sentence:
    """Say how many of those whom it reaches are in a running campaign, and how many are left."""
    if tactic.waits:
        return _("all of them are in a running campaign")
    return ngettext(
        "{left:count} free now ({n:count} is in a running campaign)",
        "{left:count} free now ({n:count} are in a running campaign)",
        tactic.in_campaign,
        left=tactic.listed - tactic.in_campaign,
    )


def _agreed(agreed: int, unknown: int) -> Sentence:
    if not unknown:
        return _("{n:count} of them agreed", n=agreed)
    if not agreed:
        return _("none asked yet: ask these {unknown:count} first", unknown=unknown)
    return _("{n:count} of them agreed ({unknown:count} not asked yet)", n=agreed, unknown=unknown)


def reached_of(tactic: Tactic) -> Sentence:
    """Say whom it reaches: 3 of 5 customers, or 5 customers where those are all."""
    reached = tactic.reachable or tactic.listed
    if reached == tactic.customers:
        return _("{n:customers}", n=tactic.customers)
    return _("{reached:count} of {customers:customers}", reached=reached, customers=tactic.customers)
