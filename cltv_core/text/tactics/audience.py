"""For whom a tactic is, how many of them can be reached, and whom to ask first."""

from __future__ import annotations

from collections.abc import Mapping

from cltv_core.tactics.catalogue import Channel
from cltv_core.tactics.playbook import Tactic
from cltv_core.text.voice import N_, Sentence, _

ALL: Mapping[Channel, str] = {
    "e-mail": N_("{customers:customers} with an e-mail address."),
    "text message": N_("{customers:customers} with a phone number."),
    "phone": N_("{customers:customers} with a phone number."),
    "post": N_("{customers:customers} with a postal address."),
}
PART: Mapping[Channel, str] = {
    "e-mail": N_("{customers:customers}, {reached:count} of them with an e-mail address."),
    "text message": N_("{customers:customers}, {reached:count} of them with a phone number."),
    "phone": N_("{customers:customers}, {reached:count} of them with a phone number."),
    "post": N_("{customers:customers}, {reached:count} of them with a postal address."),
}
WITH_ADDRESS: Mapping[Channel, str] = {
    "e-mail": N_("{n:count} with an e-mail address"),
    "text message": N_("{n:count} with a phone number"),
    "phone": N_("{n:count} with a phone number"),
    "post": N_("{n:count} with a postal address"),
}
THEN = " \N{RIGHTWARDS ARROW} "
BEST: Mapping[Channel, str] = {
    "e-mail": N_("The best {reached:count} with an e-mail address, out of {customers:customers}."),
    "text message": N_("The best {reached:count} with a phone number, out of {customers:customers}."),
    "phone": N_("The best {reached:count} with a phone number, out of {customers:customers}."),
    "post": N_("The best {reached:count} with a postal address, out of {customers:customers}."),
}


def for_whom(tactic: Tactic) -> Sentence:
    """Say how many the tactic is for, and whom of them the owner may write to."""
    if tactic.channel not in ALL:
        return _without_an_address(tactic)
    by_mail = tactic.channel == "e-mail"
    known = tactic.reachable
    if by_mail and not tactic.as_many_as_one_can:
        known = (tactic.agreed or 0) + tactic.consent_unknown
    values = {"customers": tactic.customers, "reached": known}
    if known == tactic.customers:
        head = _(ALL[tactic.channel], **values)
    else:
        head = _((BEST if tactic.as_many_as_one_can else PART)[tactic.channel], **values)
    return Sentence(f"{head} {_consent(tactic)}") if by_mail else head


def counts(tactic: Tactic) -> Sentence:
    """Say how many customers there are, how many have an address, how many agreed, and with how many to begin."""
    told = [_("{n:customers}", n=tactic.customers)]
    if tactic.channel in WITH_ADDRESS:
        told.append(_(WITH_ADDRESS[tactic.channel], n=tactic.with_address))
    if tactic.agreed is not None:
        told.append(_agreed(tactic.agreed, tactic.consent_unknown))
    if tactic.as_many_as_one_can and tactic.reachable < min(tactic.with_address, tactic.customers):
        told.append(_("begin with the best {n:count}", n=tactic.reachable))
    return Sentence(THEN.join(told))


def _agreed(agreed: int, unknown: int) -> Sentence:
    if not unknown:
        return _("{n:count} who agreed", n=agreed)
    return _("{n:count} who agreed ({unknown:count} not asked yet)", n=agreed, unknown=unknown)


def reached_of(tactic: Tactic) -> Sentence:
    """Say whom it reaches: 3 of 5 customers, or 5 customers where those are all."""
    if tactic.reachable == tactic.customers:
        return _("{n:customers}", n=tactic.customers)
    return _("{reached:count} of {customers:customers}", reached=tactic.reachable, customers=tactic.customers)


def _without_an_address(tactic: Tactic) -> Sentence:
    if not tactic.coming:
        return _("{customers:customers}. They need not come in for it.", customers=tactic.customers)
    if tactic.channel == "website":
        return _("{customers:customers}. Those who visit your website will notice.", customers=tactic.customers)
    return _("{customers:customers}. Those who come will notice.", customers=tactic.customers)


def _consent(tactic: Tactic) -> Sentence:
    """Only what somebody agreed to may be used."""
    if not tactic.agreed:
        return _("Your files do not say whether they agreed to hear from you: ask first.")
    if tactic.as_many_as_one_can or not tactic.consent_unknown:
        return _("They agreed to hear from you.")
    return _(
        "{agreed:count} agreed to hear from you. Your files do not say so of the other {unknown:count}: ask first.",
        agreed=tactic.agreed,
        unknown=tactic.consent_unknown,
    )
