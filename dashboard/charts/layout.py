"""What all charts have in common: margins, axes, legend, and how text stands in them.

Colours come from the theme. Text of the owner's files is made safe for plotly, which reads a subset of HTML.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from typing import ParamSpec

from babel import Locale, numbers

from cltv_core.text.spelling import count, currency_sign, decimal, whole
from cltv_core.text.voice import speaking, voice
from dashboard import escape
from dashboard.components.plot.figure import Figure, Trace

P = ParamSpec("P")

LETTER_WIDTH = 5.8
"""Pixels. With room for all labels from the start, a chart need not be drawn a second time with wider margins."""
ROOM_FOR_TITLED_AXES = {"l": 64, "b": 52}
LONGEST_NAME = 22
"""Characters of a product's name that have room in a legend, and before a row of the retention grid."""
TOLD = "%{customdata}<extra></extra>"
"""A hover box that shows the sentence made for its point."""


def for_chart(draw: Callable[P, Figure]) -> Callable[P, Figure]:
    """Mark a function that draws a chart: what it says is made safe for plotly, and numbers are the reader's."""

    @wraps(draw)
    def drawn(*args: P.args, **kwargs: P.kwargs) -> Figure:
        with speaking(quote=escape.chart):
            figure = draw(*args, **kwargs)
            figure.set(separators=_separators())
        return figure

    return drawn


def plain(*traces: Trace) -> Figure:
    """Make a figure without legend, without zooming by accident on a phone, with little margin."""
    axis = {"fixedrange": True, "automargin": True, "zeroline": False}
    layout = {
        "showlegend": False,
        "margin": {"l": 8, "r": 8, "t": 16, "b": 8},
        "hovermode": "closest",
        "dragmode": False,
        "bargap": 0.25,
        "xaxis": axis,
        "yaxis": axis,
    }
    return Figure(list(traces), layout)


def with_legend(figure: Figure, **look: str) -> Figure:
    """Add a legend above the chart that cannot be clicked away."""
    legend = {
        **look,
        "orientation": "h",
        "x": 0,
        "y": 1.02,
        "yanchor": "bottom",
        "itemclick": False,
        "itemdoubleclick": False,
    }
    figure.set(showlegend=True, legend=legend, margin={**ROOM_FOR_TITLED_AXES, "t": 40})
    return figure


def money_axis(*drawn: Iterable[float | None]) -> dict[str, object]:
    """Return how an axis writes amounts: the currency's sign where the reader's locale puts it.

    Where some of the amounts `drawn` on it are below zero, its ticks are written as sentences write amounts, so that
    there is one form of the sign; what is not known (None or not a number) is not drawn.
    """
    low, high = _ends(drawn)
    if low < 0:
        return written_at(_round_ticks(low, high))
    sign = currency_sign(voice().currency) if voice().currency else ""
    pattern = Locale.parse(voice().locale).currency_formats["standard"].pattern
    behind = pattern.index("\u00a4") > pattern.index("0")
    space = "\N{NO-BREAK SPACE}" if behind or sign[-1:].isalpha() else ""
    placed = {"ticksuffix": f"{space}{sign}"} if behind else {"tickprefix": f"{sign}{space}"}
    return {**(placed if sign else {}), "tickformat": ",", "nticks": 6}


def number_axis(*drawn: Iterable[float | None]) -> dict[str, object]:
    """Return how an axis writes numbers, with the minus of sentences where some `drawn` on it are below zero."""
    low, high = _ends(drawn)
    if low >= 0:
        return {}
    ticks = _round_ticks(low, high)
    spell = count if all(tick == round(tick) for tick in ticks) else decimal
    return written_at(ticks, spell)


def _ends(drawn: Iterable[Iterable[float | None]]) -> tuple[float, float]:
    known = [float(one) for part in drawn for one in part if one is not None and not math.isnan(one)]
    return min(known, default=0.0), max([*known, 0.0])


def written_at(ticks: Sequence[float], spell: Callable[[float], str] = whole) -> dict[str, object]:
    """Return how an axis writes these amounts, or what else `spell` spells, and no others."""
    return {"tickmode": "array", "tickvals": list(ticks), "ticktext": [spell(tick) for tick in ticks]}


def _round_ticks(low: float, high: float) -> list[float]:
    """Return about five round amounts from `low`, below zero, to `high`."""
    least = (high - low) / 5
    power = 10.0 ** math.floor(math.log10(least))
    step = next(times * power for times in (1, 2, 5, 10) if times * power >= least)
    return [place * step for place in range(math.ceil(low / step), math.floor(high / step) + 1)]


def room_for(labels: Iterable[str]) -> float:
    """Return the pixels that labels take before an axis."""
    return 16 + LETTER_WIDTH * max(map(len, labels))


def _separators() -> str:
    """Return the signs before decimals and between thousands."""
    return numbers.get_decimal_symbol(voice().locale) + numbers.get_group_symbol(voice().locale)
