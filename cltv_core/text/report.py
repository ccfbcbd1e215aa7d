"""What stands on the printable page beside what the rooms tell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from cltv_core.text.voice import N_, Sentence, _, ngettext

if TYPE_CHECKING:
    from cltv_core.describe.basis import Basis

FIGURES = N_("How your shop is doing")
VALUE = N_("What your customers will likely bring")
THIS_WEEK = N_("Worth doing this week")
NOTHING_LEFT = N_(
    "Nothing is left for this week: you have done it, put it off or ruled it out, or it waits for a running campaign."
)
NOTHING_WORTHWHILE = N_(
    "No idea would earn enough for an hour of your time this week. This one comes closest. Try it on a few to learn "
    "from it."
)
PLAN_ALL_THE_SAME = N_("If you have the hours all the same, the plan says where they bring most, and what to try.")
MOST_AN_HOUR = N_("Highest gain per hour first.")
CAMPAIGNS = N_("What your campaigns brought")
LEARNED = N_("What they show together")
WINNING = N_("What a new customer costs you")
SEGMENTS = N_("Your segments, and what to do for each")
DEFINITIONS = N_("Who belongs to which segment")
BEST = N_("Your 20 most valuable customers")
RECONCILIATION = N_("What happened to the money in your files")
NOT_KNOWN_YET = N_("Not known yet")
SPARKLINE = N_("{label}, month by month")
BANDS_CAPTION = N_("Number of customers by what each is expected to bring.")
CONCENTRATION_CAPTION = N_("Share of the total. Dotted: if all customers brought the same.")
CURVES_CAPTION = N_("What a customer brings, by when they first ordered. Dashed: forecast.")
SEGMENTS_CAPTION = N_("Share of customers (pale) and of the total (dark).")
CURVES = N_("What customers bring over time")
AXIS_BEST_FIRST = N_("Customers, best first")
AXIS_MONTHS = N_("Months since the first order")
BEST_POINT = N_("{best:share} bring {brought:share}")
TWO_SHARES = N_("{of_customers:share} · {of_value:share}")
SEGMENT = N_("Segment")
CUSTOMERS = N_("Customers")
TIERS = N_("High · Medium · Low value")
SHARE = N_("Share of total")
WHAT_TO_DO = N_("What to do")
CUSTOMER = N_("Customer")
WHY = N_("Why there")
ROWS = N_("Rows")
AMOUNT = N_("Amount")
PRIVACY = N_("No customer data left the computer that made this page.")
COUNT = N_("{n:count}")
ABOUT = N_("{amount:about}")
CENTS = N_("{amount:cents}")
PART = N_("{part:share}")
BY_TIER = N_("{high:count} · {medium:count} · {low:count}")


def title(as_of: date) -> Sentence:
    """Name the page."""
    return _("What your customers are worth, {as_of:day}", as_of=as_of)


def basis(found: Basis) -> Sentence:
    """Say from which sales everything is worked out."""
    return _(
        "As of {as_of:day}, from {orders} worth {revenue:money} since {first:day}",
        as_of=found.as_of,
        orders=ngettext("{n:count} order", "{n:count} orders", found.orders),
        revenue=found.revenue,
        first=found.first_day,
    )


def files(names: Sequence[str]) -> Sentence:
    """Name the files of an account."""
    return ngettext("Your file: {names:list}.", "Your {n:count} files: {names:list}.", len(names), names=names)
