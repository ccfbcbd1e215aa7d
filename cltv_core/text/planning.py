"""What is said of a plan: its lines, where it stops, and what to bear in mind."""

from __future__ import annotations

from collections.abc import Mapping

from cltv_core.facts import Code, Fact
from cltv_core.planning.acquisition import NewCustomer
from cltv_core.planning.codes import Basis, Caution, Stop
from cltv_core.planning.lines import Acquisition, Line
from cltv_core.planning.option import LEAST_MONEY
from cltv_core.planning.plan import Plan
from cltv_core.text.segments import name as segment_name
from cltv_core.text.tactics import WHOLE_IN_100, message_cost, title
from cltv_core.text.voice import N_, Sentence, Template, _, ngettext

MARGIN_BY_OPTION = N_(
    "Gains are after costs but before the cost of goods. Give your margin with --margin to plan by profit."
)
"""As the command line says it; the page names the place where the margin is entered."""
PAY_BY_SETTING, PAY_BY_OPTION = N_("enter it under Settings"), N_("give it with --margin")
LEAST_TOLD = 0.0005
"""A share of buyers; fewer are as good as none."""


def _costs(fact: Fact) -> Sentence:
    costs = {name: message_cost(fact[name]) for name in ("email", "text", "post")}
    return _(
        "Assumed costs of one message: {email} by e-mail, {text} by text message, {post} by post. Change them if yours "
        "differ.",
        **costs,
    )


def _too_little_money(fact: Fact) -> Sentence:
    return _(
        "The money does not cover a single message: the cheapest costs {least}.", least=message_cost(fact["least"])
    )


def _not_asked(fact: Fact) -> Sentence:
    return ngettext(
        "{n:count} customer with an e-mail address was never asked whether they want to hear from you, so they are "
        "not counted.",
        "{n:count} customers with an e-mail address were never asked whether they want to hear from you, so they are "
        "not counted.",
        fact["customers"],
    )


SENTENCES: Mapping[Code, Template] = {
    Basis.MEASURED: N_("measured in your campaigns"),
    Basis.ASSUMED: N_("assumed, not measured yet"),
    Stop.EVERYBODY: N_("That is everybody you can reach."),
    Stop.NOT_WORTH_IT: N_("Stop there: the next customer would cost more than they bring."),
    Stop.MONEY_OR_HOURS: N_("More customers would pay off, but what is kept for trials is used up."),
    Stop.MONEY: N_("More customers would pay off, but your money is used up."),
    Stop.HOURS: N_("More customers would pay off, but your hours are used up."),
    Caution.MARGIN_UNKNOWN: N_(
        "Gains are after costs but before the cost of goods. Enter your margin under Settings to plan by profit."
    ),
    Caution.EFFECTS_ASSUMED: N_(
        "No campaign has been measured yet, so the effect of each idea is assumed. Leave some customers out "
        "of the first one whose list is long enough, and the next plan counts what it really brought."
    ),
    Caution.COSTS_ASSUMED: _costs,
    Caution.CLICKS_USED: N_(
        "Recent clicks in your messages help to tell who buys soon, as a test on {customers:count} customers "
        "showed. The plan uses them."
    ),
    Caution.CLICKS_UNUSED: N_(
        "Recent clicks in your messages do not help to tell who buys soon, as a test on {customers:count} "
        "customers showed. The plan does not use them."
    ),
    Caution.NO_ADDRESSES: N_(
        "Your files hold no e-mail, phone or postal address of a customer, so nobody can be written to. Speak to "
        "customers when they come and ask for their e-mail address, or add a file with addresses, such as the contacts "
        "of your e-mail tool."
    ),
    Caution.NO_CONSENT: N_("Every customer with an address in your files said no to messages. Write to none of them."),
    Caution.ALL_BUSY: N_("Everybody you can write to is in a running campaign. Wait for its result, then plan again."),
    Caution.NOTHING_PAYS: N_(
        "No message is likely to bring back more than it costs. Keep your money, or enter more of it or more hours."
    ),
    Caution.CONSENT_UNKNOWN: N_(
        "Your files do not say who agreed to hear from you. The plan counts all {customers:customers} with an e-mail "
        "address: ask them before you write."
    ),
    Caution.NOT_ASKED: _not_asked,
    Caution.TOO_LITTLE_MONEY: _too_little_money,
    Caution.TOO_FEW_HOURS: N_("No idea fits into {hours:hours}. Allow a little more time."),
}


def headline(plan: Plan) -> Sentence:
    """Say what the plan takes and brings, and of what its gain is the sum."""
    if plan.lines and plan.acquire:
        return Sentence(f"{_total(plan)} {_parts_of(plan, plan.acquire)}")
    return _total(plan)


def _parts_of(plan: Plan, acquire: Acquisition) -> Sentence:
    return _(
        "Of the gain, {messages:whole} comes from messages and {winning:whole} from winning customers.",
        messages=plan.profit - acquire.profit,
        winning=acquire.profit,
    )


def _total(plan: Plan) -> Sentence:
    if not (plan.lines or plan.acquire):
        if not plan.trials:
            return _("Nothing is planned for this round.")
        spent = sum(one.cost for one in plan.trials)
        if spent < LEAST_MONEY:
            return _("Nothing is likely enough to pay, but there is something to try for next to no money.")
        return _("Nothing is likely enough to pay, but there is something to try for {money:money}.", money=spent)
    told = {"hours": plan.hours, "profit": plan.profit, "low": plan.low80, "high": plan.high80}
    if plan.cost < LEAST_MONEY:
        return _(
            "{hours:hours} of work and next to no money. Likely gain {profit:whole} ({low:whole} to {high:whole}).",
            **told,
        )
    return _(
        "{cost:money} and {hours:hours} of work. Likely gain {profit:whole} after costs ({low:whole} to {high:whole}).",
        cost=plan.cost,
        **told,
    )


def line(told: Line) -> Sentence:
    """Say one line of a plan."""
    return _(
        "{tactic}, {segment}: {people:customers}, {cost:money}, {hours:hours}. Likely gain {profit:whole} "
        "({low:whole} to {high:whole}), {basis}. {stop}",
        tactic=title(told.tactic),
        segment=segment_name(told.segment),
        people=len(told.people),
        cost=told.cost,
        hours=told.hours,
        profit=told.profit,
        low=told.low80,
        high=told.high80,
        basis=told.basis,
        stop=told.stop,
    )


def kept_for_trials(plan: Plan) -> Sentence:
    """Say how much of money and hours is not planned but kept for trials, "" for nothing."""
    values = {"money": plan.reserve, "hours": plan.reserve_hours, "share": plan.means.reserve}
    if plan.reserve < LEAST_MONEY and not plan.reserve_hours:
        return Sentence("")
    if not plan.trials:
        return _(
            "{share:percent} of both is kept for trials ({money:money} and {hours:hours}), though there is nothing to "
            "try now.",
            **values,
        )
    return _("{share:percent} of both is kept for trials: {money:money} and {hours:hours}.", **values)


def trial(told: Line) -> Sentence:
    """Say what to try from the reserve."""
    return _(
        "Try “{tactic}” with {people:customers} in {segment}: {cost:money}, {hours:hours}.",
        tactic=title(told.tactic),
        segment=segment_name(told.segment),
        people=len(told.people),
        cost=told.cost,
        hours=told.hours,
    )


def needed(told: Line) -> Sentence:
    """Say from how many extra buyers on a line pays, and how many are expected."""
    of = 100 if told.break_even >= WHOLE_IN_100 else 1000
    ends = {"expected": of * told.effect, "low": of * max(told.effect_low80, 0.0), "high": of * told.effect_high80}
    if told.break_even < LEAST_TOLD:
        return _(
            "We expect {expected:count} extra buyers in {of:count} (likely {low:count} to {high:count}).", of=of, **ends
        )
    return ngettext(
        "Worth it from {n:count} extra buyer in {of:count}; we expect {expected:count} (likely {low:count} to "
        "{high:count}).",
        "Worth it from {n:count} extra buyers in {of:count}; we expect {expected:count} (likely {low:count} to "
        "{high:count}).",
        max(round(of * told.break_even), 1),
        of=of,
        **ends,
    )


def acquire(told: Acquisition) -> Sentence:
    """Say what more money for new customers brings."""
    return ngettext(
        "Spend {cost:money} more on winning customers: about {n:count} more of them. Likely gain {profit:whole} "
        "({low:whole} to {high:whole}) within {months:months}.",
        "Spend {cost:money} more on winning customers: about {n:count} more of them. Likely gain {profit:whole} "
        "({low:whole} to {high:whole}) within {months:months}.",
        max(round(told.customers), 1),
        cost=told.cost,
        profit=told.profit,
        months=told.new.months,
        low=told.low80,
        high=told.high80,
    )


def most_to_pay(told: NewCustomer, entered: str = PAY_BY_SETTING) -> Sentence:
    """Say the most that winning a customer should cost; `entered`: where the owner says the margin."""
    values = {"most": told.most_to_pay, "months": told.months, "customers": told.customers}
    if told.in_sales and told.channel:
        return _(
            "{channel}: at least {most:cents} in sales (from {customers:customers}).", channel=told.channel, **values
        )
    if told.in_sales:
        return _(
            "A new customer brings at least {most:cents} in sales in the first {months:months}, judging by "
            "{customers:customers}. What you may pay for one is your margin of that: {entered}.",
            entered=_(entered),
            **values,
        )
    if told.channel:
        return _(
            "{channel}: up to {most:cents} for a new customer (from {customers:customers}).",
            channel=told.channel,
            **values,
        )
    return _(
        "Pay up to {most:cents} for a new customer: the lower end of what one brings in the first "
        "{months:months}, judging by {customers:customers}.",
        **values,
    )


def next_steps(plan: Plan) -> Sentence:
    """Say what more money or more time would bring."""
    parts = []
    if plan.enough < plan.means.money:
        parts.append(_more_money(plan.enough))
    elif plan.next_unit > 0:
        parts.append(
            _("Another {step:money} would add about {more:about}.", step=plan.step, more=plan.step * plan.next_unit)
        )
    if plan.next_hour >= 1:
        parts.append(_("Another hour would add about {more:about}.", more=plan.next_hour))
    return Sentence(" ".join(parts))


def _more_money(enough: float) -> Sentence:
    if enough < LEAST_MONEY:
        return _("More money would add nothing.")
    return _("More than {enough:money} would add nothing.", enough=enough)


def told(plan: Plan) -> tuple[Sentence, ...]:
    """Say a whole plan, a line each."""
    from cltv_core.text.say import say

    return (
        headline(plan),
        *(line(one) for one in plan.lines),
        *([acquire(plan.acquire)] if plan.acquire else []),
        *([next_steps(plan)] if next_steps(plan) else []),
        *([kept_for_trials(plan)] if kept_for_trials(plan) else []),
        *(trial(one) for one in plan.trials),
        *(most_to_pay(one, PAY_BY_OPTION) for one in plan.winning.by_channel[:1]),
        *(_(MARGIN_BY_OPTION) if one.code is Caution.MARGIN_UNKNOWN else say(one) for one in plan.cautions),
    )
