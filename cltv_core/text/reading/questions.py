"""What the owner is asked about the files, and what can be answered."""

from __future__ import annotations

from collections.abc import Mapping

from cltv_core.facts import Code, Fact, Money
from cltv_core.reading.codes import Answer, Asked
from cltv_core.text.voice import N_, Plural, Template, _


def _changed(fact: Fact) -> str:
    amount = fact["amount"]
    if amount.amount > 0:
        return _("{more:about} more revenue", more=amount)
    return _("{less:about} less revenue", less=Money(-amount.amount, amount.currency)) if amount.amount else _("chosen")


SENTENCES: Mapping[Code, Template] = {
    Asked.DAY_FIRST: N_("{file} writes dates like {cell}. Which comes first?"),
    Asked.CURRENCY: N_("Your files have sales in several currencies, which cannot be added up. Which one do you want?"),
    Asked.COUNT_OPEN: Plural(
        "One order in {file} is not paid yet: {share:share} of the amount in it. Should it count as a sale?",
        "{orders:count} orders in {file} are not paid yet: {share:share} of the amount in it. Should they count as "
        "sales?",
        by="orders",
    ),
    Asked.USE_CARDS: N_(
        "{orders:count} sales in {file}, {share:share} of the amount in it, have no customer, but show the brand and "
        "the last four digits of a card. Should a card count as a customer? Two people can have the same digits, and "
        "one person can pay with several cards, so some regulars will be told apart wrongly."
    ),
    Asked.TIMEZONE: N_("{file} has its times in UTC, the last sale at {clock}. In which time zone is your shop?"),
    Asked.AMOUNT_COLUMN: N_("Several columns of {file} may hold what was paid. Which one does?"),
    Asked.COUNT_UNKNOWN: N_(
        "We do not know what {statuses:list} means in {file}: {share:share} of the amount in it. Are these sales?"
    ),
    Asked.MINOR_UNITS: N_("{file} has whole numbers under {column}. What do they count?"),
    Asked.COUNT_ODD: N_(
        "Order {order} in {file} is of {amount:cents}, far more than any other. Is that right, or a typing error?"
    ),
    Answer.COLUMN: N_("{column}"),
    Answer.CHANGES_BY: _changed,
    Answer.COUNT_UNKNOWN: N_("Yes, count them"),
    Answer.LEAVE_UNKNOWN: N_("No, leave them out"),
    Answer.WHOLE_UNITS: N_("Whole units, such as euros or dollars"),
    Answer.MINOR_UNITS: N_("Cents, pence or the like"),
    Answer.COUNT_ODD: N_("It is right, count it"),
    Answer.LEAVE_ODD: N_("It is an error, leave it out"),
    Answer.DAY_FIRST: N_("The day comes first"),
    Answer.MONTH_FIRST: N_("The month comes first"),
    Answer.CURRENCY: N_("{code}"),
    Answer.COUNT_OPEN: N_("Count them: they are paid on delivery or by invoice"),
    Answer.LEAVE_OPEN: N_("Leave them out: they may never be paid"),
    Answer.USE_CARDS: N_("Count each card as a customer"),
    Answer.NO_CARDS: N_("Leave these sales out"),
    Answer.CELL_MEANS: N_("{cell} = {day:day}"),
    Answer.ORDERS_WORTH: Plural("1 order, {amount:cents}", "{orders:count} orders, {amount:cents}", by="orders"),
}
