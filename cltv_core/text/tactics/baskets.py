"""Bigger baskets, and prices that hold."""

from __future__ import annotations

from collections.abc import Mapping

from cltv_core.text.tactics.shape import TacticText, drafts
from cltv_core.text.voice import N_

BASKETS: Mapping[str, TacticText] = {
    "bundle": TacticText(
        title=N_("Offer a ready-made set"),
        goal=N_("A slightly bigger basket."),
        action=N_("Offer {reached:customers} a set of things that people often buy together."),
        when=N_("Shortly before the next order is due, about {gap:days} after the last."),
        why=N_(
            "They spend about {average:about} an order, against {shop_average:about} across the shop. A ready-made set "
            "makes it easy to add something."
        ),
        offer=N_(
            "A set with one of their favourites ({product:product}), from about {basket:about}, with something nice "
            "on top instead of a lower price."
        ),
        avoid=N_("Putting slow sellers into the set."),
        measure=N_("The average order, against {average:about} today."),
        message=N_("Name the set and the occasion."),
        drafts=drafts(
            warm=(
                N_("Put together for you"),
                N_(
                    "We have put together a set for you: {product:product}, with [what goes with it], and something "
                    "nice on top."
                ),
            ),
            plain=(
                N_("New: a ready-made set"),
                N_("{product:product} and [what goes with it], as one set: [price]."),
            ),
            cheerful=(
                N_("Better together"),
                N_("Two that belong together: {product:product} and [what goes with it]. As a set, ready to go!"),
            ),
        ),
    ),
    "without-a-code": TacticText(
        title=N_("Offer a perk instead of a code"),
        goal=N_("Earn the full price."),
        action=N_("{reached:customers} always order with a code: offer something other than a lower price."),
        when=N_("With the next order that would otherwise carry a code."),
        why=N_(
            "They have never ordered without a code; {codes:share} of all your orders carry one. A perk costs less "
            "than the discount and does not spoil the price."
        ),
        offer=N_("A perk: a small extra, free gift wrapping, a place at the front of the queue."),
        avoid=N_("The next code."),
        measure=N_("Orders without a code within {late:days}."),
        message=N_("Give a perk, and do not mention codes."),
        drafts=drafts(
            warm=(
                N_("A small extra for you"),
                N_("With your next order we put in [a small extra], simply because we like having you as a customer."),
            ),
            plain=(
                N_("[A small extra] with your next order"),
                N_("Your next order comes with [a small extra]. Nothing to enter."),
            ),
            cheerful=(
                N_("Surprise inside"),
                N_("Your next order gets [a small extra] from us. No code needed!"),
            ),
        ),
    ),
    "clear-out-first": TacticText(
        title=N_("Give first pick of your clearance"),
        goal=N_("Sell what has to go to people who look for a bargain."),
        action=N_("Tell {reached:customers} first when you clear stock."),
        when=N_("Only when you have stock to clear."),
        why=N_(
            "They buy at reduced prices, {average:about} an order. What has to go anyway suits them and does "
            "not undercut your other prices."
        ),
        offer=N_("First pick of end-of-season goods, at the price everyone will see."),
        avoid=N_("Weekly codes on goods that sell anyway."),
        measure=N_("Stock cleared, and the margin left after it."),
        message=N_("What goes, and from when."),
        drafts=drafts(
            warm=(
                N_("First pick for you"),
                N_("We are making room on the shelves, and you may choose first: [what goes], from [day]."),
            ),
            plain=(
                N_("Clearance from [day]"),
                N_("From [day] we clear [what goes]. You can choose a day earlier."),
            ),
            cheerful=(
                N_("Making room!"),
                N_("Our shelves need space, and you get first pick: [what goes], from [day]."),
            ),
        ),
    ),
}
