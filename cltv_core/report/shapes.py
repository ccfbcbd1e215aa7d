"""The shapes that a picture of the printable page is made of; its templates draw them as SVG."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

Point = tuple[float, float]


@dataclass(frozen=True)
class Bar:
    """A rectangle from its upper left corner. `css`: the class that gives it its colour, as of all shapes."""

    kind: ClassVar[str] = "bar"
    x: float
    y: float
    width: float
    height: float
    css: str


@dataclass(frozen=True)
class Line:
    """A line through two points or more; `closed`: the area inside it."""

    kind: ClassVar[str] = "line"
    points: tuple[Point, ...]
    css: str
    closed: bool = False

    @property
    def path(self) -> str:
        """The points as SVG wants them."""
        return " ".join(f"{x:.1f},{y:.1f}" for x, y in self.points)


@dataclass(frozen=True)
class Dot:
    """A point with a radius."""

    kind: ClassVar[str] = "dot"
    at: Point
    css: str
    radius: float = 3


@dataclass(frozen=True)
class Label:
    """Words, which begin, have their middle or end at a point."""

    kind: ClassVar[str] = "label"
    at: Point
    words: str
    css: str = ""
    anchor: Literal["start", "middle", "end"] = "start"


Shape = Bar | Line | Dot | Label


@dataclass(frozen=True)
class Drawing:
    """A picture that grows with its place; `meaning` is read out to those who cannot see it."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    meaning: str


def line(points: Sequence[Point], css: str) -> tuple[Line, ...]:
    """Draw a line, or nothing through fewer than two points."""
    return (Line(tuple(points), css),) if len(points) > 1 else ()


def round_ceiling(largest: float) -> float:
    """Find the next of 1, 2, 4, 6, 8, 10, 20, ... at or above: an axis that can be halved twice."""
    if largest <= 0:
        return 1.0
    size = 10.0 ** math.floor(math.log10(largest))
    return next((step * size for step in (1.0, 2.0, 4.0, 6.0, 8.0) if step * size >= largest), 10 * size)
