"""In the shop, face to face."""

from __future__ import annotations

from cltv_core.tactics.catalogue.idea import FOR_TAKERS, TIME_ONLY, Idea, drafts

COUNTER: tuple[Idea, ...] = (
    Idea(
        key="know-by-name",
        title="Know them by name",
        goal="Recognition at the counter.",
        audience=("Champions", "Loyal"),
        channel="in the shop",
        action="Put names and habits on a sheet behind the counter: {reached_people}, the best first.",
        when="Today; look through it once a month.",
        why=("{share} of the value expected over the {horizon} hangs on people whom a new colleague does not know."),
        offer="Their name, their usual, a word.",
        cost=TIME_ONLY,
        avoid="Notes that you would not show the customer.",
        measure="The share that orders again within {late}.",
        message="What everybody behind the counter should know.",
        drafts=drafts(
            warm=(
                "At the counter",
                "Good to see you, [name]. The usual, or may I show you [your novelty]?",
            ),
            plain=(
                "At the counter",
                "Hello [name]. The usual?",
            ),
            cheerful=(
                "At the counter",
                "[Name]! Your [favourite] is warm. And look at this: [your novelty].",
            ),
        ),
        lift=0.03,
        hours=1.0,
        minutes_each=1,
        most=60,
        tier="High",
        requires=frozenset({"names"}),
        louder=("short_rhythm",),
    ),
    Idea(
        key="taste-at-the-till",
        title="A taste of something else",
        goal="A second favourite.",
        audience=("New", "Promising", "Loyal", "Needs attention"),
        channel="in the shop",
        action="Let {customers} try {product} or something new when they come.",
        when="On quiet days, two weeks long.",
        why="Orders of about {average}. Who finds a second favourite comes more often than every {gap}.",
        offer="A taste or a try-out, nothing to buy.",
        cost=FOR_TAKERS,
        avoid="A taste of what must go.",
        measure="The share that buys it within {late}.",
        message="Offer, name it, step back.",
        drafts=drafts(
            warm=(
                "At the counter",
                "May I let you try something? This is {product}; many who come here like you love it.",
            ),
            plain=(
                "At the counter",
                "Would you like to try {product}?",
            ),
            cheerful=(
                "At the counter",
                "Open wide: this is {product}. What do you say?",
            ),
        ),
        lift=0.02,
        hours=2.0,
        gift=0.1,
        gift_to="takers",
        requires=frozenset({"products"}),
        louder=("small_orders",),
    ),
)
