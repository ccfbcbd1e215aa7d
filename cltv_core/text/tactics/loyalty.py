"""Loyalty rewards."""

from __future__ import annotations

from collections.abc import Mapping

from cltv_core.text.tactics.shape import TacticText, drafts
from cltv_core.text.voice import N_

LOYALTY: Mapping[str, TacticText] = {
    "stamp-card": TacticText(
        title=N_("Reward your regulars"),
        goal=N_("One more visit, paid for once it has happened."),
        action=N_("Offer {reached:customers} a reward that grows with their next orders."),
        when=N_("From the next visit on."),
        why=N_(
            "They order about every {gap:every}, for {average:about}. Loyalty rewards suit solid regulars, and you "
            "pay only after they have come."
        ),
        offer=N_(
            "A stamp card or points: something of yours with the [fifth] order. The first stamp is already on it."
        ),
        avoid=N_("A discount for everyone on everything."),
        measure=N_("How often each of them orders within {late:days}, and how many cards fill up."),
        message=N_("What they get, when, and that the first stamp is a gift."),
        drafts=drafts(
            warm=(
                N_("For our regulars"),
                N_(
                    "You come to us so often that we want to say thank you: [the reward] is on us with your [fifth] "
                    "visit. The first stamp is already on your card."
                ),
            ),
            plain=(
                N_("Stamp card"),
                N_("[Five] stamps, and [the reward] is yours. The first stamp is already there."),
            ),
            cheerful=(
                N_("Collect!"),
                N_("Stamp, stamp, treat: after [five] visits you get [the reward]. We have stamped once already!"),
            ),
        ),
    ),
    "vip-circle": TacticText(
        title=N_("Start a VIP club"),
        goal=N_("A status that no competitor can copy."),
        action=N_("Invite {reached:customers} to a club for your best, and write down what it offers them."),
        when=N_("Once, then every year, going by what they spend."),
        why=N_(
            "They are {of_customers:share} of your customers and {of_value:share} of {expected} over the "
            "{horizon:horizon}. Privileges keep them better than percentages."
        ),
        offer=N_(
            "VIP treatment: a direct line, a first look, something put aside, no queue, and a birthday gift if they "
            "tell you the day."
        ),
        avoid=N_("Points that nobody understands."),
        measure=N_("The share of the club who order again within {late:days}."),
        message=N_("You are in, this is what it means, here is my number."),
        drafts=drafts(
            warm=(
                N_("You are in our VIP club"),
                N_(
                    "You are one of our best customers. From today there is a club for you: my direct number, a first "
                    "look at what is new, and always something put aside."
                ),
            ),
            plain=(
                N_("Your VIP privileges"),
                N_(
                    "As one of our best customers you get a direct line ([your number]), a first look at what is new, "
                    "and reservations."
                ),
            ),
            cheerful=(
                N_("Welcome to the VIP club!"),
                N_("You made it: direct line, first look, no queue. Because you are the best!"),
            ),
        ),
    ),
    "bigger-basket-perk": TacticText(
        title=N_("Add a perk for a bigger basket"),
        goal=N_("A slightly bigger basket."),
        action=N_("Give {reached:customers} a small extra with orders of {basket:about} or more."),
        when=N_("For the next {late:days}. Then look at the average order."),
        why=N_(
            "They spend {average:about} an order, against {shop_average:about} across the shop. A step just above the "
            "usual order pays for its perk."
        ),
        offer=N_("A small extra with orders of {basket:about} or more: a targeted promotion without a lower price."),
        avoid=N_("A step so low that everyone reaches it anyway."),
        measure=N_("The average order, against {average:about} today."),
        message=N_("From this amount on, this extra."),
        drafts=drafts(
            warm=(
                N_("A small extra for you"),
                N_("With orders of {basket:about} or more we put in [a small extra], with our thanks."),
            ),
            plain=(
                N_("[A small extra] from {basket:about}"),
                N_("Orders of {basket:about} or more come with [a small extra]."),
            ),
            cheerful=(
                N_("Treat alert"),
                N_("{basket:about} or more in your basket? Then [a small extra] jumps in too!"),
            ),
        ),
    ),
}
