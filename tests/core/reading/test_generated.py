"""Exports of programs that nobody knows: read right, and where not, never wrong in silence.

The first 40 seeds; CLTV_GENERATED=500 in the environment takes that many.
"""

from __future__ import annotations

import os
from collections import Counter

from tests.core.reading.generator.export import export_of
from tests.core.reading.generator.score import scores

EXPORTS = int(os.environ.get("CLTV_GENERATED", "40"))
RIGHT = 0.97
SILENT = 0.0
"""Shares of exports."""


def test_an_export_is_the_same_every_time() -> None:
    assert export_of(7) == export_of(7)
    assert export_of(7).data != export_of(8).data


def test_generated_exports_are_read_right() -> None:
    verdicts = Counter(score.verdict for score in scores(range(EXPORTS)))
    assert verdicts["right"] >= RIGHT * EXPORTS, verdicts
    assert verdicts["wrong in silence"] <= SILENT * EXPORTS, verdicts
