"""What a plan has to tell, as codes."""

from __future__ import annotations

from cltv_core.facts import Code


class Basis(Code):
    """Where the effect of a tactic in a segment comes from. The values stand in `plan.json`.

    MEASURED: campaigns of this very pair were read; ASSUMED: none was, though campaigns of others may have moved it.
    """

    MEASURED = "measured"
    ASSUMED = "assumed"


class Stop(Code):
    """Why a line of a plan ends where it does. The values stand in `plan.json`, where MONEY and HOURS are one.

    MONEY_OR_HOURS: of a trial, whose share of both is small.
    """

    EVERYBODY = "everybody who can be reached"
    NOT_WORTH_IT = "the next person costs more than they bring"
    MONEY_OR_HOURS = "money or hours are used up"
    MONEY = "money is used up"
    HOURS = "hours are used up"


class Caution(Code):
    """What to bear in mind of a plan.

    MARGIN_UNKNOWN: amounts are sales, not profit. COSTS_ASSUMED: `email`, `text` and `post`, money of one message.
    EFFECTS_ASSUMED: no campaign was read yet. CLICKS_USED, CLICKS_UNUSED: a replay over so many `customers` told
    whether clicks in messages help to foresee who buys anyway. CONSENT_UNKNOWN: no file says who agreed to hear from
    the shop, so that all `customers` with an e-mail address count; NOT_ASKED: so many were never asked and do not
    count. NO_ADDRESSES: the files hold none; NO_CONSENT: all whose addresses they hold said no; ALL_BUSY: all who can
    be reached take part in running campaigns. The others tell why nothing is planned. NOTHING_PAYS: no line is worth
    its money; TOO_LITTLE_MONEY: the cheapest message costs `least`; TOO_FEW_HOURS: no tactic fits into `hours`.
    """

    MARGIN_UNKNOWN = "margin unknown"
    COSTS_ASSUMED = "contact costs assumed"
    EFFECTS_ASSUMED = "effects assumed"
    CONSENT_UNKNOWN = "consent unknown"
    NOT_ASKED = "not asked"
    CLICKS_USED = "clicks used"
    CLICKS_UNUSED = "clicks not used"
    NO_ADDRESSES = "no addresses"
    NO_CONSENT = "no consent"
    ALL_BUSY = "all in campaigns"
    NOTHING_PAYS = "nothing pays"
    TOO_LITTLE_MONEY = "too little money"
    TOO_FEW_HOURS = "too few hours"
