"""From the first order to a habit."""

from __future__ import annotations

from collections.abc import Mapping

from cltv_core.text.tactics.shape import TacticText, drafts
from cltv_core.text.voice import N_

GROWING: Mapping[str, TacticText] = {
    "second-order": TacticText(
        title=N_("Invite a second order when it is due"),
        goal=N_("The second order: the hardest step of all."),
        action=N_("Suggest to {reached:customers} what goes well with their first order."),
        when=N_(
            "Once, about {second:days} after the first order: by then half of all second orders have come. After "
            "{second_most:days} 8 in 10 have come, and one last friendly message is enough."
        ),
        why=N_(
            "They have ordered once, for about {average:about}, and are expected to bring {each:about} each over the "
            "{horizon:horizon}. Second orders in your shop come after {second:days}, so that is when to write."
        ),
        offer=N_("Something that goes with the first order: {suggested}. No discount yet."),
        avoid=N_("Two messages in the first days, or a code that ends tomorrow."),
        measure=N_("The share who order a second time within {second_most:days}."),
        message=N_("Thank them, name one thing that goes with what they chose, and say why."),
        drafts=drafts(
            warm=(
                N_("What goes well with your first order"),
                N_(
                    "We hope you have enjoyed your first order. Here is something that goes well with it: {suggested}. "
                    "We would be glad to see you again."
                ),
            ),
            plain=(
                N_("To go with your first order"),
                N_("This goes well with your first order: {suggested}. You find it here: [link or opening hours]."),
            ),
            cheerful=(
                N_("Ready for round two?"),
                N_("You have good taste! Try this next: {suggested}. Come and see what you think."),
            ),
        ),
    ),
    "third-order": TacticText(
        title=N_("Say thanks for the second order"),
        goal=N_("The third order, which makes a habit."),
        action=N_("Thank {reached:customers} for ordering a second time."),
        when=N_("About {early:days} after their last order, before they are due."),
        why=N_(
            "They have ordered twice, most recently {since:days} ago. Customers who come a third time usually stay."
        ),
        offer=N_("A thank-you, and a small extra of your choice with the third order."),
        avoid=N_("A large discount: they have shown that they pay your price."),
        measure=N_("The share with a third order within {late:days}."),
        message=N_("Say you noticed that they came back, and what regulars get."),
        drafts=drafts(
            warm=(
                N_("You came back, thank you"),
                N_(
                    "You came back a second time, and it made our day. With your next order there is [a small extra] "
                    "for you, simply as a thank-you."
                ),
            ),
            plain=(
                N_("Thank you for your second order"),
                N_("Thank you for coming back. You get [a small extra] with your next order."),
            ),
            cheerful=(
                N_("Twice already!"),
                N_("You came back, and we are very happy. Come a third time and [a small extra] is on us!"),
            ),
        ),
    ),
    "next-favourite": TacticText(
        title=N_("Suggest their next favourite"),
        goal=N_("One more product that they come for."),
        action=N_("Suggest something to {reached:customers} that they have not had yet."),
        when=N_("About {nearly:days} after their last order, just before they are due."),
        why=N_(
            "They order about every {gap:every} and spend about {average:about}. Customers who come for more than one "
            "thing come more often."
        ),
        offer=N_("A suggestion that fits, and a taste or a trial size if you have one."),
        avoid=N_("Suggesting what they have just bought."),
        measure=N_("The share who buy it within {late:days}, and the average order against {average:about}."),
        message=N_("Name one product and say why it suits them."),
        drafts=drafts(
            warm=(
                N_("We thought of you"),
                N_(
                    "You know your favourites. May we suggest one more? We think this is for you: {suggested}. Ask us "
                    "about it next time."
                ),
            ),
            plain=(
                N_("Something you have not tried yet"),
                N_("You may like this as well: {suggested}. Find out more: [link or shelf]."),
            ),
            cheerful=(
                N_("A new favourite?"),
                N_("We have a feeling you will like this: {suggested}. Come and tell us if we are right!"),
            ),
        ),
    ),
    "reorder-reminder": TacticText(
        title=N_("Remind them in time"),
        goal=N_("The next order of what they need anyway."),
        action=N_("Remind {reached:customers} of what they buy regularly, for example: {reminder:product}."),
        when=N_("A few days before each product is due again for each customer."),
        why=N_(
            "Bought again at a steady rhythm: {reminder:product}. A reminder at the right time is a service, not an "
            "advert."
        ),
        offer=N_("The reminder itself, and one click or one call to order again."),
        avoid=N_("Reminding people who bought it last week."),
        measure=N_("Orders of the product within a week of the reminder."),
        message=N_("Say what may be due again and how to get it."),
        drafts=drafts(
            warm=(
                N_("Is it time again?"),
                N_("Running low? {reminder:product}: a short reply is enough, and we will take care of it."),
            ),
            plain=(
                N_("{reminder:product}: time to reorder?"),
                N_("It may be time to reorder: {reminder:product}. Order here: [link], or reply to this message."),
            ),
            cheerful=(
                N_("Time again?"),
                N_("We guess it is time again: {reminder:product}. Just say the word!"),
            ),
        ),
    ),
    "due-note": TacticText(
        title=N_("Write when they are due"),
        goal=N_("Keep the rhythm before it is lost."),
        action=N_(
            "Write to {reached:customers}: usually back after {gap:days}, now {since:days} since their last order."
        ),
        when=N_("Now, while they are due but not late: late begins {late:days} after the last order."),
        why=N_(
            "They usually come back after {gap:days}; now it has been {since:days}. Most are only busy, and they are "
            "expected to bring {value:about} over the {horizon:horizon}."
        ),
        offer=N_("What is new since their last visit, without a discount."),
        avoid=N_("A discount: they are hardly late."),
        measure=N_("The share who order within {gap:days} of your message, compared with a few you left out."),
        message=N_("Two or three things that are new since they were last here."),
        drafts=drafts(
            warm=(
                N_("New since you were here"),
                N_(
                    "It has been a little while, and we have a few new things you may like: [two or three new things]. "
                    "We would be glad to see you."
                ),
            ),
            plain=(
                N_("New since your last visit"),
                N_("New since your last visit: [two or three new things]. We are open [opening hours]."),
            ),
            cheerful=(
                N_("Guess what is new"),
                N_("You have missed a few lovely things: [two or three new things]. Come and see!"),
            ),
        ),
    ),
}
