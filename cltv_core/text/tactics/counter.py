"""In the shop, face to face."""

from __future__ import annotations

from collections.abc import Mapping

from cltv_core.text.tactics.shape import TacticText, drafts
from cltv_core.text.voice import N_

COUNTER: Mapping[str, TacticText] = {
    "know-by-name": TacticText(
        title=N_("Know them by name"),
        goal=N_("Recognition at the counter."),
        action=N_("Put names and habits on a sheet behind the counter: {reached:customers}, the best first."),
        when=N_("Today. Update it once a month."),
        why=N_(
            "They are {of_value:share} of {expected} over the {horizon:horizon}, and a new colleague does not know "
            "them."
        ),
        offer=N_("Their name, their usual, a word."),
        avoid=N_("Notes that you would not show the customer."),
        measure=N_("The share who order again within {late:days}."),
        message=N_("What everyone behind the counter should know."),
        drafts=drafts(
            warm=(
                N_("At the counter"),
                N_("Good to see you, [name]. The usual, or may I show you [what is new]?"),
            ),
            plain=(
                N_("At the counter"),
                N_("Hello [name]. The usual?"),
            ),
            cheerful=(
                N_("At the counter"),
                N_("[Name]! Your [favourite] is ready. And look at this: [what is new]."),
            ),
        ),
    ),
    "taste-at-the-till": TacticText(
        title=N_("Let them try something new"),
        goal=N_("A second favourite."),
        action=N_("Let {reached:customers} try something that they have not had yet when they come."),
        when=N_("On quiet days, for two weeks."),
        why=N_(
            "They spend about {average:about} an order. Customers who find a second favourite come more often than "
            "every {gap:every}."
        ),
        offer=N_("A taste or a try-out, nothing to buy."),
        avoid=N_("Handing out only what has to go."),
        measure=N_("The share who buy it within {late:days}."),
        message=N_("Offer it, name it, step back."),
        drafts=drafts(
            warm=(
                N_("At the counter"),
                N_("May I let you try something? {suggested}."),
            ),
            plain=(
                N_("At the counter"),
                N_("Would you like to try something? {suggested}."),
            ),
            cheerful=(
                N_("At the counter"),
                N_("You have to try this: {suggested}. What do you say?"),
            ),
        ),
    ),
}
