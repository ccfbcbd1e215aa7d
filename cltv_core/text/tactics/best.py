"""Exclusive treatment for the best customers."""

from __future__ import annotations

from collections.abc import Mapping

from cltv_core.text.tactics.shape import TacticText, drafts
from cltv_core.text.voice import N_

BEST: Mapping[str, TacticText] = {
    "early-access": TacticText(
        title=N_("Early access for your best"),
        goal=N_("Keep them, and show that you know them."),
        action=N_("Show {reached:customers} what is new before anyone else sees it."),
        when=N_("A few days before you launch something, once or twice a month at most."),
        why=N_(
            "They are {of_customers:share} of your customers and {of_value:share} of {expected} over the "
            "{horizon:horizon}: about {each:about} each. They order about every {gap:every} and want to be noticed, "
            "not to pay less."
        ),
        offer=N_("Exclusive: early access to what is new, and a direct line to you."),
        avoid=N_("Percentages off. They buy anyway, and would learn to wait."),
        measure=N_("The share who order again within {late:days}, and what they choose."),
        message=N_("Say thanks, announce it, and tell them how to be first."),
        drafts=drafts(
            warm=(
                N_("You are first to see it"),
                N_(
                    "Thank you for coming to us so faithfully. On [day] we launch [what is new], and I would like you "
                    "to see it first: [link, or the evening before]. If you need anything special, call me: [your "
                    "number]."
                ),
            ),
            plain=(
                N_("Early access for you: [what is new]"),
                N_(
                    "[What is new] starts on [day]. You can have it from [earlier day]: [link]. My direct number: "
                    "[your number]."
                ),
            ),
            cheerful=(
                N_("You first!"),
                N_("We could not keep it from you: [what is new] starts on [day], and you get in first: [link]!"),
            ),
        ),
    ),
    "birthday-gift": TacticText(
        title=N_("Send a birthday gift"),
        goal=N_("Be the shop that remembered."),
        action=N_("Send {reached:customers} a small gift on their birthday, where you know it."),
        when=N_("On the day, open for four weeks."),
        why=N_(
            "Your files hold birthdays. A gift on the day says more than any offer, and they are expected to bring "
            "{each:about} each over the {horizon:horizon}."
        ),
        offer=N_("A small birthday gift, to pick up or with the next order. They do not have to buy anything."),
        avoid=N_("A percentage off dressed up as a gift."),
        measure=N_("How many pick it up, and what they order within {gap:days}."),
        message=N_("Congratulate them, and say what is waiting and for how long."),
        drafts=drafts(
            warm=(
                N_("Happy birthday from all of us"),
                N_(
                    "We wish you a very happy birthday. A small gift is waiting for you for the next four weeks: [the "
                    "gift]."
                ),
            ),
            plain=(
                N_("A gift for your birthday"),
                N_("Happy birthday. Pick up [the gift] at any time in the next four weeks."),
            ),
            cheerful=(
                N_("Happy birthday to you!"),
                N_("It is your day! [The gift] is wrapped and waiting for the next four weeks."),
            ),
        ),
    ),
    "bring-a-friend": TacticText(
        title=N_("Ask them to bring a friend"),
        goal=N_("New customers like your best ones."),
        action=N_("Ask {reached:customers} to bring someone who would like you too."),
        when=N_("After a visit that went well, at most twice a year."),
        why=N_("They order about every {gap:every} and trust you. Customers who come on a friend's word stay longer."),
        offer=N_("Something small for both: the friend and the one who brought them."),
        avoid=N_("Rewarding addresses instead of visits."),
        measure=N_("New customers who name a friend, and what both order."),
        message=N_("Say that you rely on their word, and make it easy."),
        drafts=drafts(
            warm=(
                N_("May I ask you a favour?"),
                N_(
                    "Most of our best customers came on a friend's word. If you know someone who would feel at home "
                    "here, bring them: [a small extra] for both of you."
                ),
            ),
            plain=(
                N_("Bring a friend"),
                N_("Bring someone new and you both get [a small extra]. They only need to mention your name."),
            ),
            cheerful=(
                N_("Good things are for sharing"),
                N_("Bring a friend and we will treat you both to [a small extra]. The more the merrier!"),
            ),
        ),
    ),
    "ask-for-review": TacticText(
        title=N_("Ask for an honest review"),
        goal=N_("Be found by people like them."),
        action=N_("Ask {reached:customers} for a review."),
        when=N_("A few days after an order."),
        why=N_(
            "They have ordered often enough to judge, most recently {since:days} ago. A few honest lines bring new "
            "customers and cost nothing."
        ),
        offer=N_("Nothing in return: a paid review is worth nothing."),
        avoid=N_("Asking only people you expect praise from, or paying for stars."),
        measure=N_("Reviews, and new customers who mention them."),
        message=N_("Say why it matters. One link."),
        drafts=drafts(
            warm=(
                N_("Would you tell others?"),
                N_(
                    "You know us well by now. Would you write two honest lines about us? It helps a small shop more "
                    "than you may think: [link]."
                ),
            ),
            plain=(
                N_("Two lines about us"),
                N_("Your honest opinion helps others find us: [link]. Thank you."),
            ),
            cheerful=(
                N_("Tell the world!"),
                N_("What do you think of us? Two honest lines would make our week: [link]"),
            ),
        ),
    ),
    "taste-evening": TacticText(
        title=N_("Invite neighbours to an evening"),
        goal=N_("Turn customers into friends of the shop."),
        action=N_("Invite {reached:customers} to an evening in the shop, if they live nearby."),
        when=N_("On a quiet weekday, two weeks after the invitation."),
        why=N_(
            "Your files say where they live. They are expected to bring {each:about} each over the {horizon:horizon}, "
            "and people remember an evening together longer than an offer."
        ),
        offer=N_("An evening: a tasting, a try-out, a look behind the counter."),
        avoid=N_("Turning it into a sales event."),
        measure=N_("How many come, and what they order within {late:days}."),
        message=N_("The date, what happens, and how to say yes."),
        drafts=drafts(
            warm=(
                N_("An evening among friends"),
                N_(
                    "On [day] we stay open a little longer, just for a few good customers: [what happens]. Would you "
                    "come, and bring someone you like?"
                ),
            ),
            plain=(
                N_("Invitation for [day]"),
                N_(
                    "On [day] at [time]: [what happens], for customers who live nearby. Please reply if you are coming."
                ),
            ),
            cheerful=(
                N_("Come and play!"),
                N_("[Day], [time]: [what happens]. Snacks, lights, good people. Are you in?"),
            ),
        ),
    ),
}
