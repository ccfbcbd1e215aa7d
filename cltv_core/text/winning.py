"""What is said of the cost of winning a new customer: now, before, and against what one brings."""

from __future__ import annotations

from collections.abc import Iterator

from cltv_core.planning.winning import CostOfWinning, Earned, Range
from cltv_core.project.contents import Spending, WinningCost
from cltv_core.text.spelling import month_short
from cltv_core.text.voice import N_, Sentence, _, ngettext

HEADING = N_("Cost of a new customer")
LEAST_CHANGE = 0.005
"""A change as a share of what was before; less is none."""


def all_told(found: CostOfWinning) -> tuple[Sentence, ...]:
    """Tell everything where the cost itself does not stand above it."""
    now = _("A new customer costs you {cost:cents}. {basis}", cost=found.now.cost, basis=basis(found))
    return (now, *further(found))


def further(found: CostOfWinning) -> tuple[Sentence, ...]:
    """Tell how the cost changed, where it was told before, and what it buys, where that is known."""
    changed = (_change(found.before, found),) if found.before else ()
    return (*changed, *(_against(found.earned) if found.earned else ()))


def basis(found: CostOfWinning) -> Sentence:
    """Say how a cost is known, and its likely range."""
    spent = found.now.spending
    if spent is None or found.likely is None:
        return _("As you said.") if found.now.day is None else _("As you said on {day:day}.", day=found.now.day)
    return ngettext(
        "{money:money} for {n:count} new customer ({when}); likely {low:cents} to {high:cents}.",
        "{money:money} for {n:count} new customers ({when}); likely {low:cents} to {high:cents}.",
        spent.customers,
        money=spent.money,
        when=_when(spent),
        low=found.likely.low80,
        high=found.likely.high80,
    )


def nobody_new(month: Sentence) -> Sentence:
    """Say that nothing can be worked out of a month."""
    return _("Nobody bought for the first time in {month}, so there is nothing to divide by.", month=month)


def _when(spent: Spending) -> Sentence:
    if (spent.first.year, spent.first.month) == (spent.last.year, spent.last.month):
        return Sentence(month_short(spent.first))
    return _("{first:day} to {last:day}", first=spent.first, last=spent.last)


def _before(told: WinningCost) -> Sentence:
    if told.spending is not None:
        return _("{cost:cents} ({when})", cost=told.cost, when=_when(told.spending))
    if told.day is None:
        return _("{cost:cents}, as you said before", cost=told.cost)
    return _("{cost:cents}, as you said on {day:day}", cost=told.cost, day=told.day)


def _change(told: WinningCost, found: CostOfWinning) -> Sentence:
    before, change, likely = _before(told), found.change, found.change_likely
    if change is None:
        return _("Before: {before}.", before=before)
    if abs(change) < LEAST_CHANGE:
        message = _("As before: {before}.", before=before)
    elif change > 0:
        message = _("Up {size:percent} from {before}.", size=change, before=before)
    else:
        message = _("Down {size:percent} from {before}.", size=-change, before=before)
    return message if likely is None else _("{change} Likely {ends}.", change=message, ends=_ends(likely))


def _ends(likely: Range) -> Sentence:
    """Say the ends of a change from the smaller to the larger, with their direction where they differ in it."""
    if likely.low80 >= 0:
        return _("{low:percent} to {high:percent} more", low=likely.low80, high=likely.high80)
    if likely.high80 <= 0:
        return _("{low:percent} to {high:percent} less", low=-likely.high80, high=-likely.low80)
    return _("between {less:percent} less and {more:percent} more", less=-likely.low80, more=likely.high80)


def _against(earned: Earned) -> Iterator[Sentence]:
    """Say what a new customer brings for the cost, and when it is earned back."""
    new, paid = earned.new, earned.paid
    if new is not None:
        values = {"mean": new.mean, "months": new.months, "low": new.low80, "high": new.high80, "times": earned.times}
        yield (
            _(
                "One brings sales of about {mean:cents} in the first {months:months} (likely {low:cents} to "
                "{high:cents}), {times:decimal} times as much, before the cost of goods.",
                **values,
            )
            if new.in_sales
            else _(
                "One brings about {mean:cents} in the first {months:months} (likely {low:cents} to {high:cents}), "
                "{times:decimal} times as much.",
                **values,
            )
        )
    if paid is not None and paid.months is None:
        yield _("The cost is not expected to be earned back within the time that can be told.")
    elif paid is not None:
        yield ngettext(
            "The cost is earned back within {n:count} month.",
            "The cost is earned back within {n:count} months.",
            paid.months or 0,
        )
