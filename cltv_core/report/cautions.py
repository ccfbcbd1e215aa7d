"""What an owner should bear in mind, without saying one thing twice."""

from __future__ import annotations

from collections.abc import Iterator

from cltv_core.analysis import Analysis
from cltv_core.text.sentences import few_customers
from cltv_core.text.wording import long_look, not_tested


def cautions(analysis: Analysis) -> tuple[str, ...]:
    """The warnings of files and forecast; of those that take the future for a rough guide, only the weightiest."""
    said = dict.fromkeys((*analysis.transactions.report.warnings, *analysis.forecast.warnings))
    _, *repeated = [caution for caution in _rough_guides(analysis) if caution in said] or [""]
    return tuple(caution for caution in said if caution not in repeated)


def _rough_guides(analysis: Analysis) -> Iterator[str]:
    """The weightiest first."""
    yield few_customers(analysis.transactions.orders["customer_id"].nunique())
    record = analysis.forecast.accuracy
    if record:
        yield not_tested(record.history_days)
    yield long_look(analysis.terms.horizon_days, int(analysis.summary.frame["T"].max()))
