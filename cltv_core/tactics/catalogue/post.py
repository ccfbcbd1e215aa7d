"""Letters and cards: rare enough to be read."""

from __future__ import annotations

from cltv_core.tactics.catalogue.idea import FOR_EVERYBODY, Idea, drafts

POST: tuple[Idea, ...] = (
    Idea(
        key="hand-written-card",
        title="A card in your own hand",
        goal="Be remembered as people, not as a shop.",
        audience=("Champions", "Can't lose them", "One-off big spender"),
        channel="post",
        action="Write a card to {whom}.",
        when="Five a week; not at Christmas, when everybody does.",
        why=("About {each} each expected over the {horizon}. A card in your own hand stands on the shelf for weeks."),
        offer="A small gift or voucher in the card for those who were away; none for those who come anyway.",
        cost=FOR_EVERYBODY,
        avoid="Printed signatures.",
        measure="Orders within {late} of those who got a card, next to those further down the list.",
        message="Three lines: thanks, one thing you remember of them, your name.",
        drafts=drafts(
            warm=(
                "A few lines for you",
                ("Thank you for being with us. I remember [something about them], and I hope to see you again soon."),
            ),
            plain=(
                "Thank you",
                "Thank you for your custom. If you need anything: [your number].",
            ),
            cheerful=(
                "A little hello",
                "No reason, just a hello from all of us. You make our days better!",
            ),
        ),
        lift=0.09,
        hours=1.0,
        minutes_each=8,
        gift=0.06,
        gift_to="everybody",
        most=30,
        tier="High",
        requires=frozenset({"names"}),
        louder=("few_people", "long_rhythm"),
    ),
    Idea(
        key="season-postcard",
        title="A postcard for the season",
        goal="A reminder that hangs on the fridge.",
        audience=("Loyal", "Hibernating", "Can't lose them"),
        channel="post",
        action="Send {whom} a postcard for {season}.",
        when="Three weeks before {season} begins.",
        why="{season} sold {times} times an average month in both years. Post is rare enough to be read.",
        offer="What there is for {season}, and the dates.",
        cost=FOR_EVERYBODY,
        avoid="Sending it to everybody who ever bought.",
        measure="Orders in {season}, next to a few who got none.",
        message="A picture, three dates, how to order.",
        drafts=drafts(
            warm=(
                "{season} with us",
                "Soon it is {season}: [what is special]. We would be happy to see you.",
            ),
            plain=(
                "{season}: dates and orders",
                "{season}: [what is special]. Order until [a date well ahead]: [number or link].",
            ),
            cheerful=(
                "Save the date: {season}!",
                "Put this on your fridge: [what is special]. See you in {season}!",
            ),
        ),
        lift=0.04,
        hours=4.0,
        minutes_each=0.5,
        gift=0.08,
        gift_to="everybody",
        most=200,
        requires=frozenset({"season"}),
        louder=("season_ahead",),
    ),
    Idea(
        key="welcome-letter",
        title="A letter of welcome",
        goal="A first impression that lasts.",
        audience=("New", "One-off big spender"),
        channel="post",
        action="Send {whom} a letter of welcome.",
        when="In the week after the first order.",
        why=(
            "The first order came to about {average}. Half of all second orders come within {second}; a letter is"
            " still on the table then."
        ),
        offer="Your story, a tip, a sample if it fits into an envelope.",
        cost=FOR_EVERYBODY,
        avoid="A catalogue.",
        measure="The share that orders a second time within {second_most}.",
        message="Who you are, why you do it, one tip.",
        drafts=drafts(
            warm=(
                "Welcome to us",
                (
                    "Thank you for your first order. I am [your name], and I started [your shop] because [one "
                    "sentence]. A tip for what you chose: [your tip]."
                ),
            ),
            plain=(
                "Welcome to [your shop]",
                "Thank you for your first order. Tip: [your tip]. Questions: [your number].",
            ),
            cheerful=(
                "Hello from the people behind it",
                "Nice to meet you! Behind your order stand [names], and our best tip: [your tip].",
            ),
        ),
        lift=0.05,
        hours=1.5,
        minutes_each=4,
        gift=0.08,
        gift_to="everybody",
        most=60,
        tier="High",
        requires=frozenset({"names"}),
    ),
)
