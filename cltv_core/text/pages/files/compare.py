"""Several shops side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cltv_core.facts import Money
from cltv_core.text.pages.common import UNKNOWN
from cltv_core.text.spelling import about, count, day
from cltv_core.text.voice import N_, Sentence, _

if TYPE_CHECKING:
    from cltv_core.project.compare import ShopLine

HEADING = N_("Your shops side by side")
NOTE = N_("As their project files were last saved, each in its own currency. Open one alone to go on with it.")
ALT = N_("For each shop its customers, sales and what is expected")
SHOP, UNTIL, CUSTOMERS = N_("Shop"), N_("Sales up to"), N_("Customers")
SALES, CAMPAIGNS = N_("Sales, last 12 months"), N_("Campaigns")
EXPECTED = N_("Expected of these customers, next 12 months")
NAMELESS = N_("Without a name")


def cells(line: ShopLine) -> dict[str, Sentence]:
    """Make one row of the comparison, by the heading of each column."""
    return {
        _(SHOP): _("{name}", name=line.name) if line.name else _(NAMELESS),
        _(UNTIL): Sentence(day(line.as_of) if line.as_of else UNKNOWN),
        _(CUSTOMERS): Sentence(UNKNOWN if line.customers is None else count(line.customers)),
        _(SALES): _amount(line.revenue_last_year, line.currency),
        _(EXPECTED): _expected(line),
        _(CAMPAIGNS): _campaigns(line),
    }


def _amount(amount: float | None, currency: str) -> Sentence:
    return Sentence(about(Money(amount, currency)) if amount else UNKNOWN)


def _expected(line: ShopLine) -> Sentence:
    if line.ahead is None:
        return Sentence(UNKNOWN)
    expected, low, high = (
        Money(amount, line.currency) for amount in (line.ahead.expected, line.ahead.low, line.ahead.high)
    )
    return _("{expected:about} ({low:about} to {high:about})", expected=expected, low=low, high=high)


def _campaigns(line: ShopLine) -> Sentence:
    if not line.campaigns:
        return Sentence(UNKNOWN)
    return _("{number:count}, of which {worked:count} worked", number=line.campaigns, worked=line.worked)
