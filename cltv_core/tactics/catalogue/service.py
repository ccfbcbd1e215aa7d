"""Service before it is asked for; no advert, and no address needed."""

from __future__ import annotations

from cltv_core.tactics.catalogue.idea import AWAY, COMING, TIME_ONLY, Idea, drafts

SERVICE: tuple[Idea, ...] = (
    Idea(
        key="after-sale-check",
        title="Ask whether all is well",
        goal="Find what went wrong while it can be put right.",
        audience=("New", "One-off big spender"),
        channel="e-mail",
        action="Ask {customers} whether everything was as they hoped.",
        when="3 to 7 days after each first order from now on; those on the list whose order is longer ago, once.",
        why=(
            "Their first order was {since} ago. A problem that nobody hears of is the commonest reason for a "
            "first order to be the last."
        ),
        offer="Your help, at once, if something is wrong.",
        cost=TIME_ONLY,
        avoid="A survey of ten questions, or selling in the same letter.",
        measure="Answers, problems put right, and second orders within {second_most}.",
        message="One question; an answer reaches you.",
        drafts=drafts(
            warm=(
                "Was everything as you hoped?",
                (
                    "Thank you for your first order. Was everything as you hoped? If not, tell me and I will put "
                    "it right myself."
                ),
            ),
            plain=(
                "One question about your order",
                "Was everything in order? If not, answer this message and we will put it right.",
            ),
            cheerful=(
                "How did we do?",
                "We hope you love it! And if not: tell us, and we fix it. Promise.",
            ),
        ),
        lift=0.03,
        hours=1.0,
        minutes_each=0.5,
        tier="High",
        louder=("large_orders",),
    ),
    Idea(
        key="concierge",
        title="A personal adviser for the big one",
        goal="A second purchase that fits the first.",
        audience=("One-off big spender",),
        channel="e-mail",
        action="Write personally to {customers} with large first orders, about {average} each.",
        when="Once, within a usual gap of {gap}.",
        why=(
            "An order of {average} is rare here. Such customers often buy for an occasion; they come back to who "
            "advises them well."
        ),
        offer="Advice in person, something put aside, a look at what fits. Their own contact.",
        cost=TIME_ONLY,
        avoid="The promotion that everybody gets.",
        measure="Second orders and answers within {second_most}.",
        message="Refer to what they bought; offer to help with the next occasion.",
        drafts=drafts(
            warm=(
                "It was a pleasure to serve you",
                (
                    "Thank you for your order; I hope it gave joy. If there is another occasion ahead, I will "
                    "gladly advise you personally: [your number]."
                ),
            ),
            plain=(
                "Your contact at [your shop]",
                ("Thank you for your order. For the next occasion you can reach me directly: [your number]."),
            ),
            cheerful=(
                "At your service!",
                ("What an order, thank you! Next time you plan something, call me: [your number]. I love a good plan."),
            ),
        ),
        lift=0.08,
        hours=0.5,
        minutes_each=5,
        most=40,
        tier="High",
        requires=frozenset({"names"}),
        louder=("few_people", "large_orders"),
    ),
    Idea(
        key="put-it-right",
        title="Look for what went wrong",
        goal="Remove the reason before you ask them back.",
        audience=("Can't lose them", "At risk"),
        channel="e-mail",
        action=(
            "Look through the last orders of {reached_people}, the best first, for a return, a delay or a complaint."
        ),
        when="Before you write or call.",
        why=(
            "Usually back after {gap}, now away for {since}. So long a silence of good customers often has a "
            "reason that can be put right."
        ),
        offer="An apology and a repair where something went wrong.",
        cost=TIME_ONLY,
        avoid="A standard apology to those who had no trouble.",
        measure="Problems found, and how many of those come back.",
        message="Name what went wrong, say what you changed.",
        drafts=drafts(
            warm=(
                "We made a mistake",
                (
                    "I looked at your last order and saw that [what went wrong]. I am sorry. We have [what you "
                    "changed], and I would like to make it good: [how]."
                ),
            ),
            plain=(
                "About your last order",
                ("Your last order did not go well: [what went wrong]. We have changed [what]. To make it good: [how]."),
            ),
            cheerful=(
                "Our fault, our fix",
                (
                    "We looked back and blushed: [what went wrong]. Fixed now: [what you changed]. Let us make it"
                    " up to you!"
                ),
            ),
        ),
        lift=0.05,
        hours=0.5,
        minutes_each=4,
        most=40,
        tier="High",
    ),
    Idea(
        key="other-door",
        title="Show them your other door",
        goal="A second way to buy from you.",
        audience=("Champions", "Loyal", "Promising", "Needs attention"),
        channel="service",
        action="Tell {customers} where else they can buy from you: {channels}.",
        when="With the next order or receipt.",
        why=("You sell in more than one place. Customers who use two of them come more often than those who know one."),
        offer="Order there, pick up here; the same people, the same quality.",
        cost=TIME_ONLY,
        avoid="Pushing people to where it suits you better.",
        measure="How many buy in a second place within {late}.",
        message="Where else, and what is convenient about it.",
        drafts=drafts(
            warm=(
                "Also for you",
                ("Did you know that you can also find us here: {channels}? Whatever suits you best on the day."),
            ),
            plain=(
                "Where to buy from us",
                "You can buy from us here: {channels}.",
            ),
            cheerful=(
                "Two doors are better than one",
                "We are in more places than you think: {channels}. Come and find us!",
            ),
        ),
        lift=0.012,
        hours=2.0,
        requires=frozenset({"channels"}),
    ),
    Idea(
        key="their-usual",
        title="Their usual, kept for them",
        goal="Make coming easy.",
        audience=("Champions", "Loyal"),
        channel="service",
        action="Offer {whom} to keep their usual ready.",
        when="At the next visit; then on their day.",
        why="They come every {gap} or so. A regular whose usual is ready does not go elsewhere.",
        offer="A reservation without obligation.",
        cost=TIME_ONLY,
        avoid="Charging for what was not picked up.",
        measure="Visits a customer within {late}.",
        message="What day, what usual, where to cancel.",
        drafts=drafts(
            warm=(
                "Shall we keep it for you?",
                (
                    "You often come to us. Shall we keep {product} for you on your day? If you cannot "
                    "come, that is no trouble at all."
                ),
            ),
            plain=(
                "Standing reservation",
                "We can keep {product} for you on a day of your choice. Cancel at any time.",
            ),
            cheerful=(
                "Reserved for you!",
                "Your {product}, your day, no queue. Just say when!",
            ),
        ),
        lift=0.05,
        hours=1.0,
        minutes_each=3,
        most=40,
        tier="High",
        requires=frozenset({"products", "store"}),
        louder=("short_rhythm",),
    ),
    Idea(
        key="begin-a-list",
        title="Ask for an address",
        goal="Be able to write to them at all.",
        audience=COMING,
        channel="service",
        action="Ask {customers} for an e-mail address when they next order, and say what for.",
        when="At every order from now on.",
        why=(
            "{of_customers} of your customers, {value} expected over the {horizon}. Whom you cannot write to, you"
            " can only hope to see again."
        ),
        offer="A reason to give it: the receipt by e-mail, a reminder, news worth reading.",
        cost=TIME_ONLY,
        avoid="Adding anybody who did not say yes.",
        measure="Addresses with a yes, a week.",
        message="Ask, say what for, write down the yes.",
        drafts=drafts(
            warm=(
                "At the counter or on the phone",
                (
                    "May we write to you now and then, with news and nothing else? I only need your e-mail address, "
                    "and you can stop it at any time."
                ),
            ),
            plain=(
                "At the counter or on the phone",
                (
                    "Would you like our news by e-mail? Then I will write down your address. You can stop it at any "
                    "time."
                ),
            ),
            cheerful=(
                "At the counter or on the phone",
                "Want to hear of new things first? Tell me your e-mail address! One click and we stop.",
            ),
        ),
        lift=0.005,
        hours=1.0,
        spoken=True,
        generic=True,
    ),
    Idea(
        key="find-the-reason",
        title="Find out why they stayed away",
        goal="Keep others from leaving for the same reason.",
        audience=AWAY,
        channel="service",
        action="Look through the last orders of {customers}, the best first: what did they have in common?",
        when="Once, on a quiet day.",
        why=(
            "Usually back after {gap}, now away for {since}. Without an address nobody can ask them, but their last "
            "orders may show what went wrong."
        ),
        offer="Nothing yet: first know the reason.",
        cost=TIME_ONLY,
        avoid="Waiting for them: they are not expected at the counter.",
        measure="Reasons found and put right, and whether others stay.",
        message="If one of them does come by: be glad, and ask.",
        drafts=drafts(
            warm=(
                "If one of them comes by",
                "How good to see you again! Was there anything last time that we could have done better?",
            ),
            plain=(
                "If one of them comes by",
                "Good to see you again. Was everything in order last time?",
            ),
            cheerful=(
                "If one of them comes by",
                "There you are again! Tell me, what can we do better this time?",
            ),
        ),
        lift=0.005,
        hours=2.0,
        spoken=True,
        generic=True,
    ),
    Idea(
        key="one-by-one",
        title="Go through them one by one",
        goal="What suits each, where no one message suits all.",
        audience=(),
        channel="service",
        action="Look at {customers} one by one, the best first, and note what each would be glad of.",
        when="On a quiet day.",
        why=(
            "Some of them come and some stay away, so that one message would be wrong for many. The list tells of "
            "each how long it has been."
        ),
        offer="What you had in mind when you chose them.",
        cost=TIME_ONLY,
        avoid="One letter to all of them.",
        measure="What you noted, and what came of it.",
        message="A word about what you know of them.",
        drafts=drafts(
            warm=("When you meet", "I thought of you: [what they would be glad of]. Shall I show you?"),
            plain=("When you meet", "This may suit you: [what they would be glad of]."),
            cheerful=("When you meet", "Guess what I have for you: [what they would be glad of]!"),
        ),
        lift=0.005,
        hours=2.0,
        spoken=True,
        generic=True,
    ),
)
