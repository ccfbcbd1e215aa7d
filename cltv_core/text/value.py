"""What the owner reads of a forecast beside its figures."""

from __future__ import annotations

from collections.abc import Mapping

from cltv_core.facts import Code, Fact
from cltv_core.text.models import explained
from cltv_core.text.voice import N_, Plural, Sentence, Template, _, ngettext
from cltv_core.value.codes import Caution, EquityCode, Feedback


def _instead(fact: Fact) -> Sentence:
    used = _("So the forecast is made by {method}.", **fact)
    return Sentence(" ".join(part for part in (used, explained(fact["method"])) if part))


def _equity(fact: Fact) -> Sentence:
    rate = ngettext("{n:count} new customer a month", "{n:count} new customers a month", round(fact["new_a_month"]))
    if fact["low"] is None or fact["high"] is None:
        return _(
            "All customers together are worth about {total:about} over the {horizon_days:horizon}: {current:about} "
            "from today's customers, {joining:about} from those still to come ({rate}, as in the last "
            "{months_seen:months}).",
            rate=rate,
            **fact,
        )
    return _(
        "All customers together are worth about {total:about} over the {horizon_days:horizon} (likely range "
        "{low:about} to {high:about}): {current:about} from today's customers, {joining:about} from those still to "
        "come ({rate}, as in the last {months_seen:months}).",
        rate=rate,
        **fact,
    )


def _referrals(fact: Fact) -> Sentence:
    return _(
        "{brought} {others}. {share:share} of what those are expected to bring, {value:about}, is shown beside the "
        "value of the customer who brought them; they also count with their own value, so do not add the two up.",
        brought=ngettext("{n:count} customer brought", "{n:count} customers brought", fact["customers"]),
        others=ngettext("{n:count} other", "{n:count} others", fact["referred"]),
        **fact,
    )


SENTENCES: Mapping[Code, Template] = {
    Caution.INSTEAD: _instead,
    Caution.LONG_HORIZON: N_(
        "Your sales cover {history_days:days}; looking {horizon_days:days} ahead goes beyond what they can tell, so "
        "take it as a rough guide."
    ),
    Caution.NEARER_HORIZON: N_(
        "For the next {days:days}, of which your sales can tell more, expect about {value:about} from these customers."
    ),
    Caution.LARGEST_CUSTOMER: N_(
        "Of this, one customer is expected to bring {value:about} ({share:percent}). If they do not come back, expect "
        "{without:about}."
    ),
    Caution.LARGE_BUT_RARE: N_(
        "One customer brought {revenue:about} so far ({share:percent} of your sales), but on too few occasions to "
        "count on; the forecast does not expect it again."
    ),
    EquityCode.CURRENT: N_(
        "Today's customers are worth about {current:about} over the {horizon_days:horizon}. How many more will join "
        "cannot be told yet: that takes half a year of sales."
    ),
    EquityCode.WITH_NEWCOMERS: _equity,
    Feedback.NONE: N_(
        "Your files hold no satisfaction, referrals or reviews yet. Add a column such as NPS, CSAT or Referred by to "
        "see value beyond revenue."
    ),
    Feedback.REFERRALS: _referrals,
    Feedback.UNKNOWN_REFERRERS: Plural(
        "{customers:count} customer named somebody who is not among your customers; nobody is credited for that.",
        "{customers:count} customers named somebody who is not among your customers; nobody is credited for that.",
        by="customers",
    ),
    Feedback.MOODS: N_(
        "Of those who answered, {happy:count} are happy, {neutral:count} neutral and {unhappy:count} unhappy."
    ),
    Feedback.NO_DATES: N_(
        "Satisfaction is shown, but changes no figure: without the dates of the answers nobody can tell whether it "
        "goes with coming back."
    ),
    Feedback.TOO_FEW_ANSWERS: N_(
        "Satisfaction is shown, but changes no figure: to see whether it goes with coming back takes {needed:count} "
        "happy and {needed:count} unhappy answers that are three months old."
    ),
    Feedback.NO_DIFFERENCE: N_(
        "Satisfaction is shown, but changes no figure: {happy:share} of the happy and {unhappy:share} of the unhappy "
        "came back within {within_days:days} of answering, which may be chance."
    ),
    Feedback.DIFFERENCE: N_(
        "{happy:share} of the happy and {unhappy:share} of the unhappy came back within {within_days:days} of "
        "answering. So beside their value the happy count {happy_more:share} more, the unhappy {unhappy_less:share} "
        "less."
    ),
}
