"""Fit a model once to one shop, however often other terms are asked about."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from cltv_core.errors import ModelNotFitted
from cltv_core.models.codes import Method
from cltv_core.models.protocol import Fitted, Model
from cltv_core.summary import CustomerSummary


@dataclass(frozen=True)
class CachedFit:
    """Cache the fit of `model`, or its refusal, for one `summary`; other summaries are fitted anew."""

    model: Model
    summary: CustomerSummary = field(repr=False)

    @property
    def method(self) -> Method:
        """Name the method."""
        return self.model.method

    def fit(self, summary: CustomerSummary) -> Fitted:
        """Return the cached fit, or raise the cached refusal."""
        if summary is not self.summary:
            return self.model.fit(summary)
        if isinstance(self._outcome, ModelNotFitted):
            raise self._outcome
        return self._outcome

    @cached_property
    def _outcome(self) -> Fitted | ModelNotFitted:
        try:
            return self.model.fit(self.summary)
        except ModelNotFitted as refusal:
            return refusal
