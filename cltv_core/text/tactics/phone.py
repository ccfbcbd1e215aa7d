"""By telephone."""

from __future__ import annotations

from collections.abc import Mapping

from cltv_core.text.tactics.shape import TacticText, drafts
from cltv_core.text.voice import N_

PHONE: Mapping[str, TacticText] = {
    "owner-call": TacticText(
        title=N_("Call them yourself"),
        goal=N_("Find out why, and make one honest attempt."),
        action=N_(
            "Call {reached:customers} you would hate to lose: usually back after {gap:days}, now away for {since:days}."
        ),
        when=N_("Two or three a day, this week and next."),
        why=N_(
            "They are in the top 20% by what they have spent, and still expected to bring {each:about} each over the "
            "{horizon:horizon}. A voice does what no letter can."
        ),
        offer=N_("Your ear, and a real gift with the next order where it feels right."),
        avoid=N_(
            "A second call to people who did not want the first, and calls without consent where the law asks for it."
        ),
        measure=N_("How many you reach, the reasons you hear, and orders within {gap:days}."),
        message=N_("Who you are, that you noticed, one question. Then listen."),
        drafts=drafts(
            warm=(
                N_("What to say"),
                N_(
                    "This is [your name] from [your shop]. I noticed that you have not been here for a while, and I "
                    "wanted to ask whether everything is all right, and whether we did something wrong."
                ),
            ),
            plain=(
                N_("What to say"),
                N_(
                    "This is [your name] from [your shop]. You have not ordered for some time. Is there a reason that "
                    "we can do something about?"
                ),
            ),
            cheerful=(
                N_("What to say"),
                N_("It is [your name] from [your shop]! We miss you here. How are you, and what can we do better?"),
            ),
        ),
    ),
    "thank-you-call": TacticText(
        title=N_("Call to say thank you"),
        goal=N_("Let your best customers know that a person stands behind the shop."),
        action=N_("Call {whom}, only to say thank you."),
        when=N_("One a day."),
        why=N_(
            "They are expected to bring about {each:about} each over the {horizon:horizon}. Hardly anyone gets such a "
            "call, and nobody forgets it."
        ),
        offer=N_("A direct line to you."),
        avoid=N_("Selling anything in the call."),
        measure=N_("Orders of those you called within {late:days}, compared with those further down the list."),
        message=N_("Thank them, ask for one wish, leave your number."),
        drafts=drafts(
            warm=(
                N_("What to say"),
                N_(
                    "This is [your name] from [your shop]. I am only calling to thank you. Is there anything you would "
                    "wish for?"
                ),
            ),
            plain=(
                N_("What to say"),
                N_(
                    "This is [your name] from [your shop]. Thank you for being such a good customer. Is there "
                    "anything we should change?"
                ),
            ),
            cheerful=(
                N_("What to say"),
                N_(
                    "It is [your name] from [your shop]! No reason, just: thank you. What would make you even happier "
                    "here?"
                ),
            ),
        ),
    ),
}
