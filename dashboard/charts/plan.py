"""What each line of a plan is expected to bring."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cltv_core.text.pages import plan as words
from cltv_core.text.voice import _
from dashboard.charts.layout import TOLD, for_chart, money_axis, plain
from dashboard.components.plot.figure import Figure, bar

if TYPE_CHECKING:
    from cltv_core.planning.lines import Line

BAR_OPACITY = 0.7
"""With it the range can be told from the bar as well as from the ground, in light and in dark."""


@for_chart
def line_profits(lines: Sequence[Line]) -> Figure:
    """Draw a bar for each line, the first on top, with its 80 % range; numbered, as the lines beside it are."""
    profits = [line.profit for line in lines]
    ends = [end for line in lines for end in (line.low80, line.high80)]
    bars = bar(
        x=profits,
        y=[str(place) for place in range(1, len(lines) + 1)],
        orientation="h",
        marker={"opacity": BAR_OPACITY},
        error_x={
            "type": "data",
            "array": [line.high80 - line.profit for line in lines],
            "arrayminus": [line.profit - line.low80 for line in lines],
            "thickness": 2,
            "width": 6,
        },
        customdata=[words.hover(line) for line in lines],
        hovertemplate=TOLD,
    )
    figure = plain(bars)
    figure.set_x(title={"text": _(words.AXIS_PROFIT)}, zeroline=True, **money_axis(ends))
    figure.set_y(type="category", autorange="reversed", showgrid=False, ticksuffix=" ")
    figure.set(margin={"l": 28, "b": 52})
    return figure
