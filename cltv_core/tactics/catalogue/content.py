"""Engagement and value-added content: worth reading, cheap to send, for as many as like."""

from __future__ import annotations

from cltv_core.tactics.catalogue.idea import EVERYBODY, TIME_ONLY, Idea, drafts

CONTENT: tuple[Idea, ...] = (
    Idea(
        key="newsletter",
        title="Your next round letter",
        goal="Stay in mind, at little cost.",
        audience=EVERYBODY,
        channel="e-mail",
        action="Send {customers} your next round letter, with something in it worth opening.",
        when="With the next letter, once or twice a month at most.",
        why=(
            "{of_customers} of your customers, usually {gap} between two orders. A letter for everyone costs next"
            " to nothing and keeps the door open."
        ),
        offer="News, a tip and whatever everybody gets; nothing extra.",
        cost=TIME_ONLY,
        avoid="Writing only when there is something to sell, or more often to those who never open.",
        measure="The share that orders within {late}, next to a few you left out.",
        message="One thing that is new, one thing that is useful, one thing to come by for.",
        drafts=drafts(
            warm=(
                "News from us, and a tip for you",
                (
                    "It has been a full month here: [what is new]. And because many ask: [a tip]. Come by when it"
                    " suits you."
                ),
            ),
            plain=(
                "What is new this month",
                "New this month: [novelty]. Useful: [a tip]. Opening hours and offers: [link].",
            ),
            cheerful=(
                "Fresh news!",
                ("We have been busy: [what is new]! Plus the tip of the month: [a tip]. Drop in and have a look."),
            ),
        ),
        lift=0.01,
        hours=1.0,
        generic=True,
    ),
    Idea(
        key="welcome-series",
        title="A welcome in three letters",
        goal="Be remembered when they next need something.",
        audience=("New",),
        channel="e-mail",
        action=("Send {customers} a short welcome series: who you are, how to get the most from it, what others love."),
        when=(
            "Day 3: thanks and a tip. Day 10: your story. After {second}, when half of all second orders have "
            "come: what others love."
        ),
        why=(
            "One order so far, of about {average}. A welcome series works by itself once it is written, and some "
            "of today's best began like this."
        ),
        offer="Know-how and stories; general promotions if you have any.",
        cost=TIME_ONLY,
        avoid="A discount code in the first letter: it teaches to wait for the next.",
        measure="The share that orders a second time within {second_most}.",
        message="Who you are, a tip for what they bought, what others like best.",
        drafts=drafts(
            warm=(
                "Welcome, and thank you",
                (
                    "Thank you for your first order. We started in [year] because [one sentence], and it means a "
                    "lot that you found us. A tip for what you bought: [your tip]."
                ),
            ),
            plain=(
                "Welcome to [your shop]",
                (
                    "Thank you for your order. A tip for what you bought: [your tip]. In a week we will show you "
                    "what others like."
                ),
            ),
            cheerful=(
                "Hello and welcome!",
                (
                    "You are in good company: thank you for your first order! Try this with it: [your tip]. More "
                    "good things next week."
                ),
            ),
        ),
        lift=0.02,
        hours=4.0,
        tier="Low",
        generic=True,
    ),
    Idea(
        key="useful-guide",
        title="A guide they will keep",
        goal="Give a reason to look in that is not a price.",
        audience=("Loyal", "Promising", "Needs attention", "Discount-only", "Hibernating"),
        channel="e-mail",
        action="Share a guide, a recipe or a care tip with {customers}.",
        when="Once a month, on a quiet day.",
        why=(
            "Orders of about {average}, usually {gap} apart: too little for presents, enough for something "
            "useful. It is made once for all of them."
        ),
        offer="A guide, a recipe, a care tip: value without a price.",
        cost=TIME_ONLY,
        avoid="Personal discounts: an order of {average} cannot carry them.",
        measure="Orders a customer and the average order, {average} today, over the next {late}.",
        message="Answer the question that you hear most.",
        drafts=drafts(
            warm=(
                "Something for you to keep",
                (
                    "Many of you ask us [a common question]. We have written down how we do it: [three short "
                    "tips]. Keep it; we hope it serves you well."
                ),
            ),
            plain=(
                "[A common question], answered",
                ("You asked: [a common question]. In short: [three short tips]. All you need for it: [link or shelf]."),
            ),
            cheerful=(
                "We are telling our secrets",
                ("Everybody asks: [a common question]? Here is how we do it: [three short tips]. Have fun trying!"),
            ),
        ),
        lift=0.02,
        hours=2.0,
        tier="Low",
        louder=("long_rhythm",),
    ),
    Idea(
        key="first-use-tips",
        title="Help with what they chose first",
        goal="A good first experience, which is what brings a second order.",
        audience=("New", "Promising"),
        channel="e-mail",
        action="Send {customers} a tip for what they bought.",
        when="3 to 7 days after each order from now on, when it has arrived and before it is forgotten.",
        why=(
            "They chose you {since} ago. Who gets the best out of {products} comes again; half of all second "
            "orders come within {second}."
        ),
        offer="Know-how: how to store, prepare, care for or combine it.",
        cost=TIME_ONLY,
        avoid="Selling in this letter.",
        measure="The share that orders again within {second_most}.",
        message="One tip for each of your best sellers, sent to those who bought it.",
        drafts=drafts(
            warm=(
                "Is all well with your [product]?",
                (
                    "We hope you enjoy your [product]. A small tip from us that makes it even better: [your tip]."
                    " If anything is not right, just answer this letter."
                ),
            ),
            plain=(
                "A tip for your [product]",
                "To get the most from your [product]: [your tip]. Questions? Answer this message.",
            ),
            cheerful=(
                "Make the most of it",
                "How is your [product]? Try this: [your tip]. You will notice the difference!",
            ),
        ),
        lift=0.03,
        hours=3.0,
        requires=frozenset({"products"}),
        louder=("second_orders_due",),
    ),
    Idea(
        key="their-pictures",
        title="Show how they use it",
        goal="Let regulars speak for you.",
        audience=("Champions", "Loyal"),
        channel="e-mail",
        action="Ask {customers} how they use what they buy, and show the best answers.",
        when="Once a season, a week before your next letter.",
        why=("They come every {gap} or so and know you well. What they say convinces others more than what you say."),
        offer="A place in your window, on your page or in your letter, with their consent.",
        cost=TIME_ONLY,
        avoid="Publishing a picture or a name without asking.",
        measure="How many answer, and their orders within {late}.",
        message="Ask for a picture or two lines; promise to ask before anything is shown.",
        drafts=drafts(
            warm=(
                "May we see it?",
                (
                    "You know our things better than anyone. Would you show us how you use them? A picture or two"
                    " lines is plenty, and nothing is shown without your yes."
                ),
            ),
            plain=(
                "How do you use it?",
                (
                    "Send us a picture or two lines on how you use what you buy here. We ask you before we show "
                    "anything."
                ),
            ),
            cheerful=(
                "Show and tell",
                (
                    "We would love to see what you make of it! Send a picture or two lines; we only show it if "
                    "you say so."
                ),
            ),
        ),
        lift=0.015,
        hours=3.0,
    ),
    Idea(
        key="season-preview",
        title="A first look at the season",
        goal="Be thought of before the strong weeks, not in them.",
        audience=(
            *("Champions", "Loyal", "Promising", "Needs attention", "At risk"),
            "Hibernating",
            "One-off big spender",
        ),
        channel="e-mail",
        action="Show {customers} what is coming for {season}, before the rush.",
        when="Three weeks before {season} begins.",
        why=(
            "In both years that your files hold, {season} sold {times} times an average month. Those who hear "
            "early order early."
        ),
        offer="A first look, and the chance to reserve.",
        cost=TIME_ONLY,
        avoid="A discount in the weeks that sell anyway.",
        measure="Orders in {season} of those written to, next to a few you left out.",
        message="Show what is planned, invite to reserve.",
        drafts=drafts(
            warm=(
                "Before {season} begins",
                (
                    "Soon it is {season} again, and we have been preparing: [what is coming]. If you would like "
                    "something put aside, a short answer is enough."
                ),
            ),
            plain=(
                "{season}: what we have planned",
                ("For {season} there will be [what is coming]. Reservations: answer this message or [link]."),
            ),
            cheerful=(
                "{season} is coming!",
                ("We are already in the mood for {season}: [what is coming]. Tell us what to put aside for you!"),
            ),
        ),
        lift=0.035,
        hours=2.0,
        requires=frozenset({"season"}),
        louder=("season_ahead",),
    ),
)
