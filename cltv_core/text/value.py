"""What the owner reads of a forecast beside its figures."""

from __future__ import annotations

from collections.abc import Mapping

from cltv_core.facts import Code, Fact
from cltv_core.text.models import explained
from cltv_core.text.voice import N_, Sentence, Template, _
from cltv_core.value.codes import Caution


def _instead(fact: Fact) -> Sentence:
    used = _("So the forecast is made by {method}.", **fact)
    return Sentence(" ".join(part for part in (used, explained(fact["method"])) if part))


SENTENCES: Mapping[Code, Template] = {
    Caution.INSTEAD: _instead,
    Caution.LONG_HORIZON: N_(
        "Your sales cover {history_days:days}; looking {horizon_days:days} ahead goes beyond what they can tell, so "
        "take it as a rough guide."
    ),
}
