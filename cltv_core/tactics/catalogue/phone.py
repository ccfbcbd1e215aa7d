"""By telephone: for few, and worth the time."""

from __future__ import annotations

from cltv_core.tactics.catalogue.idea import FOR_TAKERS, TIME_ONLY, Idea, drafts

PHONE: tuple[Idea, ...] = (
    Idea(
        key="owner-call",
        title="One personal call",
        goal="Find out why, and make one honest attempt.",
        audience=("Can't lose them",),
        channel="phone",
        action="Call {reached_people} you would hate to lose: usually back after {gap}, now away for {since}.",
        when="Two or three a day, this week and next.",
        why=(
            "Among the best fifth by what they have brought, {each} each still expected over the {horizon}. A "
            "voice does what no letter can."
        ),
        offer="Your ear; a real gift with the next order where you feel it is right.",
        cost=FOR_TAKERS,
        avoid=("A second call to those who did not want the first; calls without consent where the law asks for it."),
        measure="How many you reach, the reasons you hear, and orders within {gap}.",
        message="Who you are, that you noticed, one question. Then listen.",
        drafts=drafts(
            warm=(
                "What to say",
                (
                    "This is [your name] from [your shop]. I noticed that you have not been here for a while, and"
                    " I wanted to ask whether all is well, and whether we did something wrong."
                ),
            ),
            plain=(
                "What to say",
                (
                    "This is [your name] from [your shop]. You have not ordered for some time. Was there a reason"
                    " that we can do something about?"
                ),
            ),
            cheerful=(
                "What to say",
                ("It is [your name] from [your shop]! We miss you here. How are you, and what can we do better?"),
            ),
        ),
        lift=0.12,
        hours=0.5,
        minutes_each=10,
        gift=0.25,
        gift_to="takers",
        most=20,
        tier="High",
        louder=("large_orders", "few_people"),
    ),
    Idea(
        key="thank-you-call",
        title="A call to say thank you",
        goal="Let the best know that a person stands behind the shop.",
        audience=("Champions", "One-off big spender"),
        channel="phone",
        action="Call {whom}, only to say thank you.",
        when="One a day.",
        why=("About {each} each expected over the {horizon}. Hardly anyone gets such a call, and nobody forgets it."),
        offer="A direct line to you.",
        cost=TIME_ONLY,
        avoid="Selling anything in the call.",
        measure="Orders of those called within {late}, next to those further down the list.",
        message="Thank, ask for one wish, leave your number.",
        drafts=drafts(
            warm=(
                "What to say",
                (
                    "This is [your name] from [your shop]. I am calling only to thank you. Is there anything you "
                    "would wish for?"
                ),
            ),
            plain=(
                "What to say",
                (
                    "This is [your name] from [your shop]. Thank you for being such a good customer. Is there "
                    "anything we should change?"
                ),
            ),
            cheerful=(
                "What to say",
                (
                    "It is [your name] from [your shop]! No reason, just: thank you. What would make you even "
                    "happier here?"
                ),
            ),
        ),
        lift=0.06,
        hours=0.5,
        minutes_each=6,
        most=20,
        tier="High",
        louder=("few_people",),
    ),
)
