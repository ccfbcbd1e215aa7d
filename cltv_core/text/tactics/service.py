"""Service before it is asked for."""

from __future__ import annotations

from collections.abc import Mapping

from cltv_core.text.tactics.shape import TacticText, drafts
from cltv_core.text.voice import N_

SERVICE: Mapping[str, TacticText] = {
    "after-sale-check": TacticText(
        title=N_("Ask how the first order went"),
        goal=N_("Find out what went wrong while you can still put it right."),
        action=N_("Ask {reached:customers} whether everything was as they hoped."),
        when=N_("3 to 7 days after each first order from now on. Those whose order is longer ago, once."),
        why=N_(
            "Their first order was {since:days} ago. A problem that nobody hears of is the most common reason why a "
            "first order is the last."
        ),
        offer=N_("Your help, right away, if something is wrong."),
        avoid=N_("A survey of ten questions, or selling in the same message."),
        measure=N_("Answers, problems put right, and second orders within {second_most:days}."),
        message=N_("One question, and a reply that reaches you."),
        drafts=drafts(
            warm=(
                N_("Was everything as you hoped?"),
                N_(
                    "Thank you for your first order. Was everything as you hoped? If not, tell me and I will put it "
                    "right myself."
                ),
            ),
            plain=(
                N_("One question about your order"),
                N_("Was everything all right? If not, reply to this message and we will fix it."),
            ),
            cheerful=(
                N_("How did we do?"),
                N_("We hope you love it! And if you do not: tell us, and we will fix it. Promise."),
            ),
        ),
    ),
    "concierge": TacticText(
        title=N_("Offer personal advice"),
        goal=N_("A second order that fits the first."),
        action=N_("Write personally to {reached:customers} with large first orders, about {average:about} each."),
        when=N_("Once, within {gap:days} of their first order."),
        why=N_(
            "An order of {average:about} is rare here. Such customers often buy for an occasion, and come back to "
            "whoever advises them well."
        ),
        offer=N_("Personal advice, something put aside, a look at what fits. Their own contact."),
        avoid=N_("The promotion that everyone gets."),
        measure=N_("Second orders and replies within {second_most:days}."),
        message=N_("Mention what they bought, and offer to help with the next occasion."),
        drafts=drafts(
            warm=(
                N_("It was a pleasure"),
                N_(
                    "Thank you for your order; I hope you enjoyed it. If another occasion is coming up, I will gladly "
                    "advise you personally: [your number]."
                ),
            ),
            plain=(
                N_("Your contact at [your shop]"),
                N_("Thank you for your order. For the next occasion you can reach me directly: [your number]."),
            ),
            cheerful=(
                N_("At your service!"),
                N_(
                    "What an order, thank you! Next time you plan something, call me: [your number]. I love a good "
                    "plan."
                ),
            ),
        ),
    ),
    "put-it-right": TacticText(
        title=N_("Look for what went wrong"),
        goal=N_("Remove the reason before you ask them back."),
        action=N_(
            "Check the last orders of {reached:customers}, the best first, for a return, a delay or a complaint."
        ),
        when=N_("Before you write or call."),
        why=N_(
            "They usually come back after {gap:days}; now they have been away for {since:days}. When good customers "
            "go quiet for so long, there is often a reason that can be put right."
        ),
        offer=N_("An apology and a fix where something went wrong."),
        avoid=N_("A standard apology to people who had no trouble."),
        measure=N_("Problems found, and how many of these customers come back."),
        message=N_("Name what went wrong, and say what you changed."),
        drafts=drafts(
            warm=(
                N_("We made a mistake"),
                N_(
                    "I looked at your last order and saw that [what went wrong]. I am sorry. We have [what you "
                    "changed], and I would like to make it up to you: [how]."
                ),
            ),
            plain=(
                N_("About your last order"),
                N_(
                    "Your last order did not go well: [what went wrong]. We have changed [what]. To make it good: "
                    "[how]."
                ),
            ),
            cheerful=(
                N_("Our fault, our fix"),
                N_(
                    "We looked back and blushed: [what went wrong]. Fixed now: [what you changed]. Let us make it up "
                    "to you!"
                ),
            ),
        ),
    ),
    "other-door": TacticText(
        title=N_("Tell them where else they can buy"),
        goal=N_("A second way to buy from you."),
        action=N_("Tell {reached:customers} where else they can buy from you: {channels:either}."),
        when=N_("With the next order or receipt."),
        why=N_(
            "You sell in more than one place. Customers who use two of them come more often than those who know one."
        ),
        offer=N_("Order there, pick up here: the same people, the same quality."),
        avoid=N_("Pushing people to where it suits you better."),
        measure=N_("How many buy in a second place within {late:days}."),
        message=N_("Where else, and why it is convenient."),
        drafts=drafts(
            warm=(
                N_("Also for you"),
                N_(
                    "Did you know that you can also find us here: {channels:either}? Whatever suits you best on the "
                    "day."
                ),
            ),
            plain=(
                N_("Where to buy from us"),
                N_("You can buy from us here: {channels:either}."),
            ),
            cheerful=(
                N_("More of us"),
                N_("We are in more places than you think: {channels:either}. Come and find us!"),
            ),
        ),
    ),
    "their-usual": TacticText(
        title=N_("Keep their usual ready"),
        goal=N_("Make it easy to come."),
        action=N_("Offer to keep the usual ready for {whom}."),
        when=N_("At the next visit, then on their day."),
        why=N_("They order about every {gap:every}. A regular whose usual is ready does not go elsewhere."),
        offer=N_("A reservation without obligation."),
        avoid=N_("Charging for what was not picked up."),
        measure=N_("How often each of them comes within {late:days}."),
        message=N_("What day, what usual, where to cancel."),
        drafts=drafts(
            warm=(
                N_("Shall we keep it for you?"),
                N_(
                    "You come to us often. Shall we keep your usual for you on your day? If you cannot come, that is "
                    "no trouble at all."
                ),
            ),
            plain=(
                N_("Standing reservation"),
                N_("We can keep your usual for you on a day of your choice. Cancel at any time."),
            ),
            cheerful=(
                N_("Reserved for you!"),
                N_("Your usual, your day, no queue. Just say when!"),
            ),
        ),
    ),
    "begin-a-list": TacticText(
        title=N_("Ask for an e-mail address"),
        goal=N_("Be able to write to them at all."),
        action=N_("Ask {reached:customers} for an e-mail address when they next order, and say what for."),
        when=N_("At every order from now on."),
        why=N_(
            "They are {of_customers:share} of your customers, expected to bring {value:about} over the "
            "{horizon:horizon}. If you cannot write to people, you can only hope to see them again."
        ),
        offer=N_("A reason to give it: the receipt by e-mail, a reminder, news worth reading."),
        avoid=N_("Adding anyone who did not say yes."),
        measure=N_("Addresses with a yes, per week."),
        message=N_("Ask, say what for, write down the yes."),
        drafts=drafts(
            warm=(
                N_("At the counter or on the phone"),
                N_(
                    "May we write to you now and then, with news and nothing else? I only need your e-mail address, "
                    "and you can stop it at any time."
                ),
            ),
            plain=(
                N_("At the counter or on the phone"),
                N_("Would you like our news by e-mail? I only need your address. You can stop it at any time."),
            ),
            cheerful=(
                N_("At the counter or on the phone"),
                N_("Want to hear about new things first? Tell me your e-mail address! One click and we stop."),
            ),
        ),
    ),
    "find-the-reason": TacticText(
        title=N_("Find out why they stayed away"),
        goal=N_("Keep others from leaving for the same reason."),
        action=N_("Look through the last orders of {reached:customers}, the best first: what do they have in common?"),
        when=N_("Once, on a quiet day."),
        why=N_(
            "They usually come back after {gap:days}; now they have been away for {since:days}. Without an address you "
            "cannot ask them, but their last orders may show what went wrong."
        ),
        offer=N_("Nothing yet: first find the reason."),
        avoid=N_("Waiting for them: they are not expected at the counter."),
        measure=N_("Reasons found and put right, and whether others stay."),
        message=N_("If one of them does come by: be glad, and ask."),
        drafts=drafts(
            warm=(
                N_("If one of them comes by"),
                N_("How good to see you again! Was there anything last time that we could have done better?"),
            ),
            plain=(
                N_("If one of them comes by"),
                N_("Good to see you again. Was everything all right last time?"),
            ),
            cheerful=(
                N_("If one of them comes by"),
                N_("There you are again! Tell me, what can we do better this time?"),
            ),
        ),
    ),
    "one-by-one": TacticText(
        title=N_("Go through them one by one"),
        goal=N_("The right thing for each, where no one message suits all."),
        action=N_("Look at {reached:customers} one by one, the best first, and note what each would like."),
        when=N_("On a quiet day."),
        why=N_(
            "Some of them come and some stay away, so one message would be wrong for many. The list shows how long "
            "ago each was here."
        ),
        offer=N_("What you had in mind when you chose them."),
        avoid=N_("One message to all of them."),
        measure=N_("What you noted, and what came of it."),
        message=N_("A word about what you know of them."),
        drafts=drafts(
            warm=(N_("When you meet"), N_("I thought of you: [what they would like]. Shall I show you?")),
            plain=(N_("When you meet"), N_("This may suit you: [what they would like].")),
            cheerful=(N_("When you meet"), N_("Guess what I have for you: [what they would like]!")),
        ),
    ),
}
