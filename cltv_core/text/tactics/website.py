"""On the website."""

from __future__ import annotations

from collections.abc import Mapping

from cltv_core.text.tactics.shape import TacticText, drafts
from cltv_core.text.voice import N_

WEBSITE: Mapping[str, TacticText] = {
    "order-again-button": TacticText(
        title=N_("Let them reorder in one click"),
        goal=N_("Take the work out of the next order."),
        action=N_("Show {reached:customers} their last order with a button to repeat it."),
        when=N_("Once it is built, it works by itself."),
        why=N_(
            "They order about every {gap:every}, for {average:about}. The easiest order is the one they know already."
        ),
        offer=N_("Their last order, one click away."),
        avoid=N_("Hiding how to change or stop it."),
        measure=N_("How often each of them orders again within {late:days}."),
        message=N_("Your last order. Again?"),
        drafts=drafts(
            warm=(N_("Button"), N_("Welcome back. The same as last time?")),
            plain=(N_("Button"), N_("Order again: your last basket")),
            cheerful=(N_("Button"), N_("Same again? Yes please!")),
        ),
    ),
    "delivery-step": TacticText(
        title=N_("Free delivery for bigger baskets"),
        goal=N_("A slightly bigger basket."),
        action=N_("Offer free delivery from {basket:about}, where {reached:customers} will see it."),
        when=N_("As a rule, not as a campaign."),
        why=N_(
            "They spend {average:about} an order. A step 20% above that is within reach, and delivery cost is why most "
            "baskets are abandoned."
        ),
        offer=N_("Free delivery from {basket:about}."),
        avoid=N_("A countdown, or a step that moves."),
        measure=N_("The average order against {average:about}, and what delivery costs you."),
        message=N_("Show in the basket how much is missing."),
        drafts=drafts(
            warm=(N_("In the basket"), N_("Only a little more, and delivery is on us (from {basket:about}).")),
            plain=(N_("In the basket"), N_("Free delivery from {basket:about}.")),
            cheerful=(N_("In the basket"), N_("Nearly there! From {basket:about} we deliver for free.")),
        ),
    ),
}
