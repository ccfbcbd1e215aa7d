"""Those who stay away: a word before a price, once or twice, then peace."""

from __future__ import annotations

from cltv_core.tactics.catalogue.idea import COMES_BACK_IN_GAP, FOR_TAKERS, TIME_ONLY, Idea, drafts

WIN_BACK: tuple[Idea, ...] = (
    Idea(
        key="personal-note",
        title="Ask before they are gone",
        goal="Hear what happened, and welcome them back.",
        audience=("Can't lose them", "At risk"),
        channel="e-mail",
        action="Write to {whom} personally: usually back after {gap}, now away for {since}.",
        when="This week: from one and a half usual gaps on is early enough to be heard.",
        why=(
            "Usually back after {gap}, now away for {since}. {each} each is still expected over the {horizon}; in"
            " the usual rhythm it would be more."
        ),
        offer="No price at all; your ear. If two weeks pass, an extra with the next order.",
        cost=TIME_ONLY,
        avoid="Opening with a discount, or a mass mail: both say that you did not notice who is missing.",
        measure=COMES_BACK_IN_GAP,
        message="Say that you noticed, ask, listen.",
        drafts=drafts(
            warm=(
                "We have been thinking of you",
                (
                    "It has been a while since we saw you, and I wanted to ask how you are. Was there something "
                    "we could have done better? I read every answer myself."
                ),
            ),
            plain=(
                "A question from [your shop]",
                ("You have not been here for some time. Was something wrong? Answer this message, it comes to me."),
            ),
            cheerful=(
                "We miss you!",
                (
                    "The shop is not the same without you. Is all well? If we did something wrong, tell me: I "
                    "want to put it right."
                ),
            ),
        ),
        lift=0.06,
        hours=0.5,
        minutes_each=1.5,
        most=150,
        tier="High",
        louder=("few_people", "large_orders"),
    ),
    Idea(
        key="what-they-liked",
        title="What they liked is waiting",
        goal="Back into the rhythm.",
        audience=("Can't lose them", "At risk", "Hibernating"),
        channel="e-mail",
        action="Remind {customers} of what they came for: usually back after {gap}, now away for {since}.",
        when="Now; once more after another {gap}, with something else. Then leave it.",
        why=("Usually back after {gap}, now away for {since}. Many simply forget; many come for {product}."),
        offer="What they bought before, and one thing that is new. No price.",
        cost=TIME_ONLY,
        avoid="Starting with a discount: it pays people to be late.",
        measure=COMES_BACK_IN_GAP,
        message="Name what they used to buy; add one novelty.",
        drafts=drafts(
            warm=(
                "Your favourite is still here",
                (
                    "{product} is still here as you know it, and there is something new besides: [one novelty]. "
                    "We would be glad to see you again."
                ),
            ),
            plain=(
                "{product}, and something new",
                "Still here: {product}. New: [one novelty]. Open [opening hours], or order at [link].",
            ),
            cheerful=(
                "It is asking for you",
                "{product} keeps asking where you are. And it has company: [one novelty]!",
            ),
        ),
        lift=0.03,
        hours=1.5,
        tier="Medium",
        requires=frozenset({"products"}),
    ),
    Idea(
        key="new-since",
        title="New since they were here",
        goal="A friendly reminder, at little cost.",
        audience=("At risk", "Hibernating", "Can't lose them"),
        channel="e-mail",
        action="Show {customers} what has changed since their last visit {since} ago.",
        when="Now, and once more in the season in which they used to buy.",
        why=(
            "Usually back after {gap}, now away for {since}. A reminder costs next to nothing; {value} is "
            "expected from this group over the {horizon}."
        ),
        offer="News and best sellers; whatever everybody gets.",
        cost=TIME_ONLY,
        avoid="More than two tries: letters that nobody opens make the others land in spam.",
        measure=COMES_BACK_IN_GAP,
        message="Three things that are different now.",
        drafts=drafts(
            warm=(
                "Much has happened here",
                (
                    "Since you were last here a good deal has happened: [three things that are different]. Come "
                    "and see; we would be happy."
                ),
            ),
            plain=(
                "What has changed at [your shop]",
                "Three things are different since your last visit: [three things].",
            ),
            cheerful=(
                "You will not recognise us",
                "Well, you will. But look what is new: [three things]!",
            ),
        ),
        lift=0.02,
        hours=1.0,
        tier="Low",
    ),
    Idea(
        key="second-step-offer",
        title="Then, a modest offer",
        goal="A reason for those whom a word did not move.",
        audience=("At risk", "Hibernating"),
        channel="e-mail",
        action="Make {customers} one modest offer, unless they have answered your reminder.",
        when="Two weeks after the reminder, only to those who did not come.",
        why=(
            "Away for {since}, against a usual {gap}. An offer pays only if it brings orders that would not have "
            "come: keep below the largest discount stated here."
        ),
        offer="One targeted promotion on what they bought before, open for a good month.",
        cost=FOR_TAKERS,
        avoid="Sending it first, or to everybody.",
        measure="Orders with the offer, next to a few who got the reminder only.",
        message="One clear offer, an end weeks ahead.",
        drafts=drafts(
            warm=(
                "A small welcome back",
                (
                    "We would love to have you back. [Your offer] is yours with the next order, until [a date "
                    "some weeks ahead]."
                ),
            ),
            plain=(
                "[Your offer] for your next order",
                "With your next order until [a date some weeks ahead]: [your offer].",
            ),
            cheerful=(
                "Come back, we have treats",
                "[Your offer] is waiting for you, until [a date some weeks ahead]. See you?",
            ),
        ),
        lift=0.045,
        hours=1.5,
        gift=0.1,
        gift_to="takers",
        tier="Medium",
        requires=frozenset({"margin"}),
        quieter=("thin_margin",),
        follow_up=True,
    ),
    Idea(
        key="season-return",
        title="At the time of year they know you for",
        goal="A return when it is easiest.",
        audience=("Hibernating", "Lost"),
        channel="e-mail",
        action="Write to {customers} when {season} comes round.",
        when="Two weeks before {season} begins, once.",
        why=(
            "{season} sells {times} times an average month here. Who has been away for {since} is most likely to "
            "return when everybody comes."
        ),
        offer="What there is for {season}; no extra.",
        cost=TIME_ONLY,
        avoid="Writing every month until then.",
        measure="Orders in {season}, next to a few you left out.",
        message="It is that time of year again.",
        drafts=drafts(
            warm=(
                "It is that time of year",
                (
                    "{season} is near, and we remembered you. This year there is [what is special]. It would be "
                    "lovely to see you again."
                ),
            ),
            plain=(
                "{season} at [your shop]",
                "For {season} we have [what is special]. Orders: [link].",
            ),
            cheerful=(
                "{season} again already!",
                "Time flies: {season}! This year with [what is special]. Drop by?",
            ),
        ),
        lift=0.02,
        hours=1.0,
        requires=frozenset({"season"}),
        louder=("season_ahead",),
    ),
    Idea(
        key="one-question",
        title="One honest question",
        goal="Learn why people leave.",
        audience=("Lost", "Hibernating"),
        channel="e-mail",
        action="Ask {customers} one question: what made you stop?",
        when="Once.",
        why=(
            "It has been {since} since their last order. What they say helps to keep the others, and some come "
            "back because somebody asked."
        ),
        offer="Your thanks, and a change where they are right.",
        cost=TIME_ONLY,
        avoid="A long survey, or an answer that argues.",
        measure="Answers, the reasons in them, and orders within {gap}.",
        message="One question with four answers to click.",
        drafts=drafts(
            warm=(
                "May I ask you something?",
                (
                    "You were a customer of ours, and I would like to learn. What made you stop: moved away, the "
                    "choice, the price, or something that went wrong? One word is enough."
                ),
            ),
            plain=(
                "One question",
                ("Why did you stop buying from us? Moved / choice / price / something went wrong. One word is enough."),
            ),
            cheerful=(
                "Help us get better",
                "Be honest: moved, bored, too dear, or did we mess up? One word makes us wiser!",
            ),
        ),
        lift=0.015,
        hours=1.0,
        tier="Low",
    ),
    Idea(
        key="stay-in-touch",
        title="Ask once, then tidy the list",
        goal="A list of people who want your letters.",
        audience=("Lost",),
        channel="e-mail",
        action="Ask {customers} whether they still want to hear from you.",
        when="Once a year, in the season in which most of them bought.",
        why=(
            "{since} since their last order, and {each} each expected over the {horizon}. Letters that nobody "
            "opens make mail services sort the others into spam."
        ),
        offer="Nothing beyond what everybody gets.",
        cost=TIME_ONLY,
        avoid="Paid advertising and further mails.",
        measure="How many stay, and the share of your letters that is opened afterwards.",
        message="One click to stay; otherwise goodbye with thanks.",
        drafts=drafts(
            warm=(
                "Shall we stay in touch?",
                (
                    "We have not seen you for a long time. If you still like to hear from us, one click keeps you"
                    " on the list: [link]. If not, thank you for having been our customer."
                ),
            ),
            plain=(
                "Do you still want our letters?",
                "One click keeps you on our list: [link]. If you do nothing, this was the last letter.",
            ),
            cheerful=(
                "Still friends?",
                "One click and we stay in touch: [link]. If not, no hard feelings, and all the best!",
            ),
        ),
        lift=0.012,
        hours=1.0,
        tier="Low",
    ),
)
