"""VIP treatment and exclusive offers for the best customers; none of it is a discount."""

from __future__ import annotations

from cltv_core.tactics.catalogue.idea import FOR_EVERYBODY, FOR_TAKERS, TIME_ONLY, Idea, drafts

BEST: tuple[Idea, ...] = (
    Idea(
        key="early-access",
        title="Before everyone else",
        goal="Keep them, and let them feel that you know them.",
        audience=("Champions",),
        channel="e-mail",
        action="{show} {customers} what is new before anyone else sees it.",
        when="A few days before your next novelty, once or twice a month at most.",
        why=(
            "{of_customers} of your customers and {share} of the value expected over the {horizon}: about {each} "
            "each. They come every {gap} or so; what they want is to be noticed, not to pay less."
        ),
        offer="Exclusive: early access to what is new and a direct line to you.",
        cost=TIME_ONLY,
        avoid="Percentages off. They buy anyway, and would learn to wait.",
        measure="The share that orders again within {late}, and what they choose.",
        message="Thank, announce, give a way to be first.",
        drafts=drafts(
            warm=(
                "Before everyone else",
                (
                    "Thank you for coming to us so faithfully. On [day] we start [your novelty], and I would like"
                    " you to see it first: [link, or the evening before]. For anything special, call me: [your "
                    "number]."
                ),
            ),
            plain=(
                "First look for you: [your novelty]",
                (
                    "From [day] there is [your novelty]. You can have it from [earlier day]: [link]. My direct "
                    "number: [your number]."
                ),
            ),
            cheerful=(
                "You first!",
                ("We could not keep it from you: [your novelty] starts on [day], and you get in first: [link]!"),
            ),
        ),
        lift=0.04,
        hours=2.0,
        tier="High",
    ),
    Idea(
        key="birthday-gift",
        title="A present on their birthday",
        goal="Be the shop that remembered.",
        audience=("Champions", "Loyal", "Can't lose them", "Promising"),
        channel="e-mail",
        action="Send {customers} a small present on their birthday, as far as you know it.",
        when="On the day, open for four weeks.",
        why=(
            "Your files hold birthdays. A present on the day says more than any offer, and {each} each is "
            "expected over the {horizon}."
        ),
        offer="A small birthday gift to pick up or with the next order; nothing has to be bought.",
        cost=FOR_EVERYBODY,
        avoid="A percentage off dressed up as a present.",
        measure="How many pick it up, and what they order within {gap}.",
        message="Congratulate; say what waits for them and how long.",
        drafts=drafts(
            warm=(
                "Happy birthday from all of us",
                (
                    "We wish you a happy birthday. Something small is waiting for you here for the next four "
                    "weeks: [the gift]."
                ),
            ),
            plain=(
                "A present for your birthday",
                "Happy birthday. [The gift] is ready for you, at any time in the next four weeks.",
            ),
            cheerful=(
                "Happy birthday to you!",
                "It is your day! [The gift] is wrapped and waiting, four weeks long.",
            ),
        ),
        lift=0.07,
        hours=2.0,
        gift=0.08,
        gift_to="everybody",
        tier="High",
        requires=frozenset({"birthdays"}),
    ),
    Idea(
        key="bring-a-friend",
        title="Ask them to bring a friend",
        goal="New customers like your best ones.",
        audience=("Champions", "Loyal"),
        channel="e-mail",
        action="Ask {customers} to bring somebody who would like you too.",
        when="After a visit that went well; not more than twice a year.",
        why="They come every {gap} or so and trust you. Customers who come on a friend's word stay longer.",
        offer="Something small for both: the friend and the one who brought them.",
        cost=FOR_TAKERS,
        avoid="Rewarding addresses instead of visits.",
        measure="New customers who name a friend, and the orders of both.",
        message="Say that you rely on their word; make it easy.",
        drafts=drafts(
            warm=(
                "May I ask you a favour?",
                (
                    "Most of our best customers came on a friend's word. If you know somebody who would feel at "
                    "home here, bring them: [a small extra] for both of you."
                ),
            ),
            plain=(
                "Bring a friend",
                ("Bring someone new: [a small extra] for you and for them. They only need to say your name."),
            ),
            cheerful=(
                "Good things are for sharing",
                "Bring a friend and we treat you both to [a small extra]. The more the merrier!",
            ),
        ),
        lift=0.025,
        hours=1.5,
        gift=0.2,
        gift_to="takers",
    ),
    Idea(
        key="ask-for-review",
        title="Ask for a few honest words",
        goal="Be found by people like them.",
        audience=("Champions", "Loyal", "Promising"),
        channel="e-mail",
        action="Ask {customers} for a review.",
        when="A few days after an order.",
        why=(
            "They have come often enough to judge, the last time {since} ago. A few honest lines bring new "
            "customers and cost nothing."
        ),
        offer="Nothing in return: a paid review is worth nothing.",
        cost=TIME_ONLY,
        avoid="Asking only those of whom you expect praise, or paying for stars.",
        measure="Reviews, and new customers who mention them.",
        message="Say why it matters; one link.",
        drafts=drafts(
            warm=(
                "Would you tell others?",
                (
                    "You know us well by now. Would you write two honest lines about us? It helps a small shop "
                    "more than you may think: [link]."
                ),
            ),
            plain=(
                "Two lines about us",
                "Your honest opinion helps others to find us: [link]. Thank you.",
            ),
            cheerful=(
                "Tell the world!",
                "What do you think of us? Two honest lines would make our week: [link]",
            ),
        ),
        lift=0.01,
        hours=1.0,
    ),
    Idea(
        key="taste-evening",
        title="An evening for your neighbours",
        goal="Turn customers into company.",
        audience=("Champions", "Loyal", "Promising"),
        channel="e-mail",
        action="Invite {customers} to an evening in the shop, if they live close by.",
        when="On a quiet weekday, two weeks after the invitation.",
        why=(
            "Your files say where they live. {each} each is expected over the {horizon}; an evening together is "
            "remembered longer than an offer."
        ),
        offer="An evening: a tasting, a try-out, a look behind the counter.",
        cost=FOR_TAKERS,
        avoid="A sales event.",
        measure="How many come, and their orders within {late}.",
        message="Date, what happens, how to say yes.",
        drafts=drafts(
            warm=(
                "An evening among friends",
                (
                    "On [day] we stay open a little longer, only for a few good customers: [what happens]. Would "
                    "you come, and bring someone you like?"
                ),
            ),
            plain=(
                "Invitation for [day]",
                ("On [day] at [time]: [what happens], for customers from close by. Please answer if you are coming."),
            ),
            cheerful=(
                "Come and play!",
                "[Day], [time]: [what happens]. Lights, snacks, good people. Are you in?",
            ),
        ),
        lift=0.04,
        hours=8.0,
        gift=0.3,
        gift_to="takers",
        tier="High",
        requires=frozenset({"places", "store"}),
        louder=("few_people",),
    ),
)
