"""The twelve tactics, as data.

Words in braces are filled with the numbers of the shop and the segment (see `cltv_core.playbook`); words in square
brackets are for the owner to fill. High: VIP treatment and exclusive offers; Medium: loyalty rewards and targeted
promotions; Low: engagement and value-added content. Lateness, not a calendar, decides when to write; what is asked of
the customer is never hurried, and price comes last.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class TacticTemplate:
    """What to do for one segment; every text is a template."""

    title: str
    action: str
    goal: str
    why: str
    when: str
    channel: str
    subject: str
    message: str
    offer: str
    cost: str
    avoid: str
    measure: str


TACTICS: Mapping[tuple[str, str], TacticTemplate] = {
    ("High", "active"): TacticTemplate(
        title="Make them guests of honour",
        action="Thank {customers} who carry the shop, and show them what is new before anyone else.",
        goal="Keep them, and let them feel that you know them.",
        why=(
            "{of_customers} of your customers and {share} of the value expected over the {horizon}: about {each} each. "
            "They come every {gap} or so without being asked; what they want is to be noticed, not to pay less."
        ),
        when="This week, then once or twice a month at most, always ahead of something new.",
        channel="A personal e-mail or text from you; a hand-written card in the bag, the parcel or at the chair.",
        subject="Before everyone else",
        message=(
            "{greeting}\n\n"
            "thank you for coming back to us so faithfully. On [day] we start [your novelty], and I would like you to "
            "see it before everyone else: [link, or come in on the evening before].\n\n"
            "And if you ever need something special, write or call me directly: [your number].\n\n"
            "[Your name]"
        ),
        offer=(
            "Early access to what is new, a direct line to you, and a small birthday gift: ask for the day when you "
            "next talk to them."
        ),
        cost="Up to {gift} each, a tenth of their usual order; {gift_all} if all of them get a gift.",
        avoid="Percentages off. They buy anyway, and would learn to wait for the next discount.",
        measure="The share that orders again within {late}, and how many friends they send.",
    ),
    ("High", "new"): TacticTemplate(
        title="Make a promising start a habit",
        action="Welcome {customers} personally: they promise much, and the second order decides.",
        goal="A second order, and a name they remember: yours.",
        why=(
            "They began with about {average}, and {each} each is expected over the {horizon}. Between the first order "
            "and the second most people are lost; here a second usually follows after about {second}."
        ),
        when="A thank-you 3 to 7 days after the first order; a suggestion after about {second}.",
        channel="A personal e-mail; a call if the order was large.",
        subject="Did everything turn out well?",
        message=(
            "{greeting}\n\n"
            "thank you for your first order with us. Did everything turn out as you hoped? If not, tell me and I will "
            "put it right.\n\n"
            "Many who chose what you chose also like [a fitting product or service]. I will gladly put one aside for "
            "you: just answer this message.\n\n"
            "[Your name]"
        ),
        offer="Something put aside for them, or early access to what is new. Their own contact in the shop.",
        cost="Your time, and up to {gift} each for a small extra with the second order.",
        avoid="Selling before the first order has arrived, or a discount for something they were ready to pay.",
        measure="The share that orders a second time within {second_late}.",
    ),
    ("High", "slipping"): TacticTemplate(
        title="Ask before they are gone",
        action="Write to or call {customers} from among your best: usually back after {gap}, now away for {since}.",
        goal="Hear what happened, and welcome them back.",
        why=(
            "Usually back after {gap}, now away for {since}. {each} each is still expected over the {horizon}; in the "
            "usual rhythm it would be more."
        ),
        when="This week: one and a half times the usual gap is early enough to be heard.",
        channel="A short personal e-mail; three days later a call or text to those at the top of the list.",
        subject="We have been thinking of you",
        message=(
            "{greeting}\n\n"
            "it has been a while since we saw you, and I wanted to ask how you are. Was there something we could have "
            "done better? I read every answer myself.\n\n"
            "If you would like to look in again, I will have [something they like] ready for you.\n\n"
            "[Your name]"
        ),
        offer="First no price at all. If two weeks pass: an exclusive extra with the next order, for them alone.",
        cost="Up to {gift} each, a tenth of their usual order, and only for those who did not answer the first note.",
        avoid="Opening with a discount, or a mass mail: both say that you did not notice who is missing.",
        measure="The share that orders within {gap} of your message, next to a few you left alone.",
    ),
    ("High", "lost"): TacticTemplate(
        title="One personal call",
        action="Call or write to {customers} you would hate to lose: usually back after {gap}, now away for {since}.",
        goal="Find out why, and make one generous, honest attempt.",
        why=(
            "Among your best, usually back after {gap}, and now it has been {since}. So long a silence often has a "
            "reason that can be put right, and {each} each is still expected over the {horizon}."
        ),
        when="Once, this month.",
        channel="A call or a hand-written card for the first twenty on the list, a personal e-mail for the others.",
        subject="May I ask what we could have done better?",
        message=(
            "{greeting}\n\n"
            "you were with us for a long time, and I noticed that you have not been back. If something went wrong, I "
            "would be grateful to hear it, and I will put it right.\n\n"
            "If you would like to try us once more, [a gift] is waiting for you, with no strings attached.\n\n"
            "[Your name]"
        ),
        offer="A real gift with the next order, as a thank-you for what was.",
        cost="Up to {big_gift} each, a quarter of their usual order: they have earned it before.",
        avoid="A series of automatic mails. One human attempt; then leave them in peace.",
        measure="How many you reach, the reasons you hear, and how many order within {gap}.",
    ),
    ("Medium", "active"): TacticTemplate(
        title="Reward the regulars",
        action="Offer {customers} a reward that grows with the next orders.",
        goal="One more visit, or a slightly bigger basket.",
        why=(
            "Solid regulars: about every {gap}, {average} an order, {share} of the value expected over the {horizon}. "
            "A reason to choose you once more is what lifts them to your best."
        ),
        when="Shortly before the next order is due: about {gap} after the last one.",
        channel="E-mail; a stamp card or a word at the till.",
        subject="A thank-you for your next visits",
        message=(
            "{greeting}\n\n"
            "you come to us regularly, and that deserves a thank-you. From now on every order counts: with the "
            "[fifth] you get [a product or service] from us.\n\n"
            "Your first stamp is already on the card.\n\n"
            "[Your name]"
        ),
        offer="A stamp card or points; or a small extra with orders of {basket} or more.",
        cost="Up to {gift} per reward, a tenth of a usual order, and paid only when they have come back.",
        avoid="A discount for everybody on everything: it gives away margin on orders that come anyway.",
        measure="Orders a customer within the next {late}, and the average order against {average} today.",
    ),
    ("Medium", "new"): TacticTemplate(
        title="Invite them to a second order",
        action="Invite {customers} to a second order with something that fits the first.",
        goal="The second order: the steepest step of all.",
        why=(
            "One order so far, about {average}; {each} each is expected over the {horizon}. Those who come a second "
            "time do so after about {second}, so that is when a word from you is welcome."
        ),
        when="How-to and thanks after 3 to 7 days; the invitation after about {second}.",
        channel="E-mail.",
        subject="What goes well with your first choice",
        message=(
            "{greeting}\n\n"
            "we hope you enjoy what you chose. A small tip to get the most from it: [your tip].\n\n"
            "When you next come by, try [the fitting product or service]: [a small extra] is on us with your second "
            "order.\n\n"
            "[Your name]"
        ),
        offer="A targeted extra on what fits their first purchase, valid for a good while.",
        cost="Up to {gift} each, paid only with a second order.",
        avoid="Two mails in the first days, or a code that expires tomorrow.",
        measure="The share that orders a second time within {second_late}.",
    ),
    ("Medium", "slipping"): TacticTemplate(
        title="A friendly reminder, then a small offer",
        action="Remind {customers} that you are there: usually back after {gap}, now away for {since}.",
        goal="Back into the rhythm.",
        why=(
            "Usually back after {gap}, now away for {since}. Many simply forget; a reminder in good time costs next "
            "to nothing, and {value} is expected from this group over the {horizon}."
        ),
        when="Now; the small offer two weeks later, only to those who did not come.",
        channel="E-mail, then a text where you may send one.",
        subject="New since your last visit",
        message=(
            "{greeting}\n\n"
            "since your last visit a few things have arrived that you may like: [two or three novelties].\n\n"
            "We would be glad to see you again.\n\n"
            "[Your name]"
        ),
        offer="First only what is new. Then a targeted promotion on what they bought before.",
        cost="Nothing for the reminder; up to {gift} each for the offer.",
        avoid="Starting with the discount: it pays people to be late.",
        measure="The share that orders within {gap}, next to a few you left alone.",
    ),
    ("Medium", "lost"): TacticTemplate(
        title="One good offer, then let go",
        action="Make {customers} one good offer: usually back after {gap}, now away for {since}.",
        goal="A return of the few who only need a reason.",
        why=(
            "Usually back after {gap}, now away for {since}. Most of them will have moved on; for the others "
            "one clear offer is worth trying: an order brings about {average}."
        ),
        when="Once; best at the time of year when they used to buy.",
        channel="E-mail.",
        subject="A small welcome back",
        message=(
            "{greeting}\n\n"
            "it has been some time. If you feel like visiting us again, [your offer] is yours with the next order, "
            "until [a date some weeks ahead].\n\n"
            "If not, no hard feelings: one click below and you will not hear from us again.\n\n"
            "[Your name]"
        ),
        offer="One targeted promotion, generous enough to be a reason.",
        cost="Up to {big_gift} each, a quarter of a usual order, paid only by those who come back.",
        avoid="Repeating it. A second and third try mostly bring complaints.",
        measure="The share that orders within {late} of the offer; take the others off the list.",
    ),
    ("Low", "active"): TacticTemplate(
        title="Give them reasons to look in",
        action="Share something useful with {customers}: a guide, a recipe, a tip.",
        goal="Stay in mind, at little cost.",
        why=(
            "{of_customers} of your customers, with orders of about {average}. They come back, every {gap} or so, but "
            "for little; useful content now and then keeps the door open without eating the margin."
        ),
        when="With your normal newsletter, once or twice a month.",
        channel="E-mail newsletter, social media, a leaflet in the bag.",
        subject="[A question that your customers often ask]",
        message=(
            "{greeting}\n\n"
            "many ask us [a common question]. Here is how we do it: [three short tips].\n\n"
            "What you need for it is in the shop: [link or shelf].\n\n"
            "[Your shop]"
        ),
        offer="Guides, recipes, care tips; general promotions when you have them anyway, and bundles.",
        cost="An hour of writing for all of them; no gifts.",
        avoid="Personal discounts: an order of {average} cannot carry them.",
        measure="Orders a customer and the average order, {average} today, over the next {late}.",
    ),
    ("Low", "new"): TacticTemplate(
        title="A welcome in three letters",
        action="Send {customers} a short welcome series: who you are, how to use it, what others love.",
        goal="Be remembered when they next need something.",
        why=(
            "One small order, about {average}. Some of today's best began like that; here a second order usually "
            "follows after about {second}, and a welcome series works by itself once it is written."
        ),
        when="Day 3: thanks and a tip. Day 10: your story. After about {second}: what others love.",
        channel="Automatic e-mails from your newsletter tool.",
        subject="Welcome, and a tip to begin with",
        message=(
            "{greeting}\n\n"
            "welcome to [your shop]. We started in [year] because [one sentence].\n\n"
            "A tip for what you bought: [your tip]. Next week we will show you what others like best.\n\n"
            "[Your shop]"
        ),
        offer="Know-how and stories; general promotions if you have any.",
        cost="A few hours once; afterwards next to nothing.",
        avoid="A personal discount code in the first letter.",
        measure="The share that orders a second time within {second_late}.",
    ),
    ("Low", "slipping"): TacticTemplate(
        title="What is new, for everyone",
        action="Send {customers} your next round letter about what is new.",
        goal="A cheap reminder.",
        why=(
            "Usually back after {gap}, now away for {since}, with orders of about {average}. A round letter is all "
            "that this group can pay for."
        ),
        when="With the next newsletter.",
        channel="E-mail newsletter.",
        subject="What is new with us",
        message=(
            "{greeting}\n\n"
            "here is what has changed since your last visit: [novelties, best sellers, opening hours].\n\n"
            "Come by and see.\n\n"
            "[Your shop]"
        ),
        offer="Best sellers, guides, and whatever promotion everybody gets.",
        cost="Nothing beyond the newsletter you send anyway.",
        avoid="Extra mails and extra discounts for this group.",
        measure="The share that orders within {late}, next to a few you left alone.",
    ),
    ("Low", "lost"): TacticTemplate(
        title="Ask once, then tidy the list",
        action="Ask {customers} whether they still want to hear from you.",
        goal="A short list of people who want your letters.",
        why=(
            "It has been {since} since their last order, and {each} each is expected over the {horizon}. Letters that "
            "nobody opens make mail services sort the others into spam."
        ),
        when="Once a year, in the season in which most of them bought.",
        channel="E-mail.",
        subject="Shall we stay in touch?",
        message=(
            "{greeting}\n\n"
            "you have not heard from us for some time. Would you like to? One click keeps you on our list: [link].\n\n"
            "If you do nothing, this was our last letter. Thank you for having been our customer.\n\n"
            "[Your shop]"
        ),
        offer="Nothing beyond what everybody gets.",
        cost="Nothing but the letter.",
        avoid="Paid advertising and further mails.",
        measure="How many stay, and the share of your letters that is opened afterwards.",
    ),
}
