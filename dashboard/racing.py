"""The race of models, run beside the page: it takes seconds, in which the first numbers already stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dashboard.server import service
from dashboard.server.pool import Job, Lane, State

if TYPE_CHECKING:
    from cltv_core.analysis import History
    from cltv_core.facts import Code, Fact
    from cltv_core.transactions import Transactions
    from cltv_core.value.forecast import Forecast

ATTEMPTS = 2
"""A race whose worker was lost is run once more."""


@dataclass
class Race:
    """The race for one horizon.

    `first`: the forecast without it, which stands until it is over. `seen`: whether a page was begun since then.
    """

    history: History = field(repr=False)
    first: Forecast = field(repr=False)
    job: Job | None = field(default=None, repr=False)
    attempts: int = 0
    seen: bool = False

    @property
    def forecast(self) -> Forecast | None:
        """The forecast of the race; None as long as there is none."""
        found: Forecast | None = self.job.result if self.job else None
        return found

    @property
    def share(self) -> float:
        """How much of the work is done, 0 to 1."""
        return self.job.share if self.job else 0.0

    @property
    def doing(self) -> Fact | Code | None:
        """What is being done; None before it begins."""
        return self.job.doing if self.job else None

    @property
    def ahead(self) -> int:
        """How many races of others are run before this one."""
        return service.pool().ahead(self.job) if self.job else 0

    @property
    def over(self) -> bool:
        """Whether nothing more will come of it."""
        return self.job is not None and self.job.over and not self._is_to_run

    @property
    def failed(self) -> State | None:
        """Why it is over without a forecast, if it is."""
        return self.job.state if self.over and self.job and self.forecast is None else None

    def start(self) -> None:
        """Run it, unless it has been run or is on its way; other races of the same visitor end."""
        if not self._is_to_run:
            return
        from dashboard.server.tasks import race_models

        pool, sales = service.pool(), self.history.transactions
        owner = service.visitor()
        for other in pool.jobs():
            if other.owner == owner and other.lane is Lane.RACE:
                pool.stop(other)
        self.attempts += 1
        self.job = Job(race_models, (sales, self.first), Lane.RACE, owner, _size(sales), then=self._draw_anew)
        pool.submit(self.job)

    def take_over(self) -> None:
        """Let it go on for this page, where the one that began it is gone."""
        if self.job is not None and not self.over:
            self.job.owner = service.visitor()

    def _draw_anew(self, job: Job) -> None:
        """Let the page show what came of it at once, not when it asks the next time."""
        service.draw_anew(job.owner, lambda: job is self.job and not self.seen)

    def stop(self) -> None:
        """End the work on the files of the owner."""
        if self.job is not None:
            service.pool().stop(self.job)

    def forget(self) -> None:
        """Forget how it ended, so that it is run once more."""
        self.job, self.attempts = None, 0

    @property
    def _is_to_run(self) -> bool:
        if self.job is None or self.job.state is State.STOPPED:
            return True
        return self.job.state is State.LOST and self.attempts < ATTEMPTS


def _size(sales: Transactions) -> int:
    return sum(int(frame.memory_usage(index=False).sum()) for frame in (sales.orders, sales.lines, sales.customers))
