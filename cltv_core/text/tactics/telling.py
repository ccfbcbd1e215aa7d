"""A tactic for a segment, told with its figures."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cltv_core.destinations.merge_tags import PLAIN, MergeTags
from cltv_core.tactics.catalogue import Channel
from cltv_core.tactics.effects import Believed
from cltv_core.tactics.playbook import AtStake, Tactic
from cltv_core.text.segments import name as segment_name
from cltv_core.text.spelling import product, smallest_coin, whole
from cltv_core.text.tactics.audience import counts, in_campaign_short, reached_of
from cltv_core.text.tactics.catalogue import TACTICS
from cltv_core.text.tactics.shape import TONES, Draft, TacticText, Tone
from cltv_core.text.voice import N_, Sentence, _, ngettext, speaking, voice

AT_STAKE: Mapping[AtStake, str] = {
    AtStake.RHYTHM: N_(
        "{stake:whole} at stake over the {horizon:horizon}: what they would bring beyond the forecast if they kept to "
        "their usual rhythm."
    ),
    AtStake.SECOND_ORDERS: N_(
        "{stake:whole} at stake over the {horizon:horizon}: second orders that are not expected to come by themselves."
    ),
    AtStake.COMING_BACK: N_(
        "{stake:whole} at stake over the {horizon:horizon}: what they would bring beyond the forecast if they came "
        "back to their usual rhythm, weighed by the chance that they are still customers."
    ),
    AtStake.NOTHING: N_("They are expected to bring {value:about} over the {horizon:horizon}."),
}
CHANNELS: Mapping[Channel, str] = {
    "e-mail": N_("E-mail"),
    "text message": N_("Text message"),
    "phone": N_("Phone"),
    "post": N_("Letter or card by post"),
    "in the shop": N_("In the shop, face to face"),
    "website": N_("Your website"),
    "loyalty": N_("Wherever they buy, with or without a loyalty scheme"),
    "service": N_("No message: in how you serve them"),
}
BRIEF: tuple[Channel, ...] = ("text message", "in the shop", "website")
"""There is no room for a greeting."""
GREETINGS: Mapping[Tone, tuple[str, str, str]] = {
    "warm": (N_("Dear {first_name},"), N_("Hello,"), N_("Warm regards\n[Your name]")),
    "plain": (N_("Hello {first_name},"), N_("Hello,"), N_("[Your name], [your shop]")),
    "cheerful": (N_("Hi {first_name}!"), N_("Hi!"), N_("Cheers\n[Your name] and everyone at [your shop]")),
}
"""Tone -> greeting with a name, greeting without, and signature."""
NAMELESS: Mapping[Tone, str] = {"warm": N_("friend"), "plain": N_("there"), "cheerful": N_("there")}
"""What stands in a greeting where a name is missing: Dear friend, Hello there, Hi there."""
LEAST_TOLD = 0.5
"""Money below which a cost goes without saying."""
LEAST_IN_100, WHOLE_IN_100, SECOND_IN_100 = 0.0005, 0.0095, 0.015
"""Shares from which there is something to tell, and from which it is told in whole customers of 100: one, and more."""
SUGGESTED = N_("[something they have not had yet]")


@dataclass(frozen=True)
class TacticTold:
    """Everything that is said of a tactic, each part when it is asked for, in the voice of that moment.

    `suggested`: a product that its customers are likely to buy next; without one, the owner is asked to name it.
    """

    tactic: Tactic
    suggested: str = ""

    @property
    def title(self) -> Sentence:
        """Name the tactic."""
        return title(self.tactic.key)

    @property
    def segment(self) -> Sentence:
        """Name the segment that the tactic is for."""
        return segment_name(self.tactic.segment)

    @property
    def action(self) -> Sentence:
        """What to do."""
        return self._filled(self._text.action)

    @property
    def goal(self) -> Sentence:
        """Say what the tactic wants to reach."""
        return self._filled(self._text.goal)

    @property
    def when(self) -> Sentence:
        """Say when to do it."""
        return self._filled(self._text.when)

    @property
    def why(self) -> Sentence:
        """Say why it suits these customers."""
        return self._filled(self._text.why)

    @property
    def offer(self) -> Sentence:
        """Say what to offer."""
        return self._filled(self._text.offer)

    @property
    def avoid(self) -> Sentence:
        """Say what not to do."""
        return self._filled(self._text.avoid)

    @property
    def measure(self) -> Sentence:
        """How to see whether it worked."""
        return self._filled(self._text.measure)

    @property
    def message(self) -> Sentence:
        """What to write about."""
        return self._filled(self._text.message)

    @property
    def channel(self) -> Sentence:
        """Say through which channel customers are reached."""
        return _(CHANNELS[self.tactic.channel])

    @property
    def counts(self) -> Sentence:
        """How many customers, how many of them have an address, how many agreed, how many are free: in one line."""
        return counts(self.tactic)

    @property
    def brief(self) -> Sentence:
        """What to do, and how many are in a running campaign besides, if any."""
        if not self.tactic.in_campaign or self.tactic.waits:
            return self.action
        return Sentence(f"{self.action} · {in_campaign_short(self.tactic)}")

    @property
    def likely_gain(self) -> Sentence:
        """What it would bring after costs, with its range: the one amount on a card."""
        return self.likely_gain_marked("**{}**")

    def likely_gain_marked(self, mark: str = "{}") -> Sentence:
        """Say the likely gain, with `mark` around the amount so that it stands out."""
        if self.tactic.waits:
            return _("Wait for the result of the running campaign")
        gain = self._gain(mark)
        if self.tactic.margin is None:
            gain = _("{gain} before the cost of goods", gain=gain)
        return self._once_asked(gain)

    def gain_in_short(self, mark: str = "**{}**") -> Sentence:
        """Say the likely gain where it is told once for several what it is before and after."""
        return self.likely_gain_marked(mark) if self.tactic.waits else self._once_asked(self._gain(mark))

    def _gain(self, mark: str) -> Sentence:
        low, high = self.tactic.worth_range
        worth = Sentence(mark.format(whole(self.tactic.worth)))
        return _("Likely gain {worth} ({low:whole} to {high:whole})", worth=worth, low=low, high=high)

    def _once_asked(self, gain: Sentence) -> Sentence:
        return _("{gain} once you have asked them", gain=gain) if self.tactic.agreed == 0 else gain

    @property
    def meaning(self) -> Sentence:
        """What is at stake, and what that counts."""
        return _(AT_STAKE[self.tactic.stakes], **{**self._values, "stake": self.tactic.at_stake})

    @property
    def gain(self) -> Sentence:
        """What it would bring after costs if its assumption held, which is said with it."""
        tactic = self.tactic
        if tactic.waits:
            return _("Everybody this reaches is in a running campaign. Another message now would blur its result.")
        values = {
            "more": _more_order(tactic.lift),
            "worth": tactic.worth,
            "reached": tactic.reachable,
            "after": _after_costs(tactic.margin),
        }
        if tactic.believed.campaigns:
            return _measured(tactic.believed, tactic.worth, tactic.margin)
        if tactic.worth <= 0:
            return _("If {more}, that does not cover the costs. Try it on a few first.", **values)
        if tactic.worth < 1:
            return _("If {more}, that brings almost nothing. Do it to learn.", **values)
        if tactic.lift * tactic.reachable < 1:
            return _(
                "With {reached:customers} to reach, it is luck whether one more orders. If {more} within a month, that "
                "is about {worth:whole} {after}. Test it first.",
                **values,
            )
        return _("If {more} within a month, that is about {worth:whole} {after}. Test it first.", **values)

    @property
    def bring(self) -> Sentence:
        """What is at stake, what is likely to come anyway, and what the tactic would add."""
        return Sentence(" ".join(part for part in (self.meaning, self.range, self.gain) if part))

    @property
    def cost(self) -> Sentence:
        """Say what it costs beside work: what is given away, and what messages are assumed to cost."""
        given, sent = self._given, self._sent
        if given and sent:
            return Sentence(f"{given} {sent}")
        return given or sent or _("Your time, nothing else.")

    @property
    def _sent(self) -> Sentence:
        """Say what the messages cost, where that is worth a word."""
        if self.tactic.contacts < LEAST_TOLD:
            return Sentence("")
        return self._filled(
            N_("About {contact} for the message.")
            if self.tactic.reachable == 1
            else N_("About {contact} a message, {contact_all:about} for all {reached:count}.")
        )

    @property
    def _given(self) -> Sentence:
        if self.tactic.gift_to == "nobody":
            return Sentence("")
        if self.tactic.gift_to == "takers":
            return self._filled(
                N_(
                    "{gift:about} for each customer who takes it up: about {gift_all:about} a month, including those "
                    "who would order anyway."
                )
            )
        one = self.tactic.reachable == 1
        return self._filled(
            N_("About {gift:about}.")
            if one
            else N_("About {gift:about} each, {gift_all:about} for all {reached:count}.")
        )

    @property
    def discount(self) -> Sentence:
        """The largest discount that pays, "" where nobody could be offered one now."""
        tactic = self.tactic
        if tactic.waits:
            return Sentence("")
        if tactic.margin is None or tactic.largest_discount is None:
            return _("Enter your margin to see the largest discount that pays. Until then, better no discount.")
        return _(
            "A discount pays up to {limit:percent}: at your margin of {margin:percent}, if {more}, while "
            "{anyway} would have ordered within a month anyway.",
            limit=math.floor(tactic.largest_discount * 100 + 1e-9) / 100,
            margin=tactic.margin,
            more=_more_order(tactic.lift),
            anyway=in_100(tactic.anyway),
        )

    @property
    def work(self) -> Sentence:
        """Say how many hours of work it takes."""
        if self.tactic.hours < 0.75:
            return _("Less than an hour of work.")
        return ngettext("About {n:count} hour of work.", "About {n:count} hours of work.", round(self.tactic.hours))

    def drafts(self, tags: MergeTags = PLAIN) -> dict[Tone, Draft]:
        """Write the message, or what to say, in each tone.

        `tags`: how the tool that sends it fills in the customer's name. Names from files stand in drafts as they are,
        but without what tools take for something to fill in.
        """
        with speaking(quote=_without_tags):
            return {tone: self._draft(tone, tags) for tone in TONES}

    def _draft(self, tone: Tone, tags: MergeTags) -> Draft:
        draft, spoken = self._text.drafts[tone], self.tactic.spoken
        text = self._filled(draft.text)
        if spoken or self.tactic.channel in BRIEF:
            subject = self._filled(draft.subject) if self.tactic.channel == "website" and not spoken else Sentence("")
            return Draft(subject, text)
        signature = _(GREETINGS[tone][2])
        return Draft(self._filled(draft.subject), f"{self._greeting(tone, tags)}\n\n{text}\n\n{signature}")

    def _greeting(self, tone: Tone, tags: MergeTags) -> str:
        named, unnamed, _signature = GREETINGS[tone]
        if not self.tactic.has_names:
            return _(unnamed)
        if not self.tactic.unnamed:
            return _(named, first_name=Sentence(tags.first_name))
        if tags.choice:
            return tags.chosen(_(named, first_name=Sentence(tags.first_name)), _(unnamed))
        return _(named, first_name=Sentence(tags.or_else(_(NAMELESS[tone]))))

    @property
    def _text(self) -> TacticText:
        return TACTICS[self.tactic.key]

    @property
    def _values(self) -> dict[str, Any]:
        suggested = Sentence(product(self.suggested)) if self.suggested else _(SUGGESTED)
        return {
            **self.tactic.figures,
            "whom": reached_of(self.tactic),
            "suggested": suggested,
            "contact": message_cost(self.tactic.figures["contact"]),
            "expected": _("expected spend") if self.tactic.margin is None else _("expected profit"),
        }

    @property
    def range(self) -> Sentence:
        """Say between which amounts what is expected of them lies, "" where that is not known."""
        if self.tactic.low is None or self.tactic.high is None:
            return Sentence("")
        return _(
            "Likely range of what they bring over the {horizon:horizon} (80%): {low:about} to {high:about}.",
            **{**self._values, "low": self.tactic.low, "high": self.tactic.high},
        )

    def _filled(self, message: str) -> Sentence:
        return _(message, **self._values)


def _after_costs(margin: float | None) -> Sentence:
    """Say what of a gain is deducted: all costs, or all but those of the goods where the margin is not known."""
    if margin is None:
        return _("after costs but before the cost of goods (say your margin to see profit)")
    return _("after costs")


def _measured(found: Believed, worth: float, margin: float | None) -> Sentence:
    """Say what campaigns of the shop's own found."""
    low, high = found.likely
    return ngettext(
        "Measured in {n:count} campaign of yours: {more} (likely {low} to {high}), about {worth:whole} {after}.",
        "Measured in {n:count} campaigns of yours: {more} (likely {low} to {high}), about {worth:whole} {after}.",
        found.campaigns,
        more=_more_order(max(found.effect, 0.0)),
        low=_hundredths(low),
        high=_hundredths(high),
        worth=worth,
        after=_after_costs(margin),
    )


def tell(tactic: Tactic, suggested: str = "") -> TacticTold:
    """Tell a tactic, with the product that its customers are likely to buy next, where that is known."""
    return TacticTold(tactic, suggested)


def asks_for_a_suggestion(key: str) -> bool:
    """Tell whether the drafts of a tactic name a product that its customers are likely to buy next."""
    return any("{suggested}" in draft.text for draft in TACTICS[key].drafts.values())


def title(key: str) -> Sentence:
    """Name a tactic of the catalogue; one that is no longer in it by its key."""
    return _(TACTICS[key].title) if key in TACTICS else Sentence(voice().quote(key))


def message_cost(amount: float) -> Sentence:
    """Say what one message costs, also where that is less than the smallest coin."""
    least = smallest_coin()
    if amount < least / 2:
        return _("less than {least:cents}", least=least)
    return _("{amount:cents}", amount=amount)


def in_100(part: float) -> Sentence:
    """Say a share as a person would count it: 5 in 100, 0.4 in 100, almost none."""
    return _("almost none") if part < LEAST_IN_100 else _("{n} in 100", n=_hundredths(part))


def _more_order(lift: float) -> Sentence:
    """Say how many customers order because of a tactic."""
    if lift < LEAST_IN_100:
        return _("fewer than 1 more in every {thousand:count} customers orders", thousand=1000)
    if WHOLE_IN_100 <= lift < SECOND_IN_100:
        return _("1 more in every 100 customers orders")
    return _("{n} more in every 100 customers order", n=_hundredths(lift))


def _hundredths(part: float) -> Sentence:
    """Say a share as a number of 100, with a digit behind the point where there is less than one."""
    if abs(part) >= WHOLE_IN_100 or abs(part) < LEAST_IN_100:
        return _("{n:count}", n=part * 100)
    return _("{n:decimal}", n=part * 100)


def _without_tags(name: str) -> str:
    """Make a name harmless inside a draft, which a tool fills in once more."""
    return name.translate(_HARMLESS)


_HARMLESS = str.maketrans({"{": "(", "}": ")", "[": "(", "]": ")", "|": "/"})
