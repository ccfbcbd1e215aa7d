"""What the owner reads of what happened: key figures, cohorts, the reconciliation, newer against older customers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from cltv_core.describe.cohort_groups import TIME_GROUPINGS, Grouping, Pooled
from cltv_core.describe.kpis import Kpi, Kpis, Measure, Unknown, as_told
from cltv_core.describe.newer_customers import Compared, NewerCustomers
from cltv_core.describe.opinions import Said
from cltv_core.describe.reconciliation import Line, Sum
from cltv_core.describe.small_shop import WhenReady
from cltv_core.facts import Code
from cltv_core.text.voice import N_, Sentence, Template, _, ngettext, voice

LABELS: Mapping[Code, str] = {
    Measure.ACTIVE_CUSTOMERS: N_("Active customers"),
    Measure.RETENTION_RATE: N_("Retention"),
    Measure.CHURN_RATE: N_("Churn"),
    Measure.AVERAGE_ORDER_VALUE: N_("Average order value"),
    Measure.PURCHASE_FREQUENCY: N_("Purchase frequency"),
    Measure.REPEAT_RATE: N_("Repeat rate"),
}
DEFINITIONS: Mapping[Code, str] = {
    Measure.ACTIVE_CUSTOMERS: N_("Customers who ordered at least once in the period."),
    Measure.RETENTION_RATE: N_(
        "Customer retention rate: of the customers who ordered in the period before, the share who ordered again in "
        "this one."
    ),
    Measure.CHURN_RATE: N_(
        "Churn rate: of the customers who ordered in the period before, the share who did not order in this one. "
        "Retention and churn add up to 100%."
    ),
    Measure.AVERAGE_ORDER_VALUE: N_(
        "Average order value: sales of the period, less refunds, divided by the number of orders. An order that was "
        "fully refunded counts only if its customer has no other."
    ),
    Measure.PURCHASE_FREQUENCY: N_(
        "Purchase frequency: orders of the period, without fully refunded ones, divided by the customers who ordered."
    ),
    Measure.REPEAT_RATE: N_(
        "Repeat rate: of the customers who ordered in the period, the share who ordered on two days or more."
    ),
}
ACQUISITION_COST = N_("Customer acquisition cost")
POOLED: Mapping[Code, str] = {
    Pooled.ALL: N_("All customers"),
    Pooled.SMALL: N_("Smaller groups"),
    Pooled.OTHER: N_("All others"),
    Pooled.UNKNOWN: N_("Not known"),
}
SENTENCES: Mapping[Code, Template] = {
    **LABELS,
    **POOLED,
    Said.RECOMMEND: N_(
        "Of {people:count} who answered, {share:percent} would recommend you (9 or 10 of 10), likely {low:percent} to "
        "{high:percent}. Less those who would not (6 or below), the net promoter score is {net:count} (likely "
        "{net_low:count} to {net_high:count})."
    ),
    Said.SATISFIED: N_(
        "Of {people:count} who answered, {share:percent} are satisfied (4 or 5 of 5), likely {low:percent} to "
        "{high:percent}."
    ),
    Unknown.TOO_SHORT: N_(
        "Retention compares one period with the one before. Your files do not go back far enough for two."
    ),
    Unknown.NOBODY_BEFORE: N_("Nobody ordered in the period before, so nobody could come back."),
    Unknown.NOBODY_NOW: N_("Nobody ordered in this period."),
    WhenReady.DAY: N_(
        "Come back around {day:day} with a longer file: as your shop grows now, it will then have what a forecast you "
        "can plan with takes, three months of sales and about {customers:count} customers; you have {known:count}."
    ),
    WhenReady.NOW: N_(
        "A newer export is likely to hold enough by now. A forecast you can plan with takes three months of sales and "
        "about {customers:count} customers; you have {known:count}."
    ),
    WhenReady.CUSTOMERS: N_(
        "A forecast you can plan with takes three months of sales and about {customers:count} customers; you "
        "have {known:count}."
    ),
    Sum.IN_FILES: N_("In your files"),
    Sum.USED: N_("Used"),
}


def rows_of(line: Line) -> Sentence:
    """Tell the rows of a line of an account."""
    return _("{n:count} in part", n=line.in_part) if line.in_part else _("{n:count}", n=line.rows)


def label(measure: Measure) -> Sentence:
    """Name a key figure."""
    return _(LABELS[measure])


def definition(measure: Measure) -> Sentence:
    """Say what a key figure means."""
    return _(DEFINITIONS[measure])


def value(measure: Measure, figure: float) -> Sentence:
    """Say a key figure as it is shown large."""
    told = as_told(measure, figure)
    if measure == Measure.ACTIVE_CUSTOMERS:
        return _("{n:count}", n=told)
    if measure == Measure.AVERAGE_ORDER_VALUE:
        return _("{amount:cents}", amount=told) if told < 100 else _("{amount:money}", amount=told)
    if measure == Measure.PURCHASE_FREQUENCY:
        return _("{n:decimal} orders", n=told)
    return _("{part:share}", part=told)


def change(kpi: Kpi) -> Sentence:
    """Say how a key figure stood before, "" if that is not known."""
    if kpi.change is None or kpi.previous is None:
        return Sentence("")
    before = value(kpi.measure, kpi.previous)
    if kpi.change == "same":
        return _("unchanged at {before}", before=before)
    return _("up from {before}", before=before) if kpi.change == "up" else _("down from {before}", before=before)


def period(kpis: Kpis) -> Sentence:
    """Say over which days the key figures are."""
    days = {"start": kpis.start, "end": kpis.end}
    if not kpis.months:
        return _("{start:day} to {end:day}", **days)
    return ngettext(
        "{start:day} to {end:day}, a month", "{start:day} to {end:day}, {n:count} months", kpis.months, **days
    )


def comparison(kpis: Kpis) -> Sentence:
    """Say what the key figures are compared with, "" where nothing is known to compare with."""
    if not kpis.months:
        return Sentence("")
    if kpis.compared == 12:
        return _("compared with a year earlier")
    return ngettext("compared with the month before", "compared with the {n:count} months before", kpis.months)


def cohort_short(cohort: str, by: Grouping = "month") -> Sentence:
    """Name a cohort: Mar 2011, Q1 2011, the name of a product or channel, or what was put together."""
    if cohort.startswith(" "):
        return _(POOLED[Pooled(cohort)])
    if by not in TIME_GROUPINGS:
        return Sentence(voice().quote(cohort))
    year, _dash, part = cohort.partition("-")
    if by == "quarter":
        return _("Q{quarter} {year}", quarter=part.removeprefix("Q"), year=year)
    return _("{month:month_short}", month=date(int(year), int(part), 1))


def newer_customers(found: NewerCustomers) -> Sentence:
    """Say whether newer customers bring more than older ones did at the same age, and whether that lasts."""
    values = {"newer": found.newer, "older": found.older, "turn": _turn(found.later)}
    if not found.clear:
        return ngettext(
            "Newer customers bring about as much as older ones did: {newer:about} against {older:about} in their first "
            "month{turn}.",
            "Newer customers bring about as much as older ones did: {newer:about} against {older:about} in their first "
            "{n:count} months{turn}.",
            found.months,
            **values,
        )
    if found.newer > found.older:
        return ngettext(
            "Newer customers bring more: {newer:about} against {older:about} in their first month{turn}.",
            "Newer customers bring more: {newer:about} against {older:about} in their first {n:count} months{turn}.",
            found.months,
            **values,
        )
    return ngettext(
        "Newer customers bring less: {newer:about} against {older:about} in their first month{turn}.",
        "Newer customers bring less: {newer:about} against {older:about} in their first {n:count} months{turn}.",
        found.months,
        **values,
    )


def _turn(later: Compared | None) -> Sentence:
    """Go on with what a longer time says otherwise, "" where it does not."""
    if later is None:
        return Sentence("")
    values = {"newer": later.newer, "older": later.older, "months": later.months}
    if later.newer > later.older:
        return _(", but more after that: {newer:about} against {older:about} by month {months:count}", **values)
    return _(", but less after that: {newer:about} against {older:about} by month {months:count}", **values)


def band(low: float, high: float) -> Sentence:
    """Name a band of value by its limits; the first begins at 0, the last has no end."""
    ends = {"low": low, "high": high}
    if low == 0:
        return _("under {high:limit}", **ends)
    return _("{low:limit} or more", **ends) if high == float("inf") else _("{low:limit} to {high:limit}", **ends)
