"""What an eye would see on a page: text that is too faint, and parts that stick out of the screen."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

BARRIERS = ("moderate", "serious", "critical")
"""How much it matters to people, in axe's words; what it calls minor is left out."""

COLOURS = """
    const brush = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
    const rgba = (colour) => {
        brush.clearRect(0, 0, 1, 1);
        brush.fillStyle = colour;
        brush.fillRect(0, 0, 1, 1);
        const [red, green, blue, alpha] = brush.getImageData(0, 0, 1, 1).data;
        return [red, green, blue, alpha / 255];
    };
    const over = (top, below) => [0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3]));
    const light = (colour) => {
        const [red, green, blue] = colour.map((part) => part / 255)
            .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const contrast = (one, other) => {
        const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
        return (high + 0.05) / (low + 0.05);
    };
    const ground = (element) => {
        if (!element) return [255, 255, 255];
        const own = rgba(getComputedStyle(element).backgroundColor);
        return own[3] === 1 ? own.slice(0, 3) : over(own, ground(element.parentElement));
    };
    const opacity = (element) => element ? getComputedStyle(element).opacity * opacity(element.parentElement) : 1;
"""

FAINT_TEXT = (
    f"() => {{{COLOURS}"
    + """
    const inside = (box, x, y) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom;
    const paint = (shape) => {
        const {fill, fillOpacity} = getComputedStyle(shape), [red, green, blue, alpha] = rgba(fill);
        return [red, green, blue, alpha * opacity(shape) * fillOpacity];
    };
    const areas = [...document.querySelectorAll(".js-plotly-plot svg :is(path, rect, circle)")]
        .filter((shape) => !shape.closest("defs") && getComputedStyle(shape).fill !== "none")
        .map((shape) => ({shape, box: shape.getBoundingClientRect(), paint: paint(shape)}))
        .filter(({box, paint}) => box.width > 1 && paint[3]);
    const covers = ({shape, box}, x, y) => {
        if (!inside(box, x, y)) return false;
        return shape.isPointInFill(new DOMPoint(x, y).matrixTransform(shape.getScreenCTM().inverse()));
    };
    const grounds = (text) => {
        const plot = text.closest("svg") && text.closest(".js-plotly-plot");
        if (!plot) return [ground(text)];
        const {left, right, top, bottom} = text.getBoundingClientRect();
        const below = areas.filter(({shape}) =>
            plot.contains(shape) && shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING);
        return [left + 1, (left + right) / 2, right - 1].map((x) => below
            .filter((area) => covers(area, x, (top + bottom) / 2))
            .reduce((colour, area) => over(area.paint, colour), ground(plot)));
    };
    const ink = (text) => {
        const style = getComputedStyle(text), drawn = text.closest("svg");
        const [red, green, blue, alpha] = rgba(drawn ? style.fill : style.color);
        return [red, green, blue, alpha * opacity(text) * (drawn ? style.fillOpacity : 1)];
    };
    const isLarge = ({fontSize, fontWeight}) => parseFloat(fontSize) >= (fontWeight >= 700 ? 18.66 : 24);
    const passedOver = ":disabled, [aria-disabled=true], [aria-hidden=true], canvas, script, style, noscript";
    const isRead = (element) =>
        [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim())
        && !element.closest(passedOver) && element.checkVisibility({visibilityProperty: true, opacityProperty: true})
        && element.getBoundingClientRect().width > 1;
    const read = [...document.body.querySelectorAll("*")].filter(isRead).map((element) => {
        const found = Math.min(...grounds(element).map((below) => contrast(over(ink(element), below), below)));
        return {text: element.textContent.trim().slice(0, 60), found, wanted: isLarge(getComputedStyle(element)) ? 3 : 4.5};
    });
    return {number: read.length, faint: read.filter(({found, wanted}) => found < wanted)
        .map(({text, found}) => `${text}: ${found.toFixed(2)}`)};
}"""
)

FAINT_RANGES = (
    f"() => {{{COLOURS}"
    + """
    const drawn = (part, colour) => {
        const style = getComputedStyle(part), [red, green, blue, alpha] = rgba(style[colour]);
        return [red, green, blue, alpha * opacity(part) * style[`${colour}Opacity`]];
    };
    const grounds = (part) => {
        const plot = part.closest(".js-plotly-plot"), page = ground(plot);
        const bars = part.closest(".errorbar") ? [...plot.querySelectorAll(".barlayer .point > path")] : [];
        return [page, ...bars.map((bar) => over(drawn(bar, "fill"), page))];
    };
    return [...document.querySelectorAll(".js-plotly-plot :is(.errorbar path, .js-line)")]
        .filter((part) => parseFloat(getComputedStyle(part).strokeWidth))
        .map((part) => Math.min(...grounds(part).map((below) => contrast(over(drawn(part, "stroke"), below), below))))
        .filter((found) => found < 3).map((found) => `range or line of a chart: ${found.toFixed(2)}`);
}"""
)

STICKING_OUT = """() => {
    const scrolls = (element) => element.scrollWidth > element.clientWidth + 1;
    const name = (element) => `${element.dataset.testid ?? element.tagName} ${element.textContent.trim().slice(0, 40)}`;
    const boxes = [document.documentElement, document.body, ...document.querySelectorAll("[data-testid=stMain]")];
    const wide = boxes.filter(scrolls).map(name);
    const within = (element) => {
        for (let around = element.parentElement; around; around = around.parentElement) {
            const isScroller = ["auto", "scroll"].includes(getComputedStyle(around).overflowX) && scrolls(around);
            if (isScroller && around.dataset.testid !== "stMain") return true;
        }
        return false;
    };
    const parts = document.querySelectorAll("[data-testid=stMain] :is(p, h1, h2, h3, button, input, textarea, svg, canvas, td)");
    const beyond = [...parts].filter((part) => {
        const {left, right, width} = part.getBoundingClientRect();
        return part.checkVisibility() && width > 1 && (left < -1 || right > innerWidth + 1) && !within(part);
    });
    const isCut = (part) => part.textContent.trim() && part.checkVisibility()
        && getComputedStyle(part).textOverflow === "ellipsis" && scrolls(part);
    const cut = [...document.querySelectorAll("[data-testid=stMain] *")].filter(isCut);
    return [...wide, ...beyond.map(name), ...cut.map(name)];
}"""

DARKNESS = """() => {
    const colour = getComputedStyle(document.querySelector("[data-testid=stApp]")).backgroundColor;
    return Math.max(...colour.match(/[0-9.]+/g).slice(0, 3).map(Number));
}"""


def faint_texts(page: Page) -> list[str]:
    """Texts with less contrast than WCAG 2.2 AA asks for (1.4.3), with the contrast they have.

    Those of the charts are among them, also where they stand on a bar or an area; what is painted on a canvas is not.
    """
    seen = page.evaluate(FAINT_TEXT)
    assert seen["number"] > 10, "a page without text proves nothing"
    faint: list[str] = seen["faint"]
    return faint


def faint_ranges(page: Page) -> list[str]:
    """Ranges and lines of charts with less than 3:1 to the page or to a bar they may cross (WCAG 2.2, 1.4.11)."""
    faint: list[str] = page.evaluate(FAINT_RANGES)
    return faint


def sticking_out(page: Page) -> list[str]:
    """What makes the page scroll sideways, lies beyond its edge and not in a part that scrolls by itself, or is cut short."""
    found: list[str] = page.evaluate(STICKING_OUT)
    return found


def brightest_part_of_background(page: Page) -> float:
    """0 is black, 255 the full strength of a colour."""
    value: float = page.evaluate(DARKNESS)
    return value


def barriers(page: Page) -> list[str]:
    """What axe finds that keeps people from using the page, each with the part of the page it is about."""
    found = Axe().run(page).response["violations"]
    hard = [rule for rule in found if rule["impact"] in BARRIERS]
    return [f"{rule['id']} ({rule['impact']}): {part['html'][:120]}" for rule in hard for part in rule["nodes"]]
