"""What the command line says when it is done: how the files were understood, and the figure they came to."""

from __future__ import annotations

from pathlib import Path

from cltv_core.analysis import Analysis
from cltv_core.text.wording import count, horizon, methods, money, money_short, percent
from cltv_core.transactions import FileReport, Transactions


def understood(transactions: Transactions, folder: Path) -> list[str]:
    """A line a file with its columns, then what all of them came to."""
    orders = transactions.orders
    report = transactions.report
    return [
        *(_file(file) for file in report.files),
        f"{count(len(orders))} orders of {count(orders['customer_id'].nunique())} customers; "
        f"{money(report.used_amount, transactions.currency, cents=True)} used of "
        f"{money(report.file_amount, transactions.currency, cents=True)} in the files.",
        f"Written to {folder}.",
    ]


def _file(file: FileReport) -> str:
    columns = ", ".join(f"{role}={header}" for role, header in file.columns.items())
    return f"{file.name}: {file.format_label}, {count(file.rows)} rows ({columns})"


def analysed(analysis: Analysis) -> str:
    forecast, terms = analysis.forecast, analysis.terms
    counted = "" if terms.margin == 1 else f" after the cost of goods (a margin of {percent(terms.margin)})"
    total = money_short(forecast.total, analysis.currency)
    return f"Expected over the {horizon(terms.horizon_days)}: {total}{counted}, by {methods(forecast.model)}."
