"""What most tutorials do with Online Retail: the reference of command_line.py. Usage: bare_recipe.py FILE"""

from __future__ import annotations

import sys

import pandas as pd
from lifetimes import BetaGeoFitter, GammaGammaFitter
from lifetimes.utils import summary_data_from_transaction_data


def main(path: str) -> None:
    lines = pd.read_csv(path, encoding="utf-8")
    sales = lines[lines.CustomerID.notna() & (lines.Quantity > 0) & (lines.UnitPrice > 0)]
    sales = sales.assign(amount=sales.Quantity * sales.UnitPrice)
    summary = summary_data_from_transaction_data(sales, "CustomerID", "InvoiceDate", "amount")
    purchases = BetaGeoFitter(penalizer_coef=0.05).fit(summary.frequency, summary.recency, summary["T"])
    repeaters = summary[(summary.frequency > 0) & (summary.monetary_value > 0)]
    spend = GammaGammaFitter(penalizer_coef=0.01).fit(repeaters.frequency, repeaters.monetary_value)
    spend.customer_lifetime_value(
        purchases,
        summary.frequency,
        summary.recency,
        summary["T"],
        summary.monetary_value,
        time=12,
        discount_rate=0.01,
    )


if __name__ == "__main__":
    main(sys.argv[1])
