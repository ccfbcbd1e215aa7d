"""From the first order to a habit: messages at the customer's own rhythm."""

from __future__ import annotations

from cltv_core.tactics.catalogue.idea import COMES_BACK_IN_GAP, FOR_TAKERS, TIME_ONLY, Idea, drafts

GROWING: tuple[Idea, ...] = (
    Idea(
        key="second-order",
        title="The second order, when it is due",
        goal="The second order: the steepest step of all.",
        audience=("New",),
        channel="e-mail",
        action="Suggest to {customers} what goes well with their first choice.",
        when=(
            "Once, about {second} after the first order: by then half of all second orders have come; after "
            "{second_most} it is 8 in 10, and a last friendly word is enough."
        ),
        why=(
            "One order so far, of about {average}; {each} each expected over the {horizon}. Your own second "
            "orders come after {second}, so that is when a word is welcome."
        ),
        offer="What fits the first purchase: {products}. No price yet.",
        cost=TIME_ONLY,
        avoid="Two letters in the first days, or a code that ends tomorrow.",
        measure="The share that orders a second time within {second_most}.",
        message="Thank, name one thing that goes with the first choice, and say why.",
        drafts=drafts(
            warm=(
                "What goes well with your first choice",
                (
                    "We hope you have enjoyed your first order. Many of our customers come back for {product}; we "
                    "would be glad to see you again."
                ),
            ),
            plain=(
                "Next: {product}",
                (
                    "Many of our customers come back for {product}. It is here when you want it: "
                    "[link or opening hours]."
                ),
            ),
            cheerful=(
                "Ready for round two?",
                "You have good taste! A favourite of many: {product}. Come and try it.",
            ),
        ),
        lift=0.05,
        hours=2.0,
        tier="Medium",
        requires=frozenset({"second_orders", "products"}),
        louder=("second_orders_due",),
    ),
    Idea(
        key="third-order",
        title="Say thanks for the second time",
        goal="The third order makes a habit.",
        audience=("Promising",),
        channel="e-mail",
        action="Thank {customers} for coming a second time.",
        when="At about seven tenths of the usual gap of {gap}, before they are due.",
        why=(
            "Two orders so far, the last one {since} ago. Who comes a third time usually stays; a thank-you now "
            "costs nothing."
        ),
        offer="A thank-you and a small extra of your choice with the third order.",
        cost=FOR_TAKERS,
        avoid="A large discount: they have shown that they pay your price.",
        measure="The share with a third order within {late}.",
        message="Notice that they came again; say what regulars get.",
        drafts=drafts(
            warm=(
                "You came back, thank you",
                (
                    "You came a second time, and we noticed with joy. With your next order there is [a small "
                    "extra] for you, simply as a thank-you."
                ),
            ),
            plain=(
                "Thank you for your second order",
                "Thank you for coming again. With your next order you get [a small extra].",
            ),
            cheerful=(
                "Twice already!",
                "Two times makes us very happy. Come a third time and [a small extra] is on us!",
            ),
        ),
        lift=0.04,
        hours=1.0,
        gift=0.08,
        gift_to="takers",
        louder=("second_orders_due",),
    ),
    Idea(
        key="next-favourite",
        title="Their next favourite",
        goal="One more product that they come for.",
        audience=("Champions", "Loyal", "Promising", "Needs attention"),
        channel="e-mail",
        action="Suggest {product} to {customers}, unless they have had it already.",
        when="At about nine tenths of their usual gap, {gap}.",
        why=(
            "They come every {gap} or so and spend about {average}. Who comes for more than one thing comes more often."
        ),
        offer="A suggestion that fits; a taste or a trial size if you have one.",
        cost=TIME_ONLY,
        avoid="Suggesting what they have just bought.",
        measure="The share that buys it within {late}, and the average order against {average}.",
        message="Name one product and why it suits them.",
        drafts=drafts(
            warm=(
                "We thought of you",
                (
                    "You know your favourites; may we name one more? Many of our customers love {product}. Ask us "
                    "about it when you come."
                ),
            ),
            plain=(
                "Have you tried {product}?",
                "Many of our customers like {product}. More about it: [link or shelf].",
            ),
            cheerful=(
                "A new favourite?",
                "We have a feeling you will like {product}. Come and tell us if we are right!",
            ),
        ),
        lift=0.03,
        hours=1.5,
        tier="Medium",
        requires=frozenset({"products"}),
        louder=("small_orders",),
    ),
    Idea(
        key="reorder-reminder",
        title="A reminder in time",
        goal="The next order of what they need anyway.",
        audience=("Champions", "Loyal", "Promising", "Needs attention"),
        channel="e-mail",
        action="Remind {customers} of what they buy at a rhythm, such as {reminder}.",
        when="A few days before each is due again, by their own rhythm.",
        why=(
            "{reminder} is bought again at a steady rhythm. A reminder at the right time is a service, not an advert."
        ),
        offer="The reminder itself; one click or one call to order again.",
        cost=TIME_ONLY,
        avoid="Reminding those who bought it last week.",
        measure="Orders of the product within a week of the reminder.",
        message="Say what may be due again and how to get it.",
        drafts=drafts(
            warm=(
                "Is it time again?",
                "By our reckoning it may be time for {reminder} again. A short answer is enough, and we see to it.",
            ),
            plain=(
                "{reminder}: time to reorder?",
                ("Your last {reminder} was some time ago. Order again here: [link], or answer this message."),
            ),
            cheerful=(
                "Time again?",
                "We guess it is time for {reminder} again. Just say the word!",
            ),
        ),
        lift=0.06,
        hours=3.0,
        requires=frozenset({"rhythms", "products"}),
        louder=("short_rhythm",),
    ),
    Idea(
        key="due-note",
        title="A friendly word when they are due",
        goal="Keep the rhythm before it is lost.",
        audience=("Needs attention",),
        channel="e-mail",
        action="Write to {customers}: usually back after {gap}, now {since} since their last order.",
        when="Now, while they are just past their usual gap and well before {late}.",
        why=(
            "Usually back after {gap}, now {since}. Most are only busy: a word in time costs nothing, {value} is "
            "expected from them over the {horizon}."
        ),
        offer="What is new since their last visit; no price.",
        cost=TIME_ONLY,
        avoid="A discount: they are hardly late.",
        measure=COMES_BACK_IN_GAP,
        message="Two or three things that are new since they were last here.",
        drafts=drafts(
            warm=(
                "New since you were here",
                (
                    "It has been a little while, and a few things have come that you may like: [two or three "
                    "novelties]. We would be glad to see you."
                ),
            ),
            plain=(
                "New since your last visit",
                "Since your last visit: [two or three novelties]. Open [opening hours].",
            ),
            cheerful=(
                "Guess what is new",
                "You have missed a few lovely things: [two or three novelties]. Come and see!",
            ),
        ),
        lift=0.04,
        hours=1.0,
    ),
)
