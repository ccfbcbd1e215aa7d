"""What several models want to know of the same customers is worked out once, and goes with them."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace

from cltv_core.models.activity import fit_activity
from cltv_core.models.buy_till_you_die.gamma_gamma import fit_spend
from cltv_core.models.buy_till_you_die.order_models import fit_chances
from cltv_core.models.histories import Histories
from cltv_core.models.once import once_a_summary
from cltv_core.summary import CustomerSummary

SHARED = (Histories.of, fit_chances, fit_activity, fit_spend)


def test_each_summary_is_worked_out_once(cdnow_summary: CustomerSummary) -> None:
    asked: list[CustomerSummary] = []

    @once_a_summary
    def place(summary: CustomerSummary) -> int:
        asked.append(summary)
        return len(asked)

    other = replace(cdnow_summary)
    assert [place(one) for one in (cdnow_summary, other, cdnow_summary, other)] == [1, 2, 1, 2]


def test_what_models_share_is_the_same_object(cdnow_summary: CustomerSummary) -> None:
    for work_out in SHARED:
        assert work_out(cdnow_summary) is work_out(cdnow_summary)


def test_nothing_that_is_kept_holds_the_customers(cdnow_summary: CustomerSummary) -> None:
    summary = replace(cdnow_summary)
    for work_out in SHARED:
        work_out(summary)
    gone = weakref.ref(summary)
    del summary
    gc.collect()
    assert gone() is None
