"""What slides of every shop have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cltv_core.text import analysis as shop
from cltv_core.text.pages import overview
from cltv_core.text.pages import present as words
from cltv_core.text.report import NOTHING_WORTHWHILE
from cltv_core.text.tactics import tell
from cltv_core.text.voice import Sentence, _
from dashboard.components.deck import Slide
from dashboard.features import chart
from dashboard.results import outlook, shop_figures, suggestions

if TYPE_CHECKING:
    from dashboard.components.plot.figure import Figure

HEIGHT = 330
AMOUNT = ":green[{}]"
"""How an amount stands out."""


def picture(key: str, alt: Sentence, draw: Callable[[], Figure]) -> Callable[[], None]:
    """Return what draws a chart on a slide."""
    return lambda: chart.show(draw(), key=f"large_{key}", alt=alt, height=HEIGHT)


def known() -> Sentence:
    """Say what the files hold."""
    history = outlook.history()
    return shop.known_so_far(history.transactions, len(history.summary.frame), len(history.transactions.orders))


def so_far() -> Slide:
    """Return the slide of all sales so far."""
    return Slide(_(words.SO_FAR), figure=overview.amount(shop_figures.past().revenue), idea=known())


def actions() -> Slide | None:
    """Return the slide of what is worth doing this week."""
    found = suggestions.this_week()
    told = [tell(action) for action in found]
    lines = [Sentence(f"**{one.title}** · {one.segment}  \n{one.likely_gain}") for one in told]
    note = None if not found or found[0].worthwhile else _(NOTHING_WORTHWHILE)
    return Slide(_(overview.ACTIONS_HEADING), lines=lines, note=note) if lines else None
