"""Content worth reading."""

from __future__ import annotations

from collections.abc import Mapping

from cltv_core.text.tactics.shape import TacticText, drafts
from cltv_core.text.voice import N_

CONTENT: Mapping[str, TacticText] = {
    "newsletter": TacticText(
        title=N_("Your next newsletter"),
        goal=N_("Stay in mind at little cost."),
        action=N_("Send {reached:customers} your next newsletter, with something in it worth opening."),
        when=N_("With the next issue, once or twice a month at most."),
        why=N_(
            "They are {of_customers:share} of your customers and usually leave {gap:days} between orders. A newsletter "
            "costs next to nothing and keeps the door open."
        ),
        offer=N_("News, a tip and whatever everyone gets. Nothing extra."),
        avoid=N_("Writing only when you have something to sell, or more often to people who never open it."),
        measure=N_("The share who order within {late:days}, compared with a few you left out."),
        message=N_("One thing that is new, one that is useful, one reason to come by."),
        drafts=drafts(
            warm=(
                N_("News from us, and a tip for you"),
                N_(
                    "It has been a busy month here: [what is new]. And because many of you ask: [a tip]. Come by "
                    "whenever it suits you."
                ),
            ),
            plain=(
                N_("What is new this month"),
                N_("New this month: [what is new]. A useful tip: [a tip]. Opening hours and offers: [link]."),
            ),
            cheerful=(
                N_("Fresh news!"),
                N_("We have been busy: [what is new]! Plus our tip of the month: [a tip]. Drop in and have a look."),
            ),
        ),
    ),
    "welcome-series": TacticText(
        title=N_("Send three short welcome messages"),
        goal=N_("Be remembered when they next need something."),
        action=N_(
            "Send {reached:customers} three short messages, days apart: who you are, a tip for what they bought, what "
            "others love."
        ),
        when=N_(
            "Day 3: thanks and a tip. Day 10: your story. After {second:days}, when half of all second orders have "
            "come: what others love."
        ),
        why=N_(
            "They have ordered once, for about {average:about}. Once written, your e-mail tool sends the messages by "
            "itself, and some of today's best customers started like this."
        ),
        offer=N_("Know-how and stories, and general promotions if you have any."),
        avoid=N_("A discount code in the first message: it teaches people to wait for the next."),
        measure=N_("The share who order a second time within {second_most:days}."),
        message=N_("Who you are, a tip for what they bought, what others like best."),
        drafts=drafts(
            warm=(
                N_("Welcome, and thank you"),
                N_(
                    "Thank you for your first order. We started in [year] because [one sentence], and it means a lot "
                    "to us that you found us. A tip for what you bought: [your tip]."
                ),
            ),
            plain=(
                N_("Welcome to [your shop]"),
                N_(
                    "Thank you for your order. A tip for what you bought: [your tip]. Next week we will show you what "
                    "others like."
                ),
            ),
            cheerful=(
                N_("Hello and welcome!"),
                N_(
                    "Thank you for your first order! Try this with it: [your tip]. More good things are coming next "
                    "week."
                ),
            ),
        ),
    ),
    "useful-guide": TacticText(
        title=N_("Share a useful guide"),
        goal=N_("Give them a reason to look in that is not a price."),
        action=N_("Share a guide, a recipe or a care tip with {reached:customers}."),
        when=N_("Once a month, on a quiet day."),
        why=N_(
            "They spend about {average:about} an order, usually {gap:days} apart: too little for gifts, enough for "
            "something useful. You make it once for all of them."
        ),
        offer=N_("A guide, a recipe or a care tip: value without a price."),
        avoid=N_("Personal discounts: an order of {average:about} cannot carry them."),
        measure=N_("How often each of them orders within {late:days}, and how much, against {average:about} today."),
        message=N_("Answer the question you hear most."),
        drafts=drafts(
            warm=(
                N_("Something for you to keep"),
                N_(
                    "Many of you ask us [a common question]. We have written down how we do it: [three short tips]. We "
                    "hope it serves you well."
                ),
            ),
            plain=(
                N_("[A common question], answered"),
                N_(
                    "You asked: [a common question]. In short: [three short tips]. What you need for it: [link or "
                    "shelf]."
                ),
            ),
            cheerful=(
                N_("We are sharing our secrets"),
                N_("Everyone asks: [a common question]? Here is how we do it: [three short tips]. Have fun trying!"),
            ),
        ),
    ),
    "first-use-tips": TacticText(
        title=N_("Help them enjoy their first order"),
        goal=N_("A good first experience, which is what brings a second order."),
        action=N_("Send {reached:customers} a tip for what they bought."),
        when=N_("3 to 7 days after each order from now on, when it has arrived and is still fresh in mind."),
        why=N_(
            "Their last order was {since:days} ago. Customers who get the best out of what they bought come back; half "
            "of all second orders come within {second:days}."
        ),
        offer=N_("Know-how: how to store, prepare, care for or combine it."),
        avoid=N_("Selling in this message."),
        measure=N_("The share who order again within {second_most:days}."),
        message=N_("One tip for each of your best sellers, sent to those who bought it."),
        drafts=drafts(
            warm=(
                N_("How is your [product]?"),
                N_(
                    "We hope you enjoy your [product]. A small tip from us that makes it even better: [your tip]. If "
                    "anything is not right, just reply to this message."
                ),
            ),
            plain=(
                N_("A tip for your [product]"),
                N_("To get the most from your [product]: [your tip]. Questions? Reply to this message."),
            ),
            cheerful=(
                N_("Make the most of it"),
                N_("How is your [product]? Try this: [your tip]. You will taste, see or feel the difference!"),
            ),
        ),
    ),
    "their-pictures": TacticText(
        title=N_("Show how customers use it"),
        goal=N_("Let regulars speak for you."),
        action=N_("Ask {reached:customers} how they use what they buy, and show the best answers."),
        when=N_("Once a season, a week before your next newsletter."),
        why=N_(
            "They order about every {gap:every} and know you well. What they say convinces others more than what you "
            "say."
        ),
        offer=N_("A place in your window, on your page or in your newsletter, if they agree."),
        avoid=N_("Publishing a picture or a name without asking."),
        measure=N_("How many answer, and what they order within {late:days}."),
        message=N_("Ask for a picture or two lines, and promise to ask before you show anything."),
        drafts=drafts(
            warm=(
                N_("May we see it?"),
                N_(
                    "You know our products better than anyone. Would you show us how you use them? A picture or two "
                    "lines are plenty, and we show nothing without your permission."
                ),
            ),
            plain=(
                N_("How do you use it?"),
                N_("Send us a picture or two lines on how you use what you buy here. We ask before we show anything."),
            ),
            cheerful=(
                N_("Show and tell"),
                N_(
                    "We would love to see what you make of it! Send a picture or two lines. We only show it if you "
                    "say so."
                ),
            ),
        ),
    ),
    "season-preview": TacticText(
        title=N_("Give a first look at the season"),
        goal=N_("Be on their mind before the busy weeks, not during them."),
        action=N_("Show {reached:customers} what is coming for {season:month_name}, before the rush."),
        when=N_("Three weeks before {season:month_name} begins."),
        why=N_(
            "In the last two years, {season:month_name} sold {times:times} an average month. Customers who hear early "
            "order early."
        ),
        offer=N_("A first look, and the chance to reserve."),
        avoid=N_("A discount in weeks that sell anyway."),
        measure=N_("Orders in {season:month_name} of those you wrote to, compared with a few you left out."),
        message=N_("Show what you are planning and invite them to reserve."),
        drafts=drafts(
            warm=(
                N_("Before {season:month_name} begins"),
                N_(
                    "{season:month_name} is almost here, and we have been preparing: [what is coming]. If you would "
                    "like us to put something aside, a short reply is enough."
                ),
            ),
            plain=(
                N_("{season:month_name}: what we have planned"),
                N_(
                    "In {season:month_name} we will have [what is coming]. To reserve, reply to this message or go to "
                    "[link]."
                ),
            ),
            cheerful=(
                N_("{season:month_name} is coming!"),
                N_(
                    "We are already in the mood for {season:month_name}: [what is coming]. Tell us what to put aside "
                    "for you!"
                ),
            ),
        ),
    ),
}
