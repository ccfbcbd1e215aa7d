"""Charts: data frames in, figures for plotly.js out."""

from dashboard.charts.accuracy import standings, tenths
from dashboard.charts.campaigns import campaign_results
from dashboard.charts.cohorts import cumulative_value, retention_grid
from dashboard.charts.customer import purchases
from dashboard.charts.movement import movement_flow
from dashboard.charts.plan import line_profits
from dashboard.charts.sales import sales_by_month
from dashboard.charts.segments import segment_map
from dashboard.charts.small_shop import best_days, best_sellers, sales_by_week
from dashboard.charts.values import concentration, value_distribution

__all__ = [
    "best_days",
    "best_sellers",
    "campaign_results",
    "concentration",
    "cumulative_value",
    "line_profits",
    "movement_flow",
    "purchases",
    "retention_grid",
    "sales_by_month",
    "sales_by_week",
    "segment_map",
    "standings",
    "tenths",
    "value_distribution",
]
