"""What the owner reads of the models: their names, what each does, and why one does not fit."""

from __future__ import annotations

from collections.abc import Mapping

from cltv_core.facts import Code, Fact
from cltv_core.models.codes import Method, OrderFamily, Refusal, Remedy, SpendFamily
from cltv_core.text.voice import N_, Sentence, Template, _, ngettext

LABELS: Mapping[Code, str] = {
    Method.HISTORICAL_AVERAGE: N_("Historical average"),
    Method.COHORT_AVERAGE: N_("Cohort average"),
    Method.BG_NBD: N_("Buying-pattern model (BG/NBD)"),
    Method.MBG_NBD: N_("Buying-pattern model (MBG/NBD)"),
    Method.PARETO_NBD: N_("Buying-pattern model (Pareto/NBD)"),
    Method.SEASONAL_BG_NBD: N_("Buying-pattern model with seasons (BG/NBD)"),
    Method.OTHER_SHOPS: N_("Buying-pattern model for small shops (BG/NBD)"),
    Method.SUBSCRIPTIONS: N_("Subscription model"),
    Method.SURVIVAL: N_("Survival analysis (time to next order)"),
    Method.REGRESSION: N_("Regression"),
    Method.BOOSTED_TREES: N_("Machine learning (boosted trees)"),
    Method.NEURAL_NETWORK: N_("Deep learning (neural network)"),
    OrderFamily.BG_NBD: N_("BG/NBD"),
    OrderFamily.MBG_NBD: N_("MBG/NBD"),
    OrderFamily.PARETO_NBD: N_("Pareto/NBD"),
    SpendFamily.GAMMA_GAMMA: N_("Gamma-Gamma spend model"),
    SpendFamily.MEANS: N_("Average spend"),
}
"""Names as they stand in a table or a chart."""

EXPLANATIONS: Mapping[Code, str] = {
    Method.HISTORICAL_AVERAGE: N_("Each customer goes on as before."),
    Method.COHORT_AVERAGE: N_("Each customer goes on as earlier customers did at the same age."),
    Method.BG_NBD: N_("Each customer orders at their own pace and may leave for good after any repeat order."),
    Method.MBG_NBD: N_("Each customer orders at their own pace and may leave for good after any order."),
    Method.PARETO_NBD: N_("Each customer orders at their own pace and may leave for good at any time."),
    Method.SEASONAL_BG_NBD: N_(
        "Each customer orders at their own pace, faster in your busy months, and may leave for good after any repeat "
        "order."
    ),
    Method.OTHER_SHOPS: N_(
        "Each customer orders at their own pace and may leave for good after any repeat order; what so few sales "
        "cannot tell is taken from other shops."
    ),
    Method.SUBSCRIPTIONS: N_("Subscribers who have not cancelled renew when the next renewal is due, or cancel then."),
    Method.SURVIVAL: N_("Customers wait as long for their next order as earlier customers like them did."),
    Method.REGRESSION: N_("Customers spend what earlier customers with the same habits did, each habit weighted."),
    Method.BOOSTED_TREES: N_(
        "Customers spend what earlier customers with the same habits did, learned by many small decision trees."
    ),
    Method.NEURAL_NETWORK: N_(
        "Customers spend what earlier customers with the same habits did, learned by a small neural network."
    ),
    SpendFamily.GAMMA_GAMMA: N_("Each customer spends their own amount an order; few orders count less than many."),
    SpendFamily.MEANS: N_("Each customer's own average an order, drawn towards the average of all."),
}
"""What a method does, in one sentence."""


def label(method: Code) -> Sentence:
    """Name a method as it stands in a table."""
    return _(LABELS[method])


def explained(method: Code) -> Sentence:
    """Say what a method does; "" for a part that its model explains."""
    return _(EXPLANATIONS[method]) if method in EXPLANATIONS else Sentence("")


def _too_few_repeats(fact: Fact) -> Sentence:
    if not fact["customers"]:
        return _("Too few for our usual method: no customer has come back yet; it needs {needed:count}.", **fact)
    return ngettext(
        "Too few for our usual method: {n:count} customer has come back so far; it needs {needed:count}.",
        "Too few for our usual method: {n:count} customers have come back so far; it needs {needed:count}.",
        fact["customers"],
        needed=fact["needed"],
    )


def _too_few_waits(fact: Fact) -> Sentence:
    if not fact["waits"]:
        return _("Too few for this method: there are no repeat orders yet; it needs {needed:count}.", **fact)
    return ngettext(
        "Too few for this method: there is {n:count} repeat order so far; it needs {needed:count}.",
        "Too few for this method: there are {n:count} repeat orders so far; it needs {needed:count}.",
        fact["waits"],
        needed=fact["needed"],
    )


def _too_few_subscribers(fact: Fact) -> Sentence:
    if not fact["customers"]:
        return _("Too few for this method: no customer orders at regular intervals; it needs {needed:count}.", **fact)
    return ngettext(
        "Too few for this method: {n:count} customer orders at regular intervals; it needs {needed:count}.",
        "Too few for this method: {n:count} customers order at regular intervals; it needs {needed:count}.",
        fact["customers"],
        needed=fact["needed"],
    )


def _too_few_spenders(fact: Fact) -> Sentence:
    if not fact["customers"]:
        return _(
            "No customer has paid for a second order yet, so the shop's average order value is used for everyone; the "
            "spend model needs {needed:count} such customers.",
            **fact,
        )
    return ngettext(
        "Only {n:count} customer has paid for a second order; the spend model needs {needed:count}. Until then, each "
        "customer's own average is used, drawn towards the average of all.",
        "Only {n:count} customers have paid for a second order; the spend model needs {needed:count}. Until then, each "
        "customer's own average is used, drawn towards the average of all.",
        fact["customers"],
        needed=fact["needed"],
    )


SENTENCES: Mapping[Code, Template] = {
    Method.HISTORICAL_AVERAGE: N_("the historical average"),
    Method.COHORT_AVERAGE: N_("the cohort average"),
    Method.BG_NBD: N_("the buying-pattern model (BG/NBD)"),
    Method.MBG_NBD: N_("the buying-pattern model (MBG/NBD)"),
    Method.PARETO_NBD: N_("the buying-pattern model (Pareto/NBD)"),
    Method.SEASONAL_BG_NBD: N_("the buying-pattern model with seasons (BG/NBD)"),
    Method.OTHER_SHOPS: N_("the buying-pattern model for small shops (BG/NBD)"),
    Method.SUBSCRIPTIONS: N_("the subscription model"),
    Method.SURVIVAL: N_("survival analysis (time to next order)"),
    Method.REGRESSION: N_("regression"),
    Method.BOOSTED_TREES: N_("machine learning (boosted trees)"),
    Method.NEURAL_NETWORK: N_("deep learning (neural network)"),
    OrderFamily.BG_NBD: N_("the buying-pattern model (BG/NBD)"),
    OrderFamily.MBG_NBD: N_("the buying-pattern model (MBG/NBD)"),
    OrderFamily.PARETO_NBD: N_("the buying-pattern model (Pareto/NBD)"),
    SpendFamily.GAMMA_GAMMA: N_("the Gamma-Gamma spend model"),
    SpendFamily.MEANS: N_("average spend"),
    Refusal.NO_COHORT_YET: N_("No customer has been with this shop for a month yet, so there is no cohort to go by."),
    Refusal.NOBODY_CAME_BACK: N_("No customer has come back yet within the months that are complete."),
    Refusal.TOO_FEW_REPEATS: _too_few_repeats,
    Refusal.TOO_FEW_WAITS: _too_few_waits,
    Refusal.TOO_FEW_SUBSCRIBERS: _too_few_subscribers,
    Refusal.TOO_FEW_SPENDERS: _too_few_spenders,
    Refusal.TOO_FEW_EXAMPLES: N_(
        "Too few customers have been with this shop for long enough to learn from what they did next."
    ),
    Refusal.NO_SEASONS_YET: N_("There are too few sales, or over too short a time, to tell a season from chance."),
    Refusal.UNEVEN_SPEND: N_(
        "Customers spend too unevenly for the spend model, so each customer's own average is used, drawn towards the "
        "average of all."
    ),
    Refusal.NOT_CONVERGED: N_("Fitting {method} found no stable answer for this shop."),
    Refusal.MISSES_PAST: N_(
        "Fitted to this shop, {method} would have expected {expected:count} repeat orders so far, but there were "
        "{seen:count}, so its forecast is not used."
    ),
    Refusal.UNUSABLE_NUMBERS: N_("The model gave no usable number for some customers."),
    Remedy.SIMPLER_METHOD: N_("A simpler method takes over."),
}
