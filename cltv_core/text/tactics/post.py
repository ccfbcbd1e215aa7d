"""Letters and cards."""

from __future__ import annotations

from collections.abc import Mapping

from cltv_core.text.tactics.shape import TacticText, drafts
from cltv_core.text.voice import N_

POST: Mapping[str, TacticText] = {
    "hand-written-card": TacticText(
        title=N_("Write a card by hand"),
        goal=N_("Be remembered as people, not as a shop."),
        action=N_("Write a card to {whom}."),
        when=N_("Five a week, but not at Christmas, when everyone does."),
        why=N_(
            "They are expected to bring about {each:about} each over the {horizon:horizon}. A handwritten card stays "
            "on the shelf for weeks."
        ),
        offer=N_("A small gift or voucher in the card for people who were away; none for those who come anyway."),
        avoid=N_("Printed signatures."),
        measure=N_("Orders within {late:days} of those who got a card, compared with those further down the list."),
        message=N_("Three lines: thanks, one thing you remember about them, your name."),
        drafts=drafts(
            warm=(
                N_("A few lines for you"),
                N_("Thank you for being with us. I remember [something about them], and I hope to see you again soon."),
            ),
            plain=(
                N_("Thank you"),
                N_("Thank you for your custom. If you need anything: [your number]."),
            ),
            cheerful=(
                N_("A little hello"),
                N_("No reason, just a hello from all of us. You make our days better!"),
            ),
        ),
    ),
    "season-postcard": TacticText(
        title=N_("Send a postcard for the season"),
        goal=N_("A reminder that hangs on the fridge."),
        action=N_("Send {whom} a postcard for {season:month_name}."),
        when=N_("Three weeks before {season:month_name} begins."),
        why=N_(
            "In the last two years, {season:month_name} sold {times:times} an average month. Post is rare enough to be "
            "read."
        ),
        offer=N_("What you have for {season:month_name}, and the dates."),
        avoid=N_("Sending it to everyone who ever bought."),
        measure=N_("Orders in {season:month_name}, compared with a few who got none."),
        message=N_("A picture, three dates, how to order."),
        drafts=drafts(
            warm=(
                N_("{season:month_name} with us"),
                N_("{season:month_name} is almost here: [what is special]. We would be happy to see you."),
            ),
            plain=(
                N_("{season:month_name}: dates and orders"),
                N_("{season:month_name}: [what is special]. Order by [a date well ahead]: [number or link]."),
            ),
            cheerful=(
                N_("Save the date: {season:month_name}!"),
                N_("Put this on your fridge: [what is special]. See you in {season:month_name}!"),
            ),
        ),
    ),
    "welcome-letter": TacticText(
        title=N_("Send a welcome letter"),
        goal=N_("A first impression that lasts."),
        action=N_("Send {whom} a welcome letter by post."),
        when=N_("In the week after the first order."),
        why=N_(
            "Their first order came to about {average:about}. Half of all second orders come within {second:days}, "
            "when a letter is still on the table."
        ),
        offer=N_("Your story, a tip, and a sample if it fits into an envelope."),
        avoid=N_("A catalogue."),
        measure=N_("The share who order a second time within {second_most:days}."),
        message=N_("Who you are, why you do it, one tip."),
        drafts=drafts(
            warm=(
                N_("Welcome"),
                N_(
                    "Thank you for your first order. I am [your name], and I started [your shop] because [one "
                    "sentence]. A tip for what you chose: [your tip]."
                ),
            ),
            plain=(
                N_("Welcome to [your shop]"),
                N_("Thank you for your first order. A tip: [your tip]. Questions: [your number]."),
            ),
            cheerful=(
                N_("Hello from the people behind it"),
                N_("Nice to meet you! Your order was packed by [names], and here is our best tip: [your tip]."),
            ),
        ),
    ),
}
