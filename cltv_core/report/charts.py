"""The pictures of the printable page: no script, no library, sharp on paper."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from cltv_core.describe.cohort_groups import Grouping
from cltv_core.report.shapes import Bar, Dot, Drawing, Label, Line, Point, Shape, line, round_ceiling
from cltv_core.text import report as words
from cltv_core.text.describe import band, cohort_short
from cltv_core.text.segments import name
from cltv_core.text.voice import _

WIDTH = 340.0
HEIGHT = 126.0
"""As flat as its place on paper, so that it fills it."""
PLOT_LEFT, PLOT_RIGHT, PLOT_TOP, PLOT_BOTTOM = 44.0, 326.0, 18.0, 98.0
MOST_CURVES = 5
LONGEST_NAME = 22
LEAST_ROW = 12.0
"""The height that a line of text takes."""
QUARTERS = (0.0, 0.25, 0.5, 0.75, 1.0)


def bands_chart(bands: pd.DataFrame, meaning: str) -> Drawing:
    """Draw customers by value: one bar a band."""
    most = max(int(bands["customers"].to_numpy().max()), 1)
    row = min(HEIGHT / max(len(bands), 1), 26)
    shapes: list[Shape] = []
    for place, (low, high, customers) in enumerate(bands[["low", "high", "customers"]].itertuples(index=False)):
        y = place * row + row / 2 - 7
        length = 170 * customers / most
        shapes += [
            Label((112, y + 11), band(low, high), "axis", "end"),
            Bar(120, y, length, 14, "main"),
            Label((126 + length, y + 11), _("{n:count}", n=customers), "value"),
        ]
    return Drawing(WIDTH, HEIGHT, tuple(shapes), meaning)


def concentration_chart(curve: pd.DataFrame, best: float, brought: float, meaning: str) -> Drawing:
    """Draw the 80/20 curve with the best fifth marked; the diagonal is a shop whose customers all bring the same."""
    points = [_at(x, y) for x, y in curve[["share_of_customers", "share_of_value"]].to_numpy()]
    mark = _at(best, brought)
    shapes: list[Shape] = [
        *_grid([(level, _("{part:percent}", part=level)) for level in QUARTERS]),
        Line((*points, _at(1, 0), _at(0, 0)), "wash", closed=True),
        *line([_at(0, 0), _at(1, 1)], "guide"),
        *line(points, "curve"),
        *line([_at(best, 0), mark], "guide"),
        Dot(mark, "main"),
        Label((mark[0] + 8, mark[1] + 12), _(words.BEST_POINT, best=best, brought=brought), "value"),
        *[_below(at, _("{part:percent}", part=at)) for at in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)],
        _axis(_(words.AXIS_BEST_FIRST)),
    ]
    return Drawing(WIDTH, HEIGHT, tuple(shapes), meaning)


def curves_chart(curves: pd.DataFrame, by: Grouping, meaning: str) -> Drawing:
    """Draw money per customer by months since the first order; dashed where it is expected.

    Of more cohorts than can be told apart: the oldest, the newest, and some evenly between.
    """
    curves = _told_apart(curves)
    top = round_ceiling(float(curves["cumulative_value"].max())) if len(curves) else 1.0
    last = max(int(curves["months_since"].max()) + 1 if len(curves) else 1, 1)
    shapes: list[Shape] = [
        *_grid([(part, _("{amount:about}", amount=part * top) if part else "0") for part in QUARTERS]),
        *_months(last),
        _axis(_(words.AXIS_MONTHS)),
    ]
    for shade, (cohort, curve) in enumerate(curves.groupby("cohort", sort=False)):
        ages, values = curve["months_since"].to_numpy() + 1, curve["cumulative_value"].to_numpy()
        points = [_at(x / last, y / top) for x, y in zip(ages, values, strict=True)]
        shapes += _one_curve(points, int((~curve["is_forecast"]).sum()), f"shade{shade}")
        shapes += _legend(shade, cohort_short(str(cohort), by))
    return Drawing(WIDTH, HEIGHT, tuple(shapes), meaning)


def segments_chart(table: pd.DataFrame, meaning: str) -> Drawing:
    """Draw each segment's share of the customers (pale) and of the expected value (dark)."""
    shares = table[["share_of_customers", "share_of_value"]].to_numpy()
    most = max(float(shares.max()), 0.01)
    height = min(max(HEIGHT / len(table), LEAST_ROW), 22)
    shapes: list[Shape] = []
    for place, (segment, (of_customers, of_value)) in enumerate(zip(table["segment"], shares, strict=True)):
        y = (place + 0.5) * height
        people, money = 150 * of_customers / most, 150 * of_value / most
        told = _(words.TWO_SHARES, of_customers=of_customers, of_value=of_value)
        shapes += [
            Label((122, y + 3), _short(name(str(segment))), "axis", "end"),
            Bar(130, y - 5.5, people, 5, "pale"),
            Bar(130, y + 0.5, money, 5, "main"),
            Label((134 + max(people, money), y + 3), told, "value"),
        ]
    return Drawing(WIDTH, height * len(table), tuple(shapes), meaning)


def sparkline(series: Sequence[float], meaning: str) -> Drawing | None:
    """Draw the last months of one figure; None for fewer than three points."""
    if len(series) < 3:
        return None
    low, high = min(series), max(series)
    span = (high - low) or 1.0
    points = [
        (2 + 96 * place / (len(series) - 1), 20 - 16 * (value - low) / span) for place, value in enumerate(series)
    ]
    return Drawing(100, 24, (*line(points, "spark"), Dot(points[-1], "main", 2)), meaning)


def _told_apart(curves: pd.DataFrame) -> pd.DataFrame:
    cohorts = curves["cohort"].unique()
    places = np.unique(np.linspace(0, len(cohorts) - 1, min(MOST_CURVES, len(cohorts))).round().astype(int))
    return curves[curves["cohort"].isin(cohorts[places])]


def _short(words: str) -> str:
    return words if len(words) <= LONGEST_NAME else f"{words[: LONGEST_NAME - 1]}…"


def _at(x: float, y: float) -> Point:
    """Place a point of the plot, both coordinates from 0 to 1, on the page."""
    return PLOT_LEFT + x * (PLOT_RIGHT - PLOT_LEFT), PLOT_BOTTOM - y * (PLOT_BOTTOM - PLOT_TOP)


def _below(x: float, words: str) -> Label:
    """Label a tick of the horizontal axis."""
    return Label((_at(x, 0)[0], PLOT_BOTTOM + 14), words, "axis", "middle")


def _axis(words: str) -> Label:
    """Say what the horizontal axis shows."""
    return Label(((PLOT_LEFT + PLOT_RIGHT) / 2, PLOT_BOTTOM + 27), words, "axis", "middle")


def _grid(levels: Sequence[tuple[float, str]]) -> list[Shape]:
    lines = [part for level, _words in levels for part in line([_at(0, level), _at(1, level)], "grid")]
    labels = [Label((PLOT_LEFT - 6, _at(0, level)[1] + 3), words, "axis", "end") for level, words in levels]
    return [*lines, *labels]


def _months(last: int) -> list[Shape]:
    step = next(step for step in (1, 2, 3, 6, 12, 24, 60) if last / step <= 8 or step == 60)
    return [_below(month / last, str(month)) for month in range(0, last + 1, step)]


def _legend(place: int, cohort: str) -> list[Shape]:
    left = PLOT_LEFT + place * (PLOT_RIGHT - PLOT_LEFT) / MOST_CURVES
    return [*line([(left, 6), (left + 9, 6)], f"curve shade{place}"), Label((left + 12, 9), cohort, "axis")]


def _one_curve(points: Sequence[Point], happened: int, css: str) -> list[Shape]:
    return [
        *line([_at(0, 0), *points[:happened]], f"curve {css}"),
        *line(points[max(happened - 1, 0) :], f"curve dashed {css}"),
        Dot(points[happened - 1], f"fill {css}", 2.5),
    ]
