"""What an owner should bear in mind, without saying one thing twice."""

from __future__ import annotations

from collections.abc import Sequence

from cltv_core.analysis import Analysis
from cltv_core.backtest.codes import Finding
from cltv_core.facts import Code, Fact
from cltv_core.text.say import say_all
from cltv_core.text.sentences import few_customers
from cltv_core.value.codes import Caution

ROUGH_GUIDES: Sequence[Code] = (Finding.TOO_SHORT_TO_TEST, Finding.NOTHING_TO_TEST, Caution.LONG_HORIZON)
"""Cautions by which the future is a rough guide, the weightiest first; that of few customers weighs still more."""


def cautions(analysis: Analysis) -> tuple[str, ...]:
    """The warnings of files and forecast; of those that take the future for a rough guide, only the weightiest."""
    of_files = tuple(dict.fromkeys(analysis.transactions.report.warnings))
    few = few_customers(analysis.transactions.orders["customer_id"].nunique()) in of_files
    return (*of_files, *say_all(without_repeats(analysis.forecast.cautions, guide_said=few)))


def without_repeats(told: Sequence[Fact], guide_said: bool = False) -> list[Fact]:
    """All but the rough guides that follow a weightier one; `guide_said`: one was said already."""
    guides = sorted({fact.code for fact in told} & set(ROUGH_GUIDES), key=ROUGH_GUIDES.index)
    repeated = guides if guide_said else guides[1:]
    return [fact for fact in told if fact.code not in repeated]
