"""What the Overview says."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from cltv_core.describe.kpis import Kpi, Measure, as_told
from cltv_core.describe.new_pace import LATELY
from cltv_core.text.describe import value
from cltv_core.text.pages.common import UNKNOWN
from cltv_core.text.report import MOST_AN_HOUR
from cltv_core.text.voice import N_, Sentence, _, ngettext

if TYPE_CHECKING:
    from cltv_core.describe.new_pace import NewPace

SALES_HEADING = N_("Sales by month")
SALES_HELP = N_(
    "Sales to customers that your files name, before costs. New: customers in the month of their first order. "
    "Expected: of today's customers and of those who will join. The range is that of a single month: 8 in 10 come out "
    "inside it."
)
PAST_SALES_HELP = N_(
    "Sales to customers that your files name, before costs, in months that are over. New: customers in the month of "
    "their first order."
)
LEGEND_RETURNING = N_("Returning customers")
LEGEND_NEW = N_("New customers")
LEGEND_EXPECTED = N_("Expected")
LEGEND_RANGE = N_("Likely range (80%)")
OPINIONS = N_("What your customers say")
OPINIONS_HELP = N_(
    "The latest answer of each who answered a survey in your files, bought or not. The likely range (80%) is that of "
    "people like those who answered; others may think differently."
)
PERIOD = N_("Period of the figures")
LAST_YEAR = N_("Sales, last 12 months")
NEXT_YEAR = N_("Expected sales, next 12 months")
CHANGE_HELP = N_(
    "Complete months only. Expected sales are those of today's customers, and of new ones if as many keep coming as "
    "the line below the headline says."
)
TOO_SHORT_FOR_SALES = N_("Your sales do not cover a whole month yet, so there is no month to draw.")
DISTRIBUTION_HELP = N_(
    "Customer lifetime value (CLTV): what a customer is expected to bring from now on, over the months set under "
    "*Settings*, at your margin. Money that comes later counts a little less."
)
CONCENTRATION_HEADING = N_("How much depends on your best customers")
CONCENTRATION_HELP = N_("Customers in order of what they are expected to bring, the best first.")
ACTIONS_HEADING = N_("Worth doing this week")
ACTIONS_HELP = N_("The ideas with the highest likely gain for the time they take.")
MOST_AN_HOUR_BEFORE_GOODS = N_(
    "Highest gain per hour first, before the cost of goods: enter your margin under *Settings* to see profit."
)
BEFORE_GOODS = N_("Gains are before the cost of goods: enter your margin under *Settings* to see profit.")
AT_STAKE_HELP = N_(
    "At stake is what these customers would spend beyond the forecast if they kept to their usual rhythm. It "
    "shows where to look first, not what an idea gains."
)
OPEN_ACTION = N_("Open message and list")
GET_LIST = N_("Get the list")
TO_PLAN = N_("See the plan")
REPORT_BUTTON = N_("Printable report")
REPORT_HELP = N_("One page to print or share, without customer names.")
UNCHANGED = N_("unchanged")
LEAST_CHANGE = 0.0005
"""What a change would be told as 0.0% below."""
UP_TO_DATE_FOR_DAYS = 7
DAYS_IN_WORDS, MONTHS_IN_WORDS = 90, 24
"""From so many on, the next larger unit is said."""
DAYS_A_MONTH = 365.25 / 12
AXIS_BEST_CUSTOMERS = N_("Customers, best first")
AXIS_SHARE_OF_VALUE = N_("Share of the total")

SHARES = (Measure.RETENTION_RATE, Measure.CHURN_RATE, Measure.REPEAT_RATE)


def corrected(at_first: float) -> Sentence:
    """Say what the first estimate was, where the test has changed it."""
    return _("Testing on your own past corrected the first estimate of {at_first:about}.", at_first=at_first)


def more_to_know(sentences: int) -> Sentence:
    """Head what else should be known before the figures are trusted."""
    return ngettext("{n:count} more thing to know", "{n:count} more things to know", sentences)


def sales_ended(last_day: date, today: date) -> Sentence:
    """Say how long ago the files ended, where that is more than a week; "" otherwise."""
    past = (today - last_day).days
    if past <= UP_TO_DATE_FOR_DAYS:
        return Sentence("")
    return _(
        "Your sales end on {last:day}, {ago}. “Days ago”, “late” and “due” count from that day.",
        last=last_day,
        ago=_long_ago(past),
    )


def too_old_to_write(last_day: date, today: date) -> Sentence:
    """Say to bring newer sales before anybody is written to, where the files ended long ago; "" otherwise."""
    from cltv_core.campaigns.lists import STALE_AFTER

    past = (today - last_day).days
    if past <= STALE_AFTER.days:
        return Sentence("")
    return _(
        "Your sales end on {last:day}, {ago}. Load a newer export before you write to anybody: who is late or lost "
        "here may have bought since.",
        last=last_day,
        ago=_long_ago(past),
    )


def _long_ago(days: int) -> Sentence:
    """Say how long ago so many days are: 22 days ago, 4 months ago, 15 years ago."""
    months = round(days / DAYS_A_MONTH)
    if days < DAYS_IN_WORDS:
        return ngettext("{n:count} day ago", "{n:count} days ago", days)
    if months < MONTHS_IN_WORDS:
        return ngettext("{n:count} month ago", "{n:count} months ago", months)
    return ngettext("{n:count} year ago", "{n:count} years ago", round(months / 12))


def distribution_heading(margin: float) -> Sentence:
    """Head the chart of what customers are expected to bring: spend, or profit once a margin is set."""
    if margin == 1:
        return _("How much each customer will likely spend")
    return _("How much profit each customer will likely bring")


def best_fifth(share_of_value: float) -> Sentence:
    """Name the point of the best fifth in the chart."""
    return _("20% bring {share:percent}", share=share_of_value)


def band_hover(band: Sentence, customers: int, of_all: float) -> Sentence:
    """Say how many customers are in a band of values."""
    return ngettext(
        "{band}: {n:count} customer ({share:percent})",
        "{band}: {n:count} customers ({share:percent})",
        customers,
        band=band,
        share=of_all,
    )


def concentration_hover(share_of_customers: float, share_of_value: float) -> Sentence:
    """Say what so many of the best customers bring."""
    return _(
        "The best {customers:percent} of customers bring {value:percent}",
        customers=share_of_customers,
        value=share_of_value,
    )


def under_actions(actions: int, *, before_goods: bool) -> Sentence:
    """Say below so many ideas in which order they stand, and that their gains are before the cost of goods."""
    if actions > 1:
        return _(MOST_AN_HOUR_BEFORE_GOODS) if before_goods else _(MOST_AN_HOUR)
    return _(BEFORE_GOODS) if before_goods else Sentence("")


def gain_help(gain: Sentence, work: Sentence) -> Sentence:
    """Explain the likely gain of an action, and say how much work it is."""
    return _("{gain} {work}", gain=gain, work=work)


def month_hover(month: date, returning: float, new: float) -> Sentence:
    """Say what was sold in a month, and to whom."""
    return _(
        "{month:month}: {total:about}<br>returning customers {returning:about}, new {new:about}",
        month=month,
        total=returning + new,
        returning=returning,
        new=new,
    )


def month_ahead_hover(ahead: Mapping[Hashable, Any]) -> Sentence:
    """Say what is expected in a month, with its likely range where one is known."""
    if math.isnan(ahead["low"]):
        return _("{month:month}: about {expected:about} expected", month=ahead["month"], expected=ahead["expected"])
    return _(
        "{month:month}: about {expected:about} expected<br>likely range {low:about} to {high:about}",
        **{name: ahead[name] for name in ("month", "expected", "low", "high")},
    )


def sales_alt(last_year: float | None, next_year: float | None) -> Sentence:
    """Describe the chart of sales by month with its figures."""
    if last_year is None or next_year is None:
        return _("Sales by month, of new and returning customers, and what is expected")
    return _(
        "Sales by month, of new and returning customers: {last:about} in the last 12 months, {next:about} expected in "
        "the next 12",
        last=last_year,
        next=next_year,
    )


def past_sales_alt(first: date, last: date) -> Sentence:
    """Describe the chart of sales by month where nothing is expected."""
    return _(
        "Sales by month to new and returning customers, {first:month_short} to {last:month_short}",
        first=first,
        last=last,
    )


def period_option(months: int) -> Sentence:
    """Name a choice of period."""
    return ngettext("Last month", "Last {n:count} months", months)


def with_new_customers(last: float, ahead: float, pace: NewPace) -> Sentence:
    """Lead from what today's customers are expected to bring to the sales of the shop, and say what that rests on."""
    told = _(
        "That is today's customers alone. If as many new ones keep coming as in the last {months:months}, expect sales "
        "of about {ahead:about} in the next 12 months, after {last:about} in the last 12.",
        months=pace.months,
        last=last,
        ahead=ahead,
    )
    return Sentence(f"{told} {_other_pace(pace)}") if pace.verdict else told


def _other_pace(pace: NewPace) -> Sentence:
    """Say that customers join at another pace lately, and what that may do to what is expected."""
    values = {"lately": pace.lately, "usual": pace.usual, "months": LATELY}
    if pace.verdict < 0:
        return _(
            "Fewer came lately, {lately:count} a month in the last {months:months} against {usual:count} on average: "
            "if that stays so, expect less.",
            **values,
        )
    return _(
        "More came lately, {lately:count} a month in the last {months:months} against {usual:count} on average: if "
        "that stays so, expect more.",
        **values,
    )


def kpi_value(kpi: Kpi) -> Sentence:
    """Say a figure; a dash where it cannot be known."""
    return Sentence(UNKNOWN) if kpi.value is None else value(kpi.measure, kpi.value)


def kpi_change(kpi: Kpi) -> Sentence | int | None:
    """Say a change of a share in points, of all else in percent; 0 for none, None where it is not known."""
    if kpi.value is None or kpi.previous is None or (kpi.measure not in SHARES and not kpi.previous):
        return None
    if kpi.change == "same":
        return 0
    if kpi.measure in SHARES:
        points = (as_told(kpi.measure, kpi.value) - as_told(kpi.measure, kpi.previous)) * 100
        return ngettext(
            "{sign}{points:number} point",
            "{sign}{points:number} points",
            abs(round(points)),
            sign=_sign(points),
            points=round(abs(points), 1),
        )
    return percent_change(kpi.value / kpi.previous - 1)


def percent_change(change: float | None) -> Sentence | int | None:
    """Say a change in percent with its sign; 0 for none that can be told, None where it is not known."""
    if change is None:
        return None
    return _("{sign}{share:share}", sign=_sign(change), share=abs(change)) if abs(change) >= LEAST_CHANGE else 0


def amount(value: float) -> Sentence:
    """Say an amount by itself."""
    return _("{amount:about}", amount=value)


def _sign(change: float) -> Sentence:
    """Return a hyphen for minus, as the figure cards tell rises from falls by it."""
    return Sentence("-" if change < 0 else "+")


def kpi_period(period: Sentence, comparison: Sentence) -> Sentence:
    """Say for which months the figures stand, and what they are compared with."""
    if not comparison:
        return _("Figures of {period}.", period=period)
    return _("Figures of {period}, {comparison}.", period=period, comparison=comparison)
