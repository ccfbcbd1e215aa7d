"""A CSV file as a workbook as spreadsheet programs write it: one sheet, shared strings, real dates.

Usage: workbook.py FILE OUT.xlsx
"""

from __future__ import annotations

import csv
import re
import sys
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
    '"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    + "".join(
        f'<Override PartName="/xl/{part}.xml" ContentType="{SPREADSHEET}.{kind}+xml"/>'
        for part, kind in (("worksheets/sheet1", "worksheet"), ("styles", "styles"), ("sharedStrings", "sharedStrings"))
    )
    + "</Types>",
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
    f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
    '<sheet name="Sales" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
    f'Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{OFFICE}/styles" '
    f'Target="styles.xml"/><Relationship Id="r3" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
    "</Relationships>",
    "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts>'
    '<fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="2"><xf numFmtId="0"/>'
    '<xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>',
}
NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d+)?")
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}")


def sheet(rows: Iterator[list[str]], strings: dict[str, int]) -> Iterator[str]:
    yield f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{MAIN}"><sheetData>'
    for number, row in enumerate(rows, start=1):
        cells = (cell_xml(f"{chr(65 + column)}{number}", text, strings) for column, text in enumerate(row) if text)
        yield f'<row r="{number}">{"".join(cells)}</row>'
    yield "</sheetData></worksheet>"


def cell_xml(place: str, text: str, strings: dict[str, int]) -> str:
    if NUMBER.fullmatch(text):
        return f'<c r="{place}"><v>{text}</v></c>'
    if MOMENT.fullmatch(text):
        since = datetime.fromisoformat(text) - datetime(1899, 12, 30)
        return f'<c r="{place}" s="1"><v>{since.total_seconds() / 86400:.15g}</v></c>'
    return f'<c r="{place}" t="s"><v>{strings.setdefault(text, len(strings))}</v></c>'


def main(path: str, out: str) -> None:
    strings: dict[str, int] = {}
    with (
        Path(path).open(encoding="utf-8", newline="") as file,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive,
    ):
        for name, part in PARTS.items():
            archive.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + part)
        with archive.open("xl/worksheets/sheet1.xml", "w") as member:
            member.writelines(part.encode() for part in sheet(csv.reader(file), strings))
        table = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in strings)
        archive.writestr("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}">{table}</sst>')


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
