"""Small pieces of SVG, escaped, for the printable page."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape

Point = tuple[float, float]


def drawing(width: float, height: float, parts: Sequence[str], meaning: str) -> str:
    """A picture that grows with its place; `meaning` is read out to who cannot see it."""
    return f'<svg viewBox="0 0 {width:g} {height:g}" role="img" aria-label="{escape(meaning)}">{"".join(parts)}</svg>'


def bar(x: float, y: float, width: float, height: float, css: str) -> str:
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(width, 0):.1f}" height="{height:.1f}" class="{css}"/>'


def line(points: Sequence[Point], css: str) -> str:
    return f'<polyline points="{_path(points)}" class="{css}"/>' if len(points) > 1 else ""


def area(points: Sequence[Point], css: str) -> str:
    return f'<polygon points="{_path(points)}" class="{css}"/>'


def dot(at: Point, css: str, radius: float = 3) -> str:
    return f'<circle cx="{at[0]:.1f}" cy="{at[1]:.1f}" r="{radius:g}" class="{css}"/>'


def label(at: Point, words: str, css: str = "", anchor: str = "start") -> str:
    return f'<text x="{at[0]:.1f}" y="{at[1]:.1f}" text-anchor="{anchor}" class="{css}">{escape(words)}</text>'


def round_ceiling(largest: float) -> float:
    """The next of 1, 2, 4, 6, 8, 10, 20, ... at or above: an axis that can be halved twice."""
    if largest <= 0:
        return 1.0
    size = 10.0 ** math.floor(math.log10(largest))
    return next((step * size for step in (1.0, 2.0, 4.0, 6.0, 8.0) if step * size >= largest), 10 * size)


def _path(points: Sequence[Point]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
