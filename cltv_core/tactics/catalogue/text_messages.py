"""Text messages: read at once, so used rarely."""

from __future__ import annotations

from cltv_core.tactics.catalogue.idea import COMES_BACK_IN_GAP, TIME_ONLY, Idea, drafts

TEXTS: tuple[Idea, ...] = (
    Idea(
        key="put-aside-text",
        title="Something kept for you today",
        goal="A visit today rather than some day.",
        audience=("Champions", "Loyal", "Needs attention"),
        channel="text message",
        action="Text {whom} when what they like is there.",
        when="On the day, about {gap} after their last visit; not before nine in the morning.",
        why="They come every {gap} or so. A short text at the right moment is a service to regulars.",
        offer="Something kept for them until the evening, without obligation.",
        cost=TIME_ONLY,
        avoid="More than two texts a month, or any to people who were not asked.",
        measure="How many come on the day, next to a few you did not text.",
        message="One line: what, until when, who.",
        drafts=drafts(
            warm=(
                "Text",
                (
                    "Good morning from [your shop]. {product}: [fresh today, or a place is free at ...]. We keep it "
                    "for you until [time], if you like. [Your name]"
                ),
            ),
            plain=(
                "Text",
                "[Your shop]: {product}, [fresh today, or a place is free at ...]. Kept for you until [time].",
            ),
            cheerful=(
                "Text",
                "Psst, {product}! [Just in, or a place is free at ...] It is yours until [time]. [Your shop]",
            ),
        ),
        lift=0.04,
        hours=0.5,
        minutes_each=1,
        most=60,
        tier="Medium",
        requires=frozenset({"products", "store"}),
        louder=("short_rhythm",),
    ),
    Idea(
        key="short-text",
        title="One short text",
        goal="Reach those who do not read letters.",
        audience=("At risk", "Can't lose them"),
        channel="text message",
        action="Text {whom} once: usually back after {gap}, now away for {since}.",
        when="Once; where you also write, three days after the letter.",
        why="Usually back after {gap}, now away for {since}. A text is read; so use it rarely.",
        offer="A greeting; no price.",
        cost=TIME_ONLY,
        avoid="Texts at night or to people who were not asked.",
        measure=COMES_BACK_IN_GAP,
        message="One friendly line with your name.",
        drafts=drafts(
            warm=(
                "Text",
                ("It has been a while, and we think of you. Come by when you like. [Your name], [your shop]"),
            ),
            plain=(
                "Text",
                "[Your shop]: we have not seen you for some time. Anything we can do? Just answer.",
            ),
            cheerful=(
                "Text",
                "We miss you at [your shop]! Come by, the kettle is on. [Your name]",
            ),
        ),
        lift=0.04,
        hours=1.0,
        minutes_each=1,
        most=100,
        tier="Medium",
    ),
)
