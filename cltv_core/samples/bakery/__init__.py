"""A sample bakery: two years of till lines, made by a simulator whose true parameters are known."""

from cltv_core.samples.bakery.till import bakery_csv
from cltv_core.samples.bakery.truth import BAKERY_TRUTH, BakeryTruth
from cltv_core.samples.bakery.visits import Visits, bakery_visits

__all__ = ["BAKERY_TRUTH", "BakeryTruth", "Visits", "bakery_csv", "bakery_visits"]
