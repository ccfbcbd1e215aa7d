"""Text messages."""

from __future__ import annotations

from collections.abc import Mapping

from cltv_core.text.tactics.shape import TacticText, drafts
from cltv_core.text.voice import N_

TEXTS: Mapping[str, TacticText] = {
    "put-aside-text": TacticText(
        title=N_("Keep something aside for them"),
        goal=N_("A visit today rather than some day."),
        action=N_("Text {whom} when something they like is in."),
        when=N_("On the day, about {gap:days} after their last visit, and not before nine in the morning."),
        why=N_("They order about every {gap:every}. A short text at the right moment is a service to regulars."),
        offer=N_("Something kept aside until the evening, without obligation."),
        avoid=N_("More than two texts a month, or any to people who did not agree."),
        measure=N_("How many come on the day, compared with a few you did not text."),
        message=N_("One line: what, until when, who."),
        drafts=drafts(
            warm=(
                N_("Text"),
                N_(
                    "Good morning from [your shop]. {product:product}: [fresh today, or a slot free at ...]. We will "
                    "keep it for you until [time], if you like. [Your name]"
                ),
            ),
            plain=(
                N_("Text"),
                N_("[Your shop]: {product:product}, [fresh today, or a slot free at ...]. Kept for you until [time]."),
            ),
            cheerful=(
                N_("Text"),
                N_("Psst: {product:product}! [Just in, or a slot free at ...] Yours until [time]. [Your shop]"),
            ),
        ),
    ),
    "short-text": TacticText(
        title=N_("Send one short text"),
        goal=N_("Reach people who do not read e-mail."),
        action=N_("Text {whom} once: usually back after {gap:days}, now away for {since:days}."),
        when=N_("Once. If you also write an e-mail, three days after it."),
        why=N_(
            "They usually come back after {gap:days}; now they have been away for {since:days}. A text gets read, so "
            "use it rarely."
        ),
        offer=N_("A greeting, without a discount."),
        avoid=N_("Texts at night, or to people who did not agree."),
        measure=N_("The share who order within {gap:days} of your message, compared with a few you left out."),
        message=N_("One friendly line with your name."),
        drafts=drafts(
            warm=(
                N_("Text"),
                N_(
                    "It has been a while, and we are thinking of you. Come by whenever you like. [Your name], [your "
                    "shop]"
                ),
            ),
            plain=(
                N_("Text"),
                N_("[Your shop]: we have not seen you for some time. Anything we can do? Just reply."),
            ),
            cheerful=(
                N_("Text"),
                N_("We miss you at [your shop]! Come by, the kettle is on. [Your name]"),
            ),
        ),
    ),
}
