"""The race of models, run beside the page: it takes seconds, in which the first numbers already stand."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from threading import Thread
from traceback import extract_tb
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cltv_core.analysis import History
    from cltv_core.terms import Terms
    from cltv_core.value.forecast import Forecast

LONGEST_STEP = 10.0
"""Seconds that one step of a race may take before it hears that it is stopped."""

LOG = logging.getLogger(__name__)


class Stopped(BaseException):
    """Nobody waits for the result any more; no `Exception`, so that no method takes it for a fault of its own."""


@dataclass
class Race:
    """`share` of the work that is done, and what is being done; `forecast` once all is done."""

    history: History = field(repr=False)
    terms: Terms
    first: Forecast = field(repr=False)
    share: float = 0.0
    doing: str = ""
    forecast: Forecast | None = field(default=None, repr=False)
    stopped: bool = False
    runner: Thread | None = field(default=None, repr=False)

    @property
    def over(self) -> bool:
        return self.runner is not None and not self.runner.is_alive()

    def start(self) -> None:
        """Once; to be called when the page has been drawn, so that it does not wait."""
        if self.runner is None:
            self.runner = Thread(target=self._run, name="race", daemon=True)
            self.runner.start()

    def stop(self) -> None:
        """Ends the work on the files of the owner."""
        self.stopped = True
        if self.runner is not None:
            self.runner.join(LONGEST_STEP)

    def _run(self) -> None:
        from cltv_core.text.say import say
        from cltv_core.value.forecast import backtested_forecast

        try:
            self.forecast = backtested_forecast(
                self.history.transactions,
                self.terms,
                first=self.first,
                progress=lambda share, step: self._told(share, say(step)),
            )
        except Stopped:
            pass
        except Exception as error:
            place = extract_tb(error.__traceback__)[-1]
            LOG.error("%s in %s, line %s", type(error).__name__, place.filename, place.lineno)

    def _told(self, share: float, doing: str) -> None:
        if self.stopped:
            raise Stopped
        self.share, self.doing = share, doing
