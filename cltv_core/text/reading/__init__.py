"""What the reading room has to tell of files, in sentences."""

from __future__ import annotations

from collections.abc import Mapping

from cltv_core.facts import Code
from cltv_core.text.reading import decisions, exclusions, notes, problems, questions, remedies
from cltv_core.text.voice import Template

SENTENCES: Mapping[Code, Template] = {
    **exclusions.SENTENCES,
    **notes.SENTENCES,
    **questions.SENTENCES,
    **decisions.SENTENCES,
    **problems.SENTENCES,
    **remedies.SENTENCES,
}
