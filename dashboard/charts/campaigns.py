"""What campaigns brought."""

from __future__ import annotations

from collections.abc import Sequence

from cltv_core.campaigns.reading import CampaignRead
from cltv_core.text.pages import campaigns as words
from cltv_core.text.pages.common import shorten
from cltv_core.text.voice import voice
from dashboard.charts.layout import LONGEST_NAME, TOLD, for_chart, number_axis, plain, room_for
from dashboard.components.plot.figure import Figure, scatter

ZERO_COLOUR = "#7C8A86"
"""Grey enough to be seen on both grounds."""
NO_EFFECT = {
    "type": "line",
    "x0": 0,
    "x1": 0,
    "y0": 0,
    "y1": 1,
    "yref": "paper",
    "line": {"width": 2, "dash": "dot", "color": ZERO_COLOUR},
}
ROW_HEIGHT, AXIS_HEIGHT = 44, 50
"""Pixels."""


@for_chart
def campaign_results(read: Sequence[CampaignRead]) -> Figure:
    """Draw the extra buyers in 100 of each campaign with the likely range, the first one on top."""
    seen = [one.result.bought.adjusted for one in read if one.result]
    names = [f"{shorten(voice().quote(one.name), LONGEST_NAME)}<br>{words.sent_short(one.sent_on)}" for one in read]
    points = scatter(
        x=[100 * one.lift for one in seen],
        y=list(range(len(seen))),
        error_x={
            "type": "data",
            "symmetric": False,
            "array": [100 * (one.high80 - one.lift) for one in seen],
            "arrayminus": [100 * (one.lift - one.low80) for one in seen],
            "thickness": 3,
            "width": 0,
        },
        mode="markers",
        marker={"size": 12},
        customdata=[
            words.hover(campaign.name, one.lift, one.low80, one.high80)
            for campaign, one in zip(read, seen, strict=True)
        ],
        hovertemplate=TOLD,
    )
    figure = plain(points)
    figure.set(shapes=[NO_EFFECT])
    figure.set_x(**number_axis(*([100 * one.low80, 100 * one.high80] for one in seen)))
    figure.set_y(tickvals=list(range(len(seen))), ticktext=names, autorange="reversed", showgrid=False, ticksuffix="  ")
    figure.set(margin={"l": room_for([shorten(one.name, LONGEST_NAME) for one in read]) + 16, "b": 32})
    return figure


def results_height(campaigns: int) -> int:
    """Return the pixels that so many campaigns take."""
    return AXIS_HEIGHT + ROW_HEIGHT * campaigns
