"""Tables written as a web page or as the XML of old spreadsheets: many tills save these under the name of a workbook.

Read from "<" to "<", which takes as long as the page is, whatever is left open in it; a library parser can take
hours over a page of open tags.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from html import unescape

from cltv_core.opening import limits
from cltv_core.opening.codes import Foreign, Refusal, Unopened
from cltv_core.opening.encodings import to_utf8
from cltv_core.opening.parts import Text

_ROW = frozenset({"tr", "row"})
_CELL = frozenset({"td", "th", "cell"})
_UNSHOWN = frozenset({"script", "style"})
_CLOSED_BY = {"!--": "-->", "![CDATA[": "]]>"}
_NAME = re.compile(r"/?[a-zA-Z][\w:-]*")
_PLACE = re.compile(r'\bss:Index="(\d{1,4})"', re.IGNORECASE)
_LEAST_COLUMNS = 3

Row = list[str]


def largest_table(name: str, data: bytes) -> Text:
    """Write the table with the most filled cells as tab-separated text.

    Raises
    ------
    Refusal
        Where no table has two rows of three columns, or one is larger than tables of sales are.
    """
    tables = _Tables(name)
    for count, (tag, attributes, text) in enumerate(_tags(to_utf8(data).decode("utf-8", errors="replace"))):
        if count > limits.MAX_TAGS:
            raise Refusal(Unopened.TOO_MANY_CELLS, name)
        tables.add(tag, attributes, text)
    rows = max(tables.found, key=_filled, default=[])
    if sum(len(row) >= _LEAST_COLUMNS for row in rows) < 2:
        raise Refusal(Foreign.WEB_PAGE, name)
    written = io.StringIO(newline="")
    csv.writer(written, delimiter="\t", lineterminator="\n").writerows(rows)
    return Text(name, written.getvalue().encode("utf-8"))


def _filled(rows: Sequence[Row]) -> int:
    return sum(bool(cell) for row in rows for cell in row)


def _tags(page: str) -> Iterator[tuple[str, str, str]]:
    """Yield each tag in lower case ("/td" where it ends), its attributes and the text behind it.

    Comments, scripts and styles are left out.
    """
    skipped_to, closing = "", ""
    for piece in _pieces(page):
        if closing:
            inside, found, behind = piece.partition(closing)
            shown = "<" + inside if closing == "]]>" else ""
            closing = "" if found else closing
            yield "", "", shown + behind
            continue
        opened = next((start for start in _CLOSED_BY if piece.startswith(start)), None)
        if opened and not skipped_to:
            inside, found, behind = piece.removeprefix(opened).partition(_CLOSED_BY[opened])
            closing = "" if found else _CLOSED_BY[opened]
            yield "", "", (inside if opened != "!--" else "") + behind
            continue
        name = _NAME.match(piece)
        tag = name[0].lower() if name else ""
        if not skipped_to or tag == skipped_to:
            skipped_to = f"/{tag}" if tag in _UNSHOWN else ""
            attributes, _, text = piece.partition(">")
            yield tag, attributes, "" if skipped_to else unescape(text)


def _pieces(page: str) -> Iterator[str]:
    """Yield what stands between one "<" and the next; a list of them would take many times the page's memory."""
    start = page.find("<") + 1
    while start:
        end = page.find("<", start)
        yield page[start:] if end < 0 else page[start:end]
        start = end + 1


class _Tables:
    """All tables of a page; one inside a cell of another is a table of its own."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.found: list[list[Row]] = []
        self._open: list[list[Row]] = []
        self._text: list[str] | None = None

    def add(self, tag: str, attributes: str, text: str) -> None:
        name = tag.removeprefix("/")
        if name == "table" or name in _ROW or name in _CELL:
            self._end_cell()
        if tag == "table":
            self._open.append([])
            self.found.append(self._open[-1])
        elif tag == "/table":
            del self._open[-1:]
        elif tag in _ROW and self._open:
            self._open[-1].append([])
        elif tag in _CELL and self._open and self._open[-1]:
            self._skip_to(_PLACE.search(attributes))
            self._text = []
            if len(self._open[-1][-1]) >= limits.MAX_COLUMNS:
                raise Refusal(Unopened.TOO_MANY_CELLS, self._name)
        if self._text is not None:
            self._text.append(" " + text if name in {"br", "p", "div"} else text)

    def _end_cell(self) -> None:
        if self._text is not None:
            self._open[-1][-1].append(" ".join("".join(self._text).split()))
        self._text = None

    def _skip_to(self, place: re.Match[str] | None) -> None:
        """Old spreadsheets leave out empty cells and say in which column the next one stands."""
        if place:
            row = self._open[-1][-1]
            row.extend([""] * (min(int(place[1]), limits.MAX_COLUMNS) - 1 - len(row)))
