"""The map of the segments: how late they are, what each customer is expected to spend, and how many they are."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from cltv_core.segments.rules import SLIPPING_FROM
from cltv_core.summary import Floats
from cltv_core.text.pages import actions as words
from cltv_core.text.segments import name as segment_name
from cltv_core.text.voice import _
from dashboard.charts.layout import LETTER_WIDTH, TOLD, for_chart, plain, written_at
from dashboard.components.plot.figure import Figure, Trace, scatter

WIDEST, NARROWEST = 60.0, 10.0
"""Pixels across: the segment with most customers, and the least that can be hit with a finger."""
PLOT_WIDTH, PLOT_HEIGHT = 430.0, 270.0
"""Pixels inside the axes on a small screen: labels that have room there have room everywhere."""
PHONE_WIDTH = 260.0
"""Pixels across on a phone, where labels may touch but none may be cut off at the side."""
LINE_HEIGHT = 16.0
CUT = 3.0
"""How much worse it is that a part of a label is cut off than that it covers something."""
LATENESS = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0)
ROOM = 1.6
"""The axes reach beyond the outermost segments by this factor."""
QUIET, CHOSEN = 0.4, 0.95
"""Opacity."""
PLACES = {
    "middle right": (0.5, 0.0),
    "middle left": (-0.5, 0.0),
    "top center": (0.0, 0.5),
    "bottom center": (0.0, -0.5),
    "top right": (0.5, 0.5),
    "bottom right": (0.5, -0.5),
    "top left": (-0.5, 0.5),
    "bottom left": (-0.5, -0.5),
}
"""Where a label may stand, as plotly calls it -> in which direction from its bubble, in its own widths and heights."""


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels, from its middle."""

    x: float
    y: float
    width: float
    height: float

    def shares(self, other: Box) -> float:
        """Return the area that both cover."""
        across = (self.width + other.width) / 2 - abs(self.x - other.x)
        down = (self.height + other.height) / 2 - abs(self.y - other.y)
        return max(min(across, self.width, other.width), 0.0) * max(min(down, self.height, other.height), 0.0)

    def outside(self, across: float) -> float:
        """Return the area that lies beyond a plot of this width."""
        inside = self.shares(Box(across / 2, PLOT_HEIGHT / 2, across, PLOT_HEIGHT))
        return self.width * self.height - inside


@for_chart
def segment_map(table: pd.DataFrame, chosen: str) -> Figure:
    """Draw each segment as a bubble: late ones to the right, those who are expected to spend most on top.

    `table`: as of `cltv_core.segments.placing.Segments`. A click on a bubble tells the segment's name by its id.
    """
    lateness = table["lateness"].clip(lower=LATENESS[0]).to_numpy()
    each = _positive((table["expected_value"] / table["customers"]).to_numpy())
    across, up = _reach([*lateness, 2.0]), _reach(each)
    sizes = np.clip(WIDEST * np.sqrt(table["customers"] / table["customers"].max()), NARROWEST, None).to_numpy()
    middles = _inside(across, up, lateness, each)
    figure = plain(_late(across, up), _bubbles(table, chosen, (lateness, each), sizes, middles))
    ticks = [tick for tick in LATENESS if across[0] <= tick <= across[1]]
    figure.set_x(
        type="log", range=_logs(across), tickvals=ticks, ticktext=[words.lateness_tick(tick) for tick in ticks]
    )
    figure.set_x(title={"text": _(words.MAP_LATENESS)}, showgrid=False)
    figure.set_y(type="log", range=_logs(up), title={"text": _(words.MAP_EACH)}, **_round_ticks(up))
    figure.note(
        text=_(words.MAP_LATE), x=math.log10(SLIPPING_FROM), y=1, yref="paper", xanchor="left", yanchor="top", xshift=4
    )
    figure.set(margin={"l": 64, "r": 8, "t": 8, "b": 48}, clickmode="event")
    return figure


def _bubbles(
    table: pd.DataFrame,
    chosen: str,
    places: tuple[Floats, Floats],
    sizes: Floats,
    middles: Sequence[tuple[float, float]],
) -> Trace:
    is_chosen = (table["segment"] == chosen).to_numpy()
    names = [segment_name(name) for name in table["segment"]]
    return scatter(
        x=places[0],
        y=places[1],
        ids=table["segment"],
        mode="markers+text",
        marker={"size": sizes, "opacity": np.where(is_chosen, CHOSEN, QUIET), "line": {"width": 0}},
        text=[f"<b>{name}</b>" if bold else name for name, bold in zip(names, is_chosen, strict=True)],
        textposition=place_labels(names, middles, sizes.tolist()),
        cliponaxis=False,
        customdata=[words.map_hover(row) for row in table.to_dict("records")],
        hovertemplate=TOLD,
        meta={"colour": 0},
    )


def _late(across: tuple[float, float], up: tuple[float, float]) -> Trace:
    """Shade the ground on which customers are late."""
    (low, high), right = up, across[1]
    return scatter(
        x=[SLIPPING_FROM, right, right, SLIPPING_FROM],
        y=[low, low, high, high],
        fill="toself",
        mode="lines",
        opacity=0.14,
        hoverinfo="skip",
        meta={"colour": 1},
        line={"width": 0},
    )


def place_labels(names: Sequence[str], middles: Sequence[tuple[float, float]], sizes: Sequence[float]) -> list[str]:
    """Find the place beside each bubble where its name covers least of other names and bubbles, large bubbles first."""
    bubbles = [Box(x, y, size, size) for (x, y), size in zip(middles, sizes, strict=True)]
    placed: dict[int, Box] = {}
    found = [""] * len(names)
    for number in sorted(range(len(names)), key=lambda number: -sizes[number]):
        others = [*(box for other, box in enumerate(bubbles) if other != number), *placed.values()]
        options = {place: _label(names[number], bubbles[number], place) for place in PLACES}
        on_phone = replace(bubbles[number], x=bubbles[number].x * PHONE_WIDTH / PLOT_WIDTH)
        cut = {place: _label(names[number], on_phone, place).outside(PHONE_WIDTH) for place in PLACES}
        found[number] = min(options, key=lambda place: _crowded(options[place], others) + CUT * cut[place])
        placed[number] = options[found[number]]
    return found


def _label(name: str, bubble: Box, place: str) -> Box:
    width, (right, up) = LETTER_WIDTH * 1.2 * len(name), PLACES[place]
    reach = bubble.width / 2 * (0.75 if right and up else 1.0)
    return Box(
        bubble.x + 2 * right * reach + right * width,
        bubble.y + 2 * up * reach + up * LINE_HEIGHT,
        width,
        LINE_HEIGHT,
    )


def _crowded(label: Box, others: Iterable[Box]) -> float:
    return sum(label.shares(other) for other in others) + CUT * label.outside(PLOT_WIDTH)


def _inside(across: tuple[float, float], up: tuple[float, float], x: Floats, y: Floats) -> list[tuple[float, float]]:
    """Where the bubbles lie, in pixels from the lower left."""
    (left, right), (low, high) = _logs(across), _logs(up)
    return [
        ((math.log10(one) - left) / (right - left) * PLOT_WIDTH, (math.log10(other) - low) / (high - low) * PLOT_HEIGHT)
        for one, other in zip(x, y, strict=True)
    ]


def _positive(amounts: Floats) -> Floats:
    """Put nothing below the least of the others, as a logarithmic axis has no place for it."""
    above = amounts[amounts > 0]
    least = float(above.min()) / 2 if len(above) else 1.0
    return amounts.clip(min=least)


def _reach(values: Sequence[float] | Floats) -> tuple[float, float]:
    return float(min(values)) / ROOM, float(max(values)) * ROOM


def _logs(ends: tuple[float, float]) -> list[float]:
    return [math.log10(end) for end in ends]


def _round_ticks(ends: tuple[float, float]) -> dict[str, object]:
    """Round amounts between the ends: 10, 20, 50, 100 ..."""
    powers = range(math.floor(math.log10(ends[0])), math.ceil(math.log10(ends[1])) + 1)
    ticks = [step * 10.0**power for power in powers for step in (1, 2, 5)]
    return written_at([tick for tick in ticks if ends[0] <= tick <= ends[1]])
