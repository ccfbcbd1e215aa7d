"""Bigger baskets, and prices that hold."""

from __future__ import annotations

from cltv_core.tactics.catalogue.idea import FOR_TAKERS, TIME_ONLY, Idea, drafts

BASKETS: tuple[Idea, ...] = (
    Idea(
        key="bundle",
        title="A set that belongs together",
        goal="A slightly bigger basket.",
        audience=("Champions", "Loyal", "Needs attention"),
        channel="e-mail",
        action="Offer {customers} a set of things that are often bought together.",
        when="Shortly before the next order is due, about {gap} after the last.",
        why=(
            "Their orders come to about {average}, against {shop_average} in the whole shop. A ready-made set "
            "makes the next thing easy."
        ),
        offer="A set around {product}, from about {basket}; something nice on top instead of a lower price.",
        cost=FOR_TAKERS,
        avoid="Putting what does not sell into the set.",
        measure="The average order against {average} today.",
        message="Name the set and the occasion.",
        drafts=drafts(
            warm=(
                "Put together for you",
                (
                    "We have put together what many of you take together anyway: {product} with [what goes with "
                    "it], with something nice on top."
                ),
            ),
            plain=(
                "New: {product} and [what goes with it]",
                "{product} with [what goes with it], as one set: [price].",
            ),
            cheerful=(
                "Better together",
                "{product} has found a partner: [what goes with it]. As a set, ready to go!",
            ),
        ),
        lift=0.025,
        hours=2.0,
        gift=0.05,
        gift_to="takers",
        tier="Medium",
        requires=frozenset({"products"}),
        louder=("small_orders",),
        quieter=("thin_margin",),
    ),
    Idea(
        key="without-a-code",
        title="A perk instead of a code",
        goal="Earn the full price.",
        audience=("Discount-only",),
        channel="e-mail",
        action="They always come with a code: offer {customers} something other than a price.",
        when="With the next order that would otherwise carry a code.",
        why=(
            "They have never ordered without a code; {codes} of all your orders carry one. A perk costs less than"
            " the discount and does not spoil the price."
        ),
        offer="A non-price perk: a small extra, free packing, a place in the queue.",
        cost=FOR_TAKERS,
        avoid="The next code.",
        measure="Orders without a code within {late}.",
        message="Give a perk; do not mention codes.",
        drafts=drafts(
            warm=(
                "A small extra for you",
                "With your next order we put in [a small extra], simply because we like having you.",
            ),
            plain=(
                "[A small extra] with your next order",
                "Your next order comes with [a small extra]. Nothing to enter.",
            ),
            cheerful=(
                "Surprise inside",
                "Your next order gets [a small extra] from us. No code needed!",
            ),
        ),
        lift=0.03,
        hours=1.0,
        gift=0.08,
        gift_to="takers",
        requires=frozenset({"codes"}),
        louder=("thin_margin", "codes_common"),
    ),
    Idea(
        key="clear-out-first",
        title="First pick of the clear-out",
        goal="Sell what must go to those who look for a price.",
        audience=("Discount-only",),
        channel="e-mail",
        action="Tell {customers} first when you clear out.",
        when="Only when there is stock to clear.",
        why=(
            "They buy at a reduced price, {average} an order; what must go anyway suits them and spoils no other price."
        ),
        offer="First pick of end-of-season goods, at the price everybody will see.",
        cost=TIME_ONLY,
        avoid="Codes every week on goods that sell anyway.",
        measure="Stock cleared, and the margin left after it.",
        message="What goes, from when.",
        drafts=drafts(
            warm=(
                "First pick for you",
                "We are making room on the shelves, and you may choose first: [what goes], from [day].",
            ),
            plain=(
                "Clear-out from [day]",
                "From [day] we clear [what goes]. You may choose a day earlier.",
            ),
            cheerful=(
                "Making room!",
                "Shelves must be emptied, and you get first pick: [what goes], from [day].",
            ),
        ),
        lift=0.025,
        hours=1.5,
        requires=frozenset({"codes", "products"}),
        quieter=("thin_margin",),
    ),
)
