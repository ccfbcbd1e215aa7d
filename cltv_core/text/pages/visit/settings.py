"""What the owner sets for all pages."""

from __future__ import annotations

from cltv_core.text.voice import N_

HEADING = N_("Settings")
MONTHS_LABEL = N_("Months to look ahead")
MONTHS_HELP = N_("How far into the future customers are valued.")
MARGIN_LABEL = N_("Gross margin")
MARGIN_HELP = N_(
    "What is left of your sales after the cost of the goods, and after tax where your amounts include it. At 100%, "
    "customers are valued by what they spend; below that, by what they earn you."
)
DISCOUNT_LABEL = N_("Discount rate per year")
DISCOUNT_HELP = N_("Money that comes later is worth less to you now. 10% a year is usual; 0% switches it off.")
COST_LABEL = N_("Cost of winning a customer")
COST_HELP = N_(
    "Customer acquisition cost: what you spend on advertising and first-time offers, divided by the number "
    "of new customers it brought. Enter it to see on *Cohorts* when a customer has paid it back."
)
COST_PLACEHOLDER = N_("Not given")
