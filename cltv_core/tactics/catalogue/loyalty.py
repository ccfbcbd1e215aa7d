"""The loyalty scheme: rewards that are paid for when the customer has come again."""

from __future__ import annotations

from cltv_core.tactics.catalogue.idea import FOR_EVERYBODY, FOR_TAKERS, Idea, drafts

LOYALTY: tuple[Idea, ...] = (
    Idea(
        key="stamp-card",
        title="Reward the regulars",
        goal="One more visit, paid for when it has happened.",
        audience=("Loyal", "Promising", "Needs attention"),
        channel="loyalty",
        action="Offer {customers} a reward that grows with the next orders.",
        when="From the next visit on.",
        why=(
            "About every {gap}, {average} an order. Loyalty rewards lift solid regulars; the reward is paid only "
            "after they have come."
        ),
        offer=("A stamp card or points: with the [fifth] order a product of yours. The first stamp is on it already."),
        cost=FOR_TAKERS,
        avoid="A discount for everybody on everything.",
        measure="Orders a customer within {late}, and full cards.",
        message="What they get, when, and that the first stamp is a present.",
        drafts=drafts(
            warm=(
                "For our regulars",
                (
                    "You come to us so often that it deserves a thank-you: with the [fifth] visit [the reward] is"
                    " our present. The first stamp is on the card."
                ),
            ),
            plain=(
                "Stamp card",
                "[Five] stamps, then [the reward] is yours. The first stamp is already there.",
            ),
            cheerful=(
                "Collect!",
                ("Stamp, stamp, present: after [five] visits you get [the reward]. We have stamped once already!"),
            ),
        ),
        lift=0.04,
        hours=4.0,
        gift=0.06,
        gift_to="takers",
        tier="Medium",
        requires=frozenset({"store"}),
        louder=("short_rhythm",),
        quieter=("thin_margin", "long_rhythm"),
    ),
    Idea(
        key="vip-circle",
        title="A circle for your best",
        goal="A status that no competitor can copy.",
        audience=("Champions",),
        channel="loyalty",
        action="Invite {customers} into a circle of your best, and write down what it offers them.",
        when="Once; then every year, by what they are worth.",
        why=(
            "{of_customers} of your customers and {share} of the value expected over the {horizon}. A tier with "
            "privileges instead of percentages keeps them."
        ),
        offer=(
            "VIP treatment: a direct line, first look, something put aside, no queue, a present on their birthday"
            " if they tell you the day."
        ),
        cost=FOR_EVERYBODY,
        avoid="Points that nobody understands.",
        measure="The share of the circle that orders again within {late}.",
        message="You belong to it, this is what it means, here is my number.",
        drafts=drafts(
            warm=(
                "You belong to our circle",
                (
                    "You are one of our best customers. From today there is a circle for you: my "
                    "direct number, the first look, and always something put aside."
                ),
            ),
            plain=(
                "Your privileges",
                (
                    "As one of our best customers you get: a direct line ([your number]), the first look at what "
                    "is new, and reservations."
                ),
            ),
            cheerful=(
                "Welcome to the inner circle!",
                "You made it: direct line, first look, no queue. Because you are the best!",
            ),
        ),
        lift=0.04,
        hours=6.0,
        gift=0.03,
        gift_to="everybody",
        tier="High",
    ),
    Idea(
        key="bigger-basket-perk",
        title="A perk for a bigger basket",
        goal="A slightly bigger basket.",
        audience=("Loyal", "Discount-only", "Needs attention", "Promising"),
        channel="loyalty",
        action="Give {customers} a small extra with orders of {basket} or more.",
        when="For the next {late}; then look at the average order.",
        why=(
            "Their orders come to {average}, against {shop_average} in the whole shop. A step just above the "
            "usual order pays for its perk."
        ),
        offer="A small extra with orders of {basket} or more: a targeted promotion without a lower price.",
        cost=FOR_TAKERS,
        avoid="A step so low that everybody reaches it anyway.",
        measure="The average order against {average} today.",
        message="From this sum on, this extra.",
        drafts=drafts(
            warm=(
                "A small extra for you",
                "With orders of {basket} or more we put in [a small extra], with our thanks.",
            ),
            plain=(
                "[A small extra] from {basket}",
                "Orders of {basket} or more come with [a small extra].",
            ),
            cheerful=(
                "Treat alert",
                "{basket} or more in the basket? Then [a small extra] jumps in too!",
            ),
        ),
        lift=0.025,
        hours=2.0,
        gift=0.06,
        gift_to="takers",
        tier="Medium",
        louder=("small_orders",),
        quieter=("thin_margin",),
    ),
)
