"""The four pictures of the printable page, drawn as SVG: no script, no library, sharp on paper."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from cltv_core.report.svg import Point, area, bar, dot, drawing, label, line, round_ceiling
from cltv_core.text import wording

WIDTH = 340.0
HEIGHT = 126.0
"""As flat as its place on paper, so that it fills it."""
PLOT_LEFT, PLOT_RIGHT, PLOT_TOP, PLOT_BOTTOM = 44.0, 326.0, 18.0, 98.0
MOST_CURVES = 5
LONGEST_NAME = 20
LEAST_ROW = 12.0
"""The height that a line of text takes."""


def bands_chart(bands: pd.DataFrame, meaning: str) -> str:
    """Customers by value: one bar a band."""
    most = max(int(bands["customers"].to_numpy().max()), 1)
    row = min(HEIGHT / max(len(bands), 1), 26)
    parts: list[str] = []
    for place, (words, customers) in enumerate(zip(bands["band"], bands["customers"].to_numpy(), strict=True)):
        y = place * row + row / 2 - 7
        length = 170 * customers / most
        parts += [
            label((112, y + 11), str(words), "axis", "end"),
            bar(120, y, length, 14, "main"),
            label((126 + length, y + 11), wording.count(customers), "value"),
        ]
    return drawing(WIDTH, HEIGHT, parts, meaning)


def concentration_chart(curve: pd.DataFrame, best: float, brought: float, meaning: str) -> str:
    """The 80/20 curve with the best fifth marked; the diagonal is a shop whose customers all bring the same."""
    points = [_at(x, y) for x, y in curve[["share_of_customers", "share_of_value"]].to_numpy()]
    mark = _at(best, brought)
    parts = [
        *_grid([(level, wording.percent(level)) for level in (0.0, 0.25, 0.5, 0.75, 1.0)]),
        area([*points, _at(1, 0), _at(0, 0)], "wash"),
        line([_at(0, 0), _at(1, 1)], "guide"),
        line(points, "curve"),
        line([_at(best, 0), mark], "guide"),
        dot(mark, "main"),
        label((mark[0] + 8, mark[1] + 12), wording.best_bring(best, brought), "value"),
        *[
            label((_at(at, 0)[0], PLOT_BOTTOM + 14), wording.percent(at), "axis", "middle")
            for at in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
        ],
        label(((PLOT_LEFT + PLOT_RIGHT) / 2, PLOT_BOTTOM + 27), wording.BEST_FIRST, "axis", "middle"),
    ]
    return drawing(WIDTH, HEIGHT, parts, meaning)


def drawn(curves: pd.DataFrame) -> pd.DataFrame:
    """The curves of so few cohorts as can be told apart: the oldest, the newest, and some evenly between."""
    cohorts = curves["cohort"].unique()
    places = np.unique(np.linspace(0, len(cohorts) - 1, min(MOST_CURVES, len(cohorts))).round().astype(int))
    return curves[curves["cohort"].isin(cohorts[places])]


def curves_chart(curves: pd.DataFrame, currency: str, meaning: str) -> str:
    """Money per customer by months since the first order; dashed where it is expected."""
    top = round_ceiling(float(curves["cumulative_value"].max())) if len(curves) else 1.0
    last = max(int(curves["months_since"].max()) + 1 if len(curves) else 1, 1)
    parts = [
        *_grid([(part, _amount(part * top, currency)) for part in (0.0, 0.25, 0.5, 0.75, 1.0)]),
        *_months(last),
        label(((PLOT_LEFT + PLOT_RIGHT) / 2, PLOT_BOTTOM + 27), wording.MONTHS_WITH_YOU, "axis", "middle"),
    ]
    for shade, (cohort, curve) in enumerate(curves.groupby("cohort", sort=False)):
        points = [
            _at(x / last, y / top) for x, y in zip(curve["months_since"] + 1, curve["cumulative_value"], strict=True)
        ]
        parts += _one_curve(points, int((~curve["is_forecast"]).sum()), f"shade{shade}")
        parts += _legend(shade, wording.cohort_short(str(cohort)))
    return drawing(WIDTH, HEIGHT, parts, meaning)


def segments_chart(table: pd.DataFrame, meaning: str) -> str:
    """Each segment's share of the customers (pale) and of the expected value (dark)."""
    shares = table[["share_of_customers", "share_of_value"]].to_numpy()
    most = max(float(shares.max()), 0.01)
    height = min(max(HEIGHT / len(table), LEAST_ROW), 22)
    parts: list[str] = []
    for place, (name, (of_customers, of_value)) in enumerate(zip(table["segment"], shares, strict=True)):
        y = (place + 0.5) * height
        people, money = 160 * of_customers / most, 160 * of_value / most
        parts += [
            label((112, y + 3), _short(str(name)), "axis", "end"),
            bar(120, y - 5.5, people, 5, "pale"),
            bar(120, y + 0.5, money, 5, "main"),
            label((124 + max(people, money), y + 3), wording.two_shares(of_customers, of_value), "value"),
        ]
    return drawing(WIDTH, height * len(table), parts, meaning)


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"


def sparkline(series: Sequence[float], meaning: str) -> str:
    """The last months of one figure; nothing for fewer than three points."""
    if len(series) < 3:
        return ""
    low, high = min(series), max(series)
    span = (high - low) or 1.0
    points = [
        (2 + 96 * place / (len(series) - 1), 20 - 16 * (value - low) / span) for place, value in enumerate(series)
    ]
    return drawing(100, 24, [line(points, "spark"), dot(points[-1], "main", 2)], meaning)


def _amount(amount: float, currency: str) -> str:
    return wording.money_short(amount, currency) if amount else wording.money(0, currency)


def _at(x: float, y: float) -> Point:
    """A place in the plot, both from 0 to 1."""
    return PLOT_LEFT + x * (PLOT_RIGHT - PLOT_LEFT), PLOT_BOTTOM - y * (PLOT_BOTTOM - PLOT_TOP)


def _grid(levels: Sequence[tuple[float, str]]) -> list[str]:
    return [
        part
        for level, words in levels
        for part in (
            line([_at(0, level), _at(1, level)], "grid"),
            label((PLOT_LEFT - 6, _at(0, level)[1] + 3), words, "axis", "end"),
        )
    ]


def _months(last: int) -> list[str]:
    step = next(step for step in (1, 2, 3, 6, 12, 24, 60) if last / step <= 8 or step == 60)
    return [
        label((_at(month / last, 0)[0], PLOT_BOTTOM + 14), str(month), "axis", "middle")
        for month in range(0, last + 1, step)
    ]


def _legend(place: int, cohort: str) -> list[str]:
    left = PLOT_LEFT + place * (PLOT_RIGHT - PLOT_LEFT) / MOST_CURVES
    return [line([(left, 6), (left + 9, 6)], f"curve shade{place}"), label((left + 12, 9), cohort, "axis")]


def _one_curve(points: Sequence[Point], happened: int, css: str) -> list[str]:
    return [
        line([_at(0, 0), *points[:happened]], f"curve {css}"),
        line(points[max(happened - 1, 0) :], f"curve dashed {css}"),
        dot(points[happened - 1], f"fill {css}", 2.5),
    ]
