"""What is said of the figures behind a chart."""

from __future__ import annotations

from cltv_core.text.voice import N_

BUTTON = {
    "sales": N_("Table and picture of sales by month"),
    "cumulative": N_("Table and picture of what customers bring"),
    "retention": N_("Table and picture of who comes back"),
}
TABLE_ALT = {
    "sales": N_("Sales by month as a table"),
    "cumulative": N_("What customers bring as a table"),
    "retention": N_("Who comes back as a table"),
}
FILES = {
    "sales": "sales-by-month",
    "cumulative": "customer-value-by-cohort",
    "retention": "retention-by-cohort",
    "segments": "segments",
}
CSV = N_("CSV file")
EXCEL = N_("Excel file")
PNG = N_("Picture (PNG)")
SVG = N_("Drawing (SVG)")
COLUMNS = {
    "cohort": N_("Group"),
    "month": N_("Month"),
    "months_since": N_("Months since the first order"),
    "customers": N_("Customers"),
    "active": N_("Came back"),
    "retention": N_("Share that came back"),
    "cumulative_value": N_("Per customer so far"),
    "is_forecast": N_("Expected"),
    "new": N_("New customers"),
    "returning": N_("Returning customers"),
    "expected": N_("Expected sales"),
    "low": N_("Likely range from"),
    "high": N_("Likely range to"),
}
