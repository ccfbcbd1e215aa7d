"""On the website, for those who come there anyway."""

from __future__ import annotations

from cltv_core.tactics.catalogue.idea import FOR_TAKERS, TIME_ONLY, Idea, drafts

WEBSITE: tuple[Idea, ...] = (
    Idea(
        key="order-again-button",
        title="One click to order again",
        goal="Take the work out of the next order.",
        audience=("Champions", "Loyal", "Promising", "Needs attention"),
        channel="website",
        action="Show {customers} their last order with a button to repeat it.",
        when="Once built, it works by itself.",
        why="They come every {gap} or so for {average}. The easiest order is the one they have made before.",
        offer="Their last order, one click away.",
        cost=TIME_ONLY,
        avoid="Hiding how to change or stop it.",
        measure="Repeat orders a customer within {late}.",
        message="Your last order; again?",
        drafts=drafts(
            warm=(
                "Button",
                "Welcome back. The same as last time?",
            ),
            plain=(
                "Button",
                "Order again: your last basket",
            ),
            cheerful=(
                "Button",
                "Same again? Yes please!",
            ),
        ),
        lift=0.02,
        hours=6.0,
        louder=("short_rhythm",),
    ),
    Idea(
        key="delivery-step",
        title="Free delivery for a bigger basket",
        goal="A slightly bigger basket.",
        audience=("Loyal", "Promising", "Discount-only", "New"),
        channel="website",
        action="Offer free delivery from {basket} on, where {customers} will see it.",
        when="As a rule, not as a campaign.",
        why=(
            "Their orders come to {average}. A step a fifth above that is within reach, and delivery is what most"
            " baskets are left for."
        ),
        offer="Free delivery from {basket} on.",
        cost=FOR_TAKERS,
        avoid="A count-down or a step that moves.",
        measure="The average order against {average}, and what delivery costs you.",
        message="How much is missing, in the basket.",
        drafts=drafts(
            warm=(
                "In the basket",
                "Only a little more, and the delivery is our present (from {basket}).",
            ),
            plain=(
                "In the basket",
                "Free delivery from {basket}.",
            ),
            cheerful=(
                "In the basket",
                "Nearly there! From {basket} we bring it for free.",
            ),
        ),
        lift=0.02,
        hours=3.0,
        gift=0.2,
        gift_to="takers",
        louder=("small_orders",),
        quieter=("thin_margin",),
    ),
)
