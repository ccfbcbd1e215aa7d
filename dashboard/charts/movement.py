"""Who moved from which segment to which, as bands between two columns."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from cltv_core.segments.movement import NEWCOMERS
from cltv_core.segments.rules import BEST_FIRST
from cltv_core.text.pages.segments import movement as words
from cltv_core.text.segments import name as segment_name
from cltv_core.text.voice import Sentence, _
from dashboard.charts.layout import for_chart, plain, room_for
from dashboard.components.plot.figure import Figure, Trace, scatter

BETTER, WORSE, SAME = 0, 1, 6
"""Places in the theme's colours."""
MOVED, STAYED = 0.75, 0.3
"""Opacity."""
GAP = 0.02
"""Of the height, between two segments."""
CLOSEST = 0.05
"""Of the height, between two labels."""
LEAST_SHOWN = 0.004
"""Of all customers: thinner bands cannot be seen."""
STEPS = 24


@dataclass(frozen=True)
class Columns:
    """Where each segment begins on the left and on the right, from the top (0) to the bottom (1).

    `scale`: the height of one customer.
    """

    left: Mapping[str, float]
    right: Mapping[str, float]
    scale: float


@for_chart
def movement_flow(frame: pd.DataFrame) -> Figure:
    """Draw the customers of each segment three months ago on the left, and where they are now on the right.

    `frame`: as of `cltv_core.segments.movement.Movement`.
    """
    sizes = {end: frame.groupby(end, sort=False)["customers"].sum() for end in ("from", "to")}
    order = [*BEST_FIRST, NEWCOMERS]
    columns = _columns(order, sizes["from"], sizes["to"])
    figure = plain(*_bands(frame, columns))
    for end, starts, anchor, x in (("from", columns.left, "right", 0.0), ("to", columns.right, "left", 1.0)):
        _label(figure, sizes[end], starts, columns.scale, anchor, x)
    names = [_name(name) for name in order if any(name in sizes[end].index for end in sizes)]
    side = room_for([words.column_label(name, int(frame["customers"].sum())) for name in names])
    figure.set(margin={"l": side, "r": side, "t": 26, "b": 4})
    figure.set_x(visible=False, range=[0, 1])
    figure.set_y(visible=False, range=[1, 0])
    return figure


def _columns(order: Sequence[str], left: pd.Series, right: pd.Series) -> Columns:
    people = max(left.sum(), 1)
    gaps = GAP * max(len(left), len(right))
    scale = max(1 - gaps, 0.1) / people
    return Columns(_starts(order, left, scale), _starts(order, right, scale), scale)


def _starts(order: Sequence[str], sizes: pd.Series, scale: float) -> dict[str, float]:
    starts, at = {}, 0.0
    for name in order:
        if name in sizes.index:
            starts[name] = at
            at += float(sizes[name]) * scale + GAP
    return starts


def _bands(frame: pd.DataFrame, columns: Columns) -> list[Trace]:
    left, right = dict(columns.left), dict(columns.right)
    least, bands = LEAST_SHOWN * frame["customers"].sum(), []
    for flow in frame.to_dict("records"):
        start, end, thick = flow["from"], flow["to"], flow["customers"] * columns.scale
        if flow["customers"] >= least:
            bands.append(_band(left[start], right[end], thick, flow))
        left[start] += thick
        right[end] += thick
    return bands


def _band(start: float, end: float, thick: float, flow: Mapping[Hashable, Any]) -> Trace:
    x = np.linspace(0, 1, STEPS)
    y = start + (end - start) * x * x * (3 - 2 * x)
    stays = flow["from"] == flow["to"] or flow["from"] == NEWCOMERS
    gained = flow["value_now"] >= flow["value_before"]
    return scatter(
        x=[*x, *x[::-1]],
        y=[*y, *(y + thick)[::-1]],
        fill="toself",
        mode="lines",
        opacity=STAYED if stays else MOVED,
        hoveron="fills",
        hoverinfo="text",
        text=words.flow_hover(flow),
        line={"width": 0},
        meta={"colour": SAME if stays else BETTER if gained else WORSE},
    )


def _label(figure: Figure, sizes: pd.Series, starts: Mapping[str, float], scale: float, anchor: str, x: float) -> None:
    middles = [start + float(sizes[name]) * scale / 2 for name, start in starts.items()]
    for name, y in zip(starts, spread(middles, CLOSEST), strict=True):
        told = words.column_label(_name(name), int(sizes[name]))
        figure.note(x=x, y=y, text=told, xanchor=anchor, yanchor="middle", xshift=-6 if x == 0 else 6)
    heading = _(words.COLUMNS["from"] if x == 0 else words.COLUMNS["to"])
    figure.note(x=x, y=0, text=f"<b>{heading}</b>", xanchor=anchor, yanchor="bottom", yshift=6)


def spread(middles: Sequence[float], least: float) -> list[float]:
    """Move places, given from the top, apart until they are so far from each other, as little as that takes."""
    found: list[float] = []
    for middle in middles:
        found.append(max(middle, found[-1] + least) if found else middle)
    bottom = 1.0
    for place in range(len(found) - 1, -1, -1):
        found[place] = min(found[place], bottom)
        bottom = found[place] - least
    return found


def _name(segment: str) -> Sentence:
    return _(words.NEWCOMERS) if segment == NEWCOMERS else segment_name(segment)
