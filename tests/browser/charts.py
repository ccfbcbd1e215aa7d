"""What is really drawn in the charts of a page."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

READ = """plot => {
    const box = (mark) => { const {x, y, width, height} = mark.getBoundingClientRect(); return {x, y, width, height}; };
    const read = (marks) => [...plot.querySelectorAll(marks)].map((mark) => ({...box(mark), text: mark.textContent}));
    return {
        box: box(plot),
        bars: read(".barlayer .point path"),
        bar_labels: read(".barlayer .bartext"),
        lines: read(".scatterlayer .js-line"),
        dots: read(".scatterlayer .point"),
        labels: read(".scatterlayer .textpoint"),
        ticks: read(".xtick text, .ytick text"),
    };
}"""


@dataclass(frozen=True)
class Mark:
    x: float
    y: float
    width: float
    height: float
    text: str = ""


@dataclass(frozen=True)
class Chart:
    box: Mark
    bars: list[Mark]
    bar_labels: list[Mark]
    lines: list[Mark]
    dots: list[Mark]
    labels: list[Mark]
    ticks: list[Mark]

    @property
    def marks(self) -> list[Mark]:
        return [mark for mark in (*self.bars, *self.lines, *self.dots) if mark.width + mark.height > 1]

    @property
    def texts(self) -> list[Mark]:
        return [mark for mark in (*self.bar_labels, *self.labels, *self.ticks) if mark.text.strip() and mark.width]

    @property
    def cut_off(self) -> list[str]:
        """Texts that reach beyond the chart, where nothing is painted."""
        return [text.text for text in self.texts if not _holds(self.box, text)]


def _holds(box: Mark, inner: Mark) -> bool:
    across = box.x - 1 <= inner.x and inner.x + inner.width <= box.x + box.width + 1
    return across and box.y - 1 <= inner.y and inner.y + inner.height <= box.y + box.height + 1


def plots(page: Page) -> Locator:
    return page.get_by_test_id("stMain").locator(".js-plotly-plot").filter(visible=True)


def drawn(page: Page, number: int) -> list[Chart]:
    """The charts of a page, once all of them hold ink."""
    expect(plots(page).filter(has=page.locator(".trace path, .trace text"))).to_have_count(number)
    return [_chart(plot.evaluate(READ)) for plot in plots(page).all()]


def _chart(read: dict[str, list[dict[str, float]]]) -> Chart:
    parts = {name: [Mark(**mark) for mark in marks] for name, marks in read.items() if name != "box"}
    return Chart(box=Mark(**read["box"]), **parts)
