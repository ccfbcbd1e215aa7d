"""Customers who stay away: a word before a price."""

from __future__ import annotations

from collections.abc import Mapping

from cltv_core.text.tactics.shape import TacticText, drafts
from cltv_core.text.voice import N_

WIN_BACK: Mapping[str, TacticText] = {
    "personal-note": TacticText(
        title=N_("Check in before they leave"),
        goal=N_("Hear what happened, and welcome them back."),
        action=N_("Write to {whom} personally: usually back after {gap:days}, now away for {since:days}."),
        when=N_("This week: they are well past due."),
        why=N_(
            "They usually come back after {gap:days}; now they have been away for {since:days}. Each still "
            "stands for about {each:about} of {expected} over the {horizon:horizon}, and more if they return to their "
            "usual rhythm."
        ),
        offer=N_("No discount: just listen. After two weeks without an answer, an extra with the next order."),
        avoid=N_("Opening with a discount or a mass mail: both say that you did not notice who is missing."),
        measure=N_("The share who order within {gap:days} of your message, compared with a few you left out."),
        message=N_("Say that you noticed, ask, listen."),
        drafts=drafts(
            warm=(
                N_("We have been thinking of you"),
                N_(
                    "It has been a while since we saw you, and I wanted to ask how you are. Is there something we "
                    "could have done better? I read every reply myself."
                ),
            ),
            plain=(
                N_("A question from [your shop]"),
                N_("You have not been here for some time. Was something wrong? Reply to this message, it comes to me."),
            ),
            cheerful=(
                N_("We miss you!"),
                N_(
                    "The shop is not the same without you. Is everything all right? If we got something wrong, tell "
                    "me: I want to put it right."
                ),
            ),
        ),
    ),
    "what-they-liked": TacticText(
        title=N_("Remind them of their favourites"),
        goal=N_("Back into the rhythm."),
        action=N_(
            "Remind {reached:customers} of what they came for: usually back after {gap:days}, now away for "
            "{since:days}."
        ),
        when=N_("Now, and once more after another {gap:days} with something else. Then leave it."),
        why=N_(
            "They usually come back after {gap:days}; now they have been away for {since:days}. Many simply forget. "
            "What most of them came for: {products:products}."
        ),
        offer=N_("What they bought before and one new thing, without a discount."),
        avoid=N_("Starting with a discount: it pays people to be late."),
        measure=N_("The share who order within {gap:days} of your message, compared with a few you left out."),
        message=N_("Name what they used to buy, and add one new thing."),
        drafts=drafts(
            warm=(
                N_("Your favourite is still here"),
                N_(
                    "Still here, just as you know them: {products:products}. And there is something new as well: "
                    "[one new thing]. We would be glad to see you again."
                ),
            ),
            plain=(
                N_("Your favourites, and something new"),
                N_("Still here: {products:products}. New: [one new thing]. Open [opening hours], or order at [link]."),
            ),
            cheerful=(
                N_("They are asking for you"),
                N_("Still waiting for you: {products:products}. And they have company: [one new thing]!"),
            ),
        ),
    ),
    "new-since": TacticText(
        title=N_("Show what is new"),
        goal=N_("A friendly reminder at little cost."),
        action=N_("Show {reached:customers} what has changed since their last visit {since:days} ago."),
        when=N_("Now, and once more in the season when they used to buy."),
        why=N_(
            "They usually come back after {gap:days}; now they have been away for {since:days}. This group is still "
            "expected to bring {value:about} over the {horizon:horizon}."
        ),
        offer=N_("News and best sellers. Whatever everyone gets."),
        avoid=N_("More than two tries: messages that nobody opens make your others land in spam."),
        measure=N_("The share who order within {gap:days} of your message, compared with a few you left out."),
        message=N_("Three things that are different now."),
        drafts=drafts(
            warm=(
                N_("A lot has happened here"),
                N_(
                    "A lot has happened since you were last here: [three things that are different]. Come and see, we "
                    "would be happy."
                ),
            ),
            plain=(
                N_("What has changed at [your shop]"),
                N_("Three things are different since your last visit: [three things]."),
            ),
            cheerful=(
                N_("You will not recognise us"),
                N_("Well, you will. But look what is new: [three things]!"),
            ),
        ),
    ),
    "second-step-offer": TacticText(
        title=N_("Follow up with a modest offer"),
        goal=N_("A reason for those the first message did not move."),
        action=N_("Make {reached:customers} one modest offer, unless they have answered your reminder."),
        when=N_("Two weeks after the reminder, only to those who did not come."),
        why=N_(
            "They have been away for {since:days}, against a usual {gap:days}. An offer pays only if it brings orders "
            "that would not have come: stay below the largest discount shown here."
        ),
        offer=N_("One targeted promotion on what they bought before, open for a good month."),
        avoid=N_("Sending it first, or to everyone."),
        measure=N_("Orders with the offer, compared with a few who only got the reminder."),
        message=N_("One clear offer that ends weeks from now."),
        drafts=drafts(
            warm=(
                N_("A small welcome back"),
                N_(
                    "We would love to have you back. [Your offer] is yours with the next order, until [a date weeks "
                    "ahead]."
                ),
            ),
            plain=(
                N_("[Your offer] for your next order"),
                N_("With your next order until [a date weeks ahead]: [your offer]."),
            ),
            cheerful=(
                N_("Come back, we have treats"),
                N_("[Your offer] is waiting for you until [a date weeks ahead]. See you?"),
            ),
        ),
    ),
    "season-return": TacticText(
        title=N_("Write when their season comes round"),
        goal=N_("A return when it is easiest."),
        action=N_("Write to {reached:customers} when {season:month_name} comes round."),
        when=N_("Once, two weeks before {season:month_name} begins."),
        why=N_(
            "{season:month_name} sells {times:times} an average month here. Customers who have been away for "
            "{since:days} are most likely to return when everyone comes."
        ),
        offer=N_("What you have for {season:month_name}. Nothing extra."),
        avoid=N_("Writing every month until then."),
        measure=N_("Orders in {season:month_name}, compared with a few you left out."),
        message=N_("It is that time of year again."),
        drafts=drafts(
            warm=(
                N_("It is that time of year"),
                N_(
                    "{season:month_name} is near, and we thought of you. This year we have [what is special]. It "
                    "would be lovely to see you again."
                ),
            ),
            plain=(
                N_("{season:month_name} at [your shop]"),
                N_("For {season:month_name} we have [what is special]. Order here: [link]."),
            ),
            cheerful=(
                N_("{season:month_name} again already!"),
                N_("Time flies: {season:month_name}! This year with [what is special]. Drop by?"),
            ),
        ),
    ),
    "one-question": TacticText(
        title=N_("Ask one honest question"),
        goal=N_("Learn why people leave."),
        action=N_("Ask {reached:customers} one question: what made you stop?"),
        when=N_("Once."),
        why=N_(
            "Their last order was {since:days} ago. What they say helps you keep others, and some come back because "
            "someone asked."
        ),
        offer=N_("Your thanks, and a change where they are right."),
        avoid=N_("A long survey, or a reply that argues."),
        measure=N_("Answers, the reasons in them, and orders within {gap:days}."),
        message=N_("One question with four answers to click."),
        drafts=drafts(
            warm=(
                N_("May I ask you something?"),
                N_(
                    "You used to shop with us, and I would like to learn. What made you stop: you moved, the choice, "
                    "the price, or something that went wrong? One word is enough."
                ),
            ),
            plain=(
                N_("One question"),
                N_(
                    "Why did you stop buying from us? Moved / choice / price / something went wrong. One word is "
                    "enough."
                ),
            ),
            cheerful=(
                N_("Help us get better"),
                N_("Be honest: moved, bored, too expensive, or did we mess up? One word makes us wiser!"),
            ),
        ),
    ),
    "stay-in-touch": TacticText(
        title=N_("Ask once, then tidy your list"),
        goal=N_("A list of people who want to hear from you."),
        action=N_("Ask {reached:customers} whether they still want to hear from you."),
        when=N_("Once a year, in the season when most of them used to buy."),
        why=N_(
            "Their last order was {since:days} ago, and they are expected to bring {each:about} each over the "
            "{horizon:horizon}. Messages that nobody opens make mail services sort your others into spam."
        ),
        offer=N_("Nothing beyond what everyone gets."),
        avoid=N_("Paid advertising and further mails."),
        measure=N_("How many stay, and how many of your messages are opened afterwards."),
        message=N_("One click to stay, otherwise goodbye with thanks."),
        drafts=drafts(
            warm=(
                N_("Shall we stay in touch?"),
                N_(
                    "We have not seen you for a long time. If you would still like to hear from us, one click keeps "
                    "you on the list: [link]. If not, thank you for having been our customer."
                ),
            ),
            plain=(
                N_("Do you still want to hear from us?"),
                N_("One click keeps you on our list: [link]. If you do nothing, this was our last message."),
            ),
            cheerful=(
                N_("Still friends?"),
                N_("One click and we stay in touch: [link]. If not, no hard feelings, and all the best!"),
            ),
        ),
    ),
}
